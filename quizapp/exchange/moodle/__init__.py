"""Moodle XML: the questions of a deck for Moodle's question bank, and questions from there.

Written and read as Moodle's own importer does it (``question/format/xml/format.php``).
"""

from __future__ import annotations

from quizapp.exchange.moodle.exporting import export
from quizapp.exchange.moodle.importing import load

__all__ = ["export", "load"]
