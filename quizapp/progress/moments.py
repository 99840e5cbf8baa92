"""Moments for records: no two are the same, so that the order of a history is never a matter of chance."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

_TICK = timedelta(microseconds=1)
_SLIP = timedelta(minutes=1)


class Moments:
    """A clock that never gives a moment twice and does not follow small steps back.

    Some systems' clocks move in steps of milliseconds, and all are set right now and then. A larger
    step back than a minute is believed: then the clock was wrong before.
    """

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._last: datetime | None = None

    def __call__(self) -> datetime:
        """Return the time, aware and local."""
        now = self._clock()
        last = self._last
        if last is not None and last - _SLIP < now <= last:
            now = (last + _TICK).astimezone(now.tzinfo)
        self._last = now
        return now
