import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.passages import Piece, excerpt, find_passage

ARTICLE = """# Reise nach Asien

Der Kreml teilte mit, dass die Reise »in dieser
Woche« beginnt. Nordkorea bestreitet – anders als
Moskau – jede Lieferung.

Ein zweiter Absatz handelt von Öl.

## Schlüsselerkenntnisse

- Die Reise ist **geplant**.
- Es könnte mehr Investitionen geben.
"""


def quoted(source: str) -> str:
    return "".join(ARTICLE[span.start : span.end] for span in find_passage(ARTICLE, source))


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("Der Kreml teilte mit", "Der Kreml teilte mit"),
        ("in dieser Woche", "in dieser\nWoche"),
        ("die Reise „in dieser Woche“ beginnt", "die Reise »in dieser\nWoche« beginnt"),
        ("bestreitet - anders als Moskau", "bestreitet – anders als\nMoskau"),
        ("Die Reise ist geplant.", "Die Reise ist **geplant**."),
        ("Der Kreml … beginnt", "Der Kremlbeginnt"),
    ],
)
def test_a_source_is_found_whatever_its_line_breaks_quotes_and_dashes(source: str, found: str) -> None:
    assert quoted(source) == found


@pytest.mark.parametrize(
    "source",
    [
        "der kreml teilte mit",
        "Der Kreml teilte uns mit",
        "beginnt … Der Kreml",
        "Öl … Kreml",
        "",
        " … ",
        "Reise ist geplant!",
    ],
)
def test_other_words_another_case_or_another_order_are_not_found(source: str) -> None:
    assert find_passage(ARTICLE, source) == ()


def test_an_excerpt_marks_the_quoted_words_and_stays_in_the_paragraph() -> None:
    assert excerpt(ARTICLE, "Nordkorea bestreitet", around=42) == (
        Piece("… dass die Reise »in dieser Woche« beginnt. ", quoted=False),
        Piece("Nordkorea bestreitet", quoted=True),
        Piece(" – anders als Moskau – jede Lieferung.", quoted=False),
    )


def test_an_excerpt_of_a_list_line_is_that_line() -> None:
    assert excerpt(ARTICLE, "ist geplant") == (
        Piece("Die Reise ", quoted=False),
        Piece("ist geplant", quoted=True),
        Piece(".", quoted=False),
    )


def test_an_excerpt_with_skipped_words_shows_both_parts() -> None:
    pieces = excerpt(ARTICLE, "Der Kreml teilte mit … jede Lieferung", around=10)
    assert [piece.text for piece in pieces if piece.quoted] == ["Der Kreml teilte mit", "jede Lieferung"]
    assert " … " in [piece.text for piece in pieces]


def test_a_source_without_an_article_is_shown_alone() -> None:
    assert excerpt("", "Worte  aus\ndem Briefing") == (Piece("Worte aus dem Briefing", quoted=True),)


@given(st.text(max_size=200), st.text(max_size=40), st.integers(0, 30))
def test_any_text_gives_an_excerpt(article: str, source: str, around: int) -> None:
    for piece in excerpt(article, source, around):
        assert "\n" not in piece.text


@given(st.data())
def test_what_is_copied_from_the_article_is_found(data: st.DataObject) -> None:
    words = ARTICLE.split()
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    source = " ".join(words[start:end])
    if source.strip("*_# -"):
        assert find_passage(ARTICLE, source)


@pytest.mark.parametrize("heading", ["Schlüsselerkenntnisse", "Ausblick auf die Lage", "1. Analyse"])
def test_an_excerpt_does_not_go_on_into_a_heading_that_no_empty_line_parts(heading: str) -> None:
    long = (
        "Peru hat im Jahr 2020 einen Hafen gebaut, und der Handel mit vielen Ländern ist stark gewachsen. "
        * 2
    )
    article = f"Perus Hafen\n{long.strip()}\n{heading}\nDer Hafen liegt nördlich von Lima."
    shown = "".join(piece.text for piece in excerpt(article, "der Handel mit vielen Ländern ist stark"))
    assert heading not in shown
    shown = "".join(piece.text for piece in excerpt(article, "liegt nördlich von Lima"))
    assert shown == "Der Hafen liegt nördlich von Lima."
