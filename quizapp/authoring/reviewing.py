"""Reviewing: the drafts of a question file, decided on one by one, each decision on the disk at once."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.authoring.extents import find_extents, is_directive
from quizapp.authoring.revision import accepted, dropped, rewritten
from quizapp.bank.articles import load_article
from quizapp.bank.phrases import phrases
from quizapp.bank.problems import Severity, visible
from quizapp.bank.reader import MAX_BYTES, parse_deck
from quizapp.bank.replacement import replace_file
from quizapp.bank.text import decode
from quizapp.core.cleaning import harmless
from quizapp.core.derivation import derive

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quizapp.bank.problems import Problem
    from quizapp.core.decks import Deck, Entry
    from quizapp.core.items import Item
    from quizapp.language import Translator


class Decision(Enum):
    """What was decided on a draft. A changed one is still a draft."""

    ACCEPTED = auto()
    CHANGED = auto()
    DROPPED = auto()


@dataclass(frozen=True, slots=True)
class DraftEntry:
    """A draft as it is reviewed: what it asks, what the comment above says, and what is wrong with it.

    ``line`` is where it begins in its file, ``text`` its lines; both are for the editor. ``clear`` tells
    that these lines are its alone, so that it can be changed here.
    """

    entry: Entry
    line: int
    text: str
    comment: tuple[str, ...]
    items: tuple[Item, ...]
    problems: tuple[Problem, ...]
    clear: bool


@dataclass(frozen=True, slots=True)
class Step:
    """A decision that can be taken back: the file before it, and the draft's number then."""

    decision: Decision
    before: bytes
    number: int


@dataclass(frozen=True, slots=True)
class Review:
    """A question file under review, as it was when it was last read or written.

    ``errors`` counts those in the file: their entries are not shown. ``decided`` are all decisions,
    ``steps`` those that can still be taken back.
    """

    path: Path
    data: bytes
    deck: Deck | None
    article: str | None
    drafts: tuple[DraftEntry, ...]
    errors: int
    decided: tuple[Decision, ...] = ()
    steps: tuple[Step, ...] = ()

    @property
    def title(self) -> str:
        """The deck's title, or the file's name."""
        return self.deck.title if self.deck is not None and self.deck.title else visible(self.path.name)

    def count(self, decision: Decision) -> int:
        """Return how often it was decided so."""
        return self.decided.count(decision)


class ChangedMeanwhileError(Exception):
    """The file was changed by somebody else. Nothing was written; ``review`` is the file as it is now."""

    def __init__(self, review: Review) -> None:
        super().__init__(str(review.path))
        self.review = review


def load_review(path: Path) -> Review:
    """Read a question file to review its drafts.

    Raises:
        OSError: it cannot be read.
    """
    target = Path(os.path.realpath(path))
    return _review(target, _read(target))


def reread(review: Review) -> Review:
    """Read the file again; if it was changed, earlier decisions can no longer be taken back.

    Raises:
        OSError: it cannot be read.
    """
    data = _read(review.path)
    if data == review.data:
        return review
    return replace(_review(review.path, data), decided=review.decided)


def accept(review: Review, number: int) -> Review:
    """Let the draft of that number be a draft no more.

    Raises:
        RevisionError: that cannot be done for certain.
        ChangedMeanwhileError: the file is not as it was read.
        OSError: the file cannot be read or written.
    """
    line = review.drafts[number].entry.common.line
    return _decided(review, accepted(review.data, review.path, line), Decision.ACCEPTED, number)


def drop(review: Review, number: int) -> Review:
    """Take the draft of that number out of the file.

    Raises:
        RevisionError: that cannot be done for certain.
        ChangedMeanwhileError: the file is not as it was read.
        OSError: the file cannot be read or written.
    """
    line = review.drafts[number].entry.common.line
    return _decided(review, dropped(review.data, review.path, line), Decision.DROPPED, number)


