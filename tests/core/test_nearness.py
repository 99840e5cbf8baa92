"""Only what is really near is taken for what was meant: an edit for every three letters, or its beginning."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.edits import edits
from quizapp.core.nearness import nearest

WORDS = st.text("abcä-_", max_size=12)


@pytest.mark.parametrize(
    ("word", "known", "meant"),
    [
        ("anwser", ["answer", "answers", "wrong"], "answer"),
        ("answer", ["answers"], "answers"),
        ("definiton", ["definition"], "definition"),
        ("LEARN", ["learn"], "learn"),
        ("laern", ["learn", "later"], "learn"),
        ("glos", ["glossary"], "glossary"),
        ("putin", ["putin-nordkorea-vietnam"], "putin-nordkorea-vietnam"),
        ("unkown-kye", ["unknown-key"], "unknown-key"),
        ("länder", ["Länder", "laender"], "Länder"),
        ("nix", ["en", "fix", "index"], "fix"),
        ("nix", ["en", "nein", "neu"], None),
        ("qz", ["quiz"], None),
        ("zebra", ["learn", "quiz"], None),
        ("frog", ["from", "wrong"], "from"),
        ("stats", ["states", "decks"], "states"),
        ("wahr", ["wrong"], None),
        ("", ["a", ""], ""),
        ("", ["a"], None),
    ],
)
def test_the_word_that_was_meant(word: str, known: list[str], meant: str | None) -> None:
    assert nearest(word, known) == meant


@given(WORDS, st.lists(WORDS))
def test_what_is_proposed_is_near_and_nothing_known_is_nearer(word: str, known: list[str]) -> None:
    found = nearest(word, known)
    allowed = min(3, len(word.casefold()) // 3)

    def within(other: str, limit: int) -> bool:
        return any(True for _ in edits(word.casefold(), other.casefold(), limit))

    if found is None:
        assert not any(within(other, allowed) for other in known)
        return
    assert found in known
    distance = next((limit for limit in range(allowed + 1) if within(found, limit)), None)
    if distance is None:
        assert len(word.casefold()) >= 3
        assert found.casefold().startswith(word.casefold())
    nearer = range(allowed + 1 if distance is None else distance)
    assert not any(within(other, limit) for other in known for limit in nearer)


@given(WORDS.filter(lambda word: len(word) >= 3), st.data())
def test_one_slip_of_the_keyboard_is_always_seen_through(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(word) - 1))
    slipped = data.draw(st.sampled_from([f"{word[:at]}x{word[at:]}", f"{word[:at]}x{word[at + 1 :]}"]))
    assert nearest(slipped, [word]) == word
