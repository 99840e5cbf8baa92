"""Decks named on the command line: by id, by file, by folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.bank.files import SUFFIXES
from quizapp.bank.schema import SECTIONS
from quizapp.cli.errors import CommandError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.bank.index import DeckSummary
    from quizapp.language import Translator

_TEXTS = (".md", ".markdown", ".txt", ".text")
_BEGINNINGS = frozenset((*SECTIONS, "fragen", "title", "titel"))
"""What a line of a question file begins with, and hardly one of a briefing."""

_HEAD = 64 * 1024


def named_path(word: str) -> Path | None:
    """Return the path that a deck was named by, None if the word is an id.

    Whatever is there on the disk is a path, and so is whatever looks like one.
    """
    path = Path(word)
    looks = path.suffix.casefold() in (".yaml", ".yml") or len(path.parts) > 1
    return path if looks or path.exists() else None


def require_path(path: Path, tr: Translator) -> None:
    """Refuse a path with nothing there.

    Raises:
        UsageError: there is no such file or folder.
    """
    if path.exists():
        return
    like = near_path(str(path))
    if like is not None:
        raise UsageError(
            tr("There is no file or folder »{path}«. Did you mean »{like}«?", path=path, like=like)
        )
    raise UsageError(tr("There is no file or folder »{path}«.", path=path))


def refuse_text(path: Path, tr: Translator) -> None:
    """Refuse a file that is a text by its name and holds no section of a question file, as a briefing.

    Raises:
        UsageError: it is one.
    """
    if path.suffix.casefold() not in _TEXTS or not path.is_file():
        return
    try:
        with path.open("rb") as file:
            text = file.read(_HEAD).decode("utf-8", "replace").casefold()
    except OSError:
        return
    if any(line.partition(":")[0].strip() in _BEGINNINGS for line in text.splitlines() if ":" in line):
        return
    raise UsageError(
        tr(
            "»{path}« is a text and not a question file: the name of one ends in .yaml. If it is a briefing, "
            "»quizapp build {path} -o my-topic.yaml« makes questions of it.",
            path=path,
        )
    )


def near_path(word: str) -> str | None:
    """Return a question file, a folder or one of the same type beside the one named with a name much like it.

    What names end in is not compared: it would make short names alike.
    """
    path = Path(word)
    types = {*SUFFIXES, path.suffix.casefold()}
    try:
        beside = [
            entry
            for entry in sorted(path.parent.iterdir())
            if not entry.name.startswith(".")
            and (entry.suffix.casefold() in types or entry.is_dir())
            and entry.exists()  # a link may lead nowhere
        ]
    except (OSError, ValueError):
        return None
    from quizapp.core.nearness import nearest

    like = nearest(path.stem, [entry.stem for entry in beside])
    return next((str(path.with_name(entry.name)) for entry in beside if entry.stem == like), None)


def decks_at(
    path: Path, decks: Sequence[DeckSummary], tr: Translator, *, drafts: bool = False
) -> frozenset[str]:
    """Return the ids of the decks in a file or folder that have something to ask, or ``drafts`` of it.

    Raises:
        CommandError: there are none.
    """
    real = path.resolve()
    there = [deck for deck in decks if deck.path == real or real in deck.path.parents]
    found = frozenset(deck.id for deck in there if deck.items or (drafts and deck.drafts))
    if not found and (draft := next((deck for deck in there if deck.drafts), None)) is not None:
        raise CommandError(_only_drafts(path, draft.path if path.is_dir() else path, tr))
    if not found:
        raise CommandError(
            tr("There are no usable questions in »{path}«. »quizapp check {path}« says why.", path=path)
        )
    return found


def deck_by_id(
    word: str, decks: Sequence[DeckSummary], tr: Translator, *, drafts: bool = False
) -> frozenset[str]:
    """Return the deck's id as a set.

    Raises:
        UsageError: there is no such deck.
        CommandError: it has only drafts, and these are not to be asked.
    """
    ids = [deck.id for deck in decks]
    if word in ids:
        deck = decks[ids.index(word)]
        if deck.drafts and not deck.items and not drafts:
            raise CommandError(_only_drafts(word, word, tr))
        return frozenset({word})
    from quizapp.core.nearness import nearest

    like = nearest(word, ids) or near_path(word)
    if like is not None:
        raise UsageError(tr("There is no deck »{deck}«. Did you mean »{like}«?", deck=word, like=like))
    raise UsageError(tr("There is no deck »{deck}«. »quizapp decks« lists them.", deck=word))


def _only_drafts(named: Path | str, deck: Path | str, tr: Translator) -> str:
    """Say that all that was named is drafts, and how one of the decks is reviewed, or asked all the same."""
    from quizapp.cli.paths import shown_path

    shown = shown_path(deck) if isinstance(deck, Path) else deck
    return "\n".join(
        (
            tr("All questions in »{path}« are drafts.", path=named),
            tr("»quizapp review {path}« shows them one by one, to accept, change or drop them.", path=shown),
            tr("»quizapp quiz {path} --drafts« asks them as they are.", path=named),
        )
    )
