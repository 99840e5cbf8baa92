"""The schema agrees with ``check`` on keys and types, on files read as editors read YAML."""

import re
from datetime import date
from pathlib import Path
from typing import Any, ClassVar

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from quizapp.authoring.json_schema import is_own_schema, json_schema
from quizapp.authoring.key_words import KEY_WORDS
from quizapp.bank.composer import compose
from quizapp.bank.messages import SAYINGS
from quizapp.bank.reader import parse_deck
from quizapp.bank.schema import ALL_KEYS, CERTAINTIES, FACETS, QUESTION_SHAPES, TRUTHS, YES_NO
from quizapp.bank.template import template
from quizapp.core.decks import Common, Deck, Finding, GlossaryEntry
from quizapp.core.items import Choice, Facet, Gap
from quizapp.language import translator
from tests.bank.samples import AFTER, BEFORE, PATH
from tests.bank.test_problems import ERRORS
from tests.bank.test_traps import TRAPS
from tests.strategies import FOLDED, LINE, TEXT, WORD, decks

SCHEMA = json_schema(translator("en"))
VALIDATOR = Draft7Validator(SCHEMA)
KEY = re.compile(rf"^( *(?:- )?)({'|'.join(sorted(ALL_KEYS, key=len, reverse=True))}):")
SHIPPED = sorted((Path(__file__).parents[2] / "questions").glob("*.yaml"))

KEYS_AND_TYPES = {
    "answer-list",
    "answers-without-wrong",
    "bad-id",
    "empty-text",
    "entry-not-keys",
    "gap-missing",
    "german-key",
    "key-not-a-text",
    "list-in-list",
    "list-without-section",
    "misplaced-key",
    "missing-key",
    "missing-response",
    "missing-stem",
    "no-entries",
    "not-a-certainty",
    "not-a-date",
    "not-a-deck",
    "not-a-facet",
    "not-a-language",
    "not-a-link",
    "not-a-truth",
    "not-in-range",
    "not-pairs",
    "not-yes-or-no",
    "other-version",
    "section-not-a-list",
    "statement-meant",
    "text-expected",
    "too-few",
    "unknown-key",
}
"""Problems that concern keys and the types of values; those with what a text says are for ``check``."""

HEADERS = [
    "questions:\n  - question: A?\n    answer: b\n",
    "titel: T\nquestions:\n  - question: A?\n    answer: b\n",
    "title: T\nfoo: 1\nquestions:\n  - question: A?\n    answer: b\n",
    "title: T\n",
    "title: T\nquestions:\n",
    "title: T\nquestions: []\n",
    "title: T\nquestions:\n  question: A?\n  answer: b\n",
    "title: T\nquestions: viele\n",
    "title: [T]\nquestions:\n  - question: A?\n    answer: b\n",
    "title: T\nlanguage: 12\nquestions:\n  - question: A?\n    answer: b\n",
    "title: T\nas_of: gestern\nquestions:\n  - question: A?\n    answer: b\n",
    "title: T\nlink: hier\nquestions:\n  - question: A?\n    answer: b\n",
    "title: T\nquizapp: 2\nquestions:\n  - question: A?\n    answer: b\n",
    "title: T\nid: a b\nquestions:\n  - question: A?\n    answer: b\n",
    "- question: A?\n  answer: b\n",
    "Text\n",
    "title: T\nglossary:\n  - term: a\n",
    "title: T\nglossary:\n  - term: a\n    definition: b\n    answer: c\n",
    "title: T\nfindings:\n  - finding:\n",
    "title: T\nfindings:\n  - [a]\n",
    "title: T\nfindings:\n  - finding: a __b__\n    only: [name]\n",
]
MALFORMED = [*HEADERS, *(f"{BEFORE}{each[1]}{AFTER}" for each in (*ERRORS, *TRAPS))]

