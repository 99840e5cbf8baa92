"""Records: the entries of the log, which is the truth about progress."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, fields
from datetime import datetime
from typing import TYPE_CHECKING, Any, assert_never

from quizapp.core.attempts import Attempt, Mode
from quizapp.core.scores import Rating, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


@dataclass(frozen=True, slots=True)
class Attempted:
    """An item was responded to."""

    attempt: Attempt


@dataclass(frozen=True, slots=True)
class Undone:
    """The record with this id counts as never made: an attempt, or something the learner did to an item.

    What else can be undone is named by `UNDOABLE`; for all other records this changes nothing.
    """

    record: str


@dataclass(frozen=True, slots=True)
class Renamed:
    """The item ``old`` is called ``new`` from now on: its history until now belongs to ``new``."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Changed:
    """The item has another key now: it is due on this day, until it is reviewed."""

    item: str


@dataclass(frozen=True, slots=True)
class SessionFinished:
    """A session came to its end, with so many items responded to and so many of them right."""

    session: str
    mode: Mode
    answered: int
    right: int


@dataclass(frozen=True, slots=True)
class LearnerNamed:
    """The learner goes by this name from now on."""

    name: str


@dataclass(frozen=True, slots=True)
class Suspended:
    """The item is not to be asked by the schedule until it is resumed."""

    item: str


@dataclass(frozen=True, slots=True)
class Resumed:
    """The item is not suspended any more."""

    item: str


@dataclass(frozen=True, slots=True)
class Postponed:
    """The item is not to be asked before the learning day after this one."""

    item: str


@dataclass(frozen=True, slots=True)
class Flagged:
    """The learner has something to tell the author about the item; the note may be empty."""

    item: str
    note: str


@dataclass(frozen=True, slots=True)
class Unflagged:
    """The flag is taken down."""

    item: str


@dataclass(frozen=True, slots=True)
class Reset:
    """The item is new again: what was learned of it until now does not count for its state."""

    item: str


@dataclass(frozen=True, slots=True)
class Overruled:
    """The attempt in this record counts as right, or, with ``passed`` false, as it was marked."""

    record: str
    passed: bool


@dataclass(frozen=True, slots=True)
class ExamFinished:
    """An exam was submitted.

    ``decks`` are those it was drawn from, ``asked`` its items, answered or not. ``points`` of
    ``possible`` were reached, ``needed`` is the share of them in percent that passes. ``seconds`` is
    the time taken, ``limit`` the minutes allowed or None.
    """

    session: str
    decks: tuple[str, ...]
    asked: int
    right: int
    points: float
    possible: int
    needed: int
    seconds: int
    limit: int | None

    @property
    def share(self) -> float:
        """The share of the possible points, 0 to 1."""
        return self.points / self.possible if self.possible else 0.0

    @property
    def passed(self) -> bool:
        """Whether enough points were reached."""
        return self.points * 100 >= self.needed * self.possible


OfItem = Changed | Suspended | Resumed | Postponed | Flagged | Unflagged | Reset
"""What can happen to one item besides an attempt."""

Body = Attempted | Undone | Overruled | Renamed | OfItem | SessionFinished | ExamFinished | LearnerNamed

UNDOABLE = (Attempted, Suspended, Resumed, Postponed, Flagged, Unflagged, Reset)
"""The kinds of record that `Undone` takes back."""


@dataclass(frozen=True, slots=True)
class Record:
    """One entry of the log: what happened to one learner, when.

    ``id`` and ``learner`` are 128 random bits as 32 hex digits (`new_id`). ``at`` is aware and
    carries the local offset; an attempt's own time is the same.

    Raises:
        ValueError: one of these rules is broken.
    """

    id: str
    learner: str
    at: datetime
    body: Body

    def __post_init__(self) -> None:
        if not (_is_id(self.id) and _is_id(self.learner)):
            raise ValueError(f"a record needs two ids of 32 hex digits, not {self.id!r}, {self.learner!r}")
        if self.at.utcoffset() is None:
            raise ValueError("a record needs an aware time")
        if isinstance(self.body, Attempted) and self.body.attempt.at != self.at:
            raise ValueError("an attempt is recorded with the time at which it was made")


def new_id() -> str:
    """Return a random id for a record or a learner."""
    return os.urandom(16).hex()


def kind_of(body: Body) -> str:
    """Return the name of the body's kind in the log and in JSON."""
    return _NAMES[type(body)]


def to_json(record: Record) -> dict[str, Any]:
    """Return the record as JSON's types, for an export."""
    return {
        "id": record.id,
        "learner": record.learner,
        "at": record.at.isoformat(),
        "kind": kind_of(record.body),
        **body_to_json(record.body),
    }


def from_json(data: Mapping[str, Any]) -> Record:
    """Return the record that `to_json` gave.

    Raises:
        ValueError: something is missing, of the wrong type, or of an unknown kind.
    """
    try:
        at = datetime.fromisoformat(data["at"])
        return Record(data["id"], data["learner"], at, body_from_json(data["kind"], data, at))
    except (KeyError, TypeError) as error:
        raise ValueError(f"not a record: {error}") from error


