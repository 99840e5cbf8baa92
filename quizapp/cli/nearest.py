"""The nearest word: what somebody may have meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that is most like the given one, if one is."""
    from difflib import get_close_matches

    found = get_close_matches(word.casefold(), list(known), n=1, cutoff=0.6)
    return found[0] if found else None
