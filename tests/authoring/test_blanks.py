"""Blanks: what a gap asks for."""

import pytest

from quizapp.authoring.blanks import find_blanks, folded, is_compound
from quizapp.authoring.entities import Names, names_in
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


@pytest.mark.parametrize(
    ("text", "language", "given"),
    [
        ("Der Waffentransfer brachte dem Land neue Waffen.", "de", "Waffentransfer"),
        ("Bei der Parlamentswahl kamen viele Wähler nach Rom.", "de", "Parlamentswahl"),
        ("Die Artilleriemunition fehlt der Artillerie seit 2020.", "de", "Artilleriemunition"),
        ("Der Vertrag band Russland an seine russischen Nachbarn.", "de", "Russland"),
        ("Der Weg von Hanoi in den Norden von Vietnam ist lang.", "de", "Vietnam"),
        ("In Moskau beriet die Regierung von Russland.", "de", "Russland"),
        ("Das geschah in den Jahren 2016 und 2017.", "de", "2016"),
        ("It mapped the reefs of 2016 and 2017.", "en", "2016"),
        ("The road runs from Kyiv to the west of Ukraine.", "en", "Ukraine"),
    ],
)
def test_what_the_rest_of_the_sentence_gives_away_is_no_gap_or_the_last(
    text: str, language: str, given: str
) -> None:
    found = words(text, language)
    weights = {one.accepted[0]: one.weight for one in find_blanks(text, language, NOBODY)}
    assert given not in found or weights[given] == 1


@pytest.mark.parametrize(
    ("text", "language", "part"),
    [
        ("Forscher der ETH Zürich fanden das heraus.", "de", "Zürich"),
        ("Laut Barry Callebaut steigt der Preis für Zucker.", "de", "Callebaut"),
        ("Der Streit mit der Partei Ekre dauert an.", "de", "Partei"),
        ("The Australian Institute of Marine Science counted reefs.", "en", "Australian Institute"),
        ("Observers at 38 North Caucasus Watch saw it.", "en", "Caucasus"),
        ("Das Europäische Zentrum für Seuchen sitzt dort.", "de", "Europäische Zentrum"),
        ("Der Bau von Halle 4 beginnt bald.", "de", "Halle"),
    ],
)
def test_a_part_of_a_name_is_no_gap(text: str, language: str, part: str) -> None:
    assert part not in words(text, language)


@pytest.mark.parametrize(
    ("vague", "text"),
    [
        ("Militärpartnerschaften", "Das führt zu engen Militärpartnerschaften mit dem Stromnetz in Asien."),
        ("Regierung", "Dort kauft die Regierung das Stromnetz."),
    ],
)
def test_nouns_that_others_would_do_for_as_well_come_last(vague: str, text: str) -> None:
    found = words(text)
    assert found[0] == "Stromnetz"
    assert found.index(vague) == len(found) - 1


def test_a_longer_word_is_news_and_a_shorter_one_is_none() -> None:
    text = "Dann begann mit dem Angriff der Ukraine-Krieg."
    assert words(text, "de", "Ukraine")[0] == "Ukraine-Krieg"
    found = find_blanks("Er liegt in der Ukraine.", "de", NOBODY, {folded("Ukraine-Krieg")})
    assert found[0].weight == 1


def test_who_is_only_quoted_is_hardly_worth_a_gap() -> None:
    text = "Anna Weber, eine Forscherin am Stimson Center, erwartet einen Besuch in Hanoi."
    names = names_in(text, "de")
    assert find_blanks(text, "de", names)[0].accepted[0] == "Hanoi"


def test_a_person_may_be_named_in_full() -> None:
    names = names_in("Kim Jong Un kam im Mai.", "de")
    (found, *_) = find_blanks("Dort sprach Kim mit vielen Gästen.", "de", names)
    assert found.accepted == ("Kim", "Kim Jong Un")


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Rotterdam wants to become a hub for hydrogen.", "hydrogen"),
        ("Critics say that it relies on sugar.", "sugar"),
        ("Water could kill most corals in the north.", "north"),
        ("Prices may rise across the world.", None),
        ("The road will open to all.", None),
        ("The firm has plans to expand.", None),
    ],
)
def test_an_english_sentence_may_end_in_a_gap(text: str, last: str | None) -> None:
    assert (last in words(text, "en")) if last else not [one for one in words(text, "en") if one[0].islower()]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        (
            "Der Kongress ordnete Europa nach den Napoleonischen Kriegen neu.",
            ("Napoleonischen Kriegen",),
        ),
        ("Die Mauer fiel am Ende des Kalten Krieges in Berlin.", ("Kalten Krieges",)),
        (
            "Der Handel verlief über den Hafen im Roten Meer nach Asien.",
            ("Roten Meer", "Rote Meer"),
        ),
        (
            "Die Blockade verurteilten die Vereinten Nationen im Herbst.",
            ("Vereinten Nationen", "Vereinte Nationen"),
        ),
    ],
)
def test_a_name_loses_its_case_only_where_its_noun_has_no_ending_of_its_own(
    text: str, right: tuple[str, ...]
) -> None:
    found = {blank.accepted for blank in find_blanks(text, "de", NOBODY)}
    assert right in found
