"""Tables: decks as CSV for spreadsheets, as TSV for flashcards, and as Kahoot's spreadsheet."""
