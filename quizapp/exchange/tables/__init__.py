"""Tables: decks as CSV for spreadsheets and as TSV for flashcards; Kahoot's spreadsheet is one too."""

from quizapp.exchange.tables.exporting import export_csv, export_tsv
from quizapp.exchange.tables.importing import load

__all__ = ["export_csv", "export_tsv", "load"]
