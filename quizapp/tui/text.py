"""Text for the screen: lines with a hanging indent, text at both ends of a line, bars."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

if TYPE_CHECKING:
    from collections.abc import Sequence

READABLE = 76
"""The longest line of running text, in cells."""

ROOMY = 32
"""From this height of the screen on, there is room to space things out."""


def styled(text: str, style: str = "") -> Content:
    """Return the text as it is, never read as markup, in a style such as ``bold $accent``."""
    return Content.styled(text, style) if text else Content("")


def wrap(body: Content, width: int) -> list[Content]:
    """Break the text into lines of at most ``width`` cells."""
    return body.wrap(max(2, width))


def hang(lead: Content, body: Content, width: int) -> list[Content]:
    """Put ``lead`` before the first line of the text and indent the others by its width."""
    indent = lead.cell_length
    first, *others = wrap(body, width - indent)
    return [lead + first, *(Content(" " * indent) + line for line in others)]


def spread(left: Content, right: Content, width: int, *, gap: int = 2) -> list[Content]:
    """Put one text at the start and one at the end of a line, or below each other if they don't fit."""
    if not right:
        return wrap(left, width)
    room = width - left.cell_length - right.cell_length
    if room >= gap:
        return [left + Content(" " * room) + right]
    return [*wrap(left, width), *wrap(right, width)]


def fit(body: Content, width: int) -> Content:
    """Cut the text with ``…`` or fill it with spaces to be ``width`` cells wide."""
    if body.cell_length > width:
        body = body.truncate(max(0, width), ellipsis=True)
    return body + Content(" " * (width - body.cell_length))


def right(text: str, width: int, style: str = "") -> Content:
    """Return the text at the end of ``width`` cells."""
    return Content(" " * max(0, width - len(text))) + styled(text, style)


def bar(share: float, width: int, style: str = "$accent") -> Content:
    """Draw a share of 0 to 1 as a bar; anything above 0 shows, and only 1 fills it."""
    filled = min(width - 1, max(1, round(share * width))) if 0 < share < 1 else round(share * width)
    return styled("━" * filled, style) + styled("─" * (width - filled), "$muted")


def stack(*blocks: Sequence[Content]) -> list[Content]:
    """Put blocks of lines below each other with an empty line between; empty ones are left out."""
    lines: list[Content] = []
    for block in blocks:
        if block:
            lines += [Content(""), *block] if lines else block
    return lines
