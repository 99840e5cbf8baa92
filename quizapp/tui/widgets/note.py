"""The note below the item: what to do, what was hinted, what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.tui.text import hang, spread, styled
from quizapp.tui.widgets.block import Block

if TYPE_CHECKING:
    from textual.content import Content

    from quizapp.language import Translator


class Note(Block):
    """Says one thing at a time: an instruction gives way to news or a hint, and all to a complaint."""

    DEFAULT_CSS = """
    Note { margin-top: 1; }
    """

    def tell(
        self, tr: Translator, *, instruction: str, again: bool, hint: str, news: str, complaint: str
    ) -> None:
        """Show what there is to say; with nothing to say, hide.

        ``again`` says that the item was asked before in this session, ``news`` what was just done.
        """

        def lines(width: int) -> list[Content]:
            told = hang(styled(tr("Hint:") + " ", "bold $accent"), styled(hint), width) if hint else []
            if complaint:
                return [*told, *hang(styled("! ", "bold $warning"), styled(complaint), width)]
            if news:
                return [*told, *hang(styled("· ", "bold $accent"), styled(news), width)]
            once_more = styled(tr("once more") if again else "", "$muted")
            return told or spread(styled(instruction, "$muted"), once_more, width)

        self.show(lines if instruction or hint or news or complaint else None)
