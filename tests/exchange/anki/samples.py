"""Decks, packages and collections, as the tests of this folder make and look at them."""

from __future__ import annotations

import io
import sqlite3
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import zstandard
from anki.collection import Collection, ExportAnkiPackageOptions, ImportAnkiPackageRequest

from quizapp.bank.phrases import phrases
from quizapp.bank.reader import parse_deck
from quizapp.core.decks import Deck
from quizapp.core.derivation import derive
from quizapp.core.items import Item, Matching, MultipleChoice, SingleChoice
from quizapp.exchange.anki import load
from quizapp.exchange.anki.exporting import write
from quizapp.exchange.results import Imported, Source

FILES = Path(__file__).parent / "files"
NOON = 1_718_618_400.0
"""Monday 2024-06-17, noon in Berlin."""
SCHEMA = """
CREATE TABLE col (id integer PRIMARY KEY, models text, decks text);
CREATE TABLE notes (id integer PRIMARY KEY, guid text, mid integer, tags text, flds text);
CREATE TABLE cards (id integer PRIMARY KEY, nid integer, did integer, odid integer, reps integer);
"""
MODELS = (
    '{"1": {"name": "Basic", "type": 0, "flds": [{"name": "Front"}, {"name": "Back"}], '
    '"tmpls": [{"qfmt": "{{Front}}", "afmt": "{{FrontSide}}<hr>{{Back}}"}]}}'
)


def source(deck: Deck, article: str | None = None) -> Source:
    ready = replace(deck, entries=tuple(entry for entry in deck.entries if not entry.common.draft))
    return Source(ready, derive(ready, phrases(deck.language)), article)


def deck_of(text: str, name: str = "deck") -> Deck:
    """Return the deck of a question file's text, which has no problems."""
    reading = parse_deck(text.encode(), Path(f"{name}.yaml"))
    assert reading.problems == ()
    assert reading.deck is not None
    return reading.deck


def shipped(path: Path) -> Deck:
    deck = parse_deck(path.read_bytes(), path).deck
    assert deck is not None
    return deck


def export_to(path: Path, exported: Source, at: float = NOON) -> Path:
    path.write_bytes(write(exported, at))
    return path


def items_of(imported: Imported) -> dict[str, Item]:
    deck = imported.deck
    return {item.id: item for item in derive(deck, phrases(deck.language))}


def held(item: Item) -> Item:
    """Return the item with what Anki holds of it, distractors in no order."""
    interaction = item.interaction
    match interaction:
        case SingleChoice(choices, key, shown):
            texts = [choice.text for choice in choices]
            interaction = (texts.pop(key), frozenset(texts), shown)
        case MultipleChoice(choices, keys):
            right = [choices[key].text for key in sorted(keys)]
            interaction = (frozenset(right), frozenset(choice.text for choice in choices))
        case Matching(left, right, key):
            interaction = (left, tuple(right[place] for place in key), frozenset(right))
    return replace(
        item,
        interaction=interaction,
        tags=tuple(sorted(item.tags)),
        level=None,
        points=1,
        seconds=None,
        line=0,
    )


@contextmanager
def collection(folder: Path) -> Iterator[Collection]:
    """Open an empty collection of Anki."""
    folder.mkdir(exist_ok=True)
    opened = Collection(str(folder / "collection.anki2"))
    try:
        yield opened
    finally:
        opened.close()


def import_into(opened: Collection, path: Path) -> None:
    opened.import_anki_package(ImportAnkiPackageRequest(package_path=str(path)))


def export_from(opened: Collection, path: Path, *, legacy: bool) -> Path:
    options = ExportAnkiPackageOptions(with_media=True, legacy=legacy)
    opened.export_anki_package(out_path=str(path), options=options, limit=None)
    return path


def database(notes: Sequence[tuple[object, ...]] = (), script: str = SCHEMA, models: str = MODELS) -> bytes:
    """Return a collection in the old schema; notes are guid, note type, tags and fields."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(script)
        if "TABLE col" in script:
            connection.execute("INSERT INTO col VALUES (1, ?, ?)", (models, '{"1": {"name": "Default"}}'))
        if notes:
            connection.executemany("INSERT INTO notes (guid, mid, tags, flds) VALUES (?, ?, ?, ?)", notes)
        connection.commit()
        return connection.serialize()


def package(path: Path, content: bytes, name: str = "collection.anki21", **others: bytes) -> Path:
    """Write a package with this collection, packed as its name says, and other files."""
    if name == "collection.anki21b":
        content = zstandard.compress(content)
    path.write_bytes(zipped({name: content, **others}))
    return path


def zipped(files: dict[str, bytes], method: int = zipfile.ZIP_STORED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content, method)  # of no date
    return buffer.getvalue()


def read_notes(tmp_path: Path, *notes: tuple[object, ...]) -> Imported:
    """Read a package with these notes of the type »Basic«: guid, tags, front, back."""
    rows = [(guid, 1, tags, f"{front}\x1f{back}") for guid, tags, front, back in notes]
    return load(package(tmp_path / "made.apkg", database(rows)))
