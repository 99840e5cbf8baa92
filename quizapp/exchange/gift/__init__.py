"""GIFT: Moodle's plain text format, which other platforms read too.

Written and read as Moodle's own importer does it (``question/format/gift/format.php``).
"""

from __future__ import annotations

from quizapp.exchange.gift.exporting import export
from quizapp.exchange.gift.importing import load

__all__ = ["export", "load"]
