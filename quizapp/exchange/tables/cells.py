"""Cells: the text of a table file as rows of cells, and cells that no spreadsheet takes for a formula."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from quizapp.exchange.tables.columns import heading

if TYPE_CHECKING:
    from collections.abc import Iterator

DELIMITERS = ("\t", ";", ",")
_SAMPLE = 64 * 1024
_ROWS = 40
_FORMULA = re.compile(r"'*[=+\-@＝＋－＠\t\r\n]")
_ESCAPED = re.compile(r"''*[=+\-@＝＋－＠\t\r\n]")
_NUMBER = re.compile(r"[-+]?\d[\d.,]*(?: ?%)?", re.ASCII)
_SEPARATOR = re.compile(r"sep=(?P<sign>[\t;,])[^\n]*\n", re.IGNORECASE)


class Line(NamedTuple):
    """A row of cells, and where in the text it ends.

    ``is_quoted`` says that cells are in quotes as a program writes them, ``is_open`` that the quotes of one
    are not closed.
    """

    cells: list[str]
    end: int
    is_quoted: bool = False
    is_open: bool = False


def made_harmless(text: str) -> str:
    """Return the text as a spreadsheet shows it and never calculates it: with ``'`` in front if needed."""
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text


def undone(cell: str) -> str:
    """Return the text that `made_harmless` was given."""
    return cell[1:] if _ESCAPED.match(cell) else cell


def split_lines(text: str, delimiter: str, start: int = 0) -> Iterator[Line]:
    r"""Yield the rows of a text whose only line end is ``\n``.

    A cell is in quotes only if it begins with one and its end follows the closing one; any other quote is
    a part of the text (»"Hallo" heißt was?«). In a row with tabs, the quotes around what needs none are a
    part of the text too, unless every cell has them, since Quizlet writes no quotes.
    """
    sign = re.escape(delimiter)
    pattern = re.compile(
        rf'(?:"(?P<quoted>(?:[^"]++|"")*+)"(?=[{sign}\n]|\Z)|(?P<plain>[^{sign}\n]*))(?P<end>[{sign}\n]|\Z)'
    )
    cells: list[str] = []
    raw: list[bool] = []
    position, length = start, len(text)
    while position < length or cells:
        found = pattern.match(text, position)
        if found is None:  # pragma: no cover - the pattern matches anything
            return
        raw.append(found["quoted"] is not None)
        cells.append(found["quoted"] if raw[-1] else found["plain"])
        position = found.end()
        if found["end"] != delimiter:
            yield Line(
                _unquoted(cells, raw, delimiter),
                position,
                _is_quoted(cells, raw, delimiter),
                _is_open(cells, raw),
            )
            cells, raw = [], []


def _is_quoted(cells: list[str], raw: list[bool], delimiter: str) -> bool:
    """Whether all cells are in quotes, or one that needs them is."""
    if not any(raw):
        return False
    pairs = list(zip(cells, raw, strict=True))
    needed = any(quoted and any(sign in cell for sign in ('""', "\n", delimiter)) for cell, quoted in pairs)
    return needed or all(quoted or not cell for cell, quoted in pairs)


def _is_open(cells: list[str], raw: list[bool]) -> bool:
    pairs = zip(cells, raw, strict=True)
    return any(cell.startswith('"') and cell.count('"') % 2 and not quoted for cell, quoted in pairs)


def sniffed(text: str) -> tuple[str, int]:
    """Return the delimiter of a text and where its rows begin: the one that gives names or even rows."""
    said = _SEPARATOR.match(text)
    if said:
        return said["sign"], said.end()
    sample = text[:_SAMPLE]
    return max(DELIMITERS, key=lambda sign: _evenness(sample, sign)), 0


def _evenness(sample: str, delimiter: str) -> tuple[int, float, int]:
    rows = []
    for line in split_lines(sample, delimiter):
        if any(cell.strip() for cell in line.cells):
            rows.append(line.cells)
        if len(rows) == _ROWS:
            break
    widths = [len(row) for row in rows if len(row) > 1]
    named = [found.known for row in rows if (found := heading(row))]
    even = max((widths.count(width) for width in set(widths)), default=0) / max(1, len(rows))
    return max(named, default=0), even, -DELIMITERS.index(delimiter)


def _unquoted(cells: list[str], raw: list[bool], delimiter: str) -> list[str]:
    """Return the cells of a row without the quotes around them, as far as those are not text."""
    if not any(raw):
        return cells
    pairs = list(zip(cells, raw, strict=True))
    everywhere = delimiter != "\t" or all(quoted or not cell for cell, quoted in pairs)
    return [_unquote(cell, delimiter, everywhere=everywhere) if quoted else cell for cell, quoted in pairs]


def _unquote(cell: str, delimiter: str, *, everywhere: bool) -> str:
    if everywhere or '""' in cell or "\n" in cell or delimiter in cell:
        return cell.replace('""', '"')
    return f'"{cell}"'
