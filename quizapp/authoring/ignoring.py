"""Ignoring: the comments by which an author says that a warning or hint is meant to be as it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.bank.advice import all_sayings
from quizapp.bank.problems import Severity, problem
from quizapp.core.nearness import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from quizapp.authoring.places import Places
    from quizapp.bank.problems import Problem

SIGN = "quizapp:"
"""What a text must contain to hold such a comment."""

_COMMENT = re.compile(r"(?:^|(?<=\s))#\s*quizapp:\s*ignore\b[:\s]*(?P<codes>[^#]*)")
_CODE = re.compile(r"[^\s,;]+")
_REMARK = re.compile(r"\s*(?:#|$)")


@dataclass(frozen=True, slots=True)
class _Ignored:
    """A code to be ignored, where it stands (counted from 0), and the lines it is ignored in."""

    code: str
    line: int
    column: int
    lines: range


def without_ignored(problems: Sequence[Problem], places: Places, path: Path) -> list[Problem]:
    """Return the problems without the warnings and hints that comments in the file ignore.

    Those come instead that tell of a comment which ignores nothing.
    """
    wanted = list(_comments(places))
    used: set[_Ignored] = set()
    kept = []
    for each in problems:
        hits = [one for one in wanted if one.code == each.code and each.line - 1 in one.lines]
        if hits and each.severity is not Severity.ERROR:
            used.update(hits)
        else:
            kept.append(each)
    return kept + [_told(one, places, path) for one in wanted if one not in used]


def _comments(places: Places) -> Iterator[_Ignored]:
    """Yield each code of each comment; one that stands alone above an entry belongs to that entry."""
    for number, line in enumerate(places.lines):
        found = _COMMENT.search(line) if SIGN in line else None
        if found is None:
            continue
        alone = not line[: found.start()].strip()
        lines = places.entry(_next(places.lines, number) if alone else number)
        if not found["codes"].strip(" \t,;"):
            yield _Ignored("", number, found.start() + found[0].index("#"), lines)
        for code in _CODE.finditer(found["codes"]):
            yield _Ignored(code[0].casefold(), number, found.start("codes") + code.start(), lines)


def _next(lines: Sequence[str], number: int) -> int:
    """Return the first line from one on that is neither a comment nor empty; that one itself if none is."""
    rest = (place for place in range(number, len(lines)) if not _REMARK.match(lines[place]))
    return next(rest, number)


def _told(one: _Ignored, places: Places, path: Path) -> Problem:
    known = all_sayings()
    values = {"text": one.code} if one.code else {}
    if one.code not in known:
        code = "unknown-ignore"
        if similar := nearest(one.code, known):
            values["similar"] = similar
    else:
        code = "unused-ignore"
        if known[one.code].severity is Severity.ERROR:
            values["error"] = one.code
    start = (one.line, one.column)
    end = one.column + len(one.code) if one.code else len(places.lines[one.line])
    return problem(code, path, places.lines, start, (one.line, end), values)
