"""Requests: what a screen asks the app for, in the imperative."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message


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
class QuizItems(Message):
    """Begin a quiz over just these items, by their ids."""

    items: tuple[str, ...]
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


class ShowProblems(Message):
    """Show the problems of the question files."""


class ShowHelp(Message):
    """Show the keys of the screen."""


@dataclass
class ChangeLanguage(Message):
    """Speak ``de`` or ``en`` from now on."""

    code: str


@dataclass
class ChangeTheme(Message):
    """Use one of `themes.THEMES` from now on."""

    name: str


class GoHome(Message):
    """Leave whatever is open and show home."""


class ChangeLearner(Message):
    """Let another learner learn."""


class Quit(Message):
    """End the program."""


Sitting = Learn | Quiz | QuizItems
Reading = ShowGlossary | ShowBriefing | ShowProblems | Find
