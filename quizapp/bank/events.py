"""YAML events to nodes: every scalar is text with its place, and nothing clever gets through.

Anchors, aliases, tags and deep nesting are refused here, so that a hostile file costs no more time or
memory than its size.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

import yaml
from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from quizapp.bank.problems import UNSEEN, visible
from quizapp.bank.schema import STARTS
from quizapp.bank.text import in_quotes

if TYPE_CHECKING:
    from quizapp.bank.report import Mark, Report

    class Scalar:
        """A text with its place; PyYAML's own event, described as far as it is used here."""

        value: str
        style: str | None
        start_mark: Mark
        end_mark: Mark

        def __init__(
            self, anchor: None, tag: None, implicit: tuple[bool, bool], value: str, start: Mark, end: Mark
        ) -> None: ...

else:
    from yaml.events import ScalarEvent as Scalar

MAX_DEPTH = 8

GetEvent = Callable[[], Any]
"""Gives the next event; the types of PyYAML's events are not worth their checks here."""

_UNSEEN = re.compile(f"[{UNSEEN}]")
_ANCHOR = re.compile(r"&\S")
"""An anchor has its name right after the sign."""
_ESCAPES = re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)")


@dataclass(slots=True)
class Listed:
    """A list with its place."""

    items: list[Node]
    start_mark: Mark
    end_mark: Mark
    flow: bool


@dataclass(slots=True)
class Keyed:
    """Keys and values with their place; of equal keys the first is kept and the others reported."""

    values: dict[str, Node]
    keys: dict[str, Scalar]
    start_mark: Mark
    end_mark: Mark
    flow: bool


Node = Scalar | Listed | Keyed


class TooDeepError(Exception):
    """Lists and keys are nested deeper than any question file needs."""

    def __init__(self, mark: Mark) -> None:
        super().__init__("too deep")
        self.mark = mark


def open_events(text: str, report: Report) -> GetEvent:
    """Return a function that gives one event of the text after the other, with hostile ones disarmed.

    Without certain signs there can be no tag, escape or anchor, and nothing is looked at.

    Raises (when called):
        yaml.YAMLError: the text is no YAML.
    """
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)(text)
    get: GetEvent = loader.get_event
    if "!" in text or "\\" in text or _ANCHOR.search(text):
        return lambda: _inspected(get(), report)
    return get


def read_root(text: str, report: Report) -> Keyed | None:
    """Return all of a text's keys and values at once, or None if it is no YAML or has no keys."""
    try:
        get = open_events(text, report)
        get()
        get()
        root = get()
        node = read_node(root, get, report, 0) if type(root) is MappingStartEvent else None
    except (yaml.YAMLError, TooDeepError, ValueError):
        return None
    return node if type(node) is Keyed else None


def read_node(event: Any, get: GetEvent, report: Report, depth: int) -> Node:
    """Return the node that begins with ``event``; ``depth`` is the number of nodes around it."""
    kind = type(event)
    if kind is Scalar:
        return cast(Scalar, event)
    if depth >= MAX_DEPTH:
        raise TooDeepError(event.start_mark)
    if kind is MappingStartEvent:
        return read_keyed(event, get, report, depth)
    if kind is SequenceStartEvent:
        return _read_listed(event, get, report, depth)
    if kind is AliasEvent:
        report.at(event, "alias", repaired=_repaired(event, report))
    return _stand_in(event)


def read_keyed(event: Any, get: GetEvent, report: Report, depth: int) -> Keyed:
    """Return the keys and values that begin with ``event``."""
    values: dict[str, Node] = {}
    keys: dict[str, Scalar] = {}
    again: list[str] = []
    end: Any
    while True:
        key = get()
        if type(key) is not Scalar:
            if type(key) is MappingEndEvent:
                end = key
                break
            skip_pair(key, get, report, depth + 1)
            continue
        value = get()
        if type(value) is not Scalar:
            value = read_node(value, get, report, depth + 1)
        name = key.value
        if name not in values:
            values[name] = value
            keys[name] = key
        else:
            _report_twice(key, keys, again, report)
            again.append(name)
    return Keyed(values, keys, event.start_mark, end.end_mark, bool(event.flow_style))


