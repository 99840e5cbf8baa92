"""The app that reviews the drafts of one file."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding
from textual.widgets import TextArea

from quizapp.language import N_
from quizapp.tui import openings, requests
from quizapp.tui.fallible import FallibleApp
from quizapp.tui.screens.base import QuizScreen
from quizapp.tui.screens.review import ReviewScreen
from quizapp.tui.terminal import call_when_closed
from quizapp.tui.themes import use_themes

if TYPE_CHECKING:
    from textual.binding import BindingType

    from quizapp.authoring.reviewing import Review
    from quizapp.language import Translator


class ReviewApp(FallibleApp):
    """Shows the review, and ends with it."""

    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", "", tooltip=N_("Quit at once; all is stored."), priority=True),
        Binding("ctrl+c", "copy_or_quit", "", tooltip=N_("Copy what is marked, else quit."), priority=True),
    ]

    def __init__(self, review: Review, name: str, theme: str, tr: Translator) -> None:
        """Review a file; ``name`` is what it is called in commands."""
        super().__init__()
        self.animation_level = "none"
        self._tr = tr
        self._reviewing = ReviewScreen(review, name, tr)
        use_themes(self, theme)

    @property
    def review(self) -> Review:
        """The review as it stands."""
        return self._reviewing.review

    def on_mount(self) -> None:
        """Open the review."""
        call_when_closed(self.exit)
        self.push_screen(self._reviewing, self._left)

    async def action_copy_or_quit(self) -> None:
        """Copy the text that is marked; without any, quit, but not while an entry is being edited."""
        if isinstance(self.focused, TextArea):
            self.focused.action_copy()
        elif self.screen.get_selected_text():
            self.screen.action_copy_text()
        else:
            self.exit()

    @on(requests.EditFile)
    def _edit(self, request: requests.EditFile) -> None:
        from quizapp.editing import Place
        from quizapp.tui.editor import open_editor

        trouble = open_editor(self, Place(request.path, request.line), self._tr)
        self._reviewing.edited()
        if trouble:
            self._reviewing.announce(lambda tr: trouble)

    @on(requests.ShowHelp)
    def _show_help(self) -> None:
        if isinstance(self.screen, QuizScreen):
            self.push_screen(openings.keys(self.screen, self._tr))

    def _left(self, _review: Review | None) -> None:
        self.exit()
