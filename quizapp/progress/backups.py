"""Backups: the progress file as it was on each of the last days, in a folder beside it."""

from __future__ import annotations

import os
import re
import shutil
from datetime import date
from glob import escape
from typing import TYPE_CHECKING, NamedTuple

from quizapp.progress.copies import check, copy, opened, settle, sweep, unfinished
from quizapp.progress.database import mark_damaged, transaction
from quizapp.progress.erasing import tombstones
from quizapp.progress.errors import Reason, StorageError

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

KEPT = 14
"""How many backups are kept."""

ROOM = 3
"""How many times the file's size must be free: a backup must not keep an answer from being stored."""

_NAME = re.compile(r"-(\d{4}-\d\d-\d\d)(?:-(\d{1,4}))?\.db")


class Backup(NamedTuple):
    """A backup and its day; ``number`` tells several of one day apart."""

    day: date
    number: int
    path: Path


def folder_of(path: Path) -> Path:
    """Return the folder for the backups of a progress file."""
    return path.with_name("backups")


def backups(path: Path) -> tuple[Backup, ...]:
    """Return the backups of a progress file, the newest first."""
    found = []
    for one in folder_of(path).glob(f"{escape(path.stem)}-*.db"):
        match = _NAME.fullmatch(one.name.removeprefix(path.stem))
        day = _day(match[1]) if match else None
        if match and day:
            found.append(Backup(day, int(match[2] or 1), one))
    return tuple(sorted(found, reverse=True))


def back_up_daily(path: Path, today: date) -> Backup | None:
    """Back up the file unless that was done today or nothing has changed since; return the new backup.

    Raises:
        StorageError: there is no new backup; the older ones are as they were.
    """
    # One of a later day is from when the clock was wrong, and says nothing about today.
    if not path.is_file() or any(backup.day == today for backup in backups(path)):
        return None
    return back_up(path, today)


def back_up(path: Path, today: date) -> Backup | None:
    """Back up the file under the day's name, unless nothing has changed since the newest backup.

    An earlier backup of the day is replaced, as records only ever become more; if they have become
    fewer, both are kept. All but the newest `KEPT` are removed.

    Raises:
        StorageError: there is no new backup; the older ones are as they were.
    """
    try:
        with opened(path) as source:
            return _back_up(source, path, today)
    except OSError as error:
        from quizapp.language.refusals import refusal

        raise StorageError(Reason.BACKUP, path, refusal(error)) from error
    except StorageError as error:
        if error.reason is Reason.DAMAGED:
            mark_damaged(path)
        reason = Reason.NO_ROOM if error.reason is Reason.FULL else error.reason
        raise StorageError(reason, path, error.detail) from error


def _back_up(source: sqlite3.Connection, path: Path, today: date) -> Backup | None:
    known = backups(path)
    state = _state(source)
    latest = next((backup for backup in known if backup.day <= today), next(iter(known), None))
    if state is None or (latest is not None and state == _state_of(latest.path)):
        return None
    folder = folder_of(path)
    folder.mkdir(exist_ok=True)
    sweep(folder)
    if shutil.disk_usage(folder).free < ROOM * path.stat().st_size:
        raise StorageError(Reason.NO_ROOM, path)
    todays = [backup for backup in known if backup.day == today]
    number = _number(todays, state)
    name = f"{path.stem}-{today}{f'-{number}' if number > 1 else ''}.db"
    backup = Backup(today, number, folder / name)
    with unfinished(backup.path) as written:
        copy(source, written)
        check(written)
        # Held while it is renamed, so that whoever is erased now is either not in it or found in it.
        with transaction(source):
            with opened(written, "ro") as copied:
                if tombstones(copied) != tombstones(source):
                    return None
            os.replace(written, backup.path)  # noqa: PTH105 - atomic
    settle(backup.path)
    for old in [one for one in backups(path) if one != backup][KEPT - 1 :]:
        old.path.unlink(missing_ok=True)
    return backup


def _number(todays: list[Backup], state: tuple[int, int, str]) -> int:
    """Return the number of the newest backup of the day, or the next one if that holds more records."""
    if not todays:
        return 1
    before = _state_of(todays[0].path)
    return todays[0].number + (before is not None and before[0] > state[0])


def _state(connection: sqlite3.Connection) -> tuple[int, int, str] | None:
    """Return what changes with the log: the number of records, and the last one; None for no record."""
    (count,) = connection.execute("SELECT count(*) FROM record").fetchone()
    last = connection.execute("SELECT at, id FROM record ORDER BY at DESC, id DESC LIMIT 1").fetchone()
    return (count, *last) if last else None


def _state_of(path: Path) -> tuple[int, int, str] | None:
    try:
        with opened(path, "ro") as connection:
            return _state(connection)
    except StorageError:
        return None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
