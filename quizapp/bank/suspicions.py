"""Suspicions: texts that YAML reads without complaint and otherwise than their author meant."""

from __future__ import annotations

import re
from contextlib import suppress
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import yaml
from yaml.events import DocumentEndEvent

from quizapp.bank.events import Listed, Scalar, open_events
from quizapp.bank.text import in_quotes

if TYPE_CHECKING:
    from quizapp.bank.report import Report

_CUT = re.compile(r"[ \t]+(#[^\s#]\S{0,15})")
_CLOSING = {"„": "“”", "“": "”", "”": "”", "‚": "‘’", "‘": "’", "’": "’", "»": "«", "«": "»"}
_CLAUSE = re.compile(
    r"(?:die|der|das|den|dem|dessen|deren|welche[rsmn]?|wenn|weil|dass|und|oder|aber|sondern|wo|wie|als"
    r"|sowie|denn|obwohl|nachdem|während|ohne|um|which|that|who|whose|because|and|or|but|when|where|while)\s"
)
_SWALLOWED = re.compile(r"(?P<indent>[ \t]*)(?P<sign>[-–—•])(?:(?P<space>[ \t]+)|(?<=-)(?=\S))")
_DECIMALS = re.compile(r"\d{1,2}(?!\d)")


def report_suspicions(text: str, report: Report) -> None:
    """Report plain texts that a comment cuts short or that stand in typographic quotes."""
    get = open_events(text, report.trial())
    with suppress(yaml.YAMLError, ValueError):
        while (event := get()) and type(event) is not DocumentEndEvent and not report.full:
            if type(event) is Scalar and not event.style:
                _check_comment(event, report)
                _check_quotes(event, report)


def check_brackets(node: Listed, report: Report) -> None:
    """Report a list in brackets whose commas seem to belong to its texts, as in ``[1,5, 2,5]``."""
    texts = [item for item in node.items if type(item) is Scalar and not item.style]
    joined = [_belongs(report, before, after) for before, after in pairwise(texts)]
    if not any(joined) or len(texts) != len(node.items) or _are_all_numbers(joined, texts):
        return
    merged = [texts[0].value]
    for together, item in zip(joined, texts[1:], strict=True):
        if together:
            merged[-1] += together + item.value
        else:
            merged.append(item.value)
    start, end = node.start_mark, node.end_mark
    repaired = ""
    if start.line == end.line:
        line = report.lines[start.line]
        quoted = ", ".join(in_quotes(text) for text in merged)
        repaired = f"{line[: start.column]}[{quoted}]{line[end.column :]}"
    report.at(node, "bracket-split", count=len(texts), repaired=repaired)


def check_swallowed(node: Scalar, report: Report) -> None:
    """Report a plain text over several lines of which one looks like a line of a list."""
    start, end = node.start_mark, node.end_mark
    for number in range(start.line, end.line + 1):
        line = report.lines[number]
        begins = number > start.line or not line[: start.column].strip()
        found = _SWALLOWED.match(line) if begins else None
        if found is None:
            continue
        if found["sign"] != "-":
            code = "long-dash"
        elif found["space"]:
            code = "indent-of-dash"
        elif number > start.line or start.line < end.line:
            code = "missing-dash-space"
        else:
            continue
        repaired = "" if code == "indent-of-dash" else f"{found['indent']}- {line[found.end() :]}"
        places = (number, found.start("sign")), (number, found.end("sign"))
        report.between(*places, code, sign=found["sign"], repaired=repaired)
        return


def _belongs(report: Report, before: Any, after: Any) -> str:
    """Return the comma, with its space, between two texts that seem to be one, or nothing."""
    end, start = before.end_mark, after.start_mark
    if end.line != start.line:
        return ""
    between = report.lines[start.line][end.column : start.column]
    if between == "," and before.value[-1:].isdigit() and _DECIMALS.match(after.value):
        return ","
    return ", " if between != "," and _CLAUSE.match(after.value) else ""


def _are_all_numbers(joined: list[str], texts: list[Any]) -> bool:
    """Tell whether this is a list such as ``[1,2,3]``, without a space anywhere."""
    return len(texts) > 2 and all(together == "," for together in joined)


def _check_comment(event: Any, report: Report) -> None:
    end = event.end_mark
    line = report.lines[end.line] if end.line < len(report.lines) else ""
    cut = _CUT.match(line, end.column)
    if cut is None:
        return
    start = event.start_mark
    repaired = ""
    if start.line == end.line:
        lead = line[: start.column] + (" " if line[: start.column].endswith(":") else "")
        repaired = lead + in_quotes(line[start.column :].strip())
    places = (end.line, cut.start(1)), (end.line, cut.end(1))
    report.between(*places, "comment-cut", sign=cut[1], repaired=repaired)


def _check_quotes(event: Any, report: Report) -> None:
    value = event.value
    closing = _CLOSING.get(value[:1], "")
    if (
        len(value) > 2
        and value[-1] in closing
        and not any(sign in value[1:-1] for sign in closing + value[0])
    ):
        report.at(event, "typographic-quotes", quote=value[0] + value[-1])
