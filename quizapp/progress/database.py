"""The database file: opening it safely, its pragmas, its schema and its migrations."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.progress.errors import Reason, StorageError, storage_error
from quizapp.progress.notices import RollbackJournal, SetAside

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quizapp.progress.notices import Notice

BUSY_SECONDS = 30
"""How long to wait for another process before giving up."""

MIGRATIONS: tuple[str, ...] = ("schema.sql",)
"""SQL files beside this module; the n-th one leads from schema version n to n + 1."""


def open_database(path: Path | None) -> tuple[sqlite3.Connection, tuple[Notice, ...]]:
    """Open the database, made or migrated as needed; None is one in memory.

    A file that is no database or a damaged one is set aside under another name and a new one begun;
    the notices say so.

    Raises:
        StorageError: it cannot be written, is locked or newer than this program, or the disk is full.
    """
    if path is None:
        return _open(None)[0], ()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError(Reason.READ_ONLY, path, str(error)) from error
    try:
        connection, notices = _open(path)
    except StorageError as error:
        if error.reason is not Reason.DAMAGED:
            raise
        aside = _set_aside(path)
        connection, notices = _open(path)
        return connection, (SetAside(path, aside), *notices)
    return connection, notices


def migrate(connection: sqlite3.Connection, path: Path | None, steps: Sequence[str]) -> None:
    """Bring the schema up to date, in one transaction.

    Raises:
        StorageError: the database was written by a newer program.
    """
    if _version(connection) == len(steps):
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = _version(connection)
        if version > len(steps):
            raise StorageError(Reason.NEWER, path)
        for name in steps[version:]:
            for statement in _statements(Path(__file__).with_name(name).read_text("utf-8")):
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {len(steps)}")
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def _open(path: Path | None) -> tuple[sqlite3.Connection, tuple[Notice, ...]]:
    if path is not None:
        _check_writable(path)
    connection: sqlite3.Connection | None = None
    try:
        connection = sqlite3.connect(path or ":memory:", timeout=BUSY_SECONDS, isolation_level=None)
        connection.execute("PRAGMA foreign_keys = ON")
        (mode,) = connection.execute("PRAGMA journal_mode = WAL").fetchone()
        connection.execute("PRAGMA synchronous = FULL")
        migrate(connection, path, MIGRATIONS)
    except sqlite3.Error as error:
        if connection:
            connection.close()
        raise storage_error(error, path) from error
    except StorageError:
        if connection:
            connection.close()
        raise
    if path is None or mode == "wal":
        return connection, ()
    return connection, (RollbackJournal(path),)


def _check_writable(path: Path) -> None:
    places = [path.parent, path] if path.exists() else [path.parent]
    for place in places:
        if not os.access(place, os.W_OK):
            raise StorageError(Reason.READ_ONLY, path)


def _set_aside(path: Path) -> Path:
    number = 1
    while (aside := path.with_name(f"{path.name}.unreadable-{number}")).exists():
        number += 1
    path.rename(aside)
    for suffix in ("-wal", "-shm", "-journal"):
        companion = path.with_name(path.name + suffix)
        if companion.exists():
            companion.rename(aside.with_name(aside.name + suffix))
    return aside


def _version(connection: sqlite3.Connection) -> int:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)


def _statements(sql: str) -> Iterator[str]:
    statement = ""
    for line in sql.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
