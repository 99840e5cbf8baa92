"""The derived tables: written in a record's own transaction, checked and made anew from the log."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

from quizapp.core.ids import deck_of
from quizapp.core.memory import MemoryState
from quizapp.core.scheduling import learning_day
from quizapp.progress import log
from quizapp.progress.errors import Reason, StorageError
from quizapp.progress.records import (
    UNDOABLE,
    Attempted,
    ExamFinished,
    LearnerNamed,
    Overruled,
    Renamed,
    SessionFinished,
    Undone,
)
from quizapp.progress.replay import (
    Amendments,
    DaySummary,
    ItemState,
    LearnerState,
    Recall,
    Replay,
    respond,
)

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping

    from quizapp.core.attempts import Attempt
    from quizapp.core.scheduling import Scheduling
    from quizapp.language import Translator
    from quizapp.progress.records import Record

Key = TypeVar("Key", int, tuple[int, int])

_COLUMNS = (
    "attempts, passed, first_passed, missed, suspended, postponed, flag, chosen,"
    " stability, difficulty, due, reviewed, reviews, lapses"
)
_SELECT = f"SELECT item, {_COLUMNS} FROM item_state "  # noqa: S608 - our own names


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
    found = state(connection, learner, item)
    return found.memory if found else None


def state(connection: sqlite3.Connection, learner: str, item: str) -> ItemState | None:
    """Return the state of an item, None if there are no records about it."""
    row = connection.execute(
        _SELECT + "WHERE learner = ? AND deck = ? AND item = ?", (learner, deck_of(item), item)
    ).fetchone()
    return _state_of(row) if row else None


def states(connection: sqlite3.Connection, learner: str, deck: str) -> dict[str, ItemState]:
    """Return the states of a deck's items."""
    rows = connection.execute(_SELECT + "WHERE learner = ? AND deck = ?", (learner, deck)).fetchall()
    return {row[0]: _state_of(row) for row in rows}


def history(connection: sqlite3.Connection, learner: str, item: str) -> tuple[Record, ...]:
    """Return the records that count for an item, and those of rulings on them, in order."""
    records = log.about(connection, learner, log.kin(connection, learner, {item}))
    amending = log.amending(connection, records)
    undone = Amendments.of(amending).undone
    kept = [record for record in records if record.id not in undone]
    rulings = [record for record in amending if isinstance(record.body, Overruled)]
    return tuple(sorted((*kept, *rulings), key=lambda record: (record.at, record.id)))


def store(connection: sqlite3.Connection, record: Record, scheduling: Scheduling) -> MemoryState | None:
    """Add the record to the log, and what follows to the derived tables.

    To be called within a transaction. A record that is there already changes nothing. Returns the
    new memory of the item it is about, if any.

    Raises:
        StorageError: the learner was erased.
    """
    added = connection.execute(
        "INSERT INTO learner (id) VALUES (?) ON CONFLICT DO NOTHING", (record.learner,)
    ).rowcount
    if added and connection.execute("SELECT 1 FROM erased WHERE learner = ?", (record.learner,)).fetchone():
        raise StorageError(Reason.ERASED, None)
    record = log.as_stored(record)
    is_new = log.append(connection, record)
    match record.body:
        case Attempted(attempt):
            if is_new:
                _store_attempt(connection, record, attempt, scheduling)
            return memory(connection, record.learner, attempt.item)
        case Undone(target) | Overruled(target):
            return _store_amendment(connection, record, target, scheduling, is_new=is_new)
        case Renamed(old, new):
            if is_new:
                _replay_items(connection, record, {old, new}, scheduling)
            return memory(connection, record.learner, new)
        case SessionFinished() | ExamFinished():
            if is_new:
                day = learning_day(record.at, scheduling.day_start)
                _add_to_day(connection, record.learner, day, DaySummary(sessions=1))
        case LearnerNamed():
            _store_name(connection, record.learner)
        case body:
            if is_new:
                _replay_items(connection, record, {body.item}, scheduling)
            return memory(connection, record.learner, body.item)
    return None


