"""The plan of an exam: how long it is, how much time there is, and what passes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.binding import Binding
from textual.containers import HorizontalGroup, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from quizapp.core.exam import PASS
from quizapp.language import N_
from quizapp.tui.keys import MOVES
from quizapp.tui.screens.base import QuizScreen
from quizapp.tui.text import styled, wrap
from quizapp.tui.widgets.block import Block
from quizapp.tui.widgets.header import Header
from quizapp.tui.widgets.key_bar import KeyBar

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from quizapp.language import Translator

MOST = 9999
"""No exam is longer, in items or minutes."""


class ExamPlan(NamedTuple):
    """How many items, how many minutes (None: no limit), and the percent that pass."""

    length: int
    minutes: int | None
    needed: int


class NumberField(Input):
    """A labelled number."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", N_("start"), tooltip=N_("Start the exam.")),
        Binding(
            "up",
            "screen.move(-1)",
            N_("move"),
            group=MOVES,
            tooltip=N_("Go from field to field."),
            show=False,
        ),
        Binding("down", "screen.move(1)", N_("move"), group=MOVES, show=False),
    ]
    DEFAULT_CSS = """
    NumberField, NumberField:focus {
        border: none;
        height: 1;
        width: 8;
        padding: 0 1;
        background: $surface;
        color: $foreground;
        background-tint: 0%;
    }
    NumberField:focus { text-style: bold; }
    """

    def __init__(self, value: int | None) -> None:
        super().__init__("" if value is None else str(value), restrict=r"[0-9]*", max_length=4)
        self.cursor_blink = False

    @property
    def number(self) -> int | None:
        """The number, None if there is none or it is zero."""
        return int(self.value or "0") or None


class ExamPlanDialog(QuizScreen[ExamPlan]):
    """Lets choose the plan; dismissed with it, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "move(1)", "", show=False),
        Binding("shift+tab", "move(-1)", "", show=False),
        Binding("escape", "close", N_("back"), tooltip=N_("Go back without starting.")),
    ]
    DEFAULT_CSS = """
    ExamPlanDialog {
        align-horizontal: center;
        & > Header, & > #page { max-width: 80; }
        & > #page { height: 1fr; padding: 1 2; scrollbar-size-vertical: 1; }
        & HorizontalGroup { height: 1; margin-bottom: 1; }
        & .label { width: 28; color: $muted; }
        & .remark { width: 1fr; padding-left: 2; color: $muted; }
    }
    ExamPlanDialog.-short {
        & > #page { padding: 0 2; }
        & HorizontalGroup { margin-bottom: 0; }
    }
    ExamPlanDialog.-narrow .label { width: 20; }
    """

    def __init__(self, title: str, length: int, tr: Translator) -> None:
        """Begin with what is usual; ``length`` is the usual number of items."""
        super().__init__(tr)
        self._title = title
        self._usual = length
        self._header = Header()
        self._fields = (NumberField(length), NumberField(None), NumberField(PASS))
        self._labels = tuple(Static(Content(""), classes="label") for _ in self._fields)
        self._remarks = tuple(Static(Content(""), classes="remark") for _ in self._fields)
        self._about = Block()

    def compose(self) -> ComposeResult:
        """Three fields, and what an exam is."""
        yield self._header
        with VerticalScroll(id="page", can_focus=False):
            for label, field, remark in zip(self._labels, self._fields, self._remarks, strict=True):
                with HorizontalGroup():
                    yield label
                    yield field
                    yield remark
            yield self._about
        yield KeyBar()

    def on_mount(self) -> None:
        """Begin in the first field."""
        self._fields[0].focus()

    def show_texts(self) -> None:
        """Say what the fields are for."""
        tr = self.tr
        self._header.tell(self._title, styled(tr("Exam"), "$muted"))
        labels = (tr("Number of questions"), tr("Time in minutes"), tr("Passed from"))
        remarks = ("", tr("empty: no limit"), tr("% of the points"))
        for widget, text in zip((*self._labels, *self._remarks), (*labels, *remarks), strict=True):
            widget.update(styled(text))
        about = tr(
            "You see what was right only at the end. Until then you can go back and change every answer. "
            "The schedule is left alone. Enter starts."
        )
        self._about.show(lambda width: wrap(styled(about), width))

    def on_input_submitted(self) -> None:
        """Start."""
        length, minutes, needed = (field.number for field in self._fields)
        self.dismiss(ExamPlan(length or self._usual, minutes, min(100, needed or PASS)))

    def action_move(self, step: int) -> None:
        """Go to the next or the previous field."""
        here = next((place for place, field in enumerate(self._fields) if field.has_focus), -1)
        self._fields[(here + step) % len(self._fields)].focus()

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)
