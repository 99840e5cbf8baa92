"""The settings: what can be set, what it is for, and keys to change it at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Vertical
from textual.message import Message

from quizapp.language import N_
from quizapp.settings import NAMES, Settings, Value
from quizapp.settings.steps import step
from quizapp.settings.words import TITLES, about, value_words
from quizapp.tui.keys import SIDEWAYS
from quizapp.tui.requests import ChangeSetting
from quizapp.tui.screens.base import QuizScreen
from quizapp.tui.text import READABLE, fit, styled, wrap
from quizapp.tui.widgets.block import Block
from quizapp.tui.widgets.header import Header
from quizapp.tui.widgets.key_bar import KeyBar
from quizapp.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.content import Content
    from textual.timer import Timer

    from quizapp.language import Translator

Forecast = Callable[[float], str]
"""Says what a retention would mean for the learner. Called in another thread, and may take a second."""

ROWS = tuple(name for name in NAMES if name != "plain")

_GAP = 2
_HESITATION = 0.2
"""Seconds without a change after which it pays to work out a forecast."""


class _SettingList(RowList):
    """Rows in which left and right change the highlighted one; they never scroll sideways."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "left",
            "screen.step(-1)",
            N_("change"),
            group=SIDEWAYS,
            tooltip=N_("Change the highlighted setting, one way and the other."),
        ),
        Binding("right", "screen.step(1)", N_("change"), group=SIDEWAYS),
    ]


class SettingsScreen(QuizScreen[None]):
    """Lists the settings and asks for each change at once.

    ``current`` gives what is set now, ``file`` is where it is kept, and ``forecast`` what is said in
    addition where the retention is highlighted.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("minus", "step(-1)", N_("change"), group=SIDEWAYS, show=False),
        Binding("plus", "step(1)", N_("change"), group=SIDEWAYS, show=False),
        Binding("enter,space", "step(1)", N_("next value"), tooltip=N_("Go on to the next value.")),
        Binding("escape,comma", "close", N_("back"), tooltip=N_("Go back. Everything is kept already.")),
    ]
    DEFAULT_CSS = """
    SettingsScreen {
        align-horizontal: center;
        & > Header, & > #page { max-width: 80; }
        & > #page { height: 1fr; padding: 0 1; }
        & RowList { max-height: 1fr; }
        & #about { margin: 1 0 0 2; }
        & #file { margin: 1 0 0 2; }
    }
    SettingsScreen.-short {
        & #about { margin-top: 0; max-height: 3; }
        & #file { display: none; }
    }
    """

    @dataclass
    class Forecasted(Message):
        """A forecast was worked out."""

        retention: float
        text: str

    def __init__(
        self,
        current: Callable[[], Settings],
        file: Path | None,
        tr: Translator,
        forecast: Forecast | None = None,
    ) -> None:
        super().__init__(tr)
        self.add_class("-settings")
        self._current = current
        self._file = file
        self._forecast = forecast
        self._forecasts: dict[float, str] = {}
        self._waiting: Timer | None = None
        self._header = Header()
        self._list = _SettingList()
        self._about = Block(id="about")
        self._place = Block(id="file")

    def compose(self) -> ComposeResult:
        """The list, and below it what the highlighted setting is for."""
        yield self._header
        with Vertical(id="page"):
            yield self._list
            yield self._about
            yield self._place
        yield KeyBar()

    def on_mount(self) -> None:
        """Begin in the list."""
        self._list.focus()

    def speak(self, tr: Translator) -> None:
        """Say everything in another language; forecasts have to be asked for again."""
        if tr.code != self.tr.code:
            self._forecasts.clear()
        super().speak(tr)

    def show_texts(self) -> None:
        """Show what is set."""
        self._header.tell(self.tr("Settings"))
        self._list.fill(len(ROWS), self._row, highlighted=self._list.highlighted or 0)
        self._show_about()
        file = self._file
        kept = self.tr("Kept in {path}", path=file) if file is not None else ""
        self._place.show((lambda width: wrap(styled(kept, "$muted"), width)) if kept else None)

    def on_row_list_moved(self) -> None:
        """Say what the highlighted setting is for."""
        self._show_about()

    def on_row_list_clicked(self, event: RowList.Clicked) -> None:
        """Change a setting whose value was clicked; its left arrow leads back."""
        x = event.x - self._column(self._list.scrollable_content_region.width - 2)
        if 0 <= x < len(self._words(event.index)) + 4:
            self.action_step(-1 if x < 2 else 1)

    def on_settings_screen_forecasted(self, event: Forecasted) -> None:
        """Show a forecast, unless something else is asked by now."""
        self._forecasts[event.retention] = event.text
        self._about.renew()

    def action_step(self, direction: int) -> None:
        """Ask for another value of the highlighted setting."""
        name, value = self._highlighted
        following = step(name, value, direction)
        if following != value:
            self.post_message(ChangeSetting(name, following))

    def action_close(self) -> None:
        """Close the settings."""
        self.dismiss()

    @property
    def _highlighted(self) -> tuple[str, Value]:
        return self._setting(self._list.highlighted or 0)

    def _setting(self, index: int) -> tuple[str, Value]:
        name = ROWS[index]
        return name, getattr(self._current(), name)

    def _words(self, index: int) -> str:
        return value_words(*self._setting(index), self.tr)

    def _column(self, width: int) -> int:
        """Return where the values begin: behind the longest title, unless they need the room."""
        longest = max(len(self.tr(TITLES[name])) for name in ROWS)
        value = max(len(self._words(index)) for index in range(len(ROWS)))
        return max(4, min(longest + _GAP, width - value - 4))

    def _row(self, index: int, width: int) -> Content:
        name, value = self._setting(index)
        style = "bold $accent" if index == self._list.highlighted else "$muted"
        column = self._column(width)
        before, after = (step(name, value, direction) != value for direction in (-1, 1))
        return (
            fit(styled(self.tr(TITLES[name])), column - 1)
            + styled(" ")
            + styled("< " if before else "  ", style)
            + styled(self._words(index))
            + styled(" >" if after else "  ", style)
        )

    def _show_about(self) -> None:
        """Say what the highlighted setting is for, and begin to work out what there is to add."""
        self._about.show(self._about_lines)
        if self._waiting is not None:
            self._waiting.stop()
            self._waiting = None
        _, value = self._highlighted
        if self._forecast is not None and isinstance(value, float) and value not in self._forecasts:
            self._waiting = self.set_timer(_HESITATION, partial(self._begin_forecast, self._forecast, value))

    def _about_lines(self, width: int) -> list[Content]:
        name, value = self._highlighted
        readable = min(width, READABLE)
        lines = wrap(styled(about(name, self.tr)), readable)
        if self._forecast is not None and isinstance(value, float):
            lines += wrap(styled(self._forecasts.get(value, "…")), readable)
        default = getattr(Settings(), name)
        if value == default:
            return lines
        usual = self.tr("Usual: {value}", value=value_words(name, default, self.tr))
        return [*lines, *wrap(styled(usual, "$muted"), readable)]

    def _begin_forecast(self, forecast: Forecast, retention: float) -> None:
        def work_out() -> None:
            self.post_message(self.Forecasted(retention, forecast(retention)))

        self.run_worker(work_out, thread=True, exclusive=True, group="forecast")
