"""The database file: opening it safely, its pragmas, its schema and its migrations."""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.progress.errors import Reason, StorageError, storage_error
from quizapp.progress.network import is_network

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quizapp.progress.notices import Notice

BUSY_SECONDS = 30
"""How long to wait for another process before giving up."""

APPLICATION_ID = 0x51756970
"""``Quip``, in the file's header: what tells our files from another program's."""

MIGRATIONS = tuple(
    Path(__file__).with_name(name) for name in ("schema.sql", "version_2.sql", "version_3.sql")
)
"""SQL files; the n-th one leads from schema version n to n + 1."""

_ALONE_SECONDS = 5
_COMPANIONS = ("-wal", "-shm", "-journal")
_HEADER = b"SQLite format 3\0"
_TABLES = (
    "learner",
    "record",
    "item_state",
    "day_summary",
    "recall_summary",
    "erased",
    "trace",
    "deck",
    "setting",
    "draft",
)


def open_database(path: Path | None) -> tuple[sqlite3.Connection, tuple[Notice, ...]]:
    """Open the database, made or migrated as needed; None is one in memory.

    A file that is no database or a damaged one is set aside under another name and a new one begun;
    the notices say so. One that merely cannot be used now is left alone.

    Raises:
        StorageError: it cannot be written, is locked, newer than this program or another program's,
            or the disk is full.
    """
    if path is None:
        return _open(None, "")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError(Reason.READ_ONLY, path, str(error)) from error
    journal = "DELETE" if is_network(path) else "WAL"
    try:
        return _open(path, journal)
    except StorageError as error:
        if error.reason is not Reason.DAMAGED:
            raise
    aside = _set_aside(path, journal)
    connection, notices = _open(path, journal)
    if aside is None:
        return connection, notices
    from quizapp.progress.backups import backups
    from quizapp.progress.notices import SetAside

    newest = next((backup.day for backup in backups(path)), None)
    return connection, (SetAside(path, aside, newest), *notices)


def copy_database(path: Path) -> sqlite3.Connection:
    """Copy a database into memory whose file or folder may only be read.

    Raises:
        StorageError: it cannot be read either, is newer than this program or another program's.
    """
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        with closing(sqlite3.connect(reading_address(path), uri=True, timeout=BUSY_SECONDS)) as source:
            source.backup(connection)
        check_owner(connection, path)
        _prepare(connection, None, "")
    except sqlite3.Error as error:
        connection.close()
        raise StorageError(Reason.READ_ONLY, path, str(error)) from error
    except BaseException:
        connection.close()
        raise
    return connection


def reading_address(path: Path) -> str:
    """Return the address under which SQLite only reads; without a log beside it, it needs no lock either."""
    alone = not any(path.with_name(path.name + suffix).exists() for suffix in _COMPANIONS)
    return f"{path.absolute().as_uri()}?mode=ro{'&immutable=1' if alone else ''}"


@contextmanager
def transaction(connection: sqlite3.Connection, kind: str = "IMMEDIATE") -> Iterator[None]:
    """Run a block as one transaction that is rolled back, whatever happens, unless it ends well.

    ``IMMEDIATE`` takes the write lock first, so that what is read inside is still so when it is
    written; ``DEFERRED`` only reads, all of it as of one moment.
    """
    connection.execute(f"BEGIN {kind}")
    try:
        yield
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def migrate(connection: sqlite3.Connection, path: Path | None, steps: Sequence[Path]) -> None:
    """Bring the schema up to date, in one transaction.

    Raises:
        StorageError: the database was written by a newer program.
    """
    if _number(connection, "user_version") == len(steps):
        return
    with transaction(connection):
        version = _number(connection, "user_version")
        if version > len(steps):
            raise StorageError(Reason.NEWER, path)
        for step in steps[version:]:
            for statement in _statements(step.read_text("utf-8")):
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {len(steps)}")


def mark_damaged(path: Path) -> None:
    """Leave a note that the file turned out to be damaged in use, so that it is checked when next opened."""
    with suppress(OSError):
        _mark(path).touch()


def _open(path: Path | None, journal: str) -> tuple[sqlite3.Connection, tuple[Notice, ...]]:
    try:
        if path is not None:
            _check_file(path)
    except OSError as error:
        raise StorageError(Reason.READ_ONLY, path, str(error)) from error
    try:
        connection = sqlite3.connect(path or ":memory:", timeout=BUSY_SECONDS, isolation_level=None)
    except sqlite3.Error as error:
        raise storage_error(error, path) from error
    try:
        mode = _prepare(connection, path, journal)
    except sqlite3.Error as error:
        connection.close()
        raise storage_error(error, path) from error
    except BaseException:
        connection.close()
        raise
    if path is None or mode == "wal":
        return connection, ()
    from quizapp.progress.notices import RollbackJournal

    return connection, (RollbackJournal(path),)


