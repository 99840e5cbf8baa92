"""How long building a question file takes beyond Python's start. By hand: python tests/benchmarks/bench_build.py [BRIEFING …]

Prints the median in milliseconds of `python -c pass`, of the command, and of what it takes more (goal: at most 300 ms). The
two take turns, since the machine's speed drifts. Without names, the briefings of the tests are built, and texts of up to 1 MiB,
the largest that is read, which take more in proportion to their size at most.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from process import middle, python

BRIEFINGS = Path(__file__).parents[1] / "authoring" / "briefings"
ROUNDS = int(os.environ.get("ROUNDS", "15"))


def seconds(command: list[str], home: str) -> float:
    began = time.perf_counter()
    subprocess.run(command, env=os.environ | {"QUIZAPP_HOME": home}, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def measure(path: Path) -> None:
    """Compare building one briefing with starting Python."""
    with tempfile.TemporaryDirectory() as home:
        bare, built = [], []
        for number in range(ROUNDS + 1):
            pair = seconds(python("-c", "pass"), home), seconds(python("-m", "quizapp", "build", path), home)
            if number:
                bare.append(pair[0])
                built.append(pair[1])
    more = middle(built) - middle(bare)
    print(f"{path.name:24} python {middle(bare):6.1f} ms  build {middle(built):6.1f} ms  more {more:6.1f} ms")


def big(kilobytes: int, folder: str) -> Path:
    """Write a briefing of a given size: its sentences in one line, and below them in lines of their own."""
    sentence = "Die Regierung von Peru hat im Jahr 2019 den Hafen von Lima für 300 Millionen Dollar gebaut."
    half = kilobytes * 1024 // 2 // (len(sentence.encode()) + 1)
    path = Path(folder) / f"{kilobytes} KiB.txt"
    lines = f"{sentence} " * half + "\n" + f"{sentence}\n" * half
    path.write_text(f"Perus Hafen\n{lines}Schlüsselerkenntnisse\n- Peru baut den Hafen von Lima\n", "utf-8")
    return path


if __name__ == "__main__":
    for name in sys.argv[1:] or sorted(BRIEFINGS.iterdir()):
        measure(Path(name))
    if not sys.argv[1:]:
        with tempfile.TemporaryDirectory() as folder:
            for kilobytes in (250, 500, 1000):
                measure(big(kilobytes, folder))
