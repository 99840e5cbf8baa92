"""Line breaks: full lines go on, others end on purpose."""

from itertools import pairwise
from textwrap import wrap

from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.line_breaks import ends_on_purpose, width

PARAGRAPH = "Die Regierung von Peru hat im Mai ein neues Gesetz über den Abbau von Kupfer beschlossen. " * 4


@given(st.integers(30, 100))
def test_no_line_of_a_broken_paragraph_ends_on_purpose(wide: int) -> None:
    lines = wrap(PARAGRAPH, wide)
    assert not [line for line, following in pairwise(lines) if ends_on_purpose(line, following, width(lines))]


@given(st.integers(60, 100))
def test_a_title_above_a_broken_paragraph_ends_on_purpose(wide: int) -> None:
    lines = ["Ausblick auf die Lage", *wrap(PARAGRAPH, wide)]
    assert ends_on_purpose(lines[0], lines[1], width(lines))


def test_a_paragraph_in_one_line_ends_with_it() -> None:
    assert ends_on_purpose(PARAGRAPH, "Ausblick", width([PARAGRAPH, "Ausblick"]))


def test_a_line_that_goes_on_in_small_letters_does_not_end() -> None:
    assert not ends_on_purpose("Peru baut", "einen Hafen.", 60)