GOOD = [
    "  - question: A?\n    answer: 2000\n    wrong: [1991, 2014.5, true, 2024-06-17, 12:30, 0x1F, no, .5]\n",
    "  - question: 5\n    answer: yes\n    also: 1\n",
    "  - question: A?\n    answer: [a, 1]\n    hint:\n    tags:\n    also: []\n",
    "  - statement: A.\n    correct: no\n",
    "  - statement: A.\n    correct: TRUE\n",
    "  - statement: A.\n    correct: „Steht  nicht da“\n",
    "  - question: A?\n    number: 1.234,5\n    tolerance: 10 %\n",
    "  - question: A?\n    number: fünf Millionen\n    tolerance:\n",
    "  - question: A?\n    pairs:\n      1991: 5\n      c: d\n    extra: e\n    only: gewissheit\n",
    "  - question: A?\n    order: [1, 2]\n    level: 2\n    points: '3'\n    time: 60\n    draft: ja\n    id: 7\n",
    "  - gap: A __b|c__ d.\n    wrong:\n      - choice: 5\n        feedback: 6\n      - e\n",
    "  - question: A?\n    answer: b\n    certainty: als Verdacht\n    claim: c\n    source: [d, e]\n",
    "  - id: größe-1_a\n    question: A?\n    answer: b\n    draft:\n    level:\n    certainty:\n",
]


