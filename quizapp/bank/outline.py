"""The outline of a file that YAML cannot read: which lines are one entry, told from dashes and columns."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizapp.bank.schema import GERMAN_KEYS, STARTS

if TYPE_CHECKING:
    from collections.abc import Sequence

_TOP = re.compile(r"[^\s#-]")
_DASH = re.compile(r"[ \t]*-(?=\s|$)")
_starts = sorted(STARTS | {key for key, english in GERMAN_KEYS.items() if english in STARTS})
_BARE_START = re.compile(rf" +(?:{'|'.join(_starts)})[ \t]*:", re.IGNORECASE)
_START = re.compile(rf"[ \t]*[-–—•][ \t]+(?:{'|'.join(_starts)})[ \t]*:", re.IGNORECASE)


def dash_column(line: str) -> int | None:
    """Return the column of the dash that begins the line, a tab counting as four, or None."""
    found = _DASH.match(line)
    return len(found[0].expandtabs(4)) - 1 if found else None


def is_top(line: str) -> bool:
    """Tell whether the line begins a key of the file, such as ``title`` or ``questions``."""
    return line[:1] != " " and _TOP.match(line) is not None


def is_start(line: str) -> bool:
    """Tell whether the line begins an entry with a key that only beginnings have, such as ``question``."""
    return _START.match(line) is not None


def lacks_dash(line: str, column: int | None) -> bool:
    """Tell whether the line begins an entry, in or before the column of the dashes, but without a dash."""
    if column is None or not _BARE_START.match(line):
        return False
    return len(line) - len(line.lstrip(" ")) <= column


def section_column(lines: Sequence[str], at: int) -> int | None:
    """Return the column of the dashes of the section that line ``at`` is in, or None outside of one."""
    for number in range(_top(lines, at), min(at + 1, len(lines))):
        column = dash_column(lines[number])
        if column is not None:
            return column
    return None


def entry_lines(lines: Sequence[str], at: int) -> range:
    """Return the lines of the entry, or of the key outside the entries, that line ``at`` belongs to."""
    top = _top(lines, at)
    column = section_column(lines, at)
    start = at
    while start > top and not _begins_entry(lines[start], column):
        start -= 1
    end = start + 1
    while end < len(lines) and not is_top(lines[end]) and not _begins_entry(lines[end], column):
        if start == top and column is None and dash_column(lines[end]) is not None:
            break
        end += 1
    return range(start, end)


def _top(lines: Sequence[str], at: int) -> int:
    """Return the nearest line at or above ``at`` that begins a key of the file, else 0."""
    for number in range(min(at, len(lines) - 1), -1, -1):
        if is_top(lines[number]):
            return number
    return 0


def _begins_entry(line: str, column: int | None) -> bool:
    if column is None:
        return is_start(line)
    found = dash_column(line)
    return is_start(line) or lacks_dash(line, column) or (found is not None and found <= column)
