"""Swaps: sentences made false, or not in the briefing, by another name or year of the article."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.authoring import lexicon, relations
from quizapp.authoring.entities import TIMES, Sort, find_entities
from quizapp.authoring.likeness import overlap, stems
from quizapp.authoring.pointing import points_back
from quizapp.core.items import Truth

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quizapp.authoring.briefing import Briefing
    from quizapp.authoring.entities import Entity, Names
    from quizapp.authoring.likeness import Stem

_PARTIES = frozenset({Sort.COUNTRY, Sort.ORGANISATION, Sort.PERSON})
_PLACES = frozenset({Sort.COUNTRY, Sort.CITY})
_DAYS_AND_MONTHS = frozenset(
    name for table in (lexicon.MONTHS, lexicon.WEEKDAYS) for names in table.values() for name in names.split()
)
_NAMED = _PARTIES | {Sort.CITY}
_TOO_LIKE = 0.5
_DEMONYMS = {
    "USA": ("us-", "amerikan"),
    "United States": ("u.s.", "us ", "american"),
    "Großbritannien": ("brit",),
    "Polen": ("poln",),
    "Dänemark": ("dän",),
    "Netherlands": ("dutch",),
}
"""Words for what is of a country that do not begin as its name does."""

_MOST_WORDS = 24


@dataclass(frozen=True, slots=True)
class Swap:
    """A text that is no longer true, and what was put in the place of what."""

    text: str
    right: str
    wrong: str
    truth: Truth = Truth.FALSE
    exchanged: bool = False
    """Whether the two stand in each other's place."""

    @property
    def is_of_time(self) -> bool:
        """Whether a year, a month or a day was swapped."""
        return self.right[:1].isdigit() or self.right in _DAYS_AND_MONTHS


