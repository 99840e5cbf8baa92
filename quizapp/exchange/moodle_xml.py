"""Moodle XML: the questions of a deck for Moodle's question bank, and questions from there.

Written and read as Moodle's own importer does it (``question/format/xml/format.php``).
"""

from __future__ import annotations

from quizapp.exchange.moodle_reading import load
from quizapp.exchange.moodle_writing import export

__all__ = ["export", "load"]
