"""What every screen shares: its language, its help and its key bar."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.screen import Screen, ScreenResultType

from quizapp.language import N_
from quizapp.tui.keys import translated
from quizapp.tui.requests import ShowHelp
from quizapp.tui.text import ROOMY

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from textual.binding import ActiveBinding, BindingType

    from quizapp.core.items import Item
    from quizapp.language import Translator

WIDE = 140
"""From this width on, a screen may put things beside each other that otherwise stand below each other."""


class QuizScreen(Screen[ScreenResultType]):
    """A screen that speaks the language of the interface, also when that changes."""

    AUTO_FOCUS = ""
    KEPT: ClassVar[str] = N_(
        "An answer is stored before you see whether it was right. You can leave at any time."
    )
    """What the help says about when something is stored."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("?,f1", "help", N_("Help"), tooltip=N_("Show the keys of this screen.")),
    ]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-normal"), (WIDE, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-short"), (16, "-tall"), (ROOMY, "-roomy")]  # noqa: RUF012

    DEFAULT_CSS = """
    QuizScreen.-short {
        & KeyBar { height: 1; border-top: none; }
        & Header { margin-bottom: 0; }
    }
    """

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        self.tr = tr
        self._is_stale = False

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The bindings of the moment, in the language of the interface."""
        return {key: translated(active, self.tr) for key, active in super().active_bindings.items()}

    def on_mount(self) -> None:
        """Fill in the texts."""
        self.show_texts()

    def speak(self, tr: Translator) -> None:
        """Say everything in another language from now on."""
        self.tr = tr
        self.show_texts()
        self.refresh_bindings()

    def on_screen_resume(self) -> None:
        """Show anew what was read again while something else was in front."""
        if self._is_stale:
            self.renew()

    def under_way(self) -> Sequence[Item]:
        """Return the items that are being asked here; they stay as they are when files are read again."""
        return ()

    def follow(self, renamed: Mapping[str, str]) -> None:
        """Call items what they are called now in their files."""

    def renew(self) -> None:
        """Show anew what stands in question files, at once or as soon as this is in front."""
        self._is_stale = not self.is_current
        if not self._is_stale:
            self.reread()

    def reread(self) -> None:
        """Show anew what stands in question files, which were read again."""

    def edited(self) -> None:
        """Show anew what may have been edited just now, when the person is back from the editor."""

    def announce(self, news: Callable[[Translator], str]) -> None:
        """Say quietly what was just done, until something else is."""
        self.notify(news(self.tr), timeout=5, markup=False)

    def show_texts(self) -> None:
        """Give the widgets what they show; called at the start and when the language changes."""

    def explanations(self) -> Sequence[tuple[str, str]]:
        """Return what the help explains besides the keys: what can be typed, and what that does."""
        return ()

    def action_help(self) -> None:
        """Ask for the keys of this screen."""
        self.post_message(ShowHelp())
