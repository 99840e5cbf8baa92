"""Comparing a typed text with an accepted one, forgiving slips of the finger but not of the mind."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING
from unicodedata import normalize

from quizapp.core.edits import Edit, edits, side_by_side
from quizapp.core.folding import fold
from quizapp.core.inflection import inflected
from quizapp.core.lookalikes import is_another_word
from quizapp.core.tokens import Tokens, has_roman, tokenize, without_article

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["Closeness", "best", "compare", "fold", "names"]

_LONGEST = 500
"""Longer texts are equal or different: nobody types them, and slips would cost time to find."""

_UMLAUT = re.compile(r"(?<![aeouq])(?:ae(?!l(?:[is]|\b))|oe|ue)")
"""Where a folded text has, or may have, an umlaut: not in Israel, Quelle or neu."""

_ACRONYM = re.compile(r"(?<!\w)[A-ZÄÖÜ]{2,4}(?!\w)")
_NEGATIONS = {
    "kein": ("kein", "keine", "keinen", "keinem", "keiner", "keines", "keins"),
    "nicht": ("nicht",),
    "nichts": ("nichts",),
    "nie": ("nie", "niemals"),
    "niemand": ("niemand", "niemanden", "niemandem", "niemandes"),
    "nirgends": ("nirgends", "nirgendwo"),
    "weder": ("weder", "neither"),
    "ohne": ("ohne", "without"),
    "no": ("no", "nein"),
    "not": ("not", "cannot", "cant", "dont", "doesnt", "didnt", "isnt", "arent", "wasnt", "werent", "wont"),
    "never": ("never",),
    "none": ("none",),
    "nobody": ("nobody"),
    "nothing": ("nothing",),
    "nor": ("nor",),
    "non": ("non",),
}
_NEGATION_OF = {word: negation for negation, words in _NEGATIONS.items() for word in words}
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


def compare(typed: str, accepted: str, language: str) -> Closeness:
    """Return how near a typed text is to an accepted one, by the rules of ``language`` (de, en).

    Spaces, hyphens, case, closing marks, a leading article, abbreviations and ways to write a
    number do not count. A typo is forgiven by length: none up to 4 letters, 1 up to 8, 2 above;
    never in digits, signs, units or negation, and never if it makes another word.
    """
    if fold(typed) == fold(accepted):
        return Closeness.EXACT
    if max(len(typed), len(accepted)) > _LONGEST:
        return Closeness.DIFFERENT
    roman = has_roman(accepted)
    key = _Key(
        language,
        frozenset(map(fold, _ACRONYM.findall(accepted))),
        accepted.count("ß"),
        umlauts=not language.startswith("en")
        or _TRUE_UMLAUT.search(normalize("NFC", typed + accepted)) is not None,
    )
    readings = tokenize(typed, language, roman=roman)
    found = {
        _match(one, other, key) for other in tokenize(accepted, language, roman=roman) for one in readings
    }
    return best(found)


def best(found: Iterable[Closeness]) -> Closeness:
    """Return the nearest of several; none at all is different."""
    found = set(found)
    return next((closeness for closeness in Closeness if closeness in found), Closeness.DIFFERENT)


def names(text: str, language: str) -> frozenset[str]:
    """Return the folded forms under which a text may be known as a term of the bank."""
    forms = [rest for rest, _ in without_article(fold(text), language)]
    return frozenset(form for rest in forms for form in (rest, rest.rstrip(".!? "))) - {""}


@dataclass(frozen=True, slots=True)
class _Key:
    """What is known of the accepted text besides its tokens."""

    language: str
    acronyms: frozenset[str]
    sharp: int
    """How often ``ß`` is in it, which is one letter, but two once it is folded."""
    umlauts: bool
    """Whether ``ae`` may be an umlaut: in English only if an umlaut was written in either text."""


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two different words, or runs of words written as one, that stand in the same place.

    ``guarded`` are the spans of ``accepted`` in which no slip is forgiven.
    """

    typed: str
    accepted: str
    guarded: tuple[tuple[int, int], ...]
    attributive: bool = False


