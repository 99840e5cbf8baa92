"""Repairs: what is certain to be a slip in the lines of one entry, put right.

A repair is kept only if the entry reads without the slip and without a new error, if nothing around it
reads otherwise, and if there is no second way to repair it that would mean something else.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from enum import Enum
from operator import ne
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.authoring.stretches import block_lines
from quizapp.bank.outline import dash_column
from quizapp.bank.problems import Severity
from quizapp.bank.reader import parse_deck
from quizapp.bank.schema import WRITTEN_KEYS
from quizapp.bank.syntax import explain_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from quizapp.bank.problems import Problem
    from quizapp.bank.reader import Reading

_PATH = Path("entry.yaml")
MOST_STEPS = 20
_NEIGHBOURS = {
    "glossary": "{{term: {name}, definition: {name} x}}",
    "findings": "{{finding: {name} __x__}}",
    "questions": "{{question: {name}, answer: x}}",
}
_NAMES = ("~before", "~after")
NEGATIVE = re.compile(r"[ \t]*-[.,]?\d")
"""What may be a number below zero as well as a line of a list."""


class Kind(Enum):
    """What was put right."""

    GERMAN_KEY = "german-key"
    INDENT = "indent"
    SIGN = "sign"


KINDS = {
    "german-key": Kind.GERMAN_KEY,
    "tab": Kind.INDENT,
    "indent": Kind.INDENT,
    "missing-space": Kind.SIGN,
    "missing-dash": Kind.SIGN,
    "missing-dash-space": Kind.SIGN,
    "long-dash": Kind.SIGN,
    "odd-space": Kind.SIGN,
}
"""The codes of problems that may be repaired for certain."""

_INDEPENDENT = frozenset(
    {
        "answer-list",
        "answers-without-wrong",
        "bad-id",
        "gap-choices",
        "gap-empty",
        "gap-missing",
        "gap-unclosed",
        "not-a-certainty",
        "not-a-facet",
        "not-a-number",
        "not-a-tolerance",
        "not-a-truth",
        "not-in-range",
        "not-yes-or-no",
        "number-too-long",
        "same-line-twice",
        "wrong-is-right",
    }
)
"""Errors that no repair brings about; they can only be seen once an entry is read."""


@dataclass(frozen=True, slots=True)
class Repaired:
    """The lines of an entry after repairs, and how many of each kind were made."""

    lines: tuple[str, ...]
    counts: Mapping[Kind, int]


def repair(section: str, column: int, language: str, lines: tuple[str, ...]) -> Repaired | None:
    """Return the lines of an entry with all that is certain put right, or None if nothing is.

    Args:
        section: the entry's section.
        column: where the dashes of the section stand.
        language: the deck's language.
        lines: the lines of the entry as they are.
    """
    entry, state = _Entry(section, column, language), lines
    reading = entry.read(state)
    known = _errors(reading)
    counts: Counter[Kind] = Counter()
    best: Repaired | None = None
    for _ in range(MOST_STEPS):
        step = _step(entry, state, reading, known)
        if step is None:
            break
        kind, after, again = step
        counts[kind] += _german_keys(reading) if kind is Kind.GERMAN_KEY else sum(map(ne, state, after))
        state, reading = after, again
        if entry.keeps_neighbours(reading) and _acceptable(reading, known):
            best = Repaired(state, dict(counts))
    return best


def named_keys_replaced(line: str, problems: Sequence[Problem]) -> str:
    """Return the line with the German keys of the problems in it replaced by the English ones."""
    for found in sorted(problems, key=lambda found: found.column, reverse=True):
        start, end = found.column - 1, found.end_column - 1
        if line[start:end].strip("\"'") == found.values["key"]:
            line = line[:start] + found.values["english"] + line[end:]
    return line


def is_independent(found: Problem) -> bool:
    """Whether an error cannot come from a repair nearby."""
    if found.code == "unknown-key":
        return found.values.get("key", "") not in WRITTEN_KEYS
    return found.code in _INDEPENDENT or found.code == "german-key"


class _Entry:
    """An entry read by itself, between two neighbours in the columns of its section."""

    def __init__(self, section: str, column: int, language: str) -> None:
        self.column = column
        template = _NEIGHBOURS[section]
        before, after = (f"{' ' * self.column}- {template.format(name=name)}" for name in _NAMES)
        self._head = f"title: T\nlanguage: {language}\n{section}:\n{before}\n"
        self._tail = f"\n{after}\n"
        self.offset = self._head.count("\n") + 1

    def read(self, lines: Sequence[str]) -> Reading:
        """Return the reading of the lines; the first of them is line `offset`."""
        return parse_deck((self._head + "\n".join(lines) + self._tail).encode(errors="replace"), _PATH)

    def keeps_neighbours(self, reading: Reading) -> bool:
        """Tell whether both neighbours were read, and at most one entry between them."""
        if reading.deck is None or not 2 <= len(reading.deck.entries) <= 3:
            return False
        first, last = reading.deck.entries[0].common, reading.deck.entries[-1].common
        return first.line == self.offset - 1 and last.line > self.offset


def _errors(reading: Reading) -> frozenset[tuple[str, int]]:
    return frozenset(
        (found.code, found.line) for found in reading.problems if found.severity is Severity.ERROR
    )


def _german_keys(reading: Reading) -> int:
    return sum(found.code == "german-key" for found in reading.problems)


def _acceptable(reading: Reading, known: frozenset[tuple[str, int]]) -> bool:
    """Tell whether there is no error that was not there before, but for those that could not be seen."""
    return all(
        (found.code, found.line) in known or is_independent(found)
        for found in reading.problems
        if found.severity is Severity.ERROR
    )


def _step(
    entry: _Entry, state: tuple[str, ...], reading: Reading, known: frozenset[tuple[str, int]]
) -> tuple[Kind, tuple[str, ...], Reading] | None:
    """Return what the next repair makes of the lines, for the first problem that can be repaired."""
    for found in reading.problems:
        if found.code not in KINDS or not 0 <= found.line - entry.offset < len(state):
            continue
        ways = []
        for after in dict.fromkeys(_ways(entry, state, reading, found)):
            if after == state or block_lines(after) != block_lines(state):
                continue
            again = entry.read(after)
            if (found.code, found.line) not in _errors(again):
                ways.append((after, again))
        best = [way for way in ways if _acceptable(way[1], known)] or ways[:1]
        if best and (found.code != "tab" or len({_meaning(again) for _, again in best}) == 1):
            return (KINDS[found.code], *best[0])
    return None


def _meaning(reading: Reading) -> tuple[object, ...]:
    """Return what the lines mean, for comparing two ways to repair them."""
    return (reading.deck, tuple((found.code, found.line) for found in reading.problems))


def _ways(
    entry: _Entry, state: tuple[str, ...], reading: Reading, found: Problem
) -> Iterator[tuple[str, ...]]:
    """Yield the lines as each way to repair the problem would make them, the likeliest first."""
    match found.code:
        case "german-key":
            yield _with_english_keys(entry, state, reading.problems)
        case "tab":
            yield from without_tabs(state, entry.column)
            yield _each_line(state, found, entry.offset)
        case "indent" if found.line == entry.offset:
            yield _moved(state, entry.column - (dash_column(state[0]) or 0))
            yield _one_line(state, found, entry.offset)
        case _:
            yield _one_line(state, found, entry.offset)
            yield _each_line(state, found, entry.offset)


def _with_english_keys(entry: _Entry, state: tuple[str, ...], problems: Sequence[Problem]) -> tuple[str, ...]:
    lines: dict[int, list[Problem]] = {}
    for found in problems:
        if found.code == "german-key":
            lines.setdefault(found.line - entry.offset, []).append(found)
    return tuple(named_keys_replaced(line, lines.get(number, ())) for number, line in enumerate(state))


def _one_line(state: tuple[str, ...], found: Problem, offset: int) -> tuple[str, ...]:
    """Return the lines with the problem's own as its help shows it."""
    number = found.line - offset
    repaired = found.values.get("repaired", "")
    if not repaired or (found.code == "missing-dash-space" and NEGATIVE.match(state[number])):
        return state
    return (*state[:number], repaired, *state[number + 1 :])