def _report_twice(key: Any, keys: dict[str, Scalar], again: list[str], report: Report) -> None:
    """Report a key that was there before; after a second beginning of an entry the others follow from it."""
    if not STARTS.isdisjoint(again):
        return
    values = {"key": key.value, "first": keys[key.value].start_mark.line + 1}
    mark = key.start_mark
    line = report.lines[mark.line]
    if key.value in STARTS and not line[: mark.column].strip() and mark.column > 1:
        values["start"] = key.value
        values["repaired"] = line[: mark.column - 2] + "- " + line[mark.column :]
    report.at(key, "duplicate-key", **values)


def _read_listed(event: Any, get: GetEvent, report: Report, depth: int) -> Listed:
    items: list[Node] = []
    end: Any
    while True:
        item = get()
        if type(item) is not Scalar:
            if type(item) is SequenceEndEvent:
                end = item
                break
            item = read_node(item, get, report, depth + 1)
        items.append(item)
    return Listed(items, event.start_mark, end.end_mark, bool(event.flow_style))


def skip_pair(event: Any, get: GetEvent, report: Report, depth: int) -> None:
    """Report a key that is no text, and read past it and its value."""
    node = read_node(event, get, report, depth)
    if type(event) is not AliasEvent:
        report.at(node, "key-not-a-text")
    read_node(get(), get, report, depth)


def _stand_in(event: Any) -> Scalar:
    """Return a text in the place of what was refused, so that nothing else is found to be missing."""
    return Scalar(None, None, (True, False), "…", event.start_mark, event.end_mark)


def _inspected(event: Any, report: Report) -> Any:
    """Report what an event must not carry: an anchor, a tag, an escape for a control character."""
    if getattr(event, "anchor", None) is not None and type(event) is not AliasEvent:
        report.at(event, "anchor", repaired=_repaired(event, report))
    if getattr(event, "tag", None) is not None:
        report.at(event, "tag", repaired=_repaired(event, report))
    if getattr(event, "style", None) == '"' and (unseen := _UNSEEN.search(event.value)):
        _report_escape(event, unseen[0], report)
    return event


def _report_escape(event: Any, character: str, report: Report) -> None:
    """Report the escape in the source of a double-quoted scalar that stands for ``character``."""
    start, end = event.start_mark, event.end_mark
    for number in range(start.line, min(end.line + 1, len(report.lines))):
        line = report.lines[number]
        begin = start.column + 1 if number == start.line else 0
        for escape in _ESCAPES.finditer(line, begin):
            if _meaning(escape[0]) == character:
                places = (number, escape.start()), (number, escape.end())
                name = visible(character)
                report.between(*places, "control-escape", escape=escape[0], character=name)
                return
    report.at(event, "control-escape", escape="\\", character=visible(character))


_NAMED_ESCAPES = {"0": "\0", "a": "\x07", "b": "\x08", "v": "\x0b", "f": "\x0c", "e": "\x1b"} | {
    "N": "\x85",
    "L": "\u2028",
    "P": "\u2029",
}


def _meaning(escape: str) -> str:
    digits = escape[2:]
    return chr(int(digits, 16)) if digits else _NAMED_ESCAPES.get(escape[1:], "")


def _repaired(event: Any, report: Report) -> str:
    """Return the event's line with the text from the event on in quotes, or nothing if that is unclear."""
    mark = event.start_mark
    if type(event) is not AliasEvent and (type(event) is not Scalar or event.style):
        return ""
    line = report.lines[mark.line] if mark.line < len(report.lines) else ""
    rest = line[mark.column :].rstrip()
    return line[: mark.column] + in_quotes(rest) if rest[:1] in ("&", "*", "!") else ""
