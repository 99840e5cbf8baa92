"""Numbers and quantities as people write them: ``1.234,5``, ``5 Mio.``, ``-3 °C``, ``zwölf``.

German decks write the decimal comma, English ones the decimal point; what is unambiguous in the
other way is understood too. Floats are never used.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Context, Decimal
from functools import cache
from itertools import product

from quizapp.core.edits import edits
from quizapp.core.folding import fold

MAX_DIGITS = 30
"""Numbers with more digits are refused: nobody learns them, and they cost time."""

_EXACT = Context(prec=3 * MAX_DIGITS)
_LONG_NAME = 6
"""Shorter unit names are not mended: km and kg, Meter and Liter are one or two edits apart."""

_MEASURES = tuple(
    re.compile(rf"[. ]{{0,2}}(?P<name>[^\s\d.,;:!?()-]\S*{following})")
    for following in (r" \S+ \S+", r" \S+", "")
)
_PLAIN = re.compile(r"\d+")
_GROUPED = {mark: re.compile(rf"[1-9]\d{{0,2}}(?:{re.escape(mark)}\d{{3}})+") for mark in ".,' "}
_QUANTITY = re.compile(
    r"(?P<before>[€$£]?)\s*(?P<sign>[-+]|minus\s|plus\s)?\s*(?P<currency>[€$£]?)\s*"
    r"(?P<digits>[.,]?\d(?:[\d.,']|\s(?=\d{3}(?!\d)))*(?<![.,'])|[.,]\d)"
    r"(?P<unit>.*)",
    re.ASCII | re.DOTALL,
)

_SCALES_DE = {
    2: "hundert",
    3: "tausend tsd",
    6: "million millionen mio mill mln milion milionen millonen",
    9: "milliarde milliarden mrd miliarde miliarden",
    12: "billion billionen bio",
    15: "billiarde billiarden",
    18: "trillion trillionen",
}
_SCALES_EN = {
    2: "hundred",
    3: "thousand thousands",
    6: "million millions mio mn mln milion",
    9: "billion billions bn bln",
    12: "trillion trillions trn tn",
    15: "quadrillion quadrillions",
}
_WORDS_DE = (
    "null", "eins", "zwei", "drei", "vier", "fuenf", "sechs", "sieben", "acht", "neun", "zehn", "elf",
    "zwoelf", "dreizehn", "vierzehn", "fuenfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn",
)  # fmt: skip
_TENS_DE = ("zwanzig", "dreissig", "vierzig", "fuenfzig", "sechzig", "siebzig", "achtzig", "neunzig")
_WORDS_EN = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS_EN = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")

_UNITS = {
    "%": "prozent, percent, per cent, pct",
    "prozentpunkt": "prozentpunkte, prozentpunkten, percentage point, percentage points, pp",
    "promille": "‰",
    "€": "euro, euros, eur",
    "$": "dollar, dollars, dollarn, usd, us$, us-dollar, us-dollars, us dollar, us dollars",
    "pfund": "£, pound, pounds, gbp, pfund sterling",
    "cent": "cents, ct",
    "franken": "chf, francs, schweizer franken",
    "km": "kilometer, kilometers, kilometre, kilometres, kilometern",
    "m": "meter, meters, metre, metres, metern",
    "cm": "zentimeter, zentimetern, centimeter, centimeters, centimetre, centimetres",
    "mm": "millimeter, millimetern, millimeters, millimetre, millimetres",
    "meile": "meilen, mile, miles",
    "seemeile": "seemeilen, sm, nautical mile, nautical miles",
    "fuss": "foot, feet, ft",
    "zoll": "inch, inches",
    "m2": "m^2, qm, quadratmeter, quadratmetern, square metre, square metres, square meter, square meters",
    "km2": "km^2, qkm, quadratkilometer, quadratkilometern, "
    "square kilometre, square kilometres, square kilometer, square kilometers",
    "ha": "hektar, hectare, hectares",
    "m3": "m^3, cbm, kubikmeter, kubikmetern, cubic metre, cubic metres, cubic meter, cubic meters",
    "ml": "milliliter, millilitern, milliliters, millilitre, millilitres",
    "l": "liter, litern, liters, litre, litres",
    "barrel": "barrels, fass, faesser",
    "t": "tonne, tonnen, ton, tons, tonnes",
    "kt": "kilotonne, kilotonnen, kiloton, kilotons",
    "mt": "megatonne, megatonnen, megaton, megatons",
    "kg": "kilo, kilos, kilogramm, kilogram, kilograms",
    "g": "gramm, gram, grams",
    "mg": "milligramm, milligram, milligrams",
    "s": "sekunde, sekunden, sek, sec, second, seconds",
    "min": "minute, minuten, minutes",
    "h": "stunde, stunden, std, hour, hours",
    "tag": "tage, tagen, tages, day, days",
    "woche": "wochen, week, weeks",
    "monat": "monate, monaten, monats, month, months",
    "jahr": "jahre, jahren, jahres, year, years",
    "jahrzehnt": "jahrzehnte, jahrzehnten, decade, decades",
    "jahrhundert": "jahrhunderte, jahrhunderten, jahrhunderts, century, centuries",
    "km/h": "kmh, stundenkilometer, stundenkilometern, "
    "kilometer pro stunde, kilometers per hour, kilometres per hour",
    "m/s": "meter pro sekunde, meters per second, metres per second",
    "°c": "c, grad celsius, degree celsius, degrees celsius",
    "°f": "f, grad fahrenheit, degrees fahrenheit",
    "°": "grad, degree, degrees",
    "w": "watt, watts",
    "kw": "kilowatt, kilowatts",
    "mw": "megawatt, megawatts",
    "gw": "gigawatt, gigawatts",
    "kwh": "kilowattstunde, kilowattstunden, kilowatt hour, kilowatt hours",
    "mwh": "megawattstunde, megawattstunden",
    "gwh": "gigawattstunde, gigawattstunden",
    "twh": "terawattstunde, terawattstunden",
    "v": "volt, volts",
    "hz": "hertz",
    "mb": "megabyte, megabytes",
    "gb": "gigabyte, gigabytes",
    "tb": "terabyte, terabytes",
}
ONE = frozenset({"ein", "eine", "einen", "einer", "a", "an"})
_SUPERSCRIPTS = str.maketrans("²³", "23")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit, for instance 5 km.

    Scale words (Millionen, thousand) are multiplied into ``value``. ``unit`` is a short canonical
    form (``km``, ``%``, ``€``), a folded text if it is none of the known ones, or empty.
    """

    value: Decimal
    unit: str = ""


