"""Records: one question file, read and made ready for the index."""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.bank.codec import encode_glossary, encode_item, encode_problems
from quizapp.bank.phrases import phrases
from quizapp.bank.problems import Severity
from quizapp.bank.reader import MAX_BYTES, Reading, parse_deck, unreadable
from quizapp.core.decks import Deck, GlossaryEntry
from quizapp.core.derivation import derive
from quizapp.core.folding import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.bank.files import QuestionFile
    from quizapp.core.items import Item

ItemRow = tuple[int, str, str | None, str | None, bool, int, str]
"""Position, id, entry unless it is the id, opens_after, draft, line, payload."""

Columns = tuple[
    str, int, int, str | None, str, str, str, str | None, str, str, str, int, int, int, int, int, int, str
]
"""The columns of `cache.COLUMNS`."""

_EMPTY = Deck("", "")
_UNSETTLED = -1


@dataclass(frozen=True, slots=True)
class FileRecord:
    """What the index keeps of one file."""

    columns: Columns
    items: Sequence[ItemRow]
    terms: frozenset[str]
    glossary: str
    problems: str
    readable: bool

    def unsettled(self) -> FileRecord:
        """Return the record marked as to be read again next time."""
        return replace(self, columns=(*self.columns[:2], _UNSETTLED, *self.columns[3:]))


def read_record(file: QuestionFile) -> FileRecord:
    """Read a question file. Never raises for what is in it."""
    path = Path(file.path)
    try:
        with path.open("rb") as opened:
            data = opened.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        return _record(file, unreadable(path, error), readable=False)
    return _record(file, parse_deck(data, path), readable=True)


def _record(file: QuestionFile, reading: Reading, *, readable: bool) -> FileRecord:
    deck = reading.deck or _EMPTY
    items = derive(deck, phrases(deck.language)) if reading.deck else ()
    rows = [_item_row(position, item) for position, item in enumerate(items)]
    drafts = sum(item.draft for item in items)
    severities = [found.severity for found in reading.problems]
    glossary = [entry for entry in deck.entries if type(entry) is GlossaryEntry]
    columns = (
        file.path,
        file.size,
        file.mtime_ns,
        reading.deck.id if reading.deck else None,
        deck.title,
        deck.language,
        "\n".join(deck.tags),
        deck.as_of.isoformat() if deck.as_of else None,
        deck.link,
        deck.description,
        deck.article,
        len(deck.entries),
        len(items) - drafts,
        drafts,
        severities.count(Severity.ERROR),
        severities.count(Severity.WARNING),
        severities.count(Severity.HINT),
        _digest(deck, rows),
    )
    terms = frozenset(fold(term) for entry in glossary for term in (entry.term, *entry.also))
    return FileRecord(
        columns, rows, terms, encode_glossary(glossary), encode_problems(reading.problems), readable
    )


def _item_row(position: int, item: Item) -> ItemRow:
    entry = item.entry if item.facet else None
    return (position, item.id, entry, item.opens_after, item.draft, item.line, encode_item(item))


def _digest(deck: Deck, rows: Sequence[ItemRow]) -> str:
    """Return a text that depends on the items and their order, not on where they stand in the file."""
    hashed = blake2b(f"{deck.id}\n{deck.language}\n{deck.as_of}".encode(), digest_size=16)
    for _, known, _, opens_after, draft, _, payload in rows:
        hashed.update(f"\n{known}\t{opens_after}\t{draft}\t{payload}".encode())
    return hashed.hexdigest()
