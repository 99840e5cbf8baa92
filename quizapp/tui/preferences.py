"""Preferences: what is set holds at once, and is kept at once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from quizapp.language import N_, translator
from quizapp.progress.errors import StorageError
from quizapp.settings import change
from quizapp.study import scheduling
from quizapp.tui import openings
from quizapp.tui.screens.base import QuizScreen

if TYPE_CHECKING:
    from textual.app import App

    from quizapp.language import Translator
    from quizapp.study import Study, Workspace
    from quizapp.tui.requests import ChangeSetting
    from quizapp.tui.screens.settings import Forecast


class Preferences:
    """The workspace as it is set, and the language that is spoken."""

    def __init__(self, app: App[None], workspace: Workspace, tr: Translator) -> None:
        self.workspace = workspace
        self.tr = tr
        self._app = app
        self._followed = scheduling(workspace.settings)
        self._told = False

    def change(self, request: ChangeSetting, study: Study | None) -> None:
        """Set what is asked for, for the study too, and let all screens show it."""
        old = self.workspace.settings
        new = change(old, request.name, request.value)
        if new.language != old.language:
            self.tr = translator(new.language or self.workspace.automatic)
        try:
            self.workspace.keep_settings(new, self.tr)
            self._told = False
        except OSError as error:
            self._tell_unkept(error)
        self.workspace = replace(self.workspace, settings=new)
        if study is not None:
            study.settings = new
        self._app.theme = new.theme
        for screen in self._app.screen_stack:
            if isinstance(screen, QuizScreen):
                screen.speak(self.tr)

    def show(self, study: Study | None) -> None:
        """Open the settings, once; a learner's study tells what a retention would cost them."""
        if not any(screen.has_class("-settings") for screen in self._app.screen_stack):
            file = self.workspace.settings_file
            forecast = self._forecast(study) if study is not None else None
            screen = openings.settings(lambda: self.workspace.settings, file, self.tr, forecast)
            self._app.push_screen(screen, self._left)

    def reschedule(self) -> None:
        """Let the memories follow what is set now; to be called before anything is drawn by them."""
        if not self._is_followed:
            try:
                self.workspace.store.reschedule(scheduling(self.workspace.settings))
            except StorageError as error:
                self._app.notify(error.message(self.tr), severity="error", timeout=15, markup=False)
            self._followed = scheduling(self.workspace.settings)

    @property
    def _is_followed(self) -> bool:
        return scheduling(self.workspace.settings) == self._followed

    def _forecast(self, study: Study) -> Forecast | None:
        from quizapp.reports.workload import Outlook

        try:
            outlook = Outlook(study)
        except StorageError:
            return None  # home tells what is wrong with the progress
        return lambda retention: outlook.words(retention, self.tr)

    def _left(self, _: None) -> None:
        if not self._is_followed:
            from quizapp.tui.screens.working import WorkingScreen

            sentence = N_("All dates are being computed anew …")
            self._app.push_screen(WorkingScreen(sentence, self.reschedule, self.tr))

    def _tell_unkept(self, error: OSError) -> None:
        """Say that the file cannot be written: once, and not with every key."""
        from quizapp.language.refusals import refusal

        if not self._told:
            self._told = True
            message = self.tr(
                "The settings hold until you quit, but cannot be kept in »{path}«: {reason}.",
                path=self.workspace.settings_file,
                reason=self.tr(refusal(error)),
            )
            self._app.notify(message, severity="warning", timeout=15, markup=False)
