"""Draft entries: the drafts of a question file, each laid open when it is looked at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, overload

from quizapp.authoring.checking import check_reading
from quizapp.authoring.extents import is_directive
from quizapp.bank.phrases import phrases
from quizapp.bank.reader import Reading
from quizapp.core.cleaning import harmless
from quizapp.core.derivation import derive_entry

if TYPE_CHECKING:
    from quizapp.authoring.source import Source, Spot
    from quizapp.bank.problems import Problem
    from quizapp.core.decks import Deck, Entry
    from quizapp.core.items import Item


@dataclass(frozen=True, slots=True)
class DraftEntry:
    """A draft as it is reviewed: what it asks, what the comment above says, and what a check says of it.

    ``line`` is where it begins in its file, ``text`` its lines; both are for the editor. ``clear`` tells
    that these lines are its alone, so that it can be changed here.
    """

    entry: Entry
    line: int
    text: str
    comment: tuple[str, ...]
    items: tuple[Item, ...]
    problems: tuple[Problem, ...]
    clear: bool


class Drafts(Sequence[DraftEntry]):
    """The drafts of a file by place. Laid open one by one, since there may be thousands.

    ``spots`` are the numbers of their spots in the source.
    """

    def __init__(self, source: Source) -> None:
        """Look for the drafts in a file."""
        self.spots = tuple([n for n, spot in enumerate(source.spots) if spot.entry.common.draft])
        self._source = source
        self._open: dict[int, DraftEntry] = {}

    def __len__(self) -> int:
        return len(self.spots)

    @overload
    def __getitem__(self, number: int) -> DraftEntry: ...

    @overload
    def __getitem__(self, number: slice) -> tuple[DraftEntry, ...]: ...

    def __getitem__(self, number: int | slice) -> DraftEntry | tuple[DraftEntry, ...]:
        if isinstance(number, slice):
            return tuple([self[one] for one in range(*number.indices(len(self)))])
        place = self.spots[number]
        if place not in self._open:
            self._open[place] = self._laid_open(self._source.spots[place])
        return self._open[place]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Drafts) and self._source == other._source

    def __hash__(self) -> int:
        return hash(self._source.data)

    def number(self, known: str) -> int | None:
        """Return the number of the draft with an id, None if there is none."""
        spots = self._source.spots
        return next((n for n, place in enumerate(self.spots) if spots[place].entry.common.id == known), None)

    def _laid_open(self, spot: Spot) -> DraftEntry:
        source, deck = self._source, self._source.deck
        assert deck is not None
        above = source.text(spot.above, spot.start).split("\n") if spot.above < spot.start else []
        return DraftEntry(
            spot.entry,
            spot.start + 1,
            source.text(spot.start, spot.stop),
            tuple(harmless(one).strip().lstrip("#").strip() for one in above if not is_directive(one)),
            derive_entry(deck, spot.entry, phrases(deck.language)),
            self._problems(spot, deck),
            spot.clear,
        )

    def _problems(self, spot: Spot, deck: Deck) -> tuple[Problem, ...]:
        """Return what a check of the file says of an entry, whose place is kept by empty lines above."""
        source = self._source
        there = range(spot.above + 1, spot.stop + 1)
        alone = replace(deck, entries=(spot.entry,))
        reading = Reading(alone, tuple(found for found in source.problems if found.line in there))
        text = "\n" * spot.above + source.text(spot.above, spot.stop)
        found = check_reading(reading, source.path, text=text)
        return tuple(problem for problem in found if problem.line in there)
