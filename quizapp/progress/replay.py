"""Replay: what a history of records comes to. Pure; the log's records go in, states come out.

A record counts at its place in the order of (time, id), whenever it came into the log.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, assert_never

from quizapp.core.attempts import Mode
from quizapp.core.scheduling import learning_day, review
from quizapp.core.scores import Verdict
from quizapp.progress.records import (
    Attempted,
    Changed,
    LearnerNamed,
    Renamed,
    SessionFinished,
    Undone,
)

if TYPE_CHECKING:
    from collections.abc import Collection

    from quizapp.core.attempts import Attempt
    from quizapp.core.memory import MemoryState
    from quizapp.core.scheduling import Scheduling
    from quizapp.progress.records import Record


@dataclass(frozen=True, slots=True)
class ItemState:
    """What one learner's attempts at one item come to.

    ``passed`` counts the attempts that were right, in any mode, and ``first_passed`` is the learning
    day of the first of them. ``memory`` is None until the first review.
    """

    attempts: int = 0
    passed: int = 0
    first_passed: int | None = None
    memory: MemoryState | None = None


@dataclass(frozen=True, slots=True)
class DaySummary:
    """What one learner did on one learning day; ``new`` counts items reviewed for the first time."""

    attempts: int = 0
    passed: int = 0
    sessions: int = 0
    new: int = 0

    def plus(self, other: DaySummary, times: int = 1) -> DaySummary:
        """Return the sum of this and ``times`` the other."""
        return DaySummary(
            self.attempts + times * other.attempts,
            self.passed + times * other.passed,
            self.sessions + times * other.sessions,
            self.new + times * other.new,
        )


@dataclass(frozen=True, slots=True)
class LearnerState:
    """All that follows from one learner's records."""

    name: str
    items: dict[str, ItemState]
    days: dict[int, DaySummary]


class Replay:
    """What one learner's records come to; to be given all of them in the order of (time, id).

    Attempts whose record's id is in ``undone`` don't count. ``renamed`` holds the items that some
    record renames, from or to: only of these the history is kept, since it may have to be merged.
    """

    def __init__(self, undone: Collection[str], renamed: Collection[str], scheduling: Scheduling) -> None:
        self._undone = undone
        self._renamed = renamed
        self._scheduling = scheduling
        self._histories: dict[str, list[Record]] = {}
        self._name = ""
        self._items: dict[str, ItemState] = {}
        self._days: dict[int, DaySummary] = {}

    def add(self, record: Record) -> None:
        """Take in the next record."""
        match record.body:
            case Attempted(attempt):
                if record.id not in self._undone:
                    self._keep(attempt.item, record)
            case Changed(item):
                self._keep(item, record)
            case Renamed(old, new):
                self._move(old, new)
            case SessionFinished():
                self._add_to_day(learning_day(record.at, self._scheduling.day_start), DaySummary(sessions=1))
            case LearnerNamed(name):
                self._name = name
            case Undone():
                pass
            case _:
                assert_never(record.body)

    def result(self) -> LearnerState:
        """Return what the records come to; to be called once, after the last one."""
        for item, history in self._histories.items():
            for record in history:
                self._apply(item, record)
        return LearnerState(self._name, self._items, self._days)

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
        if isinstance(record.body, Attempted):
            self._items[item], day, gain = respond(before, record, record.body.attempt, self._scheduling)
            self._add_to_day(day, gain)
        elif before is not None:
            self._items[item] = _change(before, record, self._scheduling)

    def _add_to_day(self, day: int, gain: DaySummary) -> None:
        self._days[day] = self._days.get(day, DaySummary()).plus(gain)


def respond(
    state: ItemState | None, record: Record, attempt: Attempt, scheduling: Scheduling
) -> tuple[ItemState, int, DaySummary]:
    """Return the state after one more attempt, later than all before it, its day, and the day's gain.

    Only the first attempt in `learn` on a learning day is a review. The review's dates depend on the
    id the item had then, so that renaming it moves none.
    """
    day = learning_day(record.at, scheduling.day_start)
    state = state or ItemState()
    passed = attempt.verdict in (Verdict.RIGHT, Verdict.NEARLY)
    memory = state.memory
    if (
        attempt.mode is Mode.LEARN
        and attempt.rating is not None
        and (memory is None or day > memory.reviewed)
    ):
        memory = review(
            memory,
            attempt.rating,
            day,
            learner=record.learner,
            item=attempt.item,
            scheduling=scheduling,
        )
    first_passed = state.first_passed
    if passed and (first_passed is None or day < first_passed):
        first_passed = day
    after = ItemState(state.attempts + 1, state.passed + passed, first_passed, memory)
    new = state.memory is None and memory is not None
    return after, day, DaySummary(attempts=1, passed=int(passed), new=int(new))


def _change(state: ItemState, record: Record, scheduling: Scheduling) -> ItemState:
    """Make the item due on the day its key changed, if it was ever reviewed, but not twice on a day."""
    if state.memory is None:
        return state
    day = learning_day(record.at, scheduling.day_start)
    soon = max(day, state.memory.reviewed + 1)
    return replace(state, memory=replace(state.memory, due=min(state.memory.due, soon)))
