"""The index: what all question files hold, without reading those that have not changed.

Only a cache in SQLite. The files are the truth: whenever the cache cannot be used, it is thrown away
or done without, and nothing is lost but time.
"""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from quizapp.bank.cache import COLUMNS, forget, in_memory, open_cache, write
from quizapp.bank.files import QuestionFile, find_files, is_fresh
from quizapp.core.ids import deck_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
    from types import TracebackType
    from typing import Self

    from quizapp.bank.changes import Changes
    from quizapp.bank.codec import Glance
    from quizapp.bank.files import Known
    from quizapp.bank.problems import Problem
    from quizapp.bank.records import FileRecord
    from quizapp.core.decks import GlossaryEntry
    from quizapp.core.items import Item
    from quizapp.core.traces import Trace

BATCH_SECONDS = 0.5
"""How much reading to collect before writing it down."""

_SELECT = f"SELECT id, {', '.join(COLUMNS)} FROM files"  # noqa: S608

Result = TypeVar("Result")


class DeckSummary(NamedTuple):
    """A deck as lists show it.

    ``entries`` counts those without errors, ``items`` those that are no drafts. ``digest`` changes if
    and only if the items change. ``file`` and ``briefing`` (empty if it is not there) are paths as
    texts: thousands of decks are listed when the program starts.
    """

    id: str
    title: str
    file: str
    language: str
    tags: tuple[str, ...]
    as_of: date | None
    link: str
    description: str
    entries: int
    items: int
    drafts: int
    errors: int
    warnings: int
    hints: int
    briefing: str
    digest: str

    @property
    def path(self) -> Path:
        """The deck's file."""
        return Path(self.file)

    @property
    def article(self) -> Path | None:
        """The briefing's file, if it is there."""
        return Path(self.briefing) if self.briefing else None


@dataclass(frozen=True, slots=True)
class Stub:
    """As much of an item as is needed to choose it."""

    id: str
    entry: str
    opens_after: str | None

    @property
    def deck(self) -> str:
        """The id of the item's deck."""
        return deck_of(self.id)


class _Row(NamedTuple):
    """A file as the cache knows it."""

    id: int
    path: str
    size: int
    mtime_ns: int
    deck: str | None
    title: str
    language: str
    tags: str
    as_of: str | None
    link: str
    description: str
    article: str
    entries: int
    items: int
    drafts: int
    errors: int
    warnings: int
    hints: int
    digest: str

    @property
    def date(self) -> date | None:
        """The deck's date."""
        return date.fromisoformat(self.as_of) if self.as_of else None


def open_index(path: Path | None) -> Index:
    """Open the index kept at ``path``, or one in memory for None.

    A cache that is unreadable or was made by another version is thrown away; where none can be kept,
    the index is in memory too. Never raises for the state of the disk.
    """
    return Index(open_cache(path))


