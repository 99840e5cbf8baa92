"""Rewrites: what people write in several ways, put into one, so that it compares as equal.

Abbreviations are spelled out, dates, times and ranges get one form, and hedged numbers lose their
"about". Everything here works on folded text.
"""

from __future__ import annotations

import re
from functools import cache, partial
from typing import TYPE_CHECKING
from unicodedata import normalize

from quizapp.core.folding import compose, fold

if TYPE_CHECKING:
    from collections.abc import Callable

    Replacement = str | Callable[[re.Match[str]], str]

_MONTHS = {
    "de": "januar februar maerz april mai juni juli august september oktober november dezember",
    "en": "january february march april may june july august september october november december",
}
_SHORT_MONTHS = {
    "de": "jan feb mrz apr - - - aug sept? okt nov dez",
    "en": "jan feb mar apr - jun jul aug sept? oct nov dec",
}
_LOWERED = str.maketrans("₀₁₂₃₄₅₆₇₈₉₊₋", "0123456789+-")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+-")
_RAISED_AFTER_DIGIT = re.compile(r"(?<=\d)(?=[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻])")
_GENDERED = re.compile(r"(?<=[a-zäöüß])(?:[*:_]|/-?|(?=I))[iI]n(nen)?(?![^\W_])")

_GERMAN: dict[str, str] = {
    r"\bst\. ?|^st[ -]": "sankt ",
    r"\bmio\b\.?": "millionen",
    r"\bmrd\b\.?": "milliarden",
    r"\btsd\b\.?": "tausend",
    r"\bnr\b\.?": "nummer",
    r"\bdr\. ?|^dr ": "doktor ",
    r"\bprof\b\.?": "professor",
    r"\bbzw\b\.?": "beziehungsweise",
    r"\busw\b\.?": "und so weiter",
    r"\betc\b\.?": "et cetera",
    r"\bz\. ?b\b\.?": "zum beispiel",
    r"\bu\. ?a\b\.?": "unter anderem",
    r"\bd\. ?h\b\.?": "das heisst",
    r"\bsog\b\.?": "sogenannte",
    r"\bevtl\b\.?": "eventuell",
    r"\binkl\b\.?": "inklusive",
    r"\bggf\b\.?": "gegebenenfalls",
    r"\bjhd?t?\b\.?": "jahrhundert",
    r"(?<=\d) ?\.? ?v\. ?chr\b\.?|(?<=\d) v\. ?u\. ?z\b\.?": " vor christus",
    r"(?<=\d) ?\.? ?n\. ?chr\b\.?|(?<=\d) n\. ?u\. ?z\b\.?": " nach christus",
    r"\bart\b\.? ?(?=\d)": "artikel ",
    r"\babs\b\.? ?(?=\d)": "absatz ",
    r"str\.(?!\w)": "strasse",
    r"§+ ?": "paragraf ",
    r"\bparagraph": "paragraf",
    r"&": " und ",
    r"(?<!\d)%": " prozent ",
    r"\bminus (?=\d)": "-",
    r"(?<=\d) ?(?:\+|\bplus\b) ?(?=\d)": " plus ",
    r"[~≈] ?(?=\d)": "",
    r"\b(?:(?:im|in dem|das|des) )?jahre?s? (?=\d{3,4}\b)": "",
    r"\b(\d{1,2}) uhr (\d\d)\b": r"\1:\2",
    r"\b(\d{1,2})[.:](\d\d) ?uhr\b": r"\1:\2",
    r"\b(\d{1,2}) ?uhr\b": r"\1:00",
    r"\bvon (?=\S+ (?:bis|-) ?\d)": "",
    r"(?<=\d) ?(?:-|bis) ?(?=\d)": " bis ",
}
_ENGLISH: dict[str, str] = {
    r"^((?:the )?)st\b\.?(?= \w)|(?<=\w )st\b\.?(?= [^\W\d])": r"\1saint",
    r"(?<=\w )st\b\.?(?!\w)": "street",
    r"^mt\b\.?(?= \w)": "mount",
    r"\bdr\. ?|^dr ": "doctor ",
    r"\bprof\b\.?": "professor",
    r"\bvs\b\.?": "versus",
    r"\be\. ?g\b\.?": "for example",
    r"\bi\. ?e\b\.?": "that is",
    r"\betc\b\.?": "et cetera",
    r"\bgovt\b\.?": "government",
    r"\bdept\b\.?": "department",
    r"\bno\b\.? ?(?=\d)|#(?=\d)": "number ",
    r"(?<=\d) ?b\.? ?c\.?(?: ?e\.?)?(?!\w)": " before christ",
    r"§+ ?": "section ",
    r"&": " and ",
    r"(?<!\d)%|\bper cent\b": " percent ",
    r"\bminus (?=\d)": "-",
    r"(?<=\d) ?(?:\+|\bplus\b) ?(?=\d)": " plus ",
    r"(?<=\d)(?:st|nd|rd|th)\b": "",
    r"[~≈] ?(?=\d)": "",
    r"([€$£] ?\d[\d.,]*) ?m\b": r"\1 million",
    r"\b(twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)[- ](?=(?:one|two|three|four|five|six|seven|"
    r"eight|nine|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\b)": r"\1",
    r"\b(?:(?:in|of) )?the year (?=\d{3,4}\b)": "",
    r"\bfrom (?=\S+ (?:to|until|-) ?\d)": "",
    r"(?<=\d) ?(?:-|\bto\b|\buntil\b) ?(?=\d)": " to ",
    r"ogue\b": "og",
    r"ogues\b": "ogs",
    r"\bprogramme": "program",
    r"\bgrey": "gray",
}
_CURRENCY = re.compile(
    r"(?:us)?([€$£]) ?(\d(?:[\d.,']*\d)?(?: ?(?:[mb]illion(?:en)?|milliarden?|tausend|thousand|bn|mn)\b)?)"
)
_TABLES = {"de": _GERMAN, "en": _ENGLISH}