def _check_file(path: Path) -> None:
    """Refuse what SQLite would take only half-heartedly, before it touches the file or its journals."""
    for place in (path.parent, path):
        if place.exists() and not os.access(place, os.W_OK):
            raise StorageError(Reason.READ_ONLY, path)
    if not path.is_file() or path.with_name(path.name + "-journal").exists():
        return
    with suppress(FileNotFoundError), path.open("rb") as file:  # another process may set it aside just now
        if file.read(len(_HEADER)) not in (_HEADER, b""):
            raise StorageError(Reason.DAMAGED, path)


def _prepare(connection: sqlite3.Connection, path: Path | None, journal: str) -> str:
    """Set the pragmas, bring the schema up to date, look into each table; return the journal mode."""
    check_owner(connection, path)
    connection.execute("PRAGMA foreign_keys = ON")
    mode = _set_journal(connection, journal) if path else "memory"
    # In rollback mode, EXTRA makes the journal's end durable too; in WAL it is the same as FULL.
    connection.execute(f"PRAGMA synchronous = {'FULL' if mode == 'wal' else 'EXTRA'}")
    migrate(connection, path, MIGRATIONS)
    for table in _TABLES:
        connection.execute(f"SELECT * FROM {table} LIMIT 1").fetchone()  # noqa: S608 - our own names
    if path and _mark(path).exists():
        _check_thoroughly(connection, path)
    return mode


def check_owner(connection: sqlite3.Connection, path: Path | None) -> None:
    """Refuse a newer database and another program's, before anything is written to it."""
    is_empty = connection.execute("SELECT 1 FROM sqlite_master").fetchone() is None
    if _number(connection, "application_id") != APPLICATION_ID and not is_empty:
        raise StorageError(Reason.FOREIGN, path)
    if _number(connection, "user_version") > len(MIGRATIONS):
        raise StorageError(Reason.NEWER, path)


def _set_journal(connection: sqlite3.Connection, journal: str) -> str:
    """Return the journal mode that was possible.

    SQLite does not wait for other processes in the moment of changing it, so this does.
    """
    deadline = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            (mode,) = connection.execute(f"PRAGMA journal_mode = {journal}").fetchone()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(0.01)
        else:
            return str(mode)


def _check_thoroughly(connection: sqlite3.Connection, path: Path) -> None:
    if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        raise StorageError(Reason.DAMAGED, path)
    _mark(path).unlink(missing_ok=True)


def _set_aside(path: Path, journal: str) -> Path | None:
    """Rename the file and its journals to the first free name; None if someone else just did."""
    with _alone(path):
        try:
            _open(path, journal)[0].close()
        except StorageError as error:
            if error.reason is not Reason.DAMAGED:
                raise
        else:
            return None
        number = 1
        while (aside := path.with_name(f"{path.name}.unreadable-{number}")).exists():
            number += 1
        try:
            # The file last: as long as it is there, nobody begins a new one whose journals these would be.
            for suffix in (*_COMPANIONS, ""):
                companion = path.with_name(path.name + suffix)
                if companion.exists():
                    companion.rename(aside.with_name(aside.name + suffix))
            _mark(path).unlink(missing_ok=True)
        except OSError as error:
            from quizapp.language.refusals import refusal

            raise StorageError(Reason.OTHER, path, refusal(error)) from error
        return aside


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Keep other processes from setting the same file aside meanwhile.

    A folder is the lock, since making one is atomic everywhere; one that a killed process left
    behind is taken over after a while.
    """
    lock = path.with_name(path.name + ".setting-aside")
    deadline = time.monotonic() + _ALONE_SECONDS
    while True:
        try:
            lock.mkdir()
            break
        except FileExistsError:
            if time.monotonic() > deadline:
                break
            time.sleep(0.01)
        except OSError as error:
            raise StorageError(Reason.READ_ONLY, path, str(error)) from error
    try:
        yield
    finally:
        with suppress(OSError):
            lock.rmdir()


def _mark(path: Path) -> Path:
    return path.with_name(path.name + ".damaged")


def _number(connection: sqlite3.Connection, pragma: str) -> int:
    (value,) = connection.execute(f"PRAGMA {pragma}").fetchone()
    return int(value)


def _statements(sql: str) -> Iterator[str]:
    """Split a script, since `executescript` would end the transaction that it runs in."""
    statement = ""
    for line in sql.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
