"""Writing a deck as an Anki package: every item a note, known by its id when it is imported again."""

from __future__ import annotations

import time
from hashlib import blake2b
from random import Random
from typing import TYPE_CHECKING, NamedTuple, assert_never

from quizapp.bank.phrases import phrases
from quizapp.core.decks import GlossaryEntry
from quizapp.core.items import (
    Certainty,
    CertaintyJudgement,
    Facet,
    Gap,
    Item,
    Kind,
    Matching,
    MultipleChoice,
    Number,
    Ordering,
    Recall,
    SingleChoice,
    TrueFalse,
    Typed,
    arrange,
)
from quizapp.exchange.anki.markup import to_cloze, to_html, to_list
from quizapp.exchange.anki.notetypes import CSS, FIELDS, Layout, notetype_id, notetype_name, templates
from quizapp.exchange.results import Exported, Loss, remark
from quizapp.exchange.words import certainty_word, truth_word
from quizapp.language import LANGUAGES, N_, translator

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping
    from typing import Any

    from quizapp.core.decks import Deck
    from quizapp.exchange.results import Source

TOLERANCE = "± "
PAIRED = "<b> = </b>"
"""Between the two sides of a pair; since all texts are escaped, it cannot be a part of one."""
OR = " | "
SIBLING = '<li class="sibling">'
"""Begins a distractor that is the definition of another term, which comes back by itself."""

_ONLY_SHOWN = N_(
    "Anki cannot let anybody choose or sort: it shows the question, then the answer, and you judge yourself."
)
_ONE_ANSWER = N_("Anki compares with one answer only; what else is right stands on the back of the card.")
_NO_TOLERANCE = N_("Anki knows no tolerance; it stands on the back of the card.")
_GAP_BY_GAP = N_("Anki asks for the gaps one after the other.")
_NO_FEEDBACK = N_("The feedback on wrong choices is left out.")
_NO_MEASURES = N_("Level, points and time limit are left out.")
_NO_OPENING = N_("Anki asks for the term without waiting until its meaning was known.")
_TAGS = N_("Blanks in tags became »_«.")
_NO_ARTICLE = N_("The briefing is left out, except for the passages that questions rest on.")
_NO_NAMES = N_("Its other names are left out, as it is not asked for here.")
_JUDGED = frozenset((Kind.CHOICE, Kind.CHOICES, Kind.TRUTH, Kind.CERTAINTY, Kind.MATCHING, Kind.ORDERING))


class Content(NamedTuple):
    """A note before it has an id: its layout, and the fields that are filled."""

    layout: Layout
    fields: Mapping[str, str]


def export(source: Source) -> Exported:
    """Return the package for a deck; whoever imports one again has the notes updated, not doubled."""
    return Exported(write(source, time.time()), len(source.items), tuple(_losses(source)))


def write(source: Source, at: float) -> bytes:
    """Return the package, made at a time in seconds since 1970.

    Anki takes over what has a later time than what it has.
    """
    from genanki import Deck as AnkiDeck  # type: ignore[import-untyped]
    from genanki import Note, Package, guid_for

    deck = source.deck
    code = deck.language.partition("-")[0]
    language = code if code in LANGUAGES else "en"
    models = {layout: _model(layout, language) for layout in Layout}
    target = AnkiDeck(_deck_id(deck.id), " ".join(deck.title.replace("::", ": ").split()), _description(deck))
    for item in source.items:
        layout, filled = content(item, language)
        fields = [filled.get(name, "") for name in FIELDS[layout]]
        note = Note(models[layout], fields, tags=_tags(item), guid=guid_for("quizapp", item.id))
        target.add_note(note)
    return _packed(Package(target), at)


def content(item: Item, language: str) -> Content:
    """Return the note for an item, with the words of a language of the interface."""
    layout, fields = _asked(item, language)
    return Content(
        layout,
        {
            **fields,
            "Explanation": to_html(item.explanation),
            "Hint": to_html(item.hint),
            "Source": to_list(item.sources),
            "As of": item.as_of.isoformat() if item.as_of else "",
            "Kind": item.kind.value,
            "Id": to_html(item.id),
        },
    )


def _asked(item: Item, language: str) -> Content:
    """Return what is special to the kind of the item."""
    tr = translator(language)
    interaction = arrange(item, Random(item.id)).interaction  # noqa: S311 - the same order in every export
    match interaction:
        case SingleChoice(choices, key):
            made = _siblings(item)
            lines = "".join(_line(each.text, is_sibling=each.feedback in made) for each in choices)
            return _basic(item, f"<ol>{lines}</ol>", to_html(choices[key].text))
        case MultipleChoice(choices, keys):
            right = to_list(tuple(choices[key].text for key in sorted(keys)))
            return _basic(item, to_list(tuple(each.text for each in choices), "ol"), right)
        case TrueFalse(key, truths):
            words = tuple(truth_word(truth, tr) for truth in truths)
            return _basic(item, to_list(words), truth_word(key, tr))
        case CertaintyJudgement(key):
            words = tuple(certainty_word(level, tr) for level in Certainty)
            return _basic(item, to_list(words), certainty_word(key, tr))
        case Matching(left, right, key):
            rows = (
                to_html(one) + PAIRED + to_html(right[place]) for one, place in zip(left, key, strict=True)
            )
            pairs = "".join(f"<li>{row}</li>" for row in rows)
            return _basic(item, to_list(left) + to_list(right), f"<ul>{pairs}</ul>")
        case Ordering(lines, key):
            return _basic(item, to_list(lines), to_list(tuple(lines[place] for place in key), "ol"))
        case Recall(key):
            return _basic(item, "", to_html(key))
        case Typed(accepted):
            return _typed(item, accepted[0], to_list(accepted[1:]))
        case Number(value, tolerance, unit, shown):
            around = f"{TOLERANCE}{_decimal(tolerance, language)}" if tolerance else ""
            return _typed(item, shown or _decimal(value, language), around, unit)
        case Gap(parts, accepted):
            filled = (
                f"{{{{c{place}::{to_cloze(texts[0])}}}}}" for place, texts in enumerate(accepted, start=1)
            )
            text = "".join(to_cloze(part) + gap for part, gap in zip(parts, (*filled, ""), strict=True))
            others = any(len(texts) > 1 for texts in accepted)
            also = to_list(tuple(OR.join(texts) for texts in accepted), "ol") if others else ""
            return Content(Layout.CLOZE, {"Text": text, "Also": also})
        case _:
            assert_never(interaction)


