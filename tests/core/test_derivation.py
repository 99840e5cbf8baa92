from datetime import date

import pytest

from quizapp.core.decks import Common, Deck, Finding, GlossaryEntry, Question
from quizapp.core.derivation import POOL, Phrases, derive
from quizapp.core.items import (
    Certainty,
    CertaintyJudgement,
    Choice,
    Facet,
    Gap,
    Recall,
    SingleChoice,
    TrueFalse,
    Truth,
    Typed,
)

PHRASES = Phrases(
    "Was bedeutet {term}?",
    "Wie heißt: {definition}",
    "Erkläre {term}.",
    "Wie sicher: {claim}?",
    "Das ist {term}.",
)


def term(name: str, definition: str, **fields) -> GlossaryEntry:
    also = fields.pop("also", ())
    wrong = fields.pop("wrong", ())
    return GlossaryEntry(Common(name.casefold(), 1, **fields), name, definition, also, wrong)


def items(*entries, **header):
    return {
        item.id.partition("/")[2]: item for item in derive(Deck("d", "T", entries=entries, **header), PHRASES)
    }


THREE = (term("Bote", "bringt Nachrichten"), term("Bäcker", "backt Brot"), term("Bauer", "sät Korn"))


def test_a_term_is_asked_for_its_meaning_with_the_other_definitions_as_distractors():
    meaning = items(*THREE)["bote.meaning"]
    assert meaning.stem == "Was bedeutet Bote?"
    assert isinstance(meaning.interaction, SingleChoice)
    assert meaning.interaction.choices[0] == Choice("bringt Nachrichten")
    assert set(meaning.interaction.choices[1:]) == {
        Choice("backt Brot", "Das ist Bäcker."),
        Choice("sät Korn", "Das ist Bauer."),
    }


def test_a_term_is_typed_once_its_meaning_was_right():
    name = items(*THREE)["bote.name"]
    assert name.stem == "Wie heißt: bringt Nachrichten"
    assert name.interaction == Typed(("Bote",))
    assert name.opens_after == "d/bote.meaning"


def test_other_names_count_when_typed():
    assert items(term("Bote", "x", also=("Kurier",)))["bote.name"].interaction == Typed(("Bote", "Kurier"))


def test_a_meaning_needs_two_distractors_and_without_it_the_name_is_open():
    found = items(*THREE[:2])
    assert set(found) == {"bote.name", "bäcker.name"}
    assert found["bote.name"].opens_after is None


def test_the_author_s_distractors_are_all_shown_and_definitions_only_fill_up():
    own = (Choice("trägt Briefe aus", "Das ist die Post."),)
    found = items(term("Bote", "bringt Nachrichten", wrong=own), *THREE[1:])["bote.meaning"].interaction
    assert found.choices[1] == own[0]
    assert len(found.choices) == 3
    assert found.shown == 0
    many = tuple(Choice(f"falsch {number}") for number in range(4))
    found = items(term("Bote", "bringt Nachrichten", wrong=many), *THREE[1:])["bote.meaning"].interaction
    assert found.choices[1:] == many
    assert found.shown == 0


def test_distractors_are_the_definitions_nearest_in_length_three_choices_at_a_time():
    others = [term(f"T{number}", "x" * number) for number in range(1, 40)]
    found = items(term("Bote", "y" * 20), *others)["bote.meaning"].interaction
    assert sorted(len(choice.text) for choice in found.choices[1:]) == [17, 18, 19, 20, 21, 22]
    assert len(found.choices) == POOL + 1
    assert found.shown == 3


@pytest.mark.parametrize(
    "excluded",
    [
        term("Kurier", "Bringt  NACHRICHTEN"),
        term("Kurier", "läuft umher"),
        term("Läufer", "läuft umher", also=("Bote",)),
        term("Läufer", "läuft umher", draft=True),
    ],
)
def test_a_definition_that_may_be_true_is_no_distractor(excluded):
    entries = (term("Bote", "bringt Nachrichten", also=("Kurier",)), excluded, *THREE[1:])
    found = items(*entries)["bote.meaning"].interaction
    assert {choice.text for choice in found.choices[1:]} == {"backt Brot", "sät Korn"}


