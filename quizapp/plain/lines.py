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
    SUSPEND = "@"
    POSTPONE = "-"
    FLAG = "!"
    INFO = "i"
    OVERRULE = "o"
    EDIT = "e"


_NAMES = {
    "suspend": Command.SUSPEND,
    "aussetzen": Command.SUSPEND,
    "tomorrow": Command.POSTPONE,
    "morgen": Command.POSTPONE,
    "flag": Command.FLAG,
    "melden": Command.FLAG,
    "info": Command.INFO,
    "edit": Command.EDIT,
    "bearbeiten": Command.EDIT,
    "right": Command.OVERRULE,
    "richtig": Command.OVERRULE,
}
"""Commands by their German and English names."""


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
    name = _split(text)[0].casefold()
    if name in _NAMES:
        return _NAMES[name]
    try:
        return Command(name)
    except ValueError:
        raise UnknownCommandError(text) from None


def parse_note(line: str) -> str:
    """Return what stands behind the command in a line that flags an item, maybe nothing."""
    return _split(clean(line))[1]


def _split(text: str) -> tuple[str, str]:
    """Split a line with a command in the name and, of the one that takes a text, that text."""
    if text.startswith("/!"):
        return "!", text[2:].strip()
    name, _, rest = text[1:].partition(" ")
    return (name, rest) if _NAMES.get(name.casefold()) is Command.FLAG else (text[1:], "")


def parse_yes_no(text: str) -> bool | None:
    """Return what a German or an English yes or no says; None if it is neither."""
    word = text.casefold().rstrip(".!")
    if word in _YES:
        return True
    return False if word in _NO else None


_YES = frozenset({"j", "ja", "y", "yes"})
_NO = frozenset({"n", "nein", "no"})
