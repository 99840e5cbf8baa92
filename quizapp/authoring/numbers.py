"""Numbers: the amounts in a sentence that are worth asking for, with their units."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from quizapp.authoring.entities import NOBODY, Names
from quizapp.authoring.labels import is_label
from quizapp.authoring.patterns import Patterns
from quizapp.core.folding import fold
from quizapp.core.hedges import find_hedges
from quizapp.core.items import Number
from quizapp.core.numbers import is_unit, number_word, parse_digits, scale_power

if TYPE_CHECKING:
    from collections.abc import Iterator

_ABOUT = Patterns(
    de=(r"(?:etwa|rund|circa|zirka|ca\.|ungefähr|schätzungsweise|gut|knapp|fast|nahezu) $"),
    en=(r"(?:about|around|roughly|some|approximately|nearly|almost|an estimated) $"),
    flags=re.IGNORECASE,
)
_AMOUNT = re.compile(
    r"(?<![\w.,:/-])(?P<currency>[$€£])?(?P<number>\d{1,3}(?:[.,  ]\d{3})+(?:[.,]\d{1,2})?|"
    r"\d+(?:[.,]\d+)?|[^\W\d_]+)"
    r"(?![\w:/]|[.,-]\d|-\w)(?=(?P<unit>(?: ?[%€$£]| [^\W\d_][\w²³/-]*){0,2}))"
)
_SPELLED = re.compile(r"[a-zäöüß-]+")
_ORDINAL = Patterns(de=(r"\.(?: [A-ZÄÖÜ]| \w+e[nrs]?\b)"), en=(r"(?:st|nd|rd|th)\b"))
_NAMED = re.compile(r"(?:am|im|beim|vom|zum|the) $")
_BOUNDS = re.compile(r"(?:\b(?:zwischen|between|from|von|bis|to|und|and|zu)|[–-]) ?$")
_NOMINATIVE = {
    "Jahrzehnten": "Jahrzehnte", "Jahrhunderten": "Jahrhunderte", "Jahren": "Jahre", "Tagen": "Tage",
    "Monaten": "Monate", "Kilometern": "Kilometer", "Metern": "Meter", "Litern": "Liter", "Quadratkilometern":
    "Quadratkilometer", "Prozentpunkten": "Prozentpunkte", "Ländern": "Länder", "Staaten": "Staaten",
}  # fmt: skip
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")


@dataclass(frozen=True, slots=True)
class Amount:
    """Characters ``start`` to ``end`` of a text are a number; its unit stays in the text."""

    start: int
    end: int
    number: Number
    about: bool


def find_amounts(text: str, language: str, names: Names = NOBODY) -> Iterator[Amount]:
    """Yield the numbers of a text that can be asked for: no years, dates, ordinals, ranges or names."""
    taken = [span for hedge in find_hedges(text, language) for span in hedge.words(text)]
    for name in names.numbered:
        taken += [found.span() for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)]
    for found in _AMOUNT.finditer(text):
        amount = _amount(text, found, language)
        if amount is None or any(amount.start < end and start < amount.end for start, end in taken):
            continue
        rest = f"{text[: amount.start]} {text[amount.end :]}"
        if not re.search(rf"(?<![\w.,]){re.escape(text[amount.start : amount.end])}(?![\w])", rest):
            yield amount


def _amount(text: str, found: re.Match[str], language: str) -> Amount | None:
    written = found["number"]
    value = _value(written, language)
    if value is None:
        return None
    before = text[: found.start()]
    about = _ABOUT[language].search(before) is not None
    unit = _unit(found["unit"], found["currency"] or "", language)
    spelled = _SPELLED.fullmatch(written) is not None
    if (spelled and not (about or unit)) or (spelled and not about and value < _LEAST):
        return None
    if not spelled and (_YEAR.fullmatch(written) and not unit):
        return None
    if _ORDINAL[language].match(text[found.end("number") :]) and not about and not unit:
        return None
    if (_NAMED.search(before) and not unit) or _BOUNDS.search(before):
        return None
    if not spelled and is_label(text, found.start("number"), found.end("number"), language, unit=bool(unit)):
        return None
    if re.match(r" ?(?:bis|to|–|-|oder|or) ?\d", text[found.end("number") :]) or _is_date(found, language):
        return None
    tolerance = _tolerance(value) if about else Decimal(0)
    return Amount(
        found.start("number"),
        found.end("number"),
        Number(value, tolerance, unit, _shown(written, value)),
        about,
    )


_LEAST = 3
_MONTH = re.compile(
    r" ?\.? ?(?:Jan|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez|January|March|May|June|July|"
    r"October|December|Uhr|am\b|pm\b|a\.m|p\.m)",
)


def _is_date(found: re.Match[str], language: str) -> bool:
    rest = found.string[found.end("number") :]
    before = found.string[: found.start()]
    return bool(_MONTH.match(rest)) or (
        language == "en"
        and re.search(
            r"(?:January|February|March|April|May|June|July|August|September|October|November|December) $",
            before,
        )
        is not None
    )


def _value(written: str, language: str) -> Decimal | None:
    if written[0].isdigit():
        return parse_digits(written.replace(" ", " "), language)
    word = number_word(fold(written), language) if written.islower() else None
    return Decimal(word) if word is not None and word > 1 else None


def _unit(text: str, currency: str, language: str) -> str:
    """Return the scale words and the known unit that follow a number."""
    words = []
    for word in text.split():
        folded = fold(word).rstrip(".")
        if not (scale_power(folded, language) or is_unit(folded)) or (
            language == "de" and len(word) > 2 and word.islower()
        ):
            break
        words.append(_NOMINATIVE.get(word, word))
        if not scale_power(folded, language):
            break
    return " ".join([*words, currency] if currency else words)


def _tolerance(value: Decimal) -> Decimal:
    """Return a tenth of the number, at least a half for small ones."""
    tenth = value / 10
    if value == value.to_integral_value() and value <= 5:
        return Decimal("0.5")
    return tenth.normalize() if tenth != tenth.to_integral_value() else tenth.quantize(Decimal(1))


def _shown(written: str, value: Decimal) -> str:
    return written if written[0].isdigit() else str(value)
