"""Question files on disk, read into decks and items, with problems that have a place."""
