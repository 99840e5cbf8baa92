"""Reading a table, CSV or TSV, as a deck."""

from __future__ import annotations

import codecs
from itertools import chain, islice
from typing import TYPE_CHECKING

from quizapp.bank.identity import deck_id
from quizapp.bank.problems import shorten
from quizapp.bank.text import decode
from quizapp.core.decks import Deck
from quizapp.exchange.results import ExchangeError, Imported, Loss, remark
from quizapp.exchange.tables.cells import sniffed, split_lines, undone
from quizapp.exchange.tables.columns import NO_HEADING, Column, columns_of, heading
from quizapp.exchange.tables.meanings import entry_of
from quizapp.exchange.tables.rows import row_of
from quizapp.language import N_

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from quizapp.core.decks import Entry
    from quizapp.exchange.formats import Progress
    from quizapp.exchange.tables.cells import Line
    from quizapp.exchange.tables.columns import Heading
    from quizapp.exchange.tables.rows import Row

MOST_BYTES = 16 * 1024 * 1024
MOST_ROWS = 200_000
_MOST_LOSSES = 1000
_HEADED = 20
"""A row of names is looked for in so many rows; one that is not the first must have `_SURE` known names."""
_SURE = 4
_REPORTED = 1000
_BY_TABS = (".tsv", ".tab")
_LARGE = 1024 * 1024
"""From this size on, a file is in one encoding as a whole: telling each run of letters apart costs memory."""

_TOO_LARGE = N_("»{path}« is larger than {limit} MB; split it into several files.")
_NO_TEXT = N_("»{path}« is no text file. Save the table anew, as CSV in UTF-8 or as .xlsx.")
_MORE_ROWS = N_("Only the first {limit} rows were read.")
_MORE_CELLS = N_("Row {row}: what stands behind the last column with a name was left out.")
_NO_COLUMN = N_("This column was left out: its name means nothing here, or is there twice.")
_MORE_LOSSES = N_("There is more of this kind; after {limit} remarks no more are made.")
_CUT = N_(
    "Row {row}: the file ends within quotation marks that begin there; what comes from there on is lost. "
    "Export or copy it anew."
)
_OPEN = N_("Row {row}: a cell begins with a quotation mark that is closed nowhere.")
_SHORT = N_(
    "Row {row}: the last row has {cells} of {columns} cells. If the file is cut off there, copy it anew."
)
_ENCODING = N_("The file is not in UTF-8; it was read as Windows-1252. Look at the umlauts.")


