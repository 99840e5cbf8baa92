"""Attempts: one response to one item, scored, with when and how it came about."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from quizapp.core.scores import Rating, Verdict


class Mode(StrEnum):
    """What a session is for. Only `LEARN` touches the schedule."""

    LEARN = "learn"
    QUIZ = "quiz"
    EXAM = "exam"
    CRAM = "cram"

    @property
    def repeats_missed(self) -> bool:
        """Whether a missed item comes back in the same session until it was right once."""
        return self in (Mode.LEARN, Mode.CRAM)


@dataclass(frozen=True, slots=True)
class Attempt:
    """One response to one item.

    ``at`` is aware and carries the local offset, so that the learning day can be told later and
    elsewhere. ``response`` is `responses.describe`'s texts. ``rating`` is set in `LEARN` only.
    ``milliseconds`` is the time from showing the item to the response.
    """

    item: str
    mode: Mode
    session: str
    at: datetime
    response: tuple[str, ...]
    fraction: float
    verdict: Verdict
    rating: Rating | None
    hinted: bool = False
    milliseconds: int = 0
