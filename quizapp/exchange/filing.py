"""Filing: an imported deck as the texts of question files, every entry proven to read back as it is."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from quizapp.bank.composer import assemble, block
from quizapp.bank.drafts import MAX_ENTRIES
from quizapp.bank.identity import ID, slug
from quizapp.bank.reader import MAX_BYTES, without_collecting
from quizapp.core.decks import Finding, GlossaryEntry, Question
from quizapp.exchange.proof import Block, content, reads_alone, reason, text_of, unproven
from quizapp.exchange.results import Loss, remark
from quizapp.exchange.tidying import in_order, tidied
from quizapp.language import N_

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from quizapp.core.decks import Deck, Entry
    from quizapp.exchange.formats import Progress
    from quizapp.exchange.results import Imported

_ROOM = MAX_BYTES - 1024
"""How many bytes a file may have, its title with a number included."""

_WORDS = re.compile(r"\w+")
_ENGLISH = frozenset(
    (
        *("the", "of", "and", "is", "are", "what", "which", "who", "to", "a", "were", "does", "did", "do"),
        *("how", "when", "where", "why", "for", "with", "by", "from", "this", "that", "it", "has", "had"),
    )
)
_GERMAN = frozenset(
    (
        *("der", "die", "das", "den", "dem", "des", "und", "ist", "sind", "welche", "welcher", "welches"),
        *("wer", "wie", "wann", "wo", "warum", "bedeutet", "heißt", "zu", "ein", "eine", "einer", "im"),
        *("von", "für", "mit", "auf", "bei", "nicht", "hat", "wurde", "wird"),
    )
)
"""Without »was«, which both languages have."""

_SAMPLE = 2000

_TWICE = N_("It is there twice; the second one was left out.")
_TOO_LONG = N_("It is too long for a question.")
_UNREADABLE = N_("A question file cannot hold it as it is ({code}).")


@dataclass(frozen=True, slots=True)
class File:
    """One question file: its text, and how many entries it has."""

    text: str
    entries: int


@dataclass(frozen=True, slots=True)
class Filed:
    """The question files that an imported deck gave, and all that was lost on the way."""

    files: tuple[File, ...]
    losses: tuple[Loss, ...]


def file_deck(imported: Imported, id: str, progress: Progress | None = None) -> Filed:
    """Return the imported deck as question files, within the limits of the format.

    Entries get ids of their own where they have none, and the deck the given one. The language is that of
    most of its words. ``progress`` is told about every hundredth of the entries.
    """
    with without_collecting():
        return _filed(imported, id, progress)


def _filed(imported: Imported, id: str, progress: Progress | None) -> Filed:
    deck = imported.deck
    losses = list(imported.losses)
    entries = deck.entries if progress is None else _told(deck.entries, progress)
    deck = tidied(replace(deck, entries=()))
    title = " ".join(deck.title.split()) or id
    deck = replace(deck, id=id, title=title, language=_language(imported.deck.entries, deck.language))
    own = {entry.common.id for entry in imported.deck.entries}
    blocks = _distinct(_blocks(entries, deck.language), own, deck.language, losses)
    files: list[File] = []
    number = 0
    while some := list(islice(blocks, MAX_ENTRIES)):
        for part in _parts(deck, some, losses):
            number += 1
            named = deck if number == 1 else replace(deck, id=f"{id}-{number}", title=f"{title} ({number})")
            file = _file(named, part, losses)
            if file is not None:
                files.append(file)
    return Filed(tuple(files), tuple(losses))


def _told(entries: Sequence[Entry], progress: Progress) -> Iterator[Entry]:
    """Yield the entries, and tell how far it is."""
    step = max(1, len(entries) // 100)
    for number, entry in enumerate(entries, start=1):
        yield entry
        if number % step == 0 or number == len(entries):
            progress(number, len(entries))


def about(entry: Entry) -> str:
    """Return what a person knows an entry by."""
    match entry:
        case GlossaryEntry(term=text) | Finding(text=text) | Question(stem=text):
            return text


def _blocks(entries: Iterable[Entry], language: str) -> Iterator[Block]:
    """Yield the entries as reading gives them, with their lines."""
    for entry in entries:
        composed = Block(ordered := in_order(entry), block(ordered, language))
        if not composed.is_plain:
            tidy = in_order(tidied(entry))
            composed = composed if tidy == ordered else Block(tidy, block(tidy, language))
        yield composed


def _distinct(
    blocks: Iterable[Block], own: Collection[str], language: str, losses: list[Loss]
) -> Iterator[Block]:
    """Yield each content once, with an id where it has none that can be one and is free.

    ``own`` are the ids that entries have: none of them is given to another.
    """
    seen: dict[int, Entry] = {}
    taken: set[str] = set()
    counts: Counter[str] = Counter()
    for composed in blocks:
        entry = composed.entry
        held = content(entry)
        known = hash(held)
        if known in seen and content(seen[known]) == held:
            losses.append(remark(about(entry), _TWICE))
            continue
        seen.setdefault(known, entry)
        id = entry.common.id
        if not ID.fullmatch(id) or id in taken:
            base = id = slug(about(entry))
            while id in taken or id in own:
                counts[base] += 1
                id = f"{base}-{counts[base] + 1}"
            entry = replace(entry, common=replace(entry.common, id=id))
            composed = Block(entry, block(entry, language))
        taken.add(id)
        yield composed


def _language(entries: Sequence[Entry], default: str) -> str:
    """Return the language that most of the commonest words belong to."""
    found: Counter[str] = Counter()
    for entry in entries[:_SAMPLE]:
        words = _WORDS.findall(about(entry)[:_SAMPLE].casefold())
        found["en"] += sum(word in _ENGLISH for word in words)
        found["de"] += sum(word in _GERMAN for word in words)
    return default if found["en"] == found["de"] else max(found, key=found.__getitem__)


def _parts(deck: Deck, blocks: Sequence[Block], losses: list[Loss]) -> Iterator[Sequence[Block]]:
    """Yield the entries in parts that fit into one file each."""
    if len(assemble(deck, ()).encode()) + sum([each.size for each in blocks]) <= _ROOM:
        yield blocks
    elif len(blocks) == 1:
        losses.append(Loss(about(blocks[0].entry), _TOO_LONG))
    else:
        middle = (len(blocks) + 1) // 2
        yield from _parts(deck, blocks[:middle], losses)
        yield from _parts(deck, blocks[middle:], losses)


def _file(deck: Deck, blocks: Sequence[Block], losses: list[Loss]) -> File | None:
    """Return the file that holds those of the entries that read back from it as they are."""
    alone = False
    while blocks:
        failing = unproven(deck, blocks)
        if not failing:
            return File(text_of(deck, blocks), len(blocks))
        lost = [each for each in failing if alone or not reads_alone(deck, each)]
        losses += [Loss(about(each.entry), _UNREADABLE, {"code": reason(deck, each)}) for each in lost]
        alone = not lost
        gone = {each.entry.common.id for each in lost}
        blocks = [each for each in blocks if each.entry.common.id not in gone]
    return None
