"""The terminal the program runs in: what happens when it is closed."""

from __future__ import annotations

import asyncio
import signal
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def call_when_closed(end: Callable[[], object]) -> None:
    """Call ``end`` when the terminal is closed or the program is told to end, where the system can tell."""
    loop = asyncio.get_running_loop()
    for name in ("SIGHUP", "SIGTERM"):
        number = getattr(signal, name, None)
        if number is not None:
            with suppress(NotImplementedError, RuntimeError):
                loop.add_signal_handler(number, end)
