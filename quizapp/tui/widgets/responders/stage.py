"""The stage: where the responder of the moment stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import VerticalGroup

from quizapp.tui.widgets.responders import make_responder, responder_name

if TYPE_CHECKING:
    from quizapp.core.items import Item
    from quizapp.core.responses import Response
    from quizapp.language import Translator
    from quizapp.study import Feedback
    from quizapp.tui.widgets.responders.base import Responder


class Stage(VerticalGroup):
    """Holds one responder for each way of responding, made when it is first needed and then kept."""

    def __init__(self, first: Item | None, *, select_first: bool) -> None:
        """Begin with the responder for the first item, so that it is there with the first frame."""
        self._select_first = select_first
        self._responders: dict[str, Responder] = {}
        self._now: Responder | None = None
        super().__init__(*([self._make(first)] if first is not None else []))

    def prepare(self, item: Item) -> None:
        """Make what the item will need, so that it can be asked without delay."""
        self._made(item).prepare(item)

    def ask(self, item: Item, tr: Translator, height: int, response: Response | None = None) -> None:
        """Let the item be responded to, on a screen of this height; a response given before is shown."""
        responder = self._made(item)
        if self._now is not None and self._now is not responder:
            self._now.display = False
        self._now = responder
        responder.display = True
        responder.use_height(height)
        responder.ask(item, tr)
        if response is not None:
            responder.fill(response)
        responder.enter()

    def given(self) -> Response | None:
        """Return what would be given now, None if that is nothing."""
        return self._now.given() if self._now is not None else None

    def settle(self, feedback: Feedback | None) -> None:
        """Take no more responses; with the feedback show what was right."""
        if self._now is not None:
            self._now.settle(feedback)

    def enter(self) -> None:
        """Give the keys to the responder."""
        if self._now is not None:
            self._now.enter()

    def speak(self, tr: Translator) -> None:
        """Say the same in another language."""
        if self._now is not None:
            self._now.speak(tr)

    def use_height(self, height: int) -> None:
        """Know how high the screen is."""
        if self._now is not None:
            self._now.use_height(height)

    def _made(self, item: Item) -> Responder:
        name = responder_name(item.interaction)
        if name not in self._responders:
            responder = self._make(item)
            responder.display = False
            self.mount(responder)
        return self._responders[name]

    def _make(self, item: Item) -> Responder:
        name = responder_name(item.interaction)
        self._responders[name] = make_responder(name, select_first=self._select_first)
        return self._responders[name]
