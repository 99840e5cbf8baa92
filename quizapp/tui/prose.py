"""Prose: a briefing's text laid out to be read, with passages marked and terms underlined."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content
from textual.style import Style

from quizapp.core.passages import Span, find_passage
from quizapp.tui.text import READABLE, hang, styled, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from quizapp.core.terms import Occurrence

TERM = "term"
"""Under this name the meta data of a style tell to which term the characters belong."""

_PARAGRAPH = re.compile(r"(?:(?!\n[ \t]*\n).)+", re.DOTALL)
_BULLET = re.compile(r"[ \t]*[-*•–][ \t]+")
_HEADING = re.compile(r"#{1,6}[ \t]+")
_BREAK = re.compile(r"\n(?=[ \t]*[-*•–][ \t]|#)")
_LINE = re.compile(r"\n")
_LONGEST_WRAPPED = 160


@dataclass(frozen=True, slots=True)
class Laid:
    """The lines of a text, and the index of the first that holds a marked passage, or None.

    ``terms`` gives for each occurrence of a term the index of the line in which it begins.
    """

    lines: list[Content]
    marked: int | None
    terms: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Marks:
    """What stands out: passages, terms, and the index of the term that is chosen."""

    spans: Sequence[Span]
    terms: Sequence[Occurrence]
    chosen: int | None

    def style_at(self, place: int, term: int | None) -> str:
        """Return the style of a character in a place, which belongs to a term or to none."""
        marked = any(span.start <= place < span.end for span in self.spans)
        style = "bold on $mark" if marked else ""
        if term is not None:
            style += " bold reverse" if term == self.chosen else " underline"
        return style

    def within(self, start: int, end: int) -> _Marks:
        """Return the marks between two places only; terms keep their indices."""
        return _Marks(
            [span for span in self.spans if span.start < end and span.end > start], self.terms, self.chosen
        )


def lay_out(
    text: str,
    sources: Sequence[str],
    width: int,
    terms: Sequence[Occurrence] = (),
    chosen: int | None = None,
) -> Laid:
    """Lay out paragraphs, headings and lists in at most 76 columns, with sources and terms marked.

    The characters of a term carry its index as ``term`` in the meta data of their style.
    """
    width = min(width, READABLE)
    spans = [span for source in sources for span in find_passage(text, source)]
    marks = _Marks(spans, terms, chosen)
    lines: list[Content] = []
    marked: int | None = None
    for start, end in _blocks(text):
        block = text[start:end]
        if lines and not (
            _BULLET.match(block) and text[:start].endswith("\n") and not text[:start].endswith("\n\n")
        ):
            lines.append(Content(""))
        laid = _block(text, start, end, marks, width)
        if marked is None:
            marked = next((len(lines) + n for n, line in enumerate(laid) if _is_marked(line)), None)
        lines += laid
    return Laid(lines, marked, _lines_of_terms(lines, len(terms)))


def _is_marked(line: Content) -> bool:
    return any("$mark" in str(span.style) for span in line.spans)


def _blocks(text: str) -> Iterable[tuple[int, int]]:
    """Yield where the paragraphs, headings and list lines of the text begin and end.

    In a text with lines too long to have been wrapped, each line is a paragraph.
    """
    is_wrapped = all(len(line) <= _LONGEST_WRAPPED for line in text.split("\n"))
    line_break = _BREAK if is_wrapped else _LINE
    for paragraph in _PARAGRAPH.finditer(text):
        start = paragraph.start()
        breaks = [start + found.end() for found in line_break.finditer(paragraph[0])]
        for begin, end in zip([start, *breaks], [*breaks, paragraph.end()], strict=True):
            if text[begin:end].strip():
                begin += len(text[begin:end]) - len(text[begin:end].lstrip("\n"))
                yield begin, end


def _lines_of_terms(lines: Sequence[Content], count: int) -> tuple[int, ...]:
    places = [0] * count
    for number in range(len(lines) - 1, -1, -1):
        for span in lines[number].spans:
            if isinstance(span.style, Style) and TERM in span.style.meta:
                places[span.style.meta[TERM]] = number
    return tuple(places)


def _block(text: str, start: int, end: int, marks: _Marks, width: int) -> list[Content]:
    block = text[start:end]
    marks = marks.within(start, end)
    if found := _HEADING.match(block):
        return wrap(_runs(text, start + found.end(), end, marks, "bold $accent"), width)
    if found := _BULLET.match(block):
        return hang(styled("• ", "$muted"), _runs(text, start + found.end(), end, marks, ""), width)
    return wrap(_runs(text, start, end, marks, ""), width)


def _runs(text: str, start: int, end: int, marks: _Marks, style: str) -> Content:
    """Return the text without Markdown's stars, line breaks as spaces, with bold and marked runs."""
    whole = Content("")
    bold = False
    run = ""
    now: tuple[str, int | None] = (style, None)
    at_term = bisect_right(marks.terms, start, key=lambda one: one.end)
    place = start
    while place < end:
        if text.startswith("**", place):
            bold = not bold
            place += 2
            continue
        while at_term < len(marks.terms) and marks.terms[at_term].end <= place:
            at_term += 1
        inside = at_term < len(marks.terms) and marks.terms[at_term].start <= place
        term = at_term if inside else None
        styles = (style, "bold" if bold else "", marks.style_at(place, term))
        following = (" ".join(filter(None, styles)), term)
        char = " " if text[place].isspace() else text[place]
        if following != now:
            whole += _run(run, *now)
            run, now = "", following
        if not (char == " " and (run or whole.plain)[-1:] == " "):
            run += char
        place += 1
    return (whole + _run(run, *now)).rstrip()


def _run(text: str, style: str, term: int | None) -> Content:
    run = styled(text, style)
    return run if term is None or not text else run.stylize(Style.from_meta({TERM: term}))
