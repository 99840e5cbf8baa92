"""Lines: what is read from the keyboard or a pipe, cleaned, and the commands among it."""

from __future__ import annotations

from enum import Enum

from quizapp.core.cleaning import clean


class Command(Enum):
    """What a line that begins with a slash asks for."""

    HINT = "h"
    UNDO = "u"
    REPEAT = "r"
    SKIP = "s"
    QUIT = "q"
    HELP = "?"


class UnknownCommandError(Exception):
    """A line begins with a slash but is no command."""


def parse_line(line: str) -> Command | str:
    """Return the command or the text of a line; ``//`` at its beginning is a slash.

    Raises:
        UnknownCommandError: it begins with one slash and is no command.
    """
    text = clean(line)
    if text.startswith("//"):
        return text[1:]
    if not text.startswith("/"):
        return text
    try:
        return Command(text[1:].casefold())
    except ValueError:
        raise UnknownCommandError(text) from None


def parse_yes_no(text: str) -> bool | None:
    """Return what a German or an English yes or no says; None if it is neither."""
    word = text.casefold().rstrip(".!")
    if word in _YES:
        return True
    return False if word in _NO else None


_YES = frozenset({"j", "ja", "y", "yes"})
_NO = frozenset({"n", "nein", "no"})
