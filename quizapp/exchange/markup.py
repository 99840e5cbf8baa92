"""Markup: plain text as HTML, and HTML as the plain text that is left of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape, unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

SOURCE = "source"
"""The class of quotations that are passages of a briefing."""

LONGEST = 256 * 1024
"""No more of a text is looked at, in characters."""

_BLOCKS = frozenset(
    (
        *("p", "div", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "section", "article"),
        *("hr", "details", "summary", "figure", "figcaption"),
    )
)
_LINES = frozenset(("br", "tr", "li", "dt", "dd"))
_UNSEEN = frozenset(("script", "style", "head", "title", "template"))
_MEDIA = frozenset(("img", "audio", "video", "object", "embed", "iframe", "svg", "canvas"))
_RAISED = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_LOWERED = str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋")
_SCRIPTS = {"sup": _RAISED, "sub": _LOWERED}
_SIMPLE = re.compile(r"[0-9+-]+")
_SPACES = re.compile(r"[ \t\r\f\v\xa0]*\n[ \t\r\f\v\xa0]*")
_SPACE = re.compile(r"[ \t\r\n\f\v\xa0]+")
_SPACE_RUN = re.compile(r" {2,}")
_MANY = re.compile(r"\n{3,}")
_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*+)>")
_ATTRIBUTE = re.compile(r"(?<![\w:-])([\w:-]++)\s*+=\s*+(\"[^\"]*\"|'[^']*'|[^\s\"']+)")
_PLAIN = re.compile(r"[<&]")


@dataclass(frozen=True, slots=True)
class Stripped:
    """What is left of a piece of HTML, and whether pictures or the like were in it.

    ``sources`` are the passages of a briefing that it quotes.
    """

    text: str
    has_media: bool = False
    sources: tuple[str, ...] = ()


def to_html(text: str, sources: Sequence[str] = ()) -> str:
    """Return a text as paragraphs, with passages of the briefing as quotations after it."""
    paragraphs = [part.strip("\n") for part in text.split("\n\n")]
    lines = [f"<p>{_lined(part)}</p>" for part in paragraphs if part.strip()]
    lines += [f'<blockquote class="{SOURCE}">{_lined(source)}</blockquote>' for source in sources]
    return "".join(lines)


def to_text(html: str) -> Stripped:
    """Return the text of a piece of HTML; never raises, whatever it is."""
    html = html[:LONGEST]
    if not _PLAIN.search(html):
        return Stripped(_tidy(_collapsed(html)))
    reader = _Reader()
    reader.feed(html)
    return Stripped(
        _tidy("".join(reader.parts)), reader.has_media, tuple(filter(None, map(_tidy, reader.sources)))
    )


def scripted(text: str, tag: str) -> str:
    """Return a number that is set high (``sup``) or low (``sub``) with digits of that form: 10⁵, not 105."""
    return text.translate(_SCRIPTS[tag]) if _SIMPLE.fullmatch(text) else text


def _lined(text: str) -> str:
    return escape(text, quote=False).replace("\n", "<br>")


def _collapsed(text: str) -> str:
    return _SPACE.sub(" ", text)


def _tidy(text: str) -> str:
    return _MANY.sub("\n\n", _SPACES.sub("\n", _SPACE_RUN.sub(" ", text))).strip()


class _Reader:
    """Collects the text of a piece of HTML, with line ends where a browser would begin a line.

    Not the standard library's parser: on hostile text that one takes the square of its length.
    """

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.sources: list[str] = []
        self.has_media = False
        self._unseen = 0
        self._quoting = False
        self._script = ""

    def feed(self, html: str) -> None:
        """Take a whole piece of HTML."""
        place = 0
        while (start := html.find("<", place)) >= 0:
            self._data(html[place:start])
            place = self._markup(html, start)
        self._data(html[place:])

    def _markup(self, html: str, start: int) -> int:
        """Take what begins with ``<`` and return where it ends; if it is no markup, it is text."""
        if html.startswith("<!--", start):
            end = html.find("-->", start + 4)
            return end + 3 if end >= 0 else len(html)
        if found := _TAG.match(html, start):
            tag = found[2].casefold()
            if found[1]:
                self._end(tag)
            else:
                self._start(tag, found[3])
            return found.end()
        if html.startswith(("<!", "<?"), start):
            end = html.find(">", start)
            return end + 1 if end >= 0 else len(html)
        self._data("<")
        return start + 1

    def _start(self, tag: str, attributes: str) -> None:
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag in _BLOCKS:
            self._write("\n\n")
        elif tag in _LINES:
            self._write("\n- " if tag == "li" else "\n")
        elif tag in _SCRIPTS:
            self._script = tag
        elif tag in ("td", "th"):
            self._write(" ")
        elif tag == "blockquote":
            self._quoting = _attribute("class", attributes) == SOURCE
            if self._quoting:
                self.sources.append("")
            else:
                self._write("\n\n")
        elif tag in _MEDIA:
            self.has_media = True
            if alt := _attribute("alt", attributes):
                self._write(f"[{alt}]")

    def _end(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag in _BLOCKS:
            self._write("\n\n")
        elif tag == "blockquote":
            if not self._quoting:
                self._write("\n\n")
            self._quoting = False
        elif tag in _SCRIPTS:
            self._script = ""

    def _data(self, data: str) -> None:
        if self._unseen or not data:
            return
        text = _collapsed(unescape(data))
        self._write(scripted(text, self._script) if self._script else text)

    def _write(self, text: str) -> None:
        parts = self.sources if self._quoting else self.parts
        if self._quoting:
            parts[-1] += text
        else:
            parts.append(text)


def _attribute(name: str, attributes: str) -> str:
    for found in _ATTRIBUTE.finditer(attributes):
        if found[1].casefold() == name:
            return " ".join(unescape(found[2].strip("\"'")).split())
    return ""
