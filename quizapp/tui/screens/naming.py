"""Naming: a field for a learner's name."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Vertical

from quizapp.core.names import WIDEST
from quizapp.keeping import NameRefusedError
from quizapp.language import N_
from quizapp.progress.errors import StorageError
from quizapp.progress.queries import Learner
from quizapp.tui.screens.base import QuizScreen
from quizapp.tui.text import hang, styled, wrap
from quizapp.tui.widgets.block import Block
from quizapp.tui.widgets.header import Header
from quizapp.tui.widgets.key_bar import KeyBar
from quizapp.tui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.content import Content

    from quizapp.language import Translator


class NameField(SearchField):
    """A field for a name."""

    BINDINGS: ClassVar = [Binding("enter", "submit", N_("store"), tooltip=N_("Store the name."))]


class NameDialog(QuizScreen[Learner]):
    """Asks for a name until it can be stored; dismissed with the learner, or None if it was left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", N_("back"), tooltip=N_("Leave without a name.")),
    ]
    DEFAULT_CSS = """
    NameDialog {
        align-horizontal: center;
        & > Header, & > #page { max-width: 80; }
        & > #page { height: auto; padding: 0 1; }
        & #note { padding: 0 1; margin-top: 1; }
    }
    """

    def __init__(self, title: str, name: str, store: Callable[[str], Learner], tr: Translator) -> None:
        """Ask under a title; ``store`` takes the name, or raises why it cannot be taken."""
        super().__init__(tr)
        self._title = title
        self._store = store
        self._complaint: NameRefusedError | StorageError | None = None
        self._header = Header()
        self._field = NameField(name)
        self._note = Block(id="note")

    def compose(self) -> ComposeResult:
        """The field, and below it what to do or what is wrong."""
        yield self._header
        with Vertical(id="page"):
            yield self._field
            yield self._note
        yield KeyBar()

    def on_mount(self) -> None:
        """Begin in the field."""
        self._field.focus()

    def show_texts(self) -> None:
        """Show what to do, or what is wrong."""
        self._header.tell(self._title)
        self._note.show(self._lines)

    def on_input_changed(self) -> None:
        """Forget what was wrong."""
        if self._complaint is not None:
            self._complaint = None
            self.show_texts()

    def on_input_submitted(self) -> None:
        """Store the name, or say why not."""
        try:
            self.dismiss(self._store(self._field.value))
        except (NameRefusedError, StorageError) as error:
            self._complaint = error
            self.show_texts()

    def action_leave(self) -> None:
        """Leave without a name."""
        self.dismiss(None)

    def _lines(self, width: int) -> list[Content]:
        tr = self.tr
        if self._complaint is not None:
            return hang(styled("! ", "bold $warning"), styled(self._complaint.message(tr)), width)
        said = tr("Type a name of at most {n} characters, then press Enter.", n=WIDEST)
        return wrap(styled(said, "$muted"), width)