def _line(text: str, *, is_sibling: bool) -> str:
    return f"{SIBLING if is_sibling else '<li>'}{to_html(text)}</li>"


def _siblings(item: Item) -> Container[str]:
    """Return the feedback on distractors that are definitions of other terms, not the author's own."""
    if item.facet is not Facet.MEANING or not isinstance(item.interaction, SingleChoice):
        return ()
    before, _, after = phrases(item.language).sibling.partition("{term}")
    said = (choice.feedback for choice in item.interaction.choices)
    return frozenset(each for each in said if each.startswith(before) and each.endswith(after))


def _basic(item: Item, choices: str, answer: str) -> Content:
    return Content(Layout.BASIC, {"Question": to_html(item.stem), "Choices": choices, "Answer": answer})


def _typed(item: Item, answer: str, also: str, unit: str = "") -> Content:
    fields = {"Question": to_html(item.stem), "Unit": to_html(unit), "Answer": to_html(answer), "Also": also}
    return Content(Layout.TYPED, fields)


def _decimal(value: Any, language: str) -> str:
    text = f"{value.normalize():f}"
    return text if language == "en" else text.replace(".", ",")


def _tags(item: Item) -> list[str]:
    return list(dict.fromkeys("_".join(tag.split()) for tag in item.tags))


def _description(deck: Deck) -> str:
    """Return what is said about the deck as a whole."""
    lines = (deck.description, ", ".join(deck.authors), deck.license, deck.link)
    return "<br>".join(to_html(line) for line in lines if line)


def _deck_id(known: str) -> int:
    """Return a number of the size that Anki expects, always the same for a deck."""
    return (1 << 30) + int.from_bytes(blake2b(known.encode(), digest_size=4).digest()) % (1 << 30)


def _model(layout: Layout, language: str) -> Any:
    from genanki import Model

    front, back = templates(layout, language)
    name = notetype_name(layout, language)
    return Model(
        notetype_id(layout, language),
        name,
        fields=[{"name": field} for field in FIELDS[layout]],
        templates=[{"name": name.partition(": ")[2], "qfmt": front, "afmt": back}],
        css=CSS,
        model_type=Model.CLOZE if layout is Layout.CLOZE else Model.FRONT_BACK,
    )


def _packed(package: Any, at: float) -> bytes:
    """Return the package's bytes; genanki's own way to write a file leaves another one behind."""
    import sqlite3
    from contextlib import closing
    from io import BytesIO
    from itertools import count
    from zipfile import ZIP_DEFLATED, ZipFile

    with closing(sqlite3.connect(":memory:")) as connection:
        package.write_to_db(connection.cursor(), at, count(int(at * 1000)))
        connection.commit()
        collection = connection.serialize()
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        archive.writestr("collection.anki2", collection)
        archive.writestr("media", "{}")
    return buffer.getvalue()


def _losses(source: Source) -> Iterator[Loss]:
    if source.article is not None:
        yield Loss(source.deck.title, _NO_ARTICLE)
    for item in source.items:
        yield from (Loss(item.stem, message) for message in _lost(item))
        yield from (remark(item.stem, message) for message in _otherwise(item))
    named = {item.entry for item in source.items if item.facet is Facet.NAME}
    for entry in source.deck.entries:
        known = f"{source.deck.id}/{entry.common.id}"
        if type(entry) is GlossaryEntry and entry.also and not entry.common.draft and known not in named:
            yield Loss(entry.term, _NO_NAMES)


def _lost(item: Item) -> Iterator[str]:
    """Yield a sentence for each thing of an item that Anki has no place for."""
    interaction = item.interaction
    if item.kind in _JUDGED:
        yield _ONLY_SHOWN
    if isinstance(interaction, (SingleChoice, MultipleChoice)):
        if any(choice.feedback for choice in interaction.choices):
            yield _NO_FEEDBACK
    elif isinstance(interaction, Gap):
        if any(len(texts) > 1 for texts in interaction.accepted):
            yield _ONE_ANSWER
    elif isinstance(interaction, Typed) and len(interaction.accepted) > 1:
        yield _ONE_ANSWER
    elif isinstance(interaction, Number) and interaction.tolerance:
        yield _NO_TOLERANCE
    if item.level is not None or item.points != 1 or item.seconds is not None:
        yield _NO_MEASURES


def _otherwise(item: Item) -> Iterator[str]:
    """Yield a sentence for each thing that is there in Anki, but otherwise than here."""
    if isinstance(item.interaction, Gap) and len(item.interaction.accepted) > 1:
        yield _GAP_BY_GAP
    if item.opens_after is not None:
        yield _NO_OPENING
    if any(len(tag.split()) > 1 for tag in item.tags):
        yield _TAGS
