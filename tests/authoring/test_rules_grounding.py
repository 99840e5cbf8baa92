"""Rules on grounding: passages stand in the briefing, and what they hedge is not stated as a fact."""

from pathlib import Path

import pytest

from quizapp.language import translator

from .samples import ENGLISH, check, codes, marked

ARTICLE = """# Laos

Laos liefert seit Jahren Strom nach Thailand – und »mehr« nach
Vietnam. Im Gegenzug soll Thailand Reis geliefert haben.
"""
QUESTION = "- question: Was liefert Laos?\n  answer: Strom\n  source: {}\n"


@pytest.mark.parametrize(
    "source",
    [
        "Laos liefert seit Jahren Strom",
        "und „mehr“ nach Vietnam",
        "Strom nach Thailand - und",
        "Laos liefert … nach Vietnam",
        "\n    - Laos liefert\n    - und »mehr« nach Vietnam",
    ],
)
def test_a_passage_that_is_there_is_left_alone(source: str, tmp_path: Path) -> None:
    assert check(tmp_path, QUESTION.format(source), ARTICLE) == []


def test_a_passage_that_is_not_there_comes_with_the_closest_sentence(tmp_path: Path) -> None:
    (found,) = check(tmp_path, QUESTION.format("Laos liefert Strom nach Thailand"), ARTICLE)
    assert (found.code, marked(found)) == ("source-not-found", "Laos liefert Strom nach Thailand")
    assert "Laos liefert seit Jahren Strom nach Thailand" in found.help(ENGLISH)
    assert "»mehr«" in found.help(translator("de"))


def test_of_several_passages_the_missing_one_is_marked(tmp_path: Path) -> None:
    source = "\n    - Laos liefert\n    - Weißrussland kauft Getreide ein"
    (found,) = check(tmp_path, QUESTION.format(source), ARTICLE)
    assert marked(found) == "Weißrussland kauft Getreide ein"


def test_parts_in_another_order_are_told_as_such(tmp_path: Path) -> None:
    (found,) = check(tmp_path, QUESTION.format("nach Thailand … Laos liefert"), ARTICLE)
    assert "another order" in found.help(ENGLISH)


def test_without_a_briefing_passages_are_not_looked_for(tmp_path: Path) -> None:
    assert check(tmp_path, QUESTION.format("Das steht nirgends")) == []


HEDGED = "Im Gegenzug soll Thailand Reis an Laos geliefert haben."


@pytest.mark.parametrize(
    "entry",
    [
        "- question: Was hat Thailand an Laos geliefert?\n  answer: Reis\n",
        "- statement: Thailand hat Reis an Laos geliefert.\n  correct: yes\n",
        "- gap: Thailand hat an Laos __Reis__ geliefert.\n",
        "- question: Was hat Thailand an Laos geliefert?\n  answer: Reis\n  wrong: [Erdöl, Strom]\n",
    ],
)
def test_a_dropped_hedge_is_told_at_the_hedge(entry: str, tmp_path: Path) -> None:
    found = check(tmp_path, f"{entry}  source: {HEDGED}\n")
    assert codes(found) == ["dropped-hedge"]
    assert marked(found[0]) == "soll"


@pytest.mark.parametrize(
    "entry",
    [
        "- question: Was soll Thailand an Laos geliefert haben?\n  answer: Reis\n",
        "- question: Was hat Thailand Berichten zufolge an Laos geliefert?\n  answer: Reis\n",
        "- question: Welche Lieferung Thailands an Laos hält das Briefing für möglich?\n  answer: Reis\n",
        "- statement: Thailand hat Reis an Laos geliefert.\n  correct: no\n",
        "- question: Worum geht es im letzten Satz?\n  answer: Um Landwirtschaft\n",
        "- question: Was gehört zusammen?\n  pairs:\n    Thailand: Reis\n    Laos: Strom\n",
        "- question: Was hat Thailand an Laos geliefert?\n  answer: Reis\n  certainty: reported\n  claim: Reis aus Thailand\n",
    ],
)
def test_what_keeps_the_hedge_or_does_not_claim_it_is_left_alone(entry: str, tmp_path: Path) -> None:
    assert check(tmp_path, f"{entry}  source: {HEDGED}\n") == []


def test_a_hedge_in_another_sentence_of_the_passage_does_not_count(tmp_path: Path) -> None:
    source = "Laos liefert Strom nach Thailand. Der Preis könnte steigen."
    assert (
        check(tmp_path, f"- question: Was liefert Laos nach Thailand?\n  answer: Strom\n  source: {source}\n")
        == []
    )
