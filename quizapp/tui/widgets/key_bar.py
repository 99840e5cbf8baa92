"""The key bar: what can be pressed now, in one line, each entry also for the mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.content import Content

from quizapp.tui.keys import Shown, shown_keys
from quizapp.tui.text import styled
from quizapp.tui.widgets.block import Block

if TYPE_CHECKING:
    from textual import events
    from textual.screen import Screen

_GAP = 2
_PINNED = "help"


class KeyBar(Block):
    """Shows as many keys as fit; the help is always among them and lists the others."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    KeyBar {
        dock: bottom;
        height: 2;
        border-top: solid $surface;
        padding: 0 1;
        &:hover { pointer: pointer; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._entries: list[Shown] = []
        self._stale = False
        self._places: list[tuple[int, int, Shown]] = []

    def on_mount(self) -> None:
        """Follow the bindings of the screen."""
        self.screen.bindings_updated_signal.subscribe(self, self._bindings_changed)

    def lines(self, width: int) -> list[Content]:
        """Lay out the entries, the help at the end of the line."""
        pinned = [entry for entry in self._entries if entry.action == _PINNED]
        room = width - sum(_size(entry) + _GAP for entry in pinned)
        line = Content("")
        self._places = []
        for entry in self._entries:
            if entry in pinned or line.cell_length + _size(entry) > room:
                continue
            line = self._add(line, entry) + Content(" " * _GAP)
        for entry in pinned:
            line += Content(" " * max(0, width - _size(entry) - line.cell_length))
            line = self._add(line, entry)
        return [line]

    def on_click(self, event: events.Click) -> None:
        """Press the key that was clicked."""
        offset = event.get_content_offset(self)
        for start, end, entry in self._places:
            if offset is not None and start <= offset.x < end:
                self.app.simulate_key(entry.press)

    def _add(self, line: Content, entry: Shown) -> Content:
        self._places.append((line.cell_length, line.cell_length + _size(entry), entry))
        return line + styled(entry.keys, "bold $accent") + styled(f" {entry.word}", "$muted")

    def _bindings_changed(self, _: Screen[Any]) -> None:
        """Look again once, however often the bindings change at a time."""
        if not self._stale:
            self._stale = True
            self.call_later(self._update)

    def _update(self) -> None:
        self._stale = False
        if not self.is_attached:
            return
        bindings = self.screen.active_bindings
        entries = [entry for entry in shown_keys(bindings) if entry.visible and entry.word]
        if entries != self._entries:
            self._entries = entries
            self._laid_out = None
            self.refresh()


def _size(entry: Shown) -> int:
    return Content(f"{entry.keys} {entry.word}").cell_length
