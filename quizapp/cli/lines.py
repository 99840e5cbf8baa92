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


def is_terminal() -> bool:
    """Tell whether a person sits at both ends: standard input and output may also be closed."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def columns() -> int | None:
    """Return how wide the terminal is that is written to, or None if it is none."""
    if sys.stdout is None or not sys.stdout.isatty():
        return None
    from shutil import get_terminal_size

    return get_terminal_size().columns


def read_line() -> str | None:
    """Return the next line without its end; None at the end of input, or when the terminal is gone."""
    try:
        line = sys.stdin.readline() if sys.stdin is not None else ""
    except OSError:
        return None
    return line.rstrip("\r\n") if line else None


def write_line(line: str) -> None:
    """Write a line at once, so that a program or a screen reader need not wait for it."""
    print(line, flush=True)


def flush() -> None:
    """Write what is still waiting to be written."""
    if sys.stdout is not None:
        sys.stdout.flush()
