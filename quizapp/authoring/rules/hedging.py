"""Hedging: the hedges of a text that are certainly meant as such."""

from __future__ import annotations

import re
from functools import lru_cache

from quizapp.core.hedges import Hedge, find_hedges

_WEAK = re.compile(r"(?:gilt|gelten) als|in aussicht", re.IGNORECASE)
_MONTH = "May"


@lru_cache(maxsize=256)
def hedges(text: str, language: str) -> tuple[Hedge, ...]:
    """Return the hedges in a text, without what is a name or more often a statement than a doubt.

    The entries of a deck often share their sources.
    """
    return tuple(
        [
            hedge
            for hedge in find_hedges(text, language)
            if not _WEAK.fullmatch(found := text[hedge.start : hedge.end]) and found != _MONTH
        ]
    )
