"""Sittings: a session, its results, and what follows from them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from quizapp.core.attempts import Mode
from quizapp.core.session import summarise
from quizapp.progress.errors import StorageError
from quizapp.study import Start
from quizapp.tui import requests
from quizapp.tui.screens.item import ItemScreen
from quizapp.wording import nothing_to_cram

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import App

    from quizapp.core.session import Session
    from quizapp.language import Translator
    from quizapp.study import Study
    from quizapp.tui.requests import Sitting
    from quizapp.tui.screens.results import Following

    Decks = frozenset[str] | None


class Sittings:
    """Leads one learner from session to session."""

    def __init__(
        self, app: App[None], study: Study, tr: Callable[[], Translator], leave: Callable[[], None]
    ) -> None:
        """Push screens on ``app``; ``tr`` gives the language of now, ``leave`` goes home."""
        self._app = app
        self._study = study
        self._tr = tr
        self._leave = leave

    def begin(self, request: Sitting | Start) -> None:
        """Hold the sitting that is asked for."""
        if isinstance(request, requests.TakeExam) or _mode(request) is Mode.EXAM:
            from quizapp.tui.examinations import Examinations

            Examinations(self._app, self._study, self._tr, self._leave).begin(request)
        else:
            self._hold(lambda: _drawn(self._study, request), request.decks, _why_empty(request))

    def _hold(
        self, draw: Callable[[], Session], decks: Decks, why: Callable[[Translator], str] | None = None
    ) -> None:
        """Run the session that is drawn; if it is empty, say so at home, and perhaps why."""
        session = self._attempt(draw)
        if session is not None and session.current is not None:
            screen = ItemScreen(self._study, session, self._tr())
            self._app.push_screen(screen, partial(self._session_left, decks))
            return
        self._leave()
        if session is not None:
            tr = self._tr()
            self._app.notify(why(tr) if why is not None else tr("There is nothing to ask now."), markup=False)

    def _session_left(self, decks: Decks, session: Session | None) -> None:
        from quizapp.tui.screens.results import ResultsScreen

        if session is None or not session.turns:
            self._leave()
            return
        following = self._attempt(lambda: self._study.learn(decks)) if session.mode is Mode.LEARN else None
        more = following.planned if following is not None else 0
        screen = ResultsScreen(self._study, session, more, self._tr())
        self._app.push_screen(screen, lambda following: self._results_left(decks, screen.session, following))

    def _results_left(self, decks: Decks, session: Session, following: Following | None) -> None:
        from quizapp.tui.screens.results import Following

        match following:
            case Following.GO_ON:
                self._hold(lambda: self._study.learn(decks), decks)
            case Following.REPEAT:
                self._hold(lambda: self._study.repeat(summarise(session).missed), decks)
            case Following.HOME | None:
                self._leave()

    def _attempt(self, draw: Callable[[], Session]) -> Session | None:
        """Draw a session, or say why that is not possible."""
        try:
            return draw()
        except StorageError as error:
            self._app.notify(error.message(self._tr()), severity="error", timeout=15, markup=False)
            return None


def _drawn(study: Study, request: Sitting | Start) -> Session:
    """Draw the session for a request, or for what the program was started with."""
    match request:
        case requests.Learn(decks, more_new):
            return study.learn(decks, more_new=more_new)
        case requests.Quiz(decks):
            return study.quiz(decks)
        case requests.QuizItems(items):
            return study.repeat(study.index.items(items))
        case requests.Cram(decks):
            return study.cram(decks)
        case requests.TakeExam():
            raise ValueError("an exam is no session")
        case _ if request.mode is Mode.CRAM:
            return study.cram(request.decks, tag=request.tag, missed=request.missed)
        case _ if request.mode is Mode.LEARN:
            return study.learn(request.decks)
        case _:
            return study.quiz(request.decks, length=request.length, seed=request.seed, drafts=request.drafts)


def _mode(request: Sitting | Start) -> Mode | None:
    return request.mode if isinstance(request, Start) else None


def _why_empty(request: Sitting | Start) -> Callable[[Translator], str] | None:
    """Return what to say if there is nothing to cram."""
    match request:
        case requests.Cram():
            return lambda tr: nothing_to_cram(None, tr, missed=False)
        case Start(mode=Mode.CRAM, tag=tag, missed=missed):
            return lambda tr: nothing_to_cram(tag, tr, missed=missed)
        case _:
            return None
