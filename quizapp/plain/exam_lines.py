"""Lines of an exam: the commands among them, which are others than in a session."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from quizapp.core.cleaning import clean
from quizapp.plain.lines import UnknownCommandError


class ExamCommand(Enum):
    """What a line that begins with a slash asks for; the first of its words is the one that is told."""

    NEXT = ("n", "s")
    PREVIOUS = ("p",)
    MARK = ("m",)
    LIST = ("l",)
    CLEAR = ("c",)
    REPEAT = ("r",)
    SUBMIT = ("submit", "abgeben")
    QUIT = ("q",)
    HELP = ("?",)


@dataclass(frozen=True, slots=True)
class GoTo:
    """Go to the item with this number, counted from 1."""

    number: int


def parse_exam_line(line: str) -> ExamCommand | GoTo | str:
    """Return the command or the text of a line; ``//`` at its beginning is a slash.

    Raises:
        UnknownCommandError: it begins with one slash and is no command.
    """
    text = clean(line)
    if text.startswith("//"):
        return text[1:]
    if not text.startswith("/"):
        return text
    word, _, value = text[1:].casefold().partition(" ")
    if word == "g" and value.isascii() and value.isdecimal():
        return GoTo(int(value[:9]))
    for command in ExamCommand:
        if word in command.value and not value:
            return command
    raise UnknownCommandError(text)
