"""The collection: Anki's SQLite database, old and current schema, read as what a stranger may have forged."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing, contextmanager
from sys import getsizeof
from typing import TYPE_CHECKING, Any, NamedTuple

from quizapp.exchange.anki import wire
from quizapp.exchange.results import ExchangeError
from quizapp.language import N_

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAX_NOTES = 75_000
LONGEST_NOTE = 128 * 1024
"""Of all fields of a note together, in bytes; a longer one is left out."""

_LONGEST_VALUE = 32 * 1024 * 1024
_LONGEST_JSON = 4 * 1024 * 1024
_LONGEST_TAGS = 4096
_MOST_TYPES = 5_000
_SCHEMA_STEPS = 1_000
"""In units of 100 steps of SQLite's machine: enough for a schema of thousands of tables."""
_CLOZE = 1
_OCCLUSION = 6
_SEPARATOR = "\x1f"

_DAMAGED = N_("The collection in this Anki package is damaged. Export it anew in Anki.")
_UNKNOWN = N_("This package does not hold a collection of Anki.")
_TOO_MANY = N_("This Anki package holds more than {most} notes. Export it deck by deck in Anki.")


class Notetype(NamedTuple):
    """What the notes of a type consist of: their fields, and front and back of each card's template."""

    name: str
    fields: tuple[str, ...]
    templates: tuple[tuple[str, str], ...]
    is_cloze: bool = False
    is_occlusion: bool = False


class Note(NamedTuple):
    """A note; ``fields`` is None where they are too long. ``deck`` is the one of its first card."""

    guid: str
    notetype: int
    tags: str
    fields: list[str] | None
    deck: int


