"""A block of text that lays out its own lines for the width it has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widget import Widget

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.geometry import Size

    Layout = Callable[[int], list[Content]]


class Block(Widget):
    """Shows the lines that a layout gives for a width."""

    DEFAULT_CSS = """
    Block {
        width: 1fr;
        height: auto;
        text-wrap: nowrap;
        text-overflow: clip;
    }
    """

    def __init__(self, layout: Layout | None = None, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._layout_of_lines = layout
        self._laid_out: tuple[int, list[Content]] | None = None

    def show(self, layout: Layout | None) -> None:
        """Show other lines; none hides the block."""
        self._layout_of_lines = layout
        self.display = layout is not None
        self.renew()

    def renew(self) -> None:
        """Lay the lines out again."""
        self._laid_out = None
        self.refresh(layout=True)

    def lines(self, width: int) -> list[Content]:
        """Return the lines for a width; to be overridden where no layout is given."""
        return self._layout_of_lines(width) if self._layout_of_lines is not None else []

    def laid_out(self, width: int) -> list[Content]:
        """Return the lines for a width, laid out once."""
        if self._laid_out is None or self._laid_out[0] != width:
            self._laid_out = (width, self.lines(width))
        return self._laid_out[1]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the number of lines."""
        return len(self.laid_out(width)) if width else 0

    def render(self) -> Content:
        """Return the lines as one text."""
        return Content("\n").join(self.laid_out(self.content_size.width))
