"""Revision: one entry of a question file accepted, rewritten or dropped; other lines stay byte for byte."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from quizapp.authoring.extents import Extent, find_extents, is_directive
from quizapp.bank.events import Keyed
from quizapp.bank.problems import Severity, visible
from quizapp.bank.reader import parse_deck, without_collecting
from quizapp.bank.text import decode, line_end, raw_lines, unify_lines
from quizapp.language import N_

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from quizapp.bank.problems import Problem
    from quizapp.bank.reader import Reading
    from quizapp.core.decks import Deck, Entry
    from quizapp.language import Translator

UNCLEAR = N_("This entry cannot be changed here; change it in an editor. »quizapp check« says what is wrong.")
_NOTHING = N_("Nothing is left of the entry. To drop it, leave the editor and press x.")
_BEYOND = N_("That would change other entries too. Leave the dash and the indent as they are.")
_FOREIGN = N_("»{character}« cannot be written in this file's encoding. Save the file as UTF-8 first.")


class RevisionError(Exception):
    """An entry cannot be changed as wanted; nothing was changed."""

    def __init__(self, text: str, problems: Sequence[Problem] = (), **values: object) -> None:
        """Say why in a message to be translated; ``problems`` are the errors of what was written."""
        super().__init__(text)
        self._text = text
        self._values = values
        self.problems = tuple(problems)

    def message(self, tr: Translator) -> str:
        """Return why, and what to do."""
        return tr(self._text, **self._values)


@dataclass(frozen=True, slots=True)
class _Source:
    """A question file as it is: its lines with their ends, how they are encoded, and what they hold."""

    path: Path
    mark: bytes
    encoding: str
    lines: list[str]
    extents: dict[int, Extent]
    reading: Reading

    def extent(self, line: int) -> Extent:
        """Return the extent of the entry that begins in a line, counted from 1.

        Raises:
            RevisionError: it is not clear which lines are its.
        """
        if line not in self.extents or self.reading.deck is None:
            raise RevisionError(UNCLEAR)
        return self.extents[line]

    def encoded(self, lines: Iterable[str]) -> bytes:
        """Return the bytes of the file with these lines."""
        try:
            return self.mark + "".join(lines).encode(self.encoding)
        except UnicodeEncodeError as error:
            raise RevisionError(_FOREIGN, character=visible(error.object[error.start])) from error


def accepted(data: bytes, path: Path, line: int) -> bytes:
    """Return the file with the entry that begins in a line (from 1) no draft any more.

    ``draft: yes`` goes, and with it the comment above the entry, which was for who reviews it.

    Raises:
        RevisionError: that cannot be done for certain.
    """
    source = _open(data, path)
    extent = source.extent(line)
    head = [text for text in source.lines[extent.above : extent.start] if is_directive(text)]
    lines = source.lines[: extent.above] + head + _undrafted(source.lines, extent)
    changed = source.encoded(lines + source.lines[extent.stop :])
    entries = [
        replace(entry, common=replace(entry.common, draft=False)) if entry.common.line == line else entry
        for entry in _entries(source.reading.deck)
    ]
    if not _holds(parse_deck(changed, path), entries, source.reading):
        raise RevisionError(UNCLEAR)
    return changed


def dropped(data: bytes, path: Path, line: int) -> bytes:
    """Return the file without the entry that begins in a line, its comment and one blank line.

    The last entry of its kind takes the key above it along.

    Raises:
        RevisionError: that cannot be done for certain.
    """
    source = _open(data, path)
    extent = source.extent(line)
    lines = source.lines
    gone = set(range(extent.above, extent.stop))
    if extent.only:
        gone.add(extent.section)
        if not any(text.strip() for text in lines[extent.section + 1 : extent.above]):
            gone.update(range(extent.section, extent.above))
    first = next(number for number in range(extent.above, -1, -1) if number - 1 not in gone)
    if extent.stop < len(lines) and not lines[extent.stop].strip():
        gone.add(extent.stop)
    elif extent.stop >= len(lines) and first and not lines[first - 1].strip():
        gone.add(first - 1)
    changed = source.encoded(text for number, text in enumerate(lines) if number not in gone)
    others = _others(source.reading.deck, line)
    after = parse_deck(changed, path)
    if not _holds(after, others, source.reading) and not (not others and _is_empty(after, source.reading)):
        raise RevisionError(UNCLEAR)
    return changed


def rewritten(data: bytes, path: Path, line: int, text: str) -> bytes:
    """Return the file with the text in the place of the entry that begins in a line.

    Raises:
        RevisionError: the text has errors, says nothing, or reaches beyond the entry.
    """
    source = _open(data, path)
    extent = source.extent(line)
    end = line_end(source.lines[extent.start]) or "\n"
    written = unify_lines(text).rstrip().split("\n")
    new = [one + end for one in written]
    new[-1] = written[-1] + line_end(source.lines[extent.stop - 1])
    changed = source.encoded(source.lines[: extent.start] + new + source.lines[extent.stop :])
    after = parse_deck(changed, path)
    here = range(extent.start + 1, extent.start + len(new) + 1)
    faults = [found for found in _errors(after) if found.line in here or _repeats(found, here)]
    if faults:
        raise RevisionError("", faults)
    if not any(entry.common.line in here for entry in _entries(after.deck)):
        raise RevisionError(_NOTHING)
    if not _holds(after, _others(source.reading.deck, line), source.reading):
        raise RevisionError(_BEYOND)
    return changed


def _open(data: bytes, path: Path) -> _Source:
    """Take a file apart.

    Raises:
        RevisionError: its encoding is not clear.
    """
    try:
        decoded = decode(data)
        body = data[len(decoded.mark) :]
        raw = body.decode(decoded.encoding)
        if unify_lines(raw) != decoded.text or raw.encode(decoded.encoding) != body:
            raise RevisionError(UNCLEAR)
    except UnicodeError as error:
        raise RevisionError(UNCLEAR) from error
    with without_collecting():
        extents = find_extents(decoded.text, path)
    return _Source(path, decoded.mark, decoded.encoding, raw_lines(raw), extents, parse_deck(data, path))


def _undrafted(lines: Sequence[str], extent: Extent) -> list[str]:
    """Return the lines of an entry without its key ``draft``."""
    node, own = extent.node, list(lines[extent.start : extent.stop])
    if type(node) is not Keyed or "draft" not in node.keys:
        raise RevisionError(UNCLEAR)
    if node.flow:
        return raw_lines(_without_pair("".join(own), node, own, extent.start))
    first = node.keys["draft"].start_mark.line - extent.start
    last = node.values["draft"].end_mark.line - extent.start
    column = node.start_mark.column
    if own[first][:column].strip():
        following = min(
            (key.start_mark.line for key in node.keys.values() if key.start_mark.line > extent.start + last),
            default=None,
        )
        if following is None:
            raise RevisionError(UNCLEAR)
        own[following - extent.start] = own[first][:column] + own[following - extent.start][column:]
    return own[:first] + own[last + 1 :]


def _without_pair(text: str, node: Keyed, lines: Sequence[str], first: int) -> str:
    """Return an entry in braces without its key ``draft`` and one comma."""

    def offset(line: int, column: int) -> int:
        return sum(map(len, lines[: line - first])) + column

    keys = sorted(node.keys.values(), key=lambda key: (key.start_mark.line, key.start_mark.column))
    number = [key.value for key in keys].index("draft")
    if number + 1 < len(keys):
        start, end = keys[number].start_mark, keys[number + 1].start_mark
    elif number:
        start, end = node.values[keys[number - 1].value].end_mark, node.values["draft"].end_mark
    else:
        raise RevisionError(UNCLEAR)
    return text[: offset(start.line, start.column)] + text[offset(end.line, end.column) :]


def _holds(after: Reading, entries: Iterable[Entry], before: Reading) -> bool:
    """Tell whether a file still holds the entries, in their order, the header, and no new kinds of error."""
    if after.deck is None or before.deck is None:
        return False
    if replace(after.deck, entries=()) != replace(before.deck, entries=()):
        return False
    if _codes(after) - _codes(before):
        return False
    there = iter([_content(entry) for entry in after.deck.entries])
    return all(_content(entry) in there for entry in entries)


def _is_empty(after: Reading, before: Reading) -> bool:
    """Tell whether nothing is wrong with a file but that its only entry is gone."""
    return after.deck is None and set(_codes(after) - _codes(before)) == {"no-entries"}


def _errors(reading: Reading) -> list[Problem]:
    return [found for found in reading.problems if found.severity is Severity.ERROR]


def _repeats(found: Problem, lines: range) -> bool:
    """Tell whether an entry is at fault because one that begins in these lines is the same."""
    return found.code in ("duplicate-id", "duplicate-entry") and int(found.values["first"]) in lines


def _codes(reading: Reading) -> Counter[str]:
    return Counter(found.code for found in _errors(reading))


def _entries(deck: Deck | None) -> tuple[Entry, ...]:
    return deck.entries if deck is not None else ()


def _others(deck: Deck | None, line: int) -> list[Entry]:
    return [entry for entry in _entries(deck) if entry.common.line != line]


def _content(entry: Entry) -> Entry:
    return replace(entry, common=replace(entry.common, line=0))
