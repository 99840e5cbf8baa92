"""A session: one run through items, from the first stem to the summary.

A `Session` is a value. Every step returns the next one and keeps the one before, so that taking a
step back is exact.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import Enum
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from quizapp.core.ids import deck_of, entry_of
from quizapp.core.items import READ, Item, arrange

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from quizapp.core.attempts import Mode
    from quizapp.core.responses import Response
    from quizapp.core.scores import Score

REPEAT_AFTER = 3
"""How many other items come before a missed one is asked again, if there are so many."""


class Step(Enum):
    """What leads from one session to the next."""

    RESPONSE = "response"
    SKIP = "skip"
    SUSPENSION = "suspension"
    POSTPONEMENT = "postponement"


class Turn(NamedTuple):
    """One item as it was shown, with what the learner gave and what it was worth.

    ``record`` is the id of the log record that stores the attempt.
    """

    item: Item
    response: Response
    score: Score
    record: str
    hinted: bool = False

    @property
    def overrulable(self) -> bool:
        """Whether the learner may say that the response was right after all: where marking reads texts."""
        return not self.score.passed and self.item.kind in READ


@dataclass(frozen=True, slots=True)
class Session:
    """Where a run through items stands.

    ``current`` is the item to show, arranged for the screen, or None at the end. ``waiting`` are the
    items after it. ``planned`` is the number of different items. ``before`` is the session one step
    earlier, ``last`` what the step from there was, and ``step`` the id of the log record that stores
    it, empty for a skip.
    """

    id: str
    mode: Mode
    seed: int
    planned: int
    current: Item | None = None
    waiting: tuple[Item, ...] = ()
    turns: tuple[Turn, ...] = ()
    skipped: tuple[Item, ...] = ()
    step: str = ""
    last: Step | None = None
    hinted: bool = False
    before: Session | None = field(default=None, repr=False, compare=False)

    @property
    def position(self) -> int:
        """The number of the current item among the planned ones, counted from 1."""
        return min(self.planned, self.finished + 1)

    @property
    def finished(self) -> int:
        """How many different items are done with: answered for good or skipped."""
        left = {item.id for item in self.waiting}
        if self.current is not None:
            left.add(self.current.id)
        return self.planned - len(left)

    @property
    def repeating(self) -> bool:
        """Whether the current item was already asked in this session."""
        return self.current is not None and any(turn.item.id == self.current.id for turn in self.turns)

    @property
    def complete(self) -> bool:
        """Whether every planned item was asked until it was done with."""
        return self.current is None and bool(self.turns)

    @property
    def responded(self) -> Turn | None:
        """The turn that the last step was, None if it was something else or was taken back."""
        return self.turns[-1] if self.turns and self.turns[-1].record == self.step else None


def begin(session_id: str, mode: Mode, seed: int, items: Sequence[Item]) -> Session:
    """Return a new session over ``items``, in that order, with the first one to show."""
    empty = Session(session_id, mode, seed, planned=len(items), waiting=tuple(items))
    return replace(_advance(empty, ()), before=None)


def respond(session: Session, response: Response, score: Score, record: str) -> Session:
    """Return the session after the current item was responded to.

    In modes that repeat what was missed, it waits to be asked again until it was right once.

    Raises:
        ValueError: there is no current item.
    """
    item = _current(session)
    turn = Turn(item, response, score, record, session.hinted)
    waiting = session.waiting
    if session.mode.repeats_missed and not score.passed:
        waiting = (*waiting[:REPEAT_AFTER], item, *waiting[REPEAT_AFTER:])
    following = replace(session, waiting=waiting, before=session, step=record, last=Step.RESPONSE)
    return _advance(following, (*session.turns, turn))


def overrule(session: Session, score: Score) -> Session:
    """Return the session with another score for the last response; an item that passed waits no more.

    Raises:
        ValueError: the last step was no response.
    """
    turn = session.responded
    if turn is None:
        raise ValueError("there is no response to overrule")
    turns = (*session.turns[:-1], turn._replace(score=score))
    corrected = replace(session, turns=turns)
    return _drop(corrected, turn.item) if score.passed else corrected


def put_aside(session: Session, item: Item, record: str, step: Step) -> Session:
    """Return the session without an item that was suspended or postponed, whether asked already or not."""
    return _drop(replace(session, before=session, step=record, last=step), item)


def skip(session: Session) -> Session:
    """Return the session without the current item; it stays due and counts nothing.

    Raises:
        ValueError: there is no current item.
    """
    item = _current(session)
    skipped = (*session.skipped, item)
    following = replace(session, skipped=skipped, before=session, step="", last=Step.SKIP)
    return _advance(following, session.turns)


def hint(session: Session) -> Session:
    """Return the session with the hint for the current item taken."""
    return replace(session, hinted=True)


def step_back(session: Session) -> Session:
    """Return the session before the last step, the same item shown the same way.

    A hint that was taken stays taken. Without a step to take back, the session itself is returned.
    """
    return session.before if session.before is not None else session


def items_of(session: Session) -> tuple[Item, ...]:
    """Return all items of the session, also those that only a step back would bring again, each once."""
    found: dict[str, Item] = {}
    step: Session | None = session
    while step is not None:
        shown = (step.current,) if step.current is not None else ()
        for item in (*shown, *step.waiting, *step.skipped, *(turn.item for turn in step.turns)):
            found.setdefault(item.id, item)
        step = step.before
    return tuple(found.values())


def follow(session: Session, renamed: Mapping[str, str]) -> Session:
    """Return the session with items under their new ids and otherwise as they were, also before each step."""
    return _changed(session, lambda item: rename(item, renamed)) if renamed else session


def exchange(session: Session, item: Item) -> Session:
    """Return the session with the item as it is now, where it is still to be responded to.

    What was responded to stays as it was asked.
    """

    def new(one: Item) -> Item:
        return item if one.id == item.id else one

    def exchanged(step: Session) -> Session:
        current = step.current
        if current is not None and current.id == item.id:
            current = arrange(item, chance(step.seed, item, len(step.turns)))
        return replace(step, current=current, waiting=tuple(map(new, step.waiting)))

    return _each_step(session, exchanged)


def rename(item: Item, renamed: Mapping[str, str]) -> Item:
    """Return the item under its new id, if it has one."""
    known = renamed.get(item.id)
    return item if known is None else replace(item, id=known, entry=entry_of(known), deck=deck_of(known))


def chance(seed: int, item: Item, turn: int) -> Random:
    """Return the random source for one showing: the same seed shows the same order of choices."""
    return Random(f"{seed}/{item.id}/{turn}")  # noqa: S311 - shuffling is no secret


def _changed(session: Session, change: Callable[[Item], Item]) -> Session:
    def changed(step: Session) -> Session:
        return replace(
            step,
            current=change(step.current) if step.current is not None else None,
            waiting=tuple(map(change, step.waiting)),
            turns=tuple(turn._replace(item=change(turn.item)) for turn in step.turns),
            skipped=tuple(map(change, step.skipped)),
        )

    return _each_step(session, changed)


def _each_step(session: Session, change: Callable[[Session], Session]) -> Session:
    """Return the session with a change made to it and to all the sessions before it."""
    steps = [session]
    while steps[-1].before is not None:
        steps.append(steps[-1].before)
    before: Session | None = None
    for step in reversed(steps):
        before = replace(change(step), before=before)
    assert before is not None
    return before


def _drop(session: Session, item: Item) -> Session:
    waiting = tuple(one for one in session.waiting if one.id != item.id)
    shorter = replace(session, waiting=waiting)
    if session.current is not None and session.current.id == item.id:
        return _advance(shorter, session.turns)
    return shorter


def _advance(session: Session, turns: tuple[Turn, ...]) -> Session:
    following, *rest = session.waiting or (None,)
    shown = arrange(following, chance(session.seed, following, len(turns))) if following is not None else None
    return replace(session, current=shown, waiting=tuple(rest), turns=turns, hinted=False)


def _current(session: Session) -> Item:
    if session.current is None:
        raise ValueError("the session is over")
    return session.current


class TagResult(NamedTuple):
    """How the items of one tag went at the first response."""

    tag: str
    asked: int
    right: int


class Summary(NamedTuple):
    """What came out of a session; every item counts with its first response.

    ``points`` and ``possible`` weigh the fractions with the items' points.
    """

    mode: Mode
    asked: int
    right: int
    points: float
    possible: int
    missed: tuple[Item, ...]
    skipped: tuple[Item, ...]
    tags: tuple[TagResult, ...]
    complete: bool

    @property
    def share(self) -> float:
        """The share of the possible points, 0 to 1; 0 if nothing was asked."""
        return self.points / self.possible if self.possible else 0.0


def summarise(session: Session) -> Summary:
    """Return what came out of the session so far."""
    first: dict[str, Turn] = {}
    for turn in session.turns:
        first.setdefault(turn.item.id, turn)
    turns = tuple(first.values())
    return Summary(
        mode=session.mode,
        asked=len(turns),
        right=sum(turn.score.passed for turn in turns),
        points=sum(turn.score.fraction * turn.item.points for turn in turns),
        possible=sum(turn.item.points for turn in turns),
        missed=tuple(turn.item for turn in turns if not turn.score.passed),
        skipped=session.skipped,
        tags=_by_tag(turns),
        complete=session.complete,
    )


def _by_tag(turns: Sequence[Turn]) -> tuple[TagResult, ...]:
    tags = dict.fromkeys(tag for turn in turns for tag in turn.item.tags)
    return tuple(
        TagResult(
            tag,
            asked=sum(tag in turn.item.tags for turn in turns),
            right=sum(tag in turn.item.tags and turn.score.passed for turn in turns),
        )
        for tag in tags
    )
