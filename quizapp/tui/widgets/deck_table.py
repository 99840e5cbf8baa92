"""The decks as a table: what is due and new, and how much is known surely."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from quizapp.tui.text import bar, fit, right, styled

if TYPE_CHECKING:
    from quizapp.language import Translator
    from quizapp.study import DeckStanding

_BAR = 9
_WITH_BAR = 56
_WITH_LEARNED = 84


@dataclass(frozen=True, slots=True)
class DeckRow:
    """A row of the table. ``deck`` is None for the row that stands for all decks."""

    deck: str | None
    title: str
    due: int
    new: int
    learned: int
    items: int
    sure: float
    new_limit: int | None = None


def deck_rows(standings: tuple[DeckStanding, ...], due: int, tr: Translator) -> list[DeckRow]:
    """Return a row for all decks together, if there are several, and one for each; ``due`` is of them all."""
    rows = [
        DeckRow(
            one.deck.id,
            one.deck.title,
            one.due,
            one.new,
            one.learned,
            one.deck.items,
            one.sure_share,
            one.new_limit,
        )
        for one in standings
    ]
    if len(rows) < 2:
        return rows
    items = sum(row.items for row in rows)
    sure = sum(one.sure for one in standings)
    whole = DeckRow(
        None,
        tr("All decks"),
        due,
        sum(row.new for row in rows),
        sum(row.learned for row in rows),
        items,
        sure / items if items else 0.0,
    )
    return [whole, *rows]


class Columns:
    """The columns of the table for a width, as wide as their headings."""

    def __init__(self, tr: Translator, width: int) -> None:
        self._due, self._new = tr("due"), tr("new")
        self._learned, self._sure = tr("learned"), tr("known for sure")
        self._tail = [max(6, len(self._due)) + 2, max(4, len(self._new)) + 2]
        self._with_learned = width >= _WITH_LEARNED
        self._with_bar = width >= _WITH_BAR
        learned = max(7, len(self._learned)) + 2 if self._with_learned else 0
        sure = 3 + max(len(self._sure), _BAR + 6) if self._with_bar else 7
        self._tail += [learned, sure]
        self._room = max(4, width - sum(self._tail))

    def heading(self) -> Content:
        """Return the line above the rows."""
        line = Content(" " * self._room)
        due, new, learned, _ = self._tail
        line += right(self._due, due, "$muted") + right(self._new, new, "$muted")
        if self._with_learned:
            line += right(self._learned, learned, "$muted")
        if self._with_bar:
            line += Content("   ") + styled(self._sure, "$muted")
        return line

    def row(self, row: DeckRow) -> Content:
        """Return the line of a deck."""
        due, new, learned, sure = self._tail
        line = fit(styled(row.title), self._room)
        line += right(str(row.due), due, "bold" if row.due else "$muted")
        line += right(str(row.new), new, "" if row.new else "$muted")
        if self._with_learned:
            line += right(str(row.learned), learned, "" if row.learned else "$muted")
        percent = f"{row.sure:.0%}".replace("%", " %")
        if self._with_bar:
            return line + Content("   ") + bar(row.sure, _BAR) + right(percent, 6, "$muted")
        return line + right(percent, sure, "$muted")
