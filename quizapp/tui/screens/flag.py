"""The flag: something to tell the author about an item."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Input

from quizapp.language import N_
from quizapp.tui.screens.base import QuizScreen
from quizapp.tui.text import READABLE, stack, styled, wrap
from quizapp.tui.widgets.block import Block
from quizapp.tui.widgets.key_bar import KeyBar

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.content import Content

    from quizapp.core.items import Item
    from quizapp.language import Translator

LONGEST = 200
"""No note is longer, in characters."""


@dataclass(frozen=True, slots=True)
class Flagging:
    """What is to become of the flag: it holds this note, or with None it is taken down."""

    note: str | None


class NoteField(Input):
    """One line for the note."""

    BINDINGS: ClassVar = [Binding("enter", "submit", N_("flag it"))]
    DEFAULT_CSS = """
    NoteField, NoteField:focus {
        border: none;
        height: 1;
        margin: 1 0;
        padding: 0 1;
        background: $surface;
        color: $foreground;
        background-tint: 0%;
    }
    """

    def __init__(self, value: str) -> None:
        super().__init__(value, max_length=LONGEST, select_on_focus=False)
        self.cursor_blink = False


class FlagDialog(QuizScreen[Flagging]):
    """Lets write a note, which may stay empty; dismissed with what to do, None to leave all as it is."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f8", "take_down", N_("take the flag down")),
        Binding("escape", "close", N_("close")),
    ]
    DEFAULT_CSS = """
    FlagDialog {
        align: center middle;
        & > #page { max-width: 80; height: auto; padding: 1 2; border: round $accent; }
    }
    """

    def __init__(self, item: Item, note: str | None, tr: Translator) -> None:
        """Ask for a note about an item; ``note`` is the one there is, None if it is not flagged."""
        super().__init__(tr)
        self._item = item
        self._flagged = note is not None
        self._about = Block()
        self._field = NoteField(note or "")
        self._remark = Block()

    def compose(self) -> ComposeResult:
        """The field below what it is about."""
        with Vertical(id="page"):
            yield self._about
            yield self._field
            yield self._remark
        yield KeyBar()

    def on_mount(self) -> None:
        """Begin in the field."""
        self._field.focus()

    def show_texts(self) -> None:
        """Show what the note is about, and what becomes of it."""
        self._about.show(self._about_lines)
        remark = N_("It is kept with your progress. The note may stay empty.")
        self._remark.show(lambda width: wrap(styled(self.tr(remark), "$muted"), min(width, READABLE)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to take the flag down if there is one; do without a help of its own."""
        return self._flagged if action == "take_down" else action != "help"

    def on_input_submitted(self) -> None:
        """Flag the item."""
        self.dismiss(Flagging(" ".join(self._field.value.split())))

    def action_take_down(self) -> None:
        """Take the flag down."""
        self.dismiss(Flagging(None))

    def action_close(self) -> None:
        """Leave all as it is."""
        self.dismiss(None)

    def _about_lines(self, width: int) -> list[Content]:
        width = min(width, READABLE)
        question = (
            self.tr("You flagged this question for the author. What is wrong with it?")
            if self._flagged
            else self.tr("Flag this question for the author. What is wrong with it?")
        )
        return stack(
            wrap(styled(question, "bold"), width),
            wrap(styled(self._item.stem, "$muted"), width)[:3],
        )
