"""Statistics: what a learner's days, reviews, memories and exams come to."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from quizapp.core.items import Certainty
from quizapp.core.retention import INTERVALS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import date

YEAR = 365
MONTH = 30
"""Days."""

_LEVELS = {level.value: level for level in Certainty}


class Day(NamedTuple):
    """What was done on a learning day, or on several together; ``new`` counts items never asked before."""

    attempts: int = 0
    right: int = 0
    sessions: int = 0
    new: int = 0
    milliseconds: int = 0

    @property
    def minutes(self) -> float:
        """The time from showing an item to the response, all together."""
        return self.milliseconds / 60_000


class Streaks(NamedTuple):
    """How many days in a row saw a finished session: until now, and ever."""

    current: int = 0
    longest: int = 0


class Recalled(NamedTuple):
    """How many reviews of known items there were, and in how many the item was still known."""

    reviews: int = 0
    passed: int = 0

    @property
    def share(self) -> float | None:
        """The share that was still known, 0 to 1; None without any review."""
        return self.passed / self.reviews if self.reviews else None


class Retention(NamedTuple):
    """What was still known after intervals of some length: lately, within a year, and ever.

    ``interval`` is the least number of days of the class of intervals, None for all together.
    """

    interval: int | None
    month: Recalled
    year: Recalled
    ever: Recalled


class Mastery(NamedTuple):
    """How far one is with the items of a deck or a tag.

    ``learned`` were right once, ``sure`` have a stability of 21 days or more; ``remembered`` is the
    mean retrievability of the ``reviewed`` ones, 0 to 1, None without any.
    """

    name: str
    items: int
    learned: int
    sure: int
    reviewed: int
    remembered: float | None


class DeckMastery(NamedTuple):
    """A deck, and how far one is with it; ``due`` and ``new`` as home counts them."""

    id: str
    due: int
    new: int
    mastery: Mastery


class Judged(NamedTuple):
    """How often claims of a level of certainty were judged, and how often as which level."""

    level: Certainty
    chosen: tuple[tuple[Certainty, int], ...]

    @property
    def asked(self) -> int:
        """How often such a claim was judged."""
        return sum(count for _, count in self.chosen)

    @property
    def right(self) -> int:
        """How often the level was recognised."""
        return dict(self.chosen).get(self.level, 0)

    @property
    def mistaken_for(self) -> tuple[Certainty, int] | None:
        """The level it was most often taken for instead, and how often; None if it never was."""
        wrong = [(level, count) for level, count in self.chosen if level is not self.level and count]
        return max(wrong, key=lambda each: each[1], default=None)


class ExamResult(NamedTuple):
    """An exam that was submitted; ``share`` of the points is 0 to 1, ``needed`` what passes."""

    day: date
    decks: tuple[str, ...]
    asked: int
    right: int
    share: float
    needed: float
    passed: bool
    seconds: int


class Forecast(NamedTuple):
    """How many items come due: the first day is today, with what is ``overdue`` since earlier days."""

    days: tuple[int, ...]
    overdue: int

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.days)


@dataclass(frozen=True, slots=True)
class Statistics:
    """Everything there is to look at; ``heatmap`` holds 365 days, the last of which is ``today``.

    ``retention`` holds the classes of intervals that occurred, ``overall`` all of them together, and
    ``desired`` the share that is aimed at. ``learned_days`` counts the days with any attempt.
    """

    learner: str
    today: date
    totals: Day
    learned_days: int
    streaks: Streaks
    heatmap: tuple[Day, ...]
    forecast: Forecast
    desired: float
    overall: Retention
    retention: tuple[Retention, ...]
    tags: tuple[Mastery, ...]
    certainty: tuple[Judged, ...]
    exams: tuple[ExamResult, ...]
    decks: tuple[DeckMastery, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing was ever done."""
        return not (self.totals.attempts or self.exams)

    def last(self, days: int) -> Day:
        """Return what was done in the last ``days``, at most 365, today included."""
        return total(self.heatmap[-days:])


def total(days: Iterable[Day]) -> Day:
    """Return what was done on several days together."""
    return Day(*map(sum, zip(*days, strict=True))) if (days := tuple(days)) else Day()


