"""How long `quizapp check` takes with all rules, as ratios. By hand: python tests/benchmarks/bench_check.py

10,000 questions in four files, each with a briefing that its passages are sought in: the whole command, and
within a process only reading and checking, against `yaml.load(Loader=CSafeLoader)` over the same files, each
in a fresh process and in turn. Two banks: one of few words, which by chance stand in stems, keys and hints
alike, so that one question in four has a problem, and one of as many words as people have. Goals: 1.5 times
the time, 150 MB.
"""

from __future__ import annotations

import contextlib
import io
import json
import random
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from bench_reading import WORDS, peak

QUESTIONS = 10_000
FILES = 4
ROUNDS = 5
SYLLABLES = [
    "ba",
    "de",
    "fi",
    "go",
    "ku",
    "la",
    "me",
    "ni",
    "po",
    "ru",
    "sa",
    "te",
    "vi",
    "wo",
    "zu",
    "schaft",
    "lich",
    "ung",
    "heim",
    "tal",
    "öl",
    "mü",
]
HEDGES = ("soll", "könnte", "angeblich", "voraussichtlich")


class Author(random.Random):
    """Chance, and the words that a bank is written in."""

    def __init__(self, vocabulary: list[str]) -> None:
        super().__init__(7)
        self.vocabulary = vocabulary


def many_words() -> list[str]:
    rng = random.Random(7)
    return ["".join(rng.choices(SYLLABLES, k=rng.randint(2, 4))).capitalize() for _ in range(20_000)]


def words(rng: Author, count: int) -> str:
    return " ".join(rng.choice(rng.vocabulary) for _ in range(count))


def sentence(rng: Author, number: int) -> str:
    hedge = f"{rng.choice(HEDGES)} " if number % 4 == 0 else ""
    return f"{words(rng, 5)} {hedge}{words(rng, 6)} {number}."


def question(rng: Author, number: int, source: str) -> str:
    """Return one question of about 480 bytes, of every kind, some with something to remark on."""
    common = f"    explanation: {words(rng, 10)}.\n    hint: {words(rng, 4)}\n    source: {source}\n"
    kind = number % 10
    if kind < 5:
        wrong = "".join(f"      - {words(rng, 3)} {letter}\n" for letter in "abc")
        return f"  - question: Was ist {words(rng, 8)} {number}?\n    answer: {words(rng, 3)} {number}\n    wrong:\n{wrong}{common}"
    if kind == 5:
        return f"  - question: {words(rng, 8)} {number}?\n    answers: [{words(rng, 2)} x, {words(rng, 2)} y]\n    wrong: [{words(rng, 2)} z, {words(rng, 2)} w]\n{common}"
    if kind == 6:
        return f"  - statement: {words(rng, 14)} {number}.\n    correct: {'ja' if number % 20 == 6 else 'no'}\n{common}"
    if kind == 7:
        return f"  - gap: {words(rng, 10)} __{words(rng, 1)}|Öl__ {words(rng, 8)} {number}.\n{common}"
    if kind == 8:
        return f"  - question: {words(rng, 12)} {number}?\n    answer: {words(rng, 2)}\n    also:\n      - {words(rng, 2)} x\n{common}"
    return f"  - question: {words(rng, 14)} {number}?\n    number: {number},5\n    tolerance: 10 %\n    unit: Tonnen\n{common}"


def write_files(folder: Path, vocabulary: list[str]) -> None:
    rng = Author(vocabulary)
    each = QUESTIONS // FILES
    for index in range(FILES):
        sentences = [sentence(rng, number) for number in range(150)]
        text = "".join(question(rng, number, rng.choice(sentences)) for number in range(each))
        (folder / f"deck-{index}.md").write_text("\n\n".join(sentences), encoding="utf-8")
        head = f"title: Stapel {index}\nlanguage: de\narticle: deck-{index}.md\nquestions:\n"
        (folder / f"deck-{index}.yaml").write_text(head + text, encoding="utf-8")


def task_yaml(folder: str) -> dict[str, float]:
    import yaml

    begun = time.perf_counter()
    kept = [
        yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader) for path in sorted(Path(folder).glob("*.yaml"))
    ]
    assert len(kept) == FILES
    return {"seconds": time.perf_counter() - begun, "peak": peak()}


def task_read(folder: str) -> dict[str, float]:
    from quizapp.bank.reader import load_deck

    begun = time.perf_counter()
    for path in sorted(Path(folder).glob("*.yaml")):
        assert load_deck(path).deck
    return {"seconds": time.perf_counter() - begun, "peak": peak()}


def task_check(folder: str) -> dict[str, float]:
    from quizapp.cli.check import check_files

    begun = time.perf_counter()
    found = sum(len(checked.problems) for checked in check_files([Path(folder)]))
    return {"seconds": time.perf_counter() - begun, "peak": peak(), "found": found}


def task_command(folder: str) -> dict[str, float]:
    """Run the command as from a shell, what it imports included, but not the start of Python."""
    begun = time.perf_counter()
    from quizapp.cli.run import run

    with contextlib.redirect_stdout(io.StringIO()) as out:
        run(["check", folder])
    return {
        "seconds": time.perf_counter() - begun,
        "peak": peak(),
        "found": out.getvalue().count("\n  --> "),
    }


def main() -> None:
    for vocabulary in (WORDS, many_words()):
        measure(vocabulary)
    print("    goals for the command: 1.50, 150 MB")


def measure(vocabulary: list[str]) -> None:
    """Write a bank, and print what was measured over it."""
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as compiled:
        write_files(Path(folder), vocabulary)
        size = sum(path.stat().st_size for path in Path(folder).glob("*.yaml")) / 1e6
        names = ("yaml", "read", "check", "command")
        rounds = [[measured(name, folder, compiled) for name in names] for _ in range(ROUNDS)]
    print(
        f"{QUESTIONS:,} questions in {FILES} files, {size:.1f} MB, {len(vocabulary):,} words, best of {ROUNDS}"
    )
    best = [{key: min(run[key] for run in runs) for key in runs[0]} for runs in zip(*rounds, strict=True)]
    for name, run in zip(names, best, strict=True):
        ratio = run["seconds"] / best[0]["seconds"]
        found = f"   {run['found']:.0f} problems" if "found" in run else ""
        print(f"    {name:<8} {run['seconds'] * 1000:6.0f} ms = {ratio:.2f} {run['peak']:6.0f} MB{found}")


def measured(task: str, folder: str, compiled: str) -> dict[str, float]:
    """Run a task of this file in a process of its own, with compiled modules as an installed app has."""
    import os
    import subprocess

    surroundings = {**os.environ, "PYTHONPYCACHEPREFIX": compiled, "PYTHONDONTWRITEBYTECODE": ""}
    command = [sys.executable, __file__, task, folder]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=surroundings)
    return json.loads(done.stdout)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(globals()[f"task_{sys.argv[1]}"](*sys.argv[2:])))
    else:
        main()
