"""Workspaces: what was opened for a run, and what to begin with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from quizapp.bank.index import Index
    from quizapp.core.attempts import Mode
    from quizapp.language import Translator
    from quizapp.progress.queries import Learner
    from quizapp.progress.store import ProgressStore
    from quizapp.settings import Settings
    from quizapp.study import Study


class Start(NamedTuple):
    """What to open with: home (no mode), or a session over some decks (None: all).

    ``tag`` and ``missed`` narrow what is crammed. ``minutes`` and ``needed`` are an exam's limit and the
    percent that pass it, None for what is usual. A quiz may be over ``drafts`` too.
    """

    mode: Mode | None = None
    decks: frozenset[str] | None = None
    length: int | None = None
    seed: int | None = None
    tag: str | None = None
    missed: bool = False
    minutes: int | None = None
    needed: int | None = None
    drafts: bool = False


class Message(Protocol):
    """Something the person should know, told in the language of the interface."""

    def message(self, tr: Translator) -> str:
        """Return the message in words."""
        ...


@dataclass(frozen=True, slots=True)
class Workspace:
    """What was opened for this run, for whichever interface it is shown in.

    ``questions`` is the folder for the person's own question files. ``notices`` are things to be
    told at once: a database set aside, a progress that cannot be stored. ``settings_file`` is where
    changed settings are kept (None: nowhere), ``automatic`` the language if none is set. Decks in the
    folder ``shipped`` come with the program: they are copied into the person's folder to be edited.
    """

    index: Index
    store: ProgressStore
    settings: Settings
    clock: Callable[[], datetime]
    questions: Path
    notices: tuple[Message, ...] = ()
    settings_file: Path | None = None
    automatic: str = "en"
    shipped: Path | None = None

    def study(self, learner: Learner) -> Study:
        """Return the study of one learner."""
        from quizapp.study import Study

        return Study(self.index, self.store, learner, self.settings, self.clock)

    def keep_settings(self, settings: Settings, tr: Translator) -> None:
        """Write what is different in ``settings`` into the settings file.

        Raises:
            OSError: it cannot be written; it is as it was.
        """
        if self.settings_file is not None:
            from quizapp.settings.writer import save_settings

            save_settings(self.settings_file, self.settings, settings, tr)
