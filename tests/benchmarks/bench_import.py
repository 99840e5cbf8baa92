"""How fast a big Anki package is read, against Anki itself. By hand: python tests/benchmarks/bench_import.py

50,000 notes (basic, both directions, typed, gaps) in one package of the current and one of the old format,
made by the `anki` package. Ours is `exchange.anki.load` with a progress callback, Anki's is
`import_anki_package` into a fresh collection; alternating, each in its own process, best of some rounds.
Goal: at most 3 times Anki's time, 200 MB.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
import time
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

from bench_reading import words

NOTES = 50_000
ROUNDS = 5


def measured(task: str, path: Path) -> dict[str, float]:
    """Run a task of this file in its own process; return its time in seconds and peak memory in MB."""
    command = [sys.executable, __file__, task, str(path)]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def peak() -> float:
    """Return the peak memory of this process in MB, without what its parent had when it was started."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmHWM"):
            return int(line.split()[1]) / 1024
    raise OSError("this needs Linux")


def task_make(made: str) -> None:
    """Write the packages with Anki."""
    folder = Path(made)
    from anki.collection import AddNoteRequest, Collection, ExportAnkiPackageOptions

    rng = random.Random(7)
    collection = Collection(str(folder / "made.anki2"))
    deck = collection.decks.id("Weltpolitik")
    names = ("Basic", "Basic (and reversed card)", "Basic (type in the answer)", "Cloze")
    types = [collection.models.by_name(name) for name in names]
    requests = []
    for number in range(NOTES):
        notetype = types[number % len(types)]
        note = collection.new_note(notetype)
        if notetype["name"] == "Cloze":
            gaps = f"{{{{c1::{words(rng, 1)}}}}} {words(rng, 3)} {{{{c2::{words(rng, 2)}::Hinweis}}}}"
            note.fields = [f"{words(rng, 6)} {gaps} {number}.", f"<i>{words(rng, 5)}</i>"]
        else:
            back = (
                f"{words(rng, 12)}<br>{words(rng, 8)} &amp; mehr"
                if number % 8
                else f"{words(rng, 2)} {number}"
            )
            note.fields = [f"<div>{words(rng, 8)} <b>{words(rng, 1)}</b> {number}?</div>", back]
        note.tags = [words(rng, 1), "Asien"]
        requests.append(AddNoteRequest(note, deck))
    collection.add_notes(requests)
    for legacy in (True, False):
        collection.export_anki_package(
            out_path=str(folder / ("old.apkg" if legacy else "new.apkg")),
            options=ExportAnkiPackageOptions(legacy=legacy),
            limit=None,
        )
    collection.close()


def task_ours(path: str) -> dict[str, float]:
    begun = time.perf_counter()
    from quizapp.exchange.anki import load

    told: list[int] = []
    imported = load(Path(path), lambda done, _total: told.append(done))
    seconds = time.perf_counter() - begun
    assert len(imported.deck.entries) == NOTES, "every note is an entry"
    assert len(told) == 100
    return {"seconds": seconds, "peak": peak()}


def task_anki(path: str) -> dict[str, float]:
    from anki.collection import Collection, ImportAnkiPackageRequest

    with tempfile.TemporaryDirectory() as folder:
        collection = Collection(str(Path(folder) / "fresh.anki2"))
        begun = time.perf_counter()
        collection.import_anki_package(ImportAnkiPackageRequest(package_path=path))
        seconds = time.perf_counter() - begun
        assert collection.note_count() == NOTES
        collection.close()
    return {"seconds": seconds, "peak": peak()}


def task_command(path: str) -> dict[str, float]:
    """Run the whole command in this process, its start included by the one who measures."""
    from quizapp.cli.run import run

    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "big.yaml"
        with Path(folder, "said").open("w") as said, redirect_stdout(said), redirect_stderr(said):
            assert run(["import", path, "-o", str(target)]) == 0
        assert target.exists()
    return {"peak": peak()}


def whole(task: str, path: Path) -> dict[str, float]:
    """Return a process' whole time, from its start to its end, and its peak memory."""
    begun = time.perf_counter()
    found = measured(task, path)
    return {**found, "seconds": time.perf_counter() - begun}


def main() -> None:
    with tempfile.TemporaryDirectory() as made:
        subprocess.run([sys.executable, __file__, "make", made], check=True, stdout=subprocess.DEVNULL)
        for name in ("new", "old"):
            path = Path(made) / f"{name}.apkg"
            rounds = [(measured("anki", path), measured("ours", path)) for _ in range(ROUNDS)]
            anki, ours = (min(run["seconds"] for run in runs) for runs in zip(*rounds, strict=True))
            memory = max(run["peak"] for _, run in rounds)
            print(
                f"{NOTES:,} notes, {name} format, {path.stat().st_size / 1e6:.1f} MB, best of {ROUNDS} rounds"
            )
            print(
                f"    anki {anki:5.2f} s   ours {ours:5.2f} s = {ours / anki:.2f} (3.00)   {memory:.0f} MB (200)"
            )
            rounds = [(whole("anki", path), whole("command", path)) for _ in range(ROUNDS)]
            anki, ours = (min(run["seconds"] for run in runs) for runs in zip(*rounds, strict=True))
            memory = max(run["peak"] for _, run in rounds)
            print(
                f"    whole process: anki {anki:5.2f} s   quizapp import {ours:5.2f} s = {ours / anki:.2f} (3.00)"
                f"   {memory:.0f} MB (200)"
            )


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(globals()[f"task_{sys.argv[1]}"](*sys.argv[2:])))
    else:
        main()
