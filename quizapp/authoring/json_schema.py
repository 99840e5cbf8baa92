"""The JSON Schema of question files, for editors that complete and check while somebody types.

An editor reads YAML by its own rules, so that ``answer: 2000`` is a number and ``correct: true`` a truth
value there: wherever a text belongs, those are right as well. The schema never complains about a value
that the program takes, but for one: a text that is only ``null`` or ``~``, which to an editor looks like
a value that is still missing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from quizapp.authoring.key_words import KEY_WORDS, SHAPE_WORDS
from quizapp.bank import schema
from quizapp.bank.entries import FACETS_OF, HIGHEST_POINTS, LONGEST_TIME
from quizapp.core.items import Certainty, Truth

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from quizapp.bank.schema import Shape
    from quizapp.language import Translator

Json = dict[str, Any]

SCHEMA_ID = "https://quizapp.invalid/quizapp.schema.json"
"""Tells our own schema files from others; there is nothing at this address."""
FILE_NAME = "quizapp.schema.json"
MODELINE = f"# yaml-language-server: $schema={FILE_NAME}"

_FILLED: Json = {"type": ["string", "number", "boolean"], "pattern": r"\S"}
_ANYTHING: Json = {"type": ["string", "number", "boolean", "null"]}
_OPTIONAL: Json = {"type": ["string", "null"]}
_GAPS = r"__[\s\S]+__"
_ID = r"^\s*[^\s!-,./:-@\[-\^`{-~]{1,80}\s*$"
_WHOLE = r"^\s*[0-9]+\s*$"
_DATE = r"^\s*([0-9]{4}-[0-9]{1,2}-[0-9]{1,2}|[0-9]{1,2}\.\s?[0-9]{1,2}\.\s?[0-9]{4})\s*$"
_QUOTES = "\"'»«„“”‚‘’\\s"
_MORE_NEEDS = {schema.CHOICES: ("wrong",)}
"""Keys that an entry of a kind cannot be without although they do not tell the kind."""
_MOST_SHAPES = (schema.GLOSSARY, schema.FINDING, *schema.QUESTION_SHAPES)
_ORDER = {key: place for place, key in enumerate(KEY_WORDS)}


def json_schema(tr: Translator) -> Json:
    """Return the schema, with titles and descriptions in the translator's language."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": SCHEMA_ID,
        "title": tr("A question file of quizapp"),
        "description": tr("A deck: its title and its glossary, findings and questions."),
        "type": "object",
        "properties": {key: _described(key, _header_value(key), tr) for key in _sorted(schema.HEADER)},
        "required": ["title"],
        "anyOf": [_filled_section(section) for section in schema.SECTIONS],
        "additionalProperties": False,
        "definitions": {
            **{shape.name: _shape(shape, tr) for shape in _MOST_SHAPES},
            "question": _question(tr),
            "wrong-choice": _wrong_choice(tr),
        },
    }


def is_own_schema(value: object) -> bool:
    """Tell whether what a JSON file holds is a schema that was written here."""
    return isinstance(value, dict) and value.get("$id") == SCHEMA_ID


def _header_value(key: str) -> Json:
    match key:
        case "title":
            return _FILLED
        case "quizapp":
            return {"enum": [int(schema.FORMAT_VERSION), schema.FORMAT_VERSION, None]}
        case "language":
            return {**_OPTIONAL, "pattern": _or_empty(_language()), "examples": ["de", "en"], "default": "de"}
        case "as_of":
            return {**_OPTIONAL, "pattern": _or_empty(_DATE), "examples": ["2024-06-17"]}
        case "link":
            return {**_OPTIONAL, "pattern": _or_empty(r"^\s*[hH][tT][tT][pP][sS]?://\S+\s*$")}
        case "article":
            return {**_ANYTHING, "pattern": r"^[^/\\:]*$"}
        case "id":
            return {**_ANYTHING, "pattern": _or_empty(_ID)}
        case "tags" | "authors":
            return _texts(optional=True)
        case "glossary":
            return _section({"$ref": "#/definitions/glossary"})
        case "findings":
            return _section({"anyOf": [{"$ref": "#/definitions/finding"}, _FILLED]})
        case "questions":
            return _section({"$ref": "#/definitions/question"})
        case _:
            return _ANYTHING


def _language() -> str:
    names = "|".join(map(_in_any_case, schema.LANGUAGES))
    return rf"^\s*([a-zA-Z]{{2,3}}([-_][a-zA-Z0-9]{{2,8}})?|{names})\s*$"


def _section(items: Json) -> Json:
    return {"type": ["array", "null"], "items": items}


def _filled_section(section: str) -> Json:
    return {"required": [section], "properties": {section: {"type": "array", "minItems": 1}}}


def _question(tr: Translator) -> Json:
    """Return the schema of a question: the kind follows from the first sign that is there."""
    keys = frozenset().union(*(shape.keys for shape in schema.QUESTION_SHAPES))
    found: Json = {
        "type": "object",
        "title": tr("a question"),
        "properties": {key: _described(key, _value(key, schema.TYPED), tr) for key in _sorted(keys)},
        "required": ["question", "answer"],
        "additionalProperties": False,
    }
    for shape in reversed(schema.QUESTION_SHAPES):
        found = {
            "if": {"type": "object", "required": [shape.sign]},
            "then": {"$ref": f"#/definitions/{shape.name}"},
            "else": found,
        }
    return {**found, "defaultSnippets": [_snippet(shape, tr) for shape in schema.QUESTION_SHAPES]}


