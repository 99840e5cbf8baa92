"""Entities: the names, dates and numbers of a text, and what kind of thing each is."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum
from functools import cache, lru_cache

from quizapp.authoring import lexicon
from quizapp.authoring.labels import is_label
from quizapp.authoring.patterns import Patterns
from quizapp.authoring.wordlist import words
from quizapp.core.folding import fold
from quizapp.core.numbers import is_unit, scale_power

_NAME = r"[A-ZÄÖÜ][^\W\d_]*(?:[-'’][^\W\d_]+)*"
_PARTICLE = r"(?:von der|von|van der|van|de|da|bin|al|zu|del|di|le|la)"
_RUN = re.compile(rf"(?:\d{{1,3}} )?{_NAME}(?: (?:{_PARTICLE} )?{_NAME})+")
_ACRONYM = re.compile(r"\b[A-ZÄÖÜ]{2,6}\b")
_APPOSITION = Patterns(
    de=(rf"^(?P<name>{_NAME}(?: {_NAME}){{0,3}}), (?:eine?[rn]? |der |die |das )"),
    en=(rf"^(?P<name>{_NAME}(?: {_NAME}){{0,3}}), (?:an? |the )"),
)
_INSERTED = re.compile(rf"(?<=, )(?P<name>{_NAME} {_NAME})(?=, |[.;])")
_YEAR = re.compile(r"(?<![\w.,-])(?:1[5-9]|20)\d\d(?![\w-]|[.,]\d)")
_CONTEXT = Patterns(
    de=(
        r"(?:Jahre?s?|seit|bis|Ende|Anfang|Mitte|ab|vor|nach|haben|hat|Sommer|Herbst|Winter|Frühjahr|"
        r"Frühling|" + "|".join(lexicon.MONTHS["de"].split()) + r") $"
    ),
    en=(
        r"(?:in|since|by|until|from|after|before|year|of|spring|summer|autumn|fall|winter|"
        + "|".join(lexicon.MONTHS["en"].split())
        + r") $"
    ),
    flags=re.IGNORECASE,
)
_AFTER_YEAR = re.compile(
    r" (?:der|die|das|den|dem|eine?[nmrs]?|im|in|nach|mit|vor|für|auf|aus|bei|von|zu[mr]?|rund|etwa|über|"
    r"nicht|"
    r"seine?[nmrs]?|ihre?[nmrs]?|als|auch|noch|gegen|wegen|am|an|erstmals|sowie|und) "
)
"""What follows a year that stands alone behind a German verb: »beendete 2014 einen Versuch«."""

_FUTURE = re.compile(r"\b(?:will|wird|werden|soll(?:en)?|plan\w*)\b", re.IGNORECASE)
_CLASS = re.compile(
    r"\b(?:Konzern|Firma|Unternehmen|Hersteller|Partei|Verband|Agentur|Mine|Werk|Netz|Programm|Projekt|Stadt|"
    r"Provinz|Insel|Fluss|Ölfeld|Gasfeld|Hafen|Reederei|Zeitung|Sender|Gruppe|Organisation|Institut|"
    r"\w+(?:konzern|firma|unternehmen|hersteller|partei|verband|agentur|mine|netz|programm|"
    r"projekt|gruppe|bank|"
    rf"zeitung))s? (?P<name>{_NAME})(?= [a-zäöüß]|[.,])"
)
"""German nouns that a name follows without an article."""

_UNTIL = re.compile(r"(?:bis|ab|nach|by|until|after) ", re.IGNORECASE)
_NOUNS = re.compile(
    r"(?:ung|ungen|heit|heiten|keit|keiten|schaft|schaften|tion|tionen|tät|täten|ismus|ment|mente|nis|nisse|"
    r"tum|ling|linge)$"
)


_NUMBERED = re.compile(rf"(?<![\w.,-])\d{{1,3}} (?P<word>{_NAME})")
_AT = re.compile(r"\b(?:am|im|beim|vom|zum) $")


_DESCRIBED = re.compile(
    r"\b(?P<adjective>[A-ZÄÖÜ][a-zäöüß]+isch|Rot|Schwarz|Weiß|Vereint|Vereinigt|International|Nah|Fern|Kalt)"
    r"e[nrms]? (?P<noun>[A-ZÄÖÜ][\w-]+)"
)
"""German names that begin with an adjective in capitals: Koreanische Halbinsel, Rotes Meer."""


class Sort(Enum):
    """What an entity is; only those of one sort are swapped."""

    COUNTRY = "country"
    CITY = "city"
    ORGANISATION = "organisation"
    PERSON = "person"
    NAME = "name"
    MONTH = "month"
    WEEKDAY = "weekday"
    YEAR = "year"


TIMES = frozenset({Sort.YEAR, Sort.MONTH, Sort.WEEKDAY})


@dataclass(frozen=True, slots=True)
class Entity:
    """Characters ``start`` to ``end`` of a text name something.

    ``base`` is the name without the ending of its case; ``form`` tells forms apart that cannot stand in
    each other's place: the genitive, names with an article, full names and surnames.
    """

    start: int
    end: int
    sort: Sort
    base: str
    form: str = ""


@dataclass(frozen=True, slots=True)
class Names:
    """The names of an article: persons in full, and the surnames that stand for them."""

    full: frozenset[str] = frozenset()
    short: frozenset[str] = frozenset()
    other: frozenset[str] = frozenset()
    """Names of other things, that a noun before them has shown to be names."""

    numbered: frozenset[str] = frozenset()
    """Names that begin with a number, as 38 North."""


NOBODY = Names()


@lru_cache(maxsize=1024)
def find_entities(text: str, language: str, names: Names = NOBODY) -> tuple[Entity, ...]:
    """Return the entities of a text in its order; no two overlap, and the surest kinds win."""
    found: list[Entity] = []
    for entity in (
        *_listed(text, language),
        *_years(text, language),
        *_persons(text, language, names),
        *_others(text, language),
    ):
        if all(entity.end <= other.start or other.end <= entity.start for other in found):
            found.append(entity)
    return tuple(sorted(found, key=lambda entity: entity.start))


def names_in(text: str, language: str) -> Names:
    """Return the names of a text: persons after a title or with a known first name, and names of things."""
    title = re.compile(rf"\b{lexicon.TITLES[language]} (?P<name>{_NAME}(?: (?:{_PARTICLE} )?{_NAME}){{1,3}})")
    full = {
        _bare(found["name"], language)
        for found in title.finditer(text)
        if _may_be_person(found["name"], language)
    }
    for run in _RUN.finditer(text):
        words = run[0].split()
        for place, word in enumerate(words[:-1]):
            name = " ".join(words[place : place + 4])
            known = word in lexicon.FIRST_NAMES or word in lexicon.SURNAMES_FIRST
            if known and _may_be_person(name, language, known=True):
                full.add(_bare(name, language))
                break
    full = {name for name in full if not any(name != other and name in other for other in full)}
    short = {_surname(name) for name in full}
    other = {found["name"] for found in _CLASS.finditer(text)} if language == "de" else set()
    return Names(
        frozenset(full),
        frozenset(name for name in short if name not in lexicon.FIRST_NAMES),
        frozenset(name for name in other if not re.search(r"(?:e|en|er|em|es|ung)$", name)),
        frozenset(found[0] for found in _NUMBERED.finditer(text) if _is_numbered(text, found, language)),
    )


def _is_numbered(text: str, found: re.Match[str], language: str) -> bool:
    digits = found[0].partition(" ")[0]
    if scale_power(fold(found["word"]), language) or is_unit(fold(found["word"])):
        return False
    end = found.start() + len(digits)
    named = language == "de" and _AT.search(text[: found.start()]) is not None
    return named or is_label(text, found.start(), end, language, unit=False)


def _surname(name: str) -> str:
    words = name.split()
    return words[0] if words[0] in lexicon.SURNAMES_FIRST else words[-1]


def _may_be_person(name: str, language: str, *, known: bool = False) -> bool:
    words = name.split()
    if not 2 <= len(words) <= 5:
        return False
    other = _known(language)
    return not any(
        word in other or (not known and language == "de" and _NOUNS.search(word)) for word in words
    )


def _bare(name: str, language: str) -> str:
    if language == "en":
        return re.sub(r"['’]s?$", "", name)
    return (
        name[:-1] if name.endswith("s") and not name.endswith(("ss", "us", "is", "as", "es", "os")) else name
    )


@cache
def _known(language: str) -> dict[str, tuple[Sort, str, str]]:
    """Return all listed names, in all their forms, as sort, base and form."""
    known: dict[str, tuple[Sort, str, str]] = {}

    def add(name: str, sort: Sort, form: str = "") -> None:
        base = name.replace("_", " ")
        known.setdefault(base, (sort, base, form))
        if (
            language == "de"
            and sort in (Sort.COUNTRY, Sort.CITY)
            and form == ""
            and not base.endswith(("s", "x", "z", "ß"))
        ):
            known.setdefault(f"{base}s", (sort, base, "genitive"))

    for form, countries in lexicon.COUNTRIES[language].items():
        for name in countries.split():
            add(name, Sort.COUNTRY, form)
    for table, sort in (
        (lexicon.CITIES, Sort.CITY),
        (lexicon.ORGANISATIONS, Sort.ORGANISATION),
        (lexicon.MONTHS, Sort.MONTH),
        (lexicon.WEEKDAYS, Sort.WEEKDAY),
    ):
        for name in table[language].split():
            add(name, sort)
    if language == "de":
        known["Niederlanden"] = (Sort.COUNTRY, "Niederlande", "p-dative")
    return known


@cache
def _listing(language: str) -> re.Pattern[str]:
    names = sorted(_known(language), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, names))})(?![\w]|-\w)")


def _listed(text: str, language: str) -> list[Entity]:
    known = _known(language)
    found = []
    for match in _listing(language).finditer(text):
        sort, base, form = known[match[0]]
        if (
            language == "en"
            and match[0] in ("May", "March", "Jordan", "Turkey", "Georgia", "Congress")
            and match.start() == 0
        ):
            continue
        if sort is Sort.ORGANISATION:
            form = _article(text, match.start())
        if language == "en" and re.match(r"['’]s\b", text[match.end() :]):
            form += "'s"
        found.append(Entity(match.start(), match.end(), sort, base, form))
    return found


def _article(text: str, start: int) -> str:
    """Return the article before a place, which tells the gender of the name there."""
    found = re.search(r"\b(?:der|die|das|dem|den|des|the) $", text[:start], re.IGNORECASE)
    return found[0].strip().casefold() if found else ""


def _years(text: str, language: str) -> list[Entity]:
    """Return the years, those that something is to be done by apart from those in which it was."""
    found = []
    for match in _YEAR.finditer(text):
        context = _CONTEXT[language].search(text[: match.start()])
        if context or (language == "de" and _AFTER_YEAR.match(text, match.end())):
            until = context is not None and _UNTIL.match(context[0])
            form = "until" if until or _FUTURE.search(text) else ""
            found.append(Entity(match.start(), match.end(), Sort.YEAR, match[0], form))
    return found


def _persons(text: str, language: str, names: Names) -> list[Entity]:
    found = []
    for name in sorted(filter(text.__contains__, names.full), key=_longest_first):
        found += _named(text, language, name, "full")
    for name in sorted(filter(text.__contains__, names.short), key=_longest_first):
        found += _named(text, language, name, "short")
    for name in sorted(filter(text.__contains__, names.other), key=_longest_first):
        found += [replace(one, sort=Sort.NAME) for one in _named(text, language, name, "")]
    return found


def _longest_first(name: str) -> tuple[int, str]:
    return -len(name), name


def _named(text: str, language: str, name: str, form: str) -> list[Entity]:
    ending = r"(?P<s>['’]s|(?<=s)['’])?" if language == "en" else "(?P<s>s)?"
    return [
        Entity(
            match.start(), match.end(), Sort.PERSON, name, f"{form} genitive".strip() if match["s"] else form
        )
        for match in re.finditer(rf"(?<![\w-]){re.escape(name)}{ending}(?![\w-])", text)
    ]


def _others(text: str, language: str) -> list[Entity]:
    """Return acronyms, and names that are known by where they stand."""
    found = []
    opening = _APPOSITION[language].match(text)
    if opening and not _is_noun_phrase(opening["name"], language):
        found.append(Entity(opening.start("name"), opening.end("name"), Sort.NAME, opening["name"]))
    found += [
        Entity(match.start(), match.end(), Sort.NAME, match["name"])
        for match in _INSERTED.finditer(text)
        if not _is_noun_phrase(match["name"], language)
    ]
    for match in _ACRONYM.finditer(text):
        if match[0] not in ("AM", "PM", "II", "III", "IV", "VI", "OK", "CEO"):
            form = _article(text, match.start())
            found.append(Entity(match.start(), match.end(), Sort.ORGANISATION, match[0], form))
    found += _runs(text, language)
    if language == "de":
        found += [
            Entity(match.start(), match.end(), Sort.NAME, f"{match['adjective']}e {match['noun']}")
            for match in _DESCRIBED.finditer(text)
            if match.start() > 0
        ]
    if language == "en":
        found += _single(text)
    return found


def _is_noun_phrase(name: str, language: str) -> bool:
    """Whether capitals are those of German nouns or of a sentence's beginning, not of a name."""
    words = name.split()
    if language == "en":
        return words[0].casefold() in EN_STARTS
    return (
        any(_NOUNS.search(word) for word in words)
        or words[0] in DE_STARTS
        or len(words[0]) < 3
        or (
            len(words) == 1
            and (
                words[0].endswith(("en", "er"))
                or any(words[0].casefold().endswith(head) for head in lexicon.HEADS)
            )
        )
    )


