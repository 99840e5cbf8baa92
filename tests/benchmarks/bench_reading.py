"""How fast question files are read, as ratios within one run. By hand: python tests/benchmarks/bench_reading.py

(a) 100,000 questions in 50 files: `load_deck` over all of them, and `Index.refresh` from nothing, against
    `yaml.load(Loader=CSafeLoader)` over the same files, which keeps what it has read. Time and peak memory,
    each in its own process. Goals: 0.6 times the time, 0.45 times the memory.
(b) one changed file among 4,000 with 100,000 questions: from the beginning of `refresh` to its items, in
    a process that has not read anything yet, imports included. Goal: 100 ms. Beside it with nothing changed.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

QUESTIONS = 100_000
ROUNDS = 5
TEXT = (
    "Nordkorea Vietnam Russland Öl Sanktionen Treffen September Militärhilfe Regierung behauptet laut Briefing "
    "Kreml deutlich später gegenüber wird wurde soll Präsident Ölfeld Gemeinschaftsunternehmen strategisch "
    "Beziehungen Spannungen Halbinsel Außenministerium während über zwischen Lieferung Munition"
)
WORDS = TEXT.split()


def words(rng: random.Random, count: int) -> str:
    return " ".join(rng.choice(WORDS) for _ in range(count))


def question(rng: random.Random, number: int) -> str:
    """Return one question of about 480 bytes, mostly single choice, some of the other kinds."""
    common = f"    explanation: {words(rng, 10)}.\n    source: {words(rng, 8)}\n    tags: [{words(rng, 1)}, Asien]\n"
    kind = number % 10
    if kind < 6:
        wrong = "".join(f"      - {words(rng, 3)} {letter}\n" for letter in "abc")
        asked = f"  - question: {words(rng, 8)} {number}?\n    answer: {words(rng, 3)} {number}\n    wrong:\n{wrong}"
    elif kind == 6:
        asked = f"  - statement: {words(rng, 22)} {number}.\n    correct: {'ja' if number % 20 else 'no'}\n"
    elif kind == 7:
        asked = f"  - gap: {words(rng, 10)} __{words(rng, 1)}|Öl__ {words(rng, 8)} {number}.\n"
    elif kind == 8:
        asked = f"  - question: {words(rng, 18)} {number}?\n    answer: {words(rng, 2)}\n    also:\n      - {words(rng, 2)} x\n"
    else:
        asked = f"  - question: {words(rng, 20)} {number}?\n    number: {number},5\n    tolerance: 10 %\n    unit: Tonnen\n"
    return asked + common


def write_files(folder: Path, files: int) -> None:
    rng = random.Random(7)
    each = QUESTIONS // files
    for index in range(files):
        text = "".join(question(rng, index * each + number) for number in range(each))
        path = folder / f"deck-{index:04}.yaml"
        path.write_text(f"title: Stapel {index}\nlanguage: de\nquestions:\n{text}", encoding="utf-8")
        old = time.time() - 3600
        os.utime(path, (old, old))


def measured(task: str, *arguments: str) -> dict[str, float]:
    """Run a task of this file in its own process; return its times in seconds and peak memory in MB."""
    command = [sys.executable, __file__, task, *arguments]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def best_of(*tasks: tuple[str, ...]) -> list[dict[str, float]]:
    """Run the tasks in turn, several rounds; return the best time and memory of each."""
    rounds = [[measured(*task) for task in tasks] for _ in range(ROUNDS)]
    return [{name: min(run[name] for run in runs) for name in runs[0]} for runs in zip(*rounds, strict=True)]


def peak() -> float:
    """Return the peak memory of this process in MB."""
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used / (1024 * 1024 if sys.platform == "darwin" else 1024)


def task_yaml(folder: str) -> dict[str, float]:
    import yaml

    begun = time.perf_counter()
    kept = []
    for path in sorted(Path(folder).glob("*.yaml")):
        kept.append(yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader))
    return {"seconds": time.perf_counter() - begun, "peak": peak()}


def task_load(folder: str) -> dict[str, float]:
    from quizapp.bank.reader import load_deck

    begun = time.perf_counter()
    kept = [load_deck(path) for path in sorted(Path(folder).glob("*.yaml"))]
    seconds = time.perf_counter() - begun
    assert sum(len(reading.deck.entries) for reading in kept if reading.deck) == QUESTIONS, "all are read"
    assert not any(reading.problems for reading in kept)
    return {"seconds": seconds, "peak": peak()}


def task_check(folder: str) -> dict[str, float]:
    from quizapp.bank.reader import load_deck

    begun = time.perf_counter()
    kept = [load_deck(path).problems for path in sorted(Path(folder).glob("*.yaml"))]
    seconds = time.perf_counter() - begun
    assert not any(kept)
    return {"seconds": seconds, "peak": peak()}


def task_index(folder: str, cache: str) -> dict[str, float]:
    from quizapp.bank.index import open_index

    Path(cache).unlink(missing_ok=True)
    begun = time.perf_counter()
    with open_index(Path(cache)) as index:
        index.refresh([Path(folder)])
        seconds = time.perf_counter() - begun
        assert sum(deck.items for deck in index.decks()) == QUESTIONS
    return {"seconds": seconds, "peak": peak()}


def task_refresh(folder: str, cache: str, changed: str) -> dict[str, float]:
    from quizapp.bank.index import open_index

    begun = time.perf_counter()
    with open_index(Path(cache)) as index:
        opened = time.perf_counter()
        index.refresh([Path(folder)])
        refreshed = time.perf_counter()
        decks = index.decks()
        listed = time.perf_counter()
        items = index.deck_items(Path(changed).stem)
        done = time.perf_counter()
    assert len(decks) == 4000
    assert len(items) == QUESTIONS // 4000
    return {
        "open": opened - begun,
        "refresh": refreshed - opened,
        "decks": listed - refreshed,
        "items": done - listed,
        "seconds": done - begun,
        "peak": peak(),
    }


def compare(folder: Path) -> None:
    few = folder / "few"
    few.mkdir()
    write_files(few, 50)
    size = sum(path.stat().st_size for path in few.iterdir()) / 1e6
    print(f"(a) {QUESTIONS:,} questions in 50 files, {size:.0f} MB, best of {ROUNDS} rounds")
    base, load, check, index = best_of(
        ("yaml", str(few)),
        ("load", str(few)),
        ("check", str(few)),
        ("index", str(few), str(folder / "few.db")),
    )
    print(
        f"    yaml.load(CSafeLoader), all kept {base['seconds']:6.2f} s               {base['peak']:5.0f} MB"
    )
    for name, run in (
        ("load_deck, all decks kept", load),
        ("load_deck, problems kept", check),
        ("Index.refresh from nothing", index),
    ):
        seconds, memory = run["seconds"] / base["seconds"], run["peak"] / base["peak"]
        print(
            f"    {name:<32} {run['seconds']:6.2f} s = {seconds:.2f} (0.60)"
            f"  {run['peak']:5.0f} MB = {memory:.2f} (0.45)"
        )


def change_one(folder: Path) -> None:
    many, cache = folder / "many", str(folder / "many.db")
    many.mkdir()
    write_files(many, 4000)
    print(f"(b) {QUESTIONS:,} questions in 4,000 files, best of {ROUNDS} rounds")
    first = measured("refresh", str(many), cache, "deck-0000")
    print(f"    from nothing      {first['seconds'] * 1000:7.0f} ms")
    warm, changed = [], []
    for index in range(ROUNDS):
        warm.append(measured("refresh", str(many), cache, "deck-0000"))
        path = many / f"deck-{1000 + index}.yaml"
        path.write_text(path.read_text(encoding="utf-8").replace("?", "??"), encoding="utf-8")
        changed.append(measured("refresh", str(many), cache, str(path)))
    for name, runs in (("nothing changed", warm), ("one file changed", changed)):
        run = min(runs, key=lambda run: run["refresh"])
        usable = (run["refresh"] + run["items"]) * 1000
        parts = ", ".join(f"{part} {run[part] * 1000:.0f}" for part in ("open", "refresh", "items", "decks"))
        print(f"    {name:<17} {usable:7.0f} ms (100)   {parts}   {run['peak']:.0f} MB")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        compare(Path(folder))
        change_one(Path(folder))


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(globals()[f"task_{sys.argv[1]}"](*sys.argv[2:])))
    else:
        main()
