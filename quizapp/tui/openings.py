"""Openings: the screens that read what is there, each imported when it is first wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from quizapp.tui import requests
from quizapp.tui.settling import do_beside

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.app import App
    from textual.message import Message
    from textual.screen import Screen

    from quizapp.bank.index import Index
    from quizapp.language import Translator
    from quizapp.progress.queries import Learner
    from quizapp.settings import Settings
    from quizapp.study import Study, Workspace
    from quizapp.tui.glossary import Listed
    from quizapp.tui.screens.base import QuizScreen
    from quizapp.tui.screens.briefing import Briefing
    from quizapp.tui.screens.settings import Forecast


def reading(study: Study, request: requests.Reading, tr: Translator) -> Screen[None] | None:
    """Return the screen that shows what is asked for, None if it is not there."""
    match request:
        case requests.ShowGlossary(decks, term):
            return _glossary(study.index, decks, term, tr)
        case requests.ShowBriefing(deck, sources):
            return _briefing(study.index, deck, sources, tr)
        case requests.Find(query):
            from quizapp.tui.screens.browse import BrowseScreen

            return BrowseScreen(study, query, tr)
        case requests.ShowProblems():
            from quizapp.tui.screens.problems import ProblemsScreen

            return ProblemsScreen(study.index.problems, tr)
        case requests.ShowStatistics():
            from quizapp.tui.screens.statistics import StatisticsScreen

            return StatisticsScreen(study, tr)
        case _:
            assert_never(request)


def _glossary(index: Index, decks: frozenset[str] | None, term: str, tr: Translator) -> Screen[None]:
    from quizapp.tui.glossary import list_terms
    from quizapp.tui.screens.glossary import GlossaryScreen

    def look() -> list[Listed]:
        return list_terms(index, [deck for deck in index.decks() if decks is None or deck.id in decks])

    return GlossaryScreen(look, term, tr)


def _briefing(index: Index, name: str, sources: tuple[str, ...], tr: Translator) -> Screen[None] | None:
    from quizapp.tui.glossary import list_terms
    from quizapp.tui.screens.briefing import Briefing, BriefingScreen

    def look() -> Briefing | None:
        deck = next((deck for deck in index.decks() if deck.id == name), None)
        text = index.article(name)
        return None if deck is None or text is None else Briefing(deck, text, list_terms(index, [deck]))

    briefing = look()
    return BriefingScreen(look, briefing, sources, tr) if briefing is not None else None


def settings(
    current: Callable[[], Settings], file: Path | None, tr: Translator, forecast: Forecast | None = None
) -> Screen[None]:
    """Return the screen that shows what can be set."""
    from quizapp.tui.screens.settings import SettingsScreen

    return SettingsScreen(current, file, tr, forecast)


def keys(explained: QuizScreen[object], tr: Translator) -> Screen[None]:
    """Return the help for a screen."""
    from quizapp.tui.screens.help import HelpScreen

    return HelpScreen(explained, tr)


def palette(workspace: Workspace, tr: Translator) -> Screen[Message]:
    """Return the command palette."""
    from quizapp.tui import commands
    from quizapp.tui.screens.commands import CommandDialog

    return CommandDialog(commands.general_commands(tr), commands.of_decks(workspace.index, tr), tr)


def learners(
    app: App[None], workspace: Workspace, current: Learner | None, tr: Callable[[], Translator]
) -> Screen[Learner]:
    """Return the screen of those who learn here."""
    from quizapp.keeping import Learners
    from quizapp.tui.screens.learners import LearnerScreen

    keeping = Learners(workspace.store, workspace.clock)
    return LearnerScreen(keeping, current, lambda: do_beside(app, keeping.clean_up, tr), tr())
