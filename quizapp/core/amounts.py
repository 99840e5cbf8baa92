"""Amounts: whether a typed number, perhaps with a unit, is the one that was asked for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizapp.core.folding import fold
from quizapp.core.numbers import (
    Quantity,
    is_unit,
    mend,
    number_word,
    parse_quantity,
    scale_power,
    scaled,
    split_unit,
)
from quizapp.core.text_match import Closeness, compare

if TYPE_CHECKING:
    from quizapp.core.items import Number

_BEFORE = re.compile(
    r"(?:(?:ca|circa|zirka|etwa|rund|ungefaehr|about|around|roughly|approx|approximately)\b\.? ?|[~≈] ?|"
    r"(?:(?:im|in dem|das|in the|the) )?(?:jahre?|year) |(?:in|im|es sind|es waren|it is|it was) )+"
)
_NO_UNIT = frozenset("oder or bis to und and aber but nicht not kein keine no nie never".split())  # noqa: SIM905
_BEFORE_CHRIST = frozenset({"v chr", "vor christus", "v u z", "b c", "bc", "bce", "before christ"})


def read_amount(text: str, language: str) -> Quantity | None:
    """Return the number that a learner typed, or None if it cannot be read as one.

    More is understood than in `parse_quantity`: "etwa 5 Mio." and "im Jahr 2000".
    """
    folded = fold(text)
    found = _BEFORE.match(folded)
    return parse_quantity(folded[found.end() :] if found else folded, language)


def compare_amount(typed: str, key: Number, stem: str, language: str) -> Closeness:
    """Return whether a typed number is within the tolerance of the key: exact, typo or different.

    The unit may be missing, but not be another one; a slip in its spelling is a typo. Where the key
    has a scale word for its unit ("Millionen"), or the stem has one and the key has no unit, the number
    is right with the scale word, without it, and written out.
    """
    given = read_amount(typed, language)
    if given is None:
        return Closeness.DIFFERENT
    first, _, rest = given.unit.partition(" ")
    known = is_unit(first) or first in _words(key.unit)
    mended = "" if known else mend(first, language)
    if mended:
        power, unit = split_unit(f"{mended} {rest}", language)
        given = Quantity(scaled(given.value, power), unit)
    if not _is_near(given, key, stem, language):
        return Closeness.DIFFERENT
    fits = _unit_fits(given.unit, key, stem, language)
    return Closeness.TYPO if mended and fits is not Closeness.DIFFERENT else fits


def _is_near(given: Quantity, key: Number, stem: str, language: str) -> bool:
    power, unit = split_unit(key.unit, language)
    powers = {power} if given.unit else {power, 0}
    if not power and not unit:
        powers |= {scale_power(word, language) for word in _words(stem)}
    return any(
        abs(given.value - scaled(key.value, power)) <= scaled(key.tolerance, power) for power in powers
    )


def _unit_fits(given: str, key: Number, stem: str, language: str) -> Closeness:
    _, unit = split_unit(key.unit, language)
    if not given or given == unit:
        return Closeness.EXACT
    if unit:
        return _same_unit(given, unit, language)
    if given in _BEFORE_CHRIST or any(_is_no_unit(word, language) for word in given.split()):
        return Closeness.DIFFERENT
    asked = {split_unit(word, language)[1] for word in _words(stem) if is_unit(word) and len(word) > 1}
    return Closeness.DIFFERENT if is_unit(given) and asked and given not in asked else Closeness.EXACT


def _same_unit(given: str, unit: str, language: str) -> Closeness:
    """Compare two different units; one may say more than the other (Schuss, Schuss Munition)."""
    if is_unit(given) and is_unit(unit):
        return Closeness.DIFFERENT
    first, _, rest = given.partition(" ")
    if split_unit(first, language)[1] == unit or unit.startswith(f"{given} ") or given.startswith(f"{unit} "):
        unsure = any(_is_no_unit(word, language) for word in rest.split())
        return Closeness.DIFFERENT if unsure else Closeness.EXACT
    return compare(given, unit, language)


def _is_no_unit(word: str, language: str) -> bool:
    return word in _NO_UNIT or number_word(word, language) is not None


def _words(stem: str) -> list[str]:
    return re.findall(r"[^\s.,;:!?\"()-]+", fold(stem))
