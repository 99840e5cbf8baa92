"""Textual changes to question files: what is not to change stays as it is, byte for byte."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from quizapp.bank.events import Keyed, Listed, Scalar, read_root
from quizapp.bank.identity import slug
from quizapp.bank.problems import Severity
from quizapp.bank.reader import parse_deck
from quizapp.bank.report import Report
from quizapp.bank.schema import SECTIONS
from quizapp.bank.text import decode, line_end, raw_lines, unify_lines
from quizapp.core.decks import Finding, GlossaryEntry, Question

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from quizapp.bank.events import Node
    from quizapp.bank.reader import Reading
    from quizapp.core.decks import Deck, Entry

_BARE_KEY = re.compile(r" *- +(?=[a-z]+: )")


@dataclass(frozen=True, slots=True)
class _Edit:
    """An id to write at a place (counted from 0) into the entry that begins in that line."""

    line: int
    column: int
    after: str
    id: str


_Place = tuple[int, str]
"""The column of an id, and what comes between it and what is there already."""


class Identified(NamedTuple):
    """The bytes of a question file with ids written in, how many, and what reading the bytes gives."""

    data: bytes
    written: int
    reading: Reading


def identified(data: bytes, path: Path, reading: Reading) -> Identified:
    """Write a short id into each entry without one, and nothing else; ``reading`` is what the bytes give.

    Entries with errors are left alone, and so is a file that YAML cannot read throughout.
    """
    unchanged, deck = Identified(data, 0, reading), reading.deck
    if deck is None or not any(entry.common.id.startswith("~") for entry in deck.entries):
        return unchanged
    decoded = decode(data)
    raw = data[len(decoded.mark) :].decode(decoded.encoding, errors="replace")
    if unify_lines(raw) != decoded.text or "\N{REPLACEMENT CHARACTER}" in raw:
        return unchanged
    edits = _edits(reading, deck, decoded.text, path)
    if not edits:
        return unchanged
    lines = raw_lines(raw)
    for edit in sorted(edits, key=lambda edit: (edit.line, edit.column), reverse=True):
        lines[edit.line] = _edited(lines[edit.line], edit)
    changed = decoded.mark + "".join(lines).encode(decoded.encoding)
    after = parse_deck(changed, path)
    ids = {edit.line + 1: edit.id for edit in edits}
    if not _holds(after.deck, deck, ids):
        return unchanged
    return Identified(changed, len(edits), after)


def _edits(reading: Reading, deck: Deck, text: str, path: Path) -> list[_Edit]:
    """Return where to write which id; entries that share a line are left alone."""
    places, taken = _plain_places(reading, deck, text) or _places(text, path)
    numbers: dict[str, int] = {}
    edits = []
    for entry in deck.entries:
        place = places.get(entry.common.line - 1)
        if entry.common.id.startswith("~") and place is not None:
            known = slug(_asked(entry), taken, numbers)
            taken.add(known)
            edits.append(_Edit(entry.common.line - 1, *place, known))
    return edits


def _plain_places(reading: Reading, deck: Deck, text: str) -> tuple[dict[int, _Place], set[str]] | None:
    """Return where ids belong and which there are, if every entry was read and begins with a bare key."""
    if any(found.severity is Severity.ERROR for found in reading.problems):
        return None
    lines = text.split("\n")
    places = {}
    for entry in deck.entries:
        found = _BARE_KEY.match(lines[entry.common.line - 1])
        if found is None:
            return None
        places[entry.common.line - 1] = (found.end(), _after(found.end()))
    return places, {entry.common.id for entry in deck.entries}


def _places(text: str, path: Path) -> tuple[dict[int, _Place], set[str]]:
    """Return where ids belong, by line, and which there are, also in entries that cannot be used."""
    nodes: dict[int, list[Node]] = {}
    taken: set[str] = set()
    for node in _nodes(text, path):
        nodes.setdefault(node.start_mark.line, []).append(node)
        if type(node) is Keyed and type(written := node.values.get("id")) is Scalar:
            taken.add(written.value.strip())
    simple = {line: there[0] for line, there in nodes.items() if len(there) == 1 and _is_simple(there[0])}
    return {line: _place(node) for line, node in simple.items()}, taken


def _nodes(text: str, path: Path) -> Iterator[Node]:
    root = read_root(text, Report(path, text))
    for section in SECTIONS if root else ():
        listed = root.values.get(section) if root else None
        if type(listed) is Listed:
            yield from listed.items


def _is_simple(node: Node) -> bool:
    """Whether an id can be put before the node; a bare text over several lines would need new columns."""
    if type(node) is Scalar:
        return node.start_mark.line == node.end_mark.line and node.style not in ("|", ">")
    return type(node) is Keyed


def _place(node: Node) -> _Place:
    column = node.start_mark.column
    if type(node) is Keyed and node.flow:
        return column + 1, ", "
    return column, _after(column) + ("finding: " if type(node) is Scalar else "")


def _after(column: int) -> str:
    """Return what stands between an id and a key of the same entry in that column."""
    return "\n" + " " * column


def _edited(line: str, edit: _Edit) -> str:
    after = edit.after.replace("\n", line_end(line) or "\n")
    return f"{line[: edit.column]}id: {edit.id}{after}{line[edit.column :]}"


def _asked(entry: Entry) -> str:
    match entry:
        case GlossaryEntry(term=text) | Finding(text=text) | Question(stem=text):
            return text


def _holds(after: Deck | None, before: Deck, ids: Mapping[int, str]) -> bool:
    """Tell whether a deck has the entries of the one before, wherever they stand, with their new ids."""
    if after is None or len(after.entries) != len(before.entries):
        return False
    return all(
        _content(entry) == _content(old)
        and entry.common
        == replace(old.common, id=ids.get(old.common.line, old.common.id), line=entry.common.line)
        for entry, old in zip(after.entries, before.entries, strict=True)
    )


def _content(entry: Entry) -> list[object]:
    """Return what kind an entry is of, and all that it holds besides what every kind may carry."""
    return [type(entry), *(getattr(entry, name) for name in entry.__slots__ if name != "common")]
