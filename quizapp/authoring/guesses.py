"""Guesses: what the lines of an entry most likely should be; whether they should, the whole file shows.

A guess is quickly made and keeps the entry's outline; it counts only once the file with it was read and
the entry has no error. Everything else is left to `quizapp.authoring.repairs`, which proves each step.
"""

from __future__ import annotations

from collections import Counter
from operator import ne
from typing import TYPE_CHECKING, NamedTuple

import yaml

from quizapp.authoring.repairs import (
    KINDS,
    MOST_STEPS,
    NEGATIVE,
    Kind,
    Repaired,
    named_keys_replaced,
    without_tabs,
)
from quizapp.authoring.stretches import block_lines
from quizapp.bank.recovery import stopped
from quizapp.bank.syntax import explain_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quizapp.bank.problems import Problem
    from quizapp.bank.syntax import Slip

_DASHES = ("missing-dash-space", "long-dash")
_ENTRIES = 3
_LONGEST = 10_000
"""Libyaml cannot bear texts with tens of thousands of brackets, each within the one before."""

_Lines = tuple[str, ...]


class _Outline(NamedTuple):
    """Whether lines are one entry to YAML, and if it stopped in them, what it said."""

    whole: bool
    lines: _Lines
    error: Exception | None = None

    def slip(self) -> Slip | None:
        """Return the slip that YAML stopped at, if it did."""
        if self.error is None:
            return None
        return stopped(self.error, self.lines, range(1, len(self.lines) - 1))


def guess(column: int, lines: _Lines, problems: Sequence[Problem], first: int) -> Repaired | None:
    """Return what the lines of an entry most likely should be, or None if that is not plain.

    Args:
        column: where the dashes of the section stand.
        lines: the lines of the entry as they are.
        problems: what can be repaired in them, as far as reading the file told it.
        first: the line of the file, counted from 1, that is the first of them.
    """
    outline = _outline(column, lines)
    if (slip := outline.slip()) is not None:
        return _without_stops(column, lines, slip)
    if not outline.whole or not problems:
        return None
    if all(found.code == "german-key" for found in problems):
        return _with_english_keys(lines, problems, first)
    after = lines
    for found in problems:
        if found.code in _DASHES:
            after = _with_dashes(after, found.line - first, found.code, found.values.get("repaired", ""))
    made = sum(map(ne, lines, after))
    if not made or not _outline(column, after).whole or block_lines(after) != block_lines(lines):
        return None
    return Repaired(after, {Kind.SIGN: made})


def _with_english_keys(lines: _Lines, problems: Sequence[Problem], first: int) -> Repaired:
    after = list(lines)
    for number in {found.line - first for found in problems}:
        there = [found for found in problems if found.line - first == number]
        after[number] = named_keys_replaced(after[number], there)
    return Repaired(tuple(after), {Kind.GERMAN_KEY: len(problems)})


def _without_stops(column: int, lines: _Lines, slip: Slip) -> Repaired | None:
    """Return the lines without the slips at which YAML stops, one after the other."""
    state, counts = lines, Counter[Kind]()
    for _ in range(MOST_STEPS):
        step = _step(column, state, slip) if slip.code in KINDS else None
        if step is None:
            return None
        after, outline = step
        counts[KINDS[slip.code]] += sum(map(ne, state, after))
        state = after
        if (further := outline.slip()) is None:
            return Repaired(state, dict(counts)) if block_lines(state) == block_lines(lines) else None
        slip = further
    return None


def _step(column: int, state: _Lines, slip: Slip) -> tuple[_Lines, _Outline] | None:
    """Return the lines without the slip and how YAML reads them; None if they may be meant in two ways."""
    ways = [(after, _outline(column, after)) for after in dict.fromkeys(_ways(column, state, slip))]
    whole = [way for way in ways if way[1].whole]
    if slip.code == "tab":
        return whole[0] if len(whole) == 1 else None
    return whole[0] if whole else next((way for way in ways if _goes_on(way[1], slip)), None)


def _goes_on(outline: _Outline, slip: Slip) -> bool:
    """Tell whether YAML now stops at another slip."""
    further = outline.slip()
    return further is not None and (further.code, further.start[0]) != (slip.code, slip.start[0])


def _ways(column: int, state: _Lines, slip: Slip) -> Iterator[_Lines]:
    """Yield the lines without the slip, as long as they are other lines."""
    number, repaired = slip.start[0] - 1, slip.values.get("repaired", "")
    if not repaired or not 0 <= number < len(state):
        return
    if slip.code == "tab":
        yield from (after for after in without_tabs(state, column) if after != state)
    after = _with_dashes(state, number, slip.code, repaired)
    if after != state:
        yield after


def _with_dashes(state: _Lines, number: int, code: str, repaired: str) -> _Lines:
    """Return the lines with one repaired; if it lacked a proper dash, the list around it too."""
    lines = list(state)
    lines[number] = repaired or state[number]
    if code not in _DASHES:
        return tuple(lines)
    for way in (range(number + 1, len(state)), range(number - 1, 0, -1)):
        for place in way:
            slip = explain_line(state, place) if _indent(state[place]) == _indent(state[number]) else None
            if slip is None or slip.code != code:
                break
            lines[place] = slip.values["repaired"]
    if code == "missing-dash-space" and any(
        NEGATIVE.match(old) for old, new in zip(state, lines, strict=True) if old != new
    ):
        return state
    return tuple(lines)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _outline(column: int, lines: _Lines) -> _Outline:
    """Return how YAML reads the lines between two other entries."""
    around = f"{' ' * column}- a"
    between = (around, *lines, around)
    text = "\n".join(between)
    if len(text) > _LONGEST:
        return _Outline(whole=False, lines=between)
    try:
        root = getattr(yaml, "CBaseLoader", yaml.BaseLoader)(text).get_single_node()
    except (yaml.YAMLError, ValueError) as error:
        return _Outline(whole=False, lines=between, error=error.with_traceback(None))
    return _Outline(type(root) is yaml.SequenceNode and len(root.value) == _ENTRIES, between)
