"""Decks: what an author wrote, checked and typed, before it becomes items."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from quizapp.core.items import Certainty, Choice, Facet, Interaction


@dataclass(frozen=True, slots=True)
class Common:
    """What every kind of entry may carry. ``line`` is the entry's first line in its file, 1-based."""

    id: str
    line: int
    explanation: str = ""
    hint: str = ""
    sources: tuple[str, ...] = ()
    certainty: Certainty | None = None
    claim: str = ""
    tags: tuple[str, ...] = ()
    level: int | None = None
    points: int = 1
    seconds: int | None = None
    draft: bool = False
    only: frozenset[Facet] = frozenset()
    """The facets the author restricts the entry to; empty means all that apply by default."""


@dataclass(frozen=True, slots=True)
class GlossaryEntry:
    """A term and what it means; ``also`` are other names that count, ``wrong`` own distractors."""

    common: Common
    term: str
    definition: str
    also: tuple[str, ...] = ()
    wrong: tuple[Choice, ...] = ()
    example: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """A key finding. ``text`` is the sentence without gap marks; ``gap`` is set if it has gaps."""

    common: Common
    text: str
    gap: Interaction | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A question of any kind: its stem and the way it is responded to."""

    common: Common
    stem: str
    interaction: Interaction


Entry = GlossaryEntry | Finding | Question


@dataclass(frozen=True, slots=True)
class Deck:
    """The entries of one file.

    ``article`` is the name of the briefing's file in the same folder, or empty.
    """

    id: str
    title: str
    language: str = "de"
    article: str = ""
    as_of: date | None = None
    link: str = ""
    tags: tuple[str, ...] = ()
    description: str = ""
    authors: tuple[str, ...] = ()
    license: str = ""
    entries: tuple[Entry, ...] = ()
