"""Drafts: the keys of a file and its checked entries, read from its events one by one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from yaml.events import (
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from quizapp.bank.entries import read_entry
from quizapp.bank.events import Keyed, Scalar, open_events, read_keyed, read_node, skip_pair
from quizapp.bank.keys import synonym
from quizapp.bank.schema import ENTRY_KEYS, FIRST_KEYS, GERMAN_KEYS, HEADER, LANGUAGES, SECTIONS
from quizapp.core.nearness import nearest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.bank.events import GetEvent, Node
    from quizapp.bank.report import Report, Spot
    from quizapp.core.decks import Entry

MAX_ENTRIES = 10_000
_LANGUAGE = re.compile(r"^language[ \t]*:[ \t]*[\"']?(\w+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class _Beginning:
    """The place where a file begins."""

    line: int = 0
    column: int = 0


class Draft:
    """What has been read of a file: its keys and its checked entries.

    Reading can stop anywhere because of a syntax error and go on after it without beginning anew.
    ``tried`` counts the entries, the faulty ones included. ``empty`` means that there is nothing but
    comments. ``spoiled`` tells that something had to be left out, ``spoiled_key`` that it was a key of
    the file. ``report`` holds the problems of what was read.
    """

    def __init__(self, text: str, report: Report) -> None:
        self.header = Keyed({}, {}, _Beginning(), _Beginning(), flow=False)
        self.entries: list[Entry] = []
        self.tried = 0
        self.empty = False
        self.spoiled = False
        self.spoiled_key = False
        self.report = report.trial()
        self._language = _language(text)
        self._lines: dict[str, int] = {}
        self._done = 0
        self._tops: list[tuple[int, bool]] = []
        self._get: GetEvent

    def read(self, text: str) -> None:
        """Read everything up to the end of the first document.

        Raises:
            yaml.YAMLError: the text is no YAML.
            TooDeepError: it is nested too deeply.
        """
        self._get = get = open_events(text, self.report)
        get()
        if type(get()) is StreamEndEvent:
            self.empty = not self.header.keys
            return
        root = get()
        if type(root) is MappingStartEvent:
            self._read_root(root)
        else:
            self._report_root(root)
        get()
        second: Any = get()
        if isinstance(second, DocumentStartEvent):
            self.report.between(_spot(second.start_mark), _spot(second.end_mark), "second-document")

    def go_on(self, lines: Sequence[str], start: int, spoiled: frozenset[int]) -> str:
        """Return what is still to be read after the entry from line ``start`` on was changed.

        Entries from there on are read again: YAML may have stopped only after one that is cut short.
        ``spoiled`` are the lines whose entries are not to be kept.
        """
        self.spoiled = True
        self._done = done = min(self._done, start)
        self.report.forget(done)
        self.report.spoiled = spoiled
        self.entries = [entry for entry in self.entries if entry.common.line <= done]
        self._lines = {entry.common.id: entry.common.line for entry in self.entries}
        self._tops = [(line, is_section) for line, is_section in self._tops if line < done]
        for name in [name for name, key in self.header.keys.items() if key.start_mark.line >= done]:
            del self.header.keys[name]
            self.header.values.pop(name, None)
        rest = [""] * done + list(lines[done:])
        if self._tops and self._tops[-1][1]:
            line = self._tops[-1][0]
            rest[line] = lines[line]
        return "\n".join(rest)

    def _read_root(self, root: Any) -> None:
        """Read the keys of the file; the entries of a section are read one by one."""
        header = self.header
        header.start_mark = header.end_mark = root.start_mark
        while True:
            key = self._get()
            if type(key) is MappingEndEvent:
                return
            if type(key) is not Scalar:
                skip_pair(key, self._get, self.report, 1)
                continue
            name, line = key.value, key.start_mark.line
            first = header.keys.setdefault(name, key).start_mark.line
            if first != line:
                self.report.at(key, "duplicate-key", key=name, first=first + 1)
            self._done = max(self._done, line)
            event = self._get()
            is_list = type(event) is SequenceStartEvent
            section = _section(name, is_list=is_list)
            self._tops.append((line, bool(section) and is_list and not event.flow_style))
            if section and is_list:
                header.values[name] = key
                self._read_section(section)
                continue
            node = read_node(event, self._get, self.report, 1)
            header.values.setdefault(name, node)
            if section and (type(node) is not Scalar or node.value):
                self.tried += 1
                self._report_no_list(key, node)

    def _read_section(self, section: str) -> None:
        """Read the entries of a section, after the event that begins its list."""
        get, report = self._get, self.report
        in_lines = self._tops[-1][1]
        errors = report.errors
        while type(event := get()) is not SequenceEndEvent:
            keyed = type(event) is MappingStartEvent
            node = read_keyed(event, get, report, 2) if keyed else read_node(event, get, report, 2)
            self._add(section, node, errors)
            errors = report.errors
            if in_lines:
                self._done = max(self._done, _end(node))

    def _add(self, section: str, node: Node, errors: int) -> None:
        """Check one entry and keep it if the report still has as few errors as before it."""
        report = self.report
        self.tried += 1
        if self.tried > MAX_ENTRIES:
            if self.tried == MAX_ENTRIES + 1:
                report.at(node, "too-many-entries", limit=MAX_ENTRIES)
            return
        entry = read_entry(section, node, report, self._language)
        if entry is None or report.errors != errors or _spoiled(node, report.spoiled):
            return
        known = entry.common.id
        if known in self._lines:
            self._report_twice(node, known, self._lines[known])
        else:
            self._lines[known] = entry.common.line
            self.entries.append(entry)

    def _report_no_list(self, key: Any, node: Node) -> None:
        """Report a section without dashes, which are mostly forgotten or typed as long ones."""
        start = node.start_mark
        line = self.report.lines[start.line]
        if type(node) is Keyed and not node.flow and node.keys:
            first = next(iter(node.keys.values()))
            text = line[start.column :].lstrip("–—-• ")
            known = (
                first.value in ENTRY_KEYS
                or first.value.casefold() in GERMAN_KEYS
                or text != line[start.column :]
            )
            text = text if known else f"{FIRST_KEYS[_section(key.value, is_list=True)]}: {first.value}"
            repaired = line[: start.column] + "- " + text
            self.report.at(first, "section-not-a-list", key=key.value, repaired=repaired)
        else:
            self.report.at(key, "section-not-a-list", key=key.value)

    def _report_twice(self, node: Node, known: str, first: int) -> None:
        if type(node) is Keyed and "id" in node.values:
            self.report.at(node.values["id"], "duplicate-id", id=known, first=first)
        else:
            place = next(iter(node.keys.values())) if type(node) is Keyed else node
            self.report.at(place, "duplicate-entry", first=first)

    def _report_root(self, root: Any) -> None:
        from quizapp.bank.syntax import explain_line

        self.tried += 1
        node = read_node(root, self._get, self.report, 0)
        slip = explain_line(self.report.lines, node.start_mark.line)
        if type(root) is SequenceStartEvent:
            self.report.at(node, "list-without-section")
        elif slip is not None:
            self.report.between(slip.start, slip.end, slip.code, **slip.values)
        else:
            self.report.at(node, "not-a-deck")
        self.spoiled_key = True


def _section(name: str, *, is_list: bool) -> str:
    """Return the section that a key of the file begins; before a list also another word or a slip of it."""
    if name in HEADER or not is_list:
        return name if name in SECTIONS else ""
    english = GERMAN_KEYS.get(name.casefold(), "")
    return english if english in SECTIONS else synonym(name, SECTIONS) or nearest(name, SECTIONS) or ""


def _language(text: str) -> str:
    """Return the language of the file before its keys are read: numbers depend on it."""
    if not text.startswith("language") and "\nlanguage" not in text:
        return "de"
    found = _LANGUAGE.search(text)
    return LANGUAGES.get(found[1].casefold(), found[1].casefold()) if found else "de"


def _spot(mark: Any) -> Spot:
    return (mark.line, mark.column)


def _spoiled(node: Node, lines: frozenset[int]) -> bool:
    if not lines:
        return False
    return not lines.isdisjoint(range(node.start_mark.line, max(_end(node), node.start_mark.line + 1)))


def _end(node: Node) -> int:
    """Return the line after an entry; a block of keys ends where the next thing begins."""
    end = node.end_mark
    is_block = type(node) is Keyed and not node.flow
    return end.line if is_block or end.column == 0 else end.line + 1
