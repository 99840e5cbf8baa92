"""Moodle XML: what Moodle's importer asks of a file, and what of its files is understood."""

import re
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from quizapp.bank.reader import parse_deck
from quizapp.core.decks import Deck
from quizapp.core.items import (
    Choice,
    Gap,
    Matching,
    MultipleChoice,
    Number,
    Ordering,
    SingleChoice,
    TrueFalse,
    Truth,
    Typed,
)
from quizapp.exchange.moodle import export, load
from quizapp.exchange.results import Imported, Source
from tests.exchange.trips import items
from tests.strategies import SHIPPED, decks

SCHEMA = etree.RelaxNG(etree.parse(Path(__file__).with_name("moodle.rng")))

GRADES = {
    100,
    90,
    83.33333,
    80,
    75,
    70,
    66.66667,
    60,
    50,
    40,
    33.33333,
    30,
    25,
    20,
    16.66667,
    14.28571,
    12.5,
    11.11111,
    10,
    5,
    0,
}
"""The shares that ``question_bank::fraction_options_full`` of Moodle allows; each may be taken off too."""

GAP = re.compile(
    r"\{([0-9]*):(SHORTANSWER):((=|%(-?[0-9]+(?:[.,][0-9]*)?)%)?(.+?(?<!\\|&)(?=[~#}]|$))(~=.+?(?<!\\|&)(?=[~#}]|$))*)\}"
)
"""The part of ``ANSWER_REGEX`` of Moodle's ``questiontype.php`` that short answers need."""


def check(data: bytes) -> None:
    """What Moodle refuses, or what would not be the same question there."""
    quiz = etree.fromstring(data)
    SCHEMA.assertValid(quiz)
    known = [number.text for number in quiz.iterfind("question/idnumber")]
    assert len(known) == len(set(known))
    for question in quiz.iterfind("question"):
        shares = [float(answer.get("fraction")) for answer in question.iterfind("answer")]
        match question.get("type"):
            case "multichoice":
                assert {abs(share) for share in shares} <= GRADES
                assert sum(share for share in shares if share > 0) == pytest.approx(100, abs=0.01)
            case "truefalse":
                assert sorted(shares) == [0, 100]
                assert [answer.findtext("text") for answer in question.iterfind("answer")] == [
                    "true",
                    "false",
                ]
            case "shortanswer" | "numerical":
                assert set(shares) == {100}
            case "ordering":
                assert shares == list(range(1, len(shares) + 1))
            case "cloze":
                assert GAP.search(question.findtext("questiontext/text"))


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(decks())
def test_every_deck_makes_a_file_that_moodle_takes(deck: Deck) -> None:
    check(export(Source(deck, items(deck))).data)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_deck_makes_a_file_that_moodle_takes(path: Path) -> None:
    deck = parse_deck(path.read_bytes(), path).deck
    assert deck is not None
    exported = export(Source(deck, items(deck)))
    check(exported.data)
    assert exported.data == export(Source(deck, items(deck))).data


def read(folder: Path, *questions: str) -> Imported:
    path = folder / "quiz.xml"
    path.write_text(f'<?xml version="1.0" encoding="UTF-8"?>\n<quiz>{"".join(questions)}</quiz>', "utf-8")
    return load(path)


def question(kind: str, body: str, text: str = "<p>Was?</p>") -> str:
    return (
        f'<question type="{kind}"><name><text>n</text></name><questiontext format="html"><text><![CDATA[{text}]]></text>'
        f"</questiontext>{body}</question>"
    )


def answer(text: str, fraction: str, feedback: str = "", more: str = "") -> str:
    return f'<answer fraction="{fraction}"><text>{text}</text><feedback><text>{feedback}</text></feedback>{more}</answer>'


TWO = answer("Ja", "100") + answer("Nein", "0")


@pytest.mark.parametrize(
    ("kind", "body", "expected"),
    [
        (
            "multichoice",
            answer("Nein", "0", "Falsch.") + answer("Ja", "100.00000"),
            SingleChoice((Choice("Ja"), Choice("Nein", "Falsch.")), 0),
        ),
        (
            "multichoice",
            "<single>false</single>" + answer("A", "50") + answer("B", "50") + answer("C", "-50"),
            MultipleChoice((Choice("A"), Choice("B"), Choice("C")), frozenset({0, 1})),
        ),
        ("truefalse", answer("true", "0") + answer("false", "100"), TrueFalse(Truth.FALSE)),
        ("truefalse", answer("Wahr", "100") + answer("Falsch", "0"), TrueFalse(Truth.TRUE)),
        (
            "shortanswer",
            answer("Hanoi", "100") + answer("Ha Noi", "100") + answer("5 \\* 3", "100"),
            Typed(("Hanoi", "Ha Noi", "5 * 3")),
        ),
        (
            "numerical",
            answer("3,5", "100", more="<tolerance>0.5</tolerance>")
            + "<units><unit><unit_name>km</unit_name></unit></units>",
            Number(Decimal("3.5"), Decimal("0.5"), "km"),
        ),
        (
            "matching",
            "".join(
                f"<subquestion><text>{a}</text><answer><text>{b}</text></answer></subquestion>"
                for a, b in [("a", "1"), ("b", "2"), ("", "3")]
            ),
            Matching(("a", "b"), ("1", "2", "3"), (0, 1)),
        ),
        (
            "ordering",
            answer("zweitens", "2") + answer("erstens", "1"),
            Ordering(("erstens", "zweitens"), (0, 1)),
        ),
    ],
)
def test_each_type_of_question_is_understood(kind: str, body: str, expected: object, tmp_path: Path) -> None:
    imported = read(tmp_path, question(kind, body))
    assert [entry.interaction for entry in imported.deck.entries] == [expected]
    assert imported.losses == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Die Stadt {1:SHORTANSWER:=Hanoi~=Ha Noi#gut} liegt {2:SA:%100%in Vietnam}.",
            Gap(("Die Stadt ", " liegt ", "."), (("Hanoi", "Ha Noi"), ("in Vietnam",))),
        ),
        ("Es sind {1:MC:3~=4#ja~%0%5}.", SingleChoice((Choice("4"), Choice("3"), Choice("5")), 0)),
        ("Es sind {1:NM:=4:0} Beine.", Gap(("Es sind ", " Beine."), (("4",),))),
        ("{1:SHORTANSWER:=&#126;a&#125;\\#} ok", Gap(("", " ok"), (("~a}#",),))),
    ],
)
def test_gaps_are_understood(text: str, expected: object, tmp_path: Path) -> None:
    imported = read(tmp_path, question("cloze", "", text))
    assert [entry.interaction for entry in imported.deck.entries] == [expected]


