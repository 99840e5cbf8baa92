"""Lines become responses, or are refused with a word on what would be one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.responses import (
    Chosen,
    ChosenSeveral,
    Ordered,
    Paired,
    Recalled,
    Response,
    Text,
    Texts,
    describe,
)
from quizapp.language import translator
from quizapp.plain.forms import Form, UnreadableError, fill, letter

from ..core.samples import INTERACTIONS, item

TR = translator("en")


def response(kind: str, *lines: str, whole: bool = False) -> Response:
    form: Form | Response = Form(item(kind), whole=whole)
    for line in lines:
        assert isinstance(form, Form), "more lines than were asked for"
        form = fill(form, line, TR)
    assert not isinstance(form, Form), "a line is missing"
    return form


@pytest.mark.parametrize(
    ("kind", "lines", "meant"),
    [
        ("choice", ["2"], Chosen(1)),
        ("choice", ["2."], Chosen(1)),
        ("certainty", ["6"], Chosen(5)),
        ("truth", ["3"], Chosen(2)),
        ("truth", ["j"], Chosen(0)),
        ("truth", ["no"], Chosen(1)),
        ("choices", ["1 3"], ChosenSeveral(frozenset({0, 2}))),
        ("choices", ["3, 1,3"], ChosenSeveral(frozenset({0, 2}))),
        ("typed", ["Bach Ho"], Text("Bach Ho")),
        ("number", ["5 Mio."], Text("5 Mio.")),
        ("gap", ["Vietnam", "Hanoi"], Texts(("Vietnam", "Hanoi"))),
        ("matching", ["c", "a"], Paired((2, 0))),
        ("matching", ["1c", "2: A"], Paired((2, 0))),
        ("matching", ["-", "a"], Paired((None, 0))),
        ("ordering", ["2 1 3"], Ordered((1, 0, 2))),
        ("ordering", ["2,1,3"], Ordered((1, 0, 2))),
        ("recall", ["", "j"], Recalled(True)),
        ("recall", ["Bilder von oben", "n"], Recalled(False)),
    ],
)
def test_a_response_in_one_line_or_one_part_a_line(kind: str, lines: list[str], meant: Response) -> None:
    assert response(kind, *lines) == meant


@pytest.mark.parametrize(
    ("kind", "lines", "meant"),
    [
        ("gap", ["Vietnam|Hanoi"], Texts(("Vietnam", "Hanoi"))),
        ("gap", [" Vietnam | "], Texts(("Vietnam", ""))),
        ("matching", ["1b 2a"], Paired((1, 0))),
        ("matching", ["2a,1B"], Paired((1, 0))),
        ("matching", ["2: c"], Paired((None, 2))),
        ("recall", ["", "y"], Recalled(True)),
    ],
)
def test_a_program_gives_all_parts_in_one_line(kind: str, lines: list[str], meant: Response) -> None:
    assert response(kind, *lines, whole=True) == meant


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("choice", ""),
        ("choice", "0"),
        ("choice", "4"),
        ("choice", "1 2"),
        ("choice", "-1"),
        ("choice", "Hanoi"),
        ("choice", "9" * 5000),
        ("certainty", "7"),
        ("truth", "4"),
        ("truth", "vielleicht"),
        ("choices", ""),
        ("choices", "1 9"),
        ("choices", "rot"),
        ("typed", ""),
        ("number", ""),
        ("gap", ""),
        ("matching", ""),
        ("matching", "d"),
        ("matching", "2a"),
        ("ordering", "1 2"),
        ("ordering", "1 1 2"),
        ("ordering", "1 2 3 3"),
        ("ordering", ""),
    ],
)
def test_what_is_no_response_is_refused_with_a_word(kind: str, line: str) -> None:
    with pytest.raises(UnreadableError, match=r"\w"):
        fill(Form(item(kind)), line, TR)


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("gap", ""),
        ("gap", "|"),
        ("gap", "Vietnam"),
        ("gap", "a|b|c"),
        ("matching", ""),
        ("matching", "ab"),
        ("matching", "1b 1c"),
        ("matching", "3a"),
        ("matching", "1z"),
        ("matching", "1b 2"),
        ("matching", "1b foo"),
        ("recall", "y"),
    ],
)
def test_what_is_no_response_of_a_program_is_refused_with_a_word(kind: str, line: str) -> None:
    with pytest.raises(UnreadableError, match=r"\w"):
        fill(Form(item(kind), whole=True), line, TR)


def test_no_pair_at_all_is_no_response() -> None:
    form = fill(Form(item("matching")), "-", TR)
    assert isinstance(form, Form)
    with pytest.raises(UnreadableError):
        fill(form, "-", TR)


def test_a_revealed_recall_wants_yes_or_no() -> None:
    form = fill(Form(item("recall")), "", TR)
    assert isinstance(form, Form)
    assert form.revealed
    with pytest.raises(UnreadableError):
        fill(form, "so halb", TR)


@given(st.sampled_from(list(INTERACTIONS)), st.booleans(), st.text() | st.from_regex(r"[0-9a-d| ,]{0,9}"))
def test_whatever_is_typed_is_a_response_that_fits_or_is_refused(kind: str, whole: bool, line: str) -> None:
    try:
        given = fill(Form(item(kind), whole=whole), line, TR)
    except UnreadableError:
        return
    if not isinstance(given, Form):
        describe(item(kind), given)


@pytest.mark.parametrize(("index", "text"), [(0, "a"), (25, "z"), (26, "aa"), (27, "ab")])
def test_letters_do_not_run_out(index: int, text: str) -> None:
    assert letter(index) == text
