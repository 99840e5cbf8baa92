"""Single values: judgements, levels, dates, numbers. What fits none of the words is reported."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from quizapp.bank import schema
from quizapp.core.folding import fold
from quizapp.core.items import Certainty, Facet, Truth
from quizapp.core.numbers import MAX_DIGITS, parse_number

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from typing import TypeVar

    from quizapp.bank.fields import Fields

    Meaning = TypeVar("Meaning")

_ISO_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_GERMAN_DATE = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})?")
_DIGITS = re.compile(r"[-+]?\d+(?:[.,]\d+)*")
_LINK = re.compile(r"https?://[^\s/]+\S*", re.IGNORECASE)
_HIGHEST_PERCENT = Decimal(1000)


def look_up(text: str, words: Mapping[str, Meaning]) -> Meaning | None:
    """Return what the text means by a table of casefolded words, or None."""
    word = " ".join(text.casefold().split()).rstrip(".")
    found = words.get(word)
    return found if found is not None else words.get(word.strip("»«\"'„“”‚‘"))


def read_flag(fields: Fields, name: str) -> bool:
    """Return whether the author wrote yes; a key that is not there means no."""
    text = fields.text(name)
    if not text:
        return False
    flag = look_up(text, schema.YES_NO)
    if flag is None:
        fields.at(name, "not-yes-or-no", text=text)
        return False
    return flag


def read_truth(fields: Fields, name: str) -> Truth:
    """Return the judgement under a key."""
    text = fields.text(name)
    truth = look_up(text, schema.TRUTHS)
    if truth is None:
        if text:
            fields.at(name, "not-a-truth", text=text)
        return Truth.TRUE
    return truth


def read_certainty(fields: Fields) -> Certainty | None:
    """Return the level under ``certainty``, if there is one."""
    text = fields.text("certainty")
    if not text:
        return None
    level = look_up(text, schema.CERTAINTIES)
    if level is None:
        fields.at("certainty", "not-a-certainty", text=text, known=", ".join(Certainty))
    return level


def read_facets(fields: Fields, possible: Collection[Facet]) -> frozenset[Facet]:
    """Return the facets under ``only``."""
    facets = []
    known = ", ".join(facet.value for facet in Facet if facet in possible)
    for node, text in fields.items("only"):
        facet = look_up(text, schema.FACETS)
        if facet is None or facet not in possible:
            fields.report.at(node, "not-a-facet", text=text, known=known)
        else:
            facets.append(facet)
    return frozenset(facets)


def read_number(fields: Fields, language: str) -> Decimal:
    """Return the number under ``number``."""
    text = fields.text("number")
    value = parse_number(text, language)
    if value is not None:
        return value
    if _too_long(text):
        fields.at("number", "number-too-long", limit=MAX_DIGITS)
    elif text:
        digits = _DIGITS.search(text)
        fields.at("number", "not-a-number", text=text, example=digits[0] if digits else _example(language))
    return Decimal(0)


def read_tolerance(fields: Fields, value: Decimal, language: str) -> Decimal:
    """Return the tolerance around ``value``, which may be written as a number or in percent of it."""
    text = fields.text("tolerance").removeprefix("±").removeprefix("+/-").removeprefix("+-").strip()
    if not text:
        return Decimal(0)
    if _too_long(text):
        fields.at("tolerance", "number-too-long", limit=MAX_DIGITS)
        return Decimal(0)
    tolerance = parse_number(text, language)
    share = fold(text).endswith(("%", "prozent", "percent"))
    if tolerance is None or tolerance < 0 or (share and tolerance > _HIGHEST_PERCENT):
        fields.at("tolerance", "not-a-tolerance", text=text, example=_example(language))
        return Decimal(0)
    return abs(value) * tolerance / 100 if share else tolerance


def read_date(fields: Fields, name: str) -> date | None:
    """Return the date under a key, written as 2024-06-17 or 17.06.2024."""
    text = fields.text(name)
    if not text:
        return None
    try:
        if found := _ISO_DATE.fullmatch(text):
            return date(int(found[1]), int(found[2]), int(found[3]))
        if found := _GERMAN_DATE.fullmatch(text):
            return date(int(found[3]), int(found[2]), int(found[1]))
    except ValueError:
        pass
    fields.at(name, "not-a-date", text=text)
    return None


def read_language(fields: Fields) -> str:
    """Return the code under ``language``, ``de`` by default."""
    text = fields.text("language").casefold()
    if not text:
        return "de"
    code = schema.LANGUAGES.get(text, text.replace("_", "-"))
    if _LANGUAGE.fullmatch(code):
        return code
    fields.at("language", "not-a-language", text=text)
    return "de"


def read_link(fields: Fields) -> str:
    """Return the web address under ``link``."""
    text = fields.text("link")
    if text and not _LINK.fullmatch(text):
        fields.at("link", "not-a-link", text=text)
        return ""
    return text


def _too_long(text: str) -> bool:
    return sum(map(str.isdigit, text)) > MAX_DIGITS


def _example(language: str) -> str:
    return "0.5" if language.startswith("en") else "0,5"
