"""The paper: all items of an exam in a list, each with how it stands, to jump to one."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.binding import Binding

from quizapp.language import N_
from quizapp.tui.screens.base import QuizScreen
from quizapp.tui.text import fit, right, styled
from quizapp.tui.widgets.header import Header
from quizapp.tui.widgets.key_bar import KeyBar
from quizapp.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.content import Content

    from quizapp.language import Translator


class PaperRow(NamedTuple):
    """An item: how it stands, in signs and words, and its stem."""

    standing: Content
    stem: str


class PaperDialog(QuizScreen[int]):
    """Lists the items; dismissed with the place of the chosen one, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", N_("go there"), tooltip=N_("Go to the highlighted question.")),
        Binding("escape,l,f5", "close", N_("back"), tooltip=N_("Go back to where you were.")),
    ]
    DEFAULT_CSS = """
    PaperDialog {
        align-horizontal: center;
        & > Header, & > RowList { max-width: 100; }
        & > RowList { height: 1fr; margin: 0 1; }
    }
    """

    def __init__(self, rows: Callable[[Translator], Sequence[PaperRow]], place: int, tr: Translator) -> None:
        """List ``rows``, the one at ``place`` highlighted."""
        super().__init__(tr)
        self._rows_in = rows
        self._rows: Sequence[PaperRow] = ()
        self._first = place
        self._header = Header()
        self._list = RowList()

    def compose(self) -> ComposeResult:
        """The list."""
        yield self._header
        yield self._list
        yield KeyBar()

    def on_mount(self) -> None:
        """Begin in the list, at the item that is shown."""
        self._list.focus()

    def show_texts(self) -> None:
        """Show the items."""
        self._rows = self._rows_in(self.tr)
        self._header.tell(self.tr("All questions"))
        highlighted = self._list.highlighted
        self._list.fill(
            len(self._rows), self._row, highlighted=self._first if highlighted is None else highlighted
        )

    def on_row_list_clicked(self, event: RowList.Clicked) -> None:
        """Go to the item that was clicked."""
        self.dismiss(event.index)

    def action_choose(self) -> None:
        """Go to the highlighted item."""
        self.dismiss(self._list.highlighted)

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)

    def _row(self, index: int, width: int) -> Content:
        row = self._rows[index]
        number = right(str(index + 1), len(str(len(self._rows))), "$muted")
        standing = max(one.standing.cell_length for one in self._rows) + 2
        room = max(4, width - number.cell_length - 2 - standing)
        return (
            number
            + styled("  ")
            + fit(styled(" ".join(row.stem.split())), room)
            + styled("  ")
            + row.standing
        )
