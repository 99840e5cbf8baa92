"""Composing: decks to the text of question files that read as the same decks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, assert_never

from quizapp.bank.text import in_quotes
from quizapp.core.decks import Finding, GlossaryEntry, Question
from quizapp.core.items import (
    CertaintyJudgement,
    Choice,
    Gap,
    Matching,
    MultipleChoice,
    Number,
    Ordering,
    Recall,
    SingleChoice,
    TrueFalse,
    Typed,
)
from quizapp.core.numbers import parse_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from decimal import Decimal

    from quizapp.core.decks import Common, Deck, Entry

_LETTER = "0-9A-Za-zÀ-ÖØ-öø-ɏΑ-ΡΣ-ωА-яぁ-ゖァ-ヺ一-鿿가-힣"
SIMPLE = (
    rf"[{_LETTER}](?:[{_LETTER}.,;?!()/%'’]++|[ ](?=[{_LETTER}(])|[ ]&(?=[ ])"
    rf"|-(?=[{_LETTER}])|(?<=[0-9]):(?=[0-9]))*+"
)
"""Texts of letters and common signs only, as a pattern: none means anything to YAML or to the format."""

_SIMPLE = re.compile(SIMPLE)
_PLAIN = re.compile(r"[\w(€$][^\n\t]*")
_UNPLAIN = re.compile(
    r":(?:\s|$)|\s#|#\S|\s[-–—](?:\s|$)|^[-–—]|[„“”‚‘’»«]$|^\(.*\)$|\s{2}|^\s|\s$|^(?:---|\.\.\.)"
)
_FLOW = re.compile(r"[\[\]{},]")


@dataclass(frozen=True, slots=True)
class Comments:
    """Comments to write, without ``#``: ``head`` above all, ``entries[i]`` above the deck's entry ``i``."""

    head: Sequence[str] = ()
    entries: Mapping[int, Sequence[str]] = field(default_factory=dict)


_NO_COMMENTS = Comments()


def compose(deck: Deck, comments: Comments = _NO_COMMENTS) -> str:
    """Return the text of a question file that holds the deck.

    Ids that are fingerprints are left out, since reading gives them again. Texts must be free of control
    characters, and texts around and in gaps free of ``__`` and ``|``.
    """
    return assemble(deck, [block(entry, deck.language) for entry in deck.entries], comments)


def block(entry: Entry, language: str) -> str:
    """Return the lines of one entry as they stand in the list of its section."""
    first, *rest = _entry(entry, language)
    return "\n".join([f"  - {first}", *[f"    {line}" if line else "" for line in rest]])


def assemble(deck: Deck, blocks: Sequence[str], comments: Comments = _NO_COMMENTS) -> str:
    """Return the text of a question file from its entries' blocks, one for each of the deck's entries."""
    lines = [*_comment(comments.head, ""), *_header(deck)]
    for section, kind in (("glossary", GlossaryEntry), ("findings", Finding), ("questions", Question)):
        places = [place for place, entry in enumerate(deck.entries) if type(entry) is kind]
        if not places:
            continue
        lines += ["", f"{section}:"]
        for number, place in enumerate(places):
            if number:
                lines.append("")
            lines += _comment(comments.entries.get(place, ()), "  ")
            lines.append(blocks[place])
    return "\n".join(lines) + "\n"


def _comment(lines: Sequence[str], indent: str) -> Iterator[str]:
    yield from (f"{indent}# {line}".rstrip() for line in lines)


def _header(deck: Deck) -> Iterator[str]:
    yield "quizapp: 1"
    yield from _text("title", deck.title)
    yield from _text("id", deck.id)
    yield from _text("language", deck.language)
    yield from _text("article", deck.article)
    if deck.as_of is not None:
        yield f"as_of: {deck.as_of.isoformat()}"
    yield from _text("link", deck.link)
    yield from _list("tags", deck.tags)
    yield from _text("description", deck.description)
    yield from _list("authors", deck.authors)
    yield from _text("license", deck.license)


def _entry(entry: Entry, language: str) -> Iterator[str]:
    """Yield the lines of an entry, the kind's own keys first."""
    match entry:
        case GlossaryEntry(common, term, definition, also, wrong, example):
            yield from _text("term", term)
            yield from _id(common)
            yield from _text("definition", definition)
            yield from _list("also", also)
            yield from _choices("wrong", wrong)
            yield from _text("example", example)
        case Finding(common, text, gap):
            yield from _text("finding", _with_gaps(gap) if type(gap) is Gap else text)
            yield from _id(common)
        case Question(common):
            yield from _question(entry, language)
        case _:
            assert_never(entry)
    yield from _common(common)


