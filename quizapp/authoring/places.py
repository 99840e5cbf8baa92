"""Places: where in a question file the words stand that a rule remarks on, looked up only then."""

from __future__ import annotations

from bisect import bisect_right
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from yaml.events import MappingStartEvent, SequenceStartEvent

from quizapp.bank.events import Keyed, Listed, Scalar, TooDeepError, open_events, read_node, read_root
from quizapp.bank.outline import dash_column, is_start, is_top
from quizapp.bank.report import Report
from quizapp.bank.schema import SECTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizapp.bank.events import Node
    from quizapp.bank.report import Spot

_NOWHERE = Path()


class Places:
    """The lines of a question file, and where its entries have their keys and texts."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = text.split("\n")
        self._last: tuple[int, Node | None, int] = (0, None, 0)
        self._all: dict[int, Node] | None = None
        self._tops = [number for number, line in enumerate(self.lines) if is_top(line)] or [0]
        self._columns: dict[int, int | None] = {}

    def find(self, line: int, key: str, text: str = "", part: str = "") -> tuple[Spot, Spot]:
        """Return start and end, counted from 0, of words in the entry that begins in a line (from 1).

        They are the ``part`` of the ``text`` under the ``key``; the whole text, the key's value or the
        entry's first line where that cannot be found.
        """
        node, offset = self._entry(line)
        value = node.values.get(key) if type(node) is Keyed else node if type(node) is Scalar else None
        if type(node) is Keyed and value is not None and type(value) is not Scalar and not text:
            return _of_key(node, key, offset)
        found = next((scalar for scalar in _scalars(value) if not text or scalar.value.strip() == text), None)
        if found is None:
            return self._first_line(line)
        start, end = _mark(found.start_mark, offset), _mark(found.end_mark, offset)
        return (self._part(start, end, part) if part else None) or (start, end)

    def entry(self, line: int) -> range:
        """Return the lines, counted from 0, of the entry or key of the file that a line (from 0) is in."""
        place = bisect_right(self._tops, line)
        top = self._tops[place - 1] if place else 0
        bottom = self._tops[place] if place < len(self._tops) else len(self.lines)
        column = self._column(top, bottom)
        start, end = line, line + 1
        while start > top and not self._begins(start, column):
            start -= 1
        while end < bottom and not self._begins(end, column):
            end += 1
        return range(start, end)

    def _column(self, top: int, bottom: int) -> int | None:
        """Return the column of the dashes that begin the entries between two keys of the file."""
        if top not in self._columns:
            found = (dash_column(self.lines[number]) for number in range(top, bottom))
            self._columns[top] = next((column for column in found if column is not None), None)
        return self._columns[top]

    def _begins(self, number: int, column: int | None) -> bool:
        line = self.lines[number]
        if column is None:
            return False
        found = dash_column(line)
        return (found is not None and found <= column) or is_start(line)

    def _part(self, start: Spot, end: Spot, part: str) -> tuple[Spot, Spot] | None:
        """Return where the words stand between two places, if they stand in one line."""
        for number in range(start[0], min(end[0] + 1, len(self.lines))):
            line = self.lines[number]
            first = start[1] if number == start[0] else 0
            last = end[1] if number == end[0] else len(line)
            column = _whole(line, part, first, last)
            if column >= 0:
                return (number, column), (number, column + len(part))
        return None

    def _first_line(self, line: int) -> tuple[Spot, Spot]:
        number = min(line, len(self.lines)) - 1
        text = self.lines[number]
        start = len(text) - len(text.lstrip(" -"))
        return (number, start), (number, max(len(text.rstrip()), start + 1))

    def _entry(self, line: int) -> tuple[Node | None, int]:
        """Return the node of the entry that begins in a line (from 1), and how far its marks are off."""
        if self._last[0] != line:
            rows = self.entry(line - 1)
            node = _read_alone("\n".join(self.lines[rows.start : rows.stop]))
            offset = rows.start
            if node is None or node.start_mark.line + offset != line - 1:
                node, offset = self._whole_file().get(line - 1), 0
            self._last = (line, node, offset)
        return self._last[1:]

    def _whole_file(self) -> dict[int, Node]:
        """Return all entries by their first line, for files that are not written in lines."""
        if self._all is None:
            self._all = {}
            root = read_root(self.text, Report(_NOWHERE, self.text))
            for section in SECTIONS if root else ():
                listed = root.values.get(section) if root else None
                for node in listed.items if type(listed) is Listed else ():
                    self._all.setdefault(node.start_mark.line, node)
        return self._all


def _read_alone(text: str) -> Node | None:
    """Return the one entry of a text that is a list of one line, or None if it is none."""
    report = Report(_NOWHERE, text)
    try:
        get = open_events(text, report)
        get()
        get()
        if type(get()) is not SequenceStartEvent:
            return None
        event: Any = get()
        if type(event) is not Scalar and type(event) is not MappingStartEvent:
            return None
        return read_node(event, get, report, 1)
    except (yaml.YAMLError, TooDeepError, ValueError):
        return None


def _scalars(value: Node | None) -> Iterator[Scalar]:
    """Yield the texts of a value: itself, those of a list, and those of choices with feedback."""
    if type(value) is Scalar:
        yield value
    elif type(value) is Listed:
        for item in value.items:
            yield from _scalars(item.values.get("choice") if type(item) is Keyed else item)


def _of_key(node: Keyed, key: str, offset: int) -> tuple[Spot, Spot]:
    there = node.keys[key]
    return _mark(there.start_mark, offset), _mark(there.end_mark, offset)


def _mark(mark: Any, offset: int) -> Spot:
    return mark.line + offset, mark.column


def _whole(line: str, part: str, start: int, end: int) -> int:
    """Return where words stand in a line as whole words, else where they stand at all, else -1."""
    column = line.find(part, start, end)
    while column >= 0:
        around = line[max(start, column - 1) : column] + line[column + len(part) : column + len(part) + 1]
        if not any(sign.isalnum() for sign in around):
            return column
        column = line.find(part, column + 1, end)
    return line.find(part, start, end)
