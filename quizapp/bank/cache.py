"""The index's SQLite file: opened, made anew where needed, and written a batch of files at a time.

A rollback journal rather than WAL: the cache then also works in a read-only folder and on a network
share, and a spoiled one is a single file to remove. Every writing is short.
"""

from __future__ import annotations

import os
import sqlite3
import zlib
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import quizapp

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from quizapp.bank.records import FileRecord

SCHEMA = 1
"""To be raised whenever the tables, or what is made of a file, change."""

BUSY_SECONDS = 5.0
"""How long to wait for another process before doing without the cache."""

COLUMNS = (
    "path",
    "size",
    "mtime_ns",
    "deck",
    "title",
    "language",
    "tags",
    "as_of",
    "link",
    "description",
    "article",
    "entries",
    "items",
    "drafts",
    "errors",
    "warnings",
    "hints",
    "digest",
)
"""The columns of table ``files`` after its id."""

_VERSION = zlib.crc32(f"{SCHEMA}/{quizapp.__version__}".encode()) & 0x7FFF_FFFF
_SQL = Path(__file__).with_name("index.sql")
_CONTENTS = ("details", "items", "terms")
_UPSERT = (
    f"INSERT INTO files ({', '.join(COLUMNS)}) VALUES ({', '.join('?' * len(COLUMNS))}) "  # noqa: S608
    f"ON CONFLICT (path) DO UPDATE SET {', '.join(f'{name} = excluded.{name}' for name in COLUMNS)} "
    "RETURNING id"
)


def open_cache(path: Path | None) -> sqlite3.Connection:
    """Return the cache kept at ``path``, begun anew if it is unreadable or of another version.

    Where none can be kept, or for None, it is in memory. Never raises for the state of the disk.
    """
    for _ in range(2 if path is not None else 0):
        assert path is not None
        try:
            return _open(path)
        except (sqlite3.OperationalError, OSError):
            break
        except sqlite3.DatabaseError:
            _remove(path)
    return in_memory()


def in_memory() -> sqlite3.Connection:
    """Return an empty cache in memory."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    _make_tables(connection)
    return connection


def write(connection: sqlite3.Connection, records: Iterable[FileRecord]) -> list[int]:
    """Store what some files hold, in place of what they held before; return their ids in the cache."""
    files = []
    with _transaction(connection):
        for record in records:
            path, *others = record.columns
            ((file,),) = connection.execute(_UPSERT, (_storable(path), *others)).fetchall()
            _delete_contents(connection, file)
            connection.execute(
                "INSERT INTO details VALUES (?, ?, ?)", (file, record.glossary, record.problems)
            )
            connection.executemany(
                f"INSERT INTO items VALUES ({file}, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608
                record.items,
            )
            connection.executemany("INSERT INTO terms VALUES (?, ?)", [(term, file) for term in record.terms])
            files.append(int(file))
    return files


def forget(connection: sqlite3.Connection, files: Iterable[int]) -> None:
    """Delete files from the cache."""
    with _transaction(connection):
        for file in files:
            connection.execute("DELETE FROM files WHERE id = ?", (file,))
            _delete_contents(connection, file)


def _open(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
    try:
        if _version(connection) != _VERSION:
            with _transaction(connection):
                if _version(connection) != _VERSION:
                    _make_tables(connection)
        connection.execute("PRAGMA synchronous = NORMAL")
    except BaseException:
        connection.close()
        raise
    return connection


def _version(connection: sqlite3.Connection) -> int:
    ((version,),) = connection.execute("PRAGMA user_version").fetchall()
    return int(version)


def _make_tables(connection: sqlite3.Connection) -> None:
    for table in ("files", *_CONTENTS):
        connection.execute(f"DROP TABLE IF EXISTS {table}")
    for statement in _SQL.read_text(encoding="utf-8").split(";\n"):
        connection.execute(statement)
    connection.execute(f"PRAGMA user_version = {_VERSION}")


def _storable(path: str) -> str | bytes:
    """Return a path as SQLite can keep it: as bytes if its name is no valid text; `os.fsdecode` undoes it."""
    try:
        path.encode()
    except UnicodeEncodeError:
        return os.fsencode(path)
    return path


def _delete_contents(connection: sqlite3.Connection, file: int) -> None:
    for table in _CONTENTS:
        connection.execute(f"DELETE FROM {table} WHERE file = ?", (file,))  # noqa: S608


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def _remove(path: Path) -> None:
    for name in (path.name, f"{path.name}-journal", f"{path.name}-wal", f"{path.name}-shm"):
        with suppress(OSError):
            path.with_name(name).unlink()
