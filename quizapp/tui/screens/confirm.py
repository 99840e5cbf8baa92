"""A question to be answered with yes or no before something is done."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import VerticalScroll

from quizapp.language import N_
from quizapp.tui.screens.base import QuizScreen
from quizapp.tui.text import READABLE, stack, styled, wrap
from quizapp.tui.widgets.block import Block
from quizapp.tui.widgets.header import Header
from quizapp.tui.widgets.key_bar import KeyBar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.content import Content

    from quizapp.language import Translator


class Answers(Block):
    """Yes and no, a line each, for the mouse as well."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Answers {
        margin-top: 1;
        &:hover { pointer: pointer; }
    }
    """

    def tell(self, tr: Translator) -> None:
        """Show the answers with their keys."""
        yes = styled(tr("y"), "bold $accent") + styled("  " + tr("yes"))
        no = styled("n", "bold $accent") + styled("  " + tr("no"))
        self.show(lambda width: [yes, no])

    def on_click(self, event: events.Click) -> None:
        """Press the key of the line that was clicked."""
        offset = event.get_content_offset(self)
        if offset is not None:
            self.app.simulate_key("y" if offset.y == 0 else "n")


class ConfirmDialog(QuizScreen[bool]):
    """Asks; dismissed with whether the learner wants it. Enter is no: it may have been pressed too often."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "agree", N_("yes"), key_display=N_("y"), tooltip=N_("Yes, do it.")),
        Binding("j", "agree", "", show=False),
        Binding("n,escape,enter", "refuse", N_("no"), tooltip=N_("No, go back.")),
    ]
    DEFAULT_CSS = """
    ConfirmDialog {
        align-horizontal: center;
        & > Header, & > #page { max-width: 80; }
        & > #page { height: 1fr; padding: 1 2; scrollbar-size-vertical: 1; }
    }
    ConfirmDialog.-short > #page { padding: 0 2; }
    """

    def __init__(self, title: str, sentences: Callable[[Translator], Sequence[str]], tr: Translator) -> None:
        """Show a title and sentences, of which the first is the question."""
        super().__init__(tr)
        self._title = title
        self._sentences = sentences
        self._header = Header()
        self._body = Block()
        self._answers = Answers()

    def compose(self) -> ComposeResult:
        """The question, and what to know about it."""
        yield self._header
        with VerticalScroll(id="page", can_focus=False):
            yield self._body
            yield self._answers
        yield KeyBar()

    def show_texts(self) -> None:
        """Show the question."""
        self._header.tell(self._title)
        self._body.show(self._lines)
        self._answers.tell(self.tr)

    def action_agree(self) -> None:
        """Say yes."""
        self.dismiss(result=True)

    def action_refuse(self) -> None:
        """Say no."""
        self.dismiss(result=False)

    def _lines(self, width: int) -> list[Content]:
        tr = self.tr
        question, *others = self._sentences(tr)
        readable = min(width, READABLE)
        return stack(
            wrap(styled(question, "bold"), readable),
            [line for sentence in others for line in wrap(styled(sentence), readable)],
        )
