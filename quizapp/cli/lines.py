"""Lines: standard input and output, in an encoding that everything can be written in."""

from __future__ import annotations

import io
import sys


def prepare(*, utf8: bool) -> None:
    """Let no character stop the program.

    Args:
        utf8: read and write UTF-8 whatever the locale says, as other programs expect of JSON.
    """
    for stream in (sys.stdin, sys.stdout):
        if isinstance(stream, io.TextIOWrapper):
            errors = "replace" if stream is sys.stdin else "backslashreplace"
            stream.reconfigure(encoding="utf-8" if utf8 else None, errors=errors)


def read_line() -> str | None:
    """Return the next line without its end; None at the end of input, or when the terminal is gone."""
    try:
        line = sys.stdin.readline()
    except OSError:
        return None
    return line.rstrip("\r\n") if line else None


def write_line(line: str) -> None:
    """Write a line at once, so that a program or a screen reader need not wait for it."""
    print(line, flush=True)
