"""Commands: everything that can be asked for by name, in any screen."""

from __future__ import annotations

from dataclasses import dataclass
from heapq import nsmallest
from typing import TYPE_CHECKING

from quizapp.core.folding import fold
from quizapp.language import N_
from quizapp.settings.words import LANGUAGE_NAMES, THEME_NAMES
from quizapp.tui import requests

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from textual.message import Message

    from quizapp.bank.index import DeckSummary, Index
    from quizapp.language import Translator
    from quizapp.tui.glossary import Listed

SHOWN = 100
"""The most commands that are listed at once."""

_STEP = 20

_GENERAL: tuple[tuple[str, Callable[[], Message]], ...] = (
    (N_("Learn everything that is due"), requests.Learn),
    (N_("Quiz over all decks"), requests.Quiz),
    (N_("Exam over all decks"), requests.TakeExam),
    (N_("Cram all decks"), requests.Cram),
    (N_("Find questions"), requests.Find),
    (N_("Glossary of all decks"), requests.ShowGlossary),
    (N_("Go home"), requests.GoHome),
    (N_("Statistics"), requests.ShowStatistics),
    (N_("Problems in question files"), requests.ShowProblems),
    (N_("Settings"), requests.ShowSettings),
    (N_("Learners: change, add, rename, delete"), requests.ChangeLearner),
)
"""Commands that need nothing to be known; one line makes a new one."""


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
    found = [_command(tr(title), sort, request()) for title, request in _GENERAL]
    found += [
        _command(tr("Language: {name}", name=name), sort, requests.ChangeSetting("language", code))
        for code, name in LANGUAGE_NAMES.items()
    ]
    found += [
        _command(tr("Colours: {name}", name=tr(name)), sort, requests.ChangeSetting("theme", theme))
        for theme, name in THEME_NAMES.items()
    ]
    return [*found, _command(tr("Quit"), sort, requests.Quit())]


def of_decks(index: Index, tr: Translator) -> Iterator[list[Command]]:
    """Yield the commands for all decks, some decks at a time, and then those for all their terms."""
    from quizapp.tui.glossary import list_terms

    decks = index.decks()
    steps = [decks[start : start + _STEP] for start in range(0, len(decks), _STEP)]
    for some in steps:
        yield deck_commands(some, tr)
    for some in steps:
        yield term_commands(list_terms(index, some), tr)


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
    """Return the commands that hold every word of the query.

    First those that begin with it, then those of which a word begins with it, then those of which
    words begin with each of its words, and last those that hold them inside; each sort by itself in
    the order given.
    """
    wanted = fold(query)
    words = wanted.split()
    found = [command for command in commands if all(word in command.folded for word in words)]
    return nsmallest(SHOWN, found, key=lambda command: _rank(command.folded, wanted, words))


def _rank(folded: str, wanted: str, words: Sequence[str]) -> int:
    if folded.startswith(wanted):
        return 0
    if _begins_word(folded, wanted):
        return 1
    return 2 if all(_begins_word(folded, word) for word in words) else 3


def _begins_word(folded: str, wanted: str) -> bool:
    """Whether the wanted text stands at the beginning of a word."""
    place = folded.find(wanted)
    while place > 0 and folded[place - 1].isalnum():
        place = folded.find(wanted, place + 1)
    return place >= 0


def _command(title: str, sort: str, request: Message) -> Command:
    return Command(title, sort, request, fold(title))
