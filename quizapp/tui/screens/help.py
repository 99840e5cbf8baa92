"""Help: all keys of the screen below, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content

from quizapp.language import N_
from quizapp.tui.keys import MOVES, Shown, shown_keys
from quizapp.tui.screens.base import QuizScreen
from quizapp.tui.text import READABLE, fit, hang, right, stack, styled, wrap
from quizapp.tui.widgets.block import Block
from quizapp.tui.widgets.header import Header
from quizapp.tui.widgets.key_bar import KeyBar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from quizapp.language import Translator

_ALL_KEYS = 56
"""From this width on, every key is named and not only the first for each action."""


class HelpScreen(QuizScreen[None]):
    """Lists the keys of another screen as they are at the moment."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "scroll(-1)", N_("scroll"), group=MOVES),
        Binding("down,j", "scroll(1)", N_("scroll"), group=MOVES),
        Binding("pageup", "scroll(-10)", ""),
        Binding("pagedown", "scroll(10)", ""),
        Binding("escape,enter,space,?,f1", "close", N_("back")),
    ]
    DEFAULT_CSS = """
    HelpScreen {
        align-horizontal: center;
        & > Header, & > #page { max-width: 80; }
        & > #page { height: 1fr; padding: 0 2; scrollbar-size-vertical: 1; }
    }
    """

    def __init__(self, explained: QuizScreen[object], tr: Translator) -> None:
        """Explain the keys of a screen."""
        super().__init__(tr)
        self._explained = explained
        self._header = Header()
        self._body = Block()

    def compose(self) -> ComposeResult:
        """One text that scrolls."""
        yield self._header
        with VerticalScroll(id="page", can_focus=False):
            yield self._body
        yield KeyBar()

    def show_texts(self) -> None:
        """Show the keys."""
        self._header.tell(self.tr("Keys"))
        keys = [key for key in shown_keys(self._explained.active_bindings) if key.sentence]
        told = self._explained.explanations()
        kept = self.tr(self._explained.KEPT)
        self._body.show(lambda width: help_lines(keys, told, kept, self.tr, width))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Close the help with the key that opened it."""
        return action != "help"

    def action_scroll(self, lines: int) -> None:
        """Scroll by lines."""
        self.query_one("#page").scroll_relative(y=lines, animate=False)

    def action_close(self) -> None:
        """Close the help."""
        self.dismiss()


def help_lines(
    keys: list[Shown], told: Sequence[tuple[str, str]], kept: str, tr: Translator, width: int
) -> list[Content]:
    """Lay out what can be typed, each key with its sentence, then two remarks that hold everywhere."""
    named = [(key.all_keys if width >= _ALL_KEYS else key.keys, key.sentence) for key in keys]
    margin = max((len(name) for name, _ in named), default=0)
    lines: list[Content] = []
    for name, sentence in named:
        lines += hang(
            right(name, margin, "bold $accent") + styled("  "), styled(sentence), min(width, READABLE)
        )
    mouse = tr("Everything can be clicked as well, the words in the bottom line too.")
    return stack(
        _explanations(told, width),
        lines,
        wrap(styled(mouse, "$muted"), width) + wrap(styled(kept, "$muted"), width),
    )


def _explanations(told: Sequence[tuple[str, str]], width: int) -> list[Content]:
    """Lay out what can be typed, each with what it does beside it or, with little room, below it."""
    margin = max((Content(example).cell_length for example, _ in told), default=0)
    lines: list[Content] = []
    for example, sentence in told:
        lead = fit(styled(example, "bold $accent"), margin) + styled("  ")
        lines += hang(lead, styled(sentence), min(width, READABLE))
    return lines
