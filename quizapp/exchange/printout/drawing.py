"""Drawing: which items are on a worksheet, and how each of its versions has them."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from string import ascii_uppercase
from typing import TYPE_CHECKING

from quizapp.core.items import Kind, arrange

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quizapp.core.items import Item


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a worksheet: its items in order, and those that are judged in one table after them."""

    name: str
    items: tuple[Item, ...]
    certainties: tuple[Item, ...]

    @property
    def points(self) -> int:
        """The points that can be had."""
        return sum(item.points for item in self.all)

    @property
    def all(self) -> tuple[Item, ...]:
        """All items in the order of their numbers, which begin with 1."""
        return (*self.items, *self.certainties)


def draw(items: Sequence[Item], length: int | None, rng: Random) -> tuple[Item, ...]:
    """Draw items, as many of each kind as of any other as long as there are some, and one of an entry.

    Items of one entry give each other away and are never on the same sheet. Which wrong choices an item
    has is drawn too, so that all versions have the same. The drawn items stand in the deck's order.
    """
    groups: dict[Kind, list[Item]] = {}
    for item in items:
        groups.setdefault(item.kind, []).append(item)
    for group in groups.values():
        rng.shuffle(group)
    drawn: dict[str, Item] = {}
    wanted = len(items) if length is None else length
    while groups and len(drawn) < wanted:
        kinds = sorted(groups)
        rng.shuffle(kinds)
        for kind in kinds:
            group = groups[kind]
            while group and group[-1].entry in drawn:
                group.pop()
            if not group:
                del groups[kind]
            elif len(drawn) < wanted:
                item = group.pop()
                drawn[item.entry] = item
    chosen = {item.id for item in drawn.values()}
    return tuple([arrange(item, rng) for item in items if item.id in chosen])


def versions(items: Sequence[Item], count: int, seed: int) -> Iterator[Version]:
    """Yield versions with the same items in another order each, and their choices too.

    Args:
        items: what was drawn.
        count: how many versions; a single one has no name.
        seed: the same number gives the same versions.
    """
    for number in range(count):
        name = _name(number) if count > 1 else ""
        rng = Random(f"{seed} {number}")  # noqa: S311 - a worksheet is no secret from its author
        shuffled = [arrange(item, rng) for item in items]
        rng.shuffle(shuffled)
        certainties = [item for item in shuffled if item.kind is Kind.CERTAINTY]
        yield Version(
            name,
            tuple([item for item in shuffled if item.kind is not Kind.CERTAINTY]),
            tuple(certainties),
        )


def _name(number: int) -> str:
    """Return A for 0, B for 1, …, AA for 26."""
    high, low = divmod(number, len(ascii_uppercase))
    return (_name(high - 1) if high else "") + ascii_uppercase[low]
