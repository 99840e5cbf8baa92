"""The progress store: what learners did, and everything that is asked about it.

What only writing needs is imported where it is used: start-up only reads.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from quizapp.core.ids import deck_of, entry_of
from quizapp.core.items import Facet, Kind
from quizapp.core.scheduling import Scheduling
from quizapp.core.traces import Trace
from quizapp.progress.database import mark_damaged, open_database, transaction
from quizapp.progress.errors import Reason, storage_error

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path
    from types import TracebackType

    from quizapp.core.memory import MemoryState
    from quizapp.progress.derived import Difference
    from quizapp.progress.notices import Notice
    from quizapp.progress.records import Record

SURE_DAYS = 21
"""An item is sure from this stability on."""

_PAGE = 250
_FIRST_DAY = 719_163  # 1970-01-01, as an ordinal
_MICROSECONDS_A_DAY = 86_400_000_000
_ENTRY = "substr(item, 1, instr(item || '.', '.') - 1)"


class Learner(NamedTuple):
    """Someone who learns; ``name`` is empty until one was given."""

    id: str
    name: str


class Due(NamedTuple):
    """An item that is due, with the ids of its entry and its deck."""

    item: str
    entry: str
    deck: str


class Standing(NamedTuple):
    """How many entries of a deck are due; how many items ever reviewed, right, and sure (21 days or more)."""

    due: int = 0
    seen: int = 0
    learned: int = 0
    sure: int = 0


class Activity(NamedTuple):
    """What was done on a learning day; ``sessions`` are the finished ones."""

    attempts: int = 0
    right: int = 0
    sessions: int = 0


class Totals(NamedTuple):
    """What was ever done, in all modes."""

    attempts: int = 0
    right: int = 0


class ProgressStore:
    """One open progress file. Every method may raise `StorageError`.

    Days are ordinals of the learning day. Several stores may be open on one file at once.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        path: Path | None,
        scheduling: Scheduling,
        notices: tuple[Notice, ...] = (),
    ) -> None:
        self.notices = notices
        self._connection = connection
        self._path = path
        self._scheduling = scheduling
        self._scheduling_text = _scheduling_to_json(scheduling)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; closing twice does nothing."""
        self._connection.close()

    # Writing

    def record(self, record: Record, trace: Trace | None = None) -> MemoryState | None:
        """Store the record and what follows from it, durably, in one transaction.

        ``trace`` says what the item of an attempt looked like. Returns the new memory of the item
        that the record is about. A record that is in the log already changes nothing, so that one
        may be sent again after an error.

        Raises:
            StorageError: nothing was stored.
        """
        from quizapp.progress import derived

        with self._transaction() as connection:
            if trace is not None:
                _save_traces(connection, [(trace, True)])
            return derived.store(connection, record, self._current_scheduling())

    def add_learner(self, name: str, at: datetime) -> Learner:
        """Store a new learner of this name, with a random id; several may have the same name.

        Raises:
            StorageError: nothing was stored.
        """
        from quizapp.progress.records import LearnerNamed, Record, new_id

        learner = Learner(new_id(), name)
        self.record(Record(new_id(), learner.id, at, LearnerNamed(name)))
        return learner

    def record_all(self, records: Iterable[Record]) -> None:
        """Store several records in one transaction, all or none.

        Raises:
            StorageError: nothing was stored.
        """
        from quizapp.progress import derived

        with self._transaction() as connection:
            scheduling = self._current_scheduling()
            for record in records:
                derived.store(connection, record, scheduling)

    def park(self, deck: str, digest: str, traces: Iterable[Trace], present: Collection[str]) -> None:
        """Note how the deck's items look now, and which of them are there.

        Attempted items of the deck that are not ``present`` are parked: they are not due and not
        counted until they are present again. Their last traces are kept.
        """
        with self._transaction() as connection:
            connection.execute(
                "INSERT INTO deck VALUES (?1, ?2) ON CONFLICT (id) DO UPDATE SET digest = ?2", (deck, digest)
            )
            there = frozenset(present)
            _save_traces(connection, [(trace, trace.item in there) for trace in traces])
            _park_items(connection, deck, there)

    def rebuild(self) -> int:
        """Make everything that follows from the log anew; return the number of items."""
        from quizapp.progress import derived

        with self._transaction() as connection:
            return derived.rebuild(connection, self._current_scheduling())

    def reschedule(self, scheduling: Scheduling) -> None:
        """Follow another scheduling from now on: if it is another one, the memories are made anew.

        That is one transaction, and takes seconds with very many records.

        Raises:
            StorageError: nothing was changed.
        """
        with self._connected() as connection:
            _follow(connection, scheduling)

    # What a session needs

    def memory(self, learner: str, item: str) -> MemoryState | None:
        """Return the memory of an item, None if it was never reviewed."""
        from quizapp.progress import derived

        with self._connected() as connection:
            return derived.memory(connection, learner, item)

    def due(self, learner: str, day: int) -> Iterator[Due]:
        """Yield the items that are due on ``day`` or before, the best remembered first.

        Retrievability falls with the days since the last review, in units of the stability. Read
        page by page: an item reviewed in between is not yielded any more, and none is yielded twice.
        """
        last: tuple[float, str] = (-1.0, "")
        while True:
            rows = self._rows(
                "SELECT * FROM (SELECT (?2 - reviewed) / stability AS faded, item FROM item_state"
                " WHERE learner = ?1 AND due <= ?2 AND parked = 0)"
                " WHERE (faded, item) > (?3, ?4) ORDER BY faded, item LIMIT ?5",
                (learner, day, *last, _PAGE),
            )
            for _, item in rows:
                yield Due(item, entry_of(item), deck_of(item))
            if len(rows) < _PAGE:
                return
            last = rows[-1]

    def seen(self, learner: str, deck: str) -> frozenset[str]:
        """Return the items of the deck that were ever reviewed."""
        rows = self._rows(
            "SELECT item FROM item_state WHERE learner = ? AND deck = ? AND stability IS NOT NULL",
            (learner, deck),
        )
        return frozenset(item for (item,) in rows)

    def asked(self, learner: str, day: int) -> frozenset[str]:
        """Return the entries that were reviewed on ``day``, or later by a clock that was wrong.

        Looked for among the items of the records since the day before in UTC, and what these are
        called now: another index would cost more with every attempt. (``+learner`` keeps SQLite from
        going through all records of the learner.)
        """
        rows = self._rows(
            "WITH recent (item) AS (SELECT item FROM record WHERE at >= ?2 AND +learner = ?1 UNION"
            " SELECT other FROM record WHERE at >= ?2 AND +learner = ?1 AND +other IS NOT NULL)"
            " SELECT state.item FROM recent JOIN item_state AS state ON state.learner = ?1"
            " AND state.deck = substr(recent.item, 1, instr(recent.item, '/') - 1)"
            " AND state.item = recent.item WHERE reviewed >= ?3",
            (learner, (day - _FIRST_DAY - 1) * _MICROSECONDS_A_DAY, day),
        )
        return frozenset(entry_of(item) for (item,) in rows)

    def due_entries(self, learner: str, deck: str, day: int) -> frozenset[str]:
        """Return the entries of the deck of which an item is due on ``day`` or before."""
        rows = self._rows(
            "SELECT item FROM item_state WHERE learner = ? AND deck = ? AND due <= ? AND parked = 0",
            (learner, deck, day),
        )
        return frozenset(entry_of(item) for (item,) in rows)

    def held_back(self, learner: str, day: int) -> Mapping[str, int]:
        """Return for each deck how many due entries have to wait, since they were asked on ``day``."""
        items = [
            (deck_of(entry), f"{entry}.{facet}" if facet else entry)
            for entry in self.asked(learner, day)
            for facet in Facet
        ]
        rows = self._rows(
            f"SELECT deck, count(DISTINCT {_ENTRY}) FROM json_each(?3) AS pair JOIN item_state"  # noqa: S608
            " ON learner = ?1"
            " AND deck = json_extract(pair.value, '$[0]') AND item = json_extract(pair.value, '$[1]')"
            " WHERE due <= ?2 AND parked = 0 GROUP BY deck",
            (learner, day, json.dumps(items)),
        )
        return dict(rows)

    def right_before(self, learner: str, items: Iterable[str], day: int) -> frozenset[str]:
        """Return those of the items that were right once before ``day``, in any mode."""
        rows = self._rows(
            "SELECT item FROM json_each(?3) AS pair JOIN item_state ON learner = ?1"
            " AND deck = json_extract(pair.value, '$[0]') AND item = json_extract(pair.value, '$[1]')"
            " WHERE first_passed < ?2",
            (learner, day, json.dumps([(deck_of(item), item) for item in items])),
        )
        return frozenset(item for (item,) in rows)

    def new_on(self, learner: str, day: int) -> int:
        """Return how many items were reviewed for the first time on ``day``."""
        rows = self._rows("SELECT new FROM day_summary WHERE learner = ? AND day = ?", (learner, day))
        return int(rows[0][0]) if rows else 0

    # What the screens show

    def learners(self) -> tuple[Learner, ...]:
        """Return the learners by name."""
        rows = self._rows("SELECT id, name FROM learner")
        return tuple(
            sorted((Learner(*row) for row in rows), key=lambda one: (one.name.casefold(), one.name, one.id))
        )

    def standing(self, learner: str, day: int) -> Mapping[str, Standing]:
        """Return the standing of each deck that the learner has seen items of, parked ones left out.

        Due items of one entry count once: only one of them is asked in a day.
        """
        rows = self._rows(
            f"SELECT deck, count(DISTINCT CASE WHEN due <= ?2 THEN {_ENTRY} END), count(*), sum(passed > 0),"  # noqa: S608
            " sum(stability >= ?3) FROM item_state"
            " WHERE learner = ?1 AND due IS NOT NULL AND parked = 0 GROUP BY deck",
            (learner, day, SURE_DAYS),
        )
        return {deck: Standing(*counts) for deck, *counts in rows}

    def activity(self, learner: str, first_day: int) -> Mapping[int, Activity]:
        """Return what was done on each day from ``first_day`` on; idle days are left out."""
        rows = self._rows(
            "SELECT day, attempts, passed, sessions FROM day_summary WHERE learner = ? AND day >= ?"
            " ORDER BY day",
            (learner, first_day),
        )
        return {day: Activity(*counts) for day, *counts in rows}

    def streak(self, learner: str, day: int) -> int:
        """Return how many days in a row until ``day``, or the day before it, saw a finished session."""
        rows = self._rows(
            "SELECT day FROM day_summary WHERE learner = ? AND day <= ? AND sessions > 0 ORDER BY day DESC",
            (learner, day),
        )
        days = [one for (one,) in rows]
        if not days or days[0] < day - 1:
            return 0
        return next((n for n, one in enumerate(days) if one != days[0] - n), len(days))

    def totals(self, learner: str) -> Totals:
        """Return how much was done ever."""
        rows = self._rows(
            "SELECT coalesce(sum(attempts), 0), coalesce(sum(passed), 0) FROM day_summary WHERE learner = ?",
            (learner,),
        )
        return Totals(*rows[0])

    # The log, and knowing items again

    def records(self, learner: str | None = None) -> Iterator[Record]:
        """Yield the log's records by time and id, all or one learner's."""
        from quizapp.progress import log

        with self._connected() as connection:
            yield from log.read(connection, learner)

    def verify(self) -> tuple[Difference, ...]:
        """Replay the log and return where it comes to something else than what is stored."""
        from quizapp.progress import derived

        with self._transaction("DEFERRED") as connection:
            return tuple(derived.verify(connection, self._current_scheduling()))

    def reconciled(self) -> Mapping[str, str]:
        """Return the digest that each deck had when it was last given to `park`."""
        return dict(self._rows("SELECT id, digest FROM deck"))

    def traced_decks(self) -> frozenset[str]:
        """Return the decks of which there are traces."""
        rows = self._rows(
            "WITH RECURSIVE each (deck) AS (SELECT min(deck) FROM trace UNION ALL"
            " SELECT (SELECT min(deck) FROM trace WHERE deck > each.deck) FROM each WHERE deck IS NOT NULL)"
            " SELECT deck FROM each WHERE deck IS NOT NULL"
        )
        return frozenset(deck for (deck,) in rows)

    def traces(self, deck: str) -> tuple[Trace, ...]:
        """Return how the deck's attempted items looked when they were last seen, parked ones too."""
        # CROSS JOIN is how SQLite is told to begin with the few learners, not with the many states.
        rows = self._rows(
            "SELECT item, kind, facet, stem, key, position FROM trace WHERE deck = ?"
            " AND EXISTS (SELECT 1 FROM learner CROSS JOIN item_state AS state ON state.learner = learner.id"
            " AND state.deck = trace.deck AND state.item = trace.item) ORDER BY position, item",
            (deck,),
        )
        return tuple(
            Trace(item, deck, Kind(kind), Facet(facet), stem, key, position)
            for item, kind, facet, stem, key, position in rows
        )

    def learners_of(self, item: str) -> tuple[str, ...]:
        """Return the learners who attempted the item."""
        rows = self._rows(
            "SELECT id FROM learner WHERE EXISTS"
            " (SELECT 1 FROM item_state WHERE learner = id AND deck = ? AND item = ?) ORDER BY id",
            (deck_of(item), item),
        )
        return tuple(learner for (learner,) in rows)

    # Inside

    def _current_scheduling(self) -> Scheduling:
        """Return the scheduling that the derived tables follow: that of whoever opened the file last."""
        text = _stored_scheduling(self._connection)
        if text is not None and text != self._scheduling_text:
            self._scheduling, self._scheduling_text = _scheduling_from_json(text), text
        return self._scheduling

    @contextmanager
    def _transaction(self, kind: str = "IMMEDIATE") -> Iterator[sqlite3.Connection]:
        with self._connected() as connection, transaction(connection, kind):
            yield connection

    @contextmanager
    def _connected(self) -> Iterator[sqlite3.Connection]:
        """Give SQLite's errors as `StorageError`; a file found damaged is checked when next opened."""
        try:
            yield self._connection
        except sqlite3.Error as error:
            storage = storage_error(error, self._path)
            if self._path is not None and storage.reason is Reason.DAMAGED:
                mark_damaged(self._path)
            raise storage from error

    def _rows(self, sql: str, values: Sequence[object] = ()) -> list[Any]:
        """Return all rows at once: a cursor left open would keep this process from writing."""
        with self._connected() as connection:
            return connection.execute(sql, values).fetchall()


