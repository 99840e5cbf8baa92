"""Reports: what the index and the progress store say together, as numbers, words and a page."""