def _each_line(state: tuple[str, ...], found: Problem, offset: int) -> tuple[str, ...]:
    """Return the lines with the same slip mended in each of them."""
    if found.code == "missing-dash-space" and any(map(NEGATIVE.match, state)):
        return state
    blocks = block_lines(state)
    lines = list(state)
    for number in range(len(state)):
        slip = explain_line(state, number) if number not in blocks else None
        if slip is not None and slip.code == found.code:
            lines[number] = slip.values.get("repaired", state[number])
    return tuple(lines)


def without_tabs(state: tuple[str, ...], column: int) -> Iterator[tuple[str, ...]]:
    """Yield the lines indented with spaces, for each usual width of a tab, the likeliest first."""
    for width in (4, 8, 2):
        yield _expanded(state, column, width)


def _expanded(state: tuple[str, ...], column: int, width: int) -> tuple[str, ...]:
    """Return the lines indented with spaces, a tab reaching to the next multiple of ``width``."""
    lines = []
    for line in state:
        text = line.lstrip(" \t") if "\t" in line else line
        lines.append(line[: len(line) - len(text)].expandtabs(width) + text)
    return _moved(tuple(lines), column - (dash_column(lines[0]) or 0))


def _moved(state: tuple[str, ...], by: int) -> tuple[str, ...]:
    """Return the lines indented by so many spaces more, as far as there are so many to take away."""
    if by == 0:
        return state
    if by > 0:
        return tuple(" " * by + line if line.strip() else line for line in state)
    return tuple(line[min(-by, len(line) - len(line.lstrip(" "))) :] for line in state)
