"""Faults: what is wrong in the settings file, where, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, assert_never

from quizapp.bank.problems import shorten, visible
from quizapp.core.nearness import nearest
from quizapp.settings import LIMITS, NAMES, is_setting
from quizapp.settings.words import range_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quizapp.language import Translator
    from quizapp.settings.file import Entry

_GERMAN = {
    "sprache": "language",
    "farbe": "theme",
    "farben": "theme",
    "thema": "theme",
    "neue_am_tag": "new_a_day",
    "wiederholungen_am_tag": "reviews_a_day",
    "tippfehler": "typo_tolerance",
    "zeilenweise": "plain",
}


class Cause(Enum):
    """What can be wrong with a line."""

    NO_ENTRY = auto()
    UNKNOWN = auto()
    TWICE = auto()
    NO_VALUE = auto()


@dataclass(frozen=True, slots=True)
class Fault:
    """A line that cannot be used; ``line``, ``column`` and ``first``, where it stood before, count from 1.

    ``text`` is what cannot be used: the line or the value.
    """

    line: int
    column: int
    cause: Cause
    name: str = ""
    text: str = ""
    first: int = 0

    def message(self, tr: Translator) -> str:
        """Return what is wrong and the remedy, in one sentence; safe to print."""
        name, text = visible(shorten(self.name)), visible(shorten(self.text))
        match self.cause:
            case Cause.NO_ENTRY:
                return tr("»{text}« sets nothing; write »name: value«, or # before it", text=text)
            case Cause.UNKNOWN:
                return _say_unknown(self.name, name, tr)
            case Cause.TWICE:
                return tr(
                    "»{name}« is set a second time; line {first} counts, so delete one of them",
                    name=name,
                    first=self.first,
                )
            case Cause.NO_VALUE if not text:
                return tr("»{name}« has no value; possible is {range}", name=name, range=_range(self, tr))
            case Cause.NO_VALUE:
                return tr(
                    "»{text}« is not possible for »{name}«; possible is {range}",
                    text=text,
                    name=name,
                    range=_range(self, tr),
                )
            case _:
                assert_never(self.cause)


def find_fault(number: int, line: str, entry: Entry | None, first: Mapping[str, int]) -> Fault:
    """Return what is wrong with a line that could not be used; ``first`` tells where names stood first."""
    if entry is None:
        text = line.strip()
        return Fault(number, line.index(text) + 1, Cause.NO_ENTRY, text=text)
    if not is_setting(entry.name):
        return Fault(number, entry.column + 1, Cause.UNKNOWN, entry.name)
    if first.get(entry.name, number) != number:
        return Fault(number, entry.column + 1, Cause.TWICE, entry.name, first=first[entry.name])
    return Fault(number, entry.start + 1, Cause.NO_VALUE, entry.name, entry.value)


def _range(fault: Fault, tr: Translator) -> str:
    return range_words(fault.name, tr)


def _say_unknown(name: str, shown: str, tr: Translator) -> str:
    base, dot, deck = name.partition(".")
    known = tuple(LIMITS) if dot and deck else NAMES
    like = _GERMAN.get(base.casefold(), "") or nearest(base.replace("-", "_"), known) or ""
    if like and deck and like in LIMITS:
        like = visible(shorten(f"{like}.{deck}"))
    if like:
        return tr("unknown setting »{name}«; did you mean »{like}«?", name=shown, like=like)
    return tr("unknown setting »{name}«; known are {names}", name=shown, names=", ".join(NAMES))
