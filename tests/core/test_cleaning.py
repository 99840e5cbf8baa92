"""Cleaning takes away what could steer a terminal or stand in no question file, and nothing that is read."""

import pytest

from quizapp.bank.problems import UNSEEN
from quizapp.core.cleaning import clean, harmless


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Wie heißt das?", "Wie heißt das?"),
        ("eins\u2028zwei\u2029drei\x85vier", "eins\nzwei\ndrei\nvier"),
        ("a\x00b\x1b[31mc\x07d\u202ee\ufffef", "abcdef"),
        ("שלום 👩‍👩‍👧\tx\n", "שלום 👩‍👩‍👧\tx\n"),
    ],
)
def test_what_steers_goes_and_line_ends_stay(text: str, left: str) -> None:
    assert harmless(text) == left


@pytest.mark.parametrize(
    "char", [chr(code) for code in (*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029, 0xFFFE)]
)
def test_nothing_is_left_that_a_question_file_refuses(char: str) -> None:
    import re

    left = harmless(f"a{char}b")
    assert not re.search(f"[{UNSEEN}]", left)
    assert clean(f"a{char}b") in ("ab", "a b", "a")
