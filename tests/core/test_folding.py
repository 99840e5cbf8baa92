import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.folding import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Bach Ho", "bach ho"),
        ("  Bach \t\n Ho ", "bach ho"),
        ("Bach\u00a0\u2009\u3000Ho", "bach ho"),
        ("Straße", "strasse"),
        ("STRAẞE", "strasse"),
        ("Öl, Äcker, Übung", "oel, aecker, uebung"),
        ("O\u0308l", "oel"),
        ("„Öl“ »Öl« “Öl”", '"oel" "oel" "oel"'),
        ("Putin’s ‚Öl‘ `x´", "putin's 'oel' 'x'"),
        ("1914–1918 — −5", "1914-1918 - -5"),
        ("Waf\u00adfen\u200bruhe\ufeff", "waffenruhe"),
        ("❤\ufe0f", "❤"),
        ("a\u202eb\x00c\x1bd", "abcd"),
        ("ﬁnal", "final"),
        ("…", "..."),
        ("", ""),
        (" \u200b ", ""),
    ],
)
def test_a_text_folds_to(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("one", "other"), [("schon", "schön"), ("C", "C++"), ("-5", "5"), ("5.", "5"), ("é", "e")]
)
def test_what_means_something_stays(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text())
def test_folding_a_folded_text_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet=st.characters(codec="utf-8", max_codepoint=0x24F)))
def test_composed_and_decomposed_texts_fold_alike(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@given(st.text(alphabet="abÄöüß -'\"xYZ.,5"))
def test_case_does_not_count(text: str) -> None:
    assert fold(text.upper()) == fold(text.lower())


def test_every_control_and_format_character_of_the_first_plane_is_dropped() -> None:
    known = {0x0890, 0x0891, 0x08E2}
    unseen = [
        chr(code)
        for code in range(0x10000)
        if unicodedata.category(chr(code)) in ("Cc", "Cf") and code not in known
    ]
    assert {fold(f"a{character}b").replace(" ", "") for character in unseen} == {"ab"}