def parse_number(text: str, language: str) -> Decimal | None:
    """Return the number a text is, or None; a percent sign is allowed, any other unit is not."""
    quantity = parse_quantity(text, language)
    return quantity.value if quantity and quantity.unit in ("", "%") else None


def parse_quantity(text: str, language: str) -> Quantity | None:
    """Return the number a text begins with and its unit, or None if it begins with none."""
    if len(text) > 200:
        return None
    folded = fold(text).rstrip(".!?; ")
    found = _QUANTITY.fullmatch(folded)
    if found is None:
        return _spelled_quantity(folded, language)
    value = parse_digits(found["digits"], language)
    power, unit = split_unit(found["unit"], language)
    currency = found["before"] or found["currency"]
    if value is None or (currency and unit) or not _may_be_unit(unit):
        return None
    if (found["sign"] or "").startswith(("-", "minus")):
        value = value.copy_negate()
    return Quantity(scaled(value, power), unit or _canonical(currency))


def parse_digits(digits: str, language: str) -> Decimal | None:
    """Return the value of digits with their grouping and decimal marks, without a sign, or None.

    In German ``1.234`` is a thousand, ``1.23`` and ``1,234`` are a little over one; in English the
    other way round. A mark that could not group there is a decimal mark.
    """
    if sum(map(str.isdigit, digits)) > MAX_DIGITS:
        return None
    group, point = (",", ".") if language.startswith("en") else (".", ",")
    for grouping, decimal in product((group, point, "'", " "), (point, group)):
        whole, mark, fraction = digits.partition(decimal)
        if mark and not _PLAIN.fullmatch(fraction):
            continue
        if _GROUPED[grouping].fullmatch(whole):
            whole = whole.replace(grouping, "")
        if _PLAIN.fullmatch(whole) or (mark and not whole):
            return Decimal(f"{whole or 0}.{fraction}" if mark else whole)
    return None


def split_unit(text: str, language: str) -> tuple[int, str]:
    """Split ``Mio. Tonnen`` into the power of ten and the canonical unit: ``(6, "t")``."""
    words = fold(text).replace(".", " ").translate(_SUPERSCRIPTS).split()
    power = 0
    while words and words[0] in _scales(language):
        power += _scales(language)[words.pop(0)]
    return power, _canonical(" ".join(words))


@dataclass(frozen=True, slots=True)
class Measure:
    """What follows a number in a text: a power of ten, a canonical unit, and where it ends.

    ``mended`` says that a scale word or unit was one edit away from its right spelling.
    """

    power: int
    unit: str
    end: int
    mended: bool = False


def measure_at(text: str, position: int, language: str, *, mending: bool = False) -> Measure:
    """Return the scale words and the known unit that stand at a position of a folded text.

    With ``mending``, a long name that is one edit away from its right spelling is known too.
    """
    measure = Measure(0, "", position)
    while not measure.unit:
        following = _next_measure(text, measure.end, language, mending=mending)
        if following is None:
            break
        measure = Measure(
            measure.power + following.power,
            following.unit,
            following.end,
            measure.mended or following.mended,
        )
    return measure