def rewrite(review: Review, number: int, text: str) -> Review:
    """Put a text in the place of the draft of that number; it is checked first.

    Raises:
        RevisionError: it has errors, which are with the exception, or cannot be written for certain.
        ChangedMeanwhileError: the file is not as it was read.
        OSError: the file cannot be read or written.
    """
    draft = review.drafts[number]
    if text.rstrip() == draft.text.rstrip():
        return review
    changed = rewritten(review.data, review.path, draft.entry.common.line, text)
    return _decided(review, changed, Decision.CHANGED, number)


def take_back(review: Review) -> tuple[Review, int]:
    """Take the last decision back; return its draft's number too.

    Raises:
        ValueError: there is none that can be taken back.
        ChangedMeanwhileError: the file is not as it was written.
        OSError: the file cannot be read or written.
    """
    if not review.steps:
        raise ValueError("there is no decision to take back")
    step = review.steps[-1]
    _write(review, step.before)
    before = _review(review.path, step.before)
    return replace(before, decided=review.decided[:-1], steps=review.steps[:-1]), step.number


def summary_lines(review: Review, tr: Translator) -> Iterator[str]:
    """Yield what was decided, and how much is left."""
    counts = (
        (
            Decision.ACCEPTED,
            tr.plural("{n} draft accepted", "{n} drafts accepted", review.count(Decision.ACCEPTED)),
        ),
        (Decision.CHANGED, tr.plural("{n} change", "{n} changes", review.count(Decision.CHANGED))),
        (
            Decision.DROPPED,
            tr.plural("{n} draft dropped", "{n} drafts dropped", review.count(Decision.DROPPED)),
        ),
    )
    told = ", ".join(words for decision, words in counts if review.count(decision))
    if told:
        yield f"{told}."
    if review.drafts:
        yield tr.plural("{n} draft is left.", "{n} drafts are left.", len(review.drafts))
    elif review.decided:
        yield tr("No draft is left.")


def error_words(review: Review, tr: Translator) -> str:
    """Say that the file has entries with errors, which are not reviewed; nothing if it has none."""
    if not review.errors:
        return ""
    return tr.plural(
        "The file has {n} error; what it concerns is not shown here. »quizapp check« tells more.",
        "The file has {n} errors; what they concern is not shown here. »quizapp check« tells more.",
        review.errors,
    )


def _read(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1)


def _write(review: Review, data: bytes) -> None:
    """Write the file if it still is as the review knows it."""
    fresh = reread(review)
    if fresh is not review:
        raise ChangedMeanwhileError(fresh)
    replace_file(review.path, data)


def _decided(review: Review, changed: bytes, decision: Decision, number: int) -> Review:
    _write(review, changed)
    return replace(
        _review(review.path, changed),
        decided=(*review.decided, decision),
        steps=(*review.steps, Step(decision, review.data, number)),
    )


def _review(path: Path, data: bytes) -> Review:
    reading = parse_deck(data, path)
    deck = reading.deck
    errors = sum(found.severity is Severity.ERROR for found in reading.problems)
    if deck is None:
        return Review(path, data, None, None, (), errors)
    article = load_article(path.with_name(deck.article)) if deck.article else None
    if article is not None:
        article = harmless(article)
    return Review(path, data, deck, article, tuple(_drafts(path, data, reading.problems, deck)), errors)


def _drafts(path: Path, data: bytes, problems: Sequence[Problem], deck: Deck) -> Iterator[DraftEntry]:
    entries = [entry for entry in deck.entries if entry.common.draft]
    if not entries:
        return
    derived = derive(deck, phrases(deck.language))
    items = {line: tuple(group) for line, group in groupby(derived, key=lambda item: item.line)}
    text = decode(data).text
    lines = text.split("\n")
    extents = find_extents(text, path)
    for entry in sorted(entries, key=lambda entry: entry.common.line):
        line = entry.common.line
        extent = extents.get(line)
        own = range(extent.start, extent.stop) if extent is not None else range(line - 1, line)
        above = lines[extent.above : extent.start] if extent is not None else []
        yield DraftEntry(
            entry,
            own.start + 1,
            "\n".join(lines[own.start : own.stop]),
            tuple(harmless(one).strip().lstrip("#").strip() for one in above if not is_directive(one)),
            items.get(line, ()),
            tuple(found for found in problems if found.line - 1 in own),
            extent is not None,
        )
