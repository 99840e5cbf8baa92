"""What a learner's memory of an item is like, by FSRS."""

from __future__ import annotations

from dataclasses import dataclass

LEECH_LAPSES = 8
"""An item that was forgotten so often is a leech: it costs time and does not stick."""


@dataclass(frozen=True, slots=True)
class MemoryState:
    """FSRS's state of one learner's memory of one item.

    Days are ordinals of the learning day (`datetime.date.toordinal`). ``stability`` is the number
    of days after which the item is still known with a probability of 90 %, ``difficulty`` goes from
    1 to 10. ``reviews`` counts the reviews so far, ``lapses`` those after the first that failed.
    """

    stability: float
    difficulty: float
    due: int
    reviewed: int
    reviews: int
    lapses: int

    @property
    def is_leech(self) -> bool:
        """Whether the item was forgotten too often to go on like this."""
        return self.lapses >= LEECH_LAPSES
