"""Openings: the screens that read what is there, each imported when it is first wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.message import Message
    from textual.screen import Screen

    from quizapp.bank.index import Index
    from quizapp.language import Translator
    from quizapp.study import Workspace
    from quizapp.tui import requests
    from quizapp.tui.screens.base import QuizScreen


def glossary(index: Index, request: requests.ShowGlossary, tr: Translator) -> Screen[None]:
    """Return the glossary of the decks asked for."""
    from quizapp.tui.screens.glossary import GlossaryScreen

    decks = [deck for deck in index.decks() if request.decks is None or deck.id in request.decks]
    return GlossaryScreen(index, decks, request.term, tr)


def briefing(index: Index, request: requests.ShowBriefing, tr: Translator) -> Screen[None] | None:
    """Return the briefing of a deck, None if it has none that can be read."""
    from quizapp.tui.screens.briefing import BriefingScreen

    deck = next((deck for deck in index.decks() if deck.id == request.deck), None)
    text = index.article(request.deck)
    return BriefingScreen(deck, text, request.sources, tr) if deck is not None and text is not None else None


def problems(index: Index, tr: Translator) -> Screen[None]:
    """Return the problems of the question files."""
    from quizapp.tui.screens.problems import ProblemsScreen

    return ProblemsScreen(index.problems(), tr)


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
    return CommandDialog(general, lambda: commands.of_decks(workspace.index, tr), tr)
