"""Query words: what the fields of a query and their values are called, in English and in German."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from quizapp.core.folding import fold
from quizapp.core.items import Kind
from quizapp.core.nearness import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LEVELS = range(1, 4)
"""The author's levels of hardness."""


class Field(StrEnum):
    """What a query can ask for besides words."""

    DECK = "deck"
    TAG = "tag"
    KIND = "kind"
    IS = "is"
    LEVEL = "level"


class Trait(StrEnum):
    """How an item stands with a learner. What is suspended or postponed is neither due nor new."""

    DUE = "due"
    NEW = "new"
    LEARNED = "learned"
    SURE = "sure"
    MISSED = "missed"
    SUSPENDED = "suspended"
    POSTPONED = "postponed"
    FLAGGED = "flagged"
    LEECH = "leech"


OR = frozenset({"or", "oder"})

_FIELDS: dict[Field, tuple[str, ...]] = {
    Field.DECK: ("deck", "stapel", "briefing"),
    Field.TAG: ("tag", "thema", "topic", "stichwort", "schlagwort"),
    Field.KIND: ("kind", "art", "type", "typ", "fragetyp"),
    Field.IS: ("is", "ist"),
    Field.LEVEL: ("level", "stufe", "niveau", "schwierigkeit"),
}
_TRAITS: dict[Trait, tuple[str, ...]] = {
    Trait.DUE: ("due", "fällig"),
    Trait.NEW: ("new", "neu"),
    Trait.LEARNED: ("learned", "gelernt", "learnt"),
    Trait.SURE: ("sure", "sicher"),
    Trait.MISSED: ("missed", "falsch", "verfehlt", "wrong"),
    Trait.SUSPENDED: ("suspended", "ausgesetzt"),
    Trait.POSTPONED: ("postponed", "verschoben", "buried"),
    Trait.FLAGGED: ("flagged", "gemeldet", "flag"),
    Trait.LEECH: ("leech", "hartnäckig", "schwierig"),
}
_KINDS: dict[Kind, tuple[str, ...]] = {
    Kind.CHOICE: ("choice", "auswahl", "einfachauswahl", "single"),
    Kind.CHOICES: ("choices", "mehrfach", "mehrfachauswahl", "multiple"),
    Kind.TRUTH: ("truth", "aussage", "wahrheit", "true"),
    Kind.TYPED: ("typed", "kurztext", "text", "getippt"),
    Kind.GAP: ("gap", "lücke", "lückentext"),
    Kind.NUMBER: ("number", "zahl"),
    Kind.MATCHING: ("matching", "zuordnung", "paare", "pairs"),
    Kind.ORDERING: ("ordering", "reihenfolge", "order"),
    Kind.RECALL: ("recall", "selbstabfrage", "erinnern"),
    Kind.CERTAINTY: ("certainty", "sicherheitsgrad", "gewissheit"),
}
"""The English word first, then the German one that is shown, then others that are understood."""

_BY_WORD: dict[Field, dict[str, str]] = {
    Field.IS: {fold(word): trait for trait, words in _TRAITS.items() for word in words},
    Field.KIND: {fold(word): kind for kind, words in _KINDS.items() for word in words},
    Field.LEVEL: {str(level): str(level) for level in LEVELS},
}
_FIELD_BY_WORD = {fold(word): field for field, words in _FIELDS.items() for word in words}


def field_named(word: str) -> Field | None:
    """Return the field of this name."""
    return _FIELD_BY_WORD.get(fold(word))


def value_named(field: Field, word: str) -> str | None:
    """Return the value of a field whose values are fixed, by its name."""
    return _BY_WORD[field].get(fold(word))


def field_words(language: str) -> list[str]:
    """Return the names of the fields to be shown in a language."""
    return _shown(_FIELDS.values(), language)


def value_words(field: Field, language: str) -> list[str]:
    """Return the names of a field's values to be shown in a language; none where anything goes."""
    match field:
        case Field.IS:
            return _shown(_TRAITS.values(), language)
        case Field.KIND:
            return _shown(_KINDS.values(), language)
        case Field.LEVEL:
            return [str(level) for level in LEVELS]
        case Field.DECK | Field.TAG:
            return []


def term(field: Field, value: str, language: str) -> str:
    """Return how a field with one of its fixed values is written in a language: ``ist:fällig``."""
    place = _place(language)
    words: Mapping[str, tuple[str, ...]] = {Field.IS: _TRAITS, Field.KIND: _KINDS}.get(field, {})  # type: ignore[assignment]
    return f"{_FIELDS[field][place]}:{words[value][place] if value in words else value}"


def kind_word(kind: Kind, language: str) -> str:
    """Return the short name of a kind, as it is typed in a query."""
    return _KINDS[kind][_place(language)]


def nearest_field(word: str) -> str | None:
    """Return the field's name that was perhaps meant."""
    return _nearest(word, [name for names in _FIELDS.values() for name in names])


def nearest_value(field: Field, word: str) -> str | None:
    """Return the name of one of the field's values that was perhaps meant."""
    words = {Field.IS: _TRAITS.values(), Field.KIND: _KINDS.values()}.get(field, ())
    return _nearest(word, [name for names in words for name in names])


def _nearest(word: str, names: list[str]) -> str | None:
    by_fold = {fold(name): name for name in names}
    wanted = fold(word)
    begun = next((folded for folded in by_fold if wanted and folded.startswith(wanted)), None)
    found = begun or nearest(wanted, by_fold)
    return by_fold[found] if found is not None else None


def _shown(words: Iterable[tuple[str, ...]], language: str) -> list[str]:
    return [names[_place(language)] if len(names) > 1 else names[0] for names in words]


def _place(language: str) -> int:
    return int(language.startswith("de"))
