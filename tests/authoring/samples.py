"""Question files for the tests of rules: written into a folder and checked as the command does it."""

from __future__ import annotations

import re
from pathlib import Path

from quizapp.bank.problems import Problem
from quizapp.cli.check import check_files
from quizapp.language import translator

ENGLISH = translator("en")
_SECTION = {"term": "glossary", "finding": "findings"}


def whole(text: str, header: str = "") -> str:
    """Return a file of its own: entries alone get a title and the key of their section above them."""
    if not re.match(r"(?:#.*\n)*[-–]? *(?:- |[-–])", text):
        return text
    first = re.search(r"^[- ] (term|finding):", text, re.MULTILINE)
    section = _SECTION.get(first[1] if first else "", "questions")
    lines = "".join(f"  {line}\n" for line in text.splitlines())
    return f"title: Stapel\n{header}{section}:\n{lines}"


def check(folder: Path, text: str, article: str | None = None, header: str = "") -> list[Problem]:
    """Return the problems of a text as a file, with a briefing beside it if there is one."""
    if article is not None:
        (folder / "briefing.md").write_text(article, "utf-8")
        header += "article: briefing.md\n"
    path = folder / "deck.yaml"
    path.write_text(whole(text, header), "utf-8")
    return [found for checked in check_files([path]) for found in checked.problems]


def codes(found: list[Problem]) -> list[str]:
    return [each.code for each in found]


def marked(found: Problem) -> str:
    """Return the words of the file that a problem points at."""
    return found.excerpt[found.column - 1 : found.end_column - 1]
