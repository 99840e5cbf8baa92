"""Notices: what the person should know before anything else."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from quizapp.language import Translator
    from quizapp.progress.errors import StorageError
    from quizapp.study import Message


@dataclass(frozen=True, slots=True)
class NotStored:
    """Progress cannot be stored, so that everything is lost at the end."""

    error: StorageError

    def message(self, tr: Translator) -> str:
        """Return why, and what that means."""
        return tr(
            "Attention: nothing you do now is kept. {reason}",
            reason=self.error.message(tr),
        )


@dataclass(frozen=True, slots=True)
class SettingsIgnored:
    """Lines of the settings file mean nothing or hold no possible value."""

    path: Path
    unknown: tuple[str, ...]
    invalid: tuple[str, ...]

    def message(self, tr: Translator) -> str:
        """Return which lines were ignored, and where."""
        names = ", ".join(tr("»{text}«", text=name) for name in (*self.unknown, *self.invalid))
        if not self.invalid:
            return tr("Unknown settings in »{path}« are ignored: {names}.", path=self.path, names=names)
        return tr("Settings in »{path}« are ignored: {names}.", path=self.path, names=names)


@dataclass(frozen=True, slots=True)
class SettingsUnreadable:
    """The settings file is there but cannot be read."""

    path: Path
    reason: str

    def message(self, tr: Translator) -> str:
        """Return that the defaults are used, and why."""
        return tr(
            "The settings in »{path}« cannot be read, so the defaults are used: {reason}.",
            path=self.path,
            reason=self.reason,
        )


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Nobody had the name that was given, so someone new learns here; it may have been a slip."""

    name: str

    def message(self, tr: Translator) -> str:
        """Return who is new."""
        return tr("{name} is new here: welcome.", name=self.name)


@dataclass(frozen=True, slots=True)
class OneOfSeveral:
    """Several people learn here, and nobody was named."""

    name: str

    def message(self, tr: Translator) -> str:
        """Return who was taken."""
        return tr("This is about {name}; --learner names someone else.", name=self.name)


def tell_notices(notices: Iterable[Message], tr: Translator) -> None:
    """Print notices beside the output, so that nobody takes them for a part of it."""
    for notice in notices:
        print(notice.message(tr), file=sys.stderr)
