"""Recovery: where YAML stops, what is spoiled is explained and blanked, so that the rest can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.bank.events import MAX_DEPTH, TooDeepError
from quizapp.bank.outline import entry_lines, is_top
from quizapp.bank.syntax import Trouble, explain, spoiled_lines

if TYPE_CHECKING:
    from quizapp.bank.report import Report

MAX_SYNTAX_ERRORS = 20


def recover(error: Exception, lines: list[str], report: Report, tries: int) -> tuple[int, bool]:
    """Report why YAML stopped, and blank the lines of what is spoiled.

    Return the first of these lines and whether it was a key of the file. ``tries`` is the number of
    recoveries before. Beyond `MAX_SYNTAX_ERRORS` all that follows is blanked, and then everything, so
    that this comes to an end.
    """
    spoiled = _spoiled(error, lines, report, tries)
    is_key = is_top(lines[spoiled.start])
    lines[spoiled.start : spoiled.stop] = [""] * len(spoiled)
    return spoiled.start, is_key


def _spoiled(error: Exception, lines: list[str], report: Report, tries: int) -> range:
    """Report why YAML stopped; return the lines to blank, which are never blank already."""
    trouble = _trouble(error)
    spoiled = _with_text(spoiled_lines(lines, trouble), lines, trouble.spot[0])
    if tries > MAX_SYNTAX_ERRORS:
        return range(len(lines))
    if tries == MAX_SYNTAX_ERRORS:
        places = (spoiled.start, 0), (spoiled.start, len(lines[spoiled.start]))
        report.between(*places, "too-many-syntax-errors", limit=MAX_SYNTAX_ERRORS)
        return range(spoiled.start, len(lines))
    if isinstance(error, TooDeepError):
        line, column = trouble.spot
        report.between((line, column), (line, column + 1), "too-deep", limit=MAX_DEPTH)
    else:
        slip = explain(lines, trouble, spoiled)
        report.between(slip.start, slip.end, slip.code, **slip.values)
        if slip.start[0] not in spoiled:
            return _with_text(entry_lines(lines, slip.start[0]), lines, slip.start[0])
    return spoiled


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