def open_store(path: Path | None, scheduling: Scheduling) -> ProgressStore:
    """Open the progress file, made if it is not there; None is one in memory, for trying things out.

    If the scheduling is not the one that the stored memories follow, they are made anew from the log.

    Raises:
        StorageError: the file cannot be used now. (One that cannot be read at all is set aside, and
            a notice says so.)
    """
    connection, notices = open_database(path)
    try:
        _follow(connection, scheduling)
    except sqlite3.Error as error:
        connection.close()
        raise storage_error(error, path) from error
    except BaseException:
        connection.close()
        raise
    return ProgressStore(connection, path, scheduling, notices)


def _follow(connection: sqlite3.Connection, scheduling: Scheduling) -> None:
    """Make the derived tables anew if they follow another scheduling than this one."""
    text = _scheduling_to_json(scheduling)
    if _stored_scheduling(connection) == text:
        return
    from quizapp.progress import derived

    with transaction(connection):
        if _stored_scheduling(connection) == text:
            return
        connection.execute("INSERT OR REPLACE INTO setting VALUES ('scheduling', ?)", (text,))
        derived.rebuild(connection, scheduling)


def _stored_scheduling(connection: sqlite3.Connection) -> str | None:
    row = connection.execute("SELECT value FROM setting WHERE name = 'scheduling'").fetchone()
    return str(row[0]) if row else None