def rebuild(connection: sqlite3.Connection, scheduling: Scheduling) -> int:
    """Make the derived tables anew within a transaction; return the number of item states."""
    parked = connection.execute("SELECT learner, deck, item FROM item_state WHERE parked = 1").fetchall()
    for table in ("item_state", "day_summary", "recall_summary"):
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 - our own names
    count = 0
    for learner, replayed in _replayed(connection, scheduling).items():
        connection.execute("UPDATE learner SET name = ? WHERE id = ?", (replayed.name, learner))
        for item, item_state in replayed.items.items():
            _save_state(connection, learner, item, item_state)
        for day, summary in replayed.days.items():
            _add_to_day(connection, learner, day, summary)
        for place, recall in replayed.recalls.items():
            _add_recall(connection, learner, place, recall)
        count += len(replayed.items)
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
        yield from _unlike(learner, "day", stored.days, replayed.days)
        yield from _unlike(learner, "recall", stored.recalls, replayed.recalls)


def _unlike(
    learner: str, name: str, stored: Mapping[Key, object], replayed: Mapping[Key, object]
) -> Iterator[Difference]:
    for place in sorted(stored.keys() | replayed.keys()):
        one, other = stored.get(place), replayed.get(place)
        if one != other:
            yield Difference(learner, f"{name} {place}", _text(one), _text(other))


def _store_attempt(
    connection: sqlite3.Connection, record: Record, attempt: Attempt, scheduling: Scheduling
) -> None:
    if _is_late(connection, record, attempt.item):
        _replay_items(connection, record, {attempt.item}, scheduling)
        return
    before = state(connection, record.learner, attempt.item)
    outcome = respond(before, record, attempt, scheduling)
    _save_state(connection, record.learner, attempt.item, outcome.state)
    _add_to_day(connection, record.learner, outcome.day, outcome.gain)
    if outcome.recall is not None:
        interval, recall = outcome.recall
        _add_recall(connection, record.learner, (outcome.day, interval), recall)