class Collection:
    """A collection's note types, decks and notes.

    ``total`` is how many notes there are, ``studied`` whether anything was learned with them.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._check_tables()
        is_current = self._has_table("notetypes")
        self.notetypes = self._notetypes() if is_current else self._old_notetypes()
        self.decks = self._deck_names() if is_current else self._old_deck_names()
        self.total = self._count()
        self.studied = False
        self._placed = self._decks_of_notes()

    def notes(self) -> Iterator[Note]:
        """Yield all notes, in the order in which they were made."""
        found = self._connection.execute(
            "SELECT id, guid, mid, substr(tags, 1, ?), "
            "CASE WHEN length(CAST(flds AS BLOB)) <= ? THEN flds END FROM notes LIMIT ?",
            (_LONGEST_TAGS, LONGEST_NOTE, MAX_NOTES),
        )
        placed = self._placed
        for known, guid, mid, tags, flds in found:
            fields = flds.split(_SEPARATOR) if isinstance(flds, str) else None
            yield Note(str(guid), mid, str(tags), fields, placed.get(known, 0))

    def _check_tables(self) -> None:
        """Look that what is read are tables with columns as they were written, and nothing that computes.

        Raises:
            ExchangeError: there are no such tables.
        """
        for name in ("notes", "cards"):
            if not self._has_table(name):
                raise ExchangeError(_UNKNOWN)
        for name in ("notes", "cards", "col", "decks", "notetypes", "fields", "templates"):
            columns = self._connection.execute(f"PRAGMA table_xinfo({name})").fetchall()
            if any(column[-1] for column in columns) or (columns and not self._has_table(name)):
                raise ExchangeError(_UNKNOWN)

    def _has_table(self, name: str) -> bool:
        """Whether there is a table of this name that is neither a view nor made by an extension."""
        found = self._connection.execute(
            "SELECT 1 FROM sqlite_master WHERE name = ? AND type = 'table' AND rootpage > 0", (name,)
        )
        return found.fetchone() is not None

    def _count(self) -> int:
        counted = self._connection.execute(
            "SELECT count(*) FROM (SELECT 1 FROM notes LIMIT ?)", (MAX_NOTES + 1,)
        )
        total: int = counted.fetchone()[0]
        if total > MAX_NOTES:
            raise ExchangeError(_TOO_MANY, most=MAX_NOTES)
        return total

    def _decks_of_notes(self) -> dict[int, int]:
        """Return the deck of each note's first card; one on loan to a filtered deck belongs to its own."""
        placed: dict[int, int] = {}
        decks = {deck: deck for deck in self.decks}
        found = self._connection.execute(
            "SELECT CAST(nid AS integer), CASE WHEN odid THEN odid ELSE did END, reps FROM cards LIMIT ?",
            (20 * MAX_NOTES,),
        )
        for note, deck, reps in found:
            if reps:
                self.studied = True
            if note not in placed:
                placed[note] = decks.get(deck, 0)
                if len(placed) > 2 * MAX_NOTES:
                    raise ExchangeError(_TOO_MANY, most=MAX_NOTES)
        return placed

    def _notetypes(self) -> dict[int, Notetype]:
        fields: dict[int, list[str]] = {}
        for known, name in self._some("SELECT ntid, name FROM fields ORDER BY ntid, ord"):
            fields.setdefault(known, []).append(str(name))
        templates: dict[int, list[tuple[str, str]]] = {}
        for known, config in self._some("SELECT ntid, config FROM templates ORDER BY ntid, ord"):
            sides = wire.text(config, 1), wire.text(config, 2)
            templates.setdefault(known, []).append(sides)
        return {
            known: Notetype(
                str(name),
                tuple(fields.get(known, ())),
                tuple(templates.get(known, ())),
                is_cloze=wire.number(config, 1) == _CLOZE,
                is_occlusion=wire.number(config, 9) == _OCCLUSION,
            )
            for known, name, config in self._some("SELECT id, name, config FROM notetypes")
        }

    def _deck_names(self) -> dict[int, str]:
        found = self._some("SELECT id, name FROM decks")
        return {known: str(name).replace(_SEPARATOR, "::") for known, name in found}

    def _old_notetypes(self) -> dict[int, Notetype]:
        return {
            int(known): Notetype(
                str(model.get("name", "")),
                tuple([str(field["name"]) for field in model["flds"]]),
                tuple([(str(each["qfmt"]), str(each["afmt"])) for each in model["tmpls"]]),
                is_cloze=model.get("type") == _CLOZE,
                is_occlusion=model.get("originalStockKind") == _OCCLUSION,
            )
            for known, model in self._json("models").items()
        }

    def _old_deck_names(self) -> dict[int, str]:
        return {int(known): str(deck["name"]) for known, deck in self._json("decks").items()}

    def _json(self, column: str) -> dict[str, Any]:
        if not self._has_table("col"):
            raise ExchangeError(_UNKNOWN)
        row = self._connection.execute(
            f"SELECT {column} FROM col WHERE length(CAST({column} AS BLOB)) <= ? LIMIT 1",  # noqa: S608 - a name of ours
            (_LONGEST_JSON,),
        ).fetchone()
        return dict(json.loads(row[0])) if row else {}

    def _some(self, query: str) -> Iterator[tuple[Any, ...]]:
        """Yield rows of a query, as many and as large as note types and decks ever are.

        Raises:
            ValueError: they are larger.
        """
        room = _LONGEST_JSON
        for row in self._connection.execute(f"{query} LIMIT {_MOST_TYPES}"):
            room -= sum(map(getsizeof, row))
            if room < 0:
                raise ValueError("the note types are too large")
            yield row


@contextmanager
def open_collection(path: Path) -> Iterator[Collection]:
    """Open the collection in a file for reading.

    Raises:
        ExchangeError: it is none, or is damaged; also while its notes are read.
    """
    try:
        with closing(_connect(path)) as connection:
            yield _read(connection)
    except (sqlite3.Error, UnicodeDecodeError) as error:  # the latter where SQLite's own message is garbled
        raise ExchangeError(_DAMAGED) from error


def _read(connection: sqlite3.Connection) -> Collection:
    """Return the collection; what is not made as Anki makes it is damaged."""
    try:
        return Collection(connection)
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
        raise ExchangeError(_DAMAGED) from error


def _connect(path: Path) -> sqlite3.Connection:
    """Connect so that nothing a database says can make SQLite write, compute or take up memory at will."""
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    connection.text_factory = lambda data: data.decode(errors="replace")
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_VALUE)
    connection.setlimit(sqlite3.SQLITE_LIMIT_COLUMN, 100)
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    connection.create_collation("unicase", _by_case)
    for pragma in ("trusted_schema=OFF", "cell_size_check=ON", "mmap_size=0", "temp_store=FILE"):
        connection.execute(f"PRAGMA {pragma}")
    steps = iter(range(_SCHEMA_STEPS))
    connection.set_progress_handler(lambda: next(steps, None) is None, 100)
    connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()
    connection.set_progress_handler(None, 0)
    return connection


def _by_case(one: str, other: str) -> int:
    one, other = one.casefold(), other.casefold()
    return (one > other) - (one < other)
