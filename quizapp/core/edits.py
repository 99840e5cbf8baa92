"""Edits: the few slips of the keyboard that turn one text into another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Edit:
    """One slip: ``removed`` at ``at`` of the first text, ``added`` at ``to`` of the second.

    One letter missing, one too many, one instead of another, or two neighbours swapped.
    """

    at: int
    to: int
    removed: str
    added: str


def edits(first: str, second: str, limit: int) -> Iterator[tuple[Edit, ...]]:
    """Yield ways to turn one text into another with at most ``limit`` edits, none if there is none.

    The smallest of them is the optimal string alignment distance (Damerau-Levenshtein with no part
    edited twice). The work grows with the texts' length and 4 to the power of ``limit``, so this
    beats a general distance for limits of 1 and 2, and it tells where the edits are.
    """
    return _edits(first, second, 0, 0, limit)


def side_by_side(first: str, second: str) -> bool:
    """Whether two texts that are two edits apart differ in one place: it changes the word, not a letter.

    One place means no letter between the edits, or one if a letter was replaced (North and South,
    Bundesrat and Bundestag). Two letters swapped around a third (Vietman), or one too few and
    one too many around it (Satelitten), are slips.
    """
    start = _common(first, second)
    first, second = first[start:], second[start:]
    end = _common(first[::-1], second[::-1])
    first, second = first[: len(first) - end], second[: len(second) - end]
    match sorted((len(first), len(second))):
        case [2, 2]:
            return first[0] != second[1] and first[1] != second[0]
        case [3, 3]:
            beside = first[:2] == second[1::-1] or first[1:] == second[:0:-1]
            return beside or (first[1] == second[1] and first != second[::-1])
        case [2, 3]:
            return True
        case [_, longest]:
            return longest <= 2
    return False


def _edits(first: str, second: str, at: int, to: int, limit: int) -> Iterator[tuple[Edit, ...]]:
    while at < len(first) and to < len(second) and first[at] == second[to]:
        at, to = at + 1, to + 1
    left, right = len(first) - at, len(second) - to
    if not left and not right:
        yield ()
    if not limit or abs(left - right) > limit or not (left or right):
        return
    for cut, put in ((1, 1), (1, 0), (0, 1), (2, 2)):
        if cut > left or put > right:
            continue
        removed, added = first[at : at + cut], second[to : to + put]
        if cut == 2 and removed != added[::-1]:
            continue
        for rest in _edits(first, second, at + cut, to + put, limit - 1):
            yield (Edit(at, to, removed, added), *rest)


def _common(first: str, second: str) -> int:
    for index, (one, other) in enumerate(zip(first, second, strict=False)):
        if one != other:
            return index
    return min(len(first), len(second))
