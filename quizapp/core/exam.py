"""An exam: items that are responded to in any order, changed at will, and marked at the end.

An `Exam` is a value: every step returns the next one. Items are meant by their place, from 0.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from quizapp.core.items import arrange
from quizapp.core.marking import mark as score_of
from quizapp.core.marking import never
from quizapp.core.scores import Score, Verdict
from quizapp.core.session import TagResult, chance, rename

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import datetime

    from quizapp.core.items import Item
    from quizapp.core.responses import Response

LENGTH = 20
"""How many items an exam has unless told otherwise, if there are so many."""

PASS = 60
"""The percent of the points that pass an exam unless told otherwise."""

REMINDERS = (5, 1)
"""The minutes left at which a word is said."""

_UNANSWERED = Score(0.0, Verdict.WRONG)


class Given(NamedTuple):
    """A response, and how long its item was before the learner until it was given."""

    response: Response
    milliseconds: int


@dataclass(frozen=True, slots=True)
class Exam:
    """Where an exam stands.

    ``items`` are arranged as they are shown; ``given`` holds the response to each or None. ``marked``
    are the places to look at again, ``place`` is the one that is shown. ``begun`` is aware, ``limit`` the
    minutes allowed or None, ``needed`` the percent of the points that pass. ``decks`` are those it was
    drawn from, ``drawn`` the ids that the items had then: their arrangement follows from these.
    """

    id: str
    seed: int
    decks: tuple[str, ...]
    items: tuple[Item, ...]
    given: tuple[Given | None, ...]
    begun: datetime
    limit: int | None = None
    needed: int = PASS
    marked: frozenset[int] = frozenset()
    place: int = 0
    drawn: tuple[str, ...] = ()

    @property
    def current(self) -> Item:
        """The item that is shown."""
        return self.items[self.place]

    @property
    def responded(self) -> int:
        """How many items were responded to."""
        return len(self.items) - len(self.open)

    @property
    def open(self) -> tuple[int, ...]:
        """The places that were not responded to."""
        return tuple(place for place, given in enumerate(self.given) if given is None)

    @property
    def response(self) -> Response | None:
        """The response to the item that is shown."""
        given = self.given[self.place]
        return given.response if given is not None else None

    def time_left(self, now: datetime) -> timedelta | None:
        """Return the time that is left, not below zero; None without a limit."""
        if self.limit is None:
            return None
        return max(timedelta(0), self.begun + timedelta(minutes=self.limit) - now)

    def is_over(self, now: datetime) -> bool:
        """Whether the time is up."""
        return self.time_left(now) == timedelta(0)

    def time_taken(self, now: datetime) -> timedelta:
        """Return the time since the beginning, at most what is allowed."""
        taken = max(timedelta(0), now - self.begun)
        return taken if self.limit is None else min(taken, timedelta(minutes=self.limit))


def begin(
    exam_id: str,
    seed: int,
    decks: Iterable[str],
    items: Sequence[Item],
    begun: datetime,
    *,
    limit: int | None = None,
    needed: int = PASS,
    drawn: Sequence[str] | None = None,
) -> Exam:
    """Return a new exam over ``items``, in that order; the same seed arranges them the same way.

    ``drawn`` are the ids that they were first drawn by, if they may be called otherwise now.
    """
    names = tuple(item.id for item in items) if drawn is None else tuple(drawn)
    shown = tuple(
        arrange(item, chance(seed, rename(item, {item.id: name}), 0))
        for item, name in zip(items, names, strict=True)
    )
    given = (None,) * len(shown)
    return Exam(exam_id, seed, tuple(decks), shown, given, begun, limit, needed, drawn=names)


def respond(exam: Exam, response: Response, milliseconds: int = 0) -> Exam:
    """Return the exam with this response to the item shown, instead of an earlier one.

    ``milliseconds`` is how long the item was shown this time.
    """
    before = exam.given[exam.place]
    spent = before.milliseconds if before is not None else 0
    return _give(exam, Given(response, spent + max(0, milliseconds)))


def clear(exam: Exam) -> Exam:
    """Return the exam without a response to the item shown."""
    return _give(exam, None)


def go_to(exam: Exam, place: int) -> Exam:
    """Return the exam with another item shown; places beyond the ends are the ends."""
    return replace(exam, place=max(0, min(place, len(exam.items) - 1)))


def mark(exam: Exam) -> Exam:
    """Return the exam with the item shown marked for later, or not any more if it was."""
    return replace(exam, marked=exam.marked ^ {exam.place})


def follow(exam: Exam, renamed: Mapping[str, str]) -> Exam:
    """Return the exam with items under their new ids and otherwise as they were."""
    return replace(exam, items=tuple(rename(item, renamed) for item in exam.items)) if renamed else exam


def reminder(exam: Exam, earlier: datetime, now: datetime) -> int | None:
    """Return the minutes left of which a word is to be said, if that moment came after ``earlier``."""
    before, left = exam.time_left(earlier), exam.time_left(now)
    if before is None or not left:
        return None
    crossed = [minutes for minutes in REMINDERS if left <= timedelta(minutes=minutes) < before]
    return min(crossed, default=None)


class Answer(NamedTuple):
    """An item with what was given, None for nothing, and what that is worth."""

    item: Item
    given: Given | None
    score: Score


class Result(NamedTuple):
    """What an exam came to. ``points`` and ``possible`` weigh the fractions with the items' points."""

    answers: tuple[Answer, ...]
    right: int
    points: float
    possible: int
    tags: tuple[TagResult, ...]


def result(exam: Exam, is_term: Callable[[str], bool] = never, *, typo_tolerance: bool = True) -> Result:
    """Mark the exam; what was not responded to is wrong.

    ``is_term`` and ``typo_tolerance`` are those of `marking.mark`.
    """

    def score(item: Item, given: Given | None) -> Score:
        if given is None:
            return _UNANSWERED
        return score_of(item, given.response, is_term, typo_tolerance=typo_tolerance)

    answers = tuple(
        Answer(item, given, score(item, given)) for item, given in zip(exam.items, exam.given, strict=True)
    )
    return Result(
        answers,
        right=sum(answer.score.passed for answer in answers),
        points=sum(answer.score.fraction * answer.item.points for answer in answers),
        possible=sum(answer.item.points for answer in answers),
        tags=_by_tag(answers),
    )


def _give(exam: Exam, given: Given | None) -> Exam:
    return replace(exam, given=(*exam.given[: exam.place], given, *exam.given[exam.place + 1 :]))


def _by_tag(answers: Sequence[Answer]) -> tuple[TagResult, ...]:
    tags = dict.fromkeys(tag for answer in answers for tag in answer.item.tags)
    return tuple(
        TagResult(
            tag,
            asked=sum(tag in answer.item.tags for answer in answers),
            right=sum(tag in answer.item.tags and answer.score.passed for answer in answers),
        )
        for tag in tags
    )
