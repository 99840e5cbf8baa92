"""What is to be learned now, and the one key that starts it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from quizapp.study import Sitting
from quizapp.tui.text import spread, styled, wrap
from quizapp.tui.widgets.block import Block
from quizapp.wording import minutes_words, sitting_words

if TYPE_CHECKING:
    from quizapp.language import Translator
    from quizapp.tui.widgets.deck_table import DeckRow


class Today(Block):
    """A framed line about the highlighted decks; a click is Enter."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Today {
        border: round $accent;
        border-title-color: $accent;
        border-title-style: bold;
        padding: 0 2;
        &:hover { pointer: pointer; }
    }
    """

    def tell(self, row: DeckRow | None, new: int, tr: Translator, *, back: bool = False) -> None:
        """Show what is due in a row, ``new`` of its new items being for today; None is for no decks.

        ``back`` says that the learner comes back after a while, to more than can be done in one go.
        """
        deck = row.title if row is not None and row.deck is not None else ""
        titles = [tr("Welcome back") if back else "", deck]
        self.border_title = Content(" · ".join(filter(None, titles)) or tr("Today"))
        self.show(lambda width: today_lines(row, new, tr, width, back=back))

    def on_click(self) -> None:
        """Ask for what Enter asks for."""
        self.app.simulate_key("enter")


def today_lines(
    row: DeckRow | None, new: int, tr: Translator, width: int, *, back: bool = False
) -> list[Content]:
    """Lay out how much is due and new and how long it takes, or what to do if there is nothing."""
    if row is None:
        none = tr("There are no questions yet. Put a question file into your folder; it is named below.")
        return [
            *wrap(styled(none), width),
            *wrap(styled(tr("»quizapp new FILE« writes one to start from.")), width),
        ]
    if not row.due + new:
        return wrap(styled(_nothing_due(row, tr)), width)
    sitting = Sitting.of(row.due, new)
    words = [sitting_words(row.due, sitting.due, tr)] if row.due else []
    words += [tr.plural("{n} new", "{n} new", sitting.new)] if sitting.new else []
    words.append(minutes_words(sitting.minutes, tr))
    key = styled("⏎", "bold $accent") + styled("  " + tr("Learn"), "bold")
    lines = spread(styled(" · ".join(words), "bold"), key, width)
    if back and row.due > sitting.due:
        lines += wrap(styled(tr("What you still know best comes first. The rest can wait."), "$muted"), width)
    return lines


def _nothing_due(row: DeckRow, tr: Translator) -> str:
    if row.new and row.deck is None:
        return tr("No questions are due. n: learn new ones, q: quiz over everything.")
    if row.new:
        return tr("No questions are due here. n: learn new ones, q: quiz over this deck.")
    if row.deck is None:
        return tr("No questions are due. q: quiz over everything.")
    return tr("No questions are due here. q: quiz over this deck.")
