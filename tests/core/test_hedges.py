"""Hedges: which words say how certain a claim is, and which only look like them."""

import pytest

from quizapp.core.hedges import find_hedges, is_hedged
from quizapp.core.items import Certainty

GERMAN = [
    ("Dem Konzern wird Betrug vorgeworfen.", Certainty.ALLEGED),
    ("Die Firma wird der Fälschung von Messwerten verdächtigt.", Certainty.ALLEGED),
    ("Der angebliche Verkauf fand im Mai statt.", Certainty.ALLEGED),
    ("Die Partei wirft der Ministerin Untätigkeit vor.", Certainty.ALLEGED),
    ("Medienberichten zufolge ist das Werk geschlossen.", Certainty.REPORTED),
    ("Laut Weltbank ist die Armut gesunken.", Certainty.REPORTED),
    ("Nach Angaben der Polizei kamen 300 Menschen.", Certainty.REPORTED),
    ("Er soll Geld angenommen haben.", Certainty.REPORTED),
    ("Experten zufolge reicht das Wasser nicht.", Certainty.ASSESSED),
    ("Das lässt auf neue Pläne schließen.", Certainty.ASSESSED),
    ("Die Funde lassen den Schluss zu, dass dort Menschen lebten.", Certainty.ASSESSED),
    ("Die Daten legen einen Fehler nahe.", Certainty.ASSESSED),
    ("Der Preis dürfte sinken.", Certainty.ASSESSED),
    ("Die Lage ist wohl ernst.", Certainty.ASSESSED),
    ("Der Vertrag könnte scheitern.", Certainty.POSSIBLE),
    ("Mögliche Folgen sind höhere Preise.", Certainty.POSSIBLE),
    ("Mehr Gäste werden im Sommer erwartet.", Certainty.EXPECTED),
    ("Der Bau wird voraussichtlich teurer.", Certainty.EXPECTED),
    ("Die Bank rechnet mit Verlusten.", Certainty.EXPECTED),
]
ENGLISH = [
    ("Officials are suspected of taking bribes.", Certainty.ALLEGED),
    ("The firm allegedly hid the numbers.", Certainty.ALLEGED),
    ("According to the ministry, the road is open.", Certainty.REPORTED),
    ("The king has reportedly resigned.", Certainty.REPORTED),
    ("The rise is probably temporary.", Certainty.ASSESSED),
    ("The figures suggest a slowdown.", Certainty.ASSESSED),
    ("Analysts believe that the rise is temporary.", Certainty.ASSESSED),
    ("Prices could double.", Certainty.POSSIBLE),
    ("It may rain.", Certainty.POSSIBLE),
    ("Exports are expected to grow.", Certainty.EXPECTED),
]
PLAIN = [
    ("de", "Sowohl Kenia als auch Uganda bauen Straßen."),
    ("de", "Die Gesollten kamen, obwohl es regnete."),
    ("de", "Das Gesetz dient dem Wohl der Kinder."),
    ("de", "Laut und deutlich sprach der Minister."),
    ("de", "Laut Briefing liegt die Stadt am Meer."),
    ("de", "Der Sollwert liegt bei 20 Grad."),
    ("de", "Die Regierung hat am 3. Mai ein Gesetz beschlossen."),
    ("de", "Die Schiffe legen nahe der Küste an."),
    ("en", "The treaty was signed in May 2024."),
    ("en", "The military might of the empire faded."),
    ("en", "Insurance claims rose, and the annual reports were late."),
    ("en", "The ministry built a road."),
]


@pytest.mark.parametrize(("text", "level"), GERMAN)
def test_german_hedges_have_their_level(text: str, level: Certainty) -> None:
    assert {hedge.level for hedge in find_hedges(text, "de")} == {level}


@pytest.mark.parametrize(("text", "level"), ENGLISH)
def test_english_hedges_have_their_level(text: str, level: Certainty) -> None:
    assert {hedge.level for hedge in find_hedges(text, "en")} == {level}


@pytest.mark.parametrize(("language", "text"), PLAIN)
def test_plain_statements_hedge_nothing(language: str, text: str) -> None:
    assert find_hedges(text, language) == ()
    assert not is_hedged(text, language)


def test_hedges_do_not_overlap_and_stand_in_order() -> None:
    text = "Berichten zufolge könnte der Preis sinken, wird erwartet, vermutlich bald."
    places = [place for hedge in find_hedges(text, "de") for place in (hedge.start, hedge.end)]
    assert places == sorted(places)
    assert len(places) > 4


def test_a_hedge_around_a_claim_has_only_its_own_words() -> None:
    text = "Die Firma wird der Fälschung von Messwerten verdächtigt."
    (hedge,) = find_hedges(text, "de")
    assert [text[start:end] for start, end in hedge.words(text)] == ["wird", "verdächtigt"]


def test_den_schluss_zulassen_has_its_noun() -> None:
    text = "Die Funde lassen den Schluss zu, dass dort Menschen lebten."
    (hedge,) = find_hedges(text, "de")
    assert [text[start:end] for start, end in hedge.words(text)] == ["lassen", "Schluss zu"]


def test_a_hedge_in_one_piece_is_its_own_words() -> None:
    text = "Medienberichten zufolge ist das Werk zu."
    (hedge,) = find_hedges(text, "de")
    assert [text[start:end] for start, end in hedge.words(text)] == ["Medienberichten zufolge"]


def test_a_language_without_lexicon_gives_none() -> None:
    assert find_hedges("On dit que le prix pourrait baisser.", "fr") == ()


def test_regional_variants_are_their_language() -> None:
    assert is_hedged("Der Preis könnte sinken.", "de-AT")
