"""Claims: what a sentence says without its hedge."""

import pytest

from quizapp.authoring.claims import claim_of, without_aside
from quizapp.core.hedges import find_hedges, is_hedged

GERMAN = [
    ("Medienberichten zufolge hat Kenia Züge gekauft.", "Kenia hat Züge gekauft"),
    ("Kenia hat Berichten zufolge Züge gekauft.", "Kenia hat Züge gekauft"),
    ("Die Fabrik wird der Fälschung von Papieren verdächtigt, was sie bestreitet.", "Fälschung von Papieren durch die Fabrik"),
    ("Eine Firma wird der schweren Bestechung beschuldigt.", "Schwere Bestechung durch eine Firma"),
    ("Die drei Banken werden der Bestechung beschuldigt.", "Bestechung durch die drei Banken"),
    ("Peru wird verdächtigt, Bolivien Wasser zu entziehen.", "Peru entzieht Bolivien Wasser"),
    ("Neue Straßen könnten den Verkehr im Norden beruhigen.", "Neue Straßen beruhigen den Verkehr im Norden"),
    ("Der Fluss könnte im Sommer austrocknen, wenn es nicht regnet.", "Der Fluss trocknet im Sommer aus, wenn es nicht regnet"),
    ("Die Bank dürfte den Zins im Herbst anheben.", "Die Bank hebt den Zins im Herbst an"),
    ("Mehr Gäste werden wegen der Spiele erwartet.", "Mehr Gäste wegen der Spiele"),
    ("Wegen der Spiele werden mehr Gäste erwartet.", "Mehr Gäste wegen der Spiele"),
    ("Fachleute erwarten, dass die Nachfrage nach Reis im Winter ansteigt.", "Die Nachfrage nach Reis steigt im Winter an"),
    ("Fachleute rechnen mit einem Rückgang der Ernte.", "Rückgang der Ernte"),
    ("Der Minister soll Geld genommen haben.", "Der Minister hat Geld genommen"),
    ("Ärzte vermuten, dass die Krankheit von Mücken übertragen wird.", "Die Krankheit wird von Mücken übertragen"),
    ("Den Vereinigten Staaten wird Protektionismus vorgeworfen.", "Protektionismus durch die Vereinigten Staaten"),
    ("Ein Marder wird verdächtigt, nachts Eier zu fressen.", "Ein Marder frisst nachts Eier"),
    ("Die Funde lassen den Schluss zu, dass der Damm alt ist.", "Der Damm ist alt"),
    ("Der Damm gilt als wichtiger Schutz der Stadt.", "Der Damm ist ein wichtiger Schutz der Stadt"),
    ("Nach Angaben der Polizei wurden im Mai 40 Häuser zerstört.", "Im Mai wurden 40 Häuser zerstört"),
    ("Die Preise werden voraussichtlich weiter steigen.", "Die Preise werden weiter steigen"),
    ("Dem Konzern wird vorgeworfen, Akten vernichtet zu haben.", "Der Konzern hat Akten vernichtet"),
    ("Dem Konzern BHP wird vorgeworfen, Wasser verschmutzt zu haben.", "Der Konzern BHP hat Wasser verschmutzt"),
    ("Dem staatlichen Konzern wird vorgeworfen, Akten zu fälschen.", "Der staatliche Konzern fälscht Akten"),
    ("Dem Präsidenten wird vorgeworfen, Richter bestochen zu haben.", "Der Präsident hat Richter bestochen"),
    ("Dem Land wird vorgeworfen, Raketen zu liefern.", "Das Land liefert Raketen"),
    ("Der Regierung von Peru wird erneut vorgeworfen, Akten vernichtet zu haben.", "Die Regierung von Peru hat Akten vernichtet"),
    ("Den USA wird vorgeworfen, die Gespräche zu verzögern.", "Die USA verzögern die Gespräche"),
    ("Den Behörden wird vorgeworfen, die Warnung ignoriert zu haben.", "Die Behörden haben die Warnung ignoriert"),
    ("Den Händlern wird vorgeworfen, Preise abgesprochen zu haben.", "Die Händler haben Preise abgesprochen"),
    ("Nordkorea wird vorgeworfen, Raketen zu liefern.", "Nordkorea liefert Raketen"),
    ("Nordkorea wird beschuldigt, Raketen zu liefern.", "Nordkorea liefert Raketen"),
    ("Nordkorea wird von den USA beschuldigt, Raketen zu liefern.", "Nordkorea liefert Raketen"),
    ("Der Iran wird bezichtigt, Schiffe beschossen zu haben.", "Der Iran hat Schiffe beschossen"),
    ("Dem Konzern Safari wird Bestechung in Uganda vorgeworfen.", "Bestechung in Uganda durch den Konzern Safari"),
    ("Nordkorea werden schwere Verstöße gegen das Völkerrecht vorgeworfen.", "Schwere Verstöße gegen das Völkerrecht durch Nordkorea"),
    ("Der Partei wird Wahlbetrug vorgeworfen.", "Wahlbetrug durch die Partei"),
    ("Kritiker werfen der Regierung vor, Zahlen zu beschönigen.", "Die Regierung beschönigt Zahlen"),
    ("Die EU wirft China vor, Zölle zu umgehen.", "China umgeht Zölle"),
    ("Die Firma steht im Verdacht, Messwerte gefälscht zu haben.", "Die Firma hat Messwerte gefälscht"),
    ("Der Minister soll angeblich Geld genommen haben.", "Der Minister hat Geld genommen"),
    ("Angeblich soll der Minister Geld genommen haben.", "Der Minister hat Geld genommen"),
    ("Berichten zufolge soll der Minister Geld genommen haben.", "Der Minister hat Geld genommen"),
    ("Der Damm könnte möglicherweise im Frühjahr brechen.", "Der Damm bricht im Frühjahr"),
    ("Möglicherweise könnte der Damm im Frühjahr brechen.", "Der Damm bricht im Frühjahr"),
    ("Die Bank dürfte den Zins wohl im Herbst anheben.", "Die Bank hebt den Zins im Herbst an"),
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
    ("Analysts believe that the dam carries costs.", "The dam carries costs"),
    ("According to the police, forty houses burned.", "Forty houses burned"),
    ("Peru was accused by Chile of taking water.", "Peru taking water"),
    ("The firm faces allegations of bribing officials.", "The firm bribing officials"),
    ("The new road could potentially raise the price of land.", "The new road raises the price of land"),
    ("The firm is allegedly said to have sold ships.", "The firm has sold ships"),
]
UNSURE = [
    ("de", "Der Minister wird der Bestechung verdächtigt."),
    ("de", "Ein Konzern wird der Bestechung verdächtigt."),
    ("de", "Er wird der Bestechung verdächtigt."),
    ("de", "Drei Beamte werden der Bestechung verdächtigt."),
    ("de", "Dem Sportgerät wird vorgeworfen, Akten vernichtet zu haben."),
    ("de", "Den Betrieben wird vorgeworfen, Akten vernichtet zu haben."),
    ("de", "Ihm wird vorgeworfen, Akten vernichtet zu haben."),
    ("de", "Händlern wird vorgeworfen, Akten vernichtet zu haben."),
    ("de", "In Kenia wird der Regierung Bestechung vorgeworfen."),
    ("de", "Seit Jahren wird dem Konzern Bestechung vorgeworfen."),
    ("de", "In Kenia wird vorgeworfen, Akten vernichtet zu haben."),
    ("de", "Russland und China wird vorgeworfen, Akten vernichtet zu haben."),
    ("de", "Bestechung wird Nordkorea vorgeworfen."),
    ("de", "Dem Konzern wird keine Bestechung vorgeworfen."),
    ("de", "Dem Konzern wird vorgeworfen, dass er Akten vernichtet hat."),
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
