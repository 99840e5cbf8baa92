"""The briefing a deck rests on: a text file beside the question file."""

from __future__ import annotations

from stat import S_ISREG
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from quizapp.bank.problems import Problem

MAX_BYTES = 2 * 1024 * 1024


def article_problem(path: Path, article: str) -> Problem | None:
    """Return what is wrong with the briefing named in the file at ``path``, or None."""
    try:
        status = path.with_name(article).stat()
    except (OSError, ValueError):
        status = None
    size = status.st_size if status is not None and S_ISREG(status.st_mode) else None
    if size is not None and size <= MAX_BYTES:
        return None
    from quizapp.bank.problems import problem

    if size is None:
        return problem("article-missing", path, values={"text": article})
    return problem("article-too-large", path, values={"text": article, "limit": MAX_BYTES >> 20})


def load_article(path: Path) -> str | None:
    """Return the text of a briefing, or None if it is not there, is no text or is too large."""
    from quizapp.bank.text import decode

    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
        return decode(data).text if len(data) <= MAX_BYTES else None
    except (OSError, ValueError):
        return None
