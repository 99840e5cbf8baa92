"""Entries: the keys an author wrote, checked and typed."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from quizapp.bank import schema
from quizapp.bank.events import Keyed, Scalar
from quizapp.bank.fields import Fields
from quizapp.bank.identity import ID, fingerprint, slug
from quizapp.bank.interactions import check_wrong, read_gap, read_interaction
from quizapp.bank.keys import report_unknown
from quizapp.bank.values import read_certainty, read_facets, read_flag
from quizapp.core.decks import Common, Entry, Finding, GlossaryEntry, Question
from quizapp.core.items import Facet

if TYPE_CHECKING:
    from collections.abc import Iterable

    from quizapp.bank.events import Node
    from quizapp.bank.report import Report
    from quizapp.bank.schema import Shape

_SELDOM = frozenset({"certainty", "claim", "level", "points", "time", "draft", "only"})
_GLOSSARY_FACETS = frozenset({Facet.MEANING, Facet.NAME, Facet.RECALL, Facet.CERTAINTY})
_FINDING_FACETS = frozenset({Facet.GAP, Facet.CERTAINTY})
_QUESTION_FACETS = frozenset({Facet.CERTAINTY})
FACETS_OF = {
    schema.GLOSSARY: _GLOSSARY_FACETS,
    schema.FINDING: _FINDING_FACETS,
    **dict.fromkeys(schema.QUESTION_SHAPES, _QUESTION_FACETS),
}
"""What ``only`` can restrict an entry of a kind to."""
HIGHEST_POINTS = 100
LONGEST_TIME = 3600


def read_entry(section: str, node: Node, report: Report, language: str) -> Entry | None:
    """Return the entry that the node holds, or None after reporting what is wrong with it."""
    before = report.errors
    keyed = _keyed(section, node, report)
    if keyed is None:
        return None
    fields = Fields(keyed, report)
    shape = _shape(section, fields)
    if shape is None or not _check_keys(fields, shape):
        return None
    entry = _build(shape, fields, language)
    return entry if report.errors == before else None


def _keyed(section: str, node: Node, report: Report) -> Keyed | None:
    """Return the entry's keys; a finding may be a sentence alone."""
    if type(node) is Keyed:
        return node
    if type(node) is Scalar:
        text = node.value.strip()
        key, colon, rest = text.partition(":")
        if not text:
            report.at(node, "empty-text")
            return None
        if colon and rest and key.strip() in schema.WRITTEN_KEYS:
            repaired = report.lines[node.start_mark.line].replace(f"{key}:", f"{key}: ", 1)
            report.at(node, "missing-space", key=key, repaired=repaired)
            return None
        if section == "findings":
            return Keyed({"finding": node}, {"finding": node}, node.start_mark, node.end_mark, flow=False)
    report.at(node, "entry-not-keys", example=f"{schema.FIRST_KEYS[section]}: …")
    return None


def _shape(section: str, fields: Fields) -> Shape | None:
    if section == "glossary":
        return schema.GLOSSARY
    if section == "findings":
        return schema.FINDING
    values = fields.values
    for shape in schema.QUESTION_SHAPES:
        if shape.sign in values:
            return shape
    if report_unknown(fields, schema.ENTRY_KEYS):
        return None
    if "correct" in values and "question" in values:
        fields.at_key("question", "statement-meant")
        return None
    fields.at_start("missing-stem" if values.keys().isdisjoint(schema.STEMS) else "missing-response")
    return None


def _check_keys(fields: Fields, shape: Shape) -> bool:
    """Report unknown, misplaced, missing and empty keys; return whether all that is needed is there."""
    values = fields.values
    meant: set[str] = set()
    if not shape.keys.issuperset(values):
        meant = report_unknown(fields, shape.keys, elsewhere=shape.sign)
    fine = True
    for name in shape.needs:
        value = values.get(name)
        if value is None:
            if name not in meant:
                _report_missing(fields, name)
            fine = False
        elif type(value) is Scalar and not value.value.strip():
            fields.at_key(name, "empty-text")
            fine = False
    return fine


def _report_missing(fields: Fields, name: str) -> None:
    if name != "question":
        fields.at_start("missing-key", key=name)
    elif fields.values.keys().isdisjoint(schema.STEMS):
        fields.at_start("missing-stem")


def _build(shape: Shape, fields: Fields, language: str) -> Entry:
    if shape is schema.GLOSSARY:
        return _glossary(fields)
    if shape is schema.FINDING:
        return _finding(fields)
    read = read_interaction(shape, fields, language)
    common = _common(fields, (shape.name, read.stem, *read.keys), _QUESTION_FACETS)
    return Question(common, read.stem, read.interaction)


def _glossary(fields: Fields) -> GlossaryEntry:
    term, definition = fields.text("term"), fields.text("definition")
    common = _common(fields, ("glossary", term, definition), _GLOSSARY_FACETS)
    wrong = fields.choices("wrong")
    check_wrong(fields, "wrong", (definition,), wrong)
    return GlossaryEntry(common, term, definition, fields.texts("also"), wrong, fields.text("example"))


def _finding(fields: Fields) -> Finding:
    text = fields.text("finding")
    has_gaps = "__" in text
    gap = read_gap("finding", fields) if has_gaps else None
    filled: tuple[str, ...] = ()
    if gap is not None:
        filled = tuple([accepted[0] for accepted in gap.accepted])
        text = "".join(chain.from_iterable(zip(gap.parts, (*filled, ""), strict=True)))
    common = _common(fields, ("finding", text, *filled), _FINDING_FACETS)
    if not has_gaps and common.certainty is None:
        fields.at_start("asks-nothing")
    return Finding(common, text, gap)


def _common(fields: Fields, asked: Iterable[str], facets: frozenset[Facet]) -> Common:
    """Read what every entry may have; ``asked`` are the texts that tell the entry from others."""
    values = fields.values
    common = Common(
        id=_id(fields) if "id" in values else fingerprint(asked),
        line=fields.node.start_mark.line + 1,
        explanation=fields.text("explanation"),
        hint=fields.text("hint"),
        sources=fields.texts("source"),
        tags=fields.tags("tags"),
    )
    return common if _SELDOM.isdisjoint(values) else _with_seldom(common, fields, facets)


def _with_seldom(common: Common, fields: Fields, facets: frozenset[Facet]) -> Common:
    """Add what few entries have."""
    certainty = read_certainty(fields)
    claim = fields.text("claim")
    if certainty is not None:
        _check_certainty(fields, claim, common.sources)
    return replace(
        common,
        certainty=certainty,
        claim=claim,
        level=fields.number("level", 1, 3),
        points=fields.number("points", 1, HIGHEST_POINTS) or 1,
        seconds=fields.number("time", 1, LONGEST_TIME),
        draft=read_flag(fields, "draft"),
        only=read_facets(fields, facets) if "only" in fields.values else common.only,
    )


def _id(fields: Fields) -> str:
    text = fields.text("id")
    if not ID.fullmatch(text):
        fields.at("id", "bad-id", id=text, similar=slug(text))
    return text


def _check_certainty(fields: Fields, claim: str, sources: tuple[str, ...]) -> None:
    for name, there in (("claim", claim), ("source", sources)):
        if not there:
            fields.at("certainty", "certainty-incomplete", key=name)
            return
