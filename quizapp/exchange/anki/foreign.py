"""Foreign notes: what their note type asks, made into entries."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum, auto
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

from quizapp.core.decks import Common, Entry, GlossaryEntry, Question
from quizapp.core.derivation import BLANK
from quizapp.core.folding import fold
from quizapp.core.items import Facet, Gap, Typed
from quizapp.exchange.anki.gaps import split_gaps
from quizapp.exchange.anki.markup import has_media, to_text
from quizapp.language import N_

if TYPE_CHECKING:
    from collections.abc import Iterable

    from quizapp.exchange.anki.collection import Note, Notetype

LONGEST_ANSWER = 60
"""In characters; nobody types more, and no name has more."""

_TAG = re.compile(r"\{\{([^{}]*)\}\}")
_RECALL = frozenset((Facet.RECALL,))

_MEDIA = N_("Its pictures and sounds are left out.")
_ONE_SIDE = N_("One of its sides holds no text, so that nothing can be asked.")
_NO_GAP = N_("It has no gap that could be filled.")
_MARKED = N_("»__« or »|« stands in it, which marks gaps here.")
_WITHIN = N_("A gap within a gap is filled together with the outer one.")
_COVERED = N_("A picture with covered parts cannot be asked here.")


class Shape(Enum):
    """How the notes of a type are asked."""

    BASIC = auto()
    REVERSED = auto()
    TYPED = auto()
    CLOZE = auto()
    COVERED = auto()


@dataclass(frozen=True, slots=True)
class Layout:
    """Which fields of a note type ask, and which answer, by their places.

    ``condition`` is the field that has to be filled for the card in the other direction, if there is one.
    """

    shape: Shape
    front: tuple[int, ...]
    back: tuple[int, ...]
    hint: tuple[int, ...] = ()
    condition: int | None = None


class Made(NamedTuple):
    """What a note gave: an entry or none, what it is called, and sentences for what is lost."""

    entry: Entry | None
    about: str
    lost: tuple[str, ...] = ()


class _Named(NamedTuple):
    """A field that a template names, with the filters before its name; ``sign`` opens a condition."""

    place: int
    filters: tuple[str, ...]
    sign: str


def layout_of(notetype: Notetype) -> Layout:
    """Return how the notes of a type are asked, by its templates; without any, front before back."""
    every = range(len(notetype.fields))
    cards = [(_named(notetype, front), _named(notetype, back)) for front, back in notetype.templates]
    asked, answered = cards[0] if cards else ([], [])
    hint = _places(asked, "hint")
    front = _shown(asked) or (0,)
    if notetype.is_occlusion:
        return Layout(Shape.COVERED, (), ())
    if notetype.is_cloze:
        text = _places(asked, "cloze")[:1] or front[:1]
        extra = tuple(place for place in _shown(answered) if place not in (*text, *hint))
        return Layout(Shape.CLOZE, text, extra, hint)
    back = tuple(place for place in _shown(answered) if place not in (*front, *hint))
    typed = _places(asked, "type")[:1]
    if typed:
        return Layout(Shape.TYPED, front, _first(typed, back), hint)
    back = back or tuple(place for place in every if place not in (*front, *hint))
    for other, _ in cards[1:]:
        turned = _shown(other)
        if turned and set(turned) <= set(back):
            condition = next(
                (named.place for named in other if named.sign == "#" and named.place not in turned), None
            )
            return Layout(Shape.REVERSED, front, _first(turned, back), hint, condition)
    return Layout(Shape.BASIC, front, back, hint)


def make(note: Note, layout: Layout, tags: tuple[str, ...]) -> Made:
    """Return the entry for a note."""
    fields = note.fields or []
    front = _texts(fields, layout.front)
    about = "\n".join(front)
    lost = (_MEDIA,) if any(map(has_media, fields)) else ()
    if layout.shape is Shape.COVERED:
        return Made(None, about, (_COVERED,))
    back = _texts(fields, layout.back)
    hint = "\n".join(_texts(fields, layout.hint))
    if layout.shape is Shape.CLOZE:
        place = layout.front[0]
        return _gaps(_common(note.guid, tags, back, hint), fields[place] if place < len(fields) else "", lost)
    if not about or not back:
        return Made(None, about or "\n".join(back), (*lost, _ONE_SIDE))
    answer, *extra = back
    common = _common(note.guid, tags, extra, hint)
    can_be_typed = _is_name(answer) or (layout.shape is Shape.TYPED and "\n" not in answer and fold(answer))
    is_reversed = layout.shape is Shape.REVERSED and (
        layout.condition is None or _texts(fields, (layout.condition,))
    )
    if is_reversed:
        return Made(_both_ways(common, about, answer), about, lost)
    if can_be_typed:
        return Made(Question(common, about, Typed((answer,))), about, lost)
    return Made(_explained(common, about, answer), about, lost)


def _both_ways(common: Common, front: str, back: str) -> Entry:
    """Return what is asked in both directions: the term is the side that is one, the shorter if both are."""
    names = [side for side in (front, back) if _is_name(side) and "?" not in side]
    if not names:
        return _explained(common, front, back)
    term = min(names, key=len)
    return GlossaryEntry(common, term, back if term == front else front)


def _explained(common: Common, front: str, back: str) -> Entry:
    """Return what has an answer too long to be typed: a term's meaning, or what is told from memory."""
    if _is_name(front) and "?" not in front:
        return GlossaryEntry(common, front, back)
    return GlossaryEntry(replace(common, only=_RECALL), front, back)


