"""The program as a process that speaks JSON lines."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Any

DECK = "title: Zählen\nid: zaehlen\nas_of: 2099-01-01\nquestions:\n" + "".join(
    f"  - id: zahl-{number}\n    question: Welche Zahl folgt auf {number}?\n    answer: wort{number}\n"
    for number in range(400)
)


def environ(home: Path) -> dict[str, str]:
    variables = {name: value for name, value in os.environ.items() if not name.startswith(("QUIZAPP", "LC_"))}
    return variables | {"QUIZAPP_HOME": str(home), "LANG": "de_DE.UTF-8", "LANGUAGE": ""}


def run(home: Path, *arguments: str, text: str = "") -> subprocess.CompletedProcess[str]:
    """Run a command to its end."""
    return subprocess.run(
        [sys.executable, "-m", "quizapp", *arguments],
        input=text,
        capture_output=True,
        encoding="utf-8",
        cwd=home,
        env=environ(home),
        timeout=60,
        check=False,
    )


def attempts(home: Path) -> list[dict[str, Any]]:
    """Return the attempts in the log."""
    exported = run(home, "progress", "export")
    assert exported.returncode == 0, exported.stderr
    records = [json.loads(line) for line in exported.stdout.splitlines()]
    return [record for record in records if record["kind"] == "attempted"]


class Conversation:
    """A session in `--plain --format json`: events come in, responses go out."""

    def __init__(self, home: Path, *arguments: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "quizapp", *arguments, "--plain", "--format", "json"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            cwd=home,
            env=environ(home),
        )

    def __enter__(self) -> Conversation:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.process.kill()
        self.process.communicate()

    def event(self) -> dict[str, Any]:
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        if not line:
            raise EOFError(self.process.stderr.read() if self.process.stderr else "")
        event: dict[str, Any] = json.loads(line)
        return event

    def respond(self, text: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(text + "\n")
        self.process.stdin.flush()
