"""Deleting a learner: what is lost, a file to keep it in, and the name to be typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Vertical

from quizapp.keeping import is_name
from quizapp.language import N_
from quizapp.progress.errors import StorageError
from quizapp.progress.queries import Learner
from quizapp.tui.screens.base import QuizScreen
from quizapp.tui.text import READABLE, hang, stack, styled, wrap
from quizapp.tui.widgets.block import Block
from quizapp.tui.widgets.header import Header
from quizapp.tui.widgets.key_bar import KeyBar
from quizapp.tui.widgets.search_field import SearchField
from quizapp.wording import learner_name, loss_lines

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.content import Content

    from quizapp.keeping import Enrolled
    from quizapp.language import Translator


class ConfirmField(SearchField):
    """A field for the name of whoever is to be deleted."""

    BINDINGS: ClassVar = [
        Binding("enter", "submit", N_("delete"), tooltip=N_("Delete the learner whose name was typed.")),
    ]


class DeleteDialog(QuizScreen[Learner]):
    """Dismissed with the learner if the name was typed, else with None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "export", N_("write to a file"), tooltip=N_("Write the answers to a file first.")),
        Binding("escape", "leave", N_("keep"), tooltip=N_("Delete nobody.")),
    ]
    DEFAULT_CSS = """
    DeleteDialog {
        align-horizontal: center;
        & > Header, & > #page { max-width: 80; }
        & > #page { height: auto; padding: 0 1; }
        & #page Block { padding: 0 1; }
        & ConfirmField { margin: 1 0; }
    }
    """

    def __init__(self, one: Enrolled, export: Callable[[Learner], Path], tr: Translator) -> None:
        """Ask about one learner; ``export`` writes the answers to a file and says which."""
        super().__init__(tr)
        self._one = one
        self._export = export
        self._file: Path | None = None
        self._trouble: StorageError | None = None
        self._mistyped = False
        self._header = Header()
        self._about = Block()
        self._field = ConfirmField()
        self._note = Block()

    def compose(self) -> ComposeResult:
        """What is lost, the field, and what is wrong."""
        yield self._header
        with Vertical(id="page"):
            yield self._about
            yield self._field
            yield self._note
        yield KeyBar()

    def on_mount(self) -> None:
        """Begin in the field."""
        self._field.focus()

    def show_texts(self) -> None:
        """Show what is lost and what was done."""
        self._header.tell(self.tr("Delete {name}?", name=self._called))
        self._about.show(lambda width: self._about_lines(min(width, READABLE)))
        self._note.show(self._note_lines if self._mistyped else None)

    def on_input_changed(self) -> None:
        """Forget what was wrong."""
        if self._mistyped:
            self._mistyped = False
            self.show_texts()

    def on_input_submitted(self) -> None:
        """Agree if it is the name."""
        if is_name(self._field.value, self._called):
            self.dismiss(self._one.learner)
        else:
            self._mistyped = True
            self.show_texts()

    def action_export(self) -> None:
        """Write the answers to a file, and say to which."""
        self._trouble = None
        try:
            self._file = self._export(self._one.learner)
        except StorageError as error:
            self._trouble = error
        self.show_texts()

    def action_leave(self) -> None:
        """Delete nobody."""
        self.dismiss(None)

    @property
    def _called(self) -> str:
        return learner_name(self._one.learner, self.tr)

    def _about_lines(self, width: int) -> list[Content]:
        tr = self.tr
        lost = [
            line
            for text in loss_lines(self._one.attendance, tr)
            for line in hang(styled("! ", "bold $warning"), styled(text, "bold"), width)
        ]
        asked = tr("To delete {name}, type the name and press Enter.", name=self._called)
        return stack(lost, self._export_lines(width), wrap(styled(asked), width))

    def _export_lines(self, width: int) -> list[Content]:
        tr = self.tr
        if self._trouble is not None:
            return hang(styled("✗ ", "bold $error"), styled(self._trouble.message(tr)), width)
        if self._file is None:
            said = tr("F2 writes the answers to a file first, from which they can be taken in again.")
            return wrap(styled(said, "$muted"), width)
        written = tr("Written to »{path}«.", path=self._file)
        way = tr("»quizapp progress import {file} --learner NAME« takes them in again.", file=self._file.name)
        return [
            *hang(styled("✓ ", "bold $success"), styled(written), width),
            *hang(styled("  "), styled(way, "$muted"), width),
        ]

    def _note_lines(self, width: int) -> list[Content]:
        said = self.tr("That is not the name, so nothing was deleted.")
        return hang(styled("! ", "bold $warning"), styled(said), width)
