"""Commands: everything that can be asked for by name, in any screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.core.folding import fold
from quizapp.settings.words import LANGUAGE_NAMES, THEME_NAMES
from quizapp.tui import requests

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.message import Message

    from quizapp.bank.index import DeckSummary, Index
    from quizapp.language import Translator
    from quizapp.tui.glossary import Listed

SHOWN = 100
"""The most commands that are listed at once."""


@dataclass(frozen=True, slots=True)
class Command:
    """Something to ask for: what it is called, of what sort it is, and the request."""

    title: str
    sort: str
    request: Message
    folded: str


def general_commands(tr: Translator) -> list[Command]:
    """Return the commands that do not depend on the decks."""
    sort = tr("Command")
    found = [
        _command(tr("Learn everything that is due"), sort, requests.Learn()),
        _command(tr("Quiz over all decks"), sort, requests.Quiz()),
        _command(tr("Exam over all decks"), sort, requests.TakeExam()),
        _command(tr("Cram all decks"), sort, requests.Cram()),
        _command(tr("Glossary of all decks"), sort, requests.ShowGlossary()),
        _command(tr("Go home"), sort, requests.GoHome()),
        _command(tr("Statistics"), sort, requests.ShowStatistics()),
        _command(tr("Problems in question files"), sort, requests.ShowProblems()),
        _command(tr("Settings"), sort, requests.ShowSettings()),
        _command(tr("Learners: change, add, rename, delete"), sort, requests.ChangeLearner()),
    ]
    found += [
        _command(tr("Language: {name}", name=name), sort, requests.ChangeSetting("language", code))
        for code, name in LANGUAGE_NAMES.items()
    ]
    found += [
        _command(tr("Colours: {name}", name=tr(name)), sort, requests.ChangeSetting("theme", theme))
        for theme, name in THEME_NAMES.items()
    ]
    return [*found, _command(tr("Quit"), sort, requests.Quit())]


def of_decks(index: Index, tr: Translator) -> list[Command]:
    """Return the commands for all decks and all their terms."""
    from quizapp.tui.glossary import list_terms

    decks = index.decks()
    return [*deck_commands(decks, tr), *term_commands(list_terms(index, decks), tr)]


def deck_commands(decks: Iterable[DeckSummary], tr: Translator) -> list[Command]:
    """Return what can be done with each deck."""
    sort = tr("Deck")
    found = []
    for deck in decks:
        only = frozenset({deck.id})
        found.append(_command(tr("Learn: {deck}", deck=deck.title), sort, requests.Learn(only)))
        found.append(_command(tr("Quiz: {deck}", deck=deck.title), sort, requests.Quiz(only)))
        found.append(_command(tr("Exam: {deck}", deck=deck.title), sort, requests.TakeExam(only)))
        found.append(_command(tr("Cram: {deck}", deck=deck.title), sort, requests.Cram(only)))
        if deck.article is not None:
            found.append(
                _command(tr("Briefing: {deck}", deck=deck.title), sort, requests.ShowBriefing(deck.id))
            )
        found.append(_command(tr("Reset: {deck}", deck=deck.title), sort, requests.ResetDeck(deck.id)))
    return found


def term_commands(listed: Iterable[Listed], tr: Translator) -> list[Command]:
    """Return a jump to each term of the glossary."""
    sort = tr("Term")
    return [
        Command(one.entry.term, sort, requests.ShowGlossary(None, one.entry.term), one.names)
        for one in listed
    ]


def matching(commands: Sequence[Command], query: str) -> list[Command]:
    """Return the commands that hold every word of the query, those that begin with it first."""
    wanted = fold(query)
    words = wanted.split()
    found = [command for command in commands if all(word in command.folded for word in words)]
    found.sort(key=lambda command: not command.folded.startswith(wanted))
    return found[:SHOWN]


def _command(title: str, sort: str, request: Message) -> Command:
    return Command(title, sort, request, fold(title))
