"""What can go wrong with storing progress, and how the learner is told."""

from __future__ import annotations

import sqlite3
from enum import Enum
from typing import TYPE_CHECKING

from quizapp.language import N_

if TYPE_CHECKING:
    from pathlib import Path

    from quizapp.language import Translator


class Reason(Enum):
    """Why progress could not be stored or read; the value is the message."""

    READ_ONLY = N_(
        "The progress file »{path}« cannot be written. Check that you may write to the file and its folder."
    )
    FULL = N_("The disk is full, so progress cannot be stored in »{path}«. Make some room and try again.")
    LOCKED = N_("Another program keeps the progress file »{path}« locked. Close it and try again.")
    NEWER = N_(
        "The progress file »{path}« was written by a newer version of quizapp. Update quizapp to use it."
    )
    FOREIGN = N_("»{path}« is another program's database. Move it somewhere else and start quizapp again.")
    DAMAGED = N_(
        "The progress file »{path}« is damaged. Close quizapp and start it again to have it checked."
    )
    ERASED = N_("The learner was deleted meanwhile, so nothing is stored. Start quizapp again.")
    BACKUP = N_("No backup of »{path}« could be made: {detail}")
    NO_ROOM = N_("There is too little room on the disk for a backup of »{path}«.")
    OTHER = N_("The progress file »{path}« cannot be used: {detail}")


class StorageError(Exception):
    """Progress could not be stored or read; nothing was stored."""

    def __init__(self, reason: Reason, path: Path | None, detail: str = "") -> None:
        super().__init__(f"{reason.name}: {path}: {detail}")
        self.reason = reason
        self.path = path
        self.detail = detail

    def message(self, tr: Translator) -> str:
        """Return what is wrong and what to do about it."""
        return tr(self.reason.value, path=self.path or ":memory:", detail=tr(self.detail))


class UnknownRecordError(Exception):
    """A record in the log that this program cannot read: perhaps a newer one wrote it."""


def storage_error(error: sqlite3.Error, path: Path | None) -> StorageError:
    """Return SQLite's error as ours."""
    code = getattr(error, "sqlite_errorcode", None)
    reason = _REASONS.get(code & 0xFF, Reason.OTHER) if code is not None else Reason.OTHER
    return StorageError(reason, path, str(error))


_REASONS = {
    sqlite3.SQLITE_BUSY: Reason.LOCKED,
    sqlite3.SQLITE_LOCKED: Reason.LOCKED,
    sqlite3.SQLITE_READONLY: Reason.READ_ONLY,
    sqlite3.SQLITE_PERM: Reason.READ_ONLY,
    sqlite3.SQLITE_FULL: Reason.FULL,
    sqlite3.SQLITE_CORRUPT: Reason.DAMAGED,
    sqlite3.SQLITE_NOTADB: Reason.DAMAGED,
}
