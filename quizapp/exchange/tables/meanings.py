"""Meanings: what one row of a table of questions means as an entry, and what of it means nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizapp.bank import schema
from quizapp.bank.problems import shorten
from quizapp.bank.values import look_up
from quizapp.core.decks import Common, Finding, GlossaryEntry, Question
from quizapp.core.folding import fold
from quizapp.core.items import Kind
from quizapp.core.numbers import parse_number
from quizapp.exchange.results import Loss
from quizapp.exchange.tables.columns import ENGLISH, GERMAN, Column
from quizapp.exchange.tables.interactions import asked, gap, kind_of
from quizapp.exchange.tables.keys import Keys
from quizapp.exchange.tables.rows import RowError, lines
from quizapp.exchange.tables.words import FINDING, GLOSSARY
from quizapp.language import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizapp.core.decks import Entry
    from quizapp.core.items import Certainty, Facet
    from quizapp.exchange.tables.rows import Row

LONGEST = 20_000
"""Of one cell, in characters: more is no question."""

_SAID = 200
"""So many characters of a cell are enough to know it by."""

_MEANT = {
    Column.ALSO: frozenset({GLOSSARY, Kind.TYPED, Kind.GAP}),
    Column.WRONG: frozenset({GLOSSARY, Kind.CHOICE, Kind.CHOICES, Kind.GAP, Kind.MATCHING, Kind.TRUTH}),
    Column.TOLERANCE: frozenset({Kind.NUMBER}),
    Column.UNIT: frozenset({Kind.NUMBER}),
    Column.EXAMPLE: frozenset({GLOSSARY}),
}
"""The columns that mean something for some kinds only, and for which."""

_NO_QUESTION = N_("Row {row}: there is no question.")
_TOO_LONG = N_("Row {row}: a cell has more than {limit} characters.")
_IGNORED = N_("Row {row}: »{text}« has no meaning in the column »{column}« and was ignored.")
_NO_SOURCE = N_("Row {row}: a certainty needs a claim and a source; it was left out.")


def entry_of(row: Row, losses: list[Loss]) -> Entry | None:
    """Return the entry that a row means, or None; what is lost of it is added to the losses."""
    if not any(any(texts) for texts in row.cells.values()):
        return None
    reader = _Reader(row, losses)
    try:
        return reader.read()
    except RowError as error:
        reader.lose(error.message, **error.values)
        return None


class _Reader:
    """Reads one row."""

    def __init__(self, row: Row, losses: list[Loss]) -> None:
        self._row = row
        self._losses = losses
        self._keys = Keys(row, self.lose)

    def lose(self, message: str, **values: object) -> None:
        """Note what is lost of the row."""
        self._losses.append(
            Loss(shorten(self._row.stem, _SAID), message, {"row": self._row.number, **values})
        )

    def read(self) -> Entry:
        """Return the entry.

        Raises:
            RowError: the row gives none.
        """
        row, keys = self._row, self._keys
        if any(len(text) > LONGEST for texts in row.cells.values() for text in texts):
            raise RowError(_TOO_LONG, limit=LONGEST)
        if not fold(row.stem):
            raise RowError(_NO_QUESTION)
        kind = kind_of(row, keys)
        for column, kinds in _MEANT.items():
            if kind not in kinds and row.filled(column):
                self._ignore(column)
        common = self._common()
        if kind == GLOSSARY:
            key = keys.first()
            wrong = keys.wrong((key,))
            return GlossaryEntry(common, row.stem, key, keys.also(), wrong, row.text(Column.EXAMPLE))
        if kind == FINDING:
            return _finding(common, row.stem)
        stem, interaction = asked(Kind(kind), row, keys, self._ignore)
        return Question(common, stem, interaction)

    def _common(self) -> Common:
        row = self._row
        sources = tuple([line for text in row.all(Column.SOURCE) for line in lines(text)])
        claim = row.text(Column.CLAIM)
        certainty = self._certainty()
        if certainty is not None and not (claim and sources):
            self.lose(_NO_SOURCE)
            certainty = None
        return Common(
            id=row.text(Column.ID),
            line=row.number,
            explanation=row.text(Column.EXPLANATION),
            hint=row.text(Column.HINT),
            sources=sources,
            certainty=certainty,
            claim=claim,
            tags=tuple(dict.fromkeys(self._tags())),
            level=self._whole(Column.LEVEL, 3),
            points=self._whole(Column.POINTS, 100) or 1,
            seconds=self._whole(Column.SECONDS, 3600),
            only=self._facets(),
        )

    def _tags(self) -> Iterator[str]:
        for text in self._row.all(Column.TAGS):
            yield from (tag.strip() for tag in re.split(r"[\n,;]", text) if fold(tag))

    def _facets(self) -> frozenset[Facet]:
        words = self._row.text(Column.ONLY).replace("\n", ",").split(",")
        facets = [schema.FACETS.get(word.casefold()) for word in map(str.strip, words) if word]
        if None in facets:
            self._ignore(Column.ONLY)
        return frozenset(facet for facet in facets if facet is not None)

    def _whole(self, column: Column, most: int) -> int | None:
        text = self._row.text(column)
        value = parse_number(text, self._row.language) if text else None
        if value is not None and value == int(value) and 0 < value <= most:
            return int(value)
        if text and value != 0:
            self._ignore(column)
        return None

    def _certainty(self) -> Certainty | None:
        text = self._row.text(Column.CERTAINTY)
        found = look_up(text, schema.CERTAINTIES)
        if text and found is None:
            self._ignore(Column.CERTAINTY)
        return found

    def _ignore(self, column: Column) -> None:
        """Note that what stands in a column means nothing there."""
        names = GERMAN if self._row.language == "de" else ENGLISH
        self.lose(
            _IGNORED, text=shorten(next(iter(self._row.filled(column)), ""), _SAID), column=names[column]
        )


def _finding(common: Common, text: str) -> Finding:
    if "__" not in text:
        return Finding(common, text)
    found = gap(text)
    filled = zip(found.parts, (*(texts[0] for texts in found.accepted), ""), strict=True)
    return Finding(common, "".join(part + key for part, key in filled), found)
