"""Markup: the HTML of Anki's fields to plain text, and plain text to HTML."""

from __future__ import annotations

import re
from html import escape, unescape

from quizapp.bank.problems import UNSEEN
from quizapp.core.cleaning import harmless
from quizapp.exchange.markup import scripted

_EDGE = "\x1d"
"""Stands for the edge of a block while its text is read; no text has it, since it is a control character."""
_BLOCKS = (
    "address|article|aside|blockquote|center|dd|details|div|dl|dt|figcaption|figure|footer|h[1-6]|header|hr|"
    "li|main|nav|ol|p|pre|section|summary|table|tbody|tfoot|thead|tr|ul"
)
_UNSEEN = re.compile(f"[{UNSEEN}]")
_LINE_ENDS = re.compile("[\x85\u2028\u2029]")
_LEFT_OUT = re.compile(
    r"<!--.*?(?:-->|\Z)|<style\b.*?(?:</style\s*>|\Z)|<script\b.*?(?:</script\s*>|\Z)",
    re.DOTALL | re.IGNORECASE,
)
_LEAVING_OUT = re.compile(r"<(?:!|s[ct])", re.IGNORECASE)
_SCRIPT = re.compile(r"<(su[bp])\b[^<>]*>([0-9+-]+)</\1\s*>", re.IGNORECASE)
_SCRIPTING = re.compile("<su", re.IGNORECASE)
_MARKS = re.compile(r"\[sound:[^\[\]]*\]|\[/?(?:anki:[^\[\]]*|latex|\${1,2})\]", re.IGNORECASE)
_TAGS = re.compile(rf"<(?:(br)\b|/?({_BLOCKS})\b|(/t[dh])\b|/?[a-z!?])[^<>]*>", re.IGNORECASE)
"""A break, the edge of a block, the end of a cell, or any other tag."""
_INSTEAD = ("", "\n", _EDGE, " ")
_GAPING = re.compile(r"\n{3,}")
_MEDIA = re.compile(r"<(?:img|audio|video|object|embed|svg)\b|\[sound:", re.IGNORECASE)
_FORMAT = re.compile(r"<(?:b|i|u|s|em|strong|mark|sub|sup|font|span|code)\b", re.IGNORECASE)
_SPECIAL = re.compile(r"\[(?=sound:|/?anki:|/?latex\]|/?\${1,2}\])", re.IGNORECASE)
_ITEM = re.compile(r"<li\b[^<>]*>(.*?)(?:</li\s*>|\Z)", re.DOTALL | re.IGNORECASE)


def to_text(field: str) -> str:
    r"""Return the text of a field, lines ending with ``\n``, without control characters.

    Every pattern looks at each character a fixed number of times, so that a hostile field costs no time.
    """
    if "<" not in field and "&" not in field and "[" not in field and field.isprintable():
        return " ".join(field.split())
    text = _LINE_ENDS.sub("\n", harmless(field) if "\x1b" in field else field)
    text = _UNSEEN.sub("", text)
    text = _without_tags(text) if "<" in text else text.replace("\n", " ")
    if "[" in text:
        text = _MARKS.sub("", text)
    if "&" in text:
        text = unescape(text)
    text = _folded(text) if "\n" in text or _EDGE in text else " ".join(text.split())
    return _UNSEEN.sub("", text).strip() if "&" in field else text


def _folded(text: str) -> str:
    """Return the text with single blanks, and a line break for a break or for the edges between two texts."""
    lines: list[str] = []
    for line in text.split("\n"):
        pieces = [" ".join(piece.split()) for piece in line.split(_EDGE)]
        filled = [piece for piece in pieces if piece]
        if filled and not pieces[-1]:
            filled.append("")
        lines += filled or [""]
    folded = "\n".join(lines).strip("\n")
    return _GAPING.sub("\n\n", folded) if "\n\n\n" in folded else folded


def _without_tags(text: str) -> str:
    """Return the text without its tags, with the edges of blocks marked."""
    if "<pre" not in text:
        text = text.replace("\n", " ")
    if _LEAVING_OUT.search(text):
        text = _LEFT_OUT.sub("", text)
    if _SCRIPTING.search(text):
        text = _SCRIPT.sub(lambda found: scripted(found[2], found[1].casefold()), text)
    return _TAGS.sub(lambda tag: _INSTEAD[tag.lastindex or 0], text)


def has_media(field: str) -> bool:
    """Whether a field shows a picture or plays a sound."""
    return ("<" in field or "[" in field) and _MEDIA.search(field) is not None


def has_format(field: str) -> bool:
    """Whether some of a field's text is bold, coloured or otherwise set apart."""
    return "<" in field and _FORMAT.search(field) is not None


def to_html(text: str) -> str:
    """Return the HTML that shows a text as it is, also where it looks like one of Anki's own marks."""
    return _SPECIAL.sub("&#91;", escape(text, quote=False)).replace("\n", "<br>")


def to_cloze(text: str) -> str:
    """Return the HTML of a text around or in a gap, which cannot end the gap or begin another."""
    return to_html(text).replace("{", "&#123;").replace("}", "&#125;").replace(":", "&#58;")


def to_list(texts: tuple[str, ...], tag: str = "ul") -> str:
    """Return the HTML of a list, empty without texts."""
    return f"<{tag}>{''.join(f'<li>{to_html(text)}</li>' for text in texts)}</{tag}>" if texts else ""


def list_items(field: str) -> list[str]:
    """Return the lines of the lists in a field, still as HTML."""
    return _ITEM.findall(field)


def from_list(field: str) -> tuple[str, ...]:
    """Return the texts of the lines of the lists in a field; without any list, its text as the only one."""
    found = list_items(field) if "<li" in field else [field]
    return tuple([text for item in found if (text := to_text(item))])
