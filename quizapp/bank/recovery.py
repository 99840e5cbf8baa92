"""Recovery: where YAML stops, what is spoiled is explained and blanked, so that the rest can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.bank.events import MAX_DEPTH, TooDeepError
from quizapp.bank.outline import entry_lines, is_top
from quizapp.bank.syntax import Slip, Trouble, explain, spoiled_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.bank.report import Report

MAX_SYNTAX_ERRORS = 20

_CLEAR = frozenset(
    {
        "alias",
        "anchor",
        "apostrophe",
        "bad-escape",
        "block-sign",
        "colon-in-text",
        "missing-colon",
        "missing-dash-space",
        "missing-space",
        "odd-space",
        "reserved-sign",
        "smart-quotes",
        "tag",
        "text-after-bracket",
        "text-after-quote",
        "unclosed-quote",
    }
)
"""Slips whose repair touches their line only."""


def recover(error: Exception, lines: list[str], report: Report, tries: int) -> tuple[int, bool]:
    """Report why YAML stopped, and change the lines so that reading can go on.

    What is clear is repaired, so that the entry's other problems are found too, and what is not is
    blanked; the entry is spoiled in either case. Return its first line and whether it was a key of the
    file. ``tries`` is the number of recoveries before. Beyond `MAX_SYNTAX_ERRORS` all that follows is
    blanked, and then everything, so that this comes to an end.
    """
    spoiled, slip = _spoiled(error, lines, report, tries)
    is_key = is_top(lines[spoiled.start])
    if slip and _is_clear(slip, lines, report):
        lines[slip.start[0]] = slip.values["repaired"]
        report.spoiled |= frozenset(spoiled)
    else:
        lines[spoiled.start : spoiled.stop] = [""] * len(spoiled)
    return spoiled.start, is_key


def stopped(error: Exception, lines: Sequence[str], entry: range) -> Slip:
    """Return the slip in the lines of an entry that most likely made YAML stop."""
    return explain(lines, _trouble(error), entry)


def _spoiled(error: Exception, lines: list[str], report: Report, tries: int) -> tuple[range, Slip | None]:
    """Report why YAML stopped; return the spoiled lines, which are never blank already, and the slip."""
    trouble = _trouble(error)
    spoiled = _with_text(spoiled_lines(lines, trouble), lines, trouble.spot[0])
    if tries > MAX_SYNTAX_ERRORS:
        return range(len(lines)), None
    if tries == MAX_SYNTAX_ERRORS:
        places = (spoiled.start, 0), (spoiled.start, len(lines[spoiled.start]))
        report.between(*places, "too-many-syntax-errors", limit=MAX_SYNTAX_ERRORS)
        return range(spoiled.start, len(lines)), None
    if isinstance(error, TooDeepError):
        line, column = trouble.spot
        report.between((line, column), (line, column + 1), "too-deep", limit=MAX_DEPTH)
        return spoiled, None
    slip = explain(lines, trouble, spoiled)
    report.between(slip.start, slip.end, slip.code, **slip.values)
    if slip.start[0] not in spoiled:
        spoiled = _with_text(entry_lines(lines, slip.start[0]), lines, slip.start[0])
    return spoiled, slip


def _is_clear(slip: Slip, lines: list[str], report: Report) -> bool:
    """Whether the slip's line can be repaired, which is tried only once."""
    line = slip.start[0]
    return slip.code in _CLEAR and "repaired" in slip.values and lines[line] == report.lines[line]


def _trouble(error: Exception) -> Trouble:
    mark = error.mark if isinstance(error, TooDeepError) else getattr(error, "problem_mark", None)
    begun = getattr(error, "context_mark", None)
    return Trouble(
        (mark.line, mark.column) if mark else (0, 0), (begun.line, begun.column) if begun else None
    )


def _with_text(spoiled: range, lines: list[str], at: int) -> range:
    """Return the range, or if all of it is blank the line nearest to ``at`` that is not."""
    if any(lines[number].strip() for number in spoiled):
        return spoiled
    written = [number for number, line in enumerate(lines) if line.strip()]
    nearest = min(written, key=lambda number: abs(number - at), default=None)
    return range(len(lines)) if nearest is None else range(nearest, nearest + 1)
