"""Swaps: sentences made false by putting another name, month or year of the article in."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.authoring import lexicon
from quizapp.authoring.entities import Sort, find_entities
from quizapp.authoring.likeness import overlap, stems
from quizapp.authoring.standing import points_back

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.authoring.briefing import Briefing
    from quizapp.authoring.entities import Entity, Names

_ORDER = (Sort.YEAR, Sort.MONTH, Sort.COUNTRY, Sort.CITY, Sort.ORGANISATION, Sort.PERSON, Sort.WEEKDAY)
_PLACED = frozenset({Sort.COUNTRY, Sort.CITY, Sort.ORGANISATION, Sort.PERSON})
_TOO_LIKE = 0.5


@dataclass(frozen=True, slots=True)
class Swap:
    """A false text, and what was put in the place of what."""

    text: str
    right: str
    wrong: str
    sort: Sort


@dataclass(frozen=True, slots=True)
class Swapper:
    """The entities of an article, and its sentences with the words that carry their meaning."""

    briefing: Briefing
    names: Names
    entities: tuple[tuple[Entity, str], ...]
    """Each entity with how it is written."""

    sentences: tuple[str, ...]

    def swap(self, text: str) -> Swap | None:
        """Return the best false version of a true, plain sentence, or None."""
        language = self.briefing.language
        deed = re.search(lexicon.WRONGDOING[language], text, re.IGNORECASE) is not None
        there = find_entities(text, language, self.names)
        for sort in _ORDER:
            if deed and sort not in (Sort.YEAR, Sort.MONTH, Sort.WEEKDAY):
                continue
            for entity in there:
                if entity.sort is sort and (swap := self._swapped(text, entity, there)) is not None:
                    return swap
        return None

    def _swapped(self, text: str, entity: Entity, there: Sequence[Entity]) -> Swap | None:
        if sum(other.base == entity.base for other in there) > 1:
            return None
        before = text[: entity.start]
        language = self.briefing.language
        if entity.sort is Sort.COUNTRY and re.search(r"\b(?:das Land|the country)\b", text, re.IGNORECASE):
            return None
        if entity.sort is Sort.PERSON and (
            points_back(text, language) or re.search(rf"{lexicon.TITLES[language]} $", before)
        ):
            return None
        if entity.sort in (Sort.COUNTRY, Sort.CITY) and (
            entity.form == "genitive" or re.search(r"s $", before)
        ):
            return None
        if entity.sort in _PLACED and re.search(r"(?<![.!?])\b[A-ZÄÖÜ][\w-]* $", before):
            return None
        written = text[entity.start : entity.end]
        for other, surface in self._others(entity):
            if (
                any(one.base == other.base for one in there)
                or other.base in text
                or self._is_true(text, entity, other)
            ):
                continue
            return Swap(f"{before}{surface}{text[entity.end :]}", written, surface, entity.sort)
        return None

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

    def _is_true(self, text: str, entity: Entity, other: Entity) -> bool:
        """Whether a sentence of the article with the other name says much the same."""
        language = self.briefing.language
        wanted = stems(f"{text[: entity.start]} {text[entity.end :]}", language)
        return any(
            other.base in sentence and overlap(wanted, stems(sentence, language)) >= _TOO_LIKE
            for sentence in self.sentences
            if sentence != text
        )


def swapper(briefing: Briefing, names: Names) -> Swapper:
    """Return what makes false statements from the sentences of a briefing."""
    texts = tuple(sentence.text for sentence in (*briefing.body, *briefing.findings))
    entities = tuple(
        (entity, text[entity.start : entity.end])
        for text in texts
        for entity in find_entities(text, briefing.language, names)
    )
    return Swapper(briefing, names, entities, texts)
