"""Windows: an entry changed in a small file, of what is beside it only, and put into the whole then.

So what a change takes does not grow with the file. Where entries depend on others that are farther away,
the file is changed and read as a whole.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from quizapp.authoring.revision import RevisionError
from quizapp.authoring.source import Part, Source, Splice, Spot, moved, open_source
from quizapp.bank.drafts import MAX_ENTRIES
from quizapp.bank.problems import Severity
from quizapp.bank.reader import MAX_BYTES
from quizapp.bank.report import MOST_PROBLEMS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Change = Callable[[bytes, Path, int], bytes]
    """What returns a file changed in the entry that begins in a line, such as `revision.accepted`."""


class Revised(NamedTuple):
    """A source with one entry changed, and how it came from the one before; None if read as a whole."""

    source: Source
    splice: Splice | None


class _Window(NamedTuple):
    """A source without the entries that are not beside one.

    ``first`` and ``last`` are the numbers of the spots that are left, the last exclusive. Its lines from
    ``top`` to ``bottom`` are those of the whole from ``by`` lines further down.
    """

    source: Source
    first: int
    last: int
    top: int
    bottom: int
    by: int


def revise(source: Source, number: int, change: Change) -> Revised:
    """Change the entry whose spot has that number.

    Raises:
        RevisionError: that cannot be done for certain.
    """
    window = _window(source, number)
    splice = _tried(source, window, number, change) if window is not None else None
    if splice is not None:
        return Revised(source.spliced(splice), splice)
    line = source.spots[number].entry.common.line
    return Revised(open_source(change(source.data, source.path, line), source.path), None)


def _window(source: Source, number: int) -> _Window | None:
    """Return the entry of a number with those beside it; None if it must be seen with all others."""
    spots = source.spots
    if not source.encoding:
        return None
    if any("first" in found.values for found in source.problems):  # it names another line
        return None
    if not all(_is_apart(spot) for spot in spots):
        return None
    first, last = max(0, number - 1), min(len(spots), number + 2)
    lines: list[str] = []
    end = 0
    for spot in spots[:first]:
        lines += source.lines[end : spot.above]
        end = spot.stop
    top, by = len(lines), end - len(lines)
    end = spots[last].above if last < len(spots) else len(source.lines)
    lines += source.lines[top + by : end]
    bottom = len(lines)
    for spot in spots[last:]:
        lines += source.lines[end : spot.above]
        end = spot.stop
    lines += source.lines[end:] if last < len(spots) else []
    small = open_source(source.encoded(lines), source.path)
    as_there = tuple([spot.moved(-by) for spot in spots[first:last]])
    if _errors(small) != _errors(source) or small.header != source.header or small.spots != as_there:
        return None
    return _Window(small, first, last, top, bottom, by)


def _tried(source: Source, window: _Window, number: int, change: Change) -> Splice | None:
    """Return what changing the window gives, or None if that is not certain for the whole."""
    small, first, last, top, bottom, by = window
    try:
        data = change(small.data, small.path, small.spots[number - first].entry.common.line)
    except RevisionError:
        return None
    after = open_source(data, small.path)
    if _errors(after) != _errors(small) or after.header != small.header:
        return None
    if not all(_is_apart(spot) for spot in after.spots):
        return None
    below = len(small.lines) - bottom
    end = len(after.lines) - below
    if after.lines[:top] != small.lines[:top] or after.lines[end:] != small.lines[bottom:]:
        return None
    others = {spot.entry.common.id for spot in (*source.spots[:first], *source.spots[last:])}
    if not others.isdisjoint(spot.entry.common.id for spot in after.spots):
        return None
    if len(others) + len(after.spots) > MAX_ENTRIES:
        return None
    spots = tuple([spot.moved(by) for spot in after.spots])
    there = range(top + 1, end + 1)
    problems = moved((found for found in after.problems if found.line in there), by)
    old = source.part(top + by, bottom + by, slice(first, last))
    if len(source.problems) - len(old.problems) + len(problems) > MOST_PROBLEMS:
        return None
    splice = Splice(top + by, first, old, Part(tuple(after.lines[top:end]), spots, problems))
    return splice if len(data) - len(small.data) + len(source.data) <= MAX_BYTES else None


def _errors(source: Source) -> Counter[str]:
    """Return how often there is which error; entries with errors are no spots, and so in each window."""
    return Counter(found.code for found in source.problems if found.severity is Severity.ERROR)


def _is_apart(spot: Spot) -> bool:
    """Tell whether an entry has lines of its own, and is right or wrong whatever the others are."""
    return spot.clear and not spot.entry.common.only