@dataclass(frozen=True, slots=True)
class Swapper:
    """The entities of an article, and its sentences with the words that carry their meaning."""

    briefing: Briefing
    names: Names
    entities: tuple[tuple[Entity, str], ...]
    """Each entity with how it is written."""

    sentences: tuple[tuple[str, tuple[Stem, ...]], ...]

    def swap(self, text: str) -> Swap | None:
        """Return a version of a true, plain sentence that contradicts the briefing, or None."""
        there = find_entities(text, self._language, self.names)
        return next(self._contradicting(text, there), None)

    def defined(self, text: str, name: str) -> Swap | None:
        """Return a false version of a sentence that says what a named thing is, or None."""
        if self._is_deed(text):
            return None
        there = find_entities(text, self._language, self.names)
        for entity in there:
            if entity.sort in _NAMED and entity.start > len(name):
                for swap in self._replaced(text, entity, there):
                    return swap
        return None

    def unstated(self, text: str) -> Swap | None:
        """Return a version that the briefing neither states nor rules out, or None where that is not sure."""
        language = self._language
        alone = (relations.ALONE, relations.ONCE)
        if self._is_deed(text) or any(one[language].search(text) for one in alone):
            return None
        if len(text.split()) > _MOST_WORDS or points_back(text, language):
            return None
        there = find_entities(text, language, self.names)
        if any(entity.sort in TIMES for entity in there):
            return None
        for entity in there:
            if entity.sort not in (Sort.COUNTRY, Sort.ORGANISATION) or not self._is_party(text, entity):
                continue
            for swap in self._replaced(text, entity, there, Truth.UNSTATED):
                return swap
        return None

    @property
    def _language(self) -> str:
        return self.briefing.language

    def _is_deed(self, text: str) -> bool:
        return re.search(lexicon.WRONGDOING[self._language], text, re.IGNORECASE) is not None

    def _contradicting(self, text: str, there: Sequence[Entity]) -> Iterator[Swap]:
        for entity in there:
            if entity.sort in TIMES and self._is_once(text, entity):
                yield from self._replaced(text, entity, there)
        if self._is_deed(text):
            return
        yield from self._exchanged(text, there)
        for entity in there:
            if entity.sort in _NAMED and self._is_only(text, entity):
                yield from self._replaced(text, entity, there)

    def _is_once(self, text: str, entity: Entity) -> bool:
        """Whether a year or month is that of something that happens once."""
        since = entity.sort is Sort.YEAR and relations.SINCE.search(text[: entity.start])
        return bool(since or relations.ONCE[self._language].search(text))

    def _is_only(self, text: str, entity: Entity) -> bool:
        """Whether what the sentence says of a name holds of nobody and nowhere else."""
        language = self._language
        before, after = text[: entity.start], text[entity.end :]
        if entity.sort in _PLACES:
            held = language == "de" and before.endswith(" in ") and relations.HELD.search(text)
            return bool(held or relations.PLACED[language].search(before))
        led = relations.LED[language].search(before)
        return bool(led or (not before and relations.LEADS[language].match(after)))

    def _is_party(self, text: str, entity: Entity) -> bool:
        """Whether a name is the subject at the beginning, or one of two that something is between."""
        before, after = text[: entity.start], text[entity.end :]
        if not before:
            return re.match(r" (?:und|oder|sowie|and|or|of|,)", after) is None
        between = r"(?:zwischen|between)(?: \w[\w-]*(?: \w[\w-]*)? (?:und|and))? $"
        return re.search(between, before) is not None

    def _exchanged(self, text: str, there: Sequence[Entity]) -> Iterator[Swap]:
        """Yield the sentence with its two parties in each other's place, where that matters."""
        if not there or there[0].start > 0:
            return
        first = there[0]
        others = [one for one in there[1:] if one.sort is first.sort and one.form == first.form]
        if first.sort not in _PARTIES or first.form not in ("", "full", "short") or len(others) != 1:
            return
        second = others[0]
        middle, after = text[first.end : second.start], text[second.end :]
        if re.search(rf"[A-ZÄÖÜ]\w* $|{lexicon.TITLES[self._language]} $", middle):
            return
        if relations.DIRECTED[self._language].fullmatch(f"{middle}~{after}") is None:
            return
        one, other = text[: first.end], text[second.start : second.end]
        swap = Swap(f"{other}{middle}{one}{after}", one, other, exchanged=True)
        wanted = stems(f"{middle} {after}", self._language)
        if not self._said(wanted, (first.base, second.base), text):
            yield swap

    def _replaced(
        self, text: str, entity: Entity, there: Sequence[Entity], truth: Truth = Truth.FALSE
    ) -> Iterator[Swap]:
        """Yield the sentence with each name that can stand in the place of one, those named most first."""
        if not self._is_replaceable(text, entity, there):
            return
        before, after = text[: entity.start], text[entity.end :]
        for other, surface in self._others(entity):
            taken = any(one.base == other.base for one in there) or other.base in text
            if taken or (entity.sort is not Sort.YEAR and self._is_same(entity, other)):
                continue
            swap = Swap(f"{before}{surface}{after}", text[entity.start : entity.end], surface, truth)
            if truth is Truth.UNSTATED and not self._is_silent(text, entity, other, there):
                continue
            if self._said(stems(f"{before} {after}", self._language), (other.base,), text):
                continue
            yield swap

    def _is_replaceable(self, text: str, entity: Entity, there: Sequence[Entity]) -> bool:
        """Whether another name fits into the grammar, and nothing else in the sentence points to this one."""
        language = self._language
        before = text[: entity.start]
        if sum(other.base == entity.base for other in there) > 1:
            return False
        if entity.sort is Sort.MONTH and _LATE_DAY.search(f"{before}~{text[entity.end :]}"):
            return False
        if entity.sort is Sort.YEAR and sum(other.sort is Sort.YEAR for other in there) > 1:
            return False
        if entity.sort is Sort.COUNTRY and re.search(r"\b(?:das Land|the country)\b", text, re.IGNORECASE):
            return False
        if entity.sort is Sort.PERSON and (
            points_back(text, language) or re.search(rf"{lexicon.TITLES[language]} $", before)
        ):
            return False
        if entity.sort in _PLACES and (entity.form == "genitive" or before.endswith("des ")):
            return False
        return not (entity.sort in _NAMED and re.search(r"(?<![.!?])\b[A-ZÄÖÜ][\w-]* $", before))

    def _is_same(self, entity: Entity, other: Entity) -> bool:
        """Whether news names both for one and the same: a capital and its country."""
        capitals = lexicon.CAPITALS[self._language]
        return capitals.get(entity.base) == other.base or capitals.get(other.base) == entity.base

    def _others(self, entity: Entity) -> list[tuple[Entity, str]]:
        """Return the entities that can stand in its place, those named most often first."""
        counts = Counter(
            (other.base, surface)
            for other, surface in self.entities
            if other.sort is entity.sort and other.form == entity.form and other.base != entity.base
        )
        kept: dict[tuple[str, str], tuple[Entity, str]] = {}
        for other, surface in self.entities:
            if (other.base, surface) in counts:
                kept.setdefault((other.base, surface), (other, surface))
        return [kept[key] for key, _ in sorted(counts.items(), key=lambda one: -one[1])]

    def _said(self, wanted: Sequence[Stem], bases: Sequence[str], text: str) -> bool:
        """Whether another sentence of the article with these names says much the same."""
        return any(
            all(base in sentence for base in bases) and overlap(wanted, there) >= _TOO_LIKE
            for sentence, there in self.sentences
            if sentence != text
        )

    def _is_silent(self, text: str, entity: Entity, other: Entity, there: Sequence[Entity]) -> bool:
        """Whether nothing that the article says of the other name has a word of this sentence in it."""
        others = [one for one in there if one is not entity and one.sort in _NAMED]
        partners = [one.base for one in others if self._is_party(text, one)]
        wanted = stems(self._without(text, there), self._language)
        called = self._called(other)
        return not any(
            any(name in sentence.casefold() for name in called)
            and (not partners or all(base in sentence for base in partners))
            and overlap(wanted, words) > 0
            for sentence, words in self.sentences
            if sentence != text
        )

    def _called(self, entity: Entity) -> set[str]:
        """Return how the article may name a country or an organisation, in small letters: russ, moskau."""
        base = entity.base
        if entity.sort is not Sort.COUNTRY:
            return {base.casefold()}
        capitals = lexicon.CAPITALS[self._language]
        called = {base[:4].casefold(), *(city.casefold() for city in capitals if capitals[city] == base)}
        return called | set(_DEMONYMS.get(base, ()))

    def _without(self, text: str, there: Sequence[Entity]) -> str:
        """Return a sentence without its names."""
        kept, begin = [], 0
        for entity in there:
            kept.append(text[begin : entity.start])
            begin = entity.end
        return " ".join((*kept, text[begin:]))


def swapper(briefing: Briefing, names: Names) -> Swapper:
    """Return what makes false statements from the sentences of a briefing."""
    texts = [sentence.text for sentence in (*briefing.body, *briefing.findings)]
    entities = tuple(
        (entity, text[entity.start : entity.end])
        for text in texts
        for entity in find_entities(text, briefing.language, names)
    )
    texts += briefing.glossary
    pairs = (f"{one.text} {other.text}" for one, other in zip(briefing.body, briefing.body[1:], strict=False))
    follow = [pair for pair in pairs if _FOLLOWS.search(pair)]
    sentences = tuple((text, stems(text, briefing.language)) for text in (*texts, *follow))
    return Swapper(briefing, names, entities, sentences)


_LATE_DAY = re.compile(r"\b(?:29|3[01])(?:\.|st|th)? ~|~ (?:29|3[01])\b")
"""A day beside its month (``~``) that not every month has."""

_FOLLOWS = re.compile(
    r"[.!?] (?:Es|Sie|Er|Das Land|Die Regierung|Dort|Dabei|Damit|It|They|He|She|The country|There|This|"
    r"That)\b"
)
"""Two sentences, the second of which speaks of what the first names."""
