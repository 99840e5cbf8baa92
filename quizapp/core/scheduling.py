"""When an item is due again: FSRS-6, counted in learning days.

The `fsrs` package does the arithmetic. Its traps are handled here: no learning steps (they would
schedule within the day), no fuzz of its own (it draws from the global random), UTC and noon only
(it counts 24-hour floors), a given card id (making one up sleeps), and no review that is dated
before the last one (it would silently count as the same day).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, assert_never

from quizapp.core.memory import MemoryState
from quizapp.core.scores import Rating, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable

    from fsrs import Card, Scheduler

    from quizapp.core.scores import Score

LONGEST_INTERVAL = 36_500
"""Days; no item is put off for longer."""

_NOON = time(12, tzinfo=UTC)

# Where fuzz begins, where it ends (days), and its share of the interval in between: FSRS's own table.
_FUZZ = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.10), (20.0, float("inf"), 0.05))


@dataclass(frozen=True, slots=True)
class Scheduling:
    """The settings that decide when an item is due.

    ``desired_retention`` is the probability, above 0 and below 1, of still knowing an item on the
    day it is due. ``day_start`` is the local hour at which a learning day begins. ``parameters`` are
    FSRS-6's 21 weights, or None for the package's defaults.

    Raises:
        ValueError: a setting is out of range.
    """

    desired_retention: float = 0.9
    day_start: int = 4
    parameters: tuple[float, ...] | None = None

    def __post_init__(self) -> None:
        if not 0 < self.desired_retention < 1:
            raise ValueError(f"desired retention must be between 0 and 1, not {self.desired_retention}")
        if self.day_start not in range(24):
            raise ValueError(f"the learning day must begin at an hour from 0 to 23, not {self.day_start}")


def learning_day(at: datetime, day_start: int) -> int:
    """Return the ordinal of the learning day that the local time ``at`` belongs to.

    Raises:
        ValueError: ``at`` is naive, so that nobody knows where it was that time.
    """
    if at.tzinfo is None:
        raise ValueError("a learning day needs an aware time")
    return (at - timedelta(hours=day_start)).toordinal()


def rate(score: Score, *, hinted: bool) -> Rating:
    """Return how a review went: failed, passed with a hint, or passed."""
    match score.verdict:
        case Verdict.WRONG | Verdict.PARTLY:
            return Rating.AGAIN
        case Verdict.RIGHT | Verdict.NEARLY:
            return Rating.HARD if hinted else Rating.GOOD
        case _:
            assert_never(score.verdict)


def review(
    memory: MemoryState | None,
    rating: Rating,
    day: int,
    *,
    learner: str,
    item: str,
    scheduling: Scheduling,
) -> MemoryState:
    """Return the memory after a review on the learning day ``day``; None is an item never reviewed.

    The same history gives the same dates on every machine: the fuzz that keeps items learned
    together from coming back together is a hash of learner, item and repetition.

    Raises:
        ValueError: ``day`` is not after the last review's. Only the first attempt of a day is a
            review, and a log that is out of order is to be replayed in order.
    """
    from fsrs import Rating as FsrsRating

    if memory is not None and day <= memory.reviewed:
        raise ValueError(f"a review on day {day} cannot follow one on day {memory.reviewed}")
    at = _noon(day)
    card, _ = _scheduler(scheduling).review_card(_to_fsrs(memory), FsrsRating(rating.value), at)
    assert card.stability is not None
    assert card.difficulty is not None
    reviews = memory.reviews if memory else 0
    lapsed = memory is not None and rating is Rating.AGAIN
    interval = _fuzzed((card.due - at).days, f"{learner}\n{item}\n{reviews}")
    return MemoryState(
        stability=card.stability,
        difficulty=card.difficulty,
        due=day + interval,
        reviewed=day,
        reviews=reviews + 1,
        lapses=(memory.lapses if memory else 0) + lapsed,
    )


def retrievability(memory: MemoryState, day: int, scheduling: Scheduling) -> float:
    """Return the probability, 0 to 1, that the item is still known on ``day`` (FSRS-6's curve)."""
    return _scheduler(scheduling).get_card_retrievability(_to_fsrs(memory), _noon(day))


def forgetting_curve(scheduling: Scheduling) -> Callable[[float, int], float]:
    """Return the retrievability as a function of stability and days since the last review, 0 or more.

    The same as `retrievability`, for many items at once.
    """
    power = -_parameters(scheduling)[20]
    factor = 0.9 ** (1 / power) - 1

    def curve(stability: float, days: int) -> float:
        share: float = (1 + factor * days / stability) ** power
        return share

    return curve


def interval(stability: float, scheduling: Scheduling) -> int:
    """Return after how many days the retrievability has fallen to the desired one, without any fuzz."""
    power = -_parameters(scheduling)[20]
    factor = 0.9 ** (1 / power) - 1
    days: int = round(stability / factor * (scheduling.desired_retention ** (1 / power) - 1))
    return min(max(days, 1), LONGEST_INTERVAL)


def _parameters(scheduling: Scheduling) -> tuple[float, ...]:
    from fsrs.scheduler import DEFAULT_PARAMETERS

    return scheduling.parameters or DEFAULT_PARAMETERS


@lru_cache(maxsize=4)
def _scheduler(scheduling: Scheduling) -> Scheduler:
    from fsrs import Scheduler

    return Scheduler(
        parameters=_parameters(scheduling),
        desired_retention=scheduling.desired_retention,
        learning_steps=(),
        relearning_steps=(),
        maximum_interval=LONGEST_INTERVAL,
        enable_fuzzing=False,
    )


def _to_fsrs(memory: MemoryState | None) -> Card:
    from fsrs import Card, State

    if memory is None:
        return Card(card_id=1, due=_noon(1))
    return Card(
        card_id=1,
        state=State.Review,
        stability=memory.stability,
        difficulty=memory.difficulty,
        due=_noon(memory.due),
        last_review=_noon(memory.reviewed),
    )


def _noon(day: int) -> datetime:
    return datetime.combine(date.fromordinal(day), _NOON)


def _fuzzed(interval: int, key: str) -> int:
    """Move an interval of days within FSRS's fuzz range, by a hash of ``key``; never below one day."""
    import hashlib

    if interval < _FUZZ[0][0]:
        return max(interval, 1)
    delta = 1 + sum(share * max(min(interval, end) - start, 0) for start, end, share in _FUZZ)
    shortest = max(round(interval - delta), 2)
    longest = min(round(interval + delta), LONGEST_INTERVAL)
    digest = hashlib.blake2b(key.encode(), digest_size=8).digest()
    return shortest + int.from_bytes(digest, "big") * (longest - shortest + 1) // 2**64
