"""Process start to the first item on the screen, in a pseudo terminal, against bare Textual apps.

Run: ``python tests/benchmarks/bench_start.py``. Prints medians in milliseconds and their ratio to ``same``, a bare app
with the same widgets (the goal is at most 1.3), and to ``floor``, one with as many of Textual's own. The programs take
turns, since the machine's speed drifts.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from banks import write_bank
from process import middle, python, seconds_until

FLOOR = python(Path(__file__).with_name("bare.py"))
SAME = python(Path(__file__).with_name("same.py"))
ROUNDS = int(os.environ.get("ROUNDS", "15"))


def measure(files: int, each: int) -> None:
    """Compare the two for a bank of this size, its index warm."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        write_bank(home / "questions", files, each)
        environ = {"QUIZAPP_HOME": str(home), "LANG": "de_DE.UTF-8", "TERM": "xterm-256color"}
        subprocess.run(
            python("-m", "quizapp", "decks", "--format", "json"),
            env=os.environ | environ,
            cwd=home,
            check=True,
            stdout=subprocess.DEVNULL,
        )
        commands = {
            "floor": (FLOOR, "Stamm-0"),
            "same": (SAME, "Stamm-0"),
            "learn": (python("-m", "quizapp", "learn"), "Stamm-"),
            "home": (python("-m", "quizapp"), "Stapel 0"),
        }
        seconds: dict[str, list[float]] = {name: [] for name in commands}
        for round_number in range(ROUNDS + 1):
            for name, (command, text) in commands.items():
                took = seconds_until(command, text, environ)
                if round_number:
                    seconds[name].append(took)
        floor, same = middle(seconds["floor"]), middle(seconds["same"])
        for name, taken in seconds.items():
            print(
                f"{files * each:>7} items in {files:>4} files  {name:5} {middle(taken):7.1f} ms"
                f"  to same {middle(taken) / same:.2f}  to floor {middle(taken) / floor:.2f}"
            )
        sys.stdout.flush()


if __name__ == "__main__":
    measure(4, 25)
    measure(4000, 25)
