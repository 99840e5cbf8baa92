"""Sources: question files taken apart into lines and entries, and put together again after a change."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from quizapp.authoring.extents import find_extents
from quizapp.bank.problems import Severity
from quizapp.bank.reader import Reading, parse_deck, without_collecting
from quizapp.bank.text import decode, raw_lines, unify_lines

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from quizapp.bank.problems import Problem
    from quizapp.core.decks import Deck, Entry


class Spot(NamedTuple):
    """An entry and its lines, counted from 0: its comment from ``above`` on, and its own.

    ``clear`` tells that these lines are its alone.
    """

    entry: Entry
    above: int
    start: int
    stop: int
    clear: bool = True

    def moved(self, by: int) -> Spot:
        """Return the spot so many lines further down."""
        common = replace(self.entry.common, line=self.entry.common.line + by)
        entry = replace(self.entry, common=common)
        return Spot(entry, self.above + by, self.start + by, self.stop + by, self.clear)


class Part(NamedTuple):
    """What stands between two places of a source."""

    lines: tuple[str, ...]
    spots: tuple[Spot, ...]
    problems: tuple[Problem, ...]


class Splice(NamedTuple):
    """What comes in the place of what: from a line (from 0) and the spot of a number on."""

    line: int
    number: int
    old: Part
    new: Part

    def reversed(self) -> Splice:
        """Return what takes it back."""
        return Splice(self.line, self.number, self.new, self.old)


@dataclass(frozen=True, slots=True)
class Source:
    """A question file as it is: its bytes, its lines with their ends, and what is in them.

    ``header`` is the deck without its entries, None if there is none; ``spots`` are its entries by
    place. ``encoding`` is empty where the lines do not give the bytes again.
    """

    path: Path
    data: bytes
    mark: bytes
    encoding: str
    lines: list[str]
    header: Deck | None
    spots: tuple[Spot, ...]
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> int:
        """How many errors there are."""
        return sum(found.severity is Severity.ERROR for found in self.problems)

    @property
    def deck(self) -> Deck | None:
        """The deck with its entries."""
        if self.header is None:
            return None
        return replace(self.header, entries=tuple([spot.entry for spot in self.spots]))

    def text(self, start: int, stop: int) -> str:
        r"""Return lines as a text with ``\n`` between them."""
        return "\n".join([line.rstrip("\r\n") for line in self.lines[start:stop]])

    def part(self, start: int, stop: int, spots: slice) -> Part:
        """Return what stands in lines that hold whole entries, and their spots."""
        there = range(start + 1, stop + 1)
        problems = tuple([found for found in self.problems if found.line in there])
        return Part(tuple(self.lines[start:stop]), self.spots[spots], problems)

    def spliced(self, splice: Splice) -> Source:
        """Return the source with the one part in the place of the other."""
        old, new, line = splice.old, splice.new, splice.line
        stop, by = line + len(old.lines), len(new.lines) - len(old.lines)
        lines = [*self.lines[:line], *new.lines, *self.lines[stop:]]
        last = splice.number + len(old.spots)
        below = self.spots[last:]
        spots = (
            *self.spots[: splice.number],
            *new.spots,
            *([spot.moved(by) for spot in below] if by else below),
        )
        problems = (
            *(found for found in self.problems if found.line <= line),
            *new.problems,
            *moved((found for found in self.problems if found.line > stop), by),
        )
        return replace(self, data=self.encoded(lines), lines=lines, spots=spots, problems=problems)

    def encoded(self, lines: Iterable[str]) -> bytes:
        """Return the bytes of a file with these lines."""
        return self.mark + "".join(lines).encode(self.encoding)


def open_source(data: bytes, path: Path) -> Source:
    """Take a question file apart. Never raises, whatever is in it."""
    with without_collecting():
        return _open(data, path, parse_deck(data, path))


def _open(data: bytes, path: Path, reading: Reading) -> Source:
    deck, problems = reading.deck, reading.problems
    if deck is None:
        return Source(path, data, b"", "", [], None, (), problems)
    decoded = decode(data)
    body = data[len(decoded.mark) :]
    raw = body.decode(decoded.encoding, errors="replace")
    same = decoded.foreign is None and unify_lines(raw) == decoded.text
    lines = raw_lines(raw if same else decoded.text)
    extents = find_extents(decoded.text, path)
    spots = []
    for entry in sorted(deck.entries, key=lambda entry: entry.common.line):
        extent, first = extents.get(entry.common.line), entry.common.line - 1
        spots.append(
            Spot(entry, extent.above, extent.start, extent.stop)
            if extent is not None
            else Spot(entry, first, first, first + 1, clear=False)
        )
    header = replace(deck, entries=())
    encoding = decoded.encoding if same else ""
    return Source(path, data, decoded.mark, encoding, lines, header, tuple(spots), problems)


def moved(problems: Iterable[Problem], by: int) -> tuple[Problem, ...]:
    """Return problems so many lines further down."""
    return tuple([replace(found, line=found.line + by, end_line=found.end_line + by) for found in problems])