def _next_measure(text: str, position: int, language: str, *, mending: bool) -> Measure | None:
    for pattern in _MEASURES:
        found = pattern.match(text, position)
        name = found["name"].rstrip(".,;:!?)\"'") if found else ""
        if not found or not name:
            continue
        end = found.start("name") + len(name)
        if name in _scales(language):
            return Measure(_scales(language)[name], "", end)
        if is_unit(name.replace(".", "")):
            return Measure(0, _canonical(name.replace(".", "")), end)
    near = mend(name, language) if mending and name else ""
    if near in _scales(language):
        return Measure(_scales(language)[near], "", end, mended=True)
    return Measure(0, _canonical(near), end, mended=True) if near else None


def mend(name: str, language: str) -> str:
    """Return the scale word or unit that a long folded word is one edit away from, or nothing."""
    if len(name) < _LONG_NAME:
        return ""
    names = (*_scales(language), *_unit_names(), *_UNITS)
    return next((right for right in names if len(right) >= _LONG_NAME and _one_edit(name, right)), "")


def _one_edit(name: str, right: str) -> bool:
    return next(edits(name, right, 1), None) is not None


def scale_power(word: str, language: str) -> int:
    """Return the power of ten of a folded scale word, 0 for any other word."""
    return _scales(language).get(word, 0)


def is_unit(word: str) -> bool:
    """Whether a folded word is a known unit or one of its names."""
    return word in _unit_names() or word in _UNITS


def number_word(word: str, language: str) -> int | None:
    """Return the value of a folded number word up to 99, or None: ``zwölf``, ``twenty-one``."""
    return _number_words(_counted_in(language)).get(word.replace("-", ""))


def ordinal_word(word: str, language: str) -> int | None:
    """Return the value of a folded ordinal word up to 99, or None: ``zweiter``, ``twenty-first``."""
    if _counted_in(language) == "en":
        return _ordinals("en").get(word.replace("-", ""))
    stem = word[:-2] if word.endswith(("er", "es", "en", "em")) else word.removesuffix("e")
    return _ordinals("de").get(stem) if stem != word else None


def _counted_in(language: str) -> str:
    return "en" if language.startswith("en") else "de"


def _spelled_quantity(folded: str, language: str) -> Quantity | None:
    words = folded.split()
    sign = -1 if words[:1] == ["minus"] else 1
    if sign < 0:
        words = words[1:]
    if not words:
        return None
    if words[0] in ("hundert", "tausend", "hundred", "thousand"):
        words = ["ein", *words]
    value = 1 if words[0] in ONE else number_word(words[0], language)
    power, unit = split_unit(" ".join(words[1:]), language)
    if value is None or not _may_be_unit(unit):
        return None
    return Quantity(scaled(Decimal(sign * value), power), unit)


def _may_be_unit(unit: str) -> bool:
    return is_unit(unit) or not unit or (unit[0].isalpha() and not re.search(r"\d", unit))


def scaled(value: Decimal, power: int) -> Decimal:
    """Return ``value`` times ten to the ``power``, exactly."""
    return _EXACT.multiply(value, Decimal(10**power))


def _canonical(unit: str) -> str:
    return _unit_names().get(unit, unit)


@cache
def _scales(language: str) -> dict[str, int]:
    table = _SCALES_EN if language.startswith("en") else _SCALES_DE
    return {word: power for power, words in table.items() for word in words.split()}


@cache
def _unit_names() -> dict[str, str]:
    return {name: unit for unit, names in _UNITS.items() for name in names.split(", ")}


@cache
def _number_words(language: str) -> dict[str, int]:
    """Return the number words from 0 to 99; ``twenty-one`` is without its hyphen."""
    small, tens, ones = (
        (_WORDS_EN, _TENS_EN, _WORDS_EN) if language == "en" else (_WORDS_DE, _TENS_DE, _WORDS_DE)
    )
    words = {word: value for value, word in enumerate(small)}
    for ten, word in enumerate(tens, start=2):
        words[word] = ten * 10
        for one in range(1, 10):
            name = (
                f"{word}{ones[one]}" if language == "en" else f"{'ein' if one == 1 else ones[one]}und{word}"
            )
            words[name] = ten * 10 + one
    return words


_IRREGULAR = {
    "de": {1: "erst", 3: "dritt", 7: "siebt", 8: "acht"},
    "en": {1: "first", 2: "second", 3: "third", 5: "fifth", 8: "eighth", 9: "ninth", 12: "twelfth"},
}


@cache
def _ordinals(language: str) -> dict[str, int]:
    """Return the ordinal words from 1 to 99, German ones without their ending."""
    irregular = _IRREGULAR[language]
    ordinals = {}
    for word, value in _number_words(language).items():
        one = value % 10
        if value in irregular:
            ordinals[irregular[value]] = value
        elif language == "de":
            ordinals[f"{word}{'t' if value < 20 else 'st'}"] = value
        elif value > 20 and one:
            name = word.removesuffix(_WORDS_EN[one]) + irregular.get(one, f"{_WORDS_EN[one]}th")
            ordinals[name] = value
        else:
            ordinals[f"{word.removesuffix('y')}ieth" if word.endswith("y") else f"{word}th"] = value
    return ordinals