def streaks(days: Mapping[int, Day], today: int) -> Streaks:
    """Return the streaks; the current one may end yesterday, since today is not over yet."""
    finished = sorted(day for day, done in days.items() if done.sessions and day <= today)
    length = longest = 1 if finished else 0
    for before, day in pairwise(finished):
        length = length + 1 if day == before + 1 else 1
        longest = max(longest, length)
    is_alive = bool(finished) and finished[-1] >= today - 1
    return Streaks(length if is_alive else 0, longest)


def heatmap(days: Mapping[int, Day], today: int) -> tuple[Day, ...]:
    """Return each of the last 365 days, idle ones too."""
    return tuple(days.get(day, Day()) for day in range(today - YEAR + 1, today + 1))


def forecast(due: Mapping[int, int], today: int, length: int = MONTH) -> Forecast:
    """Return how many items come due on each day from today on.

    Args:
        due: how many items are due on which day.
        today: the learning day; what was due before is still to be done today.
        length: the number of days to look ahead, today included.
    """
    overdue = sum(count for day, count in due.items() if day < today)
    first, *later = (due.get(day, 0) for day in range(today, today + length))
    return Forecast((overdue + first, *later), overdue)


def retention(
    recalls: Mapping[tuple[int, int], Recalled], today: int
) -> tuple[Retention, tuple[Retention, ...]]:
    """Return the retention over all intervals, and that of each class of intervals that occurred.

    Args:
        recalls: the reviews of known items by learning day and class of interval.
        today: the learning day.
    """
    classes = [
        _retention(interval, {place: one for place, one in recalls.items() if place[1] == interval}, today)
        for interval in INTERVALS
    ]
    return _retention(None, recalls, today), tuple(one for one in classes if one.ever.reviews)


def _retention(interval: int | None, recalls: Mapping[tuple[int, int], Recalled], today: int) -> Retention:
    def since(first: int) -> Recalled:
        chosen = [one for (day, _), one in recalls.items() if day >= first]
        return Recalled(sum(one.reviews for one in chosen), sum(one.passed for one in chosen))

    return Retention(interval, since(today - MONTH + 1), since(today - YEAR + 1), since(0))


class Tally:
    """Adds items up, one after the other: how many, and how far one is with them."""

    __slots__ = ("items", "learned", "remembered", "reviewed", "sure")

    def __init__(self) -> None:
        self.items = self.learned = self.sure = self.reviewed = 0
        self.remembered = 0.0

    def add(self, other: Tally) -> None:
        """Add what another tally holds."""
        self.items += other.items
        self.learned += other.learned
        self.sure += other.sure
        self.reviewed += other.reviewed
        self.remembered += other.remembered

    def mastery(self, name: str) -> Mastery:
        """Return the sum under a name."""
        mean = self.remembered / self.reviewed if self.reviewed else None
        return Mastery(name, self.items, self.learned, self.sure, self.reviewed, mean)


def by_tag(tallies: Iterable[tuple[Collection[str], Tally]]) -> tuple[Mastery, ...]:
    """Return how far one is with each tag, those with the most items first.

    Tags that differ in case only are one, spelled as it was met first.

    Args:
        tallies: tallies of items that have the same tags, with these tags.
    """
    names: dict[str, str] = {}
    sums: dict[str, Tally] = {}
    for tags, tally in tallies:
        for folded, tag in {tag.casefold(): tag for tag in reversed(tuple(tags))}.items():
            names.setdefault(folded, tag)
            sums.setdefault(folded, Tally()).add(tally)
    masteries = [tally.mastery(names[folded]) for folded, tally in sums.items()]
    return tuple(sorted(masteries, key=lambda one: (-one.items, one.name.casefold())))


def judgements(chosen: Iterable[tuple[Certainty, Mapping[str, int]]]) -> tuple[Judged, ...]:
    """Return for each level that was asked how it was judged, in the levels' order.

    Args:
        chosen: for each item its level, and how often each level was chosen.
    """
    counts: dict[Certainty, dict[Certainty, int]] = {}
    for level, choices in chosen:
        of_level = counts.setdefault(level, {})
        for choice, count in choices.items():
            taken = _LEVELS.get(choice)
            if taken is not None:
                of_level[taken] = of_level.get(taken, 0) + count
    return tuple(
        Judged(level, tuple((other, counts[level][other]) for other in Certainty if other in counts[level]))
        for level in Certainty
        if counts.get(level)
    )
