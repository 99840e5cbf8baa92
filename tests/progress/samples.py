"""Records to fill a store with, and a look at everything that follows from them."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

from quizapp.core.attempts import Attempt, Mode
from quizapp.core.scheduling import Scheduling, learning_day
from quizapp.core.scores import Rating, Verdict
from quizapp.progress.records import (
    Attempted,
    Body,
    Changed,
    LearnerNamed,
    Record,
    Renamed,
    SessionFinished,
    Undone,
    new_id,
)

if TYPE_CHECKING:
    from quizapp.progress.store import ProgressStore

ANNA = "a" * 32
BEN = "b" * 32
BERLIN_WINTER = timezone(timedelta(hours=1))
MONDAY = datetime(2026, 11, 2, 18, 0, tzinfo=BERLIN_WINTER)
DAY = learning_day(MONDAY, 4)
DEFAULT = Scheduling()

GOOD, AGAIN, HARD = Rating.GOOD, Rating.AGAIN, Rating.HARD


def moment(days: float = 0, **more: float) -> datetime:
    """Return a time so long after Monday evening."""
    return MONDAY + timedelta(days=days, **more)


def recorded(body: Body, at: datetime = MONDAY, learner: str = ANNA, number: str | None = None) -> Record:
    return Record(number or new_id(), learner, at, body)


def attempted(
    item: str = "d/a",
    days: float = 0,
    rating: Rating = GOOD,
    mode: Mode = Mode.LEARN,
    *,
    at: datetime | None = None,
    learner: str = ANNA,
    number: str | None = None,
) -> Record:
    """Return the record of an attempt, right unless it is rated as a failure."""
    at = at or moment(days)
    verdict = Verdict.WRONG if rating is AGAIN else Verdict.RIGHT
    attempt = Attempt(
        item=item,
        mode=mode,
        session="s",
        at=at,
        response=("Hanoi",),
        fraction=float(verdict is Verdict.RIGHT),
        verdict=verdict,
        rating=rating if mode is Mode.LEARN else None,
        hinted=rating is HARD,
        milliseconds=1200,
    )
    return recorded(Attempted(attempt), at, learner, number)


def undone(record: Record, at: datetime | None = None) -> Record:
    return recorded(Undone(record.id), at or record.at + timedelta(seconds=5), record.learner)


def renamed(old: str, new: str, days: float = 0, learner: str = ANNA) -> Record:
    return recorded(Renamed(old, new), moment(days), learner)


def changed(item: str, days: float = 0, learner: str = ANNA) -> Record:
    return recorded(Changed(item), moment(days), learner)


def finished(days: float = 0, learner: str = ANNA, mode: Mode = Mode.LEARN) -> Record:
    return recorded(SessionFinished("s", mode, 20, 15), moment(days), learner)


def named(name: str, days: float = 0, learner: str = ANNA) -> Record:
    return recorded(LearnerNamed(name), moment(days), learner)


def everything(store: ProgressStore) -> dict[str, list[tuple[object, ...]]]:
    """Return all that follows from the log, to the last digit."""
    tables = ("learner", "item_state", "day_summary", "recall_summary")
    rows = {name: store._connection.execute(f"SELECT * FROM {name}").fetchall() for name in tables}
    return {name: sorted(found, key=lambda row: row[:3]) for name, found in rows.items()}
