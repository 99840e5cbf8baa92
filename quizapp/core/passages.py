"""Passages: finding in a briefing the words that an item rests on."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from quizapp.core.line_breaks import ends_on_purpose, width

if TYPE_CHECKING:
    from collections.abc import Iterator

ELLIPSIS = " … "
_FAR = 2000
"""How far from a passage its paragraph is looked for."""

_QUOTES = dict.fromkeys("\"„“”‟«»‹›'‚‘’‛`´", '"')
_DASHES = dict.fromkeys("-‐‑‒–—―−", "-")
_BREAKS = ("\n\n", "\n- ", "\n* ", "\n• ", "\n#")
_FOLDED = _QUOTES | _DASHES
_DROPPED = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff*_#")


@dataclass(frozen=True, slots=True)
class Span:
    """Characters ``start`` to ``end`` (exclusive) of a text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of an excerpt's text, quoted or only there for the context."""

    text: str
    quoted: bool


def find_passage(article: str, source: str) -> tuple[Span, ...]:
    """Return where the source stands in the article, one span for each part between `` … ``.

    The article is in NFC. Line breaks, kinds of quotes and dashes and Markdown's marks do not matter;
    letters, case and punctuation do. Empty if any part is missing or out of order.
    """
    folded, places = _fold(article)
    spans: list[Span] = []
    begin = 0
    for part in source.split(ELLIPSIS):
        wanted = _fold(unicodedata.normalize("NFC", part))[0].strip()
        start = folded.find(wanted, begin) if wanted else -1
        if start < 0:
            return ()
        begin = start + len(wanted)
        spans.append(Span(places[start], places[begin - 1] + 1))
    return tuple(spans)


def excerpt(article: str, source: str, around: int = 90) -> tuple[Piece, ...]:
    """Return the source with up to ``around`` characters of its paragraph on either side.

    Runs of white space are one space. Words stay whole and ``…`` stands for what was left out. A
    source that is not in the article is returned alone.
    """
    spans = find_passage(article, source)
    if not spans:
        return (Piece(_flat(source).strip(), quoted=True),)
    pieces = [Piece(_before(article, spans[0].start, around), quoted=False)]
    for number, span in enumerate(spans):
        if number:
            pieces.append(Piece(_between(article[spans[number - 1].end : span.start], around), quoted=False))
        pieces.append(Piece(_flat(article[span.start : span.end]), quoted=True))
    pieces.append(Piece(_after(article, spans[-1].end, around), quoted=False))
    return tuple(piece for piece in pieces if piece.text)


def _before(article: str, start: int, around: int) -> str:
    begin = max((place for place in _beginnings(article, start) if place <= start), default=0)
    text = _flat(article[max(begin, _bullet(article, start)) : start]).lstrip()
    if len(text) <= around:
        return text
    cut = text[-around - 1 :]
    return "… " + (cut.partition(" ")[2] or cut)


def _bullet(article: str, start: int) -> int:
    """Return where the text of the line that holds ``start`` begins if it is a list's line or heading."""
    line = article.rfind("\n", 0, start) + 1
    text = article[line:start]
    mark = len(text) - len(text.lstrip(" -*•–#"))
    return line + mark if mark else 0


def _after(article: str, end: int, around: int) -> str:
    stops = [
        place for mark in ("\n\n", "\n- ", "\n* ", "\n• ", "\n#") if (place := article.find(mark, end)) >= 0
    ]
    stops += [place - 1 for place in _beginnings(article, end) if place > end]
    text = _flat(article[end : min(stops, default=len(article))]).rstrip()
    if len(text) <= around:
        return text
    cut = text[: around + 1]
    return (cut.rpartition(" ")[0] or cut) + " …"


def _beginnings(article: str, place: int) -> Iterator[int]:
    """Yield where the paragraph around a place begins, and its lines that go on with none before."""
    paragraph = article.rfind("\n\n", max(0, place - _FAR), place)
    begin = paragraph + 2 if paragraph >= 0 else article.rfind("\n", 0, max(0, place - _FAR)) + 1
    end = article.find("\n\n", place, place + _FAR)
    lines = article[begin : end if end >= 0 else place + _FAR].split("\n")
    wide = width(lines)
    yield begin
    for line, following in pairwise(lines):
        begin += len(line) + 1
        if ends_on_purpose(line, following, wide):
            yield begin


def _between(text: str, around: int) -> str:
    flat = _flat(text)
    return flat if len(flat) <= around else " … "


def _flat(text: str) -> str:
    """Fold white space and drop Markdown's marks, but keep the spaces at both ends."""
    kept = "".join(" " if char.isspace() else char for char in text if char not in "*_#")
    while "  " in kept:
        kept = kept.replace("  ", " ")
    return kept


@lru_cache(maxsize=8)
def _fold(text: str) -> tuple[str, tuple[int, ...]]:
    """Return the text as it is compared, and for each of its characters the place it came from."""
    folded: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        if char in _DROPPED:
            continue
        if char.isspace():
            if folded and folded[-1] == " ":
                continue
            char = " "
        folded.append(_FOLDED.get(char, char))
        places.append(place)
    return "".join(folded), tuple(places)
