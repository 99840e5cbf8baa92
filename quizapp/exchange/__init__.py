"""Exchange: decks in the formats of other programs, a package for each."""
