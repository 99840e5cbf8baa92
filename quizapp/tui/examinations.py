"""Examinations: an exam from its plan, or from where it was left, to its report."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from quizapp.core.attempts import Mode
from quizapp.exams import ExamGoneError, Exams
from quizapp.progress.errors import StorageError
from quizapp.study import Start
from quizapp.tui import requests
from quizapp.tui.screens.exam import ExamScreen

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from textual.app import App

    from quizapp.core.exam import Exam
    from quizapp.exams import ExamReport, Opened
    from quizapp.language import Translator
    from quizapp.study import Study
    from quizapp.tui.requests import Sitting
    from quizapp.tui.screens.exam_plan import ExamPlan


class Examinations:
    """Leads one learner through an exam."""

    def __init__(
        self, app: App[None], study: Study, tr: Callable[[], Translator], leave: Callable[[], None]
    ) -> None:
        """Push screens on ``app``; ``tr`` gives the language of now, ``leave`` goes home."""
        self._app = app
        self._study = study
        self._exams = Exams(study)
        self._tr = tr
        self._leave = leave

    def begin(self, request: Sitting | Start) -> None:
        """Go on with the unfinished exam; else take one as planned, or as the learner plans it now."""
        try:
            unfinished = self._exams.unfinished()
            if unfinished is not None:
                self._take(unfinished)
            elif isinstance(request, Start):
                self._open(request)
            elif isinstance(request, requests.TakeExam):
                self._plan(request.decks)
        except (StorageError, ExamGoneError) as error:
            self._fail(error)

    def _plan(self, decks: frozenset[str] | None) -> None:
        from quizapp.tui.screens.exam_plan import ExamPlanDialog

        length = self._exams.usual_length(decks)
        if not length:
            self._nothing()
            return
        title = self._title(decks)
        self._app.push_screen(ExamPlanDialog(title, length, self._tr()), partial(self._planned, decks))

    def _planned(self, decks: frozenset[str] | None, plan: ExamPlan | None) -> None:
        if plan is None:
            self._leave()
            return
        start = Start(Mode.EXAM, decks, plan.length, minutes=plan.minutes, needed=plan.needed)
        try:
            self._open(start)
        except StorageError as error:
            self._fail(error)

    def _open(self, start: Start) -> None:
        opened = self._exams.open(start)
        if opened is None:
            self._nothing()
        else:
            self._take(opened)

    def _take(self, opened: Opened) -> None:
        """Let the exam be taken; one whose time is up is handed in as it stands."""
        exam, tr = opened.exam, self._tr()
        if exam.is_over(self._study.clock()):
            self._say(tr("The time of your last exam is up; it was handed in as it stood."))
            self._report(exam, self._exams.submit(exam))
            return
        screen = ExamScreen(self._exams, exam, self._title(exam.decks), self._study.clock, tr)
        self._app.push_screen(screen, partial(self._report, exam))
        if opened.continued:
            self._say(tr("You go on with the exam that you had not handed in."))
        if opened.lost:
            self._say(
                tr.plural(
                    "{n} question was changed or removed meanwhile.",
                    "{n} questions were changed or removed meanwhile.",
                    opened.lost,
                )
            )

    def _report(self, exam: Exam, report: ExamReport | None) -> None:
        from quizapp.tui.screens.exam_report import ExamReportScreen

        if report is None:
            self._leave()
            return
        screen = ExamReportScreen(report, self._title(exam.decks), self._tr())
        self._app.push_screen(screen, lambda _: self._leave())

    def _title(self, decks: Collection[str] | None) -> str:
        """Return what the exam is about: a deck's title, or how many decks."""
        tr = self._tr()
        known = [deck for deck in self._study.index.decks() if decks is None or deck.id in decks]
        if len(known) == 1:
            return tr("Exam: {deck}", deck=known[0].title)
        return tr.plural("Exam over {n} deck", "Exam over {n} decks", len(known))

    def _nothing(self) -> None:
        tr = self._tr()
        self._leave()
        self._say(tr("There are no questions for an exam here."))

    def _fail(self, error: StorageError | ExamGoneError) -> None:
        self._leave()
        self._app.notify(error.message(self._tr()), severity="error", timeout=15, markup=False)

    def _say(self, words: str) -> None:
        self._app.notify(words, timeout=8, markup=False)