@pytest.mark.parametrize(
    ("kind", "body", "said"),
    [
        ("essay", "", "type »{type}«"),
        ("calculated", "", "type »{type}«"),
        ("multichoice", answer("Ja", "100") + answer("Jein", "50") + answer("Nein", "0"), "partly right"),
        ("multichoice", answer("Ja", "100") + answer("Auch", "100") + answer("Nein", "0"), "only the first"),
        ("multichoice", answer("Ja", "50") + answer("Nein", "0"), "wholly right"),
        ("multichoice", answer("Ja", "100"), "no wrong choice"),
        ("multichoice", TWO + "<correctfeedback><text>Prima gemacht!</text></correctfeedback>", "all right"),
        ("multichoice", TWO + "<defaultgrade>1.5</defaultgrade>", "points"),
        ("multichoice", TWO + "<hidden>1</hidden>", "hidden"),
        ("multichoice", TWO + '<questiontext><file name="a.png">AAAA</file></questiontext>', "pictures"),
        ("shortanswer", answer("Hanoi", "100") + answer("Ha*", "100"), "any text"),
        ("shortanswer", answer("Hanoi", "100") + answer("Saigon", "0", "Das ist im Süden."), "wrong answer"),
        ("numerical", answer("viel", "100"), "no number"),
        ("matching", "<subquestion><text>a</text><answer><text>b</text></answer></subquestion>", "two pairs"),
        ("matching", "<subquestion><text>a</text><answer><text></text></answer></subquestion>", "right side"),
        ("truefalse", answer("true", "0") + answer("false", "0"), "wholly right"),
        ("truefalse", "", "wholly right"),
    ],
)
def test_what_does_not_fit_is_told(kind: str, body: str, said: str, tmp_path: Path) -> None:
    imported = read(tmp_path, question(kind, body))
    assert any(said in loss.message for loss in imported.losses)
    assert {loss.about for loss in imported.losses} == {"Was?"}


def test_gaps_that_count_differently_are_told(tmp_path: Path) -> None:
    imported = read(tmp_path, question("cloze", "", "A {1:SA:=eins} {2:SA:=zwei}"))
    assert [loss.message for loss in imported.losses] == ["Its gaps count differently there, and alike here."]


def test_markup_becomes_text_and_nothing_else(tmp_path: Path) -> None:
    text = '<p>CO<sub>2</sub> &amp; <b onclick="x()">mehr</b>?</p><ul><li>eins</li></ul><script>alert(1)</script><!-- no -->'
    (entry,) = read(tmp_path, question("multichoice", TWO, text)).deck.entries
    assert entry.stem == "CO₂ & mehr?\n\n- eins"


def test_one_category_is_the_title_and_several_are_tags(tmp_path: Path) -> None:
    def category(name: str) -> str:
        return f'<question type="category"><category><text>{name}</text></category></question>'

    one = read(tmp_path, category("$course$/top/Asien//Pazifik"), question("multichoice", TWO))
    assert one.deck.title == "Asien/Pazifik"
    several = read(
        tmp_path,
        category("$course$/A"),
        question("multichoice", TWO),
        category("$course$/B"),
        question("truefalse", TWO),
    )
    assert [entry.common.tags for entry in several.deck.entries] == [("A",), ("B",)]
    assert several.deck.title == "quiz"


def test_a_file_of_another_program_is_read() -> None:
    imported = load(Path(__file__).parent / "files" / "moodlexport.xml")
    assert imported.deck.title == "Capitals"
    first, second = imported.deck.entries
    assert first.interaction == SingleChoice((Choice("Vientiane"), Choice("Hanoi"), Choice("Bangkok")), 0)
    assert isinstance(second.interaction, MultipleChoice)
    assert [(loss.about, loss.values) for loss in imported.losses] == [
        ("Describe the Mekong.", {"type": "essay"})
    ]
