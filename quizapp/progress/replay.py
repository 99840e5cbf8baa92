"""Replay: what a history of records comes to. Pure; the log's records go in, states come out.

A record counts at its place in the order of (time, id), whenever it came into the log.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple, Self, assert_never

from quizapp.core.attempts import Mode
from quizapp.core.ids import facet_of
from quizapp.core.items import Facet
from quizapp.core.retention import interval_class
from quizapp.core.scheduling import learning_day, rate, review
from quizapp.core.scores import Score, Verdict
from quizapp.progress.records import (
    UNDOABLE,
    Attempted,
    Changed,
    ExamFinished,
    Flagged,
    LearnerNamed,
    Overruled,
    Postponed,
    Renamed,
    Reset,
    Resumed,
    SessionFinished,
    Suspended,
    Undone,
    Unflagged,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from quizapp.core.attempts import Attempt
    from quizapp.core.memory import MemoryState
    from quizapp.core.scheduling import Scheduling
    from quizapp.progress.records import OfItem, Record

    Recalls = dict[tuple[int, int], "Recall"]
    """Recalls by learning day and class of interval."""


@dataclass(frozen=True, slots=True)
class ItemState:
    """What one learner's records about one item come to.

    ``passed`` counts the attempts that were right, in any mode, ``first_passed`` is the learning day
    of the first of them, ``missed`` says that the last attempt was not right. ``memory`` is None until
    the first review. ``postponed`` is the learning day before which the item is not asked, ``flag`` the
    note to the author. ``chosen`` counts for a certainty item how often each level was chosen.
    """

    attempts: int = 0
    passed: int = 0
    first_passed: int | None = None
    missed: bool = False
    memory: MemoryState | None = None
    suspended: bool = False
    postponed: int | None = None
    flag: str | None = None
    chosen: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class DaySummary:
    """What one learner did on one learning day; ``new`` counts items reviewed for the first time."""

    attempts: int = 0
    passed: int = 0
    sessions: int = 0
    new: int = 0
    milliseconds: int = 0

    def plus(self, other: DaySummary, times: int = 1) -> DaySummary:
        """Return the sum of this and ``times`` the other."""
        return DaySummary(
            self.attempts + times * other.attempts,
            self.passed + times * other.passed,
            self.sessions + times * other.sessions,
            self.new + times * other.new,
            self.milliseconds + times * other.milliseconds,
        )


class Recall(NamedTuple):
    """How many reviews of known items there were, and in how many the item was known."""

    reviews: int = 0
    passed: int = 0

    def plus(self, other: Recall, times: int = 1) -> Recall:
        """Return the sum of this and ``times`` the other."""
        return Recall(self.reviews + times * other.reviews, self.passed + times * other.passed)


@dataclass(frozen=True, slots=True)
class LearnerState:
    """All that follows from one learner's records."""

    name: str = ""
    items: dict[str, ItemState] = field(default_factory=dict)
    days: dict[int, DaySummary] = field(default_factory=dict)
    recalls: Recalls = field(default_factory=dict)


class Amendments(NamedTuple):
    """What later records say about earlier ones, by these ones' ids."""

    undone: frozenset[str] = frozenset()
    overruled: Mapping[str, bool] = {}

    @classmethod
    def of(cls, records: Iterable[Record]) -> Self:
        """Collect the amendments among records in order; of several rulings the last one counts."""
        undone, overruled = set(), {}
        for record in records:
            match record.body:
                case Undone(target):
                    undone.add(target)
                case Overruled(target, passed):
                    overruled[target] = passed
        return cls(frozenset(undone), overruled)


class Outcome(NamedTuple):
    """The state after an attempt, its learning day, and what the day gains by it.

    ``recall`` is the class of the interval after which a known item was reviewed, and how that went.
    """

    state: ItemState
    day: int
    gain: DaySummary
    recall: tuple[int, Recall] | None


