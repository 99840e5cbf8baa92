"""The editor of one entry: its lines as they stand in the file, and what is wrong with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical, VerticalScroll
from textual.widgets import TextArea

from quizapp.tui.faults import fault_lines
from quizapp.tui.text import hang, stack, styled
from quizapp.tui.widgets.block import Block

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.content import Content

    from quizapp.bank.problems import Problem
    from quizapp.language import Translator


class EntryEditor(Vertical):
    """Lets the lines of an entry be changed; the numbers of the lines are those of the file."""

    DEFAULT_CSS = """
    EntryEditor {
        & > TextArea, & > TextArea:focus {
            border: none; padding: 0; height: 1fr; min-height: 3; background: $surface; background-tint: 0%;
            scrollbar-size-vertical: 1;
        }
        & > #faults { height: auto; max-height: 50%; padding: 1 1 0 1; scrollbar-size-vertical: 1; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._area = TextArea(show_line_numbers=True, tab_behavior="indent")
        self._area.indent_width = 2
        self._area.cursor_blink = False
        self._first = 1
        self._faults = Block()

    def compose(self) -> ComposeResult:
        """The lines above what is wrong with them."""
        yield self._area
        with VerticalScroll(id="faults", can_focus=False):
            yield self._faults

    def on_mount(self) -> None:
        """Begin without faults."""
        self.forgive()

    @property
    def text(self) -> str:
        """What is written now."""
        return self._area.text

    @property
    def is_faulty(self) -> bool:
        """Whether faults are shown."""
        return bool(self.query_one("#faults").display)

    def edit(self, text: str, first: int) -> None:
        """Begin with a text, whose first line has this number in the file."""
        self._first = first
        self._area.load_text(text)
        self._area.line_number_start = first
        self.forgive()
        self._area.focus()

    def forgive(self) -> None:
        """Show no faults."""
        self.query_one("#faults").display = False

    def complain(self, message: str, problems: Sequence[Problem], tr: Translator) -> None:
        """Show what is wrong, and go to the first place; the lines themselves are in view."""

        def lines(width: int) -> list[Content]:
            told = hang(styled("! ", "bold $warning"), styled(message), width) if message else []
            return stack(told, *(fault_lines(problem, tr, width) for problem in problems))

        self._faults.show(lines)
        pane = self.query_one("#faults")
        pane.display = True
        pane.scroll_home(animate=False)
        if problems:
            row = max(0, min(problems[0].line - self._first, self._area.document.line_count - 1))
            self._area.move_cursor((row, problems[0].column - 1))
