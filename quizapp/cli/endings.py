"""Endings from outside: Ctrl+C, a closed pipe, a closed terminal."""

from __future__ import annotations

import errno
import os
import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

INTERRUPTED = 128 + signal.SIGINT
CLOSED = 128 + 13
"""What a shell reports for a program that wrote into a closed pipe; Windows knows no SIGPIPE."""

_ENDING = ("SIGTERM", "SIGHUP", "SIGBREAK")
_GONE = frozenset({errno.EPIPE, errno.EINVAL, errno.EIO, errno.ESHUTDOWN})


@contextmanager
def ended_by_signals() -> Iterator[None]:
    """Let signals that end the program do so in order: files are closed, the terminal is restored."""
    numbers = [number for name in _ENDING if (number := getattr(signal, name, None)) is not None]
    before = [(number, signal.signal(number, _end)) for number in numbers]
    try:
        yield
    finally:
        for number, handler in before:
            signal.signal(number, handler)


def _end(number: int, _frame: FrameType | None) -> None:
    raise SystemExit(128 + number)


def is_closed(error: OSError) -> bool:
    """Tell whether the error says that nobody is at the other end of the pipe or terminal any more."""
    return error.errno in _GONE


def close_quietly(stream: TextIO) -> None:
    """Lead what is still to be written to the stream into nothing, so that the exit does not fail on it."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
