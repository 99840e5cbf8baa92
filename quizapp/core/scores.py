"""Scores: what a response was worth."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum


class Verdict(StrEnum):
    """A score in one word."""

    RIGHT = "right"
    NEARLY = "nearly"
    PARTLY = "partly"
    WRONG = "wrong"


class Slip(StrEnum):
    """What was forgiven in a response that is `nearly` right."""

    TYPO = "typo"
    INFLECTION = "inflection"


class Rating(IntEnum):
    """How a review went, with FSRS's own numbers."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


@dataclass(frozen=True, slots=True)
class Score:
    """The marked response.

    ``fraction`` is the share of the points, 0 to 1. ``slip`` is set just where the verdict is
    `nearly`. ``parts`` says for each gap, pair or chosen line in place whether it was right, and is
    empty for items that are right or wrong as a whole.
    """

    fraction: float
    verdict: Verdict
    slip: Slip | None = None
    parts: tuple[bool, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether the response counts as right, a forgiven slip included."""
        return self.verdict in (Verdict.RIGHT, Verdict.NEARLY)