def _save_traces(connection: sqlite3.Connection, traces: Iterable[tuple[Trace, bool]]) -> None:
    """Keep how items looked, and whether they are in their deck; what is the same is not written."""
    connection.executemany(
        "INSERT INTO trace VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT (deck, item) DO UPDATE SET"
        " kind = ?3, facet = ?4, stem = ?5, key = ?6, position = ?7, present = ?8"
        " WHERE (kind, facet, stem, key, position, present) <> (?3, ?4, ?5, ?6, ?7, ?8)",
        [
            (trace.deck, trace.item, trace.kind, trace.facet, trace.stem, trace.key, trace.position, there)
            for trace, there in traces
        ],
    )


def _park_items(connection: sqlite3.Connection, deck: str, present: frozenset[str]) -> None:
    """Park the deck's states that are not present and drop the traces that belong to none."""
    stored = connection.execute(
        "SELECT learner.id, item, parked FROM learner CROSS JOIN item_state AS state"
        " ON state.learner = learner.id WHERE deck = ?",
        (deck,),
    ).fetchall()
    connection.executemany(
        "UPDATE item_state SET parked = ? WHERE learner = ? AND deck = ? AND item = ?",
        [
            (item not in present, learner, deck, item)
            for learner, item, parked in stored
            if parked != (item not in present)
        ],
    )
    attempted = {item for _, item, _ in stored}
    traced = connection.execute("SELECT item, present FROM trace WHERE deck = ?", (deck,)).fetchall()
    connection.executemany(
        "UPDATE trace SET present = ? WHERE deck = ? AND item = ?",
        [(item in present, deck, item) for item, there in traced if there != (item in present)],
    )
    connection.executemany(
        "DELETE FROM trace WHERE deck = ? AND item = ?",
        [(deck, item) for item, _ in traced if item not in present and item not in attempted],
    )


def _scheduling_to_json(scheduling: Scheduling) -> str:
    return json.dumps(
        [scheduling.desired_retention, scheduling.day_start, scheduling.parameters], separators=(",", ":")
    )


def _scheduling_from_json(text: str) -> Scheduling:
    retention, day_start, parameters = json.loads(text)
    return Scheduling(retention, day_start, tuple(parameters) if parameters else None)
