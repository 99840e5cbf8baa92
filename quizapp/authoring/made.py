"""What was made of a briefing: an entry with what its author should look at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quizapp.core.decks import Entry


@dataclass(frozen=True, slots=True)
class Made:
    """An entry and the comments to write above it."""

    entry: Entry
    comments: tuple[str, ...] = ()
