"""Notices: what the person should know before anything else."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from quizapp.language import Translator
    from quizapp.progress.errors import StorageError
    from quizapp.settings.faults import Fault
    from quizapp.study import Message

_FAULTS_TOLD = 3


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
    """A line of the settings file cannot be used."""

    path: Path
    fault: Fault

    def message(self, tr: Translator) -> str:
        """Return where it is, what is wrong, and the remedy."""
        place = f"{self.path}:{self.fault.line}:{self.fault.column}"
        message = self.fault.message(tr)
        return f"{place} {message}" if message.endswith("?") else f"{place} {message}."


@dataclass(frozen=True, slots=True)
class MoreIgnored:
    """More lines of the settings file cannot be used than are told one by one."""

    path: Path
    count: int

    def message(self, tr: Translator) -> str:
        """Return how many more there are."""
        return tr.plural(
            "{n} more line in »{path}« is ignored.",
            "{n} more lines in »{path}« are ignored.",
            self.count,
            path=self.path,
        )


def settings_notices(path: Path, faults: Sequence[Fault]) -> tuple[Message, ...]:
    """Return what to tell about faults in the settings file: the first ones, and how many more there are."""
    told = tuple(SettingsIgnored(path, fault) for fault in faults[:_FAULTS_TOLD])
    more = len(faults) - len(told)
    return (*told, MoreIgnored(path, more)) if more else told


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
            reason=tr(self.reason),
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
