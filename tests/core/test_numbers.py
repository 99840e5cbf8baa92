from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.numbers import (
    MAX_DIGITS,
    Measure,
    Quantity,
    measure_at,
    mend,
    number_word,
    ordinal_word,
    parse_number,
    parse_quantity,
)


@pytest.mark.parametrize(
    ("text", "german", "english"),
    [
        ("5", "5", "5"),
        ("1.234,5", "1234.5", "1234.5"),
        ("1,234.5", "1234.5", "1234.5"),
        ("1.234", "1234", "1.234"),
        ("1,234", "1.234", "1234"),
        ("1234.5", "1234.5", "1234.5"),
        ("1234,5", "1234.5", "1234.5"),
        ("1.23", "1.23", "1.23"),
        ("1.2345", "1.2345", "1.2345"),
        ("1.234.567", "1234567", "1234567"),
        ("1,234,567", "1234567", "1234567"),
        ("0.125", "0.125", "0.125"),
        ("0,125", "0.125", "0.125"),
        ("1 234 567", "1234567", "1234567"),
        ("1\u202f234,5", "1234.5", "1234.5"),
        ("1'234.50", "1234.50", "1234.50"),
        (",5", "0.5", "0.5"),
        (".5", "0.5", "0.5"),
        ("-5", "-5", "-5"),
        ("−5", "-5", "-5"),
        ("– 5", "-5", "-5"),
        ("minus 5", "-5", "-5"),
        ("+5", "5", "5"),
        ("5.", "5", "5"),
        ("007", "7", "7"),
        ("5 Mio.", "5000000", "5000000"),
        ("2,5 Mio", "2500000", "2500000"),
        ("10 %", "10", "10"),
        ("10%", "10", "10"),
    ],
)
def test_a_number_reads_as(text: str, german: str, english: str) -> None:
    assert parse_number(text, "de") == Decimal(german)
    assert parse_number(text, "en") == Decimal(english)


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("5 Millionen", "de", "5000000"),
        ("1,5 Milliarden", "de", "1500000000"),
        ("1 Billion", "de", "1000000000000"),
        ("1 billion", "en", "1000000000"),
        ("2 trillion", "en", "2000000000000"),
        ("2 Mrd", "de", "2000000000"),
        ("3 Tsd.", "de", "3000"),
        ("5 Milionen", "de", "5000000"),
        ("tausend", "de", "1000"),
        ("hundert", "de", "100"),
        ("3 Hundert", "de", "300"),
        ("2 Billiarden", "de", "2000000000000000"),
        ("2 Trillionen", "de", "2000000000000000000"),
        ("five hundred", "en", "500"),
        ("2 quadrillion", "en", "2000000000000000"),
        ("9" * 30, "de", "9" * 30),
        ("zwölf", "de", "12"),
        ("zwoelf Millionen", "de", "12000000"),
        ("eine Million", "de", "1000000"),
        ("minus drei", "de", "-3"),
        ("einundzwanzig", "de", "21"),
        ("twenty-one", "en", "21"),
        ("a million", "en", "1000000"),
        ("five thousand", "en", "5000"),
        ("10 Prozent", "de-AT", "10"),
        ("1.234,5", "fr", "1234.5"),
    ],
)
def test_scales_and_words_are_read_in_their_language(text: str, language: str, value: str) -> None:
    assert parse_number(text, language) == Decimal(value)


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "abc", "5-6", "5 bis 6", "17.6.2024", "12:30", "5,", "1.2.3", "1..5", "1 2", "5 6", "1e5"),
        *("NaN", "inf", "٥", "--5", "5 km", "$5 €", "5/6", "1.23.456", "- ", "minus", "1_000", "0x1f"),
        "9" * 31,
    ],
)
def test_what_is_no_number_gives_none(text: str) -> None:
    assert parse_number(text, "de") is None


@pytest.mark.parametrize(
    ("text", "language", "value", "unit"),
    [
        ("5 km", "de", 5, "km"),
        ("5km", "de", 5, "km"),
        ("5 Kilometer", "de", 5, "km"),
        ("5 Mio. Tonnen", "de", 5_000_000, "t"),
        ("1 Mrd. US-Dollar", "de", 10**9, "$"),
        ("$5 million", "en", 5_000_000, "$"),
        ("€ 5", "de", 5, "€"),
        ("-3 °C", "de", -3, "°c"),
        ("100 m²", "de", 100, "m2"),
        ("5 000 Mann", "de", 5000, "mann"),
        ("drei Tage", "de", 3, "tag"),
        ("5 Schuss Munition", "de", 5, "schuss munition"),
        ("5", "de", 5, ""),
    ],
)
def test_a_quantity_has_its_scale_multiplied_in_and_its_unit_in_short(
    text: str, language: str, value: int, unit: str
) -> None:
    assert parse_quantity(text, language) == Quantity(Decimal(value), unit)


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9, places=3))
def test_a_number_written_the_german_or_the_english_way_is_read_back(value: Decimal) -> None:
    english = f"{value:,.4f}"
    german = english.translate(str.maketrans(",.", ".,"))
    assert parse_number(english, "en") == parse_number(german, "de") == value


@given(st.integers(0, 10**MAX_DIGITS - 1), st.sampled_from(["", "-"]))
def test_every_digit_counts(value: int, sign: str) -> None:
    read = parse_number(f"{sign}{value}", "de")
    assert read is not None
    assert f"{read.copy_abs():f}" == str(value)


@given(st.text(), st.sampled_from(["de", "en"]))
def test_any_text_is_read_without_an_error(text: str, language: str) -> None:
    parse_quantity(text, language)


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("kilometr", "kilometer"),
        ("millionne", "millionen"),
        ("minutn", "minute"),
        ("prozetn", "prozent"),
        ("leter", ""),
        ("mieter", ""),
        ("kilomter", "kilometer"),
        ("klimter", ""),
    ],
)
def test_a_long_unit_one_edit_away_is_understood(name: str, meant: str) -> None:
    assert mend(name, "de") == meant


def test_a_misspelt_unit_is_only_understood_where_it_is_asked_for() -> None:
    assert measure_at("5 kilometr", 1, "de") == Measure(0, "", 1)
    assert measure_at("5 kilometr", 1, "de", mending=True) == Measure(0, "km", 10, mended=True)
    assert measure_at("5 millionne t ab", 1, "de", mending=True) == Measure(6, "t", 13, mended=True)
    assert measure_at("5 mio. grad celsius.", 1, "de") == Measure(6, "°c", 19)
    assert measure_at("5 (km)", 1, "de") == measure_at("5-km", 1, "de") == Measure(0, "", 1)


def test_number_and_ordinal_words_go_to_99() -> None:
    assert [number_word(word, "de") for word in ("null", "dreissig", "neunundneunzig", "hundert")] == [
        0,
        30,
        99,
        None,
    ]
    assert [number_word(word, "en") for word in ("zero", "forty", "ninety-nine", "hundred")] == [
        0,
        40,
        99,
        None,
    ]
    assert [
        ordinal_word(word, "de") for word in ("erster", "dritten", "zwanzigste", "achtes", "acht", "fest")
    ] == [*(1, 3, 20, 8, None, None)]
    assert [
        ordinal_word(word, "en") for word in ("first", "twentieth", "twenty-first", "twelfth", "fifty")
    ] == [*(1, 20, 21, 12, None)]
