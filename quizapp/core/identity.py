"""Identity: what an item's id says, and knowing an item again when its entry was rewritten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.core.items import Facet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.core.traces import Trace

_FACETS = frozenset(facet.value for facet in Facet if facet is not Facet.WHOLE)


def deck_of(item: str) -> str:
    """Return the deck's id of an item's or entry's id."""
    return item.partition("/")[0]


def entry_of(item: str) -> str:
    """Return the entry's id (``deck/entry``) of an item's id (``deck/entry`` or ``deck/entry.facet``)."""
    entry, dot, facet = item.rpartition(".")
    return entry if dot and facet in _FACETS else item


def match_traces(vanished: Sequence[Trace], appeared: Sequence[Trace]) -> dict[str, str]:
    """Return the new item id of each vanished item that an appeared one is like enough to."""
    return {}
