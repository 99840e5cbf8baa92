import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from quizapp.core.edits import edits, side_by_side

words = st.text(alphabet="abc", max_size=9)


@given(words, words, st.integers(0, 2))
def test_the_fewest_edits_are_the_optimal_string_alignment_distance(one: str, other: str, limit: int) -> None:
    fewest = min(map(len, edits(one, other, limit)), default=None)
    distance = OSA.distance(one, other)
    assert fewest == (distance if distance <= limit else None)


@given(words, words)
def test_the_edits_turn_one_text_into_the_other(one: str, other: str) -> None:
    for script in edits(one, other, 2):
        text = one
        for edit in reversed(script):
            assert text[edit.at : edit.at + len(edit.removed)] == edit.removed
            text = text[: edit.at] + edit.added + text[edit.at + len(edit.removed) :]
        assert text == other


@pytest.mark.parametrize(
    ("one", "other", "same_place"),
    [
        ("aufruestung", "abruestung", True),
        ("inflation", "deflation", True),
        ("illegalitaet", "legalitaet", True),
        ("unnatuerlich", "natuerlich", True),
        ("north", "south", True),
        ("bundesrat", "bundestag", True),
        ("serbien", "syrien", True),
        ("abcdef", "bacxef", False),
        ("abcdef", "baxdef", True),
        ("abcdef", "xcbdef", True),
        ("abcdef", "badef", True),
        ("satelitten", "satelliten", False),
        ("vietman", "vietnam", False),
        ("abcdef", "xbcyef", False),
        ("abcdef", "bcxdef", False),
    ],
)
def test_two_edits_are_side_by_side(one: str, other: str, same_place: bool) -> None:
    assert OSA.distance(one, other) == 2
    assert side_by_side(one, other) is same_place
    assert side_by_side(other, one) is same_place


def test_texts_of_100_kilobytes_are_compared_without_a_table_of_their_product() -> None:
    text = "ab" * 50_000
    assert [len(script) for script in edits(text, text[:-1], 1)] == [1]
