"""Comparing a typed text with an accepted one, forgiving slips of the finger but not of the mind."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING
from unicodedata import normalize

from quizapp.core.folding import fold
from quizapp.core.inflection import inflected
from quizapp.core.lookalikes import is_another_word, negations
from quizapp.core.slips import count_letters, count_slips
from quizapp.core.tokens import Tokens, has_roman, tokenize, without_article

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["Closeness", "best", "compare", "fold", "names"]

_LONGEST = 500
"""Longer texts are equal or different: nobody types them, and slips would cost time to find."""

_ACRONYM = re.compile(r"(?<!\w)[A-ZÄÖÜ]{2,4}(?!\w)")
_ADDITION = re.compile(r"\s\([^()]*\)")
_TRUE_UMLAUT = re.compile("[äöüÄÖÜ]")
_CLASHES = ({"der", "die"}, {"der", "das"}, {"die", "das"})
_ACCENT = re.compile(r"[\u0300-\u036f]")
_PLAIN_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d"})


class Closeness(Enum):
    """How near a typed text is to an accepted one; the nearest comes first."""

    EXACT = "exact"
    INFLECTION = "inflection"
    TYPO = "typo"
    DIFFERENT = "different"

    def without_typo(self) -> Closeness:
        """Return how near it is where no typo is forgiven."""
        return Closeness.DIFFERENT if self is Closeness.TYPO else self


def compare(typed: str, accepted: str, language: str) -> Closeness:
    """Return how near a typed text is to an accepted one, by the rules of ``language`` (de, en).

    Spaces, hyphens, case, closing marks, a leading article, abbreviations, additions in brackets and
    ways to write a number do not count. A typo is forgiven by length: none up to 4 letters, 1 up to 8,
    2 above; never in digits, signs, units or negation, and never if it makes another word.
    """
    if fold(typed) == fold(accepted):
        return Closeness.EXACT
    if max(len(typed), len(accepted)) > _LONGEST:
        return Closeness.DIFFERENT
    roman = has_roman(accepted) or has_roman(typed)
    key = _describe_key(typed, accepted, language)
    readings = tokenize(typed, language, roman=roman, mending=True)
    return best(
        _match(one, other, key)
        for wording in _wordings(accepted, language)
        for other in tokenize(wording, language, roman=roman)
        for one in readings
    )


def best(found: Iterable[Closeness]) -> Closeness:
    """Return the nearest of several; none at all is different."""
    found = set(found)
    return next((closeness for closeness in Closeness if closeness in found), Closeness.DIFFERENT)


def names(text: str, language: str) -> frozenset[str]:
    """Return the folded forms under which a text may be known as a term of the bank."""
    forms = [rest for rest, _ in without_article(fold(text), language)]
    return frozenset(form for rest in forms for form in (rest, rest.rstrip(".!? "))) - {""}


def _wordings(accepted: str, language: str) -> Iterator[str]:
    """Yield an accepted text, and it without an addition in brackets: Vereinigte Staaten (USA)."""
    yield accepted
    added = re.findall(r"\w+", fold("".join(_ADDITION.findall(accepted))))
    shorter = _ADDITION.sub("", accepted).strip()
    if added and shorter and not negations(added, language):
        yield shorter


@dataclass(frozen=True, slots=True)
class _Key:
    """What is known of the accepted text besides its tokens.

    ``acronyms`` are folded. ``sharp`` counts its ``ß``, each one letter but two once it is folded.
    ``umlauts`` says that ``ae`` may be an umlaut: in English only if an umlaut was written.
    """

    language: str
    acronyms: frozenset[str]
    sharp: int
    umlauts: bool


def _describe_key(typed: str, accepted: str, language: str) -> _Key:
    umlauts = _TRUE_UMLAUT.search(normalize("NFC", typed + accepted)) is not None
    return _Key(
        language,
        frozenset(map(fold, _ACRONYM.findall(accepted))),
        accepted.count("ß"),
        umlauts or not language.startswith("en"),
    )


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two different words, or runs of words written as one, that stand in the same place.

    ``guarded`` are the spans of ``accepted`` in which no slip is forgiven.
    """

    typed: str
    accepted: str
    guarded: tuple[tuple[int, int], ...]
    attributive: bool = False

    @property
    def guards_all(self) -> bool:
        """Whether no slip is forgiven anywhere in the word."""
        return self.guarded == ((0, len(self.accepted)),)


