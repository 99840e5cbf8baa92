"""Erasing a learner: out of the log and all that follows from it, and out of the files' bytes.

This is the one exception to »nothing is ever deleted«. What is left is a tombstone, the random id
with the time, so that no merge and no older backup brings the learner back.
"""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from quizapp.progress.database import transaction
from quizapp.progress.records import new_id

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_TABLES = ("record", "item_state", "day_summary", "recall_summary", "draft")
_GUARD = "record_is_never_deleted"
_REMAINS = "erasing"
"""The setting that is there as long as bytes of someone erased may be left in some file."""

PATIENCE = 2000
"""How long to wait for other processes before their reading keeps old bytes alive, in milliseconds."""


def erase(connection: sqlite3.Connection, tombstones: Mapping[str, int]) -> None:
    """Delete everything about these learners and keep their ids with the time of erasing.

    To be called outside a transaction; all of it is one. `wipe` then takes the bytes out of the file.
    """
    # Deleted cells are overwritten with zeros, even if the program is killed before `wipe`.
    connection.execute("PRAGMA secure_delete = ON")
    with transaction(connection):
        with unguarded(connection):
            for learner, at in tombstones.items():
                for table in _TABLES:
                    connection.execute(f"DELETE FROM {table} WHERE learner = ?", (learner,))  # noqa: S608
                connection.execute("DELETE FROM learner WHERE id = ?", (learner,))
                connection.execute("INSERT INTO erased VALUES (?, ?) ON CONFLICT DO NOTHING", (learner, at))
        connection.execute(
            "DELETE FROM trace WHERE NOT EXISTS (SELECT 1 FROM learner CROSS JOIN item_state AS state"
            " ON state.learner = learner.id AND state.deck = trace.deck AND state.item = trace.item)"
        )
        connection.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (_REMAINS, new_id()))


@contextmanager
def unguarded(connection: sqlite3.Connection) -> Iterator[None]:
    """Let records be deleted within the transaction that this is in; nobody else ever sees them unguarded."""
    assert connection.in_transaction
    (guard,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", (_GUARD,)).fetchone()
    connection.execute(f"DROP TRIGGER main.{_GUARD}")
    yield
    connection.execute(guard)


def wipe(connection: sqlite3.Connection) -> bool:
    """Write the file anew without anything that was deleted, its write-ahead log too.

    Pages keep copies of cells that once moved within them; only a file written anew is free of them.
    Returns whether nothing is left: another process that is reading keeps the old bytes.
    """
    (before,) = connection.execute("PRAGMA busy_timeout").fetchone()
    connection.execute(f"PRAGMA busy_timeout = {PATIENCE}")
    try:
        connection.execute("VACUUM")
        (busy, _, _) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise
        return False
    finally:
        connection.execute(f"PRAGMA busy_timeout = {before}")
    return not busy


def tombstones(connection: sqlite3.Connection) -> dict[str, int]:
    """Return who was erased, and when in microseconds since 1970."""
    return dict(connection.execute("SELECT learner, at FROM erased").fetchall())


def remains(connection: sqlite3.Connection) -> str | None:
    """Return a mark if bytes of someone erased may be left in some file."""
    row = connection.execute("SELECT value FROM setting WHERE name = ?", (_REMAINS,)).fetchone()
    return str(row[0]) if row else None


def note_clean(connection: sqlite3.Connection, mark: str) -> None:
    """Note that nothing is left of those erased until the mark was made."""
    connection.execute("DELETE FROM setting WHERE name = ? AND value = ?", (_REMAINS, mark))


def holds(connection: sqlite3.Connection, learners: Mapping[str, int]) -> bool:
    """Tell whether the file holds anything of one of these learners."""
    known = {learner for (learner,) in connection.execute("SELECT id FROM learner").fetchall()}
    return not known.isdisjoint(learners)
