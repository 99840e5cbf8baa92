"""Replay: what a history of records comes to. Pure; the log's records go in, states come out.

A record counts at its place in the order of (time, id), whenever it came into the log.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

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
    from collections.abc import Collection, Iterable

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


def replay(records: Iterable[Record], scheduling: Scheduling) -> LearnerState:
    """Return what one learner's records come to; ``records`` in the order of (time, id)."""
    records = list(records)
    undone = {record.body.record for record in records if isinstance(record.body, Undone)}
    items, days = fold_items(records, undone, scheduling)
    name = ""
    for record in records:
        match record.body:
            case SessionFinished():
                day = learning_day(record.at, scheduling.day_start)
                days[day] = days.get(day, DaySummary()).plus(DaySummary(sessions=1))
            case LearnerNamed(name):
                pass
            case _:
                pass
    return LearnerState(name, items, days)


def fold_items(
    records: Iterable[Record], undone: Collection[str], scheduling: Scheduling
) -> tuple[dict[str, ItemState], dict[int, DaySummary]]:
    """Return the states that one learner's records give, and what they add to the days.

    ``records`` are in order and complete for the items they concern; those whose id is in
    ``undone`` don't count.
    """
    states: dict[str, ItemState] = {}
    days: dict[int, DaySummary] = {}
    for item, history in _histories(records, undone).items():
        state: ItemState | None = None
        for record in history:
            match record.body:
                case Attempted(attempt):
                    state, day, gain = respond(state, record, attempt, scheduling)
                    days[day] = days.get(day, DaySummary()).plus(gain)
                case _:
                    state = _change(state, record, scheduling)
        if state is not None:
            states[item] = state
    return states, days


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


def _change(state: ItemState | None, record: Record, scheduling: Scheduling) -> ItemState | None:
    """Make the item due on the day its key changed, if it was ever reviewed, but not twice on a day."""
    if state is None or state.memory is None:
        return state
    day = learning_day(record.at, scheduling.day_start)
    soon = max(day, state.memory.reviewed + 1)
    memory = replace(state.memory, due=min(state.memory.due, soon))
    return replace(state, memory=memory)


def _histories(records: Iterable[Record], undone: Collection[str]) -> dict[str, list[Record]]:
    """Return each item's attempts and changes in order, under the id the item has at the end."""
    histories: dict[str, list[Record]] = {}
    for record in records:
        match record.body:
            case Attempted(attempt):
                if record.id not in undone:
                    histories.setdefault(attempt.item, []).append(record)
            case Changed(item):
                histories.setdefault(item, []).append(record)
            case Renamed(old, new):
                if old != new and old in histories:
                    moved = [*histories.get(new, ()), *histories.pop(old)]
                    histories[new] = sorted(moved, key=lambda one: (one.at, one.id))
            case _:
                pass
    return histories
