"""Derivation: what the entries of a deck become as items."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never

from quizapp.core.decks import Deck, Entry, Finding, GlossaryEntry, Question
from quizapp.core.folding import fold
from quizapp.core.items import (
    CertaintyJudgement,
    Choice,
    Facet,
    Gap,
    Interaction,
    Item,
    Recall,
    SingleChoice,
    TrueFalse,
    Truth,
    Typed,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

BLANK = "____"
"""How a gap is shown in a stem."""

POOL = 6
"""How many other definitions a glossary item may take its distractors from."""

SHOWN = 3
"""Three good choices beat four with a filler (Rodriguez 2005)."""


@dataclass(frozen=True, slots=True)
class Phrases:
    """Stems in the deck's language, with ``{term}``, ``{definition}`` or ``{claim}`` to fill in.

    ``sibling`` is the feedback on a distractor that is the definition of another ``{term}``.
    """

    meaning: str
    name: str
    recall: str
    certainty: str
    sibling: str


def derive(deck: Deck, phrases: Phrases) -> tuple[Item, ...]:
    """Return the items of a deck in the order of its entries."""
    glossary = _Glossary(deck, phrases)
    truths = _truths(deck)
    return tuple([item for entry in deck.entries for item in _items(deck, entry, glossary, truths, phrases)])


def derive_entry(deck: Deck, entry: Entry, phrases: Phrases) -> tuple[Item, ...]:
    """Return the items of one entry of a deck."""
    return tuple(_items(deck, entry, _Glossary(deck, phrases), _truths(deck), phrases))


def _items(
    deck: Deck, entry: Entry, glossary: _Glossary, truths: tuple[Truth, ...], phrases: Phrases
) -> Iterator[Item]:
    common = entry.common
    only = common.only
    match entry:
        case Question(stem=stem, interaction=interaction):
            if not only:
                if type(interaction) is TrueFalse:
                    interaction = TrueFalse(interaction.key, truths)
                yield _item(deck, entry, Facet.WHOLE, stem, interaction)
        case Finding(gap=gap):
            if gap is not None and (not only or Facet.GAP in only):
                stem = BLANK.join(gap.parts) if isinstance(gap, Gap) else entry.text
                yield _item(deck, entry, Facet.GAP, stem, gap)
        case GlossaryEntry():
            yield from glossary.items(entry)
        case _:
            assert_never(entry)
    if common.certainty and common.claim and common.sources and (not only or Facet.CERTAINTY in only):
        stem = phrases.certainty.format(claim=common.claim)
        yield _item(deck, entry, Facet.CERTAINTY, stem, CertaintyJudgement(common.certainty))


def _item(
    deck: Deck,
    entry: Entry,
    facet: Facet,
    stem: str,
    interaction: Interaction,
    opens_after: str | None = None,
) -> Item:
    common = entry.common
    known = f"{deck.id}/{common.id}"
    return Item(
        id=f"{known}.{facet.value}" if facet else known,
        entry=known,
        deck=deck.id,
        stem=stem,
        interaction=interaction,
        facet=facet,
        language=deck.language,
        explanation=common.explanation,
        hint=common.hint,
        sources=common.sources,
        tags=tuple(dict.fromkeys((*deck.tags, *common.tags))) if common.tags else deck.tags,
        level=common.level,
        points=common.points,
        seconds=common.seconds,
        draft=common.draft,
        opens_after=opens_after,
        as_of=deck.as_of,
        line=common.line,
    )


def _truths(deck: Deck) -> tuple[Truth, ...]:
    """Return the judgements offered: the third only where some statement of the deck needs it."""
    for entry in deck.entries:
        interaction = entry.interaction if type(entry) is Question else None
        if type(interaction) is TrueFalse and interaction.key is Truth.UNSTATED:
            return (Truth.TRUE, Truth.FALSE, Truth.UNSTATED)
    return (Truth.TRUE, Truth.FALSE)


class _Glossary:
    """The glossary entries of a deck, each a source of distractors for the others."""

    def __init__(self, deck: Deck, phrases: Phrases) -> None:
        self._deck = deck
        self._phrases = phrases
        entries = [entry for entry in deck.entries if type(entry) is GlossaryEntry and not entry.common.draft]
        self._by_length = sorted(entries, key=lambda entry: (len(entry.definition), entry.definition))
        self._lengths = [len(entry.definition) for entry in self._by_length]

    def items(self, entry: GlossaryEntry) -> Iterator[Item]:
        """Yield the items of one glossary entry."""
        deck, phrases, only = self._deck, self._phrases, entry.common.only
        meaning: Item | None = None
        if not only or Facet.MEANING in only:
            interaction = self._meaning(entry)
            if interaction is not None:
                stem = phrases.meaning.format(term=entry.term)
                meaning = _item(deck, entry, Facet.MEANING, stem, interaction)
                yield meaning
        if not only or Facet.NAME in only:
            stem = phrases.name.format(definition=entry.definition)
            after = meaning.id if meaning else None
            yield _item(deck, entry, Facet.NAME, stem, Typed((entry.term, *entry.also)), after)
        if Facet.RECALL in only:
            stem = phrases.recall.format(term=entry.term)
            yield _item(deck, entry, Facet.RECALL, stem, Recall(entry.definition))

    def _meaning(self, entry: GlossaryEntry) -> SingleChoice | None:
        """Return the choice among definitions, or None if there are fewer than two wrong ones.

        The author's own distractors are all shown; definitions of other terms only fill up.
        """
        own = entry.wrong
        missing = SHOWN - 1 - len(own)
        others = self._others(entry, missing if own else POOL) if missing > 0 else []
        if len(own) + len(others) < SHOWN - 1:
            return None
        choices = (Choice(entry.definition), *own, *others)
        return SingleChoice(choices, 0, SHOWN if len(choices) > SHOWN and not own else 0)

    def _others(self, entry: GlossaryEntry, wanted: int) -> list[Choice]:
        """Return the definitions of other terms that are nearest in length."""
        barred = {fold(entry.definition), *(fold(choice.text) for choice in entry.wrong)}
        names = {fold(entry.term), *map(fold, entry.also)}
        found: list[Choice] = []
        for other in self._nearest(len(entry.definition)):
            if len(found) == wanted:
                break
            definition = fold(other.definition)
            if definition in barred or not names.isdisjoint(map(fold, (other.term, *other.also))):
                continue
            barred.add(definition)
            found.append(Choice(other.definition, self._phrases.sibling.format(term=other.term)))
        return found

    def _nearest(self, length: int) -> Iterator[GlossaryEntry]:
        entries, lengths = self._by_length, self._lengths
        above = bisect_left(lengths, length)
        below = above - 1
        while below >= 0 or above < len(entries):
            if above == len(entries) or (below >= 0 and length - lengths[below] <= lengths[above] - length):
                yield entries[below]
                below -= 1
            else:
                yield entries[above]
                above += 1
