"""Limits: how much of a learning day's work is still allowed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class Limits(NamedTuple):
    """How many items a day may ask: in all, and of the decks that have a number of their own.

    None is no limit.
    """

    total: int | None
    of_decks: Mapping[str, int | None]

    def of_deck(self, deck: str) -> int | None:
        """Return the deck's own limit."""
        return self.of_decks.get(deck)

    def left(self, done: Mapping[str, int]) -> Limits:
        """Return what is left of the day after so many items of each deck were asked."""
        return Limits(
            _less(self.total, sum(done.values())),
            {deck: _less(limit, done.get(deck, 0)) for deck, limit in self.of_decks.items()},
        )


def _less(limit: int | None, done: int) -> int | None:
    return None if limit is None else max(0, limit - done)
