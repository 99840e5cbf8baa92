"""The draft of an exam: a running exam as JSON's types, and back."""

from __future__ import annotations

from datetime import datetime
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, NamedTuple, assert_never

from quizapp.core.exam import Exam, Given, begin
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

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from quizapp.core.items import Item


class Restored(NamedTuple):
    """An exam from its draft; ``lost`` counts items that are gone or asked otherwise now."""

    exam: Exam
    lost: int = 0


def to_json(exam: Exam) -> dict[str, Any]:
    """Return the exam without its items, which are drawn from their files again by their ids.

    What each item looks like is noted, since responses refer to it.
    """
    return {
        "id": exam.id,
        "seed": exam.seed,
        "decks": list(exam.decks),
        "items": [[item.id, _looks(item)] for item in exam.items],
        "given": [given and [_to_json(given.response), given.milliseconds] for given in exam.given],
        "begun": exam.begun.isoformat(),
        "limit": exam.limit,
        "needed": exam.needed,
        "marked": sorted(exam.marked),
        "place": exam.place,
    }


def from_json(data: Mapping[str, Any], load: Callable[[Sequence[str]], Iterable[Item]]) -> Restored:
    """Return the exam that `to_json` gave, with its items as ``load`` gives them for their ids.

    Items that are not there any more are left out; those that are asked otherwise now are open again.

    Raises:
        ValueError: the data are not those of an exam.
    """
    try:
        return _restore(data, load)
    except (KeyError, TypeError, IndexError, AttributeError) as error:
        raise ValueError(f"not an exam: {error!r}") from error


def _restore(data: Mapping[str, Any], load: Callable[[Sequence[str]], Iterable[Item]]) -> Restored:
    ids = [str(name) for name, _ in data["items"]]
    found = {item.id: item for item in load(ids)}
    kept = [place for place, name in enumerate(ids) if name in found]
    fresh = begin(
        str(data["id"]),
        int(data["seed"]),
        map(str, data["decks"]),
        [found[ids[place]] for place in kept],
        datetime.fromisoformat(data["begun"]),
        limit=None if data["limit"] is None else int(data["limit"]),
        needed=int(data["needed"]),
    )
    if fresh.begun.utcoffset() is None:
        raise ValueError("an exam begins at an aware time")
    same = [_looks(item) == data["items"][place][1] for item, place in zip(fresh.items, kept, strict=True)]
    given = tuple(
        _given(item, data["given"][place]) if unchanged else None
        for item, place, unchanged in zip(fresh.items, kept, same, strict=True)
    )
    moved = {place: number for number, place in enumerate(kept)}
    before = sum(place < int(data["place"]) for place in kept)
    exam = Exam(
        fresh.id,
        fresh.seed,
        fresh.decks,
        fresh.items,
        given,
        fresh.begun,
        fresh.limit,
        fresh.needed,
        frozenset(moved[place] for place in data["marked"] if place in moved),
        max(0, min(before, len(kept) - 1)),
    )
    return Restored(exam, len(ids) - sum(same))


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
