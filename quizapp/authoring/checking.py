"""Checking: what is wrong with a question file, and how its entries could be written better."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.authoring.ignoring import SIGN, without_ignored
from quizapp.authoring.places import Places
from quizapp.authoring.rules import remarks
from quizapp.authoring.selecting import EVERYTHING
from quizapp.bank.articles import load_article
from quizapp.bank.problems import problem
from quizapp.bank.reader import MAX_BYTES
from quizapp.bank.text import decode

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from quizapp.authoring.rules.remark import Remark
    from quizapp.authoring.selecting import Selection
    from quizapp.bank.problems import Problem
    from quizapp.bank.reader import Reading

MOST_REMARKS = 1000
"""How many remarks on one file are told; nobody reads more."""


def check_reading(
    reading: Reading,
    path: Path,
    more: Iterable[Remark] = (),
    selection: Selection = EVERYTHING,
    text: str | None = None,
) -> tuple[Problem, ...]:
    """Return the problems of a file that was just read, by place, and those with how it is written.

    ``more`` are remarks from elsewhere. ``text`` is that of the file, which is read again without it.
    """
    deck = reading.deck
    found = list(more)
    if deck is not None:
        article = load_article(path.with_name(deck.article)) if deck.article else None
        found += remarks(deck, article)
    text = _text(path) if text is None else text
    if not found and SIGN not in text:
        return selection.of(reading.problems)
    places = Places(text)
    problems = [*reading.problems, *_problems(found, places, path)]
    if SIGN in text:
        problems = without_ignored(problems, places, path)
    return tuple(sorted(selection.of(problems), key=lambda each: (each.line, each.column, each.code)))


def _text(path: Path) -> str:
    """Return the text of a file, empty if it cannot be read: then its problems say so already."""
    try:
        with path.open("rb") as file:
            return decode(file.read(MAX_BYTES)).text
    except (OSError, ValueError):
        return ""


def _problems(found: list[Remark], places: Places, path: Path) -> list[Problem]:
    kept = sorted(found[: MOST_REMARKS + 1], key=lambda remark: remark.line)
    problems = []
    for remark in kept[:MOST_REMARKS]:
        start, end = places.find(remark.line, remark.key, remark.text, remark.part)
        values = dict(remark.values)
        if remark.code == "unmarked-negation" and (line := _in_capitals(places.lines[start[0]], remark)):
            values["repaired"] = line
        problems.append(problem(remark.code, path, places.lines, start, end, values))
    if len(found) > MOST_REMARKS:
        problems.append(problem("more-advice", path, values={"limit": MOST_REMARKS}))
    return problems


def _in_capitals(line: str, remark: Remark) -> str:
    """Return the line with the word that is remarked on in capitals, if it stands there once."""
    return line.replace(remark.part, remark.part.upper()) if line.count(remark.part) == 1 else ""
