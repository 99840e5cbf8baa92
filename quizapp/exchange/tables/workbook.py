"""Workbooks: the rows of an .xlsx file's first sheet with something on it, however the file was made to hurt.

Nothing is unpacked without being counted, and openpyxl sees only XML that was read once before without
building anything from it: it keeps a whole row, all texts and all styles in memory, whatever their size.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
import zlib
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING
from xml.parsers import expat

from quizapp.exchange.results import ExchangeError
from quizapp.exchange.tables.columns import heading
from quizapp.language import N_

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MOST_ROWS = 10_000
MOST_COLUMNS = 64
_MOST_PACKED = 16 * 1024 * 1024
_MOST_BYTES = 24 * 1024 * 1024
"""Of all XML together, unpacked: ten thousand questions take about 5 MB."""
_MOST_ELEMENTS = 500_000
_MOST_PARTS = 1000
_DEEPEST = 64
_CHUNK = 64 * 1024
_PART = re.compile(r"(?:\[Content_Types\]|(?:[\w.-]+/)*[\w.-]*)\.(?:xml|rels)", re.ASCII)
_UNUSED = ("xl/externalLinks/", "xl/theme/", "xl/calcChain", "xl/comments", "xl/drawings/", "docProps/custom")

_BROKEN = N_("»{path}« is no spreadsheet (.xlsx), or it is damaged.")
_TOO_LARGE = N_(
    "»{path}« is too large to be a table of questions: it unpacks to more than {limit} MB of text."
)
_TOO_MANY = N_("»{path}« has too many rows or cells; at most {limit} rows are read.")
_DOCTYPE = N_("»{path}« defines XML entities, as no spreadsheet does; it was not read.")


class _Counter:
    """Reads XML and builds nothing from it; raises where it is more than a table of questions."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._bytes = 0
        self._elements = 0
        self._depth = 0
        self._is_far = False

    def unpacked(self, archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
        """Return the bytes of one part of the archive."""
        parser = expat.ParserCreate()
        parser.StartDoctypeDeclHandler = self._refuse
        parser.StartElementHandler = self._begin
        parser.EndElementHandler = self._end
        self._depth, self._is_far = 0, False
        chunks = []
        with archive.open(part) as file:
            while chunk := file.read(_CHUNK):
                self._bytes += len(chunk)
                if self._bytes > _MOST_BYTES:
                    raise ExchangeError(_TOO_LARGE, path=self._path, limit=_MOST_BYTES // 1024**2)
                parser.Parse(chunk, False)  # noqa: FBT003 - it takes no names
                chunks.append(chunk)
        parser.Parse(b"", True)  # noqa: FBT003
        return b"".join(chunks)

    def _refuse(self, *_: object) -> None:
        raise ExchangeError(_DOCTYPE, path=self._path)

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._elements += 1
        kind = name.rpartition(":")[2]
        if kind == "row":
            number = attributes.get("r", "")
            self._is_far = len(number) > len(str(MOST_ROWS)) or (
                number.isdecimal() and int(number) > MOST_ROWS
            )
        if (
            self._elements > _MOST_ELEMENTS
            or self._depth > _DEEPEST
            or (self._is_far and kind in ("v", "is"))
        ):
            raise ExchangeError(_TOO_MANY, path=self._path, limit=MOST_ROWS)

    def _end(self, _name: str) -> None:
        self._depth -= 1


def rows(path: Path) -> Iterator[list[str]]:
    """Yield the cells of each row as texts; a formula is its own text and never calculated.

    Raises:
        ExchangeError: it is no spreadsheet, or more than a table of questions.
        OSError: it cannot be read.
    """
    if path.stat().st_size > _MOST_PACKED:
        raise ExchangeError(_TOO_LARGE, path=path, limit=_MOST_BYTES // 1024**2)
    try:
        sifted = _sifted(path)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield from _sheet(sifted)
    except _FAULTS as error:
        raise ExchangeError(_BROKEN, path=path) from error


_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    expat.ExpatError,
    EOFError,
    NotImplementedError,
    ArithmeticError,
    AttributeError,
    LookupError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
)
"""What zipfile and openpyxl raise over parts that are missing, encrypted, damaged or not what they say."""


def _sifted(path: Path) -> io.BytesIO:
    """Return an archive with only the parts that are needed, each unpacked once and found harmless."""
    counter = _Counter(path)
    sifted = io.BytesIO()
    with (
        zipfile.ZipFile(path) as archive,
        zipfile.ZipFile(sifted, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as kept,
    ):
        parts = {part.filename: part for part in archive.infolist()}
        if len(parts) > _MOST_PARTS:
            raise ExchangeError(_TOO_LARGE, path=path, limit=_MOST_BYTES // 1024**2)
        for name, part in parts.items():
            if _PART.fullmatch(name) and ".." not in name and not name.startswith(_UNUSED):
                kept.writestr(name, counter.unpacked(archive, part))
    return sifted


def _sheet(file: io.BytesIO) -> Iterator[list[str]]:
    from openpyxl import load_workbook

    try:
        book = load_workbook(file, read_only=True, keep_links=False)
    except OSError as error:
        raise ValueError(str(error)) from error
    if not book.worksheets:
        raise ValueError("no sheets")
    for sheet in book.worksheets:
        sheet.reset_dimensions()
        is_used = is_german = False
        for cells in sheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS, values_only=True):
            texts = [_shown(cell, comma=is_german) for cell in cells]
            if not is_german and (names := heading(texts)) is not None:
                is_german = names.language == "de"
            is_used = is_used or any(texts)
            yield texts
        if is_used:
            return


def _shown(value: object, *, comma: bool) -> str:
    """Return what a cell shows, nearly: whole numbers without a point, dates as 2024-06-17.

    ``comma`` says that a number is read with a decimal comma; 1.234 would be more than a thousand there.
    """
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case float() if value.is_integer():
            return str(int(value))
        case float():
            text = f"{Decimal(str(value)):f}"
            return text.replace(".", ",") if comma else text
        case datetime():
            return str(value).removesuffix(" 00:00:00")
        case str() | int():
            return str(value)
        case _:
            formula = getattr(value, "text", None)
            return str(value) if formula is None else str(formula)