def _match(typed: Tokens, accepted: Tokens, key: _Key) -> Closeness:
    if not typed or not accepted or typed.fixed != accepted.fixed:
        return Closeness.DIFFERENT
    runs = list(zip(typed.runs, accepted.runs, strict=True))
    if all("".join(one) == "".join(other) for one, other in runs):
        slipped = typed.mended or {typed.article, accepted.article} in _CLASHES
        return Closeness.TYPO if slipped else Closeness.EXACT
    if negations(typed.words, key.language) != negations(accepted.words, key.language):
        return Closeness.DIFFERENT
    runs = [(_unaccented(one, key.language), _unaccented(other, key.language)) for one, other in runs]
    words = [pair for one, other in runs for pair in _word_pairs(one, other, key)]
    if any(pair.guards_all or is_another_word(pair.typed, pair.accepted, key.language) for pair in words):
        return Closeness.DIFFERENT
    letters = count_letters(" ".join((*accepted.words, *accepted.fixed))) - key.sharp
    allowed = 0 if letters <= 4 else 1 if letters <= 8 else 2
    found = _forgive(words, allowed, key)
    if found is Closeness.DIFFERENT:
        found = _forgive(
            [pair for one, other in runs for pair in _joined_pair(one, other, key)], allowed, key
        )
    return found


def _unaccented(words: Sequence[str], language: str) -> tuple[str, ...]:
    """Drop accents other than umlauts, which few can type."""
    if not language.startswith(("de", "en")):
        return tuple(words)
    return tuple(_ACCENT.sub("", normalize("NFD", word)).translate(_PLAIN_LETTERS) for word in words)


def _word_pairs(typed: tuple[str, ...], accepted: tuple[str, ...], key: _Key) -> Iterator[_Pair]:
    if len(typed) != len(accepted):
        yield from _joined_pair(typed, accepted, key)
        return
    last = len(accepted) - 1
    for index, (one, other) in enumerate(zip(typed, accepted, strict=True)):
        if one != other:
            whole = ((0, len(other)),) if _is_strict(other, key) else ()
            yield _Pair(one, other, whole, index < last)


def _joined_pair(typed: tuple[str, ...], accepted: tuple[str, ...], key: _Key) -> Iterator[_Pair]:
    if "".join(typed) == "".join(accepted):
        return
    guarded = []
    start = 0
    for word in accepted:
        if _is_strict(word, key):
            guarded.append((start, start + len(word)))
        start += len(word)
    yield _Pair("".join(typed), "".join(accepted), tuple(guarded))


def _is_strict(word: str, key: _Key) -> bool:
    """Whether a word allows no slip, however long the whole text is: a letter or an acronym."""
    return len(word) == 1 or word in key.acronyms


def _forgive(pairs: Sequence[_Pair], allowed: int, key: _Key) -> Closeness:
    """Return what the differences amount to, if ``allowed`` slips are forgiven in all of them."""
    rest = [
        pair
        for pair in pairs
        if pair.guarded
        or not inflected(pair.typed, pair.accepted, key.language, attributive=pair.attributive)
    ]
    if pairs and not rest:
        return Closeness.INFLECTION
    slips = len(pairs) - len(rest)
    for pair in rest:
        slips += count_slips(pair.typed, pair.accepted, allowed, umlauts=key.umlauts, guarded=pair.guarded)
    return Closeness.TYPO if slips <= allowed and allowed else Closeness.DIFFERENT
