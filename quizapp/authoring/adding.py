"""Adding: a question file and its briefing, copied into a folder where nothing is ever overwritten."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import normalize

from quizapp.bank.articles import article_fault
from quizapp.bank.files import SUFFIXES
from quizapp.bank.reader import MAX_BYTES, parse_deck
from quizapp.bank.replacement import make_file

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quizapp.core.decks import Deck


@dataclass(frozen=True, slots=True)
class Added:
    """The file was copied to ``path``, and its briefing, if it has one, to ``briefing``."""

    path: Path
    deck: Deck
    briefing: Path | None = None


@dataclass(frozen=True, slots=True)
class There:
    """The same file is at ``path`` already."""

    path: Path
    deck: Deck


@dataclass(frozen=True, slots=True)
class Unusable:
    """There is no usable entry in the file."""


@dataclass(frozen=True, slots=True)
class BadName:
    """A file with this name would not be found in the folder, or would be taken for something else."""

    name: str


@dataclass(frozen=True, slots=True)
class NameTaken:
    """Another file is at ``path``."""

    path: Path


@dataclass(frozen=True, slots=True)
class IdTaken:
    """The file at ``path`` has the same deck id."""

    deck: str
    path: Path


NotAdded = Unusable | BadName | NameTaken | IdTaken
Outcome = Added | There | NotAdded


def add_file(source: Path, folder: Path, ids: Mapping[str, Path]) -> Outcome:
    """Copy a question file, and its briefing first, under their own names into a folder.

    ``ids`` tells which files of the folder have which deck ids.

    Raises:
        OSError: something cannot be read or written.
    """
    name = source.name
    if not name.casefold().endswith(SUFFIXES) or name.startswith("."):
        return BadName(name)
    data = _read(source)
    deck = parse_deck(data, source).deck
    if deck is None or not deck.entries:
        return Unusable()
    real = Path(os.path.realpath(source))
    if real.is_relative_to(os.path.realpath(folder)):
        return There(real, deck)
    target = _alike(folder, name) or folder / name
    briefing = _briefing(source, deck, folder)
    if isinstance(briefing, NotAdded):
        return briefing
    if not _is_free(target, data):
        return NameTaken(target)
    other = ids.get(deck.id)
    if other is not None and os.path.realpath(other) != os.path.realpath(target):
        return There(other, deck) if _holds(other, data) else IdTaken(deck.id, other)
    folder.mkdir(parents=True, exist_ok=True)
    return _copied(target, data, deck, briefing)


@dataclass(frozen=True, slots=True)
class _Briefing:
    """What a briefing holds and where it is to be."""

    target: Path
    data: bytes


def _briefing(source: Path, deck: Deck, folder: Path) -> _Briefing | NotAdded | None:
    """Return the briefing to copy, None if there is none beside the file, or why it cannot be copied."""
    name = deck.article
    if not name or article_fault(source, name) is not None:
        return None
    if name.startswith(".") or name.casefold().endswith(SUFFIXES):
        return BadName(name)
    data = _read(source.with_name(name))
    target = folder / name
    other = _alike(folder, name)
    if other is not None and other.name != name:
        return NameTaken(other)
    return _Briefing(target, data) if _is_free(target, data) else NameTaken(target)


def _copied(target: Path, data: bytes, deck: Deck, briefing: _Briefing | None) -> Added | There:
    """Write what is missing, the briefing first, so that no deck is ever without it."""
    with_briefing = briefing is not None and _place(briefing.target, briefing.data)
    try:
        is_new = _place(target, data)
    except BaseException:
        if briefing is not None and with_briefing:
            with suppress(OSError):
                briefing.target.unlink()
        raise
    if not is_new and not with_briefing:
        return There(target, deck)
    return Added(target, deck, briefing.target if briefing is not None and with_briefing else None)


def _read(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1)


def _alike(folder: Path, name: str) -> Path | None:
    """Return what a folder has under a name, or under one that some systems take for the same."""
    if os.path.lexists(folder / name):
        return folder / name
    with suppress(OSError):
        wanted = _plain(name)
        return next((there for there in sorted(folder.iterdir()) if _plain(there.name) == wanted), None)
    return None


def _plain(name: str) -> str:
    return normalize("NFC", name).casefold()


def _is_free(target: Path, data: bytes) -> bool:
    """Tell whether nothing is there, or exactly this."""
    return not os.path.lexists(target) or _holds(target, data)


def _holds(target: Path, data: bytes) -> bool:
    return target.is_file() and _read(target) == data


def _place(target: Path, data: bytes) -> bool:
    """Write a new file that is there whole or not at all; return whether it was not there yet.

    Raises:
        OSError: it cannot be written.
        FileExistsError: something else has come there meanwhile.
    """
    if _holds(target, data):
        return False
    make_file(target, data)
    return True
