"""The command palette: type a few letters of a command, a deck or a term."""

from __future__ import annotations

import asyncio
from time import perf_counter
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding
from textual.containers import Vertical
from textual.message import Message

from quizapp.language import N_
from quizapp.tui.commands import Command, matching
from quizapp.tui.screens.base import QuizScreen
from quizapp.tui.settling import uncollected
from quizapp.tui.text import fit, styled
from quizapp.tui.widgets.block import Block
from quizapp.tui.widgets.key_bar import KeyBar
from quizapp.tui.widgets.row_list import RowList
from quizapp.tui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.content import Content
    from textual.widgets import Input

    from quizapp.language import Translator


SLICE = 0.008
"""Seconds of collecting commands at a time; keys are taken in between."""


class CommandDialog(QuizScreen[Message]):
    """Searches among commands; dismissed with the request of the chosen one, or None.

    The rest of the commands, those for decks and terms, is made step by step once the palette is open.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", ""),
        Binding("down", "move(1)", ""),
        Binding("pageup", "move(-10)", ""),
        Binding("pagedown", "move(10)", ""),
        Binding("enter", "choose", N_("choose")),
        Binding("escape,ctrl+p", "close", N_("close")),
    ]
    DEFAULT_CSS = """
    CommandDialog {
        align-horizontal: center;
        & > #page { max-width: 80; height: 1fr; padding: 1 2; }
        & #hint { margin: 1 0; }
        & RowList { height: 1fr; }
    }
    CommandDialog.-short > #page { padding: 0 2; }
    CommandDialog.-short #hint { display: none; }
    """

    def __init__(
        self, commands: Sequence[Command], rest: Iterable[Sequence[Command]], tr: Translator
    ) -> None:
        super().__init__(tr)
        self.add_class("-palette")
        self._commands = commands
        self._rest = rest
        self._all = list(commands)
        self._found: Sequence[Command] = commands
        self._field = SearchField()
        self._hint = Block(id="hint")
        self._list = RowList()

    def compose(self) -> ComposeResult:
        """The field above the list."""
        with Vertical(id="page"):
            yield self._field
            yield self._hint
            yield self._list
        yield KeyBar()

    def on_mount(self) -> None:
        """Begin in the field, and make the rest of the commands meanwhile."""
        self._field.focus()
        self.call_after_refresh(self._collect)

    def show_texts(self) -> None:
        """Show what was found."""
        hint = (
            N_("Type a few letters of a command, a deck or a term.") if self._found else N_("Nothing found.")
        )
        self._hint.show(lambda width: [styled(self.tr(hint), "$muted")])
        self._list.fill(len(self._found), self._row)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Do without a help of its own."""
        return action != "help"

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search while typing."""
        self._search()

    def on_input_submitted(self) -> None:
        """Choose the highlighted command."""
        self.action_choose()

    def on_row_list_clicked(self, event: RowList.Clicked) -> None:
        """Choose the command that was clicked."""
        self.dismiss(self._found[event.index].request)

    def action_move(self, step: int) -> None:
        """Move in the list."""
        self._list.move(step)

    def action_choose(self) -> None:
        """Choose the highlighted command."""
        if self._list.highlighted is not None:
            self.dismiss(self._found[self._list.highlighted].request)

    def action_close(self) -> None:
        """Close without choosing."""
        self.dismiss(None)

    @work
    async def _collect(self) -> None:
        """Take in the rest in slices of time, and look among it too when all is there."""
        since = perf_counter()
        with uncollected():
            for some in self._rest:
                self._all += some
                if perf_counter() - since > SLICE:
                    await asyncio.sleep(0)
                    since = perf_counter()
        if self._field.value:
            self._search(self._list.highlighted or 0)

    def _search(self, place: int = 0) -> None:
        value = self._field.value
        self._found = matching(self._all, value) if value.strip() else self._commands
        self.show_texts()
        self._list.move(place)

    def _row(self, index: int, width: int) -> Content:
        command = self._found[index]
        sort = styled(f"  {command.sort}", "$muted")
        return fit(styled(command.title), width - sort.cell_length) + sort
