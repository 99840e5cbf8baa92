"""Cleaning: text from a keyboard, a pipe or a foreign file, without what could steer a terminal."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 2000
"""No line is longer, in characters; the rest of it is dropped."""

_ESCAPES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|O.|.)?")
_STEERING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
_DIRECTIONS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")


def clean(text: str) -> str:
    """Return the text without control and direction characters; white space becomes one space."""
    seen = (" " if char.isspace() else char for char in _ESCAPES.sub("", text[:LONGEST]))
    return " ".join("".join(char for char in seen if not _steers(char)).split())


def harmless(text: str) -> str:
    """Return the text without control and direction characters, and otherwise as it is."""
    if not _STEERING.search(text):
        return text
    return "".join(char for char in _ESCAPES.sub("", text) if char in "\n\t" or not _steers(char))


def _steers(char: str) -> bool:
    return unicodedata.category(char) in ("Cc", "Cs") or char in _DIRECTIONS
