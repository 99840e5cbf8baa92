"""Numbers worth asking for, with unit and tolerance."""

from decimal import Decimal

import pytest

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
    ],
)
def test_dates_names_and_ranges_are_no_numbers_to_ask(text: str, language: str) -> None:
    assert amounts(text, language) == []
