"""Voices: how a session is told, aloud to a person or in JSON to a program."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from quizapp.plain import spoken
from quizapp.wording import put_aside_words, taken_back_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from quizapp.care import ItemInfo
    from quizapp.core.items import Item
    from quizapp.core.session import Session, Step, Summary
    from quizapp.editing import Place
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

    def undone(self, item: Item | None, step: Step | None) -> None:
        """Tell that the last step was taken back to this item; None: there was no step."""
        ...

    def overruled(self, feedback: Feedback) -> None:
        """Tell that the last response counts as right now."""
        ...

    def put_aside(self, item: Item, step: Step | None) -> None:
        """Tell that the item was suspended or put off."""
        ...

    def flagged(self, item: Item, note: str | None) -> None:
        """Tell that the item was flagged, or with None that it is not flagged any more."""
        ...

    def info(self, info: ItemInfo) -> None:
        """Tell what is known of the item."""
        ...

    def place(self, item: Item, place: Place | None) -> None:
        """Tell where the item stands in its file, None if that is not there any more."""
        ...

    def refused(self, message: str) -> None:
        """Tell why something cannot be done."""
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

    def summary(self, summary: Summary, leeches: Sequence[Item] = ()) -> None:
        """Tell what came out of the session, and which of the missed items do not stick."""
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

    def undone(self, item: Item | None, step: Step | None) -> None:
        """Say which step was taken back."""
        tr = self._console.tr
        self._say([tr("There is nothing to undo.") if item is None else taken_back_words(step, tr)])

    def overruled(self, feedback: Feedback) -> None:
        """Say that it counts as right, and when it comes again."""
        self._say(spoken.overruled_lines(feedback, self._console.tr))

    def put_aside(self, item: Item, step: Step | None) -> None:
        """Say that the item was put aside, and how to take that back."""
        self._say([put_aside_words(step, "/u", self._console.tr)])

    def flagged(self, item: Item, note: str | None) -> None:
        """Say whether the item is flagged."""
        tr = self._console.tr
        self._say([tr("Not flagged any more.") if note is None else tr("Flagged for the author.")])

    def info(self, info: ItemInfo) -> None:
        """Say what is known of the item."""
        self._say(spoken.info_lines(info, self._console.tr))

    def place(self, item: Item, place: Place | None) -> None:
        """Say file and line."""
        tr = self._console.tr
        if place is None:
            self._say([tr("The file of this question is not there any more.")])
        else:
            self._say([tr("This question stands in line {line} of {path}", line=place.line, path=place.path)])

    def refused(self, message: str) -> None:
        """Say why something cannot be done."""
        self._say([message])

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

    def summary(self, summary: Summary, leeches: Sequence[Item] = ()) -> None:
        """Say what came out of the session after an empty line."""
        tr = self._console.tr
        self._say(["", *spoken.summary_lines(summary, tr), *spoken.leech_lines(leeches, tr)])

    def _say(self, lines: Iterable[str]) -> None:
        self._console.say_all(lines)
