"""Overviews: how far a learner is, and what today asks."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, NamedTuple, Self

from quizapp.core import selection

if TYPE_CHECKING:
    from datetime import date

    from quizapp.bank.index import DeckSummary
    from quizapp.progress.queries import Activity, Learner, Totals

SECONDS_AN_ITEM = 15
LONG_AWAY = 3
"""After so many days without an answer, a learner is welcomed back."""


class DeckStanding(NamedTuple):
    """A deck and how far the learner is with it.

    ``due`` counts items to ask today, ``new`` those never asked, ``learned`` those that were right
    once, ``sure`` those with a stability of 21 days or more; all out of ``deck.items``. ``new_limit``
    is how many new ones the deck's own limit still allows today, None if it has none.
    """

    deck: DeckSummary
    due: int
    new: int
    learned: int
    sure: int
    new_limit: int | None = None

    @property
    def sure_share(self) -> float:
        """The share of the deck's items that are sure, 0 to 1."""
        return self.sure / self.deck.items if self.deck.items else 0.0


class Sitting(NamedTuple):
    """What is asked in one go, of what is due and new today; ``minutes`` is about what that takes."""

    due: int
    new: int
    minutes: int

    @classmethod
    def of(cls, due: int, new: int) -> Self:
        """Return the sitting for these counts: all of them, or of more that is due the first twenty."""
        if due > selection.SITTING:
            due, new = selection.SITTING, 0
        return cls(due, new, ceil((due + new) * SECONDS_AN_ITEM / 60))


class Overview(NamedTuple):
    """What home shows: ``due`` and ``new`` are what can be asked today, within the day's limits.

    ``minutes`` is what the first ``sitting`` of them takes. ``today`` is the learning day; ``activity``
    holds the last weeks by learning day. ``away`` counts the learning days since the last answer.
    """

    learner: Learner
    today: date
    due: int
    new: int
    minutes: int
    streak: int
    decks: tuple[DeckStanding, ...]
    activity: dict[date, Activity]
    totals: Totals
    away: int = 0

    @property
    def sitting(self) -> Sitting:
        """What of all this is asked in one go."""
        return Sitting.of(self.due, self.new)

    @property
    def is_return(self) -> bool:
        """Whether the learner comes back to more than can be done in one go."""
        return self.away >= LONG_AWAY and self.due > selection.SITTING