DE_STARTS = words(
    "Der Die Das Den Dem Des Ein Eine Einen Einem Einer Im In Am An Auf Bei Mit Nach Von Vor Zu Zum "
    "Zur Für Seit Bis Und Oder Aber Doch Auch Es Er Sie Wir Ich Man Dies Diese Dieser Dieses Dabei "
    "Damit Dadurch Dazu Zudem Außerdem Allerdings Jedoch Insgesamt Mehr Viele Alle Beide Laut Unter "
    "Über Während Wegen Trotz Ohne Durch Gegen Um Aus Millionen Milliarden Tausende Prozent Ende "
    "Anfang Mitte Präsident Ministerpräsident Experten Forscher"
)
EN_STARTS = words(
    "the a an in on at by for from with without after before during since until under over about "
    "as and or but also "
    "it he she they we i this that these those there here however moreover meanwhile according "
    "both many most some "
    "more if while although though despite instead such its their his her our experts officials researchers"
)


def _runs(text: str, language: str) -> list[Entity]:
    """Return names of several words, as 38 North or Stimson Center."""
    found = []
    for run in _RUN.finditer(text):
        if language == "de":
            name = re.match(rf"\d{{1,3}} {_NAME}(?: (?:Program|Project|Programm|Projekt))?", run[0])
            if (
                name
                and run.start() > 0
                and re.search(r"\b(?:am|im|beim|vom|zum|der|des|das) $", text[: run.start()])
            ):
                found.append(Entity(run.start(), run.start() + name.end(), Sort.NAME, name[0]))
            foreign = re.fullmatch(
                rf"{_NAME} (?:Centers?|Institutes?|Foundation|University|Council|Group|Bank|Fund|House)",
                run[0],
            )
            if foreign and run.start() > 0:
                found.append(Entity(run.start(), run.end(), Sort.NAME, _bare(run[0], "de")))
            continue
        words = run[0].split()
        skip = 1 if words[0].casefold() in EN_STARTS else 0
        if len(words) == 2 and skip and _ADJECTIVE.search(words[1]):
            continue
        if len(words) - skip >= 1 and not words[0][0].isdigit():
            start = run.start() + (len(words[0]) + 1 if skip else 0)
            found.append(Entity(start, run.end(), Sort.NAME, text[start : run.end()]))
    return found


_ADJECTIVE = re.compile(
    r"(?:ish|ese|[ei]an|ican|rabic|French|Dutch|Greek|Swiss|Czech|Arab|Iraqi|Israeli|Pakistani|"
    r"Saudi|German|Celsius|Fahrenheit)$"
)


def _single(text: str) -> list[Entity]:
    """Return English names of one word inside a sentence, that are no part of a longer name."""
    return [
        Entity(match.start(), match.end(), Sort.NAME, match[0])
        for match in re.finditer(rf"(?<=[a-z,] ){_NAME}(?![\w-]| [A-Z])", text)
        if len(match[0]) > 2
        and match[0][1:].islower()
        and not _ADJECTIVE.search(match[0])
        and not re.search(r"[A-Z][\w-]* $", text[1 : match.start()])
    ]
