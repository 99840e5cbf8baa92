"""Anki: decks to packages (``.apkg``), and packages of any age to decks."""

from quizapp.exchange.anki.exporting import export
from quizapp.exchange.anki.importing import load

__all__ = ["export", "load"]