def _shape(shape: Shape, tr: Translator) -> Json:
    needs = (*shape.needs, *_MORE_NEEDS.get(shape, ()))
    return {
        "type": "object",
        "title": tr(SHAPE_WORDS[shape.name]),
        "properties": {
            key: _described(key, _value(key, shape, needed=key in needs), tr) for key in _sorted(shape.keys)
        },
        "required": list(needs),
        "additionalProperties": False,
    }


def _wrong_choice(tr: Translator) -> Json:
    return {
        "type": "object",
        "properties": {
            "choice": _described("choice", _FILLED, tr),
            "feedback": _described("feedback", _ANYTHING, tr),
        },
        "required": ["choice"],
        "additionalProperties": False,
    }


def _value(key: str, shape: Shape, *, needed: bool = False) -> Json:
    """Return the schema of a key's value in an entry of a kind."""
    match key:
        case "wrong":
            return _choices(optional=shape is schema.GLOSSARY)
        case "answer" if shape is schema.SINGLE:
            return _FILLED
        case "only":
            return _facets(shape)
        case "number" | "tolerance":
            return {"type": ["number", "string"] if needed else ["number", "string", "null"]}
        case _:
            return _values().get(key, _FILLED if needed else _ANYTHING)


def _values() -> dict[str, Json]:
    """Return the schemas of values that are the same in every kind of entry."""
    optional = _texts(optional=True)
    return {
        "id": {"type": _FILLED["type"], "pattern": _ID},
        "answer": _texts(least=1),
        "answers": _texts(least=1),
        "order": _texts(least=2),
        "gap": {"type": "string", "pattern": _GAPS},
        "pairs": {"type": "object", "minProperties": 2, "additionalProperties": _FILLED},
        "correct": _one_of(list(Truth), schema.TRUTHS),
        "certainty": _optional(_one_of(list(Certainty), schema.CERTAINTIES)),
        "draft": _optional(_one_of(["yes", "no"], schema.YES_NO)),
        "level": _whole(1, 3),
        "points": _whole(1, HIGHEST_POINTS),
        "time": _whole(1, LONGEST_TIME),
        **dict.fromkeys(("also", "extra", "source", "tags"), optional),
    }


def _facets(shape: Shape) -> Json:
    possible = FACETS_OF[shape]
    one = _one_of(sorted(possible), [word for word, facet in schema.FACETS.items() if facet in possible])
    return {"anyOf": [{"type": "array", "items": one}, *_optional(one)["anyOf"]]}


def _texts(*, least: int = 0, optional: bool = False) -> Json:
    """Return the schema of one text or a list of texts."""
    listed = {"type": "array", "items": _FILLED, "minItems": least}
    if least > 1:
        return listed
    return {"anyOf": [_ANYTHING if optional else _FILLED, listed]}


def _choices(*, optional: bool) -> Json:
    choice = {"anyOf": [_FILLED, {"$ref": "#/definitions/wrong-choice"}]}
    listed = {"type": "array", "items": choice, "minItems": 0 if optional else 1}
    return {"anyOf": [listed, _ANYTHING if optional else _FILLED]}


def _whole(low: int, high: int) -> Json:
    number = {"type": "integer", "minimum": low, "maximum": high}
    return {"anyOf": [number, {**_OPTIONAL, "pattern": _or_empty(_WHOLE)}]}


def _one_of(offered: Iterable[str], words: Collection[str]) -> Json:
    """Return the schema of a word: those offered first, then all that mean one of them."""
    spelt = "|".join(sorted(map(_in_any_case, words), key=len, reverse=True))
    forms: list[Json] = [
        {"enum": [str(word) for word in offered]},
        {"type": "string", "pattern": f"^[{_QUOTES}]*({spelt})[{_QUOTES}.]*$"},
    ]
    return {"anyOf": [*forms, *([{"type": "boolean"}] if "true" in words else [])]}


def _in_any_case(word: str) -> str:
    """Return a pattern for the word in any case; JSON Schema has no sign for that."""
    return "".join(
        r"\s+"
        if sign == " "
        else f"[{sign}{sign.upper()}]"
        if sign.isalpha() and len(sign.upper()) == 1
        else re.escape(sign)
        for sign in word
    )


def _optional(value: Json) -> Json:
    return {"anyOf": [*value["anyOf"], {**_OPTIONAL, "pattern": r"^\s*$"}]}


def _or_empty(pattern: str) -> str:
    return rf"^\s*$|{pattern}"


def _described(key: str, value: Json, tr: Translator) -> Json:
    return {**value, "description": tr(KEY_WORDS[key])}


def _sorted(keys: Iterable[str]) -> list[str]:
    return sorted(keys, key=_ORDER.__getitem__)


def _snippet(shape: Shape, tr: Translator) -> Json:
    """Return what an editor writes when this kind of question is chosen."""
    needs = dict.fromkeys((*shape.needs, *_MORE_NEEDS.get(shape, ())))
    body = {key: _placeholder(key, place) for place, key in enumerate(needs, 1)}
    return {"label": tr(SHAPE_WORDS[shape.name]), "body": body}


def _placeholder(key: str, place: int) -> object:
    match key:
        case "wrong" | "answers" | "order":
            return [f"${place}1", f"${place}2"]
        case "pairs":
            return {f"${place}1": f"${place}2", f"${place}3": f"${place}4"}
        case "gap":
            return f"${place} __${place}1__"
        case "correct":
            return f"${{{place}|yes,no,unstated|}}"
        case _:
            return f"${place}"
