"""A bar on standard error for what takes long; nothing where nobody looks, lines where lines are wanted."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

    from quizapp.language import Translator

_PATIENCE = 0.5
"""Seconds before anything is shown."""
_PAUSE = 0.1
_LINE_PAUSE = 5.0
_WIDTH = 30


class ProgressBar:
    """Shows how much is done, as far as a person sees standard error; taken away at the end."""

    def __init__(self, tr: Translator, *, plain: bool) -> None:
        self._tr = tr
        self._plain = plain
        self._sees = sys.stderr is not None and sys.stderr.isatty()
        self._next = time.monotonic() + _PATIENCE
        self._shown = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._shown and not self._plain:
            print("\r" + " " * len(self._shown) + "\r", end="", file=sys.stderr, flush=True)

    def show(self, done: int, total: int) -> None:
        """Show that ``done`` of ``total`` are done, not more often than can be seen."""
        if not self._sees or total <= 0:
            return
        now = time.monotonic()
        if now < self._next:
            return
        percent = min(100, 100 * done // total)
        said = self._tr("{percent} % read", percent=percent)
        if self._plain:
            self._next = now + _LINE_PAUSE
            print(said, file=sys.stderr, flush=True)
        else:
            self._next = now + _PAUSE
            full = _WIDTH * percent // 100
            line = f"{'█' * full}{'░' * (_WIDTH - full)} {said}"
            print("\r" + line.ljust(len(self._shown)), end="", file=sys.stderr, flush=True)
            self._shown = line
