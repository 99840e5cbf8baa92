"""Requests: what a screen asks the app for, in the imperative."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from pathlib import Path

    from quizapp.core.items import Item
    from quizapp.settings import Value


@dataclass
class Learn(Message):
    """Begin a sitting over some decks (None: all), with ``more_new`` items beyond today's limit."""

    decks: frozenset[str] | None = None
    more_new: int = 0


@dataclass
class Quiz(Message):
    """Begin a quiz over some decks (None: all)."""

    decks: frozenset[str] | None = None


@dataclass
class TakeExam(Message):
    """Begin an exam over some decks (None: all), or go on with the one that was interrupted."""

    decks: frozenset[str] | None = None


@dataclass
class QuizItems(Message):
    """Begin a quiz over just these items, by their ids."""

    items: tuple[str, ...]
    decks: frozenset[str] | None = None


@dataclass
class Cram(Message):
    """Ask everything in some decks (None: all), whether it is due or not."""

    decks: frozenset[str] | None = None


@dataclass
class Find(Message):
    """Show the items that a query finds."""

    query: str = ""


@dataclass
class ShowGlossary(Message):
    """Show the glossary of some decks (None: all), with a term searched for."""

    decks: frozenset[str] | None = None
    term: str = ""


@dataclass
class ShowBriefing(Message):
    """Show the briefing of a deck, with some passages marked."""

    deck: str
    sources: tuple[str, ...] = ()


class ShowStatistics(Message):
    """Show what the learner's answers come to."""


class ShowProblems(Message):
    """Show the problems of the question files."""


class ShowSettings(Message):
    """Show what can be set."""


class ShowHelp(Message):
    """Show the keys of the screen."""


@dataclass
class EditItem(Message):
    """Open the person's editor where an item stands in its file."""

    item: Item


@dataclass
class EditFile(Message):
    """Open the person's editor at a line of a question file."""

    path: Path
    line: int


@dataclass
class ChangeSetting(Message):
    """Set something from now on."""

    name: str
    value: Value


@dataclass
class ResetDeck(Message):
    """Make all items of a deck new again, if that is really meant."""

    deck: str


class GoHome(Message):
    """Leave whatever is open and show home."""


class ChangeLearner(Message):
    """Let another learner learn, or change who is there."""


class Quit(Message):
    """End the program."""


Sitting = Learn | Quiz | QuizItems | TakeExam | Cram
Editing = EditItem | EditFile
Reading = ShowGlossary | ShowBriefing | ShowProblems | ShowStatistics | Find
