"""Settings: what the person chose, and the defaults. Small, because every start reads them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from quizapp.language import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Mapping

Value = str | bool | int | float | None
Limits = tuple[tuple[str, int], ...]

AUTO = "auto"
"""Stands in the file for a language that nobody chose."""

THEMES = ("dark", "light", "contrast", "colourblind")

CHOICES = {"language": (AUTO, *LANGUAGES), "theme": THEMES}
RANGES: Mapping[str, tuple[int, int]] = {
    "new_a_day": (0, 9999),
    "reviews_a_day": (0, 9999),
    "quiz_length": (1, 999),
    "day_start": (0, 23),
}
RETENTION = (0.7, 0.97)
LIMITS = {"new_a_day": "new_limits", "reviews_a_day": "review_limits"}
"""The settings that a deck may have of its own, by ``name.DECK``, and the fields that hold these."""

_YES = frozenset({"yes", "true", "on", "ja", "1"})
_NO = frozenset({"no", "false", "off", "nein", "0"})


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be set, in the order in which it is shown.

    ``language`` None follows the system's or the deck's. ``new_a_day`` and ``reviews_a_day`` are the
    numbers of new and of due items a learner and learning day, the latter 0 for no limit.
    ``quiz_length`` is the number of items in a quiz, ``retention`` the desired probability of knowing
    a due item, ``day_start`` the hour at which the learning day begins. ``typo_tolerance`` forgives
    typing errors, ``select_first`` asks for Enter after a digit. ``new_limits`` and ``review_limits``
    hold what single decks have of their own, by the deck's id.
    """

    language: str | None = None
    theme: str = "dark"
    new_a_day: int = 10
    reviews_a_day: int = 0
    quiz_length: int = 10
    retention: float = 0.9
    day_start: int = 4
    typo_tolerance: bool = True
    select_first: bool = False
    plain: bool = False
    new_limits: Limits = ()
    review_limits: Limits = ()

    def new_limit(self, deck: str) -> int | None:
        """Return how many new items of the deck may be asked a day, None if it has no own limit."""
        return dict(self.new_limits).get(deck)

    def review_limit(self, deck: str) -> int | None:
        """Return how many due items of the deck may be asked a day (0: any), None without an own limit."""
        return dict(self.review_limits).get(deck)


NAMES = tuple(name for name in Settings.__slots__ if name not in LIMITS.values())
"""What every settings file may set; the decks' own limits come on top."""


def values(settings: Settings) -> dict[str, Value]:
    """Return what is set by name, the decks' limits as ``new_a_day.DECK``."""
    found: dict[str, Value] = {name: getattr(settings, name) for name in NAMES}
    for name, field in LIMITS.items():
        found |= {f"{name}.{deck}": limit for deck, limit in getattr(settings, field)}
    return found


def change(settings: Settings, name: str, value: Value) -> Settings:
    """Return the settings with one of them changed; None takes a deck's limit away."""
    base, dot, deck = name.partition(".")
    if not dot:
        return replace(settings, **{name: value})  # type: ignore[arg-type]
    field = LIMITS[base]
    limits = {**dict(getattr(settings, field)), deck: value}
    kept = sorted((one, limit) for one, limit in limits.items() if limit is not None)
    return replace(settings, **{field: tuple(kept)})  # type: ignore[arg-type]


def is_setting(name: str) -> bool:
    """Tell whether something of this name can be set."""
    base, dot, deck = name.partition(".")
    return base in LIMITS and bool(deck) if dot else name in NAMES


def parse_value(name: str, text: str) -> Value:
    """Return the value that a text means for a setting.

    Raises:
        ValueError: it means none.
    """
    base = name.partition(".")[0]
    word = text.casefold()
    if base in CHOICES:
        if word not in CHOICES[base]:
            raise ValueError(text)
        return None if word == AUTO else word
    if base == "retention":
        return _parse_retention(text)
    if base in RANGES:
        return _parse_whole(text, *RANGES[base])
    if word not in _YES | _NO:
        raise ValueError(text)
    return word in _YES


def format_value(value: Value) -> str:
    """Return the text that `parse_value` reads as this value."""
    match value:
        case None:
            return AUTO
        case bool():
            return "yes" if value else "no"
        case _:
            return str(value)


def _parse_whole(text: str, low: int, high: int) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) < 10 and low <= int(text) <= high):
        raise ValueError(text)
    return int(text)


def _parse_retention(text: str) -> float:
    low, high = RETENTION
    number = float(text.replace(",", "."))
    if "_" in text or not low <= number <= high:
        raise ValueError(text)
    return number
