"""Openings: the screens that read what is there, each imported when it is first wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from quizapp.tui import requests

if TYPE_CHECKING:
    from textual.message import Message
    from textual.screen import Screen

    from quizapp.bank.index import Index
    from quizapp.language import Translator
    from quizapp.study import Study, Workspace
    from quizapp.tui.screens.base import QuizScreen


def reading(
    index: Index, study: Study | None, request: requests.Reading, tr: Translator
) -> Screen[None] | None:
    """Return the screen that shows what is asked for, None if it is not there."""
    match request:
        case requests.ShowGlossary(decks, term):
            return _glossary(index, decks, term, tr)
        case requests.ShowBriefing(deck, sources):
            return _briefing(index, deck, sources, tr)
        case requests.Find(query):
            return _browse(study, query, tr)
        case requests.ShowProblems():
            from quizapp.tui.screens.problems import ProblemsScreen

            return ProblemsScreen(index.problems(), tr)
        case _:
            assert_never(request)


def _browse(study: Study | None, query: str, tr: Translator) -> Screen[None] | None:
    from quizapp.tui.screens.browse import BrowseScreen

    return BrowseScreen(study, query, tr) if study is not None else None


def _glossary(index: Index, decks: frozenset[str] | None, term: str, tr: Translator) -> Screen[None]:
    from quizapp.tui.screens.glossary import GlossaryScreen

    return GlossaryScreen(
        index, [deck for deck in index.decks() if decks is None or deck.id in decks], term, tr
    )


def _briefing(index: Index, name: str, sources: tuple[str, ...], tr: Translator) -> Screen[None] | None:
    from quizapp.tui.glossary import list_terms
    from quizapp.tui.screens.briefing import BriefingScreen

    deck = next((deck for deck in index.decks() if deck.id == name), None)
    text = index.article(name)
    if deck is None or text is None:
        return None
    return BriefingScreen(deck, text, sources, list_terms(index, [deck]), tr)


def keys(explained: QuizScreen[object], tr: Translator) -> Screen[None]:
    """Return the help for a screen."""
    from quizapp.tui.screens.help import HelpScreen

    return HelpScreen(explained, tr)


def palette(workspace: Workspace, tr: Translator) -> Screen[Message]:
    """Return the command palette."""
    from quizapp.tui import commands
    from quizapp.tui.screens.commands import CommandDialog

    several = len(workspace.store.learners()) > 1
    general = commands.general_commands(tr, several_learners=several)
    return CommandDialog(general, commands.of_decks(workspace.index, tr), tr)
