"""One pass over a file's events: the keys of the file and its checked entries."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
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
from quizapp.bank.events import Keyed, Scalar, open_events, read_keyed, read_node
from quizapp.bank.keys import most_similar
from quizapp.bank.schema import GERMAN_KEYS, HEADER, LANGUAGES, SECTIONS

if TYPE_CHECKING:
    from quizapp.bank.events import GetEvent, Node
    from quizapp.bank.report import Report, Spot
    from quizapp.core.decks import Entry

MAX_ENTRIES = 10_000
_LANGUAGE = re.compile(r"^language[ \t]*:[ \t]*[\"']?(\w+)", re.MULTILINE)


@dataclass(slots=True)
class Draft:
    """What a pass gave.

    ``tried`` counts the entries, the faulty ones included. ``empty`` means that the file holds nothing
    but comments. ``spoiled`` tells that something had to be blanked, ``spoiled_key`` that it was a key
    of the file.
    """

    header: Keyed
    entries: list[Entry] = field(default_factory=list)
    tried: int = 0
    empty: bool = False
    spoiled: bool = False
    spoiled_key: bool = False


@dataclass(frozen=True, slots=True)
class _Beginning:
    """The place where a file begins."""

    line: int = 0
    column: int = 0


def empty_draft() -> Draft:
    """Return what reading gives where there is nothing."""
    beginning = _Beginning()
    return Draft(Keyed({}, {}, beginning, beginning, flow=False))


def read_draft(text: str, report: Report) -> Draft:
    """Read the text in one pass.

    Raises:
        yaml.YAMLError: the text is no YAML.
        TooDeepError: it is nested too deeply.
    """
    return _Pass(text, report).read()


class _Pass:
    """Reads the events of one text in order."""

    def __init__(self, text: str, report: Report) -> None:
        self.report = report
        self.get: GetEvent = open_events(text, report)
        self.draft = empty_draft()
        self.language = _language(text)
        self.lines: dict[str, int] = {}

    def read(self) -> Draft:
        """Read everything up to the end of the first document."""
        get = self.get
        get()
        if type(get()) is StreamEndEvent:
            self.draft.empty = True
            return self.draft
        root = get()
        if type(root) is MappingStartEvent:
            self._read_root(root)
        else:
            self._report_root(root)
        get()
        second: Any = get()
        if isinstance(second, DocumentStartEvent):
            self.report.between(_spot(second.start_mark), _spot(second.end_mark), "second-document")
        return self.draft

    def _read_root(self, root: Any) -> None:
        """Read the keys of the file; the entries of a section are read one by one."""
        header = self.draft.header
        header.start_mark = header.end_mark = root.start_mark
        while True:
            key = self.get()
            if type(key) is MappingEndEvent:
                return
            if type(key) is not Scalar:
                self.report.at(read_node(key, self.get, self.report, 1), "key-not-a-text")
                read_node(self.get(), self.get, self.report, 1)
                continue
            name = key.value
            if name in header.keys:
                first = header.keys[name].start_mark.line + 1
                self.report.at(key, "duplicate-key", key=name, first=first)
            section = _section(name)
            if section:
                value: Node = key
                self._read_section(section, key)
            else:
                value = read_node(self.get(), self.get, self.report, 1)
            header.keys.setdefault(name, key)
            header.values.setdefault(name, value)

    def _read_section(self, section: str, key: Any) -> None:
        get, report = self.get, self.report
        event = get()
        if type(event) is not SequenceStartEvent:
            node = read_node(event, get, report, 1)
            if type(node) is not Scalar or node.value:
                self.draft.tried += 1
                self._report_no_list(key, node)
            return
        errors = report.errors
        while type(event := get()) is not SequenceEndEvent:
            if type(event) is MappingStartEvent:
                self._add(section, read_keyed(event, get, report, 2), errors)
            else:
                self._add(section, read_node(event, get, report, 2), errors)
            errors = report.errors

    def _add(self, section: str, node: Node, errors: int) -> None:
        """Check one entry and keep it if the report still has as few errors as before it."""
        draft, report = self.draft, self.report
        draft.tried += 1
        if draft.tried > MAX_ENTRIES:
            if draft.tried == MAX_ENTRIES + 1:
                report.at(node, "too-many-entries", limit=MAX_ENTRIES)
            return
        if report.spoiled and _spoiled(node, report.spoiled):
            return
        entry = read_entry(section, node, report, self.language)
        if entry is None or report.errors != errors:
            return
        known = entry.common.id
        first = self.lines.setdefault(known, entry.common.line)
        if first == entry.common.line:
            draft.entries.append(entry)
        else:
            self._report_twice(node, known, first)

    def _report_no_list(self, key: Any, node: Node) -> None:
        """Report a section without dashes, which are mostly forgotten or typed as long ones."""
        start = node.start_mark
        line = self.report.lines[start.line]
        if type(node) is Keyed and not node.flow:
            first = next(iter(node.keys.values()))
            repaired = line[: start.column] + "- " + line[start.column :].lstrip("–—-• ")
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
        self.draft.tried += 1
        from quizapp.bank.syntax import explain_line

        node = read_node(root, self.get, self.report, 0)
        slip = explain_line(self.report.lines, node.start_mark.line)
        if type(root) is SequenceStartEvent:
            self.report.at(node, "list-without-section")
        elif slip is not None:
            self.report.between(slip.start, slip.end, slip.code, **slip.values)
        else:
            self.report.at(node, "not-a-deck")
        self.draft.spoiled_key = True


def _section(name: str) -> str:
    """Return the section that a key of the file begins, also if it is in German or a slip."""
    if name in HEADER:
        return name if name in SECTIONS else ""
    english = GERMAN_KEYS.get(name.casefold(), "")
    return english if english in SECTIONS else most_similar(name, SECTIONS)


def _language(text: str) -> str:
    """Return the language of the file before its keys are read: numbers depend on it."""
    if not text.startswith("language") and "\nlanguage" not in text:
        return "de"
    found = _LANGUAGE.search(text)
    return LANGUAGES.get(found[1].casefold(), found[1].casefold()) if found else "de"


def _spot(mark: Any) -> Spot:
    return (mark.line, mark.column)


def _spoiled(node: Node, lines: frozenset[int]) -> bool:
    start, end = node.start_mark, node.end_mark
    last = end.line if end.line == start.line or end.column > start.column else end.line - 1
    return not lines.isdisjoint(range(start.line, last + 1))
