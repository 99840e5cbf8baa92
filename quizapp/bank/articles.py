"""The briefing a deck rests on: a text file beside the question file."""

from __future__ import annotations

from stat import S_ISREG
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from quizapp.bank.problems import Problem

MAX_BYTES = 2 * 1024 * 1024


def article_fault(path: Path, article: str) -> str | None:
    """Return the code of what is wrong with the briefing named in the file at ``path``, or None."""
    try:
        status = path.with_name(article).stat()
    except (OSError, ValueError):
        return "article-missing"
    if not S_ISREG(status.st_mode):
        return "article-missing"
    return "article-too-large" if status.st_size > MAX_BYTES else None


def article_problem(path: Path, article: str) -> Problem | None:
    """Return what is wrong with the briefing, at the place where the file names it, or None."""
    fault = article_fault(path, article)
    if fault is None:
        return None
    from quizapp.bank.problems import problem

    lines = _lines(path)
    start, end = _named_at(lines, article)
    return problem(fault, path, lines, start, end, {"text": article, "limit": MAX_BYTES >> 20})


def _lines(path: Path) -> list[str]:
    from quizapp.bank.text import decode

    try:
        return decode(path.read_bytes()).text.split("\n")
    except (OSError, ValueError):
        return []


def _named_at(lines: list[str], article: str) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return where the file names its briefing, counted from 0; its start if that is not found."""
    for number, line in enumerate(lines):
        if line.startswith("article:"):
            column = max(line.find(article, len("article:")), 0)
            return (number, column), (number, column + len(article) if column else len(line))
    return (0, 0), (0, 1)


def load_article(path: Path) -> str | None:
    """Return the text of a briefing, or None if it is not there, is no text or is too large."""
    from quizapp.bank.text import decode

    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
        return decode(data).text if len(data) <= MAX_BYTES else None
    except (OSError, ValueError):
        return None
