"""What all responders share: they are asked an item, give a response, and are settled afterwards."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from textual.message import Message
from textual.widget import Widget

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quizapp.core.items import Item
    from quizapp.core.responses import Response
    from quizapp.language import Translator
    from quizapp.study import Feedback


class Responder(Widget):
    """Where items of some kinds are responded to.

    It is asked an item, posts `Responded` once or `Refused` as often as it must, and is settled with
    the feedback, after which it shows in its place what was right.
    """

    @dataclass
    class Responded(Message):
        """The learner responded."""

        response: Response

    @dataclass
    class Refused(Message):
        """What the learner did is no response yet; ``message`` says why, with places for ``values``."""

        message: str
        values: Mapping[str, object] = field(default_factory=dict)

    @dataclass
    class Edited(Message):
        """What is to be given changed; ``texts`` is what stands in the fields, if there are any."""

        texts: tuple[str, ...] = ()

    @dataclass
    class Left(Message):
        """The learner left a field, so that letters command again."""

    @abstractmethod
    def ask(self, item: Item, tr: Translator) -> None:
        """Show an item of a kind that belongs here, with nothing chosen or typed yet."""

    @abstractmethod
    def speak(self, tr: Translator) -> None:
        """Say the same in another language."""

    @abstractmethod
    def settle(self, feedback: Feedback | None) -> None:
        """Take no more responses; with the feedback show what was right."""

    @abstractmethod
    def fill(self, response: Response) -> None:
        """Show a response that was given to the item before, to be changed or given again."""

    @abstractmethod
    def given(self) -> Response | None:
        """Return what would be given now, None if that is nothing."""

    def prepare(self, item: Item) -> None:
        """Make what the item will need, so that it can be asked without delay; it is hidden still."""

    def use_height(self, height: int) -> None:
        """Know how high the screen is, to space things out where there is room."""

    def enter(self) -> None:
        """Take the keys, at once: what is typed next belongs here."""
        self.screen.set_focus(self)