def test_equal_definitions_are_offered_once():
    entries = (term("Bote", "bringt Nachrichten"), term("Bauer", "sät Korn"), term("Landwirt", "Sät Korn"))
    assert "bote.meaning" not in items(*entries)


def test_only_restricts_a_term_and_recall_is_asked_only_where_it_is_named():
    assert set(items(term("Bote", "x", only=frozenset({Facet.RECALL})), *THREE[1:])) >= {"bote.recall"}
    found = items(term("Bote", "x y", only=frozenset({Facet.RECALL, Facet.MEANING})), *THREE[1:])
    assert {known for known in found if known.startswith("bote")} == {"bote.meaning", "bote.recall"}
    assert found["bote.recall"].interaction == Recall("x y")
    assert found["bote.recall"].stem == "Erkläre Bote."


def test_a_finding_with_gaps_is_asked_with_the_gaps_shown():
    finding = Finding(Common("f", 3), "A liefert B.", Gap(("A liefert ", "."), (("B",),)))
    found = items(finding)["f.gap"]
    assert found.stem == "A liefert ____."
    assert found.line == 3


def test_a_finding_without_gap_and_certainty_asks_nothing():
    assert items(Finding(Common("f", 1), "A.")) == {}


CERTAIN = {"certainty": Certainty.ALLEGED, "claim": "A liefert B", "sources": ("soll liefern",)}


def test_certainty_is_asked_of_findings_and_questions_that_say_it_all():
    question = Question(Common("q", 1, **CERTAIN), "Wer?", Typed(("A",)))
    finding = Finding(Common("f", 1, **CERTAIN), "A liefert B.")
    found = items(question, finding)
    assert set(found) == {"q", "q.certainty", "f.certainty"}
    assert found["q.certainty"].stem == "Wie sicher: A liefert B?"
    assert found["q.certainty"].interaction == CertaintyJudgement(Certainty.ALLEGED)


@pytest.mark.parametrize("missing", ["certainty", "claim", "sources"])
def test_certainty_is_not_asked_if_anything_is_missing(missing):
    fields = {name: value for name, value in CERTAIN.items() if name != missing}
    assert set(items(Question(Common("q", 1, **fields), "Wer?", Typed(("A",))))) == {"q"}


def test_only_certainty_leaves_out_the_question_itself():
    common = Common("q", 1, only=frozenset({Facet.CERTAINTY}), **CERTAIN)
    assert set(items(Question(common, "Wer?", Typed(("A",))))) == {"q.certainty"}


def test_not_in_the_briefing_is_offered_if_some_statement_of_the_deck_needs_it():
    one = Question(Common("a", 1), "A.", TrueFalse(Truth.TRUE))
    two = Question(Common("b", 1), "B.", TrueFalse(Truth.UNSTATED))
    assert items(one)["a"].interaction.truths == (Truth.TRUE, Truth.FALSE)
    for found in items(one, two).values():
        assert found.interaction.truths == (Truth.TRUE, Truth.FALSE, Truth.UNSTATED)


def test_an_item_carries_what_its_entry_and_its_deck_say():
    common = Common(
        "q", 7, "Weil.", "Tipp", ("Quelle",), tags=("Öl", "Asien"), level=2, points=3, seconds=20, draft=True
    )
    found = items(
        Question(common, "Wer?", Typed(("A",))),
        tags=("Asien", "Politik"),
        language="en",
        as_of=date(2024, 6, 17),
    )["q"]
    assert (found.id, found.entry, found.deck) == ("d/q", "d/q", "d")
    assert found.tags == ("Asien", "Politik", "Öl")
    assert (found.language, found.as_of, found.line) == ("en", date(2024, 6, 17), 7)
    assert (found.explanation, found.hint, found.sources) == ("Weil.", "Tipp", ("Quelle",))
    assert (found.level, found.points, found.seconds, found.draft) == (2, 3, 20, True)


def test_braces_in_the_author_s_texts_are_just_braces():
    assert items(term("{x}", "{term} {definition}"))["{x}.name"].stem == "Wie heißt: {term} {definition}"
