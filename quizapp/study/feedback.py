"""Feedback: what is shown after a response."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from quizapp.core.items import READ

if TYPE_CHECKING:
    from quizapp.core.items import Item
    from quizapp.core.passages import Piece
    from quizapp.core.responses import Response
    from quizapp.core.scores import Score
    from quizapp.core.session import Session


class Feedback(NamedTuple):
    """Everything to show after a response.

    ``remark`` is the author's word on the wrong choice that was chosen. ``passages`` are excerpts of
    the briefing. ``days`` is the number of learning days until the item is due again, or None where
    the schedule was not touched. ``again`` says that it comes back in this session. ``leech`` says
    that the item was forgotten so often that learning it this way does not seem to work. ``response``
    is None in an exam for an item that was left open.
    """

    item: Item
    response: Response | None
    score: Score
    remark: str
    passages: tuple[tuple[Piece, ...], ...]
    days: int | None
    again: bool
    leech: bool = False
    overruled: bool = False

    @property
    def overrulable(self) -> bool:
        """Whether the learner may say that the response was right after all: where marking reads texts."""
        return not self.score.passed and self.item.kind in READ


class Marked(NamedTuple):
    """A session after a response, and what to show about that response."""

    session: Session
    feedback: Feedback
