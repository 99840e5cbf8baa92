"""Recognition: what a file is, by its content and, where that can be many things, by its name."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from quizapp.bank.text import decode
from quizapp.exchange.results import ExchangeError, Loss, remark
from quizapp.language import N_

if TYPE_CHECKING:
    from pathlib import Path

MOODLE, GIFT, ANKI, TABLE, KAHOOT = "moodle", "gift", "anki", "tables", "tables.kahoot"
"""The modules that read a file."""

_SUFFIXES = {
    ".xml": MOODLE,
    ".gift": GIFT,
    ".apkg": ANKI,
    ".colpkg": ANKI,
    ".csv": TABLE,
    ".tsv": TABLE,
    ".tab": TABLE,
    ".xlsx": KAHOOT,
}
_NAMES = {MOODLE: "Moodle XML", GIFT: "GIFT", TABLE: "CSV/TSV"}
_QUESTION_FILES = (".yaml", ".yml")
_HEAD = _TAIL = 64 * 1024
_ROWS = 40
_ZIP = b"PK\x03\x04"
_XML = re.compile(r"\s*<(?:\?xml|!--|!DOCTYPE|quiz\b)", re.IGNORECASE)
_PAGE = re.compile(r"\s*(?:<\?xml[^<]*)?<(?:!doctype html|html)\b", re.IGNORECASE)
_ANSWERS = re.compile(r"(?<!\\)\{[^{}]*(?<!\\)\}|^[ \t]*\$CATEGORY:|^::[^:]", re.MULTILINE)
_MARKED = re.compile(
    r"(?<!\\)\{\s*(?:[=~#]|(?:T|F|TRUE|FALSE)\s*[#}])|^[ \t]*\$CATEGORY:|^::[^:]+::", re.MULTILINE
)
"""What no table has: answers in braces with their signs, a category, the name of a question."""

_UNKNOWN = N_(
    "»{path}« is in no format that is known here: Moodle XML, GIFT, Anki's .apkg, CSV or TSV, or a Kahoot "
    "spreadsheet (.xlsx). Export it as one of them."
)
_EMPTY = N_("»{path}« is empty. Export or copy it anew.")
_QUESTION_FILE = N_(
    "»{path}« is a question file already, so there is nothing to import. »quizapp check {path}« looks it "
    "through, »quizapp add {path}« puts it into your own folder."
)
_TEXT = N_(
    "There are no questions in »{path}«, only text. If it is a briefing, »quizapp build {path}« makes "
    "questions of it; a table needs tabs or semicolons between its columns, or the ending .csv."
)
_DOCUMENT = N_(
    "»{path}« is a document of a word processor. Save it as plain text (.txt): »quizapp build« makes "
    "questions of a briefing. A table in it: save it as CSV (.csv)."
)
_PDF = N_(
    "»{path}« is a PDF. Copy its text into a text file (.txt): »quizapp build« makes questions of a briefing."
)
_SHEET = N_("»{path}« is a spreadsheet, but not one of the kind .xlsx. Save it as .xlsx or as CSV (.csv).")
_OFFICE = N_(
    "»{path}« is an old Office file. Save it as .xlsx or CSV if it is a table, as .txt if it is text."
)
_WEB_PAGE = N_(
    "»{path}« is a web page (HTML). A worksheet is for paper; its questions are in the question file that it "
    "was made from. From Moodle, export as »Moodle XML«."
)
_COLLECTION = N_(
    "»{path}« is Anki's own collection. In Anki choose File, Export, and »Anki Deck Package (.apkg)«."
)
_BACKUP = N_(
    "»{path}« is a backup of a Moodle course. In Moodle open the question bank, Export, and choose "
    "»Moodle XML«."
)
_ARCHIVE = N_("»{path}« is a zip archive. Unpack it and import the file in it.")
_JSON = N_("»{path}« is JSON. What was learned is taken in by »quizapp progress import {path}«.")
_OTHERWISE = N_("Its name says otherwise, but by its content it is {format}, and was read as that.")


class Recognised(NamedTuple):
    """The name of the module that reads a file, and what is to be said about that, if anything."""

    module: str
    told: Loss | None = None


def recognise(path: Path) -> Recognised:
    """Return what a file is.

    Raises:
        ExchangeError: it is in no known format.
        OSError: it cannot be read.
    """
    if path.suffix.casefold() in _QUESTION_FILES:
        raise ExchangeError(_QUESTION_FILE, path=path)
    with path.open("rb") as file:
        head = file.read(_HEAD)
        file.seek(max(0, file.seek(0, 2) - _TAIL))
        tail = file.read(_TAIL)
    named = _SUFFIXES.get(path.suffix.casefold())
    if head.startswith(_ZIP):
        return Recognised(_packed(head + tail, named, path))
    if refusal := _refusal(head, path):
        raise ExchangeError(refusal, path=path)
    try:
        text = decode(head).text.removeprefix("\ufeff")
    except UnicodeDecodeError:
        text = "\0"
    found = named if "\0" in text else _written(text, named, path)
    if found is None:
        raise ExchangeError(_UNKNOWN, path=path)
    if named is None or found == named:
        return Recognised(found)
    return Recognised(found, remark(path.name, _OTHERWISE, format=_NAMES[found]))


def _packed(parts: bytes, named: str | None, path: Path) -> str:
    """Return what a zip archive with such parts is."""
    if b"collection.anki2" in parts:
        return ANKI
    if b"word/document" in parts or b"opendocument.text" in parts:
        raise ExchangeError(_DOCUMENT, path=path)
    if b"opendocument.spreadsheet" in parts:
        raise ExchangeError(_SHEET, path=path)
    if b"moodle_backup.xml" in parts:
        raise ExchangeError(_BACKUP, path=path)
    if named in (ANKI, KAHOOT):
        return named
    if b"xl/workbook" in parts:
        return KAHOOT
    raise ExchangeError(_ARCHIVE, path=path)


def _refusal(head: bytes, path: Path) -> str:
    """Return what to say about a file that has no questions in any form that is read, if it is one."""
    if not head.strip(b"\xef\xbb\xbf \t\r\n"):
        return _EMPTY
    for start, refusal in _STARTS.items():
        if head.startswith(start):
            return refusal
    if head.startswith(b"\x1f\x8b") and path.suffix.casefold() == ".mbz":
        return _BACKUP
    return ""


_STARTS = {
    b"%PDF-": _PDF,
    b"{\\rtf": _DOCUMENT,
    b"SQLite format 3\0": _COLLECTION,
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": _OFFICE,
    b'{"': _JSON,
}


def _written(text: str, named: str | None, path: Path) -> str | None:
    """Return what a text is; a name counts as long as the text does not speak against it."""
    if _PAGE.match(text):
        raise ExchangeError(_WEB_PAGE, path=path)
    if _XML.match(text):
        return MOODLE
    if named is TABLE:
        return GIFT if _MARKED.search(text) and not _is_table(text) else TABLE
    if named is GIFT:
        return TABLE if _is_table(text) and not _MARKED.search(text) else GIFT
    if named is not None and text.lstrip().startswith("<"):
        return named
    if _MARKED.search(text) or (_ANSWERS.search(text) and not _is_table(text)):
        return GIFT
    if _is_table(text):
        return TABLE
    if named is not None:
        return named
    raise ExchangeError(_TEXT, path=path)


def _is_table(text: str) -> bool:
    """Whether the lines of a text are rows: with names of columns, tabs, or as many semicolons each."""
    from quizapp.exchange.tables.cells import sniffed, split_lines
    from quizapp.exchange.tables.columns import heading

    delimiter, start = sniffed(text)
    rows = [line.cells for line in islice(split_lines(text, delimiter, start), _ROWS)]
    filled = [cells for cells in rows if any(cell.strip() for cell in cells)]
    if not filled:
        return False
    if len(filled[0]) > 1 and heading(filled[0]) is not None:
        return True
    if delimiter == ";":
        return len(filled) > 1 and {len(cells) for cells in filled} == {max(2, len(filled[0]))}
    return delimiter == "\t" and 2 * sum(len(cells) > 1 for cells in filled) > len(filled)
