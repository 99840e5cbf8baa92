"""Stretches: the lines of each entry of a question file, whether or not YAML can read it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.bank.outline import dash_column, is_start, is_top, lacks_dash
from quizapp.bank.schema import GERMAN_KEYS, SECTIONS

if TYPE_CHECKING:
    from collections.abc import Sequence

_TOP_KEY = re.compile(r"[\"']?(\w+)[\"']?[ \t]*:")
_HEAD = re.compile(
    r"(?P<lead>[ \t]*(?:-[ \t]+)*)(?P<key>[^\s\"'#-][^:]*:[ \t]+)?[|>][-+1-9]{0,2}[ \t]*(?:#.*)?$"
)
_USUAL_COLUMN = 2


@dataclass(frozen=True, slots=True)
class Stretch:
    """The lines of one entry, counted from 0, in its section, whose dashes stand in ``column``."""

    section: str
    column: int
    lines: range


def stretches(lines: Sequence[str]) -> list[Stretch]:
    """Return where each entry stands; lines that belong to none are the file's own keys."""
    found: list[Stretch] = []
    section, starts = "", list[int]()
    for number, line in enumerate([*lines, "end:"]):
        if is_top(line):
            found += _in_section(lines, section, [*starts, number])
            section, starts = _section(line), []
        elif section and _begins(line, lines[starts[0]] if starts else None):
            starts.append(number)
    return found


def block_lines(lines: Sequence[str]) -> frozenset[int]:
    """Return the lines that belong to a text under ``|`` or ``>``, told from their indents."""
    if not any("|" in line or ">" in line for line in lines):
        return frozenset()
    inside: set[int] = set()
    parent = -1
    for number, line in enumerate(lines):
        indent = len(line) - len(line.lstrip(" \t"))
        if parent >= 0 and (indent > parent or not line.strip()):
            inside.add(number)
            continue
        head = _HEAD.match(line)
        parent = -1
        if head is not None and (head["key"] or "-" in head["lead"]):
            parent = len(head["lead"]) if head["key"] else head["lead"].rindex("-")
    return frozenset(inside)


def _section(line: str) -> str:
    key = _TOP_KEY.match(line)
    name = key[1] if key else ""
    name = GERMAN_KEYS.get(name.casefold(), name)
    return name if name in SECTIONS else ""


def _begins(line: str, first: str | None) -> bool:
    """Tell whether the line begins an entry, ``first`` being the line that began the section's first."""
    found = dash_column(line)
    if first is None or is_start(line):
        return found is not None or is_start(line)
    column = None if "\t" in first else dash_column(first)
    return lacks_dash(line, column) or (found is not None and column is not None and found <= column)


def _in_section(lines: Sequence[str], section: str, bounds: Sequence[int]) -> list[Stretch]:
    """Return the stretches between the bounds; their column is the one that most of them begin in.

    Beginnings of entries count before dashes that may belong to a list in one.
    """
    starts = bounds[:-1]
    plain = [lines[start] for start in starts if "\t" not in lines[start]]
    columns = Counter(len(line) - len(line.lstrip(" ")) for line in plain if is_start(line)) or Counter(
        column for line in plain if (column := dash_column(line)) is not None
    )
    column = columns.most_common(1)[0][0] if columns else _USUAL_COLUMN
    return [
        Stretch(section, column, range(start, stop)) for start, stop in zip(starts, bounds[1:], strict=True)
    ]
