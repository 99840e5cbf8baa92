"""Cleaning: text from a keyboard, a pipe or a foreign file, without what could steer a terminal."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 2000
"""No line is longer, in characters; the rest of it is dropped."""

_ESCAPES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|O.|.)?")
_STEERING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
_DIRECTIONS = frozenset(
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\ufffe\uffff"
)
_LINE_ENDS = str.maketrans("\x85\u2028\u2029", "\n\n\n")
"""Unicode's own line ends, which come in with texts from layout programs and web pages."""


def clean(text: str) -> str:
    """Return the text without control and direction characters; white space becomes one space."""
    seen = (" " if char.isspace() else char for char in _ESCAPES.sub("", text[:LONGEST]))
    return " ".join("".join(char for char in seen if not _steers(char)).split())


def harmless(text: str) -> str:
    """Return the text without control and direction characters; line ends of any kind are usual ones."""
    if not _STEERING.search(text):
        return text
    text = _ESCAPES.sub("", text.translate(_LINE_ENDS))
    return "".join(char for char in text if char in "\n\t" or not _steers(char))


def _steers(char: str) -> bool:
    return unicodedata.category(char) in ("Cc", "Cs") or char in _DIRECTIONS
