"""Prose: a briefing's text laid out to be read, with passages marked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from quizapp.core.passages import Span, find_passage
from quizapp.tui.text import READABLE, hang, styled, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_PARAGRAPH = re.compile(r"(?:(?!\n[ \t]*\n).)+", re.DOTALL)
_BULLET = re.compile(r"[ \t]*[-*•–][ \t]+")
_HEADING = re.compile(r"#{1,6}[ \t]+")
_BREAK = re.compile(r"\n(?=[ \t]*[-*•–][ \t]|#)")


@dataclass(frozen=True, slots=True)
class Laid:
    """The lines of a text, and the index of the first that holds a marked passage, or None."""

    lines: list[Content]
    marked: int | None


def lay_out(text: str, sources: Sequence[str], width: int) -> Laid:
    """Lay out paragraphs, headings and lists in at most 76 columns, with the sources marked."""
    width = min(width, READABLE)
    spans = [span for source in sources for span in find_passage(text, source)]
    lines: list[Content] = []
    marked: int | None = None
    for start, end in _blocks(text):
        block = text[start:end]
        if lines and not (
            _BULLET.match(block) and text[:start].endswith("\n") and not text[:start].endswith("\n\n")
        ):
            lines.append(Content(""))
        if marked is None and any(span.start < end and span.end > start for span in spans):
            marked = len(lines)
        lines += _block(text, start, end, spans, width)
    return Laid(lines, marked)


def _blocks(text: str) -> Iterable[tuple[int, int]]:
    """Yield where the paragraphs, headings and list lines of the text begin and end."""
    for paragraph in _PARAGRAPH.finditer(text):
        start = paragraph.start()
        breaks = [start + found.end() for found in _BREAK.finditer(paragraph[0])]
        for begin, end in zip([start, *breaks], [*breaks, paragraph.end()], strict=True):
            if text[begin:end].strip():
                begin += len(text[begin:end]) - len(text[begin:end].lstrip("\n"))
                yield begin, end


def _block(text: str, start: int, end: int, spans: Sequence[Span], width: int) -> list[Content]:
    block = text[start:end]
    if found := _HEADING.match(block):
        return wrap(_runs(text, start + found.end(), end, spans, "bold $accent"), width)
    if found := _BULLET.match(block):
        return hang(styled("• ", "$muted"), _runs(text, start + found.end(), end, spans, ""), width)
    return wrap(_runs(text, start, end, spans, ""), width)


def _runs(text: str, start: int, end: int, spans: Sequence[Span], style: str) -> Content:
    """Return the text without Markdown's stars, line breaks as spaces, with bold and marked runs."""
    whole = Content("")
    bold = False
    run, run_style = "", style
    place = start
    while place < end:
        if text.startswith("**", place):
            bold = not bold
            place += 2
            continue
        marked = any(span.start <= place < span.end for span in spans)
        now = " ".join(filter(None, (style, "bold" if bold or marked else "", "on $mark" if marked else "")))
        char = " " if text[place].isspace() else text[place]
        if now != run_style:
            whole += styled(run, run_style)
            run, run_style = "", now
        if not (char == " " and (run or whole.plain)[-1:] == " "):
            run += char
        place += 1
    return (whole + styled(run, run_style)).rstrip()
