"""A question to be answered with yes or no, before something that changes much."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Vertical

from quizapp.language import N_
from quizapp.tui.screens.base import QuizScreen
from quizapp.tui.text import READABLE, stack, styled, wrap
from quizapp.tui.widgets.block import Block
from quizapp.tui.widgets.key_bar import KeyBar

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.content import Content

    from quizapp.language import Translator


class ConfirmDialog(QuizScreen[bool]):
    """Asks one question; dismissed with whether the answer was yes. Enter is no answer: it slips."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y,j", "answer(True)", N_("yes"), key_display=N_("y")),
        Binding("n,escape", "answer(False)", N_("no")),
    ]
    DEFAULT_CSS = """
    ConfirmDialog {
        align: center middle;
        & > #page { max-width: 80; height: auto; padding: 1 2; border: round $warning; }
    }
    """

    def __init__(
        self, question: Callable[[Translator], str], explanation: Callable[[Translator], str], tr: Translator
    ) -> None:
        """Ask a question, with what follows from a yes below it."""
        super().__init__(tr)
        self._question = question
        self._explanation = explanation
        self._body = Block()

    def compose(self) -> ComposeResult:
        """One text in the middle."""
        with Vertical(id="page"):
            yield self._body
        yield KeyBar()

    def show_texts(self) -> None:
        """Show the question."""
        self._body.show(self._lines)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Do without a help of its own."""
        return action != "help"

    def action_answer(self, yes: bool) -> None:  # noqa: FBT001 - an action's parameter
        """Answer the question."""
        self.dismiss(yes)

    def _lines(self, width: int) -> list[Content]:
        width = min(width, READABLE)
        return stack(
            wrap(styled(self._question(self.tr), "bold"), width),
            wrap(styled(self._explanation(self.tr), "$muted"), width),
        )
