"""Choices to pick from, by digit, arrows or mouse: one or several, judgements too."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual.binding import Binding
from textual.content import Content

from quizapp.core.items import (
    Certainty,
    CertaintyJudgement,
    Item,
    MultipleChoice,
    SingleChoice,
    TrueFalse,
)
from quizapp.language import N_
from quizapp.tui.keys import DIGITS, MOVES
from quizapp.tui.text import ROOMY, hang, styled
from quizapp.tui.widgets.block import Block
from quizapp.tui.widgets.responders.base import Responder
from quizapp.wording import choice_labels

if TYPE_CHECKING:
    from textual import events
    from textual.binding import BindingType

    from quizapp.core.responses import Response
    from quizapp.language import Translator
    from quizapp.study import Feedback


class ChoiceList(Block, Responder, can_focus=True):
    """Numbered choices. Nothing is highlighted at first.

    A single choice is given at once by its digit or a click, unless ``select_first`` is set; several
    are ticked and given with Enter.
    """

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(
                str(digit),
                f"digit({digit})",
                N_("choose"),
                group=DIGITS,
                tooltip=N_("Choose the answer with this number."),
            )
            for digit in range(1, 10)
        ),
        Binding(
            "up,k", "move(-1)", "", group=MOVES, tooltip=N_("Go up and down among the answers."), show=False
        ),
        Binding("down,j", "move(1)", "", group=MOVES, show=False),
        Binding("space", "tick", "", tooltip=N_("Tick the highlighted answer, or untick it.")),
        Binding("enter", "give", N_("answer"), tooltip=N_("Give the highlighted or ticked answers.")),
        Binding("enter", "refuse", ""),
    ]
    DEFAULT_CSS = """
    ChoiceList:hover { pointer: pointer; }
    """

    def __init__(self, *, select_first: bool = False) -> None:
        super().__init__()
        self._select_first = select_first
        self._item: Item | None = None
        self._labels: tuple[str, ...] = ()
        self._several = False
        self._cursor: int | None = None
        self._ticked: frozenset[int] = frozenset()
        self._settled: Feedback | None = None
        self._over = False
        self._rows: list[int] = []
        self._words = ("", "")
        self._spaced = False

    def ask(self, item: Item, tr: Translator) -> None:
        """Show the choices."""
        self._item = item
        self._several = isinstance(item.interaction, MultipleChoice)
        self._cursor = None
        self._ticked = frozenset()
        self._settled = None
        self._over = False
        self.speak(tr)

    def fill(self, response: Response) -> None:
        """Highlight what was chosen, or tick it."""
        chosen = _chosen(response)
        if self._several:
            self._ticked = chosen
        else:
            self._cursor = next(iter(chosen), None)
        self.renew()

    def given(self) -> Response | None:
        """Return what is ticked or highlighted."""
        from quizapp.core.responses import Chosen, ChosenSeveral

        if self._several:
            return ChosenSeveral(self._ticked) if self._ticked else None
        return Chosen(self._cursor) if self._cursor is not None else None

    def speak(self, tr: Translator) -> None:
        """Say judgements in another language."""
        if self._item is not None:
            self._labels = choice_labels(self._item, tr)
            self._words = (tr("your answer"), tr("also right"))
            self.renew()

    def use_height(self, height: int) -> None:
        """Put an empty line between the choices if there is room."""
        spaced = height >= ROOMY
        if spaced != self._spaced:
            self._spaced = spaced
            self.renew()

    def settle(self, feedback: Feedback | None) -> None:
        """Mark what was right and what was chosen."""
        self._over = True
        self._settled = feedback
        self._cursor = None
        self.renew()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only the digits that there are, and ticking only for several choices."""
        if self._over:
            return False
        if action == "digit":
            return cast("int", parameters[0]) <= len(self._labels)
        if action == "tick":
            return self._several
        if action == "give":
            return bool(self._ticked) if self._several else self._cursor is not None
        return True

    def lines(self, width: int) -> list[Content]:
        """Lay out the choices, each with its sign, number and text."""
        self._rows = []
        lines: list[Content] = []
        for index, label in enumerate(self._labels):
            lead, text = self._row(index, label)
            if self._spaced and lines:
                lines.append(Content(""))
                self._rows.append(index)
            rows = hang(lead, text, width)
            if index == self._cursor:
                rows = [row.extend_right(width - row.cell_length).stylize("on $surface") for row in rows]
            lines += rows
            self._rows += [index] * len(rows)
        return lines

    def on_click(self, event: events.Click) -> None:
        """Choose what was clicked."""
        offset = event.get_content_offset(self)
        if offset is not None and 0 <= offset.y < len(self._rows) and not self._over:
            self.focus()
            self._choose(self._rows[offset.y])

    def action_digit(self, digit: int) -> None:
        """Choose by number."""
        self._choose(digit - 1)

    def action_move(self, step: int) -> None:
        """Move the highlight; from nowhere it begins at the first or the last."""
        count = len(self._labels)
        if self._cursor is None:
            self._highlight(0 if step > 0 else count - 1)
        else:
            self._highlight((self._cursor + step) % count)

    def action_tick(self) -> None:
        """Tick or untick the highlighted choice."""
        if self._cursor is not None:
            self._tick(self._cursor)

    def action_give(self) -> None:
        """Give what is highlighted or ticked."""
        from quizapp.core.responses import ChosenSeveral

        if self._several:
            self.post_message(self.Responded(ChosenSeveral(self._ticked)))
        elif self._cursor is not None:
            self._give(self._cursor)

    def action_refuse(self) -> None:
        """Say that nothing was chosen yet."""
        several = N_("Tick at least one answer first: press its number.")
        single = N_("Choose an answer first: press its number.")
        self.post_message(self.Refused(several if self._several else single))

    def _choose(self, index: int) -> None:
        if self._several:
            self._tick(index)
        elif self._select_first:
            self._highlight(index)
        else:
            self._give(index)

    def _give(self, index: int) -> None:
        from quizapp.core.responses import Chosen

        self.post_message(self.Responded(Chosen(index)))

    def _tick(self, index: int) -> None:
        self._ticked ^= {index}
        self._highlight(index)

    def _highlight(self, index: int) -> None:
        self._cursor = index
        self.renew()
        self.refresh_bindings()
        self.post_message(self.Edited())

    def _row(self, index: int, label: str) -> tuple[Content, Content]:
        settled = self._settled
        chosen = index in (_chosen(settled.response) if settled is not None else self._ticked)
        tick = styled(f"{'[x]' if chosen else '[ ]'} ") if self._several else Content("")
        number = styled(f"{index + 1}  ", "$muted" if self._settled is not None else "bold $accent")
        if self._settled is None:
            return styled("› " if index == self._cursor else "  ", "bold $accent") + number + tick, styled(
                label
            )
        right = index in _keys(self._settled.item)
        sign = (
            styled("✓ ", "bold $success")
            if right
            else styled("✗ ", "bold $error")
            if chosen
            else styled("  ")
        )
        text = styled(label, "bold" if right else "" if chosen else "$muted")
        return sign + number + tick, text + self._remark(right=right, chosen=chosen)

    def _remark(self, *, right: bool, chosen: bool) -> Content:
        given, missing = self._words
        if chosen and not right:
            return styled(f"  ← {given}", "$muted")
        if right and self._several and not chosen:
            return styled(f"  ← {missing}", "$muted")
        return Content("")


def _chosen(response: Response | None) -> frozenset[int]:
    from quizapp.core.responses import Chosen, ChosenSeveral

    match response:
        case Chosen(index):
            return frozenset({index})
        case ChosenSeveral(indices):
            return indices
        case _:
            return frozenset()


def _keys(item: Item) -> frozenset[int]:
    match item.interaction:
        case SingleChoice(key=key):
            return frozenset({key})
        case MultipleChoice(keys=keys):
            return keys
        case TrueFalse(key=key, truths=truths):
            return frozenset({truths.index(key)})
        case CertaintyJudgement(key=key):
            return frozenset({list(Certainty).index(key)})
        case _:
            return frozenset()
