"""Names of learners: cleaned, not too long, and told apart as people tell them apart."""

from __future__ import annotations

import unicodedata

from quizapp.core.cleaning import clean

WIDEST = 40
"""The widest name, in cells of a terminal."""

_JOINER = "\u200d"
"""Unseen, but it holds the parts of an emoji together."""


def clean_name(text: str) -> str:
    """Return a name without characters that steer or cannot be seen; it may be empty or too wide."""
    seen = (
        char
        for char in unicodedata.normalize("NFC", clean(text))
        if char == _JOINER or unicodedata.category(char) not in ("Cf", "Cn", "Co")
    )
    return " ".join("".join(seen).strip(_JOINER).split())


def cut_name(text: str) -> str:
    """Return a clean name that is not too wide; it may be empty."""
    name = clean_name(text)
    while width(name) > WIDEST:
        name = name[:-1].rstrip()
    return name


def fold_name(name: str) -> str:
    """Return what two names have in common if people would take them for the same."""
    return unicodedata.normalize("NFC", clean_name(name).replace(_JOINER, "").casefold())


def width(name: str) -> int:
    """Return how many cells of a terminal the name takes, at most."""
    return sum(
        0
        if unicodedata.combining(char) or char == _JOINER
        else 2
        if unicodedata.east_asian_width(char) in "WF"
        else 1
        for char in name
    )


def export_name(name: str) -> str:
    """Return the name in letters, digits and hyphens that every file system takes."""
    letters = (char if char.isalnum() else "-" for char in name.casefold())
    words = filter(None, "".join(letters).split("-"))
    return "-".join(words)[:WIDEST].strip("-") or "learner"
