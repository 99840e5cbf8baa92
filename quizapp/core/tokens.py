"""Tokens: a text taken apart into words, which may hold a typo, and what must be as it is.

Numbers, signs, units and symbols are fixed. Between them stand runs of words, in which spaces and
hyphens do not count.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from typing import TYPE_CHECKING

from quizapp.core.folding import compose
from quizapp.core.numbers import ONE, measure_at, number_word, ordinal_word, parse_digits, scaled
from quizapp.core.rewrites import genders, regular

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOKEN = re.compile(
    r"(?P<number>(?:(?<![^\s(\[\"'])[-+])?"
    r"(?:[0-9]{1,3}(?: [0-9]{3}(?![0-9]))+(?:[.,][0-9]+)?|[0-9](?:[0-9.,']*[0-9])?|(?<![\w.,])[.,][0-9]+))"
    r"|(?P<word>[^\W\d_](?:[^\W\d_]|[\u0300-\u036f]|'(?=[^\W\d_]))*)"
    r"|(?P<symbol>[^\s\w.,;:!?\"'()\[\]{}/\\_|-]|(?<=[0-9])[:/](?=[0-9])|[^\W0-9_])"
)
_ROMAN = re.compile(r"(?=[ivx])x{0,3}(?:ix|iv|v?i{0,3})")
_ROMAN_CAPITALS = re.compile(r"(?<=\w )(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})(?!\w)")
_LEADING = {
    "de": re.compile(
        r"(?P<place>(?:in|im|am) )?(?:(?P<article>der|die|das|den|dem|des|eine?|eine[mnrs]|the) )?(?=\S)"
    ),
    "en": re.compile(r"(?P<place>(?:in|on|at) )?(?:(?P<article>the|an?) )?(?=\S)"),
}
_HEDGES = frozenset(
    "ca circa zirka etwa rund ungefaehr about around roughly approx approximately".split()  # noqa: SIM905
)
"""What says no more than "about" before a number."""

_NEAR_NUMBER = 2
"""Words up to this length beside a number are fixed: CO2, G7, the 1990s."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """A text as fixed tokens and the runs of words around them: ``len(runs) == len(fixed) + 1``.

    ``mended`` says that a misspelt unit or scale word was understood, ``article`` is the leading
    article that was dropped, if no preposition stood before it.
    """

    fixed: tuple[str, ...]
    runs: tuple[tuple[str, ...], ...]
    mended: bool = False
    article: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """All words outside the fixed tokens."""
        return tuple(word for run in self.runs for word in run)

    def __bool__(self) -> bool:
        return bool(self.fixed) or any(self.runs)


def tokenize(text: str, language: str, *, roman: bool, mending: bool = False) -> tuple[Tokens, ...]:
    """Return the ways to read a text: with its article and without, number words as such or as numbers.

    ``roman`` reads ``XII`` after another word as a number. ``mending`` reads misspelt units as they
    are, and as what they may be meant to be.
    """
    found: dict[Tokens, None] = {}
    for reading in genders(text):
        folded = regular(reading, language)
        for rest, article in without_article(folded, language):
            for counting, mended in product((False, True), (False, True) if mending else (False,)):
                how = _How(language, counting=counting, roman=roman, mending=mended)
                found[_tokens(rest, article, how)] = None
    return tuple(found)


def has_roman(text: str) -> bool:
    """Whether a text holds a Roman numeral in capitals that is not its first word."""
    return _ROMAN_CAPITALS.search(compose(text)) is not None


def without_article(folded: str, language: str) -> Iterator[tuple[str, str]]:
    """Yield a folded text as it is, and without its leading article, which is given beside it."""
    yield folded, ""
    leading = _LEADING.get(language[:2])
    found = leading.match(folded) if leading else None
    if found and found[0]:
        yield folded[found.end() :], "" if found["place"] else found["article"] or ""


@dataclass(frozen=True, slots=True)
class _How:
    """How a text is read; ``counting`` reads number words as numbers."""

    language: str
    counting: bool
    roman: bool
    mending: bool


def _tokens(text: str, article: str, how: _How) -> Tokens:
    pieces: list[_Piece] = []
    mended = False
    position = 0
    while found := _TOKEN.search(text, position):
        position = found.end()
        value = _value(found, how, first=not pieces)
        if value is None:
            pieces.append(_Piece(found[0].replace("'", ""), fixed=found["word"] is None))
            continue
        measure = measure_at(text, position, how.language, mending=how.mending)
        position = measure.end
        if pieces and pieces[-1].text in _HEDGES:
            pieces.pop()
        mended = mended or measure.mended
        pieces.append(_Piece(_plain(scaled(value, measure.power)), fixed=True, number=True))
        if measure.unit:
            pieces.append(_Piece(measure.unit, fixed=True))
    return _arrange(pieces, mended=mended, article=article)


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    fixed: bool
    number: bool = False


def _value(found: re.Match[str], how: _How, *, first: bool) -> Decimal | None:
    """Return the number that a token stands for, or None if it is to be taken as it is written."""
    if digits := found["number"]:
        unsigned = digits.lstrip("+-")
        if unsigned.startswith("0") and unsigned.isdigit() and len(unsigned) > 2:
            return None
        value = parse_digits(unsigned, how.language)
        return value.copy_negate() if value is not None and digits.startswith("-") else value
    word = found["word"]
    if not word:
        return None
    if how.roman and not first and _ROMAN.fullmatch(word):
        return Decimal(_roman_value(word))
    if not how.counting:
        return None
    count = number_word(word, how.language)
    if count is None:
        count = ordinal_word(word, how.language)
    if count is None and word in ONE and measure_at(found.string, found.end(), how.language).power:
        count = 1
    return None if count is None else Decimal(count)


def _arrange(pieces: list[_Piece], *, mended: bool, article: str) -> Tokens:
    fixed: list[str] = []
    runs: list[list[str]] = [[]]
    for index, piece in enumerate(pieces):
        near = any(other.number for other in pieces[max(0, index - 1) : index + 2])
        if piece.fixed or (near and len(piece.text) <= _NEAR_NUMBER):
            fixed.append(piece.text)
            runs.append([])
        else:
            runs[-1].append(piece.text)
    return Tokens(tuple(fixed), tuple(tuple(run) for run in runs), mended, article)


def _plain(value: Decimal) -> str:
    text = format(value, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def _roman_value(word: str) -> int:
    values = [{"i": 1, "v": 5, "x": 10}[letter] for letter in word]
    return sum(
        -one if one < following else one for one, following in zip(values, [*values[1:], 0], strict=True)
    )
