"""The progress store: what learners did, written down durably.

What only writing needs is imported where it is used: start-up only reads.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Self

from quizapp.core.ids import deck_of
from quizapp.core.items import Facet, Kind
from quizapp.core.scheduling import Scheduling
from quizapp.core.traces import Trace
from quizapp.progress.database import open_database, transaction
from quizapp.progress.errors import Reason, StorageError, UnknownRecordError, storage_error
from quizapp.progress.queries import Learner, Queries

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from datetime import datetime
    from pathlib import Path
    from types import TracebackType

    from quizapp.core.memory import MemoryState
    from quizapp.progress.derived import Difference
    from quizapp.progress.merging import Merged
    from quizapp.progress.notices import Notice
    from quizapp.progress.records import Record


_OF_EXAM = "learner = ?1 AND json_extract(data, '$.id') = ?2"


class ProgressStore(Queries):
    """One open progress file. Every method may raise `StorageError`.

    Several stores may be open on one file at once.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        path: Path | None,
        scheduling: Scheduling,
        notices: tuple[Notice, ...] = (),
    ) -> None:
        super().__init__(connection, path)
        self.notices = notices
        self._scheduling = scheduling
        self._scheduling_text = _scheduling_to_json(scheduling)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def path(self) -> Path | None:
        """The file; None if all is in memory."""
        return self._path

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
        from quizapp.progress.tracing import save_traces

        with self._transaction() as connection:
            if trace is not None:
                save_traces(connection, [(trace, trace.present)])
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

    def rename_learner(self, learner: Learner, name: str, at: datetime) -> Learner:
        """Store another name for the learner, which counts even if the clock was set back since the last one.

        Raises:
            StorageError: nothing was stored.
        """
        from quizapp.progress import log
        from quizapp.progress.records import LearnerNamed, Record, new_id

        rows = self._rows(
            "SELECT max(at) FROM record WHERE learner = ? AND item IS NULL AND kind = 'learner_named'",
            (learner.id,),
        )
        later = log.moment(rows[0][0] + 1).astimezone(at.tzinfo) if rows[0][0] is not None else at
        self.record(Record(new_id(), learner.id, max(at, later), LearnerNamed(name)))
        return Learner(learner.id, name)

    def erase_learner(self, learner: str, at: datetime) -> None:
        """Delete everything about the learner, for good; only the random id is kept, with the time.

        `remains.clean_up` then takes the bytes out of the file and the copies of it.

        Raises:
            StorageError: nothing was deleted.
        """
        from quizapp.progress.erasing import erase
        from quizapp.progress.log import microseconds

        with self._connected() as connection:
            erase(connection, {learner: microseconds(at)})

    def merge(self, lines: Iterable[bytes], into: str | None = None, first: Record | None = None) -> Merged:
        """Take in the records of an export, all or none, in one transaction.

        ``into`` is the id of the learner whose records these are to be; None leaves each their own.
        ``first`` is stored before, such as the name of a new learner.

        Raises:
            MergeError: the records cannot be taken in; nothing was stored.
            StorageError: nothing was stored.
        """
        from quizapp.progress import derived
        from quizapp.progress.merging import merge
        from quizapp.progress.tracing import seek_untraced

        with self._transaction() as connection:
            if first is not None:
                derived.store(connection, first, self._current_scheduling())
            merged = merge(connection, lines, self._current_scheduling(), into)
            seek_untraced(connection)
            return merged

    def record_all(self, records: Iterable[Record], traces: Iterable[Trace] = ()) -> None:
        """Store several records in one transaction, all or none; ``traces`` are of their items.

        Raises:
            StorageError: nothing was stored.
        """
        with self._transaction() as connection:
            self._store_all(connection, records, traces)

    def begin_draft(self, learner: str, data: str) -> None:
        """Keep the JSON of an exam that begins, instead of an earlier one.

        Raises:
            StorageError: nothing was stored.
        """
        with self._transaction() as connection:
            if connection.execute("SELECT 1 FROM erased WHERE learner = ?", (learner,)).fetchone():
                raise StorageError(Reason.ERASED, self._path)
            connection.execute("INSERT OR REPLACE INTO draft VALUES (?, ?)", (learner, data))

    def save_draft(self, learner: str, exam: str, data: str) -> bool:
        """Keep the JSON of the exam with this id as it stands now; return whether it still goes on.

        Raises:
            StorageError: nothing was stored.
        """
        with self._transaction() as connection:
            sql = f"UPDATE draft SET data = ?3 WHERE {_OF_EXAM}"  # noqa: S608 - our own words
            return connection.execute(sql, (learner, exam, data)).rowcount > 0

    def end_draft(
        self, learner: str, exam: str, records: Iterable[Record], traces: Iterable[Trace] = ()
    ) -> bool:
        """Store the records that an exam came to and drop its draft, in one transaction.

        Nothing is stored if it does not go on any more; return whether it did.

        Raises:
            StorageError: nothing was stored.
        """
        with self._transaction() as connection:
            if not connection.execute(f"DELETE FROM draft WHERE {_OF_EXAM}", (learner, exam)).rowcount:  # noqa: S608
                return False
            self._store_all(connection, records, traces)
            return True

    def park(self, deck: str, digest: str, traces: Iterable[Trace], present: Collection[str]) -> None:
        """Note how the deck's items look now, and which of them are there.

        Attempted items of the deck that are not ``present`` are parked: they are not due and not
        counted until they are present again. Their last traces are kept.
        """
        from quizapp.progress.tracing import park_items, save_traces

        with self._transaction() as connection:
            connection.execute(
                "INSERT INTO deck VALUES (?1, ?2) ON CONFLICT (id) DO UPDATE SET digest = ?2", (deck, digest)
            )
            there = frozenset(present)
            save_traces(connection, [(trace, trace.item in there) for trace in traces])
            park_items(connection, deck, there)

    def rebuild(self) -> int:
        """Make everything that follows from the log anew; return the number of items."""
        from quizapp.progress import derived

        with self._transaction() as connection:
            return derived.rebuild(connection, self._current_scheduling())

    def complete(self) -> None:
        """Make everything that follows from the log anew if a migration left nothing of it."""
        with self._connected() as connection:
            if _stored_scheduling(connection) is None:
                _follow(connection, self._scheduling)

    def reschedule(self, scheduling: Scheduling) -> None:
        """Follow another scheduling from now on: if it is another one, the memories are made anew.

        That is one transaction, and takes seconds with very many records.

        Raises:
            StorageError: nothing was changed.
        """
        with self._connected() as connection:
            _follow(connection, scheduling)

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
        """Return the digest that each deck had when it was last given to `park`, none if it has to be."""
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

    def parked(self) -> tuple[Trace, ...]:
        """Return how attempted items looked that are in no deck any more, in the order of their ids."""
        rows = self._rows(
            "SELECT item, deck, kind, facet, stem, key, position FROM trace WHERE present = 0"
            " AND EXISTS (SELECT 1 FROM learner CROSS JOIN item_state AS state ON state.learner = learner.id"
            " AND state.deck = trace.deck AND state.item = trace.item) ORDER BY item"
        )
        return tuple(
            Trace(item, deck, Kind(kind), Facet(facet), stem, key, position, present=False)
            for item, deck, kind, facet, stem, key, position in rows
        )

    def untraced(self, deck: str) -> frozenset[str]:
        """Return the deck's items that there are records about, but no traces: they came from elsewhere."""
        rows = self._rows(
            "SELECT item FROM learner CROSS JOIN item_state AS state ON state.learner = learner.id"
            " WHERE deck = ?1 AND item NOT IN (SELECT item FROM trace WHERE deck = ?1)",
            (deck,),
        )
        return frozenset(item for (item,) in rows)

    def learners_of(self, item: str) -> tuple[str, ...]:
        """Return the learners who attempted the item."""
        rows = self._rows(
            "SELECT id FROM learner WHERE EXISTS"
            " (SELECT 1 FROM item_state WHERE learner = id AND deck = ? AND item = ?) ORDER BY id",
            (deck_of(item), item),
        )
        return tuple(learner for (learner,) in rows)

    # Inside

    def _store_all(
        self, connection: sqlite3.Connection, records: Iterable[Record], traces: Iterable[Trace]
    ) -> None:
        from quizapp.progress import derived
        from quizapp.progress.tracing import save_traces

        save_traces(connection, [(trace, trace.present) for trace in traces])
        scheduling = self._current_scheduling()
        for record in records:
            derived.store(connection, record, scheduling)

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
    except UnknownRecordError as error:
        connection.close()
        raise StorageError(Reason.NEWER, path) from error
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


def _scheduling_to_json(scheduling: Scheduling) -> str:
    return json.dumps(
        [scheduling.desired_retention, scheduling.day_start, scheduling.parameters], separators=(",", ":")
    )


def _scheduling_from_json(text: str) -> Scheduling:
    retention, day_start, parameters = json.loads(text)
    return Scheduling(retention, day_start, tuple(parameters) if parameters else None)
