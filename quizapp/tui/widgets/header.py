"""The header: where one is, and at the other end how far or who."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from quizapp.tui.text import bar, fit, styled
from quizapp.tui.widgets.block import Block

if TYPE_CHECKING:
    from quizapp.core.session import Session

_BAR = 20


class Header(Block):
    """One line with a title at its start and a text at its end, which is never cut."""

    DEFAULT_CSS = """
    Header {
        height: 1;
        padding: 0 1;
        margin-bottom: 1;
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._title = ""
        self._end = Content("")

    def tell(self, title: str, end: Content | None = None) -> None:
        """Show a title and what stands at the end of the line."""
        self._title = title
        self._end = end if end is not None else Content("")
        self._laid_out = None
        self.refresh()

    def tell_progress(self, title: str, position: int, session: Session, mark: str = "") -> None:
        """Show a title and how far a session is, the item at ``position`` being the one that is shown.

        ``mark`` is a word on that item.
        """
        done = session.finished / session.planned if session.planned else 0
        place = styled(f"{position}/{session.planned} ") + bar(done, _BAR)
        self.tell(title, styled(mark, "$warning") + styled("  ") + place if mark else place)

    def lines(self, width: int) -> list[Content]:
        """Cut the title to the room that is left."""
        room = width - self._end.cell_length - 2
        if room < 4:
            return [fit(self._end, width)]
        return [fit(styled(self._title, "$muted"), room) + Content("  ") + self._end]
