"""Extents: which lines of a question file are which entry, and which comment belongs to it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.bank.events import Keyed, Listed, read_root
from quizapp.bank.problems import UNSEEN
from quizapp.bank.report import Report
from quizapp.bank.schema import SECTIONS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from quizapp.bank.events import Node, Scalar

_UNSEEN = re.compile(f"[{UNSEEN}]")
_DASH = re.compile(r" *-[ \t]*$")
_LONE_DASH = re.compile(r" *-[ \t]*(?:#.*)?$")
_DIRECTIVE = re.compile(r"[ \t]*#[ \t]*quizapp:")
_BLOCKS = ("|", ">")


@dataclass(frozen=True, slots=True)
class Extent:
    """The lines of an entry, counted from 0.

    The comment that belongs to it is the unbroken run of comment lines directly above it, in the column
    of its dash. ``section`` is the line of the key above all entries of its kind, ``only`` tells that
    there is no other one.
    """

    above: int
    """The first line of its comment; the entry's own if there is none."""
    start: int
    stop: int
    """The line after its last one."""
    section: int
    only: bool
    node: Node


def find_extents(text: str, path: Path) -> dict[int, Extent]:
    """Return the lines of the entries by the line that `Common.line` gives.

    Left out are entries that share a line with others; and all, if YAML cannot read the text.
    """
    text = _UNSEEN.sub("\N{REPLACEMENT CHARACTER}", text)
    lines = text.split("\n")
    root = read_root(text, Report(path, text))
    extents: dict[int, Extent] = {}
    for name in SECTIONS if root is not None else ():
        listed = root.values.get(name) if root is not None else None
        if root is None or type(listed) is not Listed or listed.flow:
            continue
        key = root.keys[name].start_mark.line
        for node in listed.items:
            start = _start(lines, node, listed.start_mark.column, key)
            if start is not None:
                above = _above(lines, start, listed.start_mark.column)
                only = len(listed.items) == 1
                extents[node.start_mark.line + 1] = Extent(above, start, _stop(lines, node), key, only, node)
    return extents


def is_directive(line: str) -> bool:
    """Tell whether a comment is for the program: ``# quizapp: …``."""
    return _DIRECTIVE.match(line) is not None


def _start(lines: Sequence[str], node: Node, column: int, key: int) -> int | None:
    """Return the line with the entry's dash, None if other things stand before it."""
    mark = node.start_mark
    before = lines[mark.line][: mark.column]
    if _DASH.match(before) and before.index("-") == column:
        return mark.line
    number = mark.line - 1
    while not before.strip() and number > key and not lines[number].split("#")[0].strip():
        number -= 1
    lone = not before.strip() and number > key and _LONE_DASH.match(lines[number])
    return number if lone and lines[number].index("-") == column else None


def _above(lines: Sequence[str], start: int, column: int) -> int:
    above = start
    while above and lines[above - 1].startswith(" " * column + "#"):
        above -= 1
    return above


def _stop(lines: Sequence[str], node: Node) -> int:
    """Return the line after the last one of the entry; blank lines and comments below do not count."""
    scalar = _last(node)
    if getattr(scalar, "style", None) not in _BLOCKS:
        return scalar.end_mark.line + 1
    stop = scalar.end_mark.line + (1 if scalar.end_mark.column else 0)
    while not lines[stop - 1].strip():
        stop -= 1
    return stop


def _last(node: Node) -> Node | Scalar:
    """Return what stands last in a node and has an exact end."""
    if type(node) is Keyed and not node.flow and node.keys:
        last = max(node.keys.values(), key=lambda key: (key.start_mark.line, key.start_mark.column))
        return _last(node.values[last.value])
    if type(node) is Listed and not node.flow and node.items:
        return _last(node.items[-1])
    return node
