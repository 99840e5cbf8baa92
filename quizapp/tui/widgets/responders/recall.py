"""Recall: think of it, reveal the key, then say whether you knew it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding

from quizapp.core.items import Item, Recall
from quizapp.core.responses import Recalled
from quizapp.language import N_
from quizapp.tui.text import styled, wrap
from quizapp.tui.widgets.block import Block
from quizapp.tui.widgets.responders.base import Responder

if TYPE_CHECKING:
    from textual import events
    from textual.binding import BindingType
    from textual.content import Content

    from quizapp.core.responses import Response
    from quizapp.language import Translator
    from quizapp.study import Feedback


class RecallPane(Block, Responder, can_focus=True):
    """Hides the key until it is revealed; then the learner says whether they knew it."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "reveal", N_("reveal"), tooltip=N_("Show what was to be explained.")),
        Binding("y,j,1", "knew", N_("I knew it"), key_display=N_("y"), tooltip=N_("You knew it.")),
        Binding("n,2", "missed", N_("I did not know it"), tooltip=N_("You did not know it.")),
    ]
    DEFAULT_CSS = """
    RecallPane:hover { pointer: pointer; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._key = ""
        self._revealed = False
        self._over = False
        self._words = ("", "", "", "")
        self._buttons: dict[int, bool] = {}

    def ask(self, item: Item, tr: Translator) -> None:
        """Hide the key."""
        assert isinstance(item.interaction, Recall)
        self._key = item.interaction.key
        self._revealed = False
        self._over = False
        self.speak(tr)

    def fill(self, response: Response) -> None:
        """Show the key, as it was when the learner said whether they knew it."""
        self._revealed = True
        self.renew()

    def given(self) -> Response | None:
        """Return nothing: what the learner says is given at once."""
        return None

    def speak(self, tr: Translator) -> None:
        """Say the buttons in another language."""
        self._words = (tr("reveal"), tr("y"), tr("I knew it"), tr("I did not know it"))
        self.renew()

    def settle(self, feedback: Feedback | None) -> None:
        """Leave the key to be read."""
        self._over = True
        self.renew()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Reveal first, then say whether it was known."""
        if self._over:
            return False
        return action == "reveal" if not self._revealed else action in ("knew", "missed")

    def lines(self, width: int) -> list[Content]:
        """Show the key if it is revealed, and what can be done, each in its line for the mouse."""
        reveal, yes, knew, missed = self._words
        self._buttons = {}
        if not self._revealed:
            return [styled("  ⏎  ", "bold $accent") + styled(reveal)]
        lines = wrap(styled(self._key, "bold"), width)
        if not self._over:
            self._buttons = {len(lines) + 1: True, len(lines) + 2: False}
            lines += [
                styled(""),
                styled(f"  {yes}  ", "bold $accent") + styled(knew),
                styled("  n  ", "bold $accent") + styled(missed),
            ]
        return lines

    def on_click(self, event: events.Click) -> None:
        """Reveal, or take the line that was clicked."""
        offset = event.get_content_offset(self)
        if offset is None or self._over:
            return
        self.focus()
        if not self._revealed:
            self.action_reveal()
        elif offset.y in self._buttons:
            self._give(knew=self._buttons[offset.y])

    def action_reveal(self) -> None:
        """Show the key."""
        self._revealed = True
        self.renew()
        self.refresh_bindings()

    def action_knew(self) -> None:
        """Say that it was known."""
        self._give(knew=True)

    def action_missed(self) -> None:
        """Say that it was not known."""
        self._give(knew=False)

    def _give(self, *, knew: bool) -> None:
        self.post_message(self.Responded(Recalled(knew)))