def regular(text: str, language: str) -> str:
    """Return the folded text in the one form in which texts are compared."""
    text = normalize("NFKC", _RAISED_AFTER_DIGIT.sub("^", text).translate(_LOWERED).translate(_RAISED))
    folded = fold(text.replace("⁄", "/"))
    folded = re.sub(r"^- (?=\d)", "-", re.sub(r"(?<=[a-z)])\^(?=\d)", "", folded))
    for pattern, replacement in _rewrites(language[:2]):
        folded = pattern.sub(replacement, folded)
    return " ".join(folded.split())


def genders(text: str) -> tuple[str, ...]:
    """Return the readings of a text with a gender star or the like: Bürger*innen, Bürger:innen."""
    text = compose(text)
    if not _GENDERED.search(text):
        return (text,)
    return _GENDERED.sub("", text), _GENDERED.sub(r"in\1", text)


@cache
def _rewrites(code: str) -> tuple[tuple[re.Pattern[str], Replacement], ...]:
    table = [(re.compile(pattern), replacement) for pattern, replacement in _TABLES.get(code, {}).items()]
    return (*(_dates(code) if code in _MONTHS else ()), *table, (_CURRENCY, r"\2 \1"))


def _dates(code: str) -> tuple[tuple[re.Pattern[str], Replacement], ...]:
    months = _MONTHS[code].split()
    names = "|".join(months)
    short = [
        (re.compile(rf"\b{name}\b\.?(?=,? \d)|(?:(?<=\d )|(?<=\d\. )){name}\b\.?"), month)
        for name, month in zip(_SHORT_MONTHS[code].split(), months, strict=True)
        if name != "-"
    ]
    iso = re.compile(r"\b(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)\b"), partial(_spell_date, months)
    if code == "de":
        full = re.compile(r"\b(?P<day>\d{1,2})\. ?(?P<month>\d{1,2})\.(?: ?(?P<year>\d{4})\b|(?!\S*\d))")
        return iso, (full, partial(_spell_date, months)), *short
    first = re.compile(rf"\b({names}) (\d{{1,2}})(?:st|nd|rd|th)?\b,?"), r"\2 \1"
    return iso, *short, first, (re.compile(rf"(\d)(?:st|nd|rd|th)? (?:day )?of (?={names})"), r"\1 ")


def _spell_date(months: list[str], found: re.Match[str]) -> str:
    month = int(found["month"])
    if not 1 <= month <= 12:
        return found[0]
    return f"{int(found['day'])} {months[month - 1]} {found['year'] or ''}"
