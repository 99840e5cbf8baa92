"""Names: what steers or cannot be seen is left out, and two that look the same are the same."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.names import WIDEST, clean_name, cut_name, export_name, fold_name, width


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("  Anna \t B. ", "Anna B."),
        ("A\x1b[31mn\u202en\x00a", "Anna"),
        ("An\u200bna\u2060", "Anna"),
        ("Zoe\u0308", "Zoë"),
        ("\u200d", ""),
        ("👩\u200d🔬", "👩\u200d🔬"),
        ("[bold]Ben[/]", "[bold]Ben[/]"),
        (" \u202e\x07 ", ""),
    ],
)
def test_a_name_is_cleaned(typed: str, name: str) -> None:
    assert clean_name(typed) == name


@given(st.text())
def test_a_clean_name_stays_and_a_cut_one_is_not_too_wide(text: str) -> None:
    name = clean_name(text)
    assert clean_name(name) == name
    assert cut_name(cut_name(text)) == cut_name(text)
    assert width(cut_name(text)) <= WIDEST
    assert fold_name(name) == fold_name(text)
    assert not [char for char in name if unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp")]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Anna", "ANNA", True),
        ("Zoe\u0308", "zoë", True),
        ("An\u200bna", "Anna", True),
        ("Weiß", "weiss", True),
        ("Anna", "Anne", False),
        ("Ann a", "Anna", False),
    ],
)
def test_names_are_the_same_as_people_see_them(one: str, other: str, *, same: bool) -> None:
    assert (fold_name(one) == fold_name(other)) is same


@pytest.mark.parametrize(("name", "cells"), [("Anna", 4), ("学生", 4), ("Zoë", 3), ("e\u0301", 1), ("", 0)])
def test_a_name_is_as_wide_as_its_cells(name: str, cells: int) -> None:
    assert width(name) == cells


@given(st.text())
def test_every_name_gives_a_file_name(text: str) -> None:
    name = export_name(clean_name(text))
    assert name
    assert all(char.isalnum() or char == "-" for char in name)
    assert len(name) <= WIDEST


def test_a_file_name_is_easy_to_read() -> None:
    assert export_name("../Anna B. / Müller") == "anna-b-müller"
