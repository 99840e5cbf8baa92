"""Remains: what is left of an erased learner in the files' bytes, and in the copies beside the file."""

from __future__ import annotations

import mmap
import os
from contextlib import closing
from glob import escape
from typing import TYPE_CHECKING, NamedTuple

from quizapp.progress import erasing
from quizapp.progress.backups import backups, folder_of
from quizapp.progress.copies import copy, opened, settle, sweep, unfinished
from quizapp.progress.database import MIGRATIONS, migrate
from quizapp.progress.errors import Reason, StorageError

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping
    from pathlib import Path


class Cleaning(NamedTuple):
    """What came of cleaning: ``done``, or to be tried again; and files that only a person can judge."""

    done: bool = True
    unreadable: tuple[Path, ...] = ()


def clean_up(path: Path) -> Cleaning:
    """Take what is left of erased learners out of the progress file and out of all its copies.

    Backups are written anew without them; one that cannot be read is removed. Costs one look-up if
    nothing is left. May be repeated, from another thread or process too.

    Raises:
        StorageError: something could not be written; it is tried again next time.
    """
    try:
        with opened(path) as connection:
            mark = erasing.remains(connection)
            if mark is None:
                return Cleaning()
            connection.execute("PRAGMA secure_delete = ON")
            learners = erasing.tombstones(connection)
            sweep(folder_of(path), all_of_them=True)
            sweep(path.parent, all_of_them=True)
            unreadable = [one for one in _copies(path) if not _scrub(one, learners)]
            for backup in backups(path):
                if backup.path in unreadable:
                    backup.path.unlink()
                    unreadable.remove(backup.path)
            done = erasing.wipe(connection)
            if done:
                erasing.note_clean(connection, mark)
            others = [one for one in (*unreadable, *_damaged(path)) if _mentions(one, learners)]
            return Cleaning(done, tuple(others))
    except OSError as error:
        from quizapp.language.refusals import refusal

        raise StorageError(Reason.OTHER, path, refusal(error)) from error


def _copies(path: Path) -> Iterable[Path]:
    yield from (backup.path for backup in backups(path))
    yield from sorted(path.parent.glob(f"{escape(path.name)}.replaced-*"))


def _damaged(path: Path) -> list[Path]:
    return sorted(path.parent.glob(f"{escape(path.name)}.unreadable-*"))


def _scrub(path: Path, learners: Mapping[str, int]) -> bool:
    """Write a copy anew without these learners; return whether it could be read."""
    try:
        with opened(path, "ro") as source, unfinished(path) as written:
            if not erasing.holds(source, learners) and not _is_marked(source):
                return True
            copy(source, written)
            _erase(written, learners)
            os.replace(written, path)  # noqa: PTH105 - atomic
    except StorageError as error:
        if error.reason in (Reason.DAMAGED, Reason.OTHER):
            return False
        raise
    settle(path)
    return True


def _erase(path: Path, learners: Mapping[str, int]) -> None:
    with opened(path) as connection:
        migrate(connection, path, MIGRATIONS)
        erasing.erase(connection, learners)
        connection.execute("VACUUM")
        mark = erasing.remains(connection)
        assert mark is not None
        erasing.note_clean(connection, mark)


def _is_marked(connection: sqlite3.Connection) -> bool:
    """Tell whether the copy was made between an erasing and its cleaning."""
    return erasing.remains(connection) is not None


def _mentions(path: Path, learners: Iterable[str]) -> bool:
    if not path.stat().st_size:
        return False
    with path.open("rb") as file, closing(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)) as content:
        return any(content.find(learner.encode()) >= 0 for learner in learners)
