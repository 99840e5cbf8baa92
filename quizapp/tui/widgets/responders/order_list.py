"""Lines to put in order: pick them by digit one after the other, or move them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual.binding import Binding
from textual.content import Content

from quizapp.core.items import Item, Ordering
from quizapp.core.responses import Ordered
from quizapp.language import N_
from quizapp.tui.keys import CARRY, DIGITS, MOVES
from quizapp.tui.text import hang, styled, wrap
from quizapp.tui.widgets.block import Block
from quizapp.tui.widgets.responders.base import Responder
from quizapp.wording import order_count, order_remarks

if TYPE_CHECKING:
    from textual import events
    from textual.binding import BindingType

    from quizapp.core.responses import Response
    from quizapp.language import Translator
    from quizapp.study import Feedback

_BUTTONS = " ▲ ▼"


class OrderList(Block, Responder, can_focus=True):
    """The lines as they are ordered so far; each keeps the number it came with.

    Pressing a number, or clicking a line, takes it as the next one from the top. A line can also be
    highlighted and moved, or moved by its two buttons.
    """

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(
                str(digit),
                f"digit({digit})",
                N_("next"),
                group=DIGITS,
                tooltip=N_("Take the line with this number as the next one from the top."),
            )
            for digit in range(1, 10)
        ),
        Binding(
            "up,k", "move(-1)", "", group=MOVES, tooltip=N_("Go up and down among the lines."), show=False
        ),
        Binding("down,j", "move(1)", "", group=MOVES, show=False),
        Binding("J", "carry(1)", N_("move the line"), group=CARRY, tooltip=N_("Move the highlighted line.")),
        Binding("K", "carry(-1)", N_("move the line"), group=CARRY),
        Binding("shift+down", "carry(1)", "", group=CARRY),
        Binding("shift+up", "carry(-1)", "", group=CARRY),
        Binding("backspace,delete", "put_back", "", tooltip=N_("Put the line taken last back.")),
        Binding("enter", "give", N_("answer"), tooltip=N_("Give the lines in this order.")),
    ]
    DEFAULT_CSS = """
    OrderList:hover { pointer: pointer; }
    """

    _tr: Translator

    def __init__(self) -> None:
        super().__init__()
        self._ordering = Ordering((), ())
        self._order: list[int] = []
        self._taken = 0
        self._cursor: int | None = None
        self._touched = False
        self._over = False
        self._settled: Feedback | None = None
        self._rows: list[int] = []

    def ask(self, item: Item, tr: Translator) -> None:
        """Show the lines as they came."""
        assert isinstance(item.interaction, Ordering)
        self._ordering = item.interaction
        self._order = list(range(len(item.interaction.lines)))
        self._taken = 0
        self._cursor = None
        self._touched = False
        self._over = False
        self._settled = None
        self.speak(tr)

    def fill(self, response: Response) -> None:
        """Show the lines in that order, all of them taken."""
        if isinstance(response, Ordered):
            self._order = list(response.order)
            self._taken = len(self._order)
            self._touched = True
            self.renew()

    def given(self) -> Response | None:
        """Return the lines as they are, if anything was ordered."""
        return Ordered(tuple(self._order)) if self._touched else None

    def speak(self, tr: Translator) -> None:
        """Say the remarks after the response in another language."""
        self._tr = tr
        self.renew()

    def settle(self, feedback: Feedback | None) -> None:
        """Show the lines in the right order, with what each followed in the learner's."""
        self._over = True
        self._settled = feedback
        self._cursor = None
        self.renew()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only the digits that there are."""
        if self._over:
            return False
        return action != "digit" or cast("int", parameters[0]) <= len(self._order)

    def lines(self, width: int) -> list[Content]:
        """Lay out the lines in their order of now, or after the response in the right one."""
        self._rows = []
        if self._settled is not None:
            return self._settled_lines(width)
        lines: list[Content] = []
        for place, index in enumerate(self._order):
            rows = self._line(place, index, width)
            lines += rows
            self._rows += [place] * len(rows)
        return lines

    def on_click(self, event: events.Click) -> None:
        """Move the line by its buttons, or take it."""
        offset = event.get_content_offset(self)
        if offset is None or self._over or not 0 <= offset.y < len(self._rows):
            return
        self.focus()
        place = self._rows[offset.y]
        buttons = self.content_size.width - len(_BUTTONS)
        if offset.x >= buttons:
            self._cursor = place
            self.action_carry(-1 if offset.x < buttons + 2 else 1)
        else:
            self._take(self._order[place])

    def action_digit(self, digit: int) -> None:
        """Take by number."""
        self._take(digit - 1)

    def action_move(self, step: int) -> None:
        """Move the highlight; from nowhere it begins at the first or the last line."""
        count = len(self._order)
        start = -1 if step > 0 else count
        self._cursor = (self._cursor if self._cursor is not None else start) + step
        self._cursor %= count
        self.renew()
        self.post_message(self.Edited())

    def action_carry(self, step: int) -> None:
        """Move the highlighted line up or down."""
        if self._cursor is None:
            self.post_message(self.Refused(N_("Highlight a line first, with the arrow keys.")))
            return
        there = self._cursor + step
        if 0 <= there < len(self._order):
            order = self._order
            order[self._cursor], order[there] = order[there], order[self._cursor]
            self._cursor = there
            self._touched = True
            self._taken = 0
            self.renew()
            self.post_message(self.Edited())

    def action_put_back(self) -> None:
        """Put the line taken last back among the others."""
        if self._taken:
            self._taken -= 1
            index = self._order.pop(self._taken)
            self._order[self._taken :] = sorted([*self._order[self._taken :], index])
            self._touched = self._taken > 0
            self.renew()
            self.post_message(self.Edited())

    def action_give(self) -> None:
        """Give the lines as they are, if anything was ordered."""
        if self._touched:
            self.post_message(self.Responded(Ordered(tuple(self._order))))
        else:
            self.post_message(
                self.Refused(N_("Order the lines first: press their numbers one after the other."))
            )

    def _take(self, index: int) -> None:
        """Take a line as the next one; one that was taken already is put back, with those after it."""
        place = self._order.index(index)
        if place < self._taken:
            while self._taken > place:
                self.action_put_back()
            return
        self._order.insert(self._taken, self._order.pop(place))
        self._taken += 1
        self._touched = True
        self._cursor = None
        self.renew()
        self.post_message(self.Edited())

    def _line(self, place: int, index: int, width: int) -> list[Content]:
        here = place == self._cursor
        taken = place < self._taken
        lead = (
            styled("› " if here else "  ", "bold $accent")
            + styled(f"{place + 1}. " if taken else " · ", "bold" if taken else "$muted")
            + styled(f"{index + 1}  ", "$muted" if taken else "bold $accent")
        )
        first, *others = hang(lead, styled(self._ordering.lines[index]), width - len(_BUTTONS))
        gap = Content(" " * (width - len(_BUTTONS) - first.cell_length))
        rows = [first + gap + styled(_BUTTONS, "$muted"), *others]
        if here:
            rows = [row.extend_right(width - row.cell_length).stylize("on $surface") for row in rows]
        return rows

    def _settled_lines(self, width: int) -> list[Content]:
        """Lay out what is counted: each line but the first is right if it follows the one above it."""
        assert self._settled is not None
        score = self._settled.score
        remarks = order_remarks(self._ordering, self._order, self._tr)
        lines: list[Content] = []
        for place, (index, remark) in enumerate(zip(self._ordering.key, remarks, strict=True)):
            sign = styled("✗ ", "bold $error") if remark else styled("✓ ", "bold $success")
            if place == 0 and not score.passed:
                sign = Content("  ")
            body = styled(self._ordering.lines[index])
            if remark and self._settled.response is not None:
                body += styled("  ← " + self._tr("you: {given}", given=remark), "$muted")
            lines += hang(sign + styled(f"{place + 1}. ", "bold"), body, width)
        if not score.passed:
            lines += wrap(styled(order_count(score, self._tr), "$muted"), width)
        return lines
