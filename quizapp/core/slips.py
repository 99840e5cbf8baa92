"""Slips: how many slips of the keyboard lie between two words.

German umlauts and ``ß`` are one key, but may be written with two letters. So words are compared as
they are folded (``ae``) and with each umlaut as one letter, and the fewer slips count. Either way an
umlaut that is lost or added counts as two: ``schon`` is not ``schön``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizapp.core.edits import Edit, edits, side_by_side

if TYPE_CHECKING:
    from collections.abc import Sequence

_UMLAUTS = re.compile(r"(?<![aeouq])(?:ae(?!l(?:[is]|\b))|[ou]e(?!i))+")
"""Where a folded text has, or may have, umlauts: not in Israel, Boeing, Quelle or neu."""

_DOTTED = str.maketrans("aou", "äöü")
_LOST = frozenset({"aä", "äa", "oö", "öo", "uü", "üu"})


def count_letters(folded: str) -> int:
    """Count the letters of a folded text, umlauts as one."""
    return sum(map(str.isalpha, folded)) - sum(len(found[0]) // 2 for found in _UMLAUTS.finditer(folded))


def count_slips(
    typed: str,
    accepted: str,
    limit: int,
    *,
    umlauts: bool,
    guarded: Sequence[tuple[int, int]] = (),
) -> int:
    """Return the fewest slips between two folded words, ``limit + 1`` if more or of another kind.

    Two edits in one place are another kind (`side_by_side`): they make another word. So are edits
    within the ``guarded`` spans of ``accepted``. ``umlauts`` is False where ``ae`` is just two letters.
    """
    scripts = [
        script for script in edits(typed, accepted, limit) if not _touches(script, len(accepted), guarded)
    ]
    counts = [_count(scripts, typed, accepted, limit, umlauts=umlauts)]
    if umlauts and not guarded:
        for one, other in ((typed, accepted), (typed.replace("ph", "f"), accepted.replace("ph", "f"))):
            one, other = _contract(one), _contract(other)
            counts.append(_count(list(edits(one, other, limit)), one, other, limit, umlauts=True))
    return min(counts)


def _count(scripts: Sequence[Sequence[Edit]], typed: str, accepted: str, limit: int, *, umlauts: bool) -> int:
    fewest = min(map(len, scripts), default=limit + 1)
    if fewest > limit or (fewest == 2 and side_by_side(typed, accepted)):
        return limit + 1
    if not umlauts:
        return fewest
    marks = _umlaut_marks(typed), _umlaut_marks(accepted)
    return min(sum(_weight(edit, *marks) for edit in script) for script in scripts)


def _weight(edit: Edit, typed: frozenset[int], accepted: frozenset[int]) -> int:
    lost = not edit.removed and edit.to in accepted
    added = not edit.added and edit.at in typed
    return 2 if lost or added or f"{edit.removed}{edit.added}" in _LOST else 1


def _umlaut_marks(text: str) -> frozenset[int]:
    """Return where the ``e`` of each umlaut stands that is written with two letters."""
    return frozenset(
        index for found in _UMLAUTS.finditer(text) for index in range(found.start() + 1, found.end(), 2)
    )


def _contract(text: str) -> str:
    """Write umlauts and ``ß`` as the one key that they are on a German keyboard."""
    text = _UMLAUTS.sub(lambda found: found[0][::2].translate(_DOTTED), text)
    return text.replace("ss", "ß")


def _touches(script: Sequence[Edit], length: int, guarded: Sequence[tuple[int, int]]) -> bool:
    return any(
        start <= edit.to < end or edit.to == end == length for edit in script for start, end in guarded
    )
