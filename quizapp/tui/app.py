"""The app: opens screens and does what they ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding

from quizapp.language import N_
from quizapp.tui import openings, requests, resetting
from quizapp.tui.fallible import FallibleApp
from quizapp.tui.preferences import Preferences
from quizapp.tui.screens.base import QuizScreen
from quizapp.tui.settling import SETTLING, settle
from quizapp.tui.sittings import Sittings
from quizapp.tui.terminal import call_when_closed
from quizapp.tui.themes import use_themes

if TYPE_CHECKING:
    from textual.binding import BindingType
    from textual.message import Message

    from quizapp.language import Translator
    from quizapp.progress.queries import Learner
    from quizapp.study import Start, Study, Workspace
    from quizapp.tui.reloading import Reloading


class QuizApp(FallibleApp):
    """Opens with ``start``, for a learner or, with None, for one who is to be chosen."""

    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+p", "commands", N_("commands"), tooltip=N_("Search commands, decks and terms.")),
        Binding("ctrl+q", "quit", "", tooltip=N_("Quit at once; all is stored."), priority=True),
        Binding("ctrl+c", "copy_or_quit", "", tooltip=N_("Copy what is marked, else quit."), priority=True),
    ]

    def __init__(self, workspace: Workspace, tr: Translator, start: Start, learner: Learner | None) -> None:
        super().__init__()
        self.animation_level = "none"
        self._preferences = Preferences(self, workspace, tr)
        self._start = start
        self._learner = learner
        self._study: Study | None = None
        self._reloading: Reloading | None = None
        use_themes(self, workspace.settings.theme)

    @property
    def _workspace(self) -> Workspace:
        return self._preferences.workspace

    @property
    def _tr(self) -> Translator:
        return self._preferences.tr

    def on_mount(self) -> None:
        """Open the first screen; what it does not need comes while the person reads it."""
        call_when_closed(self.exit)
        self.set_timer(SETTLING, self._settle)
        # Not in here: what is painted while the app mounts is held back until the next frame.
        self.call_later(self._open)

    def on_unmount(self) -> None:
        """Look for changed question files no more."""
        if self._reloading is not None:
            self._reloading.end()

    def _settle(self) -> None:
        """Begin what start-up put off."""
        settle(self, self._workspace, lambda: self._tr)
        self.reloading.watch()

    @property
    def reloading(self) -> Reloading:
        """What reads question files again that change."""
        if self._reloading is None:
            from quizapp.tui.reloading import Reloading

            self._reloading = Reloading(self, lambda: self._workspace, lambda: self._study)
        return self._reloading

    def _open(self) -> None:
        if self._learner is None:
            self._choose_learner()
        else:
            self._begin(self._learner)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Look nothing up in an exam."""
        return action != "commands" or not any(screen.has_class("-exam") for screen in self.screen_stack)

    def action_commands(self) -> None:
        """Open the command palette."""
        self.push_screen(openings.palette(self._workspace, self._tr), self._pass_on)

    async def action_copy_or_quit(self) -> None:
        """Copy the text marked with the mouse; without any, quit, as everybody expects of this key."""
        if self.screen.get_selected_text():
            self.screen.action_copy_text()
        else:
            self.exit()

    @on(requests.Learn)
    @on(requests.Quiz)
    @on(requests.TakeExam)
    @on(requests.Cram)
    @on(requests.QuizItems)
    def _sit(self, request: requests.Sitting | Start) -> None:
        study = self._study
        if study is not None:
            self._close_screens()
            Sittings(self, study, lambda: self._tr, self._go_home).begin(request)

    @on(requests.Find)
    @on(requests.ShowGlossary)
    @on(requests.ShowBriefing)
    @on(requests.ShowProblems)
    @on(requests.ShowStatistics)
    def _show(self, request: requests.Reading) -> None:
        if self._study is not None:
            screen = openings.reading(self._study, request, self._tr)
            if screen is not None:
                self.push_screen(screen)

    @on(requests.EditItem)
    @on(requests.EditFile)
    def _edit(self, request: requests.Editing) -> None:
        from quizapp.tui.editor import edit

        edit(self, self._workspace, request, self.reloading, self._tr)

    @on(requests.ShowHelp)
    def _show_help(self) -> None:
        if isinstance(self.screen, QuizScreen):
            self.push_screen(openings.keys(self.screen, self._tr))

    @on(requests.ShowSettings)
    def _show_settings(self) -> None:
        self._preferences.show(self._study)

    @on(requests.ChangeSetting)
    def _change_setting(self, request: requests.ChangeSetting) -> None:
        self._preferences.change(request, self._study)

    @on(requests.ChangeLearner)
    def _choose_learner(self) -> None:
        current = self._study.learner if self._study is not None else None
        screen = openings.learners(self, self._workspace, current, lambda: self._tr)
        self.push_screen(screen, self._learner_chosen)

    @on(requests.ResetDeck)
    def _reset_deck(self, request: requests.ResetDeck) -> None:
        if self._study is not None:
            resetting.ask(self, self._study, request.deck, self._tr)

    @on(requests.Quit)
    def _quit(self) -> None:
        self.exit()

    @on(requests.GoHome)
    def _go_home(self) -> None:
        from quizapp.tui.screens.home import HomeScreen

        if self._study is None:
            return
        self._close_screens()
        self.clear_notifications()
        if len(self.screen_stack) == 1:
            workspace = self._workspace
            self.push_screen(HomeScreen(self._study, workspace.questions, workspace.notices, self._tr))

    def _pass_on(self, request: Message | None) -> None:
        if request is not None:
            self.post_message(request)

    def _learner_chosen(self, learner: Learner | None) -> None:
        if learner is None:
            self.exit()
        elif self._study is None or learner != self._study.learner:
            self._begin(learner)

    def _begin(self, learner: Learner) -> None:
        """Open the study of a learner as the start says; another learner begins at home."""
        first = self._study is None
        self._study = self._workspace.study(learner)
        self._close_screens(with_home=True)
        if not first or self._start.mode is None:
            self._go_home()
            return
        self._sit(self._start)
        for notice in self._workspace.notices:
            self.notify(notice.message(self._tr), severity="warning", timeout=15, markup=False)

    def _close_screens(self, *, with_home: bool = False) -> None:
        self._preferences.reschedule()
        while len(self.screen_stack) > 1 and (with_home or not self.screen.has_class("-home")):
            self.pop_screen()
