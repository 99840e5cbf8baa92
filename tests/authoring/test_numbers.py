"""Numbers worth asking for, with unit and tolerance."""

from decimal import Decimal

import pytest

from quizapp.authoring.entities import names_in
from quizapp.authoring.numbers import find_amounts


def amounts(text: str, language: str = "de") -> list[tuple[str, Decimal, str, Decimal]]:
    return [
        (text[one.start : one.end], one.number.value, one.number.unit, one.number.tolerance)
        for one in find_amounts(text, language)
    ]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Das kostet etwa 450 Millionen Dollar.", "de", ("450", 450, "Millionen Dollar", 45)),
        ("Die Straße ist 1.200 Kilometer lang.", "de", ("1.200", 1200, "Kilometer", 0)),
        ("Sie ist seit rund vier Jahrzehnten offen.", "de", ("vier", 4, "Jahrzehnte", Decimal("0.5"))),
        ("Der Anteil stieg auf 2,5 Prozent.", "de", ("2,5", Decimal("2.5"), "Prozent", 0)),
        ("Gestrichen wurden 300 Stellen.", "de", ("300", 300, "", 0)),
        ("It costs about 5 billion euros.", "en", ("5", 5, "billion euros", Decimal("0.5"))),
        ("The road is 1,200 miles long.", "en", ("1,200", 1200, "miles", 0)),
        ("It fell by 12%.", "en", ("12", 12, "%", 0)),
        ("Dafür zahlt das Programm 38 Millionen Euro.", "de", ("38", 38, "Millionen Euro", 0)),
        ("Dort beschäftigt der Konzern 300 Arbeiter.", "de", ("300", 300, "", 0)),
        ("Dort beschäftigt der Konzern 300 deutsche Arbeiter.", "de", ("300", 300, "", 0)),
        ("Rund 300 Menschen kamen.", "de", ("300", 300, "", 30)),
        ("It employs 300 German workers.", "en", ("300", 300, "", 0)),
        ("Nearly 300 people came.", "en", ("300", 300, "", 30)),
    ],
)
def test_numbers_come_with_unit_and_tolerance(text: str, language: str, expected: tuple[object, ...]) -> None:
    assert amounts(text, language) == [expected]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Das war im Jahr 2000.", "de"),
        ("Am 17. Juni kam der Minister.", "de"),
        ("Der Zug fährt um 12 Uhr.", "de"),
        ("Es kamen zwei Minister.", "de"),
        ("Der Preis liegt zwischen 20 und 30 Euro.", "de"),
        ("Sie arbeitet am 38 North Program.", "de"),
        ("Die Boeing 747-400 landete.", "de"),
        ("It was signed on 28 June 2024.", "en"),
        ("Article 5 was invoked.", "en"),
        ("Rachel Lee ist Fellow beim Programm 38 North des Stimson Centers.", "de"),
        ("Das Portal 38 North wertet Bilder aus.", "de"),
        ("Laut 38 North wächst der Hafen.", "de"),
        ("Die Staaten der G7 trafen sich in Bari.", "de"),
        ("Die G 7 trafen sich in Bari.", "de"),
        ("Die NATO kann Artikel 5 ausrufen.", "de"),
        ("Nach Artikel 12 Absatz 3 ist das verboten.", "de"),
        ("Der Paragraf 218 bleibt bestehen.", "de"),
        ("Die Rakete KN-23 flog über das Meer.", "de"),
        ("Ein Bomber vom Typ B-52 startete.", "de"),
        ("Die Gruppe 20 beriet in Rom.", "de"),
        ("In Halle 4 brannte es.", "de"),
        ("Die Resolution 1701 fordert den Abzug.", "de"),
        ("Die Leitung Nord Stream 2 wurde nie benutzt.", "de"),
        ("Die Bundesstraße 3 ist gesperrt.", "de"),
        ("Der Flug 370 verschwand.", "de"),
        ("Das Schiff Mayflower 400 legte ab.", "de"),
        ("Apollo 11 landete auf dem Mond.", "de"),
        ("Die Industrie 4.0 kommt voran.", "de"),
        ("Analysts at 38 North see new ships.", "en"),
        ("The G7 and the G 20 met.", "en"),
        ("A KN-23 and a B-52 were seen.", "en"),
        ("Hall 4 of the Expo was closed.", "en"),
        ("The law is known as Section 230.", "en"),
        ("Apollo 11 landed on the moon.", "en"),
        ("The Boeing 737 jets stay on the ground.", "en"),
        ("The plan is called Vision 2030.", "en"),
        ("It is in phase 3 of its trial.", "en"),
        ("The pipeline Nord Stream 2 was never used.", "en"),
    ],
)
def test_dates_names_and_ranges_are_no_numbers_to_ask(text: str, language: str) -> None:
    assert amounts(text, language) == []


def test_a_name_with_a_number_is_one_wherever_the_article_has_it() -> None:
    names = names_in("Sie arbeitet am 38 Nester. Die Zahlen liefert 38 Nester.", "de")
    assert list(find_amounts("Die Zahlen liefert 38 Nester.", "de", names)) == []
    assert list(find_amounts("Die Zahlen liefert 38 Nester.", "de")) != []
