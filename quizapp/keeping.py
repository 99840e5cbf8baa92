"""Keeping: who learns here, and the daily care for what they learned."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from quizapp.core.names import WIDEST, clean_name, export_name, fold_name, width
from quizapp.language import N_
from quizapp.progress.errors import Reason, StorageError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from quizapp.language import Translator
    from quizapp.progress.queries import Attendance, Learner
    from quizapp.progress.remains import Cleaning
    from quizapp.progress.store import ProgressStore
    from quizapp.study import Message


class Objection(Enum):
    """Why a name cannot be taken; the value is the message."""

    EMPTY = N_("A learner's name must not be empty.")
    LONG = N_("The name is too long; take one of at most {n} characters.")
    TAKEN = N_(
        "Somebody here is called »{name}« already. Take another name, such as one with a last initial."
    )


class NameRefusedError(Exception):
    """A name that a learner cannot have."""

    def __init__(self, objection: Objection, name: str) -> None:
        super().__init__(f"{objection.name}: {name}")
        self.objection = objection
        self.name = name

    def message(self, tr: Translator) -> str:
        """Return why, and what to do."""
        return tr(self.objection.value, name=self.name, n=WIDEST)


class Enrolled(NamedTuple):
    """A learner, what they did, and the day on which they learned last."""

    learner: Learner
    attendance: Attendance

    @property
    def last(self) -> date | None:
        """The last learning day with an attempt."""
        return date.fromordinal(self.attendance.last) if self.attendance.last is not None else None


@dataclass(frozen=True, slots=True)
class Learners:
    """Who learns here: lists, adds, renames, exports and erases them. All may raise `StorageError`."""

    store: ProgressStore
    clock: Callable[[], datetime]

    @property
    def path(self) -> Path | None:
        """The progress file; None if all is in memory."""
        return self.store.path

    def enrolled(self) -> tuple[Enrolled, ...]:
        """Return the learners by name."""
        return tuple(Enrolled(one, self.store.attendance(one.id)) for one in self.store.learners())

    def add(self, name: str) -> Learner:
        """Store a new learner.

        Raises:
            NameRefusedError: the name cannot be taken.
        """
        return self.store.add_learner(self.acceptable(name), self.clock())

    def rename(self, learner: Learner, name: str) -> Learner:
        """Store another name for the learner.

        Raises:
            NameRefusedError: the name cannot be taken.
        """
        name = self.acceptable(name, learner)
        return learner if name == learner.name else self.store.rename_learner(learner, name, self.clock())

    def acceptable(self, text: str, of: Learner | None = None) -> str:
        """Return the name in a text, for someone new or the learner who is renamed.

        Raises:
            NameRefusedError: the name cannot be taken.
        """
        name = clean_name(text)
        if not name:
            raise NameRefusedError(Objection.EMPTY, name)
        if width(name) > WIDEST:
            raise NameRefusedError(Objection.LONG, name)
        others = (one for one in self.store.learners() if of is None or one.id != of.id)
        if fold_name(name) in (fold_name(one.name) for one in others):
            raise NameRefusedError(Objection.TAKEN, name)
        return name

    def export(self, learner: Learner) -> Path:
        """Write the learner's log as JSON lines into a new file beside the progress file; return its path."""
        import json

        from quizapp.progress.copies import unfinished
        from quizapp.progress.records import to_json

        folder = self.path.parent if self.path is not None else Path.home()
        stem = f"{export_name(learner.name)}-{self.clock():%Y-%m-%d}"
        target, number = folder / f"{stem}.jsonl", 1
        while target.exists():
            number += 1
            target = folder / f"{stem}-{number}.jsonl"
        try:
            with unfinished(target) as written:
                with written.open("w", encoding="utf-8", newline="\n") as file:
                    for record in self.store.records(learner.id):
                        file.write(json.dumps(to_json(record), ensure_ascii=False) + "\n")
                written.rename(target)
        except OSError as error:
            from quizapp.language.refusals import refusal

            raise StorageError(Reason.OTHER, target, refusal(error)) from error
        return target

    def erase(self, learner: Learner) -> None:
        """Delete the learner; `clean_up` has to follow, and may run in another thread."""
        self.store.erase_learner(learner.id, self.clock())

    def clean_up(self) -> tuple[Message, ...]:
        """Take what is left of those deleted out of the files; return what to tell about it."""
        return clean_up(self.path) if self.path is not None else ()


def is_name(text: str, name: str) -> bool:
    """Tell whether somebody has typed the name, as is asked before deleting."""
    return fold_name(text) == fold_name(name)


def take_care(path: Path | None, today: date) -> tuple[Message, ...]:
    """Back the progress file up, once a day, and finish what was left of a deletion; return what to tell.

    Opens the file by itself, so that it may run beside everything else.
    """
    if path is None or not path.is_file():
        return ()
    told = clean_up(path)
    from quizapp.progress.backups import back_up_daily

    try:
        back_up_daily(path, today)
    except StorageError as error:
        return (*told, NotBackedUp(error))
    return told


def clean_up(path: Path) -> tuple[Message, ...]:
    """Take what is left of deleted learners out of the file and its copies; return what to tell."""
    from quizapp.progress.remains import clean_up as clean

    try:
        cleaning = clean(path)
    except StorageError as error:
        return (NotCleaned(error),)
    return _told(cleaning)


def _told(cleaning: Cleaning) -> tuple[Message, ...]:
    left = tuple(NotReadable(path) for path in cleaning.unreadable)
    return left if cleaning.done else (NotCleaned(None), *left)


@dataclass(frozen=True, slots=True)
class NotBackedUp:
    """The daily backup could not be made."""

    error: StorageError

    def message(self, tr: Translator) -> str:
        """Return why."""
        return tr("There is no backup of today. {reason}", reason=self.error.message(tr))


@dataclass(frozen=True, slots=True)
class NotCleaned:
    """Traces of a deleted learner may be left in the files; the program tries again next time."""

    error: StorageError | None

    def message(self, tr: Translator) -> str:
        """Return that it is tried again, and why."""
        said = tr("Traces of a deleted learner may be left in the files. That is mended at the next start.")
        return f"{said} {self.error.message(tr)}" if self.error is not None else said


@dataclass(frozen=True, slots=True)
class NotReadable:
    """A damaged file that was set aside may hold something of a deleted learner."""

    path: Path

    def message(self, tr: Translator) -> str:
        """Return which, and what to do."""
        return tr(
            "The damaged file »{path}« may still hold something of the deleted learner. "
            "If you do not need it, delete it.",
            path=self.path,
        )
