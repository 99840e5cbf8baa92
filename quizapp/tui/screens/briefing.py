"""The briefing's text, in lines that can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import VerticalScroll

from quizapp.language import N_
from quizapp.tui.keys import MOVES
from quizapp.tui.prose import Laid, lay_out
from quizapp.tui.screens.base import QuizScreen
from quizapp.tui.text import styled
from quizapp.tui.widgets.block import Block
from quizapp.tui.widgets.header import Header
from quizapp.tui.widgets.key_bar import KeyBar
from quizapp.wording import date_words

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.content import Content

    from quizapp.bank.index import DeckSummary
    from quizapp.language import Translator


class BriefingScreen(QuizScreen[None]):
    """Shows a briefing, some passages marked, the first of them in view."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "scroll(-1, 0)", N_("scroll"), group=MOVES, tooltip=N_("Scroll by a line.")),
        Binding("down,j", "scroll(1, 0)", N_("scroll"), group=MOVES),
        Binding("pagedown,space", "scroll(0, 1)", N_("next page"), tooltip=N_("Scroll down a page.")),
        Binding("pageup", "scroll(0, -1)", "", tooltip=N_("Scroll up a page.")),
        Binding("home", "scroll_to_end(False)", "", tooltip=N_("Go to the beginning.")),
        Binding("end", "scroll_to_end(True)", "", tooltip=N_("Go to the end.")),
        Binding("escape,enter,b,f4", "close", N_("back"), tooltip=N_("Close the briefing.")),
    ]
    DEFAULT_CSS = """
    BriefingScreen {
        align-horizontal: center;
        & > Header, & > #page { max-width: 80; }
        & > #page { height: 1fr; padding: 0 2 1 2; scrollbar-size-vertical: 1; }
    }
    """

    def __init__(self, deck: DeckSummary, text: str, sources: tuple[str, ...], tr: Translator) -> None:
        super().__init__(tr)
        self._deck = deck
        self._text = text
        self._sources = sources
        self._laid = Laid([], None)
        self._header = Header()
        self._body = Block()

    def compose(self) -> ComposeResult:
        """One text that scrolls."""
        yield self._header
        with VerticalScroll(id="page", can_focus=False):
            yield self._body
        yield KeyBar()

    def on_mount(self) -> None:
        """Bring the first marked passage into view."""
        self.call_after_refresh(self._scroll_to_mark)

    def show_texts(self) -> None:
        """Show the text."""
        as_of = self._deck.as_of
        date = styled(self.tr("as of {date}", date=date_words(as_of, self.tr)), "$muted") if as_of else None
        self._header.tell(self._deck.title, date)
        self._body.show(self._lines)

    def action_scroll(self, lines: int, pages: int) -> None:
        """Scroll by lines and pages."""
        page = self.query_one("#page")
        page.scroll_relative(y=lines + pages * max(1, page.size.height - 2), animate=False)

    def action_scroll_to_end(self, end: bool) -> None:  # noqa: FBT001 - an action's parameter
        """Go to the beginning or the end."""
        page = self.query_one("#page")
        if end:
            page.scroll_end(animate=False)
        else:
            page.scroll_home(animate=False)

    def action_close(self) -> None:
        """Close the briefing."""
        self.dismiss()

    def _lines(self, width: int) -> list[Content]:
        self._laid = lay_out(self._text, self._sources, width - 1)
        return self._laid.lines

    def _scroll_to_mark(self) -> None:
        if self._laid.marked is not None:
            page = self.query_one("#page")
            page.scroll_to(y=max(0, self._laid.marked - page.size.height // 3), animate=False)