def body_to_json(body: Body) -> dict[str, Any]:
    """Return what the kind's name and the record's time do not say."""
    match body:
        case Attempted(attempt):
            return _attempt_to_json(attempt)
        case Undone(record):
            return {"record": record}
        case Renamed(old, new):
            return {"old": old, "new": new}
        case (
            Changed(item) | Suspended(item) | Resumed(item) | Postponed(item) | Unflagged(item) | Reset(item)
        ):
            return {"item": item}
        case Flagged(item, note):
            return {"item": item, "note": note}
        case Overruled(record, passed):
            return {"record": record, "passed": passed}
        case ExamFinished():
            return {field: getattr(body, field) for field in _EXAM_FIELDS} | {"decks": list(body.decks)}
        case SessionFinished(session, mode, answered, right):
            return {"session": session, "mode": mode.value, "answered": answered, "right": right}
        case LearnerNamed(name):
            return {"name": name}
        case Changed() | Suspended() | Resumed() | Postponed() | Unflagged() | Reset():
            return {"item": body.item}
        case _:
            assert_never(body)


def body_from_json(kind: str, data: Mapping[str, Any], at: datetime) -> Body:
    """Return the body that `body_to_json` gave.

    Raises:
        KeyError: something is missing.
        TypeError: something is of the wrong type.
        ValueError: the kind or a value is unknown.
    """
    match kind:
        case "attempted":
            return Attempted(_attempt_from_json(data, at))
        case "undone":
            return Undone(_text(data["record"]))
        case "renamed":
            return Renamed(_text(data["old"]), _text(data["new"]))
        case "changed" | "suspended" | "resumed" | "postponed" | "unflagged" | "reset":
            return _OF_ITEM[kind](_text(data["item"]))
        case "flagged":
            return Flagged(_text(data["item"]), _text(data["note"]))
        case "overruled":
            return Overruled(_text(data["record"]), bool(data["passed"]))
        case "exam_finished":
            return _exam_from_json(data)
        case "session_finished":
            return SessionFinished(
                _text(data["session"]), Mode(data["mode"]), int(data["answered"]), int(data["right"])
            )
        case "learner_named":
            return LearnerNamed(_text(data["name"]))
        case _:
            raise ValueError(f"no kind of record: {kind!r}")


def _attempt_to_json(attempt: Attempt) -> dict[str, Any]:
    return {
        "item": attempt.item,
        "mode": attempt.mode.value,
        "session": attempt.session,
        "response": list(attempt.response),
        "fraction": attempt.fraction,
        "verdict": attempt.verdict.value,
        "rating": attempt.rating.value if attempt.rating else None,
        "hinted": attempt.hinted,
        "milliseconds": attempt.milliseconds,
    }


def _attempt_from_json(data: Mapping[str, Any], at: datetime) -> Attempt:
    rating = data["rating"]
    return Attempt(
        item=_text(data["item"]),
        mode=Mode(data["mode"]),
        session=_text(data["session"]),
        at=at,
        response=tuple(map(_text, data["response"])),
        fraction=float(data["fraction"]),
        verdict=Verdict(data["verdict"]),
        rating=None if rating is None else Rating(rating),
        hinted=bool(data["hinted"]),
        milliseconds=int(data["milliseconds"]),
    )


def _exam_from_json(data: Mapping[str, Any]) -> ExamFinished:
    limit = data["limit"]
    return ExamFinished(
        session=_text(data["session"]),
        decks=tuple(map(_text, data["decks"])),
        asked=int(data["asked"]),
        right=int(data["right"]),
        points=float(data["points"]),
        possible=int(data["possible"]),
        needed=int(data["needed"]),
        seconds=int(data["seconds"]),
        limit=None if limit is None else int(limit),
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value


def _is_id(value: object) -> bool:
    return isinstance(value, str) and _ID.fullmatch(value) is not None


_ID = re.compile("[0-9a-f]{32}")

_EXAM_FIELDS = tuple(field.name for field in fields(ExamFinished))

_OF_ITEM: dict[str, Callable[[str], OfItem]] = {
    "changed": Changed,
    "suspended": Suspended,
    "resumed": Resumed,
    "postponed": Postponed,
    "unflagged": Unflagged,
    "reset": Reset,
}

_NAMES: dict[type[Body], str] = {
    Attempted: "attempted",
    Undone: "undone",
    Overruled: "overruled",
    Renamed: "renamed",
    Changed: "changed",
    Suspended: "suspended",
    Resumed: "resumed",
    Postponed: "postponed",
    Flagged: "flagged",
    Unflagged: "unflagged",
    Reset: "reset",
    SessionFinished: "session_finished",
    ExamFinished: "exam_finished",
    LearnerNamed: "learner_named",
}
