"""A list of one-line rows with a highlight, quick for any number of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from quizapp.language import N_
from quizapp.tui.keys import MOVES
from quizapp.tui.text import fit

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events
    from textual.binding import BindingType

    RowLayout = Callable[[int, int], Content]


class RowList(ScrollView, can_focus=True):
    """Rows that a layout gives for an index and a width; only those in view are laid out."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "", group=MOVES, tooltip=N_("Go up and down in the list."), show=False),
        Binding("down,j", "move(1)", "", group=MOVES, show=False),
        Binding("pageup", "page(-1)", "", tooltip=N_("Go up a page.")),
        Binding("pagedown", "page(1)", "", tooltip=N_("Go down a page.")),
        Binding("home", "first", "", tooltip=N_("Go to the beginning.")),
        Binding("end", "last", "", tooltip=N_("Go to the end.")),
    ]
    DEFAULT_CSS = """
    RowList {
        height: auto;
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
        &:hover { pointer: pointer; }
    }
    """

    @dataclass
    class Moved(Message):
        """Another row is highlighted."""

        rows: RowList
        index: int

        @property
        def control(self) -> RowList:
            """The list it happened in."""
            return self.rows

    @dataclass
    class Clicked(Message):
        """A row was clicked, in the column ``x`` of what its layout gives."""

        rows: RowList
        index: int
        x: int = 0

        @property
        def control(self) -> RowList:
            """The list it happened in."""
            return self.rows

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._count = 0
        self._layout_of_row: RowLayout = lambda index, width: Content("")
        self._highlighted = 0

    @property
    def highlighted(self) -> int | None:
        """The index of the highlighted row, None in an empty list."""
        return self._highlighted if self._count else None

    def fill(self, count: int, layout: RowLayout, *, highlighted: int = 0) -> None:
        """Show other rows."""
        self._count = count
        self._layout_of_row = layout
        self._highlighted = max(0, min(highlighted, count - 1))
        self.virtual_size = Size(0, count)
        self.refresh(layout=True)
        self._keep_in_view()

    def move(self, step: int) -> None:
        """Move the highlight by some rows, not beyond either end."""
        self._go(self._highlighted + step)

    def render_line(self, y: int) -> Strip:
        """Lay out the row at a line of the window."""
        index = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        if not 0 <= index < self._count or width < 1:
            return Strip.blank(self.size.width, self.visual_style.rich_style)
        here = index == self._highlighted
        lead = Content.styled("› " if here else "  ", "bold $accent")
        row = lead + fit(self._layout_of_row(index, width - 2), width - 2)
        if here:
            row = row.stylize_before("bold")
        return Visual.to_strips(self, row, width, 1, self.visual_style)[0]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the number of rows."""
        return self._count

    def on_click(self, event: events.Click) -> None:
        """Highlight the row that was clicked."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        index = offset.y + self.scroll_offset.y
        if 0 <= index < self._count:
            self._go(index)
            self.post_message(self.Clicked(self, index, offset.x - 2))

    def action_move(self, step: int) -> None:
        """Move by rows."""
        self.move(step)

    def action_page(self, pages: int) -> None:
        """Move by pages."""
        self.move(pages * max(1, self.size.height - 1))

    def action_first(self) -> None:
        """Go to the first row."""
        self._go(0)

    def action_last(self) -> None:
        """Go to the last row."""
        self._go(self._count - 1)

    def _go(self, index: int) -> None:
        index = max(0, min(index, self._count - 1))
        if index != self._highlighted and self._count:
            self._highlighted = index
            self._keep_in_view()
            self.refresh()
            self.post_message(self.Moved(self, index))

    def _keep_in_view(self) -> None:
        self.scroll_to_region(Region(0, self._highlighted, 1, 1), animate=False, force=True)
