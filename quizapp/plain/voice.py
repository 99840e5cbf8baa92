"""Voices: how a session is told, aloud to a person or in JSON to a program."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from quizapp.plain import spoken

if TYPE_CHECKING:
    from collections.abc import Iterable

    from quizapp.core.items import Item
    from quizapp.core.session import Session, Summary
    from quizapp.plain.console import Console
    from quizapp.plain.forms import Form
    from quizapp.study import Feedback


class Voice(Protocol):
    """Tells what happens in a session."""

    @property
    def whole(self) -> bool:
        """Whether all gaps or pairs of an item are taken in one line."""
        ...

    def item(self, session: Session, item: Item) -> None:
        """Tell what is asked."""
        ...

    def prompt(self, form: Form) -> None:
        """Tell which part of the response is wanted next; the key, once it is revealed."""
        ...

    def feedback(self, feedback: Feedback) -> None:
        """Tell how the response was marked."""
        ...

    def hint(self, item: Item, text: str) -> None:
        """Give the hint, empty if there is none."""
        ...

    def undone(self, item: Item | None) -> None:
        """Tell that the last step was taken back to this item; None: there was no step."""
        ...

    def skipped(self, item: Item) -> None:
        """Tell that the item was skipped."""
        ...

    def invalid(self, item: Item, message: str) -> None:
        """Tell why a line could not be read."""
        ...

    def error(self, message: str) -> None:
        """Tell that something was not stored."""
        ...

    def help(self) -> None:
        """Tell the commands."""
        ...

    def summary(self, summary: Summary) -> None:
        """Tell what came out of the session."""
        ...


class SpokenVoice:
    """Tells a session in lines that read well aloud."""

    whole = False

    def __init__(self, console: Console) -> None:
        self._console = console

    def item(self, session: Session, item: Item) -> None:
        """Say the item after an empty line."""
        self._say(["", *spoken.item_lines(session, item, self._console.tr)])

    def prompt(self, form: Form) -> None:
        """Say which gap or pair is next, or the key of a recall item."""
        self._say(spoken.prompt_lines(form, self._console.tr))

    def feedback(self, feedback: Feedback) -> None:
        """Say the verdict and what belongs to it."""
        self._say(spoken.feedback_lines(feedback, self._console.tr))

    def hint(self, item: Item, text: str) -> None:
        """Say the hint."""
        tr = self._console.tr
        self._say([tr("Hint: {text}", text=text) if text else tr("There is no hint for this one.")])

    def undone(self, item: Item | None) -> None:
        """Say that a step was taken back."""
        tr = self._console.tr
        self._say([tr("There is nothing to undo.") if item is None else tr("Taken back.")])

    def skipped(self, item: Item) -> None:
        """Say that the item was skipped."""
        self._say([self._console.tr("Skipped.")])

    def invalid(self, item: Item, message: str) -> None:
        """Say what could not be read."""
        self._say([message])

    def error(self, message: str) -> None:
        """Say that something was not stored."""
        self._say([message, self._console.tr("Nothing was stored. Try the same again, or /q to quit.")])

    def help(self) -> None:
        """Say the commands."""
        self._say(spoken.help_lines(self._console.tr))

    def summary(self, summary: Summary) -> None:
        """Say what came out of the session after an empty line."""
        self._say(["", *spoken.summary_lines(summary, self._console.tr)])

    def _say(self, lines: Iterable[str]) -> None:
        self._console.say_all(lines)
