"""The derived tables: written in a record's own transaction, checked and made anew from the log."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from quizapp.core.ids import deck_of
from quizapp.core.memory import MemoryState
from quizapp.core.scheduling import learning_day
from quizapp.progress import log
from quizapp.progress.records import (
    Attempted,
    Changed,
    LearnerNamed,
    Renamed,
    SessionFinished,
    Undone,
)
from quizapp.progress.replay import DaySummary, ItemState, LearnerState, Replay, respond

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from quizapp.core.attempts import Attempt
    from quizapp.core.scheduling import Scheduling
    from quizapp.language import Translator
    from quizapp.progress.records import Record

_SELECT = (
    "SELECT item, attempts, passed, first_passed, stability, difficulty, due, reviewed, reviews, lapses"
    " FROM item_state "
)


@dataclass(frozen=True, slots=True)
class Difference:
    """A place where what is stored is not what the log comes to; each side empty if there is nothing."""

    learner: str
    place: str
    stored: str
    replayed: str

    def message(self, tr: Translator) -> str:
        """Return both sides in one sentence."""
        return tr(
            "»{place}«: stored is {stored}, but the log gives {replayed}.",
            place=self.place,
            stored=self.stored or "–",
            replayed=self.replayed or "–",
        )


def memory(connection: sqlite3.Connection, learner: str, item: str) -> MemoryState | None:
    """Return the memory of an item, None if it was never reviewed."""
    state = _load_state(connection, learner, item)
    return state.memory if state else None


def store(connection: sqlite3.Connection, record: Record, scheduling: Scheduling) -> MemoryState | None:
    """Add the record to the log, and what follows to the derived tables.

    To be called within a transaction. A record that is there already changes nothing. Returns the
    new memory of the item it is about, if any.
    """
    connection.execute("INSERT INTO learner (id) VALUES (?) ON CONFLICT DO NOTHING", (record.learner,))
    is_new = log.append(connection, record)
    match record.body:
        case Attempted(attempt):
            if not is_new:
                return memory(connection, record.learner, attempt.item)
            return _store_attempt(connection, record, attempt, scheduling)
        case Undone(target):
            return _store_undo(connection, record, target, scheduling, is_new=is_new)
        case Renamed(old, new):
            if is_new:
                _replay_items(connection, record, {old, new}, scheduling)
            return memory(connection, record.learner, new)
        case Changed(item):
            if is_new:
                _replay_items(connection, record, {item}, scheduling)
            return memory(connection, record.learner, item)
        case SessionFinished():
            if is_new:
                day = learning_day(record.at, scheduling.day_start)
                _add_to_day(connection, record.learner, day, DaySummary(sessions=1))
        case LearnerNamed():
            _store_name(connection, record.learner)
    return None


def rebuild(connection: sqlite3.Connection, scheduling: Scheduling) -> int:
    """Make the derived tables anew within a transaction; return the number of item states."""
    parked = connection.execute("SELECT learner, deck, item FROM item_state WHERE parked = 1").fetchall()
    connection.execute("DELETE FROM item_state")
    connection.execute("DELETE FROM day_summary")
    count = 0
    for learner, state in _replayed(connection, scheduling).items():
        connection.execute("UPDATE learner SET name = ? WHERE id = ?", (state.name, learner))
        for item, item_state in state.items.items():
            _save_state(connection, learner, item, item_state)
        for day, summary in state.days.items():
            _add_to_day(connection, learner, day, summary)
        count += len(state.items)
    connection.executemany(
        "UPDATE item_state SET parked = 1 WHERE learner = ? AND deck = ? AND item = ?", parked
    )
    return count


def verify(connection: sqlite3.Connection, scheduling: Scheduling) -> Iterator[Difference]:
    """Yield where the derived tables are not what the log comes to; within one transaction."""
    for learner, replayed in _replayed(connection, scheduling).items():
        stored = _load_learner(connection, learner)
        if stored.name != replayed.name:
            yield Difference(learner, "name", stored.name, replayed.name)
        for item in sorted(stored.items.keys() | replayed.items.keys()):
            here, there = stored.items.get(item), replayed.items.get(item)
            if not _alike(here, there):
                yield Difference(learner, item, _text(here), _text(there))
        for day in sorted(stored.days.keys() | replayed.days.keys()):
            one, other = stored.days.get(day), replayed.days.get(day)
            if one != other:
                yield Difference(learner, f"day {day}", _text(one), _text(other))


def _store_attempt(
    connection: sqlite3.Connection, record: Record, attempt: Attempt, scheduling: Scheduling
) -> MemoryState | None:
    if _is_late(connection, record, attempt.item):
        _replay_items(connection, record, {attempt.item}, scheduling)
        return memory(connection, record.learner, attempt.item)
    before = _load_state(connection, record.learner, attempt.item)
    state, day, gain = respond(before, record, attempt, scheduling)
    _save_state(connection, record.learner, attempt.item, state)
    _add_to_day(connection, record.learner, day, gain)
    return state.memory


def _is_late(connection: sqlite3.Connection, record: Record, item: str) -> bool:
    """Tell whether something is known already that comes after the attempt or takes it back.

    What comes after it is a record of the item itself, or one of another item that was renamed to
    it; such a renaming then comes after the attempt too.
    """
    (late,) = connection.execute(
        "SELECT EXISTS (SELECT 1 FROM record WHERE learner = ?1 AND item = ?2 AND at >= ?3 AND id <> ?4)"
        " OR EXISTS (SELECT 1 FROM record WHERE other = ?2 AND at >= ?3)"
        " OR EXISTS (SELECT 1 FROM record WHERE other = ?4)",
        (record.learner, item, log.microseconds(record.at), record.id),
    ).fetchone()
    return bool(late)


def _store_undo(
    connection: sqlite3.Connection, record: Record, number: str, scheduling: Scheduling, *, is_new: bool
) -> MemoryState | None:
    target = log.find(connection, number)
    if target is None or target.learner != record.learner or not isinstance(target.body, Attempted):
        return None
    item = target.body.attempt.item
    if is_new:
        _replay_items(connection, record, {item}, scheduling)
    return memory(connection, record.learner, item)


def _store_name(connection: sqlite3.Connection, learner: str) -> None:
    rows = connection.execute(
        log.SELECT + "WHERE learner = ? AND item IS NULL AND kind = 'learner_named'"
        " ORDER BY at DESC, id DESC LIMIT 1",
        (learner,),
    ).fetchall()
    for row in rows:
        body = log.record_of(row).body
        assert isinstance(body, LearnerNamed)
        connection.execute("UPDATE learner SET name = ? WHERE id = ?", (body.name, learner))


def _replay_items(
    connection: sqlite3.Connection, record: Record, items: set[str], scheduling: Scheduling
) -> None:
    """Bring the states of these items, and of those they were renamed from and to, up to the new record.

    Their histories are folded without and with the record; the difference goes to the days.
    """
    items = log.kin(connection, record.learner, items)
    records = log.about(connection, record.learner, items)
    undone = log.undone_among(connection, records)
    after = _replay(records, undone, items, scheduling)
    before = _replay(*_without(connection, record, records, undone), items, scheduling)
    for item in items:
        state = after.items.get(item)
        if state is None:
            connection.execute(
                "DELETE FROM item_state WHERE learner = ? AND deck = ? AND item = ?",
                (record.learner, deck_of(item), item),
            )
        else:
            _save_state(connection, record.learner, item, state)
    for day in after.days.keys() | before.days.keys():
        gain = after.days.get(day, DaySummary()).plus(before.days.get(day, DaySummary()), times=-1)
        _add_to_day(connection, record.learner, day, gain)
    connection.execute(
        "DELETE FROM day_summary WHERE learner = ?"
        " AND attempts = 0 AND passed = 0 AND sessions = 0 AND new = 0",
        (record.learner,),
    )


def _replay(records: list[Record], undone: set[str], items: set[str], scheduling: Scheduling) -> LearnerState:
    replay = Replay(undone, items, scheduling)
    for record in records:
        replay.add(record)
    return replay.result()


def _without(
    connection: sqlite3.Connection, record: Record, records: list[Record], undone: set[str]
) -> tuple[list[Record], set[str]]:
    """Return the records, and the ids of those undone, as they were before the new record."""
    if isinstance(record.body, Undone):
        (times,) = connection.execute(
            "SELECT count(*) FROM record WHERE other = ? AND learner = ? AND kind = 'undone'",
            (record.body.record, record.learner),
        ).fetchone()
        if times == 1:
            undone = undone - {record.body.record}
    return [one for one in records if one.id != record.id], undone


def _load_state(connection: sqlite3.Connection, learner: str, item: str) -> ItemState | None:
    row = connection.execute(
        _SELECT + "WHERE learner = ? AND deck = ? AND item = ?", (learner, deck_of(item), item)
    ).fetchone()
    return _state_of(row) if row else None


def _state_of(row: tuple[Any, ...]) -> ItemState:
    _, attempts, passed, first_passed, stability, *rest = row
    state = None if stability is None else MemoryState(stability, *rest)
    return ItemState(attempts, passed, first_passed, state)


def _save_state(connection: sqlite3.Connection, learner: str, item: str, state: ItemState) -> None:
    """Write the state; a new one is parked if its item was not in the deck when that was last seen."""
    memory = state.memory
    connection.execute(
        "INSERT INTO item_state VALUES"
        " (?1, ?2, ?3, coalesce((SELECT 1 - present FROM trace WHERE deck = ?2 AND item = ?3), 0),"
        " ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)"
        " ON CONFLICT (learner, deck, item) DO UPDATE SET attempts = ?4, passed = ?5, first_passed = ?6,"
        " stability = ?7, difficulty = ?8, due = ?9, reviewed = ?10, reviews = ?11, lapses = ?12",
        (
            learner,
            deck_of(item),
            item,
            state.attempts,
            state.passed,
            state.first_passed,
            memory and memory.stability,
            memory and memory.difficulty,
            memory and memory.due,
            memory and memory.reviewed,
            memory and memory.reviews,
            memory and memory.lapses,
        ),
    )


def _add_to_day(connection: sqlite3.Connection, learner: str, day: int, gain: DaySummary) -> None:
    connection.execute(
        "INSERT INTO day_summary VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (learner, day) DO UPDATE SET"
        " attempts = attempts + excluded.attempts, passed = passed + excluded.passed,"
        " sessions = sessions + excluded.sessions, new = new + excluded.new",
        (learner, day, gain.attempts, gain.passed, gain.sessions, gain.new),
    )


def _load_learner(connection: sqlite3.Connection, learner: str) -> LearnerState:
    (name,) = connection.execute("SELECT name FROM learner WHERE id = ?", (learner,)).fetchone()
    items = connection.execute(_SELECT + "WHERE learner = ?", (learner,))
    days = connection.execute(
        "SELECT day, attempts, passed, sessions, new FROM day_summary WHERE learner = ?", (learner,)
    )
    return LearnerState(
        name,
        {row[0]: _state_of(row) for row in items.fetchall()},
        {day: DaySummary(*row) for day, *row in days.fetchall()},
    )


def _replayed(connection: sqlite3.Connection, scheduling: Scheduling) -> dict[str, LearnerState]:
    """Replay the whole log; return the learners' states by id."""
    learners = [learner for (learner,) in connection.execute("SELECT id FROM learner ORDER BY id").fetchall()]
    undone: dict[str, set[str]] = {learner: set() for learner in learners}
    renamed: dict[str, set[str]] = {learner: set() for learner in learners}
    for learner, item, other in connection.execute(
        "SELECT learner, item, other FROM record WHERE other IS NOT NULL"
    ).fetchall():
        if item is None:
            undone[learner].add(other)
        else:
            renamed[learner] |= {item, other}
    replays = {learner: Replay(undone[learner], renamed[learner], scheduling) for learner in learners}
    for record in log.read(connection):
        replays[record.learner].add(record)
    return {learner: replay.result() for learner, replay in replays.items()}


def _alike(one: ItemState | None, other: ItemState | None) -> bool:
    """Compare two states; floats may differ in their last digits from one machine to the next."""
    if one is None or other is None or one.memory is None or other.memory is None:
        return one == other
    return (
        _counts(one) == _counts(other)
        and math.isclose(one.memory.stability, other.memory.stability, rel_tol=1e-9)
        and math.isclose(one.memory.difficulty, other.memory.difficulty, rel_tol=1e-9)
    )


def _counts(state: ItemState) -> tuple[object, ...]:
    memory = state.memory
    assert memory is not None
    return (
        state.attempts,
        state.passed,
        state.first_passed,
        memory.due,
        memory.reviewed,
        memory.reviews,
        memory.lapses,
    )


def _text(value: object) -> str:
    return "" if value is None else str(value)
