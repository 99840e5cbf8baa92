"""A field to search with."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding
from textual.widgets import Input

from quizapp.language import N_


class SearchField(Input):
    """One line of text."""

    BINDINGS: ClassVar = [
        Binding("enter", "submit", N_("choose"), tooltip=N_("Choose what is highlighted.")),
    ]
    DEFAULT_CSS = """
    SearchField, SearchField:focus {
        border: none;
        height: 1;
        padding: 0 1;
        background: $surface;
        color: $foreground;
        background-tint: 0%;
    }
    """

    def __init__(self, value: str = "") -> None:
        super().__init__(value, max_length=100, select_on_focus=False)
        self.cursor_blink = False