class Index:
    """All decks of some roots. Empty until `refresh`; a context manager that closes its file."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._roots: tuple[Path, ...] = ()
        self._active: tuple[_Row, ...] = ()
        self._known: Mapping[str, _Row] = {}
        self._decks: dict[str, _Row] = {}
        self._summaries: tuple[DeckSummary, ...] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the cache's file."""
        self._connection.close()

    def refresh(self, roots: Sequence[Path]) -> None:
        """Read again what has changed in the roots, and let their decks be the active ones.

        Roots are files and folders in order of precedence: of decks with the same id the first one
        counts, and the others get a hint. Roots that are not there are ignored, except a question
        file, which gives a problem.
        """
        self._roots = tuple(roots)
        self._ask(self._refresh)

    @property
    def roots(self) -> tuple[Path, ...]:
        """The roots of the last refresh."""
        return self._roots

    @property
    def known(self) -> Mapping[str, Known]:
        """The files of the roots as they were read last, by their paths; never changed, only exchanged."""
        return self._known

    def take(self, changes: Changes) -> tuple[Known, ...]:
        """Let what was read of changed files count from now on; return the files that hold something else."""
        before = self._known
        self._ask(lambda: self._take(changes))
        read = [self._known[record.columns[0]] for record in changes.records]
        return tuple([row for row in read if row.path not in before or _differ(row, before[row.path])])

    def decks(self) -> tuple[DeckSummary, ...]:
        """Return the active decks in order of the roots."""
        if self._summaries is None:
            self._summaries = tuple([_summary(row) for row in self._decks.values()])
        return self._summaries

    def problems(self) -> tuple[Problem, ...]:
        """Return the problems of all files of the roots, file by file."""
        return self._ask(lambda: tuple(self._problems()))

    def items(self, ids: Iterable[str]) -> tuple[Item, ...]:
        """Return the items with these ids, in this order; unknown ids are left out."""
        wanted = list(ids)
        found = self._ask(lambda: {item.id: item for item in self._items_by_id(wanted)})
        return tuple([found[known] for known in wanted if known in found])

    def deck_items(self, deck: str, *, drafts: bool = False) -> tuple[Item, ...]:
        """Return the items of a deck in file order; none for an unknown deck."""
        return self._ask(lambda: tuple(self._deck_items(deck, drafts=drafts)))

    def glances(self, deck: str) -> tuple[Glance, ...]:
        """Return what is to be seen of a deck's items at a glance, in file order, without drafts."""
        from quizapp.bank.codec import glance

        sql = "SELECT id, payload FROM items WHERE file = ? AND draft = 0 ORDER BY position"
        return self._ask(lambda: tuple([glance(*row) for row in self._of_deck(deck, sql)]))

    def stubs(self, deck: str, *, drafts: bool = False) -> tuple[Stub, ...]:
        """Return what is needed to choose among the items of a deck, in file order."""
        columns = "id, coalesce(entry, id), opens_after"
        sql = f"SELECT {columns} FROM items WHERE file = ? AND draft <= ? ORDER BY position"  # noqa: S608
        return self._ask(lambda: tuple([Stub(*row) for row in self._of_deck(deck, sql, drafts)]))

    def tagged(self, decks: Sequence[str], first: int, count: int) -> list[tuple[str, str]]:
        """Return ids and tags (a JSON list) of ``count`` items of each deck, from the ``first`` place on.

        Drafts take places, but are left out.
        """
        files = [self._decks[deck].id for deck in decks if deck in self._decks]
        marks = ", ".join("?" * len(files))
        sql = (
            "SELECT id, json_extract(payload, '$[6]') FROM items"  # noqa: S608
            f" WHERE file IN ({marks}) AND position >= ? AND position < ? AND draft = 0"
        )
        return self._ask(lambda: self._select(sql, *files, first, first + count))

    def glossary(self, deck: str) -> tuple[GlossaryEntry, ...]:
        """Return the glossary entries of a deck, drafts included, in file order."""
        from quizapp.bank.codec import decode_glossary

        rows = self._ask(lambda: self._of_deck(deck, "SELECT glossary FROM details WHERE file = ?"))
        return decode_glossary(rows[0][0]) if rows else ()

    def traces(self, deck: str) -> tuple[Trace, ...]:
        """Return what is remembered of each item of a deck, drafts included, in file order."""
        from quizapp.core.marking import trace_of

        entries = groupby(self.deck_items(deck, drafts=True), key=lambda item: item.entry)
        return tuple(trace_of(item, place) for place, (_, items) in enumerate(entries) for item in items)

    def places(self, deck: str) -> dict[str, int]:
        """Return for each item of a deck, drafts included, the place of its entry, from 0."""
        entries = groupby(self.stubs(deck, drafts=True), key=lambda stub: stub.entry)
        return {stub.id: place for place, (_, stubs) in enumerate(entries) for stub in stubs}

    def called(self, names: Collection[str]) -> tuple[str, ...]:
        """Return the ids of all items, drafts included, that have one of the names within their deck."""
        active = {row.id for row in self._decks.values()}
        rows = self._ask(lambda: self._select("SELECT file, id FROM items"))
        return tuple([known for file, known in rows if known.partition("/")[2] in names and file in active])

    def is_term(self, folded: str) -> bool:
        """Whether the folded text is a term, or another name of one, in an active deck."""
        rows = self._ask(lambda: self._select("SELECT file FROM terms WHERE folded = ?", folded))
        active = {row.id for row in self._decks.values()} if rows else set()
        return any(file in active for (file,) in rows)

    def article(self, deck: str) -> str | None:
        """Return the text of a deck's briefing, or None if it has none or it cannot be read."""
        row = self._decks.get(deck)
        from quizapp.bank.articles import load_article

        return load_article(Path(row.path).with_name(row.article)) if row and row.article else None

    def _refresh(self) -> None:
        found = list(find_files(self._roots))
        rows = self._rows()
        stale = [file for file in found if not is_fresh(file, rows.get(file.path))]
        gone = _gone(rows.keys() - {file.path for file in found}, self._roots)
        if stale or gone:
            forget(self._connection, [rows[path].id for path in gone])
            rows |= {row.path: row for row in self._reread(stale)}
        self._activate(found, rows)

    def _take(self, changes: Changes) -> None:
        rows = dict(self._known)
        gone = _gone(rows.keys() - {file.path for file in changes.found}, self._roots)
        if gone:
            forget(self._connection, [rows[path].id for path in gone])
        rows |= {row.path: row for row in self._write(changes.records)}
        self._activate(changes.found, rows)

    def _activate(self, found: Iterable[QuestionFile], rows: Mapping[str, _Row]) -> None:
        self._active = tuple([rows[file.path] for file in found if file.path in rows])
        self._known = {row.path: row for row in self._active}
        self._decks = {}
        for row in self._active:
            if row.deck is not None:
                self._decks.setdefault(row.deck, row)
        self._summaries = None

    def _reread(self, files: Iterable[QuestionFile]) -> Iterator[_Row]:
        """Read files, write what they hold into the cache a batch at a time, and yield their rows."""
        batch: list[FileRecord] = []
        since = time.monotonic()
        for file in files:
            batch.append(_read(file))
            if time.monotonic() - since > BATCH_SECONDS:
                yield from self._write(batch)
                batch.clear()
                since = time.monotonic()
        yield from self._write(batch)

    def _write(self, batch: Sequence[FileRecord]) -> list[_Row]:
        files = write(self._connection, batch) if batch else []
        return [_Row(file, *record.columns) for file, record in zip(files, batch, strict=True)]

    def _rows(self) -> dict[str, _Row]:
        rows = [
            row if type(row[1]) is str else (row[0], os.fsdecode(row[1]), *row[2:])
            for row in self._select(_SELECT)
        ]
        return {row[1]: _Row._make(row) for row in rows}

    def _problems(self) -> Iterator[Problem]:
        from quizapp.bank.codec import decode_problems

        kept = dict(self._select("SELECT file, problems FROM details WHERE problems != '[]'"))
        for row in self._active:
            path = Path(row.path)
            found = decode_problems(kept[row.id], path) if row.id in kept else ()
            yield from sorted(
                (*found, *_outside(row, self._decks)), key=lambda each: (each.line, each.column)
            )

    def _items_by_id(self, ids: Sequence[str]) -> Iterator[Item]:
        by_deck: dict[str, list[str]] = {}
        for known in ids:
            by_deck.setdefault(known.partition("/")[0], []).append(known)
        for deck, wanted in by_deck.items():
            for start in range(0, len(wanted), 500):
                part = wanted[start : start + 500]
                marks = ", ".join("?" * len(part))
                yield from self._decoded(deck, f"id IN ({marks})", *part)

    def _deck_items(self, deck: str, *, drafts: bool) -> Iterator[Item]:
        return self._decoded(deck, "draft <= ? ORDER BY position", drafts)

    def _decoded(self, deck: str, condition: str, *values: object) -> Iterator[Item]:
        from quizapp.bank.codec import decode_item

        columns = "payload, id, coalesce(entry, id), opens_after, draft, line"
        row = self._decks.get(deck)
        day = row.date if row else None
        rows = self._of_deck(deck, f"SELECT {columns} FROM items WHERE file = ? AND {condition}", *values)  # noqa: S608
        for payload, known, entry, opens_after, draft, line in rows:
            assert row is not None
            yield decode_item(
                payload,
                item=known,
                entry=entry,
                deck=deck,
                language=row.language,
                as_of=day,
                opens_after=opens_after,
                draft=bool(draft),
                line=line,
            )

    def _of_deck(self, deck: str, sql: str, *values: object) -> list[tuple[Any, ...]]:
        row = self._decks.get(deck)
        return self._select(sql, row.id, *values) if row else []

    def _select(self, sql: str, *values: object) -> list[Any]:
        return self._connection.execute(sql, values).fetchall()

    def _ask(self, work: Callable[[], Result]) -> Result:
        """Do the work; if the cache fails, read all files into memory and do it there."""
        try:
            return work()
        except sqlite3.Error:
            with suppress(sqlite3.Error):
                self._connection.close()
            self._connection = in_memory()
            self._refresh()
            return work()


