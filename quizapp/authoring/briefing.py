"""Briefings: a news summary read into its body, its key findings and its glossary."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from itertools import groupby, islice
from typing import TYPE_CHECKING

from quizapp.authoring.headings import Section, heading, section_of
from quizapp.authoring.sentences import Sentence, plain, sentence, sentences
from quizapp.authoring.wordlist import words
from quizapp.core.line_breaks import ends_on_purpose, width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MARK = r"[-*•–—‣▪◦●·■□○►▶▸➤✓✔→⇒]|o(?=\s+[A-ZÄÖÜ\d])|\d{1,2}\.|\(?(?:\d{1,2}|[a-z])\)"
"""What stands before a point; word processors copy the small circle as the letter o."""
_BULLET = re.compile(rf"(\s*)({_MARK})(?:\s+|(?=\*\*))(?=\S)(.*)")
_RULE = re.compile(r"\s*(?:[-*_=–—]\s*){3,}$")
_UNDERLINE = re.compile(r"\s*(?:=+|-+)\s*$")
_FENCE = re.compile(r"---\s*$")
_KEY = re.compile(r"(title|titel|date|datum)\s*:\s*[\"']?(.*?)[\"']?\s*$", re.IGNORECASE)
_ENDED = re.compile(r"[.!?:;,…][\"'”“»«’)\]]*$")
_STARTS = re.compile(r"[\"'„“»«‚(\[*_]*(?:[A-ZÄÖÜ]|\d)")
_LONGEST_TITLE = 160
_LONGEST_HEADING = 80
LONGEST_SENTENCE = 700
_LONGEST_ENTRY = 3000
_LONGEST_PARAGRAPH = 50_000
_MOST_SENTENCES = 150
_MOST_BULLETS = 200
"""A briefing has fewer; what goes beyond is not read, so that no file takes long."""

_WORD = re.compile(r"[^\W\d_]+")
_COMMON = {
    "de": words("der die das und ist nicht ein eine den dem von zu mit für auf im wird sich des auch"),
    "en": words("the and is of to in that it for with as on was are by an has be this from"),
}


@dataclass(frozen=True, slots=True)
class Briefing:
    """A briefing. ``body`` are the sentences of everything else; ``glossary`` are its raw bullets."""

    title: str
    language: str
    article: str
    body: tuple[Sentence, ...] = ()
    findings: tuple[Sentence, ...] = ()
    glossary: tuple[str, ...] = ()
    sections: frozenset[Section] = frozenset()
    """The sections whose headings were found."""


@dataclass(slots=True)
class _Block:
    """Lines that belong together: a paragraph, or a bullet with its continuations."""

    section: Section
    lines: list[str]
    bullet: bool = False
    indent: int = 0
    numbered: bool = False

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


@dataclass(slots=True)
class _Reader:
    """What has been read so far."""

    section: Section = Section.BODY
    level: int = 0
    title: str = ""
    blocks: list[_Block] = field(default_factory=list)
    found: set[Section] = field(default_factory=set)
    open: bool = False
    """Whether the next line can belong to the last block."""

    widths: Sequence[int] = ()
    """For each line how wide the lines around it are."""


def read_briefing(text: str) -> Briefing:
    r"""Read a briefing; lines end in ``\n``."""
    article = unicodedata.normalize("NFC", text)
    reader = _Reader()
    lines = article.split("\n")
    reader.widths = _widths(lines)
    start = _front_matter(lines, reader)
    for number in range(start, len(lines)):
        _read_line(lines, number, reader)
    body = (
        one
        for number, block in enumerate(reader.blocks)
        if block.section is Section.BODY
        for one in sentences(block.text[:_LONGEST_PARAGRAPH], number)
        if len(one.text) <= LONGEST_SENTENCE
    )
    findings = (sentence(text) for text in _listed(reader.blocks, Section.FINDINGS, LONGEST_SENTENCE))
    glossary = _listed(reader.blocks, Section.GLOSSARY, _LONGEST_ENTRY)
    return Briefing(
        title=reader.title,
        language=language_of(article),
        article=article,
        body=tuple(islice(body, _MOST_SENTENCES)),
        findings=tuple(islice(findings, _MOST_BULLETS)),
        glossary=tuple(islice(glossary, _MOST_BULLETS)),
        sections=frozenset(reader.found),
    )


def language_of(text: str) -> str:
    """Return ``de`` or ``en``, whichever language has more of its commonest words in the text."""
    found = [word.casefold() for word in _WORD.findall(text[:50_000])]
    counts = {language: sum(map(common.__contains__, found)) for language, common in _COMMON.items()}
    return "en" if counts["en"] > counts["de"] else "de"


def _front_matter(lines: list[str], reader: _Reader) -> int:
    """Read the title that Markdown may have above the text; return the first line after it."""
    if not lines or not _FENCE.match(lines[0]):
        return 0
    for number, line in enumerate(lines[1:40], start=1):
        if _FENCE.match(line):
            return number + 1
        key = _KEY.match(line)
        if key and key[1].casefold() in ("title", "titel"):
            reader.title = plain(key[2])
    return 0


def _read_line(lines: list[str], number: int, reader: _Reader) -> None:
    line = lines[number]
    text = line.strip()
    if not text or (_RULE.match(line) and not _BULLET.match(line)) or _UNDERLINE.fullmatch(line):
        reader.open = False
        return
    bullet = _BULLET.match(line)
    head = None if bullet and section_of(bullet[3]) is None else heading(bullet[3] if bullet else line)
    following = lines[number + 1] if number + 1 < len(lines) else ""
    if head is None and not bullet and _is_underlined(text, following):
        head = (1 if "=" in following else 2), text
    if head is not None:
        _open_section(*head, lines, number, reader)
    elif bullet and _is_numbered_heading(bullet, following, reader):
        reader.section = Section.BODY
        reader.open = False
    elif bullet:
        if not (reader.section is Section.GLOSSARY and _is_under(bullet[1], reader)):
            numbered = bullet[2][:1].isdigit()
            reader.blocks.append(
                _Block(reader.section, [bullet[3]], bullet=True, indent=len(bullet[1]), numbered=numbered)
            )
        else:
            reader.blocks[-1].lines.append(bullet[3])
        reader.open = True
    elif not (reader.title and reader.section is Section.BODY and _is_subtitle(text, following)):
        _read_text(lines, number, reader)


def _is_numbered_heading(bullet: re.Match[str], following: str, reader: _Reader) -> bool:
    """Whether a numbered line with text below it stands after points that have no numbers."""
    last = reader.blocks[-1] if reader.blocks else None
    if last is None or reader.section is Section.BODY or last.section is not reader.section:
        return False
    other = last.bullet and not last.numbered and bullet[2][:1].isdigit()
    return other and not _ENDED.search(bullet[3]) and not bullet[1] and bool(_STARTS.match(following))


def _widths(lines: Sequence[str]) -> list[int]:
    """Return how wide the lines are between the empty ones around each may become."""
    widths: list[int] = []
    for _, run in groupby(lines, key=lambda line: bool(line.strip())):
        together = list(run)
        widths += [width(together)] * len(together)
    return widths


def _ends_on_purpose(lines: Sequence[str], number: int, reader: _Reader) -> bool:
    """Whether a line is the last of its paragraph although another follows it at once."""
    following = lines[number + 1] if number + 1 < len(lines) else ""
    return ends_on_purpose(lines[number], following, reader.widths[number])


def _is_subtitle(text: str, following: str) -> bool:
    """Whether a short line without an end stands above a paragraph that is one long line."""
    return len(text) <= _LONGEST_TITLE < len(following) and not _ENDED.search(text)


def _is_underlined(text: str, following: str) -> bool:
    return bool(re.fullmatch(r"\s*(?:={3,}|-{3,})\s*", following)) and len(text) <= _LONGEST_TITLE


def _is_under(indent: str, reader: _Reader) -> bool:
    """Whether a bullet stands deeper than the term above it."""
    last = reader.blocks[-1] if reader.blocks and reader.open else None
    return last is not None and last.bullet and len(indent) >= last.indent + 2


def _open_section(level: int, text: str, lines: Sequence[str], number: int, reader: _Reader) -> None:
    section = section_of(text)
    reader.open = False
    if section is None and reader.section is Section.GLOSSARY and (level == 0 or level > reader.level):
        reader.blocks.append(_Block(Section.GLOSSARY, [text.rstrip(" :") + ":"], bullet=True))
        reader.open = True
        return
    if section is None and not reader.title and reader.section is Section.BODY:
        reader.title = plain(text)
        return
    if section is None and level == 0 and lines[number].strip():
        _read_text(lines, number, reader)
        return
    reader.section = section or Section.BODY
    reader.level = level
    if section is not None:
        reader.found.add(section)


def _read_text(lines: Sequence[str], number: int, reader: _Reader) -> None:
    text = lines[number].strip()
    if not reader.title and not reader.blocks and len(text) <= _LONGEST_TITLE and not _ENDED.search(text):
        reader.title = plain(text)
        return
    last = reader.blocks[-1] if reader.blocks and reader.blocks[-1].section is reader.section else None
    if _is_unmarked_heading(lines, number, last, reader):
        reader.section = Section.BODY
        reader.open = False
        return
    continued = reader.open and last is not None
    if continued and last is not None and last.bullet and not _continues(lines, number, last, reader):
        continued = False
    if continued and last is not None:
        last.lines.append(text)
        return
    bulleted = last is not None and last.bullet
    if bulleted and reader.section is not Section.BODY and not lines[number][:1].isspace():
        reader.section = Section.BODY
    reader.blocks.append(_Block(reader.section, [text]))
    reader.open = reader.section is Section.BODY or not _is_whole(text)


def _is_unmarked_heading(lines: Sequence[str], number: int, last: _Block | None, reader: _Reader) -> bool:
    """Whether a line without an end, with text below that it does not go on in, is a heading of its own."""
    line = lines[number]
    text = line.strip()
    if len(text) > _LONGEST_HEADING or line[:1].isspace() or not _STARTS.match(text):
        return False
    if _ENDED.search(text) and not text.endswith(":"):
        return False
    if reader.section is not Section.BODY and (last is None or not last.bullet):
        return False
    if reader.open and last is not None and not last.bullet and not _is_whole(last.lines[-1]):
        return False
    following = lines[number + 1].strip() if number + 1 < len(lines) else ""
    return _STARTS.match(following) is not None and _ends_on_purpose(lines, number, reader)


def _continues(lines: Sequence[str], number: int, last: _Block, reader: _Reader) -> bool:
    """Whether a line goes on with the bullet above: indented, or the bullet is not at its end."""
    line = lines[number]
    if line[:1].isspace() or last.lines[-1].endswith((",", ":", ";")):
        return True
    if _ENDED.search(last.lines[-1]):
        return False
    return not _STARTS.match(line) or not _ends_on_purpose(lines, number - 1, reader)


def _is_whole(text: str) -> bool:
    return text.endswith((".", "!", "?"))


def _listed(blocks: list[_Block], section: Section, longest: int) -> Iterator[str]:
    """Yield the bullets of a section; where there are none, its paragraphs. What is too long is none."""
    there = [block for block in blocks if block.section is section]
    bullets = [block for block in there if block.bullet]
    yield from (block.text for block in bullets or there if len(block.text) <= longest)
