"""Proof: whether an entry's lines in a question file read back as the entry they were composed from."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.bank.composer import SIMPLE, assemble
from quizapp.bank.messages import Severity
from quizapp.bank.reader import parse_deck
from quizapp.core.decks import Common, Question
from quizapp.core.items import Number
from quizapp.exchange.tidying import names_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.core.decks import Deck, Entry

_PATH = Path("deck.yaml")

_LINES = rf"(?:{SIMPLE}|\|-(?:\n[ ]{{6}}{SIMPLE})++)"
_AFTER = rf"[.,;!?]?(?:[ ]{SIMPLE})?"
_GAP = rf"(?:{SIMPLE}[ ])?__{SIMPLE}__(?:{_AFTER}[ ]__{SIMPLE}__)*+{_AFTER}"
_PLAIN = re.compile(
    rf"""
    [ ][ ]-[ ]
    (?:
        (?P<term>term:[ ]{SIMPLE}\n) [ ]{{4}}id:[ ][\w-]{{1,80}}\n [ ]{{4}}definition:[ ]{_LINES}
        | question:[ ]{_LINES}\n    [ ]{{4}}id:[ ][\w-]{{1,80}}\n [ ]{{4}}answer:[ ]{SIMPLE}
        | gap:[ ]{_GAP}\n           [ ]{{4}}id:[ ][\w-]{{1,80}}
    )
    (?:\n[ ]{{4}}explanation:[ ]{_LINES})?
    (?:\n[ ]{{4}}hint:[ ]{_LINES})?
    (?:\n[ ]{{4}}tags:(?:\n[ ]{{6}}-[ ]{SIMPLE})++)?
    (?(term)(?:\n[ ]{{4}}only:\n[ ]{{6}}-[ ]recall)?)
    """,
    re.VERBOSE,
)
"""Terms, questions that are typed and gaps, of letters and common signs only.

They read as they are, whatever stands beside them: nothing in them means anything to YAML or to the format.
"""

_shared = attrgetter(*(each.name for each in fields(Common) if each.name not in ("id", "line")))
"""What every kind of entry has, without what tells it from others."""


@dataclass(frozen=True, slots=True)
class Block:
    """An entry with its lines in a question file."""

    entry: Entry
    text: str

    @property
    def size(self) -> int:
        """How many bytes it takes with the empty line between two."""
        return len(self.text.encode()) + 2

    @property
    def is_plain(self) -> bool:
        """Whether it needs no reading to be proven."""
        return _PLAIN.fullmatch(self.text) is not None


def content(entry: Entry) -> tuple[object, ...]:
    """Return what makes an entry the same as another, wherever it stands and whatever its id is."""
    return (*_own(entry), _shared(entry.common))


def unproven(deck: Deck, blocks: Sequence[Block]) -> Sequence[Block]:
    """Return those of the blocks that do not read back from the deck's file as they are."""
    return _failing(deck, [each for each in blocks if not each.is_plain] or blocks[:1])


def reads_alone(deck: Deck, block: Block) -> bool:
    """Whether a block reads back from a file with nothing but it."""
    return not _failing(deck, (block,))


def reason(deck: Deck, block: Block) -> str:
    """Return the code of the first error in a file with nothing but the block."""
    problems = parse_deck(text_of(deck, (block,)).encode(), _PATH).problems
    return next((each.code for each in problems if each.severity is Severity.ERROR), "changed")


def text_of(deck: Deck, blocks: Sequence[Block]) -> str:
    """Return the text of the deck's file with these blocks."""
    entries = tuple([each.entry for each in blocks])
    return assemble(replace(deck, entries=entries), [each.text for each in blocks])


def _failing(deck: Deck, blocks: Sequence[Block]) -> Sequence[Block]:
    read = parse_deck(text_of(deck, blocks).encode(), _PATH).deck
    found = {entry.common.id: entry for entry in read.entries} if read is not None else {}
    return [each for each in blocks if not _same(each.entry, found.get(each.entry.common.id))]


def _same(entry: Entry, found: Entry | None) -> bool:
    """Whether an entry was read back as it is; only its line is another."""
    return found is not None and content(entry) == content(found)


def _own(entry: Entry) -> tuple[object, ...]:
    """Return what belongs to the entry's kind alone; how a number is written does not matter."""
    if type(entry) is Question and type(entry.interaction) is Number:
        return (Question, entry.stem, replace(entry.interaction, shown=""))
    return (type(entry), *(getattr(entry, name) for name in names_of(entry) if name != "common"))
