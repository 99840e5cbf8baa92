"""Ids: what an item's id says about it."""

from __future__ import annotations

from quizapp.core.items import Facet

_FACETS = frozenset(facet.value for facet in Facet if facet is not Facet.WHOLE)


def deck_of(item: str) -> str:
    """Return the deck's id of an item's or entry's id."""
    return item.partition("/")[0]


def entry_of(item: str) -> str:
    """Return the entry's id (``deck/entry``) of an item's id (``deck/entry`` or ``deck/entry.facet``)."""
    entry, dot, facet = item.rpartition(".")
    return entry if dot and facet in _FACETS else item


def facet_of(item: str) -> str:
    """Return the facet of an item's id, empty for a plain question."""
    _, dot, facet = item.rpartition(".")
    return facet if dot and facet in _FACETS else ""