def _is_late(connection: sqlite3.Connection, record: Record, item: str) -> bool:
    """Tell whether something is known already that comes after the attempt or amends it.

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


def _store_amendment(
    connection: sqlite3.Connection, record: Record, number: str, scheduling: Scheduling, *, is_new: bool
) -> MemoryState | None:
    target = log.find(connection, number)
    if target is None or target.learner != record.learner:
        return None
    match target.body:
        case Attempted(attempt):
            item = attempt.item
        case body if isinstance(body, UNDOABLE):
            item = body.item
        case _:
            return None
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
    amending = log.amending(connection, records)
    after = _replay(records, amending, items, scheduling)
    before = _replay(_without(record, records), _without(record, amending), items, scheduling)
    for item in items:
        found = after.items.get(item)
        if found is None:
            connection.execute(
                "DELETE FROM item_state WHERE learner = ? AND deck = ? AND item = ?",
                (record.learner, deck_of(item), item),
            )
        else:
            _save_state(connection, record.learner, item, found)
    for day in after.days.keys() | before.days.keys():
        gain = after.days.get(day, DaySummary()).plus(before.days.get(day, DaySummary()), times=-1)
        _add_to_day(connection, record.learner, day, gain)
    for place in after.recalls.keys() | before.recalls.keys():
        recall = after.recalls.get(place, Recall()).plus(before.recalls.get(place, Recall()), times=-1)
        _add_recall(connection, record.learner, place, recall)
    connection.execute(
        "DELETE FROM day_summary WHERE learner = ? AND attempts = 0 AND passed = 0 AND sessions = 0"
        " AND new = 0 AND milliseconds = 0",
        (record.learner,),
    )
    connection.execute("DELETE FROM recall_summary WHERE learner = ? AND reviews = 0", (record.learner,))


def _replay(
    records: list[Record], amending: list[Record], items: set[str], scheduling: Scheduling
) -> LearnerState:
    replay = Replay(Amendments.of(amending), items, scheduling)
    for record in records:
        replay.add(record)
    return replay.result()


def _without(record: Record, records: list[Record]) -> list[Record]:
    return [one for one in records if one.id != record.id]


def _state_of(row: tuple[Any, ...]) -> ItemState:
    _, attempts, passed, first_passed, missed, suspended, postponed, flag, chosen, stability, *rest = row
    return ItemState(
        attempts,
        passed,
        first_passed,
        bool(missed),
        None if stability is None else MemoryState(stability, *rest),
        bool(suspended),
        postponed or None,
        flag,
        tuple(json.loads(chosen).items()) if chosen else (),
    )


def _save_state(connection: sqlite3.Connection, learner: str, item: str, state: ItemState) -> None:
    """Write the state; a new one is parked if its item was not in the deck when that was last seen."""
    memory = state.memory
    connection.execute(
        f"INSERT INTO item_state (learner, deck, item, parked, {_COLUMNS}) VALUES"  # noqa: S608 - our own names
        " (?1, ?2, ?3, coalesce((SELECT 1 - present FROM trace WHERE deck = ?2 AND item = ?3), 0),"
        " ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)"
        " ON CONFLICT (learner, deck, item) DO UPDATE SET attempts = ?4, passed = ?5, first_passed = ?6,"
        " missed = ?7, suspended = ?8, postponed = ?9, flag = ?10, chosen = ?11,"
        " stability = ?12, difficulty = ?13, due = ?14, reviewed = ?15, reviews = ?16, lapses = ?17",
        (
            learner,
            deck_of(item),
            item,
            state.attempts,
            state.passed,
            state.first_passed,
            state.missed,
            state.suspended,
            state.postponed or 0,
            state.flag,
            json.dumps(dict(state.chosen)) if state.chosen else None,
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
        "INSERT INTO day_summary VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (learner, day) DO UPDATE SET"
        " attempts = attempts + excluded.attempts, passed = passed + excluded.passed,"
        " sessions = sessions + excluded.sessions, new = new + excluded.new,"
        " milliseconds = milliseconds + excluded.milliseconds",
        (learner, day, gain.attempts, gain.passed, gain.sessions, gain.new, gain.milliseconds),
    )


def _add_recall(connection: sqlite3.Connection, learner: str, place: tuple[int, int], recall: Recall) -> None:
    connection.execute(
        "INSERT INTO recall_summary VALUES (?, ?, ?, ?, ?) ON CONFLICT (learner, day, interval) DO UPDATE"
        " SET reviews = reviews + excluded.reviews, passed = passed + excluded.passed",
        (learner, *place, *recall),
    )


def _load_learner(connection: sqlite3.Connection, learner: str) -> LearnerState:
    (name,) = connection.execute("SELECT name FROM learner WHERE id = ?", (learner,)).fetchone()
    items = connection.execute(_SELECT + "WHERE learner = ?", (learner,))
    days = connection.execute(
        "SELECT day, attempts, passed, sessions, new, milliseconds FROM day_summary WHERE learner = ?",
        (learner,),
    )
    recalls = connection.execute(
        "SELECT day, interval, reviews, passed FROM recall_summary WHERE learner = ?", (learner,)
    )
    return LearnerState(
        name,
        {row[0]: _state_of(row) for row in items.fetchall()},
        {day: DaySummary(*row) for day, *row in days.fetchall()},
        {(day, interval): Recall(*row) for day, interval, *row in recalls.fetchall()},
    )


def _replayed(connection: sqlite3.Connection, scheduling: Scheduling) -> dict[str, LearnerState]:
    """Replay the whole log; return the learners' states by id."""
    learners = [learner for (learner,) in connection.execute("SELECT id FROM learner ORDER BY id").fetchall()]
    renamed: dict[str, set[str]] = {learner: set() for learner in learners}
    amending: dict[str, list[Record]] = {learner: [] for learner in learners}
    for row in connection.execute(log.SELECT + "WHERE other IS NOT NULL ORDER BY at, id").fetchall():
        record = log.record_of(row)
        match record.body:
            case Renamed(old, new):
                renamed[record.learner] |= {old, new}
            case _:
                amending[record.learner].append(record)
    replays = {
        learner: Replay(Amendments.of(amending[learner]), renamed[learner], scheduling)
        for learner in learners
    }
    for record in log.read(connection):
        replays[record.learner].add(record)
    return {learner: replay.result() for learner, replay in replays.items()}


def _alike(one: ItemState | None, other: ItemState | None) -> bool:
    """Compare two states; floats may differ in their last digits from one machine to the next."""
    if one is None or other is None or one.memory is None or other.memory is None:
        return one == other
    near = replace(
        one, memory=replace(one.memory, stability=other.memory.stability, difficulty=other.memory.difficulty)
    )
    return (
        near == other
        and math.isclose(one.memory.stability, other.memory.stability, rel_tol=1e-9)
        and math.isclose(one.memory.difficulty, other.memory.difficulty, rel_tol=1e-9)
    )


def _text(value: object) -> str:
    return "" if value is None else str(value)
