"""Rows: the texts of one row of a table of questions, by what their columns mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from quizapp.core.cleaning import harmless
from quizapp.core.folding import fold
from quizapp.exchange.tables.columns import Column

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_BY_NUMBER = frozenset({Column.ANSWER, Column.WRONG, Column.FEEDBACK})
_ASKING = (Column.QUESTION, Column.TERM, Column.FRONT)


class Row(NamedTuple):
    """A row: its number as a spreadsheet shows it, and its texts by what their columns mean."""

    number: int
    cells: Mapping[Column, Sequence[str]]
    language: str = "de"

    @property
    def is_exact(self) -> bool:
        """Whether the row says its kind; then one text of a list is one line, as it was written."""
        return Column.KIND in self.cells

    @property
    def stem(self) -> str:
        """What is asked, as it was written."""
        return next((self.cells[column][0] for column in _ASKING if column in self.cells), "")

    def all(self, column: Column) -> Sequence[str]:
        """Return the texts of a column, empty ones too where they are counted."""
        return self.cells.get(column, ())

    def filled(self, column: Column) -> list[str]:
        """Return the texts of a column that hold something."""
        return [text for text in self.all(column) if fold(text)]

    def text(self, column: Column) -> str:
        """Return the first text of a column, or nothing."""
        return next(iter(self.all(column)), "")


class RowError(Exception):
    """A row gives no entry; ``message`` is a sentence to be translated, with names for the ``values``."""

    def __init__(self, message: str, **values: object) -> None:
        super().__init__(message)
        self.message = message
        self.values = values


def row_of(number: int, columns: Sequence[Column | None], cells: Sequence[str], language: str) -> Row:
    """Return a row of cells; what is referred to by number keeps its empty cells."""
    found: dict[Column, list[str]] = {}
    for column, cell in zip(columns, cells, strict=False):
        text = harmless(cell).strip()
        is_kept = column in _BY_NUMBER and columns.count(column) > 1
        if column is not None and (is_kept or fold(text)):
            found.setdefault(column, []).append(text)
    if Column.CORRECT in columns:
        found.setdefault(Column.CORRECT, [""])
    return Row(number, found, language)


def lines(text: str) -> tuple[str, ...]:
    """Return the lines of a cell that hold something."""
    return tuple([line.strip() for line in text.split("\n") if fold(line)])


def distinct(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the texts, of those that count as the same only the first."""
    found: dict[str, str] = {}
    for text in texts:
        found.setdefault(fold(text), text)
    return tuple(found.values())
