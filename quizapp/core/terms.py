"""Terms in a text: where the names of a glossary stand, in any of their forms."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from quizapp.core.folding import fold
from quizapp.core.inflection import inflected

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_ADDITION = re.compile(r"\s*\([^()]*\)")
_ARTICLE = re.compile(r"(?:der|die|das|den|dem|des|eine?[mnrs]?|the|an?)\s+(?=\S)", re.IGNORECASE)
_BETWEEN = re.compile(r"[\s*\u00ad-]*")
_ACRONYM = re.compile(r"[A-ZÄÖÜ]{2,5}")


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Characters ``start`` to ``end`` (exclusive) of a text are a name of the term with this index."""

    start: int
    end: int
    term: int


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    written: str
    folded: str


@dataclass(frozen=True, slots=True)
class _Name:
    words: tuple[_Word, ...]
    term: int


def find_terms(text: str, terms: Sequence[Iterable[str]], language: str) -> tuple[Occurrence, ...]:
    """Return where names of terms stand in a text, in its order; each term is given by its names.

    Whole words count, in folded form, also in the plural or another case. The longest name wins, and
    no two overlap. An acronym counts only in capitals.
    """
    names = _by_first_letter(terms)
    words = _words(text)
    found = []
    place = 0
    while place < len(words):
        name = _name_at(text, words, place, names.get(words[place].folded[:1], ()), language)
        if name is None:
            place += 1
        else:
            last = place + len(name.words) - 1
            found.append(Occurrence(words[place].start, words[last].end, name.term))
            place = last + 1
    return tuple(found)


def _by_first_letter(terms: Sequence[Iterable[str]]) -> dict[str, list[_Name]]:
    """Return the names by the first letter, which no inflection changes; the longest first."""
    found: dict[str, list[_Name]] = {}
    for index, names in enumerate(terms):
        for name in names:
            plain = _ARTICLE.sub("", _ADDITION.sub("", name).strip(), count=1)
            words = tuple(_words(plain))
            if words:
                found.setdefault(words[0].folded[0], []).append(_Name(words, index))
    for several in found.values():
        several.sort(key=lambda name: (-len(name.words), -sum(len(word.folded) for word in name.words)))
    return found


def _words(text: str) -> list[_Word]:
    words = ((found.start(), found.end(), found[0], fold(found[0])) for found in _WORD.finditer(text))
    return [_Word(*parts) for parts in words if parts[3]]


def _name_at(
    text: str, words: Sequence[_Word], place: int, names: Iterable[_Name], language: str
) -> _Name | None:
    """Return the name that begins with the word at a place; one that is written just so goes first."""
    fitting = [name for name in names if _stands_at(text, words, place, name, language)]
    return min(fitting, key=lambda name: _worse(words, place, name), default=None)


def _worse(words: Sequence[_Word], place: int, name: _Name) -> tuple[int, int]:
    there = words[place : place + len(name.words)]
    exact = all(one.folded == other.folded for one, other in zip(there, name.words, strict=True))
    return -len(name.words), int(not exact)


def _stands_at(text: str, words: Sequence[_Word], place: int, name: _Name, language: str) -> bool:
    there = words[place : place + len(name.words)]
    if len(there) < len(name.words):
        return False
    if not all(
        _same(one, other, language, attributive=one is not there[-1])
        for one, other in zip(there, name.words, strict=True)
    ):
        return False
    return all(_BETWEEN.fullmatch(text, one.end, other.start) for one, other in pairwise(there)) and not (
        _is_part(text, there[0].start, there[-1].end)
    )


def _is_part(text: str, start: int, end: int) -> bool:
    """Whether the characters are only a part of a word with hyphens: Atom in Atom-U-Boot."""
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    return bool(re.fullmatch(r"[^\W_]-", before) or re.fullmatch(r"-[^\W_]", after))


def _same(one: _Word, other: _Word, language: str, *, attributive: bool) -> bool:
    if _ACRONYM.fullmatch(other.written):
        return one.written in (other.written, f"{other.written}s")
    return one.folded == other.folded or _inflected(one.folded, other.folded, language, attributive)


@lru_cache(maxsize=4096)
def _inflected(one: str, other: str, language: str, attributive: bool) -> bool:  # noqa: FBT001 - for the cache
    return inflected(one, other, language, attributive=attributive)
