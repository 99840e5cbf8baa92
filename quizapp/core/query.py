"""Queries: finding items by words, deck, topic, kind and how they stand.

Words are and-ed, ``or`` stands between alternatives and binds less, ``-`` negates, brackets group:
``deck:putin* is:due -kind:choice "Weißer Tiger"``. German names are understood as well.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple, assert_never

from quizapp.core.folding import fold
from quizapp.core.items import Kind
from quizapp.core.query_words import (
    OR,
    Field,
    Trait,
    field_named,
    nearest_field,
    nearest_value,
    value_named,
)

if TYPE_CHECKING:
    from collections.abc import Callable

DEEPEST = 30
"""How many brackets may stand in each other."""

_QUOTES = {'"': '"', "„": '“”"', "“": '”"', "»": "«", "«": "»", "‚": "‘’"}
_NAME = re.compile(r"[^\W\d_]+")


class Facts(NamedTuple):
    """What a query is held against. All texts are folded; ``text`` is the stem and the key."""

    deck: str
    title: str
    text: str
    tags: tuple[str, ...] = ()
    kind: Kind = Kind.CHOICE
    level: int | None = None
    traits: frozenset[Trait] = frozenset()


@dataclass(frozen=True, slots=True)
class Words:
    """The text holds these folded words, in this order and next to each other."""

    folded: str


@dataclass(frozen=True, slots=True)
class InDeck:
    """The deck's id or title is this folded text, in which ``*`` stands for anything."""

    pattern: str


@dataclass(frozen=True, slots=True)
class Tagged:
    """One of the tags is this folded text, in which ``*`` stands for anything."""

    pattern: str


@dataclass(frozen=True, slots=True)
class OfKind:
    """The item is of this kind."""

    kind: Kind


@dataclass(frozen=True, slots=True)
class OfLevel:
    """The author gave this level."""

    level: int


@dataclass(frozen=True, slots=True)
class Has:
    """The item stands like this with the learner."""

    trait: Trait


@dataclass(frozen=True, slots=True)
class Not:
    """What does not match."""

    query: Query


