"""Lines from the keyboard are cleaned, and commands are told from texts."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.cleaning import clean
from quizapp.plain.lines import Command, UnknownCommandError, parse_line, parse_yes_no


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Bach   Ho ", "Bach Ho"),
        ("Bach\tHo", "Bach Ho"),
        ("\x1b[DBach\x1b[C Ho\x1bOA", "Bach Ho"),
        ("\x1b]0;title\x07Bach Ho", "Bach Ho"),
        ("Ba\x00ch\x07 Ho\x9b", "Bach Ho"),
        ("\ufeffBach Ho", "Bach Ho"),
        ("\u202eBach\u202c Ho", "Bach Ho"),
        ("Bach\udc80 Ho", "Bach Ho"),
        ("Bach\x1b", "Bach"),
    ],
)
def test_control_characters_do_not_get_through(typed: str, kept: str) -> None:
    assert clean(typed) == kept


@given(st.text())
def test_what_is_clean_stays_as_it_is(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert not [char for char in clean(text) if unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp")]


def test_a_line_of_any_length_is_read() -> None:
    assert len(clean("x" * 10_000_000)) == 2000


@pytest.mark.parametrize("command", list(Command))
def test_a_slash_commands(command: Command) -> None:
    assert parse_line(f" /{command.value.upper()} ") is command


@pytest.mark.parametrize("line", ["/x", "/", "/ h", "/hint"])
def test_an_unknown_command_is_no_text(line: str) -> None:
    with pytest.raises(UnknownCommandError):
        parse_line(line)


def test_two_slashes_are_one() -> None:
    assert parse_line("//h") == "/h"
    assert parse_line("///") == "//"


@pytest.mark.parametrize("word", ["j", "J", "ja", "y", "Yes", "ja."])
def test_yes_in_both_languages(word: str) -> None:
    assert parse_yes_no(word) is True


@pytest.mark.parametrize("word", ["n", "nein", "N", "no!"])
def test_no_in_both_languages(word: str) -> None:
    assert parse_yes_no(word) is False


@pytest.mark.parametrize("word", ["", "x", "jn", "vielleicht"])
def test_anything_else_is_neither(word: str) -> None:
    assert parse_yes_no(word) is None
