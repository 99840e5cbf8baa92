"""Notices: what the store did on its own that the learner should know of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from quizapp.language import Translator


@dataclass(frozen=True, slots=True)
class SetAside:
    """The progress file could not be read; it is called ``aside`` now, and a new one was begun.

    ``backup`` is the day of the newest backup.
    """

    path: Path
    aside: Path
    backup: date | None = None

    def message(self, tr: Translator) -> str:
        """Return what was done, where the old file is, and how to get the newest backup back."""
        said = tr(
            "The progress file »{path}« could not be read. "
            "It was kept as »{aside}«, and a new one was begun.",
            path=self.path,
            aside=self.aside.name,
        )
        if self.backup is None:
            return said
        way = tr("»quizapp progress restore {day}« brings back the newest backup.", day=self.backup)
        return f"{said} {way}"


@dataclass(frozen=True, slots=True)
class RollbackJournal:
    """The file's place allows no write-ahead log, so that every attempt takes longer to store."""

    path: Path

    def message(self, tr: Translator) -> str:
        """Return what that means for the learner."""
        return tr(
            "The progress file »{path}« is in a place where it can only be written slowly, "
            "such as a network folder. Nothing is lost, but storing takes longer.",
            path=self.path,
        )


Notice = SetAside | RollbackJournal
