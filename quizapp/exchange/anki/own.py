"""Own notes: those that were exported from here, made into the entries that they came from."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from quizapp.bank.identity import ID
from quizapp.bank.phrases import phrases
from quizapp.core.decks import Common, Entry, Finding, GlossaryEntry, Question
from quizapp.core.derivation import BLANK
from quizapp.core.ids import deck_of, entry_of, facet_of
from quizapp.core.items import (
    Choice,
    Facet,
    Gap,
    Interaction,
    Kind,
    Matching,
    MultipleChoice,
    Number,
    Ordering,
    SingleChoice,
    TrueFalse,
    Typed,
)
from quizapp.core.numbers import parse_number
from quizapp.exchange.anki.exporting import OR, PAIRED, SIBLING, TOLERANCE
from quizapp.exchange.anki.gaps import split_gaps
from quizapp.exchange.anki.markup import from_list, list_items, to_text
from quizapp.exchange.anki.notetypes import FIELDS, KNOWN, Layout
from quizapp.exchange.words import certainties_said, truths_said
from quizapp.language import translator

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from quizapp.exchange.anki.collection import Note, Notetype

_FINGERPRINT = re.compile(r"~[0-9a-f]{12}")
_SIBLING = re.compile(rf"{SIBLING}.*?(?:</li>|\Z)", re.DOTALL)
_LISTS = re.compile(r"</[uo]l>\s*<[uo]l\b")
_LAYOUTS = {Kind.TYPED: Layout.TYPED, Kind.NUMBER: Layout.TYPED, Kind.GAP: Layout.CLOZE}
"""The layout of each kind, the basic one for all others."""
_KINDS = {
    Facet.NAME: Kind.TYPED,
    Facet.MEANING: Kind.CHOICE,
    Facet.RECALL: Kind.RECALL,
    Facet.GAP: Kind.GAP,
    Facet.CERTAINTY: Kind.CERTAINTY,
}
"""The kind of each facet of an entry that has several."""
_GLOSSARY = (Facet.NAME, Facet.MEANING, Facet.RECALL)


class OwnNote(NamedTuple):
    """A note of ours: the item it was, its fields as HTML by their names, and its tags."""

    item: str
    kind: Kind
    language: str
    fields: Mapping[str, str]
    tags: tuple[str, ...]

    @property
    def facet(self) -> Facet:
        """The facet of the item."""
        return Facet(facet_of(self.item))

    @property
    def entry(self) -> str:
        """The id of the entry (``deck/entry``)."""
        return entry_of(self.item)

    def text(self, name: str) -> str:
        """Return the text of a field."""
        return to_text(self.fields[name])


def own_note(note: Note, notetype: Notetype, tags: tuple[str, ...]) -> OwnNote | None:
    """Return the note as one of ours, or None if it is none, or not any more."""
    known = KNOWN.get(note.notetype)
    if known is None or note.fields is None or not set(FIELDS[known[0]]) <= set(notetype.fields):
        return None
    fields = dict(zip(notetype.fields, note.fields, strict=False))
    item, kind = to_text(fields.get("Id", "")), to_text(fields.get("Kind", ""))
    entry = entry_of(item).partition("/")[2]
    if kind not in list(Kind) or len(fields) < len(FIELDS[known[0]]) or not ID.fullmatch(deck_of(item)):
        return None
    if not (ID.fullmatch(entry) or _FINGERPRINT.fullmatch(entry)):
        return None
    if _LAYOUTS.get(Kind(kind), Layout.BASIC) is not known[0]:
        return None
    if kind != _KINDS.get(Facet(facet_of(item)), kind):
        return None
    # Blanks became »_« on the way out, since Anki has none in tags.
    words = tuple([tag.replace("_", " ").strip() or tag for tag in tags])
    return OwnNote(item, Kind(kind), known[1], fields, words)


def make_own(notes: Iterable[OwnNote]) -> Entry | None:
    """Return the entry of which these notes were the items, or None if they do not hold one any more."""
    facets = {note.facet: note for note in notes}
    first = next(iter(facets.values()))
    common = _common(first)
    judged = facets.get(Facet.CERTAINTY)
    if judged is not None:
        claim = _filled(phrases(judged.language).certainty, judged.text("Question"))
        certainty = certainties_said(translator(judged.language)).get(judged.text("Answer"))
        if not claim or certainty is None:
            return None
        common = replace(common, claim=claim, certainty=certainty)
    if any(facet in facets for facet in _GLOSSARY):
        return _glossary(common, facets)
    note = facets.get(Facet.GAP) or facets.get(Facet.WHOLE)
    if note is None:
        return Finding(common, common.claim)
    interaction = _interaction(note)
    if interaction is None:
        return None
    if type(interaction) is Gap:
        stem = BLANK.join(interaction.parts)
        if note.facet is Facet.GAP:
            filled = (texts[0] for texts in interaction.accepted)
            text = "".join(part + gap for part, gap in zip(interaction.parts, (*filled, ""), strict=True))
            return Finding(common, text, interaction)
        return Question(common, stem, interaction)
    return Question(common, note.text("Question"), interaction)


def as_of(note: OwnNote) -> date | None:
    """Return the date up to which the deck's briefing knew what happened."""
    try:
        return date.fromisoformat(note.text("As of"))
    except ValueError:
        return None


