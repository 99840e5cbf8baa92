"""Settings: what the person chose, and the defaults."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be set.

    ``new_a_day`` is the number of new items a learner and learning day, ``quiz_length`` the number
    of items in a quiz, ``retention`` the desired probability of knowing a due item, ``day_start``
    the hour at which the learning day begins, ``select_first`` asks for Enter after a digit.
    """

    language: str | None = None
    plain: bool = False
    theme: str = "dark"
    new_a_day: int = 10
    quiz_length: int = 10
    retention: float = 0.9
    day_start: int = 4
    select_first: bool = False


class Loaded(NamedTuple):
    """Settings as read from a file, with the names in it that mean nothing or hold no valid value."""

    settings: Settings
    unknown: tuple[str, ...] = ()
    invalid: tuple[str, ...] = ()


def load_settings(path: Path) -> Loaded:
    """Read the settings file; a missing one gives the defaults, and what it cannot use is named.

    Raises:
        OSError: the file is there but cannot be read.
    """
    try:
        text = path.read_text(encoding="utf-8-sig", errors="replace")
    except FileNotFoundError:
        return Loaded(Settings())
    return parse_settings(_pairs(text))


def parse_settings(pairs: Mapping[str, str]) -> Loaded:
    """Give typed settings for texts by name."""
    settings = Settings()
    unknown, invalid = [], []
    known = {field.name for field in fields(Settings)}
    for name, text in pairs.items():
        if name not in known:
            unknown.append(name)
            continue
        value = _value(name, text.strip())
        if value is None:
            invalid.append(name)
        else:
            settings = replace(settings, **{name: value})
    return Loaded(settings, tuple(unknown), tuple(invalid))


def _pairs(text: str) -> dict[str, str]:
    """Read ``name: value`` lines; the settings file is flat, so that start-up needs no YAML parser."""
    pairs = {}
    for line in text.splitlines():
        name, colon, value = line.partition(":")
        if colon and name.strip() and not name.lstrip().startswith("#"):
            pairs[name.strip()] = value.partition(" #")[0].strip().strip("\"'")
    return pairs


_YES = frozenset({"yes", "true", "on", "ja", "1"})
_NO = frozenset({"no", "false", "off", "nein", "0"})
_RANGES: dict[str, tuple[float, float]] = {
    "new_a_day": (0, 9999),
    "quiz_length": (1, 999),
    "retention": (0.7, 0.97),
    "day_start": (0, 23),
}


def _value(name: str, text: str) -> Any:
    """Return the typed value, None if the text is none."""
    match name:
        case "language":
            return text if text in ("de", "en") else None
        case "theme":
            return text if text in ("dark", "light", "contrast") else None
        case "plain" | "select_first":
            return True if text.casefold() in _YES else False if text.casefold() in _NO else None
        case _:
            return _number(name, text)


def _number(name: str, text: str) -> float | int | None:
    low, high = _RANGES[name]
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        return None
    if not low <= number <= high:
        return None
    return number if name == "retention" else int(number)
