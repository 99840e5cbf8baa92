"""Where the terms of a glossary stand in a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.terms import find_terms


def found(text: str, *terms: str | tuple[str, ...], language: str = "de") -> list[str]:
    names = [(term,) if isinstance(term, str) else term for term in terms]
    return [text[one.start : one.end] for one in find_terms(text, names, language)]


@pytest.mark.parametrize(
    ("text", "term", "places"),
    [
        ("Das Embargo gilt.", "Embargo", ["Embargo"]),
        ("das embargo und das EMBARGO", "Embargo", ["embargo", "EMBARGO"]),
        ("Viele Verträge, ein Vertrag.", "Vertrag", ["Verträge", "Vertrag"]),
        ("des Satellitenbildes", "Satellitenbild", ["Satellitenbildes"]),
        ("in bilateralen Beziehungen", "Bilaterale Beziehungen", ["bilateralen Beziehungen"]),
        ("bilaterale\nBeziehungen", "Bilaterale Beziehungen", ["bilaterale\nBeziehungen"]),
        ("**bilaterale** Beziehungen", "Bilaterale Beziehungen", ["bilaterale** Beziehungen"]),
        ("bilaterale, Beziehungen", "Bilaterale Beziehungen", []),
        ("Gross und groß", "Groß", ["Gross", "groß"]),
        ("Handelsembargo", "Embargo", []),
        ("Öl-Embargo und Embargo-Regeln", "Embargo", []),
        ("Die Vereinten Nationen (UN)", "Vereinte Nationen (UN)", ["Vereinten Nationen"]),
        ("Der Kreml schweigt.", "Der Kreml", ["Kreml"]),
        ("Wer ist die WHO? who", "WHO", ["WHO"]),
        ("G7-Gipfel", "G7-Gipfel", ["G7-Gipfel"]),
        ("", "Embargo", []),
        ("Embargo", "…", []),
    ],
)
def test_a_term_is_found_by_whole_words_in_any_form(text: str, term: str, places: list[str]) -> None:
    assert found(text, term) == places


def test_other_names_count_too() -> None:
    assert found("Ein Handelsverbot gilt.", ("Embargo", "Handelsverbot")) == ["Handelsverbot"]


def test_the_longest_name_wins_and_none_overlap() -> None:
    assert found("der Kalte Krieg und der Krieg", "Krieg", "Kalter Krieg", "Kalte") == [
        "Kalte Krieg",
        "Krieg",
    ]


def test_a_name_as_it_is_written_goes_before_a_form_of_another() -> None:
    text = "Staaten"
    assert find_terms(text, [("Staat",), ("Staaten",)], "de")[0].term == 1


WORDS = st.lists(
    st.sampled_from(["Krieg", "kalter", "Vertrag", "und", "Verträge", "**", "-", "\n", "(", "UN"])
)


@given(WORDS, WORDS.map(" ".join), st.sampled_from([" ", ""]))
def test_occurrences_are_in_order_within_the_text_and_apart(words: list[str], name: str, space: str) -> None:
    text = space.join(words)
    occurrences = find_terms(text, [(name,), ("Vertrag", "UN")], "de")
    place = 0
    for one in occurrences:
        assert place <= one.start < one.end <= len(text)
        assert one.term in (0, 1)
        place = one.end


@given(st.text(), st.lists(st.text(), max_size=3), st.sampled_from(["de", "en", "fr"]))
def test_any_text_can_be_searched(text: str, names: list[str], language: str) -> None:
    find_terms(text, [names], language)
