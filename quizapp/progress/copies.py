"""Copies of a progress file: made whole or not at all, checked, read without being touched."""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import closing, contextmanager, suppress
from typing import TYPE_CHECKING

from quizapp.progress.database import APPLICATION_ID, BUSY_SECONDS, MIGRATIONS
from quizapp.progress.errors import Reason, StorageError, storage_error

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_UNFINISHED = ".unfinished"
_FORGOTTEN_SECONDS = 3600
_JOURNALS = ("-journal", "-wal", "-shm")


@contextmanager
def opened(path: Path, mode: str = "rw") -> Iterator[sqlite3.Connection]:
    """Open a database that must be there, ``rw`` or ``ro``; SQLite's errors come as `StorageError`.

    A file without a write-ahead log that is only read is not even locked: nothing is made beside it.
    """
    lone = mode == "ro" and not path.with_name(path.name + "-wal").exists()
    uri = f"{path.absolute().as_uri()}?mode={mode}{'&immutable=1' if lone else ''}"
    try:
        with closing(
            sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None)
        ) as connection:
            yield connection
    except sqlite3.Error as error:
        raise storage_error(error, path) from error


def copy(source: sqlite3.Connection, target: Path) -> None:
    """Copy a database as of one moment into a new file, which stands for itself without any journal."""
    with closing(sqlite3.connect(target, isolation_level=None)) as written:
        source.backup(written)
        written.execute("PRAGMA journal_mode = DELETE")


def check(path: Path, *, thoroughly: bool = False) -> int:
    """Check that the file is a sound progress file that this program can read; return its number of records.

    Raises:
        StorageError: it is not.
    """
    with opened(path, "ro") as connection:
        pragma = "integrity_check" if thoroughly else "quick_check"
        (owner,) = connection.execute("PRAGMA application_id").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if owner != APPLICATION_ID:
            raise StorageError(Reason.FOREIGN, path)
        if version > len(MIGRATIONS):
            raise StorageError(Reason.NEWER, path)
        if connection.execute(f"PRAGMA {pragma}(1)").fetchone() != ("ok",):
            raise StorageError(Reason.DAMAGED, path)
        (records,) = connection.execute("SELECT count(*) FROM record").fetchone()
        return int(records)


@contextmanager
def unfinished(target: Path) -> Iterator[Path]:
    """Give a name beside the target for a file to be written and then renamed; nothing stays under it."""
    path = target.with_name(f".{target.name}.{os.getpid()}{_UNFINISHED}")
    _remove(path)
    try:
        yield path
    finally:
        _remove(path)


def sweep(folder: Path, *, all_of_them: bool = False) -> None:
    """Remove what killed programs left unfinished; the unfinished files of living ones only if told to."""
    before = time.time() - _FORGOTTEN_SECONDS
    for path in folder.glob(f".*{_UNFINISHED}"):
        with suppress(OSError):
            if all_of_them or path.stat().st_mtime < before:
                _remove(path)


def settle(path: Path) -> None:
    """Make the file's new name durable, where the system lets folders be synchronised."""
    with suppress(OSError):
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _remove(path: Path) -> None:
    for suffix in ("", *_JOURNALS):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
