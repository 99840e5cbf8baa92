"""Reading question files from texts, as the tests of this folder do it."""

from __future__ import annotations

from pathlib import Path

from quizapp.bank.problems import Problem
from quizapp.bank.reader import Reading, parse_deck
from quizapp.bank.writer import identified
from quizapp.core.decks import Entry
from quizapp.language import translator

PATH = Path("deck.yaml")
ENGLISH = translator("en")
BEFORE = "title: Stapel\nquestions:\n  - question: Vorher?\n    answer: eins\n"
AFTER = "  - question: Nachher?\n    answer: zwei\n"
FIRST_LINE = 5
"""Where an entry that `among` puts between two good ones begins."""


def read(text: str) -> Reading:
    return parse_deck(text.encode(), PATH)


def among(entry: str) -> Reading:
    """Read an entry with a good one before and after it."""
    return read(f"{BEFORE}{entry}{AFTER}")


def one(entry: str, section: str = "questions", header: str = "") -> Entry:
    """Return the one entry of a file that is read without any problem."""
    reading = read(f"title: Stapel\n{header}{section}:\n{entry}")
    assert reading.problems == (), [(found.code, found.line) for found in reading.problems]
    assert reading.deck is not None
    (entry,) = reading.deck.entries
    return entry


def codes(reading: Reading) -> list[str]:
    return [found.code for found in reading.problems]


def stems(reading: Reading) -> list[str]:
    """Return what the questions of a reading ask, to see which were left out."""
    return [entry.stem for entry in reading.deck.entries] if reading.deck else []


def only(reading: Reading) -> Problem:
    (found,) = reading.problems
    return found


def repaired(found: Problem) -> str:
    """Return the repaired line that a problem's help shows."""
    return found.help(ENGLISH).partition("\n")[2]


def with_ids(data: bytes, path: Path) -> tuple[bytes, int]:
    """Return the bytes of a file with ids written in, and how many were."""
    done = identified(data, path, parse_deck(data, path))
    return done.data, done.written
