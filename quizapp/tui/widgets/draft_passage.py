"""The passage of a draft: the briefing with the words marked that the draft rests on, or these alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.content import Content

from quizapp.tui.drafts import missing_lines, source_lines
from quizapp.tui.prose import lay_out
from quizapp.tui.text import stack
from quizapp.tui.widgets.block import Block
from quizapp.wording import date_words

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from quizapp.authoring.draft_entries import DraftEntry
    from quizapp.authoring.reviewing import Review
    from quizapp.language import Translator


class DraftPassage(VerticalScroll, can_focus=False):
    """Shows the whole briefing where there is room for it, scrolled to the words; else its passages."""

    DEFAULT_CSS = """
    DraftPassage {
        height: auto; max-height: 45%; padding: 0 1; margin: 1 1 0 1;
        border: round $muted; border-title-color: $muted; scrollbar-size-vertical: 1;
        & > Block { padding-right: 1; }
    }
    """

    def __init__(self) -> None:
        super().__init__(id="briefing")
        self._lines = Block()
        self._marked: int | None = None

    def compose(self) -> ComposeResult:
        """The lines alone."""
        yield self._lines

    def tell(self, draft: DraftEntry | None, review: Review, tr: Translator, *, whole: bool) -> None:
        """Show what a draft rests on; hide where there is nothing to show."""
        self.display = draft is not None and (review.article is not None or bool(draft.entry.common.sources))
        if draft is None:
            return
        as_of = review.deck.as_of if review.deck is not None else None
        title = (
            tr("In the briefing · as of {date}", date=date_words(as_of, tr))
            if as_of
            else tr("In the briefing")
        )
        self.border_title = Content(title)
        if whole and review.article is not None:
            self._lines.show(lambda width: self._whole(draft, review, tr, width))
            self.call_after_refresh(self._scroll_to_mark)
        else:
            self._lines.show(lambda width: source_lines(draft, review, tr, width))
            self.scroll_home(animate=False)

    def _whole(self, draft: DraftEntry, review: Review, tr: Translator, width: int) -> list[Content]:
        missing = missing_lines(draft, review, tr, width)
        laid = lay_out(review.article or "", draft.entry.common.sources, width)
        self._marked = laid.marked if not missing else None
        return stack(missing, laid.lines)

    def _scroll_to_mark(self) -> None:
        y = max(0, self._marked - self.size.height // 3) if self._marked is not None else 0
        self.scroll_to(y=y, animate=False)
        self.screen.refresh_bindings()