class Core(yaml.SafeLoader):
    """YAML 1.2's core schema, which editors go by; keys are their texts, and equal ones an error."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[str, Any]:
        keys = [str(key.value) for key, _ in node.value]
        if len(set(keys)) < len(keys):
            raise yaml.YAMLError("equal keys")
        return {str(key.value): self.construct_object(value, deep=True) for key, value in node.value}


for name, pattern, construct in (
    ("null", r"~|null|Null|NULL|", lambda text: None),
    ("bool", r"true|True|TRUE|false|False|FALSE", lambda text: text.casefold() == "true"),
    (
        "int",
        r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+",
        lambda text: int(text, 0 if text[:2] in ("0o", "0x") else 10),
    ),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", float),
):
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{name}", re.compile(f"(?:{pattern})$"), None)
    Core.add_constructor(
        f"tag:yaml.org,2002:{name}",
        lambda loader, node, construct=construct: construct(loader.construct_scalar(node)),
    )
Core.add_constructor("tag:yaml.org,2002:map", lambda loader, node: loader.construct_mapping(node))


def as_editors_read(text: str) -> Any:
    return yaml.load(text, Core)


def complaints(text: str) -> list[str]:
    return [error.message for error in VALIDATOR.iter_errors(as_editors_read(text))]


def codes(text: str) -> set[str]:
    return {found.code for found in parse_deck(text.encode(), PATH).problems}


def test_it_is_a_schema() -> None:
    Draft7Validator.check_schema(SCHEMA)
    assert is_own_schema(SCHEMA)
    assert not is_own_schema({"title": SCHEMA["title"]})
    assert not is_own_schema([])


def test_every_key_is_explained_in_both_languages() -> None:
    assert KEY_WORDS.keys() == ALL_KEYS
    german = json_schema(translator("de"))
    for section in ("properties", "definitions"):
        assert german[section].keys() == SCHEMA[section].keys()
    for english, other in zip(SCHEMA["properties"].values(), german["properties"].values(), strict=True):
        assert english["description"] != other["description"]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_shipped_decks_are_fine_for_both(path: Path) -> None:
    text = path.read_text("utf-8")
    assert codes(text) == set()
    assert complaints(text) == []


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_template_is_fine(language: str) -> None:
    assert complaints(template(language)) == []


@pytest.mark.parametrize("entry", GOOD)
def test_what_check_takes_is_fine(entry: str) -> None:
    assert codes(f"{BEFORE}{entry}") <= {"certainty-incomplete", "asks-nothing", "typographic-quotes"}
    assert complaints(f"{BEFORE}{entry}") == []


@pytest.mark.parametrize(("words", "entry"), [
    (TRUTHS, "  - statement: A.\n    correct: {}\n"),
    (CERTAINTIES, "  - question: A?\n    answer: b\n    certainty: {}\n"),
    (YES_NO, "  - question: A?\n    answer: b\n    draft: {}\n"),
])  # fmt: skip
def test_every_word_for_a_value_is_fine_in_any_case(words: dict[str, Any], entry: str) -> None:
    for word in words:
        for form in (word, word.capitalize(), word.upper(), f"„{word}“"):
            assert complaints(f"{BEFORE}{entry.format(form)}") == [], form


def test_every_facet_is_fine_where_it_belongs() -> None:
    for word in FACETS:
        text = f"title: T\nglossary:\n  - term: a\n    definition: b\n    only: {word}\n"
        assert (complaints(text) == []) == ("not-a-facet" not in codes(text)), word


@pytest.mark.parametrize("text", MALFORMED)
def test_a_wrong_key_or_type_is_told_by_both(text: str) -> None:
    try:
        as_editors_read(text)
    except (yaml.YAMLError, TypeError):
        return
    if codes(text) & KEYS_AND_TYPES:
        assert complaints(text), codes(text)


def test_the_malformed_decks_show_most_problems_with_keys_and_types() -> None:
    assert KEYS_AND_TYPES - set().union(*map(codes, MALFORMED)) == set()


@settings(max_examples=150)
@given(decks())
def test_what_is_composed_is_fine_for_both(deck: Deck) -> None:
    text = compose(deck)
    assert codes(text) == set()
    assert complaints(text) == []


@st.composite
def terms_and_findings(draw: st.DrawFn) -> Deck:
    definition, *wrong = draw(FOLDED)
    term = GlossaryEntry(
        Common("a", 0, hint=draw(LINE), only=frozenset({Facet.NAME})),
        draw(LINE),
        definition,
        tuple(draw(st.lists(LINE, max_size=2))),
        tuple(Choice(text, draw(st.just("") | LINE)) for text in wrong),
        draw(st.just("") | TEXT),
    )
    before, inside, after = (draw(WORD) for _ in range(3))
    gap = Gap((f"{before} ", f" {after}"), ((inside,),))
    finding = Finding(Common("b", 0, tags=("x", "y")), f"{before} {inside} {after}", gap)
    return Deck("deck", "T", as_of=date(2024, 6, 17), tags=("Eins",), entries=(term, finding))


@settings(max_examples=60)
@given(terms_and_findings())
def test_composed_terms_and_findings_are_fine_for_both(deck: Deck) -> None:
    text = compose(deck)
    assert codes(text) == set()
    assert complaints(text) == []


@settings(max_examples=200)
@given(decks() | terms_and_findings(), st.data())
def test_a_file_with_one_line_changed_is_judged_alike(deck: Deck, data: st.DataObject) -> None:
    lines = compose(deck).split("\n")
    number = data.draw(st.sampled_from([n for n, line in enumerate(lines) if KEY.match(line)]))
    key = KEY.match(lines[number])
    assert key is not None
    lines[number] = data.draw(
        st.sampled_from(
            ["", f"{key[1]}foo: x", f"{key[1]}{key[2]}: [x, y]", f"{key[1]}{key[2]}: x", f"{key[1]}{key[2]}:"]
        )
    )
    text = "\n".join(lines)
    try:
        as_editors_read(text)
    except (yaml.YAMLError, TypeError):
        return
    found = codes(text)
    if found & KEYS_AND_TYPES:
        assert complaints(text), found
    if complaints(text):
        assert any(SAYINGS[code].severity == "error" for code in found), complaints(text)


def test_a_kind_of_question_can_be_chosen_by_its_name() -> None:
    snippets = SCHEMA["definitions"]["question"]["defaultSnippets"]
    assert len({snippet["label"] for snippet in snippets}) == len(QUESTION_SHAPES)
    for snippet, shape in zip(snippets, QUESTION_SHAPES, strict=True):
        assert set(shape.needs) <= snippet["body"].keys() <= shape.keys
