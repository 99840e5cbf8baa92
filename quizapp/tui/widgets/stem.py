"""The stem: what is asked, the brightest thing on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.core.items import Gap, Item
from quizapp.tui.text import styled, wrap
from quizapp.tui.widgets.block import Block

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.content import Content

_BLANK = "____"


class Stem(Block):
    """Shows the stem of an item; the gaps of a text hold what was typed into them so far."""

    DEFAULT_CSS = """
    Stem { margin-bottom: 1; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._item: Item | None = None
        self._texts: Sequence[str] = ()

    def ask(self, item: Item) -> None:
        """Show the stem of an item, its gaps empty."""
        self._item = item
        self._texts = ()
        self.renew()

    def fill(self, texts: Sequence[str]) -> None:
        """Show what stands in the gaps."""
        if self._item is not None and isinstance(self._item.interaction, Gap):
            self._texts = texts
            self.renew()

    def settle(self) -> None:
        """Show the key in the gaps."""
        if self._item is not None and isinstance(self._item.interaction, Gap):
            self.fill([accepted[0] for accepted in self._item.interaction.accepted])

    def lines(self, width: int) -> list[Content]:
        """Lay out the stem."""
        if self._item is None:
            return []
        match self._item.interaction:
            case Gap(parts=parts):
                return wrap(_filled(parts, self._texts), width)
            case _:
                return wrap(styled(self._item.stem, "bold"), width)


def _filled(parts: Sequence[str], texts: Sequence[str]) -> Content:
    """Put the texts, or numbered blanks, into the gaps between the parts."""
    whole = styled(parts[0], "bold")
    several = len(parts) > 2
    for number, part in enumerate(parts[1:]):
        text = texts[number].strip() if number < len(texts) else ""
        blank = f"{_BLANK}({number + 1})" if several else _BLANK
        whole += styled(text, "bold underline $accent") if text else styled(blank, "bold $accent")
        whole += styled(part, "bold")
    return whole
