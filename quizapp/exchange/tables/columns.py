"""Columns: what the columns of a table of questions are called, in German and in English."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence


class Column(StrEnum):
    """What a column holds."""

    ID = "id"
    KIND = "kind"
    QUESTION = "question"
    TERM = "term"
    FRONT = "front"
    """A term or a question: the first of two columns that have no names."""
    ANSWER = "answer"
    DEFINITION = "definition"
    BACK = "back"
    CORRECT = "correct"
    """Which of several answers is right, by number, letter or text; or the only answer."""
    ALSO = "also"
    WRONG = "wrong"
    FEEDBACK = "feedback"
    """On the wrong answer of the same number."""
    TOLERANCE = "tolerance"
    UNIT = "unit"
    EXPLANATION = "explanation"
    HINT = "hint"
    EXAMPLE = "example"
    CLAIM = "claim"
    CERTAINTY = "certainty"
    SOURCE = "source"
    TAGS = "tags"
    LEVEL = "level"
    POINTS = "points"
    SECONDS = "seconds"
    ONLY = "only"


GERMAN = {
    Column.ID: "Kennung",
    Column.KIND: "Art",
    Column.QUESTION: "Frage",
    Column.ANSWER: "Antwort",
    Column.ALSO: "Auch richtig",
    Column.WRONG: "Falsch",
    Column.FEEDBACK: "Rückmeldung",
    Column.TOLERANCE: "Toleranz",
    Column.UNIT: "Einheit",
    Column.EXPLANATION: "Erklärung",
    Column.HINT: "Hinweis",
    Column.EXAMPLE: "Beispiel",
    Column.CLAIM: "Behauptung",
    Column.CERTAINTY: "Gewissheit",
    Column.SOURCE: "Quelle",
    Column.TAGS: "Schlagwörter",
    Column.LEVEL: "Stufe",
    Column.POINTS: "Punkte",
    Column.SECONDS: "Zeit",
    Column.ONLY: "Nur",
}
"""The names of written columns in a German deck."""

ENGLISH = {
    **{column: column.value.capitalize() for column in GERMAN},
    Column.ID: "Id",
    Column.ALSO: "Also right",
    Column.SECONDS: "Time",
}
"""The names of written columns in any other deck."""

_OTHERS = {
    Column.ID: "idnumber",
    Column.KIND: "type, typ, question type, fragetyp, fragenart",
    Column.QUESTION: "stem, question text, prompt, questions, statement, fragetext, fragen, aufgabe, "
    "aussage, satz",
    Column.TERM: "term, begriff, terms, begriffe, fachbegriff, vokabel, wort, word",
    Column.DEFINITION: "definition, bedeutung, definitionen, definitions, meaning, beschreibung, übersetzung",
    Column.FRONT: "front, vorderseite",
    Column.BACK: "back, rückseite",
    Column.ANSWER: "answer option, answer text, option, choice, antwortmöglichkeit, antwortoption, auswahl",
    Column.CORRECT: "correct, correct answer, correct answers, correct option, right, right answer, "
    "right answers, richtig, richtige antwort, richtige antworten, richtige, lösung, lösungen, "
    "solution, key, schlüssel",
    Column.ALSO: "accepted, alternative, alternatives, alternativen, synonym, synonyms, synonyme, auch",
    Column.WRONG: "wrong answer, wrong answers, wrong choice, incorrect, incorrect answer, distractor, "
    "falsche antwort, falsche antworten, falschantwort, distraktor",
    Column.EXPLANATION: "erläuterung, begründung, rationale",
    Column.HINT: "tipp, tip",
    Column.CERTAINTY: "sicherheit",
    Column.SOURCE: "beleg, belege, sources, quellen, passage",
    Column.TAGS: "tag, schlagwort, thema, themen, topic, topics, category, kategorie, label, labels",
    Column.LEVEL: "schwierigkeit, difficulty, niveau",
    Column.POINTS: "point, punkt, punktzahl, score, marks",
    Column.SECONDS: "time limit, seconds, sekunden, zeitlimit, zeitbegrenzung, time allotted to answer",
}
_MEANINGS = {
    name.casefold(): column
    for names in (
        GERMAN,
        ENGLISH,
        *({column: name} for column, all in _OTHERS.items() for name in all.split(", ")),
    )
    for column, name in names.items()
}
_ENGLISH_ONLY = {name.casefold() for name in ENGLISH.values()} - {name.casefold() for name in GERMAN.values()}
_REMARK = re.compile(r"\s*(?:[(\[:?]|\s[-–—]\s).*", re.DOTALL)
_NUMBERED = re.compile(r"(?P<name>.*?)[\s_.#-]*(?:\d{1,3}|(?<=\s)[a-h])[.):]?")
_ASKING = frozenset({Column.QUESTION, Column.TERM, Column.FRONT})
_ANSWERING = frozenset(
    {Column.ANSWER, Column.DEFINITION, Column.BACK, Column.CORRECT, Column.WRONG, Column.KIND}
)
_NUMBERED_ONES = frozenset(
    {Column.ANSWER, Column.WRONG, Column.FEEDBACK, Column.ALSO, Column.TAGS, Column.SOURCE}
)


class Heading(NamedTuple):
    """The columns of a table in their order, None for those that mean nothing here; and its language."""

    columns: tuple[Column | None, ...]
    language: str = "de"

    @property
    def known(self) -> int:
        """How many columns mean something."""
        return sum(column is not None for column in self.columns)


NO_HEADING = Heading((Column.FRONT, Column.BACK))
"""Of a table without names: see `columns_of`."""


def heading(cells: Sequence[str]) -> Heading | None:
    """Return the columns that a row names, or None if it is no row of names.

    Remarks after a name (»Antwort 1 – höchstens 75 Zeichen«) are no part of it. Of two columns with the same
    name the first counts, unless it can have several texts.
    """
    columns: list[Column | None] = []
    for cell in cells:
        column = _meaning(cell)
        columns.append(None if column in columns and column not in _NUMBERED_ONES else column)
    found = set(columns)
    if found.isdisjoint(_ASKING) or found.isdisjoint(_ANSWERING):
        return None
    english = any(_plain(cell) in _ENGLISH_ONLY for cell in cells)
    return Heading(tuple(columns), "en" if english else "de")


def columns_of(heading: Heading, cells: Sequence[str]) -> tuple[Column | None, ...]:
    """Return the columns of a row's cells; without names, those after the second are wrong answers."""
    if heading is not NO_HEADING or len(cells) <= 2:
        return heading.columns
    return (Column.QUESTION, Column.ANSWER, *[Column.WRONG] * (len(cells) - 2))


def _plain(cell: str) -> str:
    return " ".join(cell.split()).casefold()


def _meaning(cell: str) -> Column | None:
    if len(cell) > 200:
        return None
    name = _REMARK.sub("", _plain(cell)).strip(" *_")
    found = _MEANINGS.get(name)
    if found is not None:
        return Column.EXPLANATION if found is Column.FEEDBACK else found
    numbered = _NUMBERED.fullmatch(name)
    column = _MEANINGS.get(numbered["name"].strip()) if numbered else None
    return column if column in _NUMBERED_ONES else None
