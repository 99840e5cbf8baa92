"""Each kind of entry, with each key, becomes the value that the format says."""

from decimal import Decimal

import pytest

from quizapp.bank.interactions import BLANK
from quizapp.core.decks import Finding, GlossaryEntry, Question
from quizapp.core.items import (
    Certainty,
    Choice,
    Facet,
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
from tests.bank.samples import codes, one, read


def interaction(entry: str, header: str = ""):
    found = one(entry, header=header)
    assert isinstance(found, Question)
    return found.interaction


def test_a_glossary_entry_with_all_its_keys():
    entry = one(
        "  - term: Satellitenbilder\n    definition: Bilder von oben\n    also:\n      - Satellitenaufnahmen\n"
        "    wrong:\n      - Bilder von unten\n      - choice: Bilder der Sterne\n        feedback: Andersherum.\n"
        "    example: Auf einem war ein Zug zu sehen.\n",
        "glossary",
    )
    assert entry == GlossaryEntry(
        entry.common,
        "Satellitenbilder",
        "Bilder von oben",
        ("Satellitenaufnahmen",),
        (Choice("Bilder von unten"), Choice("Bilder der Sterne", "Andersherum.")),
        "Auf einem war ein Zug zu sehen.",
    )


def test_a_finding_with_gaps_and_a_bare_one():
    entry = one("  - finding: Nordkorea liefert __Munition|Granaten__ an __Russland__.\n", "findings")
    assert isinstance(entry, Finding)
    assert entry.text == "Nordkorea liefert Munition an Russland."
    assert entry.gap == Gap(("Nordkorea liefert ", " an ", "."), (("Munition", "Granaten"), ("Russland",)))
    bare = one("  - Ein Satz mit __Lücke__ genügt.\n", "findings")
    assert isinstance(bare, Finding)
    assert bare.text == "Ein Satz mit Lücke genügt."


def test_a_finding_that_asks_nothing_is_kept_with_a_hint():
    reading = read("title: T\nfindings:\n  - Ein Satz genügt auch.\n")
    assert codes(reading) == ["asks-nothing"]
    assert reading.problems[0].severity == "hint"
    assert len(reading.deck.entries) == 1


def test_single_choice():
    assert interaction(
        "  - question: Wann?\n    answer: 2000\n    wrong:\n      - 1991\n      - 2014\n"
    ) == SingleChoice((Choice("2000"), Choice("1991"), Choice("2014")), 0)


def test_multiple_choice():
    assert interaction("  - question: Was?\n    answers: [a, b]\n    wrong: [c]\n") == MultipleChoice(
        (Choice("a"), Choice("b"), Choice("c")), frozenset({0, 1})
    )


@pytest.mark.parametrize(
    "entry",
    [
        "  - question: Was?\n    answer: Bach Ho\n    also:\n      - Weißer Tiger\n",
        "  - question: Was?\n    answer: Bach Ho\n    also: Weißer Tiger\n",
        "  - question: Was?\n    answer: [Bach Ho, Weißer Tiger]\n",
    ],
)
def test_typed(entry):
    assert interaction(entry) == Typed(("Bach Ho", "Weißer Tiger"))


@pytest.mark.parametrize(
    ("written", "truth"),
    [
        *((word, Truth.TRUE) for word in ("yes", "ja", "true", "wahr", "richtig", "Ja", "TRUE", '"ja"')),
        *((word, Truth.FALSE) for word in ("no", "nein", "false", "falsch", "Nein")),
        *((word, Truth.UNSTATED) for word in ("unstated", "steht nicht da", "Steht nicht da.")),
    ],
)
def test_a_statement_is_judged_in_english_or_german(written, truth):
    assert interaction(f"  - statement: So ist es.\n    correct: {written}\n") == TrueFalse(truth)


def test_a_gap_question_and_one_to_choose():
    gap = one("  - gap: Gefördert wird __Erdöl|Öl__.\n")
    assert gap.stem == f"Gefördert wird {BLANK}."
    assert gap.interaction == Gap(("Gefördert wird ", "."), (("Erdöl", "Öl"),))
    chosen = one("  - gap: Gefördert wird __Erdöl|Öl__.\n    wrong:\n      - Kohle\n")
    assert chosen.stem == f"Gefördert wird {BLANK}."
    assert chosen.interaction == SingleChoice((Choice("Erdöl"), Choice("Kohle")), 0)


@pytest.mark.parametrize(
    ("keys", "number"),
    [
        (
            "number: 5\n    tolerance: 0,5\n    unit: Millionen",
            Number(Decimal(5), Decimal("0.5"), "Millionen", "5"),
        ),
        ("number: 1.234,5", Number(Decimal("1234.5"), Decimal(0), "", "1.234,5")),
        ("number: 200\n    tolerance: 10 %", Number(Decimal(200), Decimal(20), "", "200")),
        ("number: -40\n    tolerance: ± 5", Number(Decimal(-40), Decimal(5), "", "-40")),
        ("number: 12 %", Number(Decimal(12), Decimal(0), "%", "12")),
        ("number: 01067", Number(Decimal(1067), Decimal(0), "", "01067")),
    ],
)
def test_a_number_is_read_in_the_language_of_its_deck(keys, number):
    assert interaction(f"  - question: Wie viel?\n    {keys}\n") == number


def test_the_language_counts_for_numbers_wherever_it_stands():
    for text in (
        "title: T\nlanguage: en\nquestions:\n  - question: How much?\n    number: 1,234.5\n",
        "title: T\nquestions:\n  - question: How much?\n    number: 1,234.5\nlanguage: English\n",
    ):
        reading = read(text)
        assert reading.problems == ()
        assert reading.deck.language == "en"
        assert reading.deck.entries[0].interaction.value == Decimal("1234.5")


def test_matching_with_an_extra_right_side_and_a_right_side_for_two():
    found = interaction(
        "  - question: Was gehört zusammen?\n    pairs:\n      Bach Ho: Ölfeld\n      Weißer Tiger: Ölfeld\n"
        "      Vietsovpetro: Firma\n    extra:\n      - Satellit\n"
    )
    assert found == Matching(
        ("Bach Ho", "Weißer Tiger", "Vietsovpetro"), ("Ölfeld", "Firma", "Satellit"), (0, 0, 1)
    )


def test_ordering():
    found = interaction("  - question: Ordne.\n    order:\n      - zuerst\n      - dann\n      - zuletzt\n")
    assert found == Ordering(("zuerst", "dann", "zuletzt"), (0, 1, 2))


def test_what_every_entry_may_have():
    common = one(
        "  - id: bach-ho\n    question: Wie heißt es?\n    answer: Bach Ho\n    explanation: Weil.\n    hint: Fisch\n"
        "    source:\n      - eines der größten Ölfelder\n      - Bach Ho … in Betrieb\n"
        "    certainty: Verdacht\n    claim: Es heißt Bach Ho\n    tags: [Öl, Asien]\n    level: 2\n    points: 3\n"
        "    time: 45\n    draft: ja\n    only: [certainty]\n"
    ).common
    assert common.id == "bach-ho"
    assert common.line == 3
    assert (common.explanation, common.hint) == ("Weil.", "Fisch")
    assert common.sources == ("eines der größten Ölfelder", "Bach Ho … in Betrieb")
    assert (common.certainty, common.claim) == (Certainty.ALLEGED, "Es heißt Bach Ho")
    assert common.tags == ("Öl", "Asien")
    assert (common.level, common.points, common.seconds) == (2, 3, 45)
    assert common.draft
    assert common.only == {Facet.CERTAINTY}


@pytest.mark.parametrize(
    ("written", "level"),
    [
        ("stated", Certainty.STATED),
        ("Tatsache", Certainty.STATED),
        ("als Bericht", Certainty.REPORTED),
        ("Verdacht", Certainty.ALLEGED),
        ("Einschätzung", Certainty.ASSESSED),
        ("möglich", Certainty.POSSIBLE),
        ("EXPECTED", Certainty.EXPECTED),
        ("Erwartung", Certainty.EXPECTED),
    ],
)
def test_a_level_of_certainty_is_named_in_english_or_german(written, level):
    entry = one(f"  - question: A?\n    answer: b\n    certainty: {written}\n    claim: c\n    source: d\n")
    assert entry.common.certainty is level


def test_everything_is_text_unless_the_format_says_otherwise():
    for written in ("no", "1.10", "01067", "12:30", "2024-06-17", "~", "null", "0x10", "1e3", "yes", ".5"):
        assert interaction(f"  - question: A?\n    answer: {written}\n") == Typed((written,))


def test_long_texts_may_use_blocks_and_several_lines():
    entry = one(
        "  - question: |\n      Erste Zeile.\n      Zweite Zeile.\n    answer: >\n      ein\n      Wort\n"
        "    explanation: geht\n      weiter\n"
    )
    assert entry.stem == "Erste Zeile.\nZweite Zeile."
    assert entry.interaction == Typed(("ein Wort",))
    assert entry.common.explanation == "geht weiter"


def test_empty_optional_keys_are_as_if_they_were_not_there():
    entry = one(
        "  - question: A?\n    answer: b\n    hint:\n    source:\n    tags:\n    level:\n    explanation: ''\n    draft:\n"
    )
    assert entry.common.hint == ""
    assert entry.common.sources == ()
    assert entry.common.level is None


def test_the_keys_of_a_file():
    reading = read(
        "quizapp: 1\ntitle: Reise\nid: reise\nlanguage: en\narticle: reise.md\nas_of: 2024-06-17\n"
        "link: https://example.org/a\ntags: Weltpolitik, Asien\ndescription: Worum es geht\nauthors: [A, B]\n"
        "license: CC-BY-4.0\nquestions:\n  - question: A?\n    answer: b\n"
    )
    deck = reading.deck
    assert reading.problems == ()
    assert (deck.id, deck.title, deck.language, deck.article) == ("reise", "Reise", "en", "reise.md")
    assert str(deck.as_of) == "2024-06-17"
    assert (deck.link, deck.description, deck.license) == (
        "https://example.org/a",
        "Worum es geht",
        "CC-BY-4.0",
    )
    assert (deck.tags, deck.authors) == (("Weltpolitik", "Asien"), ("A", "B"))


def test_a_title_and_a_tag_are_one_line_each():
    reading = read(
        "title: |\n  Eine\n  Reise\ntags: ['a\n\n  b']\nquestions:\n  - question: A?\n    answer: b\n"
    )
    assert (reading.deck.title, reading.deck.tags) == ("Eine Reise", ("a b",))


def test_a_date_may_be_german():
    reading = read("title: T\nas_of: 17.6.2024\nquestions:\n  - question: A?\n    answer: b\n")
    assert str(reading.deck.as_of) == "2024-06-17"


def test_sections_and_entries_keep_the_order_of_the_file():
    reading = read(
        "title: T\nquestions:\n  - question: A?\n    answer: b\nglossary:\n  - term: c\n    definition: d\n"
        "findings:\n  - E __f__.\n"
    )
    assert [type(entry) for entry in reading.deck.entries] == [Question, GlossaryEntry, Finding]
