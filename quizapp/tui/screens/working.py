"""Working: says what is being done while it takes a while."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.tui.screens.base import QuizScreen
from quizapp.tui.text import styled, wrap
from quizapp.tui.widgets.block import Block

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from quizapp.language import Translator

_LINGERING = 0.05
"""Seconds after the work in which keys pressed meanwhile come in, and go nowhere."""


class WorkingScreen(QuizScreen[None]):
    """Shows a sentence, then does the work, then closes."""

    DEFAULT_CSS = """
    WorkingScreen { align: center middle; padding: 0 2; }
    WorkingScreen > Block { max-width: 60; }
    """

    def __init__(self, sentence: str, work: Callable[[], None], tr: Translator) -> None:
        super().__init__(tr)
        self._sentence = sentence
        self._work = work
        self._block = Block()

    def compose(self) -> ComposeResult:
        """One sentence."""
        yield self._block

    def on_mount(self) -> None:
        """Begin as soon as the sentence can be read."""
        self.call_after_refresh(self._begin)

    def show_texts(self) -> None:
        """Show what is being done."""
        self._block.show(lambda width: wrap(styled(self.tr(self._sentence)), width))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Do without a help of its own."""
        return action != "help"

    def _begin(self) -> None:
        self._work()
        self.set_timer(_LINGERING, self._close)

    def _close(self) -> None:
        self.dismiss()
