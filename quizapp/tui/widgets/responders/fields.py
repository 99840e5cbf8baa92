"""Fields to type into: a text or a number, or one for each gap of a text."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.binding import Binding
from textual.containers import HorizontalGroup
from textual.content import Content
from textual.widgets import Input, Static

from quizapp.core.items import Gap, Item, Number, Typed
from quizapp.core.responses import Text, Texts
from quizapp.core.scores import Verdict
from quizapp.language import N_
from quizapp.tui.text import styled
from quizapp.tui.widgets.responders.base import Responder

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from quizapp.core.responses import Response
    from quizapp.language import Translator
    from quizapp.study import Feedback

LONGEST = 200
"""The most characters that can be typed into a field."""


class Field(HorizontalGroup):
    """A labelled line to type into, with a remark behind it."""

    DEFAULT_CSS = """
    Field {
        height: 1;
        & > .label { width: auto; padding-right: 2; color: $muted; &.-empty { display: none; } }
        & > .remark { width: auto; max-width: 60%; padding-left: 2; &.-empty { display: none; } }
        & > TextInput { width: 1fr; max-width: 56; }
        &.-number > TextInput { max-width: 24; }
        & > TextInput:disabled { opacity: 100%; color: $foreground; background: $background; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._label = Static(Content(""), classes="label -empty")
        self._remark = Static(Content(""), classes="remark -empty")
        self.input = TextInput()

    def compose(self) -> ComposeResult:
        """Put label, field and remark beside each other."""
        yield self._label
        yield self.input
        yield self._remark

    def open(self) -> None:
        """Let something be typed, beginning with nothing."""
        self.input.value = ""
        self.input.disabled = False
        self.input.styles.width = None

    def close(self) -> None:
        """Leave what was typed as it is, no wider than it is."""
        self.input.disabled = True
        self.input.styles.width = cell_len(self.input.value) + 3

    def label(self, text: Content) -> None:
        """Show what the field is for."""
        self._label.update(text)
        self._label.set_class(not text, "-empty")

    def remark(self, text: Content) -> None:
        """Show something behind the field: a unit, or what was right."""
        self._remark.update(text)
        self._remark.set_class(not text, "-empty")


class TextInput(Input, inherit_bindings=True):
    """One line of text. Letters are letters here; Esc leaves it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", N_("answer"), tooltip=N_("Give what is typed, or go to the next field.")),
        Binding(
            "escape",
            "leave",
            N_("leave the field"),
            tooltip=N_("Leave the field, so that letters command again."),
        ),
    ]
    DEFAULT_CSS = """
    TextInput, TextInput:focus {
        border: none;
        height: 1;
        padding: 0 1;
        background: $surface;
        color: $foreground;
        background-tint: 0%;
    }
    TextInput:focus { text-style: bold; }
    """

    def __init__(self) -> None:
        super().__init__(max_length=LONGEST, select_on_focus=False)
        self.cursor_blink = False

    def action_leave(self) -> None:
        """Leave the field."""
        self.post_message(Responder.Left())


class Fields(Responder):
    """One field for a typed text or a number, several for a text with gaps."""

    DEFAULT_CSS = """
    Fields { height: auto; width: 1fr; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._item: Item | None = None
        self._fields = [Field()]
        self._composed = False
        self._asked = 1
        self._warned = False
        self._given = ""

    def compose(self) -> ComposeResult:
        """Begin with the fields that are needed so far."""
        self._composed = True
        yield from self._fields

    @property
    def _open(self) -> list[Field]:
        return self._fields[: self._asked]

    def prepare(self, item: Item) -> None:
        """Add the fields that are missing."""
        while len(self._fields) < _fields_of(item):
            field = Field()
            field.display = False
            self._fields.append(field)
            if self._composed:
                self.mount(field)

    def ask(self, item: Item, tr: Translator) -> None:
        """Show as many empty fields as the item needs."""
        self._item = item
        self._warned = False
        self._asked = _fields_of(item)
        self.prepare(item)
        for number, field in enumerate(self._fields):
            field.display = number < self._asked
            field.set_class(isinstance(item.interaction, Number), "-number")
            with self.prevent(Input.Changed):
                field.open()
            field.remark(Content(""))
        self.speak(tr)

    def fill(self, response: Response) -> None:
        """Put in what was typed."""
        match response:
            case Texts(texts):
                pass
            case Text(text):
                texts = (text,)
            case _:
                texts = ()
        for field, text in zip(self._open, texts, strict=False):
            with self.prevent(Input.Changed):
                field.input.value = text
                field.input.cursor_position = len(text)

    def given(self) -> Response | None:
        """Return what is typed, whether it can be read or not."""
        texts = tuple(field.input.value.strip() for field in self._open)
        if self._item is None or not any(texts):
            return None
        return Texts(texts) if isinstance(self._item.interaction, Gap) else Text(texts[0])

    def speak(self, tr: Translator) -> None:
        """Name the gaps and the unit."""
        if self._item is None:
            return
        for number, field in enumerate(self._open, 1):
            field.label(styled(tr("Gap {number}", number=number)) if self._asked > 1 else Content(""))
        self._given = tr("your answer")
        if isinstance(self._item.interaction, Number):
            self._open[0].remark(styled(self._item.interaction.unit))

    def settle(self, feedback: Feedback | None) -> None:
        """Close the fields; say for each gap whether it was right."""
        for field in self._open:
            field.close()
        match feedback.item.interaction if feedback is not None else None:
            case Gap(accepted=gaps):
                assert feedback is not None
                parts = feedback.score.parts or (False,) * len(gaps)
                for field, right, accepted in zip(self._open, parts, gaps, strict=True):
                    field.remark(_mark(accepted[0], right=right))
            case Typed() | Number():
                assert feedback is not None
                if feedback.response is not None and feedback.score.verdict is not Verdict.RIGHT:
                    self._open[0].remark(styled(f"← {self._given}", "$muted"))

    def enter(self) -> None:
        """Go to the first field that is empty, else to the last."""
        empty = (field for field in self._open if not field.input.value.strip())
        field = next(empty, self._open[-1])
        if field.input.is_attached:
            self.screen.set_focus(field.input)
        else:
            self.call_later(self.enter)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say what stands in the fields now."""
        event.stop()
        self._warned = False
        self.post_message(self.Edited(tuple(field.input.value for field in self._open)))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go to the next field; from the last one, give what is typed."""
        event.stop()
        inputs = [field.input for field in self._open]
        place = next((n for n, field in enumerate(inputs) if field is event.input), len(inputs))
        if place + 1 < len(inputs) and not self._warned:
            self.screen.set_focus(inputs[place + 1])
        else:
            self._give()

    def _give(self) -> None:
        texts = tuple(field.input.value.strip() for field in self._open)
        empty = [number for number, text in enumerate(texts) if not text]
        if len(empty) == len(texts):
            self.post_message(self.Refused(N_("Type something first.")))
        elif empty and not self._warned:
            self.enter()
            self._warned = True
            self.post_message(self.Refused(N_("A gap is still empty. Press Enter again to answer anyway.")))
        else:
            self._respond(texts)

    def _respond(self, texts: tuple[str, ...]) -> None:
        assert self._item is not None
        match self._item.interaction:
            case Gap():
                self.post_message(self.Responded(Texts(texts)))
            case Number() if not _is_number(texts[0], self._item.language):
                self.post_message(
                    self.Refused(N_("»{text}« cannot be read as a number."), {"text": texts[0]})
                )
            case Number() | Typed():
                self.post_message(self.Responded(Text(texts[0])))
            case other:
                raise TypeError(f"no fields for {type(other).__name__}")


def _fields_of(item: Item) -> int:
    return len(item.interaction.accepted) if isinstance(item.interaction, Gap) else 1


def _is_number(text: str, language: str) -> bool:
    from quizapp.core.amounts import read_amount

    return read_amount(text, language) is not None


def _mark(key: str, *, right: bool) -> Content:
    return styled("✓", "bold $success") if right else styled("✗ ", "bold $error") + styled(key, "bold")
