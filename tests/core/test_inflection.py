import pytest

from quizapp.core.folding import fold
from quizapp.core.inflection import inflected


@pytest.mark.parametrize(
    "words",
    [
        *(
            "Bild Bilder",
            "Bild Bildern",
            "Bild Bildes",
            "Land Länder",
            "Bundesland Bundesländern",
            "Irrtum Irrtümer",
        ),
        *(
            "Vertrag Verträge",
            "Vertrags Verträge",
            "Vertrages Verträgen",
            "Zug Züge",
            "Baum Bäume",
            "Stadt Städten",
        ),
        *("Mutter Mütter", "Mutter Müttern", "Hafen Häfen", "Flughafen Flughäfen", "Mangel Mängel"),
        *(
            "Krise Krisen",
            "Sanktion Sanktionen",
            "Staat Staaten",
            "Tag Tage",
            "Friede Friedens",
            "Embargo Embargos",
        ),
        *(
            "Frau Frauen",
            "Museum Museen",
            "Visum Visa",
            "Virus Viren",
            "Modus Modi",
            "Firma Firmen",
            "Basis Basen",
        ),
        *("Konto Konten", "Lexikon Lexika", "Prinzip Prinzipien", "Mineral Mineralien", "Bündnis Bündnisse"),
        *("Bus Busse", "Präsidentin Präsidentinnen", "russisch russischer", "wichtige wichtigem"),
    ],
)
def test_german_forms_of_one_word(words: str) -> None:
    one, other = map(fold, words.split())
    assert inflected(one, other, "de")
    assert inflected(other, one, "de")
    assert not inflected(one, other, "fr")


@pytest.mark.parametrize(
    "words",
    [
        *("Krieg Krieger", "Politik Politiker", "Botschaft Botschafter", "Fisch Fischer", "Arbeit Arbeiter"),
        *("Wahl Wähler", "Kampf Kämpfer", "Schule Schüler", "Minister Ministerin", "Ausland Ausländer"),
        *("Island Isländer", "England Engländer", "Forderung Förderung", "fordern fördern", "schon schön"),
        *(
            "konnte könnte",
            "zahlen zählen",
            "Niger Nigeria",
            "Aktion Aktien",
            "Iran Irak",
            "gros groß",
            "Fuß Fus",
        ),
        *(
            "Ei Eis",
            "Rat Räder",
            "As Ase",
            "Krieg Kriegisch",
            "Sanktion Sanktionieren",
            "Ort Orden",
            "Rand Ränke",
        ),
        *("Tee Teer", "Wal Wall", "Vater Väterchen", "Kapital Kapitän", "Laden Ladung", "Garten Gartner"),
    ],
)
def test_german_words_that_are_two(words: str) -> None:
    one, other = map(fold, words.split())
    assert not inflected(one, other, "de")
    assert not inflected(other, one, "de")


def test_before_another_word_an_adjective_may_end_as_it_likes() -> None:
    assert inflected("kalter", "kalten", "de", attributive=True)
    assert not inflected("kalter", "kalten", "de")
    assert not inflected("krieg", "krieger", "de", attributive=True)
    assert not inflected("kalt", "kalter", "de", attributive=True)


@pytest.mark.parametrize(
    "words",
    [
        *(
            "sanction sanctions",
            "treaty treaties",
            "ally allies",
            "crisis crises",
            "criterion criteria",
            "leaf leaves",
        ),
        *("embargo embargoes", "tax taxes", "church churches", "bush bushes", "waltz waltzes", "bus buses"),
        *(
            "woman women",
            "child children",
            "person people",
            "index indices",
            "matrix matrices",
            "nucleus nuclei",
        ),
        *("knife knives", "referendum referenda", "chairperson chairpeople"),
    ],
)
def test_english_forms_of_one_word(words: str) -> None:
    one, other = words.split()
    assert inflected(one, other, "en")
    assert inflected(other, one, "en")


@pytest.mark.parametrize(
    "words",
    [
        *(
            "monarch monarchy",
            "employer employee",
            "niger nigeria",
            "iran iraq",
            "minister ministry",
            "hi his",
        ),
        *("sanction sanctioned", "sanction sanctioning", "cat cater", "mat mates", "army armes", "as ass"),
        *("people children", "man woman", "person child"),
    ],
)
def test_english_words_that_are_two(words: str) -> None:
    one, other = words.split()
    assert not inflected(one, other, "en")
    assert not inflected(other, one, "en")
