"""Sentences: a text cut into them, and each without Markdown's marks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_END = re.compile(
    r"(?<![.!?…])[.!?…]++[\"'”“»«’)\]*_]*+(?:\[\^?\w{1,3}\])*(?=\s+[\"'„“»«‚(\[]*[^\W_a-zäöüß])"
)
_BEFORE = re.compile(r"\S+$")
_NEAR = 40
"""So many characters around a full stop tell whether it ends a sentence."""

_ABBREVIATION = re.compile(
    r"(?:\W*(?:[A-ZÄÖÜa-z]|z\.\s?B|d\.\s?h|u\.\s?a|z\.\s?T|v\.\s?Chr|[A-Z](?:\.[A-Z])+|Dr|Prof|Mio|"
    r"Mrd|Tsd|Nr|Str|St|Abs|Art|Bd|Hr|Fr|Jh|"
    r"ca|bzw|vgl|sog|usw|etc|evtl|inkl|max|min|rd|geb|gest|Mr|Mrs|Ms|Sen|Rep|Gov|Gen|Lt|Col|Jr|Sr|No|vs|"
    r"approx|Inc|Ltd|Co|Corp|Jan|Feb|Mär|Apr|Aug|Sept?|Okt|Oct|Nov|Dez|Dec|i\.e|e\.g|U\.S|U\.K))"
)
_ORDINAL = re.compile(r"\W*\d{1,2}")
_STARTER = re.compile(
    r"\s+(?:Der|Die|Das|Den|Dem|Ein|Eine|Er|Sie|Es|Im|In|Am|Auf|Bei|Mit|Nach|Damit|Dabei|He|She|"
    r"It|They|The|A|An|This)\b"
)
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*(?:\s\"[^\"]*\")?\)")
_NOTE = re.compile(r"\s?(?:\[\^?\d{1,3}\]|\[\^[\w-]+\])")
_CODE = re.compile(r"`+([^`]*)`+")
_MARKS = re.compile(r"\*+|(?<!\w)_+|_+(?!\w)|<[^<>\n]{1,80}>|\\(?=[\\*_\[\]()#.!+-])")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as it reads, and the same as it can be found in the article (`core.passages`).

    ``paragraph`` numbers the paragraphs of the article.
    """

    text: str
    source: str
    paragraph: int = 0


def sentences(text: str, paragraph: int = 0) -> Iterator[Sentence]:
    """Yield the sentences of a paragraph."""
    begin = 0
    for found in _END.finditer(text):
        word = _BEFORE.search(text, max(begin, found.start() - _NEAR), found.start())
        following = text[found.end() : found.end() + _NEAR]
        if found[0].startswith(".") and word and _is_no_end(word[0], following):
            continue
        yield sentence(text[begin : found.end()], paragraph)
        begin = found.end()
    if text[begin:].strip():
        yield sentence(text[begin:], paragraph)


def sentence(raw: str, paragraph: int = 0) -> Sentence:
    """Return a sentence without Markdown's marks."""
    return Sentence(plain(raw), _source(raw), paragraph)


def plain(raw: str) -> str:
    """Return a text without Markdown's marks, with single spaces and free of gap marks."""
    text = _CODE.sub(r"\1", _NOTE.sub("", _LINK.sub(r"\1", raw)))
    text = _MARKS.sub("", text).replace("|", "/").replace("\u00ad", "").replace("__", " ")
    return " ".join(text.split())


def _source(raw: str) -> str:
    """Return the text with ``…`` for what the reader of passages would not skip, as links."""
    text = _NOTE.sub(" … ", _LINK.sub(r" … \1 … ", raw))
    text = _MARKS.sub("", text.replace("__", "")).replace("\u00ad", "")
    return re.sub(r"(?:\s*…\s)+(?=[.!?]*$)|^\s*…\s|(?<=…\s)\s*…\s", "", " ".join(text.split()) + " ").strip()


def _is_no_end(word: str, following: str) -> bool:
    """Whether a full stop ends an abbreviation or an ordinal, and not the sentence."""
    if _ABBREVIATION.fullmatch(word):
        return True
    return _ORDINAL.fullmatch(word) is not None and _STARTER.match(following) is None
