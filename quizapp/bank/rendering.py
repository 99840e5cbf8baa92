"""Problems as text for people, as JSON for programs and as GitHub's workflow commands."""

from __future__ import annotations

import re
import unicodedata
from textwrap import wrap
from typing import TYPE_CHECKING

from quizapp.bank.messages import SEVERITY_WORDS, Severity
from quizapp.bank.problems import visible

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quizapp.bank.problems import Problem
    from quizapp.language import Translator

TAB = 4
_NARROWEST = 40
LONGEST_EXCERPT = 110
_AROUND = 60
_NARROW = re.compile(r"[ -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027€]*")
"""Texts of Latin letters and common signs take one cell a character."""

_GITHUB_WORDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}


def count_words(counts: Mapping[Severity, int], tr: Translator) -> str:
    """Say how many errors, warnings and hints there are; nothing if there are none."""
    told = (
        (Severity.ERROR, tr.plural("{n} error", "{n} errors", counts[Severity.ERROR])),
        (Severity.WARNING, tr.plural("{n} warning", "{n} warnings", counts[Severity.WARNING])),
        (Severity.HINT, tr.plural("{n} hint", "{n} hints", counts[Severity.HINT])),
    )
    return ", ".join(words for severity, words in told if counts[severity])


def format_text(problem: Problem, tr: Translator, columns: int | None = None) -> str:
    """Return the problem with its excerpt, a caret under the place and the help beside it.

    With ``columns`` what is said is broken between words to be no wider, and help that does not fit beside
    the caret stands below it. Nothing from the file is printed raw: tabs become spaces, other control
    characters are written out.
    """
    word = tr(SEVERITY_WORDS[problem.severity])
    place = f"{problem.path}:{problem.line}:{problem.column}"
    head = [
        *_broken(f"{word}[{problem.code}]: {problem.message(tr)}", "", "  ", columns),
        f"  --> {_in_one_line(place)}",
    ]
    said, _, repaired = problem.help(tr).partition("\n")
    if not problem.excerpt:
        return "\n".join([*head, *_broken(said, " " * 6, " " * 6, columns)] if said else head)
    number = f"{problem.line:>2}"
    margin = " " * len(number)
    longest = LONGEST_EXCERPT
    if columns is not None:
        longest = max(_NARROWEST, min(LONGEST_EXCERPT, columns - len(margin) - 5))
    shown, before, width = _excerpt(problem, longest)
    caret = f"{margin} | {' ' * before}{'^' * width}"
    lines = [f"{number} | {shown}"]
    if columns is None or len(caret) + 1 + _cells(said) <= columns:
        lines.append(f"{caret} {said}".rstrip())
    else:
        lead = " " * (len(margin) + 3)
        lines += [caret, *_broken(said, lead, lead, columns)]
    if repaired:
        lines.append(f"{number} | {_expand(repaired)}")
    return "\n".join([*head, *lines])


def _broken(text: str, first: str, others: str, columns: int | None) -> list[str]:
    """Return the text in lines with these leads, each no wider than so many columns if words allow it."""
    if columns is None:
        return [first + text]
    return wrap(
        text,
        max(columns, _NARROWEST),
        initial_indent=first,
        subsequent_indent=others,
        break_long_words=False,
        break_on_hyphens=False,
    )


def as_json(problem: Problem, tr: Translator) -> dict[str, str | int]:
    """Return the problem as ``check --format json`` prints it."""
    return {
        "file": str(problem.path),
        "line": problem.line,
        "column": problem.column,
        "end_line": problem.end_line,
        "end_column": problem.end_column,
        "severity": problem.severity.value,
        "code": problem.code,
        "message": problem.message(tr),
        "help": problem.help(tr),
    }


def format_github(problem: Problem, tr: Translator) -> str:
    """Return the problem as a workflow command, which GitHub shows beside the line in a pull request."""
    places = {
        "file": str(problem.path),
        "line": str(problem.line),
        "col": str(problem.column),
        "endLine": str(problem.end_line),
        "title": problem.code,
    }
    if problem.end_line == problem.line:
        places["endColumn"] = str(problem.end_column)
    properties = ",".join(f"{name}={_escape_property(value)}" for name, value in places.items())
    said = "\n".join(part for part in (problem.message(tr), problem.help(tr)) if part)
    return f"::{_GITHUB_WORDS[problem.severity]} {properties}::{_escape_data(said)}"


def _in_one_line(text: str) -> str:
    return visible(text.replace("\n", "\r"))


def _escape_data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape_data(text).replace(":", "%3A").replace(",", "%2C")


def _excerpt(problem: Problem, longest: int) -> tuple[str, int, int]:
    """Return the line as shown, the caret's distance from its start and the caret's width, in cells."""
    raw = problem.excerpt
    start = min(problem.column - 1, len(raw))
    end = problem.end_column - 1 if problem.end_line == problem.line else len(raw)
    end = min(max(end, start + 1), max(len(raw), start + 1))
    first, last, lead = 0, len(raw), ""
    if len(raw) > longest:
        first = max(0, start - _AROUND * longest // LONGEST_EXCERPT)
        last = first + longest
        lead = "…" if first else ""
        end = min(end, last)
    before = lead + _expand(raw[first:start])
    marked = _expand(raw[start:end], _cells(before))
    after = _expand(raw[end:last], _cells(before + marked))
    trail = "…" if last < len(raw) else ""
    return before + marked + after + trail, _cells(before), max(1, _cells(marked))


def _expand(text: str, column: int = 0) -> str:
    """Write tabs as spaces up to the next multiple of `TAB` cells and unseen characters in letters."""
    shown = ""
    for piece in visible(text).replace("\t", "\0\t\0").split("\0"):
        filled = " " * (TAB - (column + _cells(shown)) % TAB) if piece == "\t" else piece
        shown += filled
    return shown


def _cells(text: str) -> int:
    """Return how many cells of a terminal the text takes."""
    if text.isascii() or _NARROW.fullmatch(text):
        return len(text)
    return sum(_width(character) for character in text)


def _width(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Cf", "Me", "Mn"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
