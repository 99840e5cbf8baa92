"""The glossary as one list over several decks, and searching in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.core.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from quizapp.bank.index import DeckSummary, Index
    from quizapp.core.decks import GlossaryEntry


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry with its deck and the folded texts that are searched: names first, then the rest."""

    entry: GlossaryEntry
    deck: DeckSummary
    term: str
    names: str
    rest: str


def list_terms(index: Index, decks: Iterable[DeckSummary]) -> list[Listed]:
    """Return the glossary entries of the decks, by term."""
    listed = [
        _listed(entry, deck) for deck in decks for entry in index.glossary(deck.id) if not entry.common.draft
    ]
    return sorted(listed, key=lambda one: one.term)


def search(listed: Sequence[Listed], query: str) -> list[Listed]:
    """Return the entries that hold every word of the query: terms that begin with it first."""
    wanted = fold(query)
    if not wanted:
        return list(listed)
    words = wanted.split()
    ranked = [(_rank(one, wanted, words), one) for one in listed]
    return [
        one for _, one in sorted((pair for pair in ranked if pair[0] < _NOT_FOUND), key=lambda pair: pair[0])
    ]


_NOT_FOUND = 3


def _rank(one: Listed, wanted: str, words: Sequence[str]) -> int:
    if one.term.startswith(wanted):
        return 0
    if all(word in one.names for word in words):
        return 1
    both = f"{one.names} {one.rest}"
    return 2 if all(word in both for word in words) else _NOT_FOUND


def _listed(entry: GlossaryEntry, deck: DeckSummary) -> Listed:
    return Listed(
        entry,
        deck,
        term=fold(entry.term),
        names=" ".join(fold(name) for name in (entry.term, *entry.also)),
        rest=fold(f"{entry.definition} {entry.example}"),
    )
