"""Reviewing: the drafts of a question file, decided on one by one, each decision on the disk at once."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from quizapp.authoring.draft_entries import Drafts
from quizapp.authoring.revision import accepted, dropped, rewritten
from quizapp.authoring.source import open_source
from quizapp.authoring.window import revise
from quizapp.bank.articles import load_article
from quizapp.bank.problems import Severity, visible
from quizapp.bank.reader import MAX_BYTES
from quizapp.bank.replacement import ChangedMeanwhileError, replace_known
from quizapp.core.cleaning import harmless

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizapp.authoring.source import Source, Splice
    from quizapp.authoring.window import Change
    from quizapp.core.decks import Deck
    from quizapp.language import Translator


class Decision(Enum):
    """What was decided on a draft. A changed one is still a draft."""

    ACCEPTED = auto()
    CHANGED = auto()
    DROPPED = auto()


class Step(NamedTuple):
    """A decision that can be taken back: the draft's number then, and how to have the file before it again.

    That is what was put into it, or the whole where it was read as a whole.
    """

    decision: Decision
    number: int
    before: Splice | bytes


@dataclass(frozen=True, slots=True)
class Review:
    """A question file under review, as it was when it was last read or written.

    ``decided`` are all decisions, ``steps`` those that can still be taken back.
    """

    source: Source
    article: str | None
    drafts: Drafts
    decided: tuple[Decision, ...] = ()
    steps: tuple[Step, ...] = ()

    @property
    def path(self) -> Path:
        """The file."""
        return self.source.path

    @property
    def deck(self) -> Deck | None:
        """What the file says of the deck as a whole; its entries are in ``source``."""
        return self.source.header

    @property
    def errors(self) -> int:
        """How many errors are in the file; what they concern is not shown. That all is dropped is none."""
        return self.source.errors - sum(found.code == "no-entries" for found in self.source.problems)

    @property
    def title(self) -> str:
        """The deck's title, or the file's name."""
        return self.deck.title if self.deck is not None and self.deck.title else visible(self.path.name)

    def count(self, decision: Decision) -> int:
        """Return how often it was decided so."""
        return self.decided.count(decision)


class ReviewChangedError(Exception):
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
    return _review(open_source(_read(target), target))


def reread(review: Review) -> Review:
    """Read the file and its briefing again; if it was changed, decisions can no longer be taken back.

    Raises:
        OSError: it cannot be read.
    """
    data = _read(review.path)
    if data != review.source.data:
        return replace(_review(open_source(data, review.path)), decided=review.decided)
    fresh = _review(review.source)
    if fresh.article == review.article:
        return review
    return replace(fresh, decided=review.decided, steps=review.steps)


def accept(review: Review, number: int) -> Review:
    """Let the draft of that number be a draft no more.

    Raises:
        RevisionError: that cannot be done for certain.
        ReviewChangedError: the file is not as it was read.
        OSError: the file cannot be read or written.
    """
    return _decided(review, number, accepted, Decision.ACCEPTED)


def drop(review: Review, number: int) -> Review:
    """Take the draft of that number out of the file.

    Raises:
        RevisionError: that cannot be done for certain.
        ReviewChangedError: the file is not as it was read.
        OSError: the file cannot be read or written.
    """
    return _decided(review, number, dropped, Decision.DROPPED)


def rewrite(review: Review, number: int, text: str) -> Review:
    """Put a text in the place of the draft of that number; it is checked first.

    A text without ``draft: yes`` accepts it.

    Raises:
        RevisionError: it has errors, which are with the exception, or cannot be written for certain.
        ReviewChangedError: the file is not as it was read.
        OSError: the file cannot be read or written.
    """
    if text.rstrip() == review.drafts[number].text.rstrip():
        return review
    return _decided(review, number, partial(rewritten, text=text), Decision.CHANGED)


def take_back(review: Review) -> tuple[Review, int]:
    """Take the last decision back; return its draft's number too.

    Raises:
        ValueError: there is none that can be taken back.
        ReviewChangedError: the file is not as it was written.
        OSError: the file cannot be read or written.
    """
    if not review.steps:
        raise ValueError("there is no decision to take back")
    step = review.steps[-1]
    match step.before:
        case bytes(data):
            before = open_source(data, review.path)
        case splice:
            before = review.source.spliced(splice)
    _write(review, before.data)
    return replace(_review(before), decided=review.decided[:-1], steps=review.steps[:-1]), step.number


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


def first_error(review: Review) -> int:
    """Return the line of the first error in the file; 1 if there is none."""
    problems = review.source.problems
    return next((found.line for found in problems if found.severity is Severity.ERROR), 1)


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
    try:
        replace_known(review.path, review.source.data, data)
    except ChangedMeanwhileError as error:
        raise ReviewChangedError(reread(review)) from error


def _decided(review: Review, number: int, change: Change, decision: Decision) -> Review:
    source, splice = revise(review.source, review.drafts.spots[number], change)
    _write(review, source.data)
    after = _review(source)
    if decision is Decision.CHANGED and len(after.drafts) < len(review.drafts):
        decision = Decision.ACCEPTED
    step = Step(decision, number, splice.reversed() if splice is not None else review.source.data)
    return replace(after, decided=(*review.decided, decision), steps=(*review.steps, step))


def _review(source: Source) -> Review:
    deck = source.header
    article = load_article(source.path.with_name(deck.article)) if deck is not None and deck.article else None
    if article is not None:
        article = harmless(article)
    return Review(source, article, Drafts(source))
