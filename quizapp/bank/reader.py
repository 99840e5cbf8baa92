"""Question files to decks: bytes -> text -> events -> checked entries, or problems with places.

One bad entry spoils nothing but itself: what YAML cannot read is explained, its lines are blanked, and
reading goes on.
"""

from __future__ import annotations

import gc
import re
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import count, islice
from typing import TYPE_CHECKING

import yaml

from quizapp.bank.articles import article_problem
from quizapp.bank.drafts import Draft
from quizapp.bank.events import TooDeepError
from quizapp.bank.header import read_header
from quizapp.bank.problems import UNSEEN, visible
from quizapp.bank.report import MOST_PROBLEMS, Report
from quizapp.bank.text import decode

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from quizapp.bank.problems import Problem
    from quizapp.bank.text import Decoded
    from quizapp.core.decks import Deck

MAX_BYTES = 2 * 1024 * 1024

_UNSEEN = re.compile(f"[{UNSEEN}]")
_DIRECTIONS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_COMMENT = re.compile(r"[ \t]#[^\s#]")
_QUOTES = "„“”‚‘’»«"
_OPENING = re.compile(rf"[:-][ \t]+[{_QUOTES}]")
_MOST_UNSEEN = 20


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading a file gave: its deck, unless there was nothing to make one of, and its problems."""

    deck: Deck | None
    problems: tuple[Problem, ...] = ()


def load_deck(path: Path) -> Reading:
    """Read the deck in a file, and look whether its briefing is there. Never raises for what is in it."""
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        return unreadable(path, error)
    reading = parse_deck(data, path)
    if reading.deck is None or not reading.deck.article:
        return reading
    missing = article_problem(path, reading.deck.article)
    return replace(reading, problems=(missing, *reading.problems)) if missing else reading


def unreadable(path: Path, error: OSError | ValueError) -> Reading:
    """Return the reading of a file that the system does not give out."""
    report = Report(path)
    from quizapp.language.refusals import refusal

    report.whole("unreadable", reason=refusal(error))
    return Reading(None, report.sorted())


def parse_deck(data: bytes, path: Path, most: int = MOST_PROBLEMS) -> Reading:
    """Return the deck that the bytes of a file hold, and at most so many problems.

    Never raises, whatever they are.
    """
    report = Report(path, most=most)
    with without_collecting():
        deck = _parse(data, report)
    return Reading(deck, report.sorted())


@contextmanager
def without_collecting() -> Iterator[None]:
    """Put off the search for cyclic garbage: reading and checking make many objects, and no cycles."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _parse(data: bytes, report: Report) -> Deck | None:
    if len(data) > MAX_BYTES:
        report.whole("too-large", limit=MAX_BYTES // (1024 * 1024))
        return None
    try:
        decoded = decode(data)
    except UnicodeDecodeError:
        report.whole("not-a-text")
        return None
    report.text = decoded.text
    text = _without_unseen(decoded, report)
    if text is None:
        return None
    draft, text = _read_on(text, report)
    if draft.empty and not draft.spoiled:
        report.whole("empty-file")
        return None
    if _is_suspicious(text):
        from quizapp.bank.suspicions import report_suspicions

        report_suspicions(text, report)
    deck = read_header(draft, report)
    if any(entry.common.only for entry in deck.entries):
        _report_nothing_left(deck, report)
    if draft.tried or (draft.spoiled and not draft.empty):
        return deck
    if draft.spoiled:
        return None
    report.whole("no-entries")
    return None


def _report_nothing_left(deck: Deck, report: Report) -> None:
    """Report the entries that ``only`` restricts to items that they do not give."""
    from quizapp.bank.phrases import phrases
    from quizapp.core.derivation import derive

    asking = {item.line for item in derive(deck, phrases(deck.language))}
    for entry in deck.entries:
        line = entry.common.line
        if entry.common.only and line not in asking:
            text = report.lines[line - 1]
            start = len(text) - len(text.lstrip(" -"))
            only = ", ".join(sorted(entry.common.only))
            report.between((line - 1, start), (line - 1, len(text)), "asks-nothing", only=only)


def _is_suspicious(text: str) -> bool:
    """Whether a closer look could find texts cut short by a comment or in typographic quotes."""
    if "#" in text and _COMMENT.search(text):
        return True
    return any(quote in text for quote in _QUOTES) and _OPENING.search(text) is not None


def _without_unseen(decoded: Decoded, report: Report) -> str | None:
    """Report a foreign encoding and control characters; return the text with the latter replaced."""
    text = decoded.text
    if decoded.foreign is not None:
        line, column = _spot(text, decoded.foreign)
        report.between((line, column), (line, column + 1), "not-utf8")
    if text.replace("\n", "").isprintable():
        return text
    found = list(islice(_UNSEEN.finditer(text), _MOST_UNSEEN + 1))
    if not found:
        return text
    if len(found) > _MOST_UNSEEN and "\0" in text:
        report.problems.clear()
        report.whole("not-a-text")
        return None
    for unseen in found[:_MOST_UNSEEN]:
        line, column = _spot(text, unseen.start())
        code = "direction-character" if unseen[0] in _DIRECTIONS else "control-character"
        report.between((line, column), (line, column + 1), code, character=visible(unseen[0]))
    report.spoiled = frozenset(number for number, line in enumerate(report.lines) if _UNSEEN.search(line))
    return _UNSEEN.sub("\N{REPLACEMENT CHARACTER}", text)


def _spot(text: str, offset: int) -> tuple[int, int]:
    """Return line and column of an offset, counted from 0."""
    return text.count("\n", 0, offset), offset - (text.rfind("\n", 0, offset) + 1)


def _read_on(text: str, report: Report) -> tuple[Draft, str]:
    """Read the text; where YAML stops, explain why, leave out what is spoiled and go on."""
    draft = Draft(text, report)
    lines: list[str] = []
    unread = text
    for tries in count():
        try:
            draft.read(unread)
        except (yaml.YAMLError, TooDeepError, ValueError) as error:
            from quizapp.bank.recovery import recover

            lines = lines or text.split("\n")
            start, is_key = recover(error, lines, report, tries)
            draft.spoiled_key = draft.spoiled_key or is_key
            unread = draft.go_on(lines, start, report.spoiled)
        else:
            break
    report.take(draft.report)
    return draft, "\n".join(lines) if lines else text
