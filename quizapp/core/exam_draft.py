"""The draft of an exam: a running exam as JSON's types, and back."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, NamedTuple, assert_never

from quizapp.core.exam import Exam, Given, begin
from quizapp.core.ids import deck_of
from quizapp.core.items import Facet, Kind
from quizapp.core.marking import trace_of
from quizapp.core.responses import (
    Chosen,
    ChosenSeveral,
    Ordered,
    Paired,
    Recalled,
    Response,
    Text,
    Texts,
    describe,
)
from quizapp.core.traces import Trace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from quizapp.core.items import Item


class Restored(NamedTuple):
    """An exam from its draft; ``lost`` counts items that are gone or asked otherwise now."""

    exam: Exam
    lost: int = 0


class _Noted(NamedTuple):
    """What a draft says of an item: its id then, its looks, the id it was drawn by, how it is known again."""

    id: str
    looks: str
    drawn: str
    trace: Trace | None


def to_json(exam: Exam) -> dict[str, Any]:
    """Return the exam without its items, which are drawn from their files again by their ids.

    What each item looks like is noted, since responses refer to it, and what it is known again by if it
    is called otherwise when the exam goes on.
    """
    return {
        "id": exam.id,
        "seed": exam.seed,
        "decks": list(exam.decks),
        "items": [_note(item, drawn) for item, drawn in zip(exam.items, exam.drawn, strict=True)],
        "given": [given and [_to_json(given.response), given.milliseconds] for given in exam.given],
        "begun": exam.begun.isoformat(),
        "limit": exam.limit,
        "needed": exam.needed,
        "marked": sorted(exam.marked),
        "place": exam.place,
    }


def from_json(
    data: Mapping[str, Any],
    load: Callable[[Sequence[str]], Iterable[Item]],
    follow: Callable[[Sequence[Trace]], Mapping[str, str]] = lambda traces: {},
) -> Restored:
    """Return the exam that `to_json` gave, with its items as ``load`` gives them for their ids.

    Items that are not there any more are left out, unless ``follow`` gives a new id for how they looked;
    those that are asked otherwise now are open again.

    Raises:
        ValueError: the data are not those of an exam.
    """
    try:
        return _restore(data, load, follow)
    except (KeyError, TypeError, IndexError, AttributeError) as error:
        raise ValueError(f"not an exam: {error!r}") from error


def _restore(
    data: Mapping[str, Any],
    load: Callable[[Sequence[str]], Iterable[Item]],
    follow: Callable[[Sequence[Trace]], Mapping[str, str]],
) -> Restored:
    noted = [_noted(*item) for item in data["items"]]
    found = _found(noted, load, follow)
    kept = [place for place, item in enumerate(found) if item is not None]
    fresh = begin(
        str(data["id"]),
        int(data["seed"]),
        map(str, data["decks"]),
        [item for item in found if item is not None],
        datetime.fromisoformat(data["begun"]),
        limit=None if data["limit"] is None else int(data["limit"]),
        needed=int(data["needed"]),
        drawn=[noted[place].drawn for place in kept],
    )
    if fresh.begun.utcoffset() is None:
        raise ValueError("an exam begins at an aware time")
    same = [_looks(item) == noted[place].looks for item, place in zip(fresh.items, kept, strict=True)]
    given = tuple(
        _given(item, data["given"][place]) if unchanged else None
        for item, place, unchanged in zip(fresh.items, kept, same, strict=True)
    )
    moved = {place: number for number, place in enumerate(kept)}
    marked = frozenset(moved[place] for place in data["marked"] if place in moved)
    before = sum(place < int(data["place"]) for place in kept)
    place = max(0, min(before, len(kept) - 1))
    return Restored(replace(fresh, given=given, marked=marked, place=place), len(found) - sum(same))


def _found(
    noted: Sequence[_Noted],
    load: Callable[[Sequence[str]], Iterable[Item]],
    follow: Callable[[Sequence[Trace]], Mapping[str, str]],
) -> list[Item | None]:
    """Return each item that was noted as it is now, also under another id; None for one that is gone."""
    ids = [item.id for item in noted]
    found = {item.id: item for item in load(ids)}
    if len(found) < len(ids):
        renamed = follow([item.trace for item in noted if item.trace is not None])
        ids = [renamed.get(name, name) for name in ids]
        found = {item.id: item for item in load(ids)}
    return [found.get(name) for name in ids]


def _note(item: Item, drawn: str) -> list[str]:
    trace = trace_of(item, 0)
    return [item.id, _looks(item), drawn, trace.kind.value, trace.facet.value, trace.stem, trace.key]


def _noted(name: str, looks: str, drawn: str = "", *known: str) -> _Noted:
    """Return what was noted; earlier versions noted the id and the looks only."""
    if not known:
        return _Noted(name, looks, drawn or name, None)
    kind, facet, stem, key = known
    return _Noted(name, looks, drawn, Trace(name, deck_of(name), Kind(kind), Facet(facet), stem, key, 0))


def _looks(item: Item) -> str:
    """Return a digest of what the learner responds to."""
    return blake2b(repr((item.stem, item.interaction)).encode(), digest_size=8).hexdigest()


def _given(item: Item, data: Any) -> Given | None:
    if data is None:
        return None
    response, milliseconds = data
    given = Given(_from_json(response), int(milliseconds))
    describe(item, given.response)
    return given


def _to_json(response: Response) -> list[Any]:
    match response:
        case Chosen(index):
            return ["chosen", index]
        case ChosenSeveral(indices):
            return ["several", sorted(indices)]
        case Text(text):
            return ["text", text]
        case Texts(texts):
            return ["texts", list(texts)]
        case Paired(right):
            return ["paired", list(right)]
        case Ordered(order):
            return ["ordered", list(order)]
        case Recalled(knew):
            return ["recalled", knew]
        case _:
            assert_never(response)


def _from_json(data: Sequence[Any]) -> Response:
    match data:
        case ["chosen", int(index)]:
            return Chosen(index)
        case ["several", [*indices]]:
            return ChosenSeveral(frozenset(indices))
        case ["text", str(text)]:
            return Text(text)
        case ["texts", [*texts]]:
            return Texts(tuple(texts))
        case ["paired", [*right]]:
            return Paired(tuple(right))
        case ["ordered", [*order]]:
            return Ordered(tuple(order))
        case ["recalled", bool(knew)]:
            return Recalled(knew)
        case _:
            raise ValueError(f"no response: {data!r}")
