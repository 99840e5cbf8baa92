"""Workload: how many questions a day a desired retention costs, tried out on a sample of memories."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, NamedTuple

from quizapp.core.scheduling import forgetting_curve, interval, review
from quizapp.core.scores import Rating

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quizapp.core.memory import MemoryState
    from quizapp.core.scheduling import Scheduling

SAMPLE = 200
"""So many memories say enough about all of them, and take half a second."""

MONTH, QUARTER = 30, 90
"""How many days are looked ahead."""

_NEW_TRIED = 2
_FIRST_PASSED = 0.75
"""How likely a new item is right at first; most have choices."""


class Workload(NamedTuple):
    """How many questions a day are to be expected in the next 30 and in the next 90 days.

    New ones are among them. ``known`` is the share of the reviews in 90 days that will go well, 0 to 1.
    """

    month: float
    quarter: float
    known: float


class Pace(NamedTuple):
    """How many new items a day are begun, and how many there are left to begin."""

    new_a_day: float
    left: int


class _Asking(NamedTuple):
    """That an item is asked on a day, counted from today, and whether it is known; None: it is new."""

    day: int
    known: bool | None


def expected(
    memories: Sequence[MemoryState], scheduled: int, pace: Pace, today: int, scheduling: Scheduling
) -> Workload:
    """Return what is to be expected if everything due is asked every day.

    The same arguments give the same numbers, and another desired retention meets the same luck.

    Args:
        memories: some of the items' memories, at most `SAMPLE` to be quick.
        scheduled: how many items they stand for.
        pace: the new items.
        today: the learning day.
        scheduling: with the desired retention that is tried out.
    """
    asked = {MONTH: 0.0, QUARTER: 0.0}
    reviews = known = 0.0
    for weight, asking in _weighted(memories, scheduled, pace, today, scheduling):
        for days in asked:
            asked[days] += weight * (asking.day < days)
        if asking.known is not None:
            reviews += weight
            known += weight * asking.known
    share = known / reviews if reviews else scheduling.desired_retention
    return Workload(asked[MONTH] / MONTH, asked[QUARTER] / QUARTER, share)


def _weighted(
    memories: Sequence[MemoryState], scheduled: int, pace: Pace, today: int, scheduling: Scheduling
) -> Iterator[tuple[float, _Asking]]:
    """Yield every asking in the time to come, and for how many it stands."""
    for number, memory in enumerate(memories):
        due = memory.reviewed + interval(memory.stability, scheduling)
        rng = Random(f"known {number}")  # noqa: S311
        for asking in _life(memory, max(due, today), today, rng, scheduling):
            yield scheduled / len(memories), asking
    if pace.new_a_day <= 0:
        return
    tried = min(_NEW_TRIED, max(1, round(pace.new_a_day)))
    for day in range(min(QUARTER, round(pace.left / pace.new_a_day))):
        for number in range(tried):
            rng = Random(f"new {day} {number}")  # noqa: S311
            for asking in _life(None, today + day, today, rng, scheduling):
                yield pace.new_a_day / tried, asking


def _life(
    memory: MemoryState | None, due: int, today: int, rng: Random, scheduling: Scheduling
) -> Iterator[_Asking]:
    """Yield when an item is asked, and whether it is known then, by luck and its retrievability."""
    curve = forgetting_curve(scheduling)
    key = f"{rng.random()}"
    while due < today + QUARTER:
        chance = _FIRST_PASSED if memory is None else curve(memory.stability, due - memory.reviewed)
        passed = rng.random() < chance
        yield _Asking(due - today, None if memory is None else passed)
        rating = Rating.GOOD if passed else Rating.AGAIN
        memory = review(memory, rating, due, learner="", item=key, scheduling=scheduling)
        due = memory.due
