"""Timing a program in a pseudo terminal, from its start until a text is painted."""

from __future__ import annotations

import os
import statistics
import sys
import time
from pathlib import Path

import pexpect


def seconds_until(
    command: list[str], text: str, environ: dict[str, str], *, rows: int = 24, columns: int = 80
) -> float:
    """Return the seconds from the program's start until the terminal was sent ``text``; then kill it."""
    began = time.perf_counter()
    child = pexpect.spawn(
        command[0],
        command[1:],
        dimensions=(rows, columns),
        env={**os.environ, **environ},
        cwd=environ["QUIZAPP_HOME"],
        timeout=60,  # type: ignore[arg-type]
    )
    try:
        child.expect_exact(text.encode())
        return time.perf_counter() - began
    finally:
        child.close(force=True)


def python(*words: str | Path) -> list[str]:
    return [sys.executable, *map(str, words)]


def middle(seconds: list[float]) -> float:
    """Return the median in milliseconds."""
    return statistics.median(seconds) * 1000