def _match(typed: Tokens, accepted: Tokens, key: _Key) -> Closeness:
    if not typed or not accepted or typed.fixed != accepted.fixed:
        return Closeness.DIFFERENT
    letters = _letters(accepted) - key.sharp
    allowed = 0 if letters <= 4 else 1 if letters <= 8 else 2
    runs = list(zip(typed.runs, accepted.runs, strict=True))
    if all("".join(one) == "".join(other) for one, other in runs):
        slipped = typed.mended != accepted.mended or {typed.article, accepted.article} in _CLASHES
        return Closeness.TYPO if slipped else Closeness.EXACT
    if _negations(typed) != _negations(accepted):
        return Closeness.DIFFERENT
    runs = [(_loose(one, key.language), _loose(other, key.language)) for one, other in runs]
    word_pairs = [pair for one, other in runs for pair in _word_pairs(one, other, key)]
    if any(is_another_word(pair.typed, pair.accepted, key.language) for pair in word_pairs):
        return Closeness.DIFFERENT
    found = _forgive(word_pairs, allowed, key)
    if found is Closeness.DIFFERENT:
        joined = [pair for one, other in runs for pair in _joined_pair(one, other, key)]
        found = _forgive(joined, allowed, key)
    return found


def _letters(tokens: Tokens) -> int:
    """Count the letters, an umlaut as one."""
    text = " ".join((*tokens.words, *tokens.fixed))
    return sum(map(str.isalpha, text)) - len(_UMLAUT.findall(text))


def _negations(tokens: Tokens) -> Counter[str]:
    return Counter(_NEGATION_OF[word] for word in tokens.words if word in _NEGATION_OF)


def _loose(words: Sequence[str], language: str) -> tuple[str, ...]:
    """Drop accents other than umlauts, which few can type, and write ``ph`` as ``f`` in German."""
    if not language.startswith(("de", "en")):
        return tuple(words)
    plain = (_ACCENT.sub("", normalize("NFD", word)).translate(_PLAIN_LETTERS) for word in words)
    return tuple(word.replace("ph", "f") if language.startswith("de") else word for word in plain)


def _word_pairs(typed: tuple[str, ...], accepted: tuple[str, ...], key: _Key) -> Iterator[_Pair]:
    if len(typed) != len(accepted):
        yield from _joined_pair(typed, accepted, key)
        return
    last = len(accepted) - 1
    for index, (one, other) in enumerate(zip(typed, accepted, strict=True)):
        if one != other:
            whole = ((0, len(other)),) if 1 in (len(one), len(other)) or other in key.acronyms else ()
            yield _Pair(one, other, whole, index < last)


def _joined_pair(typed: tuple[str, ...], accepted: tuple[str, ...], key: _Key) -> Iterator[_Pair]:
    if "".join(typed) == "".join(accepted):
        return
    guarded = []
    start = 0
    for word in accepted:
        if len(word) == 1 or word in key.acronyms:
            guarded.append((start, start + len(word)))
        start += len(word)
    yield _Pair("".join(typed), "".join(accepted), tuple(guarded))


def _forgive(pairs: Sequence[_Pair], allowed: int, key: _Key) -> Closeness:
    """Return what the differences amount to, if ``allowed`` edits are forgiven in all of them."""
    rest = [
        pair
        for pair in pairs
        if pair.guarded
        or not inflected(pair.typed, pair.accepted, key.language, attributive=pair.attributive)
    ]
    if pairs and not rest:
        return Closeness.INFLECTION
    cost = len(pairs) - len(rest) + sum(_cost(pair, allowed, key) for pair in rest)
    return Closeness.TYPO if cost <= allowed and allowed else Closeness.DIFFERENT


def _cost(pair: _Pair, allowed: int, key: _Key) -> int:
    """Count the edits between two words, more than ``allowed`` if they are not to be forgiven."""
    scripts = [script for script in edits(pair.typed, pair.accepted, allowed) if not _touches(script, pair)]
    fewest = min(map(len, scripts), default=allowed + 1)
    if fewest == 2 and side_by_side(pair.typed, pair.accepted):
        return allowed + 1
    if not key.umlauts:
        return fewest
    typed, accepted = _umlauts(pair.typed), _umlauts(pair.accepted)
    weights = [sum(_weight(edit, typed, accepted) for edit in script) for script in scripts]
    return min(weights, default=fewest)


def _weight(edit: Edit, typed: frozenset[int], accepted: frozenset[int]) -> int:
    """Return 2 for a lost or added umlaut (``a`` for ``ae``), else 1."""
    lost = not edit.removed and edit.to in accepted
    added = not edit.added and edit.at in typed
    return 2 if lost or added else 1


def _umlauts(text: str) -> frozenset[int]:
    """Return where the ``e`` of each umlaut stands."""
    return frozenset(found.end() - 1 for found in _UMLAUT.finditer(text))


def _touches(script: Sequence[Edit], pair: _Pair) -> bool:
    return any(
        start <= edit.to < end or (edit.to == end == len(pair.accepted))
        for edit in script
        for start, end in pair.guarded
    )
