"""Selection: which items a session asks, out of all that could be asked."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from itertools import accumulate
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from random import Random

SITTING = 20
"""How many items one sitting of `learn` asks before it asks whether to go on."""


class OfEntry(Protocol):
    """Anything that belongs to an entry."""

    @property
    def entry(self) -> str:
        """The entry's id, ``deck/entry``."""
        ...


Candidate = TypeVar("Candidate", bound=OfEntry)


def one_of_each_entry(candidates: Iterable[Candidate], taken: Iterable[str] = ()) -> Iterator[Candidate]:
    """Yield the candidates in order, the first of each entry only and none of a taken entry.

    Items of one entry give each other away and are therefore not asked on the same day.
    """
    entries = set(taken)
    for candidate in candidates:
        if candidate.entry not in entries:
            entries.add(candidate.entry)
            yield candidate


class OfDeck(OfEntry, Protocol):
    """Anything that belongs to an entry of a deck."""

    @property
    def deck(self) -> str:
        """The deck's id."""
        ...


Limited = TypeVar("Limited", bound=OfDeck)


def within(
    candidates: Iterable[Limited], total: int | None, of_deck: Callable[[str], int | None]
) -> Iterator[Limited]:
    """Yield the candidates in order, as many as the day's limits still allow; None is no limit.

    Args:
        candidates: what could be asked.
        total: how many in all.
        of_deck: how many of a deck, by its id.
    """
    taken: Counter[str] = Counter()
    for candidate in candidates:
        if total is not None and taken.total() >= total:
            return
        limit = of_deck(candidate.deck)
        if limit is None or taken[candidate.deck] < limit:
            taken[candidate.deck] += 1
            yield candidate


def mix(due: Sequence[Candidate], new: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Spread the new items evenly among the due ones, a due one first."""
    if not due or not new:
        return (*due, *new)
    step = len(due) / len(new)
    mixed: list[Candidate] = []
    taken = 0
    for index, item in enumerate(new):
        until = min(len(due), max(1, round((index + 1) * step)))
        mixed += due[taken:until]
        taken = until
        mixed.append(item)
    mixed += due[taken:]
    return tuple(mixed)


def scatter(counts: Sequence[int], rng: Random) -> Iterator[tuple[int, int]]:
    """Yield (group, place in it) of every thing in groups of the given sizes, in random order.

    Lazy: drawing ten out of a hundred thousand costs ten steps.
    """
    ends = list(accumulate(counts))
    total = ends[-1] if ends else 0
    moved: dict[int, int] = {}
    for left in range(total, 0, -1):
        drawn = rng.randrange(left)
        flat = moved.get(drawn, drawn)
        moved[drawn] = moved.get(left - 1, left - 1)
        group = bisect_right(ends, flat)
        yield group, flat - (ends[group - 1] if group else 0)
