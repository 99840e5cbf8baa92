"""A question before something that cannot be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import VerticalScroll

from quizapp.language import N_
from quizapp.tui.screens.base import QuizScreen
from quizapp.tui.text import READABLE, hang, stack, styled, wrap
from quizapp.tui.widgets.block import Block
from quizapp.tui.widgets.header import Header
from quizapp.tui.widgets.key_bar import KeyBar

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.content import Content

    from quizapp.language import Translator


class ConfirmationDialog(QuizScreen[bool]):
    """Asks a question with what follows from a yes; dismissed with whether it was a yes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y,j", "answer(True)", N_("yes"), key_display="y", tooltip=N_("Do it.")),
        Binding("escape,n", "answer(False)", N_("no"), tooltip=N_("Leave everything as it is.")),
    ]
    DEFAULT_CSS = """
    ConfirmationDialog {
        align-horizontal: center;
        & > Header, & > #page { max-width: 80; }
        & > #page { height: 1fr; padding: 0 2; scrollbar-size-vertical: 1; }
    }
    """

    def __init__(self, title: str, question: str, consequence: str, tr: Translator) -> None:
        super().__init__(tr)
        self._title = title
        self._question = question
        self._consequence = consequence
        self._header = Header()
        self._body = Block()

    def compose(self) -> ComposeResult:
        """One text."""
        yield self._header
        with VerticalScroll(id="page", can_focus=False):
            yield self._body
        yield KeyBar()

    def show_texts(self) -> None:
        """Show the question."""
        self._header.tell(self._title)
        self._body.show(self._lines)

    def action_answer(self, yes: bool) -> None:  # noqa: FBT001 - an action's parameter
        """Close with the answer."""
        self.dismiss(yes)

    def _lines(self, width: int) -> list[Content]:
        width = min(width, READABLE)
        return stack(
            hang(styled("? ", "bold $warning"), styled(self._question, "bold"), width),
            wrap(styled(self._consequence), width),
        )
