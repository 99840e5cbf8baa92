"""Restoring: a backup's content is put into the progress file, whose own content is set aside before.

All happens in one transaction of the file itself, never by exchanging the file: other programs that
have it open go on with it, and one that is killed in between leaves it as it was.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from quizapp.progress import erasing
from quizapp.progress.backups import folder_of
from quizapp.progress.copies import check, copy, opened, settle, sweep, unfinished
from quizapp.progress.database import transaction
from quizapp.progress.errors import Reason, StorageError
from quizapp.progress.store import open_store

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from pathlib import Path

    from quizapp.core.scheduling import Scheduling

_TABLES = (
    "learner",
    "record",
    "item_state",
    "day_summary",
    "recall_summary",
    "trace",
    "deck",
    "setting",
    "erased",
)
"""Those that others refer to first."""


class Restored(NamedTuple):
    """What was put in place, and where what was there before is; None if there was nothing."""

    records: int
    aside: Path | None


def restore(path: Path, backup: Path, scheduling: Scheduling) -> Restored:
    """Put a backup's content into the progress file, which must be a sound one.

    Learners erased since the backup was made stay erased. What the file held is kept beside it as
    ``….replaced-1`` or the next free number.

    Raises:
        StorageError: the backup cannot be read or used, or the file not written; nothing was changed.
    """
    try:
        check(backup, thoroughly=True)
        folder = folder_of(path)
        folder.mkdir(exist_ok=True)
        sweep(folder)
        with opened(path) as connection, unfinished(folder / "restored.db") as staged:
            while True:
                _stage(backup, staged, scheduling, erasing.tombstones(connection))
                with _attached(connection, staged), transaction(connection):
                    if _forgets(connection):
                        continue
                    aside = _set_aside(path, connection)
                    records = _replace(connection)
                erasing.wipe(connection)
                return Restored(records, aside)
    except OSError as error:
        from quizapp.language.refusals import refusal

        raise StorageError(Reason.OTHER, path, refusal(error)) from error


def _stage(backup: Path, staged: Path, scheduling: Scheduling, erased: dict[str, int]) -> None:
    """Make a copy of the backup that is up to date and holds nothing of those erased since."""
    staged.unlink(missing_ok=True)
    with opened(backup, "ro") as source:
        copy(source, staged)
    open_store(staged, scheduling).close()
    if erased:
        with opened(staged) as connection:
            erasing.erase(connection, erased)


@contextmanager
def _attached(connection: sqlite3.Connection, staged: Path) -> Iterator[None]:
    connection.execute("ATTACH ? AS restored", (str(staged),))
    try:
        yield
    finally:
        connection.execute("DETACH restored")


def _forgets(connection: sqlite3.Connection) -> bool:
    """Tell whether someone was erased after the copy was made."""
    return (
        connection.execute(
            "SELECT 1 FROM main.erased WHERE learner NOT IN (SELECT learner FROM restored.erased)"
        ).fetchone()
        is not None
    )


def _set_aside(path: Path, connection: sqlite3.Connection) -> Path | None:
    """Copy the file under the first free name; nobody else can write to it meanwhile."""
    if connection.execute("SELECT 1 FROM main.record").fetchone() is None:
        return None
    number = 1
    while (aside := path.with_name(f"{path.name}.replaced-{number}")).exists():
        number += 1
    with unfinished(aside) as written:
        with opened(path) as reader:
            copy(reader, written)
        os.rename(written, aside)  # noqa: PTH104 - on Windows it would not overwrite
    settle(aside)
    return aside


def _replace(connection: sqlite3.Connection) -> int:
    """Put the restored tables in the place of the file's own; return the number of records."""
    with erasing.unguarded(connection):
        for table in reversed(_TABLES):
            connection.execute(f"DELETE FROM main.{table}")  # noqa: S608 - our own names
    for table in _TABLES:
        connection.execute(f"INSERT INTO main.{table} SELECT * FROM restored.{table}")  # noqa: S608
    # A running exam goes on, unless its learner is not there any more.
    connection.execute("DELETE FROM main.draft WHERE learner NOT IN (SELECT id FROM main.learner)")
    (records,) = connection.execute("SELECT count(*) FROM main.record").fetchone()
    return int(records)
