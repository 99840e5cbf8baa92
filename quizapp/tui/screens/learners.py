"""Who learns: the learners with what they did, to choose one, and to add, rename and delete them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.content import Content

from quizapp.language import N_
from quizapp.progress.errors import StorageError
from quizapp.progress.queries import Learner
from quizapp.tui.keys import DIGITS
from quizapp.tui.screens.base import QuizScreen
from quizapp.tui.text import fit, right, styled, wrap
from quizapp.tui.widgets.block import Block
from quizapp.tui.widgets.header import Header
from quizapp.tui.widgets.key_bar import KeyBar
from quizapp.tui.widgets.row_list import RowList
from quizapp.wording import day_words, learner_name

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from quizapp.keeping import Enrolled, Learners
    from quizapp.language import Translator

_GAP = 3
_LEAST_NAME = 12


class LearnerScreen(QuizScreen[Learner]):
    """Lists the learners; dismissed with the chosen one, or with the current one if it was left.

    That one may have another name by then. None is the result if there is no current learner, or none
    any more.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(
                str(digit),
                f"digit({digit})",
                N_("choose"),
                group=DIGITS,
                tooltip=N_("Choose the learner with this number."),
                show=False,
            )
            for digit in range(1, 10)
        ),
        Binding("enter", "choose", N_("choose"), tooltip=N_("Choose the highlighted learner.")),
        Binding("n", "add", N_("new"), tooltip=N_("Add someone new.")),
        Binding("r", "rename", N_("rename"), tooltip=N_("Give the highlighted learner another name.")),
        Binding(
            "d,delete",
            "delete",
            N_("delete"),
            tooltip=N_("Delete the highlighted learner, after a question."),
        ),
        Binding("escape", "leave", N_("leave"), tooltip=N_("Leave without choosing.")),
    ]
    DEFAULT_CSS = """
    LearnerScreen {
        align-horizontal: center;
        & > Header, & > RowList, & > #empty { max-width: 80; }
        & > RowList { max-height: 1fr; margin: 0 1; }
        & > #empty { padding: 0 3; }
    }
    """

    def __init__(
        self, keeping: Learners, current: Learner | None, clean_up: Callable[[], None], tr: Translator
    ) -> None:
        """List those whom ``keeping`` knows; ``clean_up`` is called after one was deleted."""
        super().__init__(tr)
        self._keeping = keeping
        self._current = current
        self._clean_up = clean_up
        self._enrolled: Sequence[Enrolled] = ()
        self._touched: int | None = None
        self._header = Header()
        self._list = RowList()
        self._empty = Block(id="empty")

    def compose(self) -> ComposeResult:
        """The list, or what to do without one."""
        yield self._header
        yield self._list
        yield self._empty
        yield KeyBar()

    def on_mount(self) -> None:
        """Begin in the list, at the current learner."""
        self._look(self._current)
        self._list.focus()

    def show_texts(self) -> None:
        """Show the learners."""
        tr = self.tr
        self._header.tell(tr("Who is learning?"))
        self._list.display = bool(self._enrolled)
        self._list.fill(len(self._enrolled), self._row, highlighted=self._list.highlighted or 0)
        told = tr("Nobody is learning here yet. n: someone new.")
        self._empty.show(None if self._enrolled else lambda width: wrap(styled(told), width))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only the digits that there are, and nothing to do with nobody."""
        if action in ("choose", "rename", "delete"):
            return bool(self._enrolled)
        return action != "digit" or parameters[0] in range(1, len(self._enrolled) + 1)

    def on_row_list_moved(self, event: RowList.Moved) -> None:
        """Remember that a click on another row only highlights it."""
        self._touched = event.index

    def on_row_list_clicked(self, event: RowList.Clicked) -> None:
        """Choose the learner that was clicked; with somebody learning already, at the second click."""
        only_highlighted = self._current is not None and self._touched == event.index
        self._touched = None
        if not only_highlighted:
            self.dismiss(self._enrolled[event.index].learner)

    def action_digit(self, digit: int) -> None:
        """Choose by number."""
        self.dismiss(self._enrolled[digit - 1].learner)

    def action_choose(self) -> None:
        """Choose the highlighted learner."""
        if self._highlighted is not None:
            self.dismiss(self._highlighted.learner)

    def action_leave(self) -> None:
        """Leave without choosing."""
        self.dismiss(self._current)

    def action_add(self) -> None:
        """Ask for a name, and store someone new."""
        self._ask_name(self.tr("Someone new"), None, self._keeping.add)

    def action_rename(self) -> None:
        """Ask for another name for the highlighted learner, and store it."""
        one = self._highlighted
        if one is not None:
            title = self.tr("Rename {name}", name=learner_name(one.learner, self.tr))
            self._ask_name(title, one.learner, partial(self._keeping.rename, one.learner))

    def action_delete(self) -> None:
        """Ask whether the highlighted learner is really to be deleted."""
        from quizapp.tui.screens.deleting import DeleteDialog

        one = self._highlighted
        if one is not None:
            dialog = DeleteDialog(one, self._keeping.export, self.tr)
            self.app.push_screen(dialog, self._delete)

    @property
    def _highlighted(self) -> Enrolled | None:
        index = self._list.highlighted
        return self._enrolled[index] if index is not None else None

    def _ask_name(self, title: str, learner: Learner | None, store: Callable[[str], Learner]) -> None:
        from quizapp.tui.screens.naming import NameDialog

        before = learner.name if learner is not None else ""
        self.app.push_screen(NameDialog(title, before, store, self.tr), self._named)

    def _named(self, learner: Learner | None) -> None:
        if learner is not None:
            if self._current is not None and learner.id == self._current.id:
                self._current = learner
            self._look(learner)

    def _delete(self, learner: Learner | None) -> None:
        if learner is None:
            return
        try:
            self._keeping.erase(learner)
        except StorageError as error:
            self._complain(error)
            return
        if self._current is not None and learner.id == self._current.id:
            self._current = None
        name = learner_name(learner, self.tr)
        self.notify(self.tr("{name} is deleted.", name=name), markup=False)
        self._clean_up()
        self._look(None)

    def _look(self, at: Learner | None) -> None:
        """Read the learners again and highlight one of them."""
        try:
            self._enrolled = self._keeping.enrolled()
        except StorageError as error:
            self._complain(error)
        self.show_texts()
        place = next((n for n, one in enumerate(self._enrolled) if at and one.learner.id == at.id), None)
        if place is not None:
            self._list.fill(len(self._enrolled), self._row, highlighted=place)
        self._touched = None
        self.refresh_bindings()

    def _complain(self, error: StorageError) -> None:
        self.notify(error.message(self.tr), severity="error", timeout=15, markup=False)

    def _row(self, index: int, width: int) -> Content:
        one = self._enrolled[index]
        number = str(index + 1) if index < 9 else " "
        lead = styled(f"{number}  ", "bold $accent")
        end = Content("")
        for words in (self._answers, self._last_day):
            room = max(len(words(other)) for other in self._enrolled) + _GAP
            if width - lead.cell_length - end.cell_length - room >= _LEAST_NAME:
                end += right(words(one), room, "$muted")
        name = styled(learner_name(one.learner, self.tr))
        return lead + fit(name, width - lead.cell_length - end.cell_length) + end

    def _answers(self, one: Enrolled) -> str:
        return self.tr.plural("{n} answer", "{n} answers", one.attendance.attempts)

    def _last_day(self, one: Enrolled) -> str:
        if one.last is None:
            return ""
        return day_words(one.last, self._keeping.clock().date(), self.tr)