def _question(entry: Question, language: str) -> Iterator[str]:
    interaction, common, stem = entry.interaction, entry.common, entry.stem
    name = {TrueFalse: "statement", Gap: "gap"}.get(type(interaction), "question")
    yield from _text(name, _with_gaps(interaction) if type(interaction) is Gap else stem)
    yield from _id(common)
    match interaction:
        case SingleChoice(choices, key):
            yield from _text("answer", choices[key].text)
            yield from _choices("wrong", [choice for place, choice in enumerate(choices) if place != key])
        case MultipleChoice(choices, keys):
            yield from _list("answers", [choices[place].text for place in sorted(keys)])
            yield from _choices(
                "wrong", [choice for place, choice in enumerate(choices) if place not in keys]
            )
        case TrueFalse(truth):
            yield f"correct: {truth.value}"
        case Typed(accepted):
            yield from _text("answer", accepted[0])
            yield from _list("also", accepted[1:])
        case Gap():
            pass
        case Number(value, tolerance, unit, shown):
            as_shown = shown if parse_number(shown, language) == value else _decimal(value, language)
            yield from _text("number", as_shown)
            if tolerance:
                yield from _text("tolerance", _decimal(tolerance, language))
            yield from _text("unit", unit)
        case Matching(left, right, key):
            yield "pairs:"
            yield from (f"  {_scalar(one)}: {_scalar(right[key[place]])}" for place, one in enumerate(left))
            yield from _list("extra", [text for place, text in enumerate(right) if place not in key])
        case Ordering(ordered, key):
            yield from _list("order", [ordered[place] for place in key])
        case Recall() | CertaintyJudgement():
            raise ValueError(f"a question has no interaction of the kind {type(interaction).__name__}")
        case _:
            assert_never(interaction)


def _id(common: Common) -> Iterator[str]:
    if not common.id.startswith("~"):
        yield from _text("id", common.id)


def _common(common: Common) -> Iterator[str]:
    yield from _text("claim", common.claim)
    if common.certainty is not None:
        yield f"certainty: {common.certainty.value}"
    yield from _text("explanation", common.explanation)
    yield from _text("hint", common.hint)
    if len(common.sources) == 1:
        yield from _text("source", common.sources[0])
    else:
        yield from _list("source", common.sources)
    yield from _list("tags", common.tags)
    if common.level is not None:
        yield f"level: {common.level}"
    if common.points != 1:
        yield f"points: {common.points}"
    if common.seconds is not None:
        yield f"time: {common.seconds}"
    yield from _list("only", sorted(common.only))
    if common.draft:
        yield "draft: yes"


def _with_gaps(gap: Gap) -> str:
    marked = (
        f"__{'|'.join(texts)}__{after}" for texts, after in zip(gap.accepted, gap.parts[1:], strict=True)
    )
    return gap.parts[0] + "".join(marked)


def _text(key: str, text: str) -> Iterator[str]:
    """Yield a key with its text; one of several lines as a block, if that keeps all its white space."""
    if not text:
        return
    lines = text.split("\n")
    is_ragged = any(line != line.strip() or not line for line in (lines[0], lines[-1]))
    if len(lines) == 1 or is_ragged or any(map(str.isspace, lines)):
        yield f"{key}: {_scalar(text)}"
        return
    yield f"{key}: |-"
    yield from (f"  {line}" if line else "" for line in lines)


def _list(key: str, texts: Sequence[str]) -> Iterator[str]:
    if texts:
        yield f"{key}:"
        yield from (f"  - {_scalar(text)}" for text in texts)


def _choices(key: str, choices: Sequence[Choice]) -> Iterator[str]:
    if choices:
        yield f"{key}:"
    for choice in choices:
        if choice.feedback:
            yield f"  - choice: {_scalar(choice.text)}"
            yield f"    feedback: {_scalar(choice.feedback)}"
        else:
            yield f"  - {_scalar(choice.text)}"


def _scalar(text: str) -> str:
    """Return the text as it can stand behind a key or a dash, in quotes only where YAML needs them."""
    if _SIMPLE.fullmatch(text):
        return text
    if "\n" in text:
        escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
        return f'"{escaped}"'
    return text if _PLAIN.fullmatch(text) and not _UNPLAIN.search(text) else in_quotes(text)


def _decimal(value: Decimal, language: str) -> str:
    text = f"{value.normalize():f}"
    return text if language.startswith("en") else text.replace(".", ",")
