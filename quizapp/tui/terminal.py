"""The terminal the program runs in: what happens when it is closed."""

from __future__ import annotations

import asyncio
import os
import signal
from contextlib import suppress
from threading import Timer
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

_PATIENCE = 2.0
"""Seconds that Textual has for ending in order once its terminal is gone."""


def call_when_closed(end: Callable[[], object]) -> None:
    """Call ``end`` when the terminal is closed or the program is told to end, where the system can tell.

    Textual writes from a thread that a closed terminal kills, and then waits for it. So the program
    ends after a while whether it can do so in order or not: all that was answered is stored.
    """
    loop = asyncio.get_running_loop()

    def closed(number: int, _frame: FrameType | None) -> None:
        watch = Timer(_PATIENCE, os._exit, [128 + number])
        watch.daemon = True
        watch.start()
        loop.call_soon_threadsafe(end)

    for name in ("SIGHUP", "SIGTERM"):
        number = getattr(signal, name, None)
        if number is not None:
            with suppress(ValueError):  # not in the main thread
                signal.signal(number, closed)