def _gaps(common: Common, field: str, lost: tuple[str, ...]) -> Made:
    """Return the question with the gaps of a cloze text, all of them at once."""
    split = split_gaps(field)
    parts, gaps = split.parts, split.gaps
    if not gaps:
        return Made(None, split.text, (*lost, _NO_GAP))
    if any("|" in gap or gap.strip("_") != gap for gap in gaps) or any(map(_is_marked, (*parts, *gaps))):
        return Made(None, split.text, (*lost, _MARKED))
    if split.hints and not common.hint:
        common = replace(common, hint=" · ".join(dict.fromkeys(split.hints)))
    gap = Gap(parts, tuple((text,) for text in gaps))
    lost = (*lost, _WITHIN) if split.is_nested else lost
    return Made(Question(common, BLANK.join(parts), gap), split.text, lost)


def _is_marked(text: str) -> bool:
    return "__" in text or text.startswith("_") or text.endswith("_")


def _is_name(text: str) -> bool:
    """Whether a text is short enough to be typed, and has something to type."""
    return len(text) <= LONGEST_ANSWER and "\n" not in text and bool(fold(text))


def _common(guid: str, tags: tuple[str, ...], explanation: Iterable[str], hint: str) -> Common:
    return Common(entry_id(guid), 0, "\n".join(explanation), hint, tags=tags)


def entry_id(guid: str) -> str:
    """Return the id for the note with this id in Anki; those hold signs that ids here cannot have."""
    return "anki-" + blake2b(guid.encode(errors="replace"), digest_size=6).hexdigest()


def _texts(fields: list[str], places: tuple[int, ...]) -> list[str]:
    return [text for place in places if place < len(fields) and (text := to_text(fields[place]))]


def _named(notetype: Notetype, template: str) -> list[_Named]:
    """Return the fields that a template names, in order."""
    known = {name: place for place, name in enumerate(notetype.fields)}
    named = []
    for found in _TAG.findall(template):
        tag = found.strip()
        sign = tag[:1] if tag[:1] in "#^/!" else ""
        *filters, name = (part.strip() for part in tag[len(sign) :].split(":"))
        if name in known:
            named.append(_Named(known[name], tuple(filters), sign))
    return named


def _shown(named: list[_Named]) -> tuple[int, ...]:
    """Return the fields that are shown as they are, each once."""
    hidden = {"hint", "type", "cloze"}
    return tuple(
        dict.fromkeys(each.place for each in named if not each.sign and hidden.isdisjoint(each.filters))
    )


def _places(named: list[_Named], filtered: str) -> tuple[int, ...]:
    """Return the fields that are shown by a filter."""
    return tuple(dict.fromkeys(each.place for each in named if not each.sign and filtered in each.filters))


def _first(first: tuple[int, ...], others: tuple[int, ...]) -> tuple[int, ...]:
    return (*first, *(place for place in others if place not in first))
