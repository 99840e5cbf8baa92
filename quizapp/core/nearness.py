"""Nearness: the known word that somebody most likely meant, if one is near enough to say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.core.edits import edits

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST = 80
_LETTERS_PER_EDIT = 3
_MOST_EDITS = 3
_SHORTEST_BEGINNING = 3


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that is nearest to a word, however both are capitalised, or None.

    Near is what at most one edit for every three letters of the word leads to, three at the most (optimal
    string alignment: a letter missing, too many, replaced, or swapped with its neighbour), and else what
    begins with the word, if that has three letters. Of equally near ones the first counts.
    """
    wanted = word.casefold()[:_LONGEST]
    allowed = min(_MOST_EDITS, len(wanted) // _LETTERS_PER_EDIT)
    folded = [(name.casefold(), name) for name in known]
    near = [each for each in folded if _is_possible(wanted, each[0], allowed)]
    for limit in range(allowed + 1):
        for other, name in near:
            if any(True for _ in edits(wanted, other, limit)):
                return name
    if len(wanted) < _SHORTEST_BEGINNING:
        return None
    return next((name for other, name in folded if other.startswith(wanted)), None)


def _is_possible(word: str, other: str, limit: int) -> bool:
    """Tell whether so few edits may be enough: each adds or takes one letter, or replaces one."""
    return abs(len(word) - len(other)) <= limit and len(set(word) ^ set(other)) <= 2 * limit
