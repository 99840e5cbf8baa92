"""Glossary entries: terms and definitions that can be asked, or are drafts."""

import pytest

from quizapp.authoring.briefing import read_briefing
from quizapp.authoring.glossary import glossary_entries
from quizapp.authoring.made import Made
from quizapp.core.decks import GlossaryEntry
from quizapp.language import translator


def entries(*bullets: str, german: bool = True) -> list[Made]:
    body = (
        "Die Bank ist in der Stadt und nicht auf dem Land."
        if german
        else "The bank is in the town and it is old."
    )
    briefing = read_briefing(f"# T\n\n{body}\n\n# Glossary\n\n" + "\n".join(f"- {one}" for one in bullets))
    return list(glossary_entries(briefing, translator(briefing.language)))


def entry(bullet: str, *, german: bool = True) -> GlossaryEntry:
    (made,) = entries(bullet, german=german)
    assert isinstance(made.entry, GlossaryEntry)
    return made.entry


@pytest.mark.parametrize(
    "bullet",
    [
        "Embargo: Verbot von Handel",
        "**Embargo**: Verbot von Handel",
        "**Embargo:** Verbot von Handel.",
        "**Embargo** – Verbot von Handel",
        "Embargo – Verbot von Handel",
        "Embargo - Verbot von Handel",
        "Embargo: Bezeichnet Verbot von Handel.",
        "Embargo: Das bedeutet Verbot von Handel",
    ],
)
def test_terms_are_told_from_definitions_however_they_are_typed(bullet: str) -> None:
    found = entry(bullet)
    assert (found.term, found.definition) == ("Embargo", "Verbot von Handel")


@pytest.mark.parametrize(
    ("bullet", "definition"),
    [
        ("Zoll: Ist eine Abgabe auf Waren.", "Eine Abgabe auf Waren"),
        ("Zölle: Sind Abgaben auf Waren.", "Abgaben auf Waren"),
        ("Zoll: Steht für eine Abgabe auf Waren", "Eine Abgabe auf Waren"),
        ("Zoll: Dabei handelt es sich um eine Abgabe auf Waren", "Eine Abgabe auf Waren"),
        ("Zoll: Ein Zoll ist eine Abgabe auf Waren", "Eine Abgabe auf Waren"),
        ("Zölle: Beschreiben die Abgaben, die Waren teurer machen.", "Die Abgaben, die Waren teurer machen"),
    ],
)
def test_german_opening_words_are_off(bullet: str, definition: str) -> None:
    assert entry(bullet).definition == definition


@pytest.mark.parametrize(
    ("bullet", "definition"),
    [
        ("Tariff: Refers to a tax on goods.", "A tax on goods"),
        ("Tariff: Is a tax on goods", "A tax on goods"),
        ("Tariff: A tariff is a tax on goods", "A tax on goods"),
        ("Tariffs: Describe taxes on goods", "Taxes on goods"),
    ],
)
def test_english_opening_words_are_off(bullet: str, definition: str) -> None:
    assert entry(bullet, german=False).definition == definition


def test_a_second_sentence_is_the_explanation() -> None:
    found = entry("Zoll: Eine Abgabe auf Waren. Sie macht Waren teurer.")
    assert (found.definition, found.common.explanation) == (
        "Eine Abgabe auf Waren",
        "Sie macht Waren teurer.",
    )


def test_a_short_form_in_brackets_counts_as_well() -> None:
    found = entry("Bruttoinlandsprodukt (BIP): Der Wert aller Waren eines Jahres")
    assert (found.term, found.also) == ("Bruttoinlandsprodukt", ("BIP",))


@pytest.mark.parametrize(
    "bullet",
    [
        "Wasserkraft: Strom aus der Kraft des Wassers",
        "Ratspräsidentschaft: Die Präsidentschaft im Rat der Länder",
        "Zollunion: In diesem Fall ist Kenia in einem Bund mit Uganda.",
        "Freier Handel: Ein Handel, der ganz frei ist",
    ],
)
def test_a_definition_that_gives_its_term_away_or_speaks_of_this_case_is_a_draft(bullet: str) -> None:
    (made,) = entries(bullet)
    assert made.entry.common.draft
    assert made.comments


def test_a_good_definition_is_asked_at_once() -> None:
    (made,) = entries("Embargo: Verbot, mit einem Land zu handeln")
    assert not made.entry.common.draft
    assert made.comments == ()


def test_a_definition_with_one_word_of_its_term_is_asked_with_a_comment() -> None:
    (made,) = entries("Bilaterale Gespräche: Die Gespräche zwischen zwei Ländern")
    assert not made.entry.common.draft
    assert "Gespräche" in made.comments[0]


def test_what_has_no_term_is_left_out_and_each_term_comes_once() -> None:
    made = entries("Ein Satz ohne Begriff", "Zoll: Eine Abgabe auf Waren", "ZOLL: Noch eine Abgabe")
    assert len(made) == 1