@dataclass(frozen=True, slots=True)
class All:
    """What matches all of these; without any, everything."""

    queries: tuple[Query, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """What matches one of these."""

    queries: tuple[Query, ...]


Query = Words | InDeck | Tagged | OfKind | OfLevel | Has | Not | All | Either

EVERYTHING = All(())


class Fault(Enum):
    """What can be wrong with a query."""

    UNKNOWN_FIELD = "unknown field"
    UNKNOWN_VALUE = "unknown value"
    NO_VALUE = "no value"
    INCOMPLETE = "incomplete"
    UNOPENED = "unopened bracket"
    TOO_DEEP = "too deep"


@dataclass(frozen=True, slots=True)
class QueryProblem:
    """Why a query was not understood: characters ``start`` to ``end`` of it.

    ``word`` stands there, ``field`` is the one whose value it is, ``meant`` what was perhaps meant.
    """

    fault: Fault
    start: int
    end: int
    word: str = ""
    field: Field | None = None
    meant: str | None = None


def parse_query(text: str) -> Query | QueryProblem:
    """Return what the text asks for, or what is not understood of it. Never raises."""
    try:
        return _Parser(text).parse()
    except _NotUnderstoodError as error:
        return error.problem


def matcher(query: Query) -> Callable[[Facts], bool]:
    """Return the function that tells whether an item matches."""
    match query:
        case Words(folded):
            return lambda facts: folded in facts.text
        case InDeck(pattern):
            return _deck_matcher(pattern)
        case Tagged(pattern):
            fits = _fitting(pattern)
            return lambda facts: any(map(fits, facts.tags))
        case OfKind(kind):
            return lambda facts: facts.kind is kind
        case OfLevel(level):
            return lambda facts: facts.level == level
        case Has(trait):
            return lambda facts: trait in facts.traits
        case Not(one):
            inner = matcher(one)
            return lambda facts: not inner(facts)
        case All(()):
            return lambda facts: True
        case All((one,)) | Either((one,)):
            return matcher(one)
        case All(several):
            wanted = [matcher(one) for one in several]
            return lambda facts: all(found(facts) for found in wanted)
        case Either(several):
            wanted = [matcher(one) for one in several]
            return lambda facts: any(found(facts) for found in wanted)
        case _:
            assert_never(query)


def _deck_matcher(pattern: str) -> Callable[[Facts], bool]:
    """Look at each deck once, however many items it has."""
    fits = _fitting(pattern)
    known: dict[str, bool] = {}

    def found(facts: Facts) -> bool:
        if facts.deck not in known:
            known[facts.deck] = fits(facts.deck) or fits(facts.title)
        return known[facts.deck]

    return found


def _fitting(pattern: str) -> Callable[[str], bool]:
    """Return whether a text is the pattern, in which ``*`` stands for anything."""
    first, *others = pattern.split("*")
    if not others:
        return pattern.__eq__
    *inner, last = others

    def fits(text: str) -> bool:
        if not text.startswith(first):
            return False
        place = len(first)
        for part in inner:
            found = text.find(part, place)
            if found < 0:
                return False
            place = found + len(part)
        return text.endswith(last) and len(text) - len(last) >= place

    return fits


class _NotUnderstoodError(Exception):
    """The query was not understood; never leaves this module."""

    def __init__(self, problem: QueryProblem) -> None:
        super().__init__(problem)
        self.problem = problem


class _Parser:
    """Reads a query from left to right."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0

    def parse(self) -> Query:
        """Read the whole text."""
        self._skip_spaces()
        query = self._either(0) if self._at < len(self._text) else EVERYTHING
        if self._at < len(self._text):
            raise self._problem(Fault.UNOPENED, self._at, self._at + 1)
        return query

    def _either(self, depth: int) -> Query:
        found = [self._all(depth)]
        while self._take_or():
            found.append(self._all(depth))
        return found[0] if len(found) == 1 else Either(tuple(found))

    def _all(self, depth: int) -> Query:
        begin = self._at
        found: list[Query] = []
        self._skip_spaces()
        while self._at < len(self._text) and self._text[self._at] != ")" and not self._or_ahead():
            found.append(self._one(depth))
            self._skip_spaces()
        if not found:
            raise self._problem(Fault.INCOMPLETE, begin, max(begin, min(self._at + 1, len(self._text))))
        return found[0] if len(found) == 1 else All(tuple(found))

    def _one(self, depth: int) -> Query:
        negated = False
        while self._text.startswith("-", self._at) and not self._is_end(self._at + 1):
            negated = not negated
            self._at += 1
        query = self._group(depth) if self._text.startswith("(", self._at) else self._atom()
        return Not(query) if negated else query

    def _group(self, depth: int) -> Query:
        begin = self._at
        if depth >= DEEPEST:
            raise self._problem(Fault.TOO_DEEP, begin, begin + 1)
        self._at += 1
        query = self._either(depth + 1)
        self._at = min(self._at + 1, len(self._text))
        return query

    def _atom(self) -> Query:
        begin = self._at
        if self._text[begin] in _QUOTES:
            return Words(fold(self._quoted()))
        name = _NAME.match(self._text, begin)
        if name and self._text.startswith(":", name.end()):
            self._at = name.end() + 1
            return self._field(begin, name[0])
        return Words(fold(self._bare()))

    def _field(self, begin: int, name: str) -> Query:
        field = field_named(name)
        if field is None:
            raise self._problem(Fault.UNKNOWN_FIELD, begin, begin + len(name), meant=nearest_field(name))
        start = self._at
        if self._is_end(start):
            raise self._problem(Fault.NO_VALUE, begin, start, field=field)
        value = self._quoted() if self._text[start] in _QUOTES else self._bare()
        if field is Field.DECK:
            return InDeck(fold(value))
        if field is Field.TAG:
            return Tagged(fold(value))
        known = value_named(field, value)
        if known is None:
            meant = nearest_value(field, value)
            raise self._problem(Fault.UNKNOWN_VALUE, start, self._at, word=value, field=field, meant=meant)
        match field:
            case Field.KIND:
                return OfKind(Kind(known))
            case Field.IS:
                return Has(Trait(known))
            case Field.LEVEL:
                return OfLevel(int(known))
            case _:
                assert_never(field)

    def _quoted(self) -> str:
        """Read until the closing quote, or to the end if there is none."""
        closing = _QUOTES[self._text[self._at]]
        begin = self._at + 1
        end = begin
        while end < len(self._text) and self._text[end] not in closing:
            end += 1
        self._at = min(end + 1, len(self._text))
        return self._text[begin:end]

    def _bare(self) -> str:
        """Read one character at least, then until a space, a bracket or a quote."""
        begin = self._at
        self._at += 1
        while (
            not self._is_end(self._at) and self._text[self._at] != "(" and self._text[self._at] not in _QUOTES
        ):
            self._at += 1
        return self._text[begin : self._at]

    def _is_end(self, place: int) -> bool:
        return place >= len(self._text) or self._text[place].isspace() or self._text[place] == ")"

    def _skip_spaces(self) -> None:
        while self._at < len(self._text) and self._text[self._at].isspace():
            self._at += 1

    def _or_ahead(self) -> str:
        """Return the ``or`` that comes next, as it is written."""
        name = _NAME.match(self._text, self._at)
        ends = name is not None and (self._is_end(name.end()) or self._text[name.end()] == "(")
        return name[0] if name is not None and ends and name[0].casefold() in OR else ""

    def _take_or(self) -> bool:
        word = self._or_ahead()
        self._at += len(word)
        return bool(word)

    def _problem(
        self,
        fault: Fault,
        start: int,
        end: int,
        *,
        word: str | None = None,
        field: Field | None = None,
        meant: str | None = None,
    ) -> _NotUnderstoodError:
        word = self._text[start:end] if word is None else word
        return _NotUnderstoodError(QueryProblem(fault, start, end, word, field, meant))
