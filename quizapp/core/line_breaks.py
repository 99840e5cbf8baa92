"""Line breaks: whether a line of a text ends because it was full, or on purpose."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_NARROWEST = 60
"""Two lines do not tell how wide their text is: it is at least as wide as this."""

_WIDEST = 100
"""Nobody breaks a text into wider lines: one that is wider ends where its paragraph does."""

_FIRST_WORD = re.compile(r"\s*(\S{1,200})")


def width(lines: Sequence[str]) -> int:
    """Return how wide the lines of a paragraph may become."""
    longest = max(map(len, lines), default=0)
    if longest > _WIDEST:
        return sys.maxsize
    return longest if len(lines) > 2 else max(longest, _NARROWEST)


def ends_on_purpose(line: str, following: str, width: int) -> bool:
    """Whether a line ends although the first word of the next had fitted, and can begin a sentence.

    So end titles, the points of a list, and paragraphs that no empty line parts from the next.
    """
    word = _FIRST_WORD.match(following)
    return word is not None and not word[1][0].islower() and len(line.rstrip()) + 1 + len(word[1]) <= width
