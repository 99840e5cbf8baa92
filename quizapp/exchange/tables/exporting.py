"""Writing a deck as a table: CSV for spreadsheets, and TSV for Quizlet and other flashcards."""

from __future__ import annotations

import codecs
import csv
import io
from typing import TYPE_CHECKING

from quizapp.exchange.reducing import header_losses
from quizapp.exchange.results import ExchangeError, Exported, NothingHeldError
from quizapp.exchange.tables.cards import cards
from quizapp.exchange.tables.cells import made_harmless
from quizapp.exchange.tables.columns import ENGLISH, GERMAN, Column, heading
from quizapp.exchange.tables.entries import cells_of
from quizapp.language import N_

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quizapp.exchange.results import Source
    from quizapp.exchange.tables.cards import Card


def export_csv(source: Source) -> Exported:
    """Return the deck as a table with a row for each entry, to be opened with a spreadsheet and read again.

    A German deck has German names of columns and semicolons, as a German spreadsheet expects it, any other
    one English names and commas. Texts of a list (accepted answers, sources, tags) are lines of one cell.
    """
    german = source.deck.language.startswith("de")
    losses = list(header_losses(source.deck))
    rows = [cells_of(entry, losses, german=german) for entry in source.deck.entries if not entry.common.draft]
    if not rows:
        raise ExchangeError(N_("There is nothing in the deck to export."))
    columns = [column for column in GERMAN if any(row.get(column) for row in rows)]
    widths = {column: max(len(row.get(column, ())) for row in rows) for column in columns}
    names = GERMAN if german else ENGLISH
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";" if german else ",", quoting=csv.QUOTE_ALL)
    writer.writerow(
        [
            f"{names[column]} {number}" if widths[column] > 1 or column is Column.FEEDBACK else names[column]
            for column in columns
            for number in range(1, widths[column] + 1)
        ]
    )
    for row in rows:
        cells = [_padded(row.get(column, []), widths[column]) for column in columns]
        writer.writerow([made_harmless(cell) for each in cells for cell in each])
    return Exported(codecs.BOM_UTF8 + text.getvalue().encode(), len(rows), tuple(losses))


def export_tsv(source: Source) -> Exported:
    """Return the deck as flashcards, one a line without names of columns: as Quizlet takes them.

    A glossary entry is term and definition, a question is question and right answer. Every text stands as it
    is, also one that a spreadsheet would take for a formula: what is on a card is shown to learners.

    Raises:
        NothingHeldError: nothing in the deck fits on a card.
    """
    losses = list(header_losses(source.deck))
    lines = ["\t".join(card) for card in _unlike_names(list(cards(source, losses)))]
    if not lines:
        raise NothingHeldError(N_("There is nothing in the deck that fits on a card."), losses)
    return Exported("".join(f"{line}\n" for line in lines).encode(), len(lines), tuple(losses))


def _unlike_names(cards: Sequence[Card]) -> Iterator[Card]:
    """Yield the cards so that the first one is not taken for names of columns, if it can be helped."""
    first = next((place for place, card in enumerate(cards) if heading(card) is None), 0)
    yield from (*cards[first : first + 1], *cards[:first], *cards[first + 1 :])


def _padded(texts: Sequence[str], width: int) -> list[str]:
    return [*texts, *[""] * (width - len(texts))]