def _common(note: OwnNote) -> Common:
    return Common(
        note.entry.partition("/")[2],
        0,
        note.text("Explanation"),
        note.text("Hint"),
        from_list(note.fields["Source"]),
        tags=note.tags,
    )


def _glossary(common: Common, facets: Mapping[Facet, OwnNote]) -> Entry | None:
    """Return the term with its meaning, as far as its notes still say both."""
    name, meaning, recall = (facets.get(facet) for facet in _GLOSSARY)
    term = definition = ""
    also: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    if recall is not None:
        term = _filled(phrases(recall.language).recall, recall.text("Question"))
        definition = recall.text("Answer")
    if meaning is not None:
        term = _filled(phrases(meaning.language).meaning, meaning.text("Question")) or term
        definition = meaning.text("Answer")
        wrong = tuple(
            text for text in from_list(_SIBLING.sub("", meaning.fields["Choices"])) if text != definition
        )
    if name is not None:
        term, also = name.text("Answer"), from_list(name.fields["Also"])
        definition = _filled(phrases(name.language).name, name.text("Question")) or definition
    if not term or not definition:
        return None
    if facets.keys() & set(_GLOSSARY) != {Facet.NAME, Facet.MEANING}:
        common = replace(common, only=frozenset(facets))
    return GlossaryEntry(common, term, definition, also, tuple(map(Choice, wrong)))


def _interaction(note: OwnNote) -> Interaction | None:
    """Return how the item was responded to, or None if the note does not say it any more."""
    match note.kind:
        case Kind.CHOICE:
            return _single(note)
        case Kind.CHOICES:
            keys = from_list(note.fields["Answer"])
            wrong = tuple(text for text in from_list(note.fields["Choices"]) if text not in keys)
            choices = tuple(map(Choice, (*keys, *wrong)))
            return MultipleChoice(choices, frozenset(range(len(keys)))) if keys and wrong else None
        case Kind.TRUTH:
            truth = truths_said(translator(note.language)).get(note.text("Answer"))
            return TrueFalse(truth) if truth is not None else None
        case Kind.TYPED:
            answer = note.text("Answer")
            return Typed((answer, *from_list(note.fields["Also"]))) if answer else None
        case Kind.NUMBER:
            return _number(note)
        case Kind.GAP:
            return _gap(note)
        case Kind.MATCHING:
            return _matching(note)
        case Kind.ORDERING:
            lines = from_list(note.fields["Answer"])
            return Ordering(lines, tuple(range(len(lines)))) if len(lines) > 1 else None
        case _:
            return None


def _single(note: OwnNote) -> Interaction | None:
    key = note.text("Answer")
    wrong = [text for text in from_list(note.fields["Choices"]) if text != key]
    return SingleChoice(tuple(map(Choice, (key, *wrong))), 0) if key and wrong else None


def _number(note: OwnNote) -> Interaction | None:
    shown = note.text("Answer")
    value = parse_number(shown, note.language)
    around = note.text("Also").removeprefix(TOLERANCE.strip()).strip()
    tolerance = parse_number(around, note.language) if around else Decimal(0)
    if value is None or tolerance is None:
        return None
    return Number(value, tolerance, note.text("Unit"), shown)


def _gap(note: OwnNote) -> Interaction | None:
    split = split_gaps(note.fields["Text"])
    also = [tuple(text.split(OR)) for text in from_list(note.fields["Also"])]
    if not split.gaps or (also and len(also) != len(split.gaps)):
        return None
    accepted = tuple(
        (key, *others[1:]) for key, others in zip(split.gaps, also or [()] * len(split.gaps), strict=True)
    )
    return Gap(split.parts, accepted)


def _matching(note: OwnNote) -> Interaction | None:
    pairs = [tuple(map(to_text, item.split(PAIRED))) for item in list_items(note.fields["Answer"])]
    if len(pairs) < 2 or any(len(pair) != 2 for pair in pairs):
        return None
    lists = _LISTS.split(note.fields["Choices"])
    rights = [right for _, right in pairs]
    texts = tuple(dict.fromkeys((*rights, *(from_list("<ul" + lists[1]) if len(lists) == 2 else ()))))
    return Matching(tuple(left for left, _ in pairs), texts, tuple(texts.index(right) for right in rights))


def _filled(phrase: str, text: str) -> str:
    """Return what stands in a phrase's only blank, or nothing if the text is not made by it."""
    before, _, rest = phrase.partition("{")
    after = rest.partition("}")[2]
    if not (text.startswith(before) and text.endswith(after)):
        return ""
    return text[len(before) : len(text) - len(after)].strip()
