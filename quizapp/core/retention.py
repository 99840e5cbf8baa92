"""Retention: how often known items were still known, by the time since they were last asked."""

from __future__ import annotations

from bisect import bisect_right

INTERVALS = (1, 2, 4, 8, 15, 31, 91, 181)
"""The classes of intervals between two reviews: the least number of learning days of each."""


def interval_class(days: int) -> int:
    """Return the class that an interval of ``days`` belongs to: its least number of days.

    Raises:
        ValueError: there is no interval below a day.
    """
    if days < INTERVALS[0]:
        raise ValueError(f"an interval lasts a day at least, not {days}")
    return INTERVALS[bisect_right(INTERVALS, days) - 1]
