"""Traces: what is remembered of an item that was asked, to know it again when its file changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quizapp.core.items import Facet, Kind


@dataclass(frozen=True, slots=True)
class Trace:
    """An item as it was last seen in its deck.

    ``key`` is the shown key's text, ``position`` the entry's place among the deck's entries,
    counted from 0. ``present`` says whether it is still in the deck.
    """

    item: str
    deck: str
    kind: Kind
    facet: Facet
    stem: str
    key: str
    position: int
    present: bool = True
