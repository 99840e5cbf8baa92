"""Rules on glossary entries: a definition that names its term, a meaning that cannot be asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.authoring.rules.remark import Remark
from quizapp.core.decks import GlossaryEntry
from quizapp.core.folding import fold
from quizapp.core.items import Facet
from quizapp.core.terms import find_terms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizapp.core.decks import Deck

_NEEDED = 2
"""A choice among meanings needs at least two wrong ones."""


def check(entry: GlossaryEntry, language: str) -> Iterator[Remark]:
    """Yield a name of the term in its definition."""
    names = (entry.term, *entry.also)
    definition = entry.definition
    folded = fold(definition)
    near = [name for name in names if _beginning(name) in folded]
    if near and (found := find_terms(definition, [near], language)):
        text = definition[found[0].start : found[0].end]
        yield Remark("term-in-definition", entry.common.line, "definition", "", text, {"text": text})


def check_deck(deck: Deck) -> Iterator[Remark]:
    """Yield the first term whose meaning is not asked because there are too few wrong ones to choose."""
    entries = [entry for entry in deck.entries if type(entry) is GlossaryEntry]
    meanings = {fold(entry.definition) for entry in entries if not entry.common.draft}
    if len(meanings) > _NEEDED:
        return
    for entry in entries:
        wanted = not entry.common.only or Facet.MEANING in entry.common.only
        others = len(meanings - {fold(entry.definition)})
        if wanted and len(entry.wrong) + others < _NEEDED and not entry.common.draft:
            yield Remark("no-meaning", entry.common.line, "term", values={"term": entry.term})
            return


def _beginning(name: str) -> str:
    """Return the part of a name's first word that no inflection changes, nearly always."""
    return fold(name).split("-")[0].split(" ")[-1][:3]
