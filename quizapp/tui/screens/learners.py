"""Who learns: shown only if there is more than one learner."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding

from quizapp.language import N_
from quizapp.progress.queries import Learner
from quizapp.tui.keys import DIGITS
from quizapp.tui.screens.base import QuizScreen
from quizapp.tui.text import styled
from quizapp.tui.widgets.header import Header
from quizapp.tui.widgets.key_bar import KeyBar
from quizapp.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.content import Content

    from quizapp.language import Translator


class LearnerScreen(QuizScreen[Learner]):
    """Lists the learners; dismissed with the chosen one, or None if it was left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(
                str(digit),
                f"digit({digit})",
                N_("choose"),
                group=DIGITS,
                tooltip=N_("Choose the learner with this number."),
            )
            for digit in range(1, 10)
        ),
        Binding("enter", "choose", N_("choose"), tooltip=N_("Choose the highlighted learner.")),
        Binding("escape", "leave", N_("leave"), tooltip=N_("Leave without choosing.")),
    ]
    DEFAULT_CSS = """
    LearnerScreen {
        align-horizontal: center;
        & > Header, & > RowList { max-width: 60; }
        & > RowList { max-height: 1fr; margin: 0 1; }
    }
    """

    def __init__(self, learners: Sequence[Learner], tr: Translator) -> None:
        super().__init__(tr)
        self._learners = learners
        self._header = Header()
        self._list = RowList()

    def compose(self) -> ComposeResult:
        """The list."""
        yield self._header
        yield self._list
        yield KeyBar()

    def on_mount(self) -> None:
        """Begin in the list."""
        self._list.focus()

    def show_texts(self) -> None:
        """Show the names."""
        self._header.tell(self.tr("Who is learning?"))
        self._list.fill(len(self._learners), self._row, highlighted=self._list.highlighted or 0)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only the digits that there are."""
        return action != "digit" or parameters[0] in range(1, len(self._learners) + 1)

    def on_row_list_clicked(self, event: RowList.Clicked) -> None:
        """Choose the learner that was clicked."""
        self.dismiss(self._learners[event.index])

    def action_digit(self, digit: int) -> None:
        """Choose by number."""
        self.dismiss(self._learners[digit - 1])

    def action_choose(self) -> None:
        """Choose the highlighted learner."""
        if self._list.highlighted is not None:
            self.dismiss(self._learners[self._list.highlighted])

    def action_leave(self) -> None:
        """Leave without choosing."""
        self.dismiss(None)

    def _row(self, index: int, width: int) -> Content:
        number = str(index + 1) if index < 9 else " "
        name = self._learners[index].name or self.tr("Me")
        return styled(f"{number}  ", "bold $accent") + styled(name)