class Replay:
    """What one learner's records come to; to be given all of them in the order of (time, id).

    ``renamed`` holds the items that some record renames, from or to: only of these the history is
    kept, since it may have to be merged.
    """

    def __init__(self, amendments: Amendments, renamed: Collection[str], scheduling: Scheduling) -> None:
        self._amendments = amendments
        self._renamed = renamed
        self._scheduling = scheduling
        self._histories: dict[str, list[Record]] = {}
        self._name = ""
        self._items: dict[str, ItemState] = {}
        self._days: dict[int, DaySummary] = {}
        self._recalls: Recalls = {}

    def add(self, record: Record) -> None:
        """Take in the next record."""
        if isinstance(record.body, UNDOABLE) and record.id in self._amendments.undone:
            return
        match record.body:
            case Attempted(attempt):
                self._keep(attempt.item, record)
            case Renamed(old, new):
                self._move(old, new)
            case SessionFinished() | ExamFinished():
                self._add_to_day(learning_day(record.at, self._scheduling.day_start), DaySummary(sessions=1))
            case LearnerNamed(name):
                self._name = name
            case Undone() | Overruled():
                pass
            case _:
                self._keep(record.body.item, record)

    def result(self) -> LearnerState:
        """Return what the records come to; to be called once, after the last one."""
        for item, history in self._histories.items():
            for record in history:
                self._apply(item, record)
        return LearnerState(self._name, self._items, self._days, self._recalls)

    def _keep(self, item: str, record: Record) -> None:
        if item in self._renamed:
            self._histories.setdefault(item, []).append(record)
        else:
            self._apply(item, record)

    def _move(self, old: str, new: str) -> None:
        if old != new and old in self._histories:
            merged = [*self._histories.get(new, ()), *self._histories.pop(old)]
            self._histories[new] = sorted(merged, key=lambda record: (record.at, record.id))

    def _apply(self, item: str, record: Record) -> None:
        before = self._items.get(item)
        match record.body:
            case Attempted(attempt):
                overruled = self._amendments.overruled.get(record.id, False)
                outcome = respond(before, record, attempt, self._scheduling, overruled=overruled)
                self._items[item] = outcome.state
                self._add_to_day(outcome.day, outcome.gain)
                if outcome.recall is not None:
                    place = outcome.day, outcome.recall[0]
                    self._recalls[place] = self._recalls.get(place, Recall()).plus(outcome.recall[1])
            case Changed() if before is None:
                pass
            case (
                Changed() | Suspended() | Resumed() | Postponed() | Flagged() | Unflagged() | Reset() as body
            ):
                day = learning_day(record.at, self._scheduling.day_start)
                self._items[item] = happen(before or ItemState(), body, day)
            case _:
                raise ValueError(f"a record of an item was expected, not {record.body}")

    def _add_to_day(self, day: int, gain: DaySummary) -> None:
        self._days[day] = self._days.get(day, DaySummary()).plus(gain)


def respond(
    state: ItemState | None,
    record: Record,
    attempt: Attempt,
    scheduling: Scheduling,
    *,
    overruled: bool = False,
) -> Outcome:
    """Return what comes of one more attempt, later than all before it.

    Only the first attempt in `learn` on a learning day is a review. The review's dates depend on the
    id the item had then, so that renaming it moves none. One that was ``overruled`` counts as right.
    """
    day = learning_day(record.at, scheduling.day_start)
    state = state or ItemState()
    passed = overruled or attempt.verdict in (Verdict.RIGHT, Verdict.NEARLY)
    memory, recall = state.memory, None
    if (
        attempt.mode is Mode.LEARN
        and attempt.rating is not None
        and (memory is None or day > memory.reviewed)
    ):
        rating = rate(Score(1.0, Verdict.RIGHT), hinted=attempt.hinted) if overruled else attempt.rating
        if memory is not None:
            recall = interval_class(day - memory.reviewed), Recall(1, int(passed))
        memory = review(memory, rating, day, learner=record.learner, item=attempt.item, scheduling=scheduling)
    first_passed = state.first_passed
    if passed and (first_passed is None or day < first_passed):
        first_passed = day
    after = replace(
        state,
        attempts=state.attempts + 1,
        passed=state.passed + passed,
        first_passed=first_passed,
        missed=not passed,
        memory=memory,
        chosen=_with_choice(state, attempt),
    )
    new = state.memory is None and memory is not None
    gain = DaySummary(1, int(passed), new=int(new), milliseconds=attempt.milliseconds)
    return Outcome(after, day, gain, recall)


def happen(state: ItemState, body: OfItem, day: int) -> ItemState:
    """Return the state after something happened to the item on a learning day."""
    match body:
        case Changed():
            return _change(state, day)
        case Suspended():
            return replace(state, suspended=True)
        case Resumed():
            return replace(state, suspended=False, postponed=None)
        case Postponed():
            return replace(state, postponed=day + 1)
        case Flagged(_, note):
            return replace(state, flag=note)
        case Unflagged():
            return replace(state, flag=None)
        case Reset():
            return ItemState(suspended=state.suspended, flag=state.flag)
        case _:
            assert_never(body)


def _change(state: ItemState, day: int) -> ItemState:
    """Make the item due on the day its key changed, if it was ever reviewed, but not twice on a day."""
    if state.memory is None:
        return state
    soon = max(day, state.memory.reviewed + 1)
    return replace(state, memory=replace(state.memory, due=min(state.memory.due, soon)))


def _with_choice(state: ItemState, attempt: Attempt) -> tuple[tuple[str, int], ...]:
    if facet_of(attempt.item) != Facet.CERTAINTY or len(attempt.response) != 1:
        return state.chosen
    counts = Counter(dict(state.chosen))
    counts[attempt.response[0]] += 1
    return tuple(sorted(counts.items()))
