"""Blanks: what a gap asks for."""

import pytest

from quizapp.authoring.blanks import find_blanks, folded, is_compound
from quizapp.authoring.entities import Names
from quizapp.core.hedges import find_hedges

NOBODY = Names()


def words(text: str, language: str = "de", *known: str) -> list[str]:
    return [blank.accepted[0] for blank in find_blanks(text, language, NOBODY, set(map(folded, known)))]


@pytest.mark.parametrize(
    "word", ["Energiesektor", "Ukraine-Krieg", "Waffentransfers", "Stromnetze", "Militärpartnerschaften"]
)
def test_compounds_are_known_by_their_last_word(word: str) -> None:
    assert is_compound(word)


@pytest.mark.parametrize("word", ["Regierung", "Krieg", "Verlust", "Ernte", "Zusammenarbeit", "Export"])
def test_simple_nouns_are_no_compounds(word: str) -> None:
    assert not is_compound(word)


def test_years_and_names_come_before_nouns() -> None:
    assert words("Die Regierung hat im Jahr 2019 in Nairobi das Stromnetz gekauft.")[:3] == [
        "2019",
        "Nairobi",
        "Stromnetz",
    ]


def test_what_is_known_comes_last() -> None:
    assert words("Peru hat das Stromnetz von Nairobi gekauft.", "de", "Nairobi")[0] == "Stromnetz"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Der Verdacht gegen die Stadt Nairobi könnte sich bestätigen.", "de"),
        ("Laut Weltbank dürfte der Kupferpreis steigen.", "de"),
        ("Die Firma wird der Fälschung von Messwerten verdächtigt.", "de"),
        ("Peru has reportedly sold ships to Chile.", "en"),
        ("The government is expected to fall, according to Reuters.", "en"),
    ],
)
def test_no_gap_is_on_a_hedge(text: str, language: str) -> None:
    blanks = find_blanks(text, language, NOBODY)
    hedged = [span for hedge in find_hedges(text, language) for span in hedge.words(text)]
    assert hedged
    assert not [one for one in blanks for start, end in hedged if one.start < end and start < one.end]


def test_a_word_that_stands_there_twice_is_no_gap() -> None:
    assert "Peru" not in words("Peru liefert Perus Kupfer nach Chile.")


def test_a_genitive_counts_without_its_ending() -> None:
    (blank,) = [
        one for one in find_blanks("Der Norden Chiles ist trocken.", "de", NOBODY) if "Chile" in one.accepted
    ]
    assert blank.accepted == ("Chiles", "Chile")


def test_a_part_of_a_word_is_no_gap() -> None:
    assert "Raketenentwicklung" not in words("Das fördert Stahl- und Raketenentwicklung und -modernisierung.")
