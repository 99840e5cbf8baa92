"""Claims: what a sentence says without its hedge."""

import pytest

from quizapp.authoring.claims import claim_of, without_aside
from quizapp.core.hedges import find_hedges, is_hedged

GERMAN = [
    ("Medienberichten zufolge hat Kenia Züge gekauft.", "Kenia hat Züge gekauft"),
    ("Kenia hat Berichten zufolge Züge gekauft.", "Kenia hat Züge gekauft"),
    ("Die Fabrik wird der Fälschung von Papieren verdächtigt, was sie bestreitet.", "Fälschung von Papieren durch die Fabrik"),
    ("Peru wird verdächtigt, Bolivien Wasser zu entziehen.", "Peru entzieht Bolivien Wasser"),
    ("Neue Straßen könnten den Verkehr im Norden beruhigen.", "Neue Straßen beruhigen den Verkehr im Norden"),
    ("Der Fluss könnte im Sommer austrocknen, wenn es nicht regnet.", "Der Fluss trocknet im Sommer aus, wenn es nicht regnet"),
    ("Die Bank dürfte den Zins im Herbst anheben.", "Die Bank hebt den Zins im Herbst an"),
    ("Mehr Gäste werden wegen der Spiele erwartet.", "Mehr Gäste wegen der Spiele"),
    ("Wegen der Spiele werden mehr Gäste erwartet.", "Mehr Gäste wegen der Spiele"),
    ("Fachleute erwarten, dass die Nachfrage nach Reis im Winter ansteigt.", "Die Nachfrage nach Reis steigt im Winter an"),
    ("Fachleute rechnen mit einem Rückgang der Ernte.", "Rückgang der Ernte"),
    ("Der Minister soll Geld genommen haben.", "Der Minister hat Geld genommen"),
    ("Der Damm gilt als wichtiger Schutz der Stadt.", "Der Damm ist ein wichtiger Schutz der Stadt"),
    ("Nach Angaben der Polizei wurden im Mai 40 Häuser zerstört.", "Im Mai wurden 40 Häuser zerstört"),
    ("Die Preise werden voraussichtlich weiter steigen.", "Die Preise werden weiter steigen"),
]  # fmt: skip
ENGLISH = [
    ("The firm has reportedly sold its ships.", "The firm has sold its ships"),
    ("Reportedly, the firm has sold its ships.", "The firm has sold its ships"),
    ("The new road could raise the price of land.", "The new road raises the price of land"),
    ("New roads might raise the price of land.", "New roads raise the price of land"),
    ("Peru is suspected of taking water from Bolivia, which it denies.", "Peru taking water from Bolivia"),
    ("Higher prices in the north are expected.", "Higher prices in the north"),
    ("Exports of rice are expected to carry the economy.", "Exports of rice carry the economy"),
    ("The dam is likely to carry costs.", "The dam carries costs"),
    ("Analysts expect that demand will double by 2030.", "Demand will double by 2030"),
    ("According to the police, forty houses burned.", "Forty houses burned"),
]
UNSURE = [
    ("de", "Dem Konzern wird vorgeworfen, Akten vernichtet zu haben."),
    ("de", "Es ist unklar, ob die Gespräche weitergehen."),
    ("de", "Er könnte bald gehen."),
    ("en", "It is unclear whether the talks will go on."),
    ("en", "It could fail soon."),
]


def claim(text: str, language: str) -> str | None:
    head = without_aside(text, language)
    return claim_of(head, find_hedges(head, language), language)


@pytest.mark.parametrize(("text", "expected"), GERMAN)
def test_a_german_claim_is_said_without_its_hedge(text: str, expected: str) -> None:
    assert claim(text, "de") == expected
    assert not is_hedged(expected, "de")


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_an_english_claim_is_said_without_its_hedge(text: str, expected: str) -> None:
    assert claim(text, "en") == expected
    assert not is_hedged(expected, "en")


@pytest.mark.parametrize(("language", "text"), UNSURE)
def test_where_it_is_not_sure_there_is_no_claim(language: str, text: str) -> None:
    assert claim(text, language) is None


def test_a_plain_sentence_is_its_own_claim() -> None:
    assert claim("Kenia baut eine Bahn.", "de") == "Kenia baut eine Bahn"