def load(path: Path, progress: Progress | None = None) -> Imported:
    """Return the deck that a table of questions or flashcards gives.

    Names of columns may be there or not, in German or English; the delimiter is found out. ``progress`` is
    told how much of the text was read.

    Raises:
        ExchangeError: it is too large or no text.
        OSError: it cannot be read.
    """
    if path.stat().st_size > MOST_BYTES:
        raise ExchangeError(_TOO_LARGE, path=path, limit=MOST_BYTES // 1024**2)
    text, losses = _text(path)
    delimiter, start = sniffed(text)
    if path.suffix.casefold() in _BY_TABS and "\t" in text:
        delimiter, start = "\t", 0
    lines = split_lines(text, delimiter, start)
    broken: list[Loss] = []
    rows = _whole(_told(lines, len(text), progress), text, broken)
    deck = deck_of_rows(path, rows, losses)
    return Imported(deck, (*losses, *broken))


def deck_of_rows(path: Path, rows: Iterable[Sequence[str]], losses: list[Loss]) -> Deck:
    """Return the deck that rows of cells give, without a row of names among them too; losses are added."""
    entries, language = _entries(rows, losses)
    return Deck(deck_id(path.stem), path.stem, language, entries=tuple(entries))


def _entries(rows: Iterable[Sequence[str]], losses: list[Loss]) -> tuple[list[Entry], str]:
    entries: list[Entry] = []
    numbered = enumerate(rows, start=1)
    first = list(islice(numbered, _HEADED))
    names, begin = _headed([cells for _, cells in first])
    unread = _Unread(names, first[begin - 1][1] if begin else ())
    is_ours = Column.KIND in names.columns
    """Only a table with kinds was written by `export_csv`; elsewhere an apostrophe is a part of the text."""
    for number, cells in chain(first[begin:], numbered):
        if number > MOST_ROWS:
            losses.append(Loss("", _MORE_ROWS, {"limit": MOST_ROWS}))
            break
        texts = [undone(cell) if is_ours else cell for cell in map(str.strip, cells)]
        while texts and not texts[-1]:
            texts.pop()
        found: list[Loss] = []
        row = row_of(number, columns_of(names, texts), texts, names.language)
        entry = entry_of(row, found)
        found += unread.of(row, texts)
        if entry is not None:
            entries.append(entry)
        losses.extend(found[: max(0, _MOST_LOSSES - len(losses))])
    if len(losses) >= _MOST_LOSSES:
        losses.append(remark("", _MORE_LOSSES, limit=_MOST_LOSSES))
    return entries, names.language


class _Unread:
    """Columns that mean nothing here, each told once it holds something; ``cells`` are the names of all."""

    def __init__(self, names: Heading, cells: Sequence[str]) -> None:
        self._names = names.columns if cells else None
        self._cells = dict(enumerate(map(str.strip, cells)))

    def of(self, row: Row, texts: Sequence[str]) -> Iterator[Loss]:
        """Yield what of a row stands in columns without a meaning."""
        if self._names is None:
            return
        if any(texts[len(self._names) :]):
            yield Loss(shorten(row.stem), _MORE_CELLS, {"row": row.number})
        for place, (column, text) in enumerate(zip(self._names, texts, strict=False)):
            if column is None and text and (name := self._cells.pop(place, "")):
                yield Loss(name, _NO_COLUMN)


def _headed(rows: Sequence[Sequence[str]]) -> tuple[Heading, int]:
    """Return the names of the columns and the place of the first row after them.

    What stands before a row of names explains the table and is no question.
    """
    is_first = True
    for place, cells in enumerate(rows):
        found = heading(cells)
        if found is not None and (is_first or found.known >= _SURE):
            return found, place + 1
        is_first = is_first and not any(map(str.strip, cells))
    return NO_HEADING, 0


def _whole(lines: Iterable[Line], text: str, losses: list[Loss]) -> Iterator[list[str]]:
    """Yield the cells of each row, and tell where the text ends amid one."""
    widths: set[int] = set()
    is_quoted = False
    for number, line in enumerate(lines, start=1):
        cells = line.cells
        is_last = line.end == len(text)
        if line.is_open and (is_quoted or is_last):
            losses.append(Loss(shorten(cells[0]), _CUT, {"row": number}))
            return
        if line.is_open and len(losses) < _MOST_LOSSES:
            losses.append(remark(shorten(cells[0]), _OPEN, row=number))
        if is_last and len(widths) == 1 and len(cells) < max(widths) and not text.endswith("\n"):
            losses.append(
                remark(shorten(cells[0]), _SHORT, row=number, cells=len(cells), columns=max(widths))
            )
        is_quoted = is_quoted or line.is_quoted
        if any(map(str.strip, cells)):
            widths.add(len(cells))
        yield cells


def _told(lines: Iterable[Line], total: int, progress: Progress | None) -> Iterator[Line]:
    for number, line in enumerate(lines):
        if progress is not None and number % _REPORTED == 0:
            progress(line.end, total)
        yield line
    if progress is not None:
        progress(total, total)


def _text(path: Path) -> tuple[str, list[Loss]]:
    data = path.read_bytes()
    if data[1:2] == b"\0" and data[:1] not in b"\0\xff":
        data = codecs.BOM_UTF16_LE + data
    elif data[:1] == b"\0":
        data = codecs.BOM_UTF16_BE + data
    is_foreign = len(data) > _LARGE and not _is_unicode(data)
    if is_foreign:
        data = data.decode("cp1252", "replace").encode()
    try:
        decoded = decode(data)
    except UnicodeDecodeError as error:
        raise ExchangeError(_NO_TEXT, path=path) from error
    if "\0" in decoded.text:
        raise ExchangeError(_NO_TEXT, path=path)
    losses = [] if decoded.foreign is None and not is_foreign else [remark(path.name, _ENCODING)]
    return decoded.text.removeprefix("\ufeff"), losses


def _is_unicode(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return True
