"""The program as a person or another program calls it: a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

DECK = """title: Länder
questions:
  - id: hanoi
    question: Wie heißt die Hauptstadt von Vietnam?
    answer: Hanoi
  - id: vientiane
    question: Wie heißt die Hauptstadt von Laos?
    answer: Vientiane
"""

BROKEN = "title: Kaputt\nquestions:\n  - question: Was?\n    anwser: 5\n"


def environment(home: Path, **more: str) -> dict[str, str]:
    """Return the environment for a home folder, speaking English, without what the tester has set."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("QUIZAPP", "LC_", "PYTEST"))
    }
    return {**kept, "LANGUAGE": "", "LANG": "en_US.UTF-8", "QUIZAPP_HOME": str(home), **more}


def quizapp(
    *arguments: str | Path, home: Path, lines: str | bytes = "", cwd: Path | None = None, **environ: str
) -> subprocess.CompletedProcess[str]:
    """Run the program in a folder of its own until it ends; in and out are UTF-8."""
    folder = cwd or home.parent / "elsewhere"
    folder.mkdir(exist_ok=True)
    done = subprocess.run(
        [sys.executable, "-m", "quizapp", *map(str, arguments)],
        input=lines if isinstance(lines, bytes) else lines.encode(),
        capture_output=True,
        check=False,
        cwd=folder,
        env=environment(home, **environ),
        timeout=60,
    )
    assert b"Traceback" not in done.stderr, done.stderr.decode()
    return subprocess.CompletedProcess(
        done.args, done.returncode, done.stdout.decode(), done.stderr.decode("utf-8", "replace")
    )