def _summary(row: _Row) -> DeckSummary:
    fault = _briefing_fault(row)
    return DeckSummary(
        id=row.deck or "",
        title=row.title,
        file=row.path,
        language=row.language,
        tags=tuple(row.tags.split("\n")) if row.tags else (),
        as_of=row.date,
        link=row.link,
        description=row.description,
        entries=row.entries,
        items=row.items,
        drafts=row.drafts,
        errors=row.errors + (fault == "article-too-large"),
        warnings=row.warnings + (fault == "article-missing"),
        hints=row.hints,
        briefing=str(Path(row.path).with_name(row.article)) if row.article and fault is None else "",
        digest=row.digest,
    )


def _outside(row: _Row, decks: dict[str, _Row]) -> Iterator[Problem]:
    """Yield the problems that depend on more than the file itself."""
    found = _briefing_problem(row)
    if found is not None:
        yield found
    if row.deck is not None and decks[row.deck] is not row:
        from quizapp.bank.problems import problem

        yield problem("shadowed-deck", Path(row.path), values={"id": row.deck, "other": decks[row.deck].path})


def _briefing_fault(row: _Row) -> str | None:
    if not row.article:
        return None
    from quizapp.bank.articles import article_fault

    return article_fault(Path(row.path), row.article)


def _briefing_problem(row: _Row) -> Problem | None:
    if not row.article:
        return None
    from quizapp.bank.articles import article_problem

    return article_problem(Path(row.path), row.article)


def _differ(one: _Row, other: _Row) -> bool:
    """Whether a file holds something else than before, to be seen by its size if by nothing else."""
    return one._replace(id=0, mtime_ns=0) != other._replace(id=0, mtime_ns=0)


def _gone(paths: Collection[str], roots: Iterable[Path]) -> list[str]:
    """Return those of the paths that lie in a folder that was searched: their files are no more."""
    if not paths:
        return []
    folders = [folder for folder in (root.resolve() for root in roots) if folder.is_dir()]
    return [path for path in paths if any(folder in Path(path).parents for folder in folders)]


def _read(file: QuestionFile) -> FileRecord:
    from quizapp.bank.changes import read_file

    return read_file(file)
