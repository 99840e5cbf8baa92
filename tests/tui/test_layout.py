"""Laying text out: hanging indents, both ends of a line, bars, prose, the last weeks."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content

from quizapp.language import translator
from quizapp.tui.prose import lay_out
from quizapp.tui.text import bar, fit, hang, right, spread, stack, styled, wrap
from quizapp.tui.widgets.activity import activity_lines

TR = translator("en")
TEXTS = st.text(st.characters(blacklist_categories=("Cs", "Cc", "Cf", "Zl", "Zp")), max_size=200)


def plain(lines: list[Content]) -> list[str]:
    return [line.plain for line in lines]


def test_a_hanging_indent_is_as_wide_as_what_stands_before() -> None:
    assert plain(hang(styled("1  "), styled("eins zwei drei"), 12)) == ["1  eins zwei", "   drei"]


def test_two_texts_stand_at_both_ends_of_a_line_or_below_each_other() -> None:
    assert plain(spread(styled("links"), styled("rechts"), 16)) == ["links     rechts"]
    assert plain(spread(styled("links"), styled("rechts"), 12)) == ["links", "rechts"]


def test_what_is_too_long_is_cut_with_an_ellipsis_and_what_is_short_filled() -> None:
    assert fit(styled("Donaudampfschiff"), 8).plain == "Donauda…"
    assert fit(styled("Donau"), 8).plain == "Donau   "
    assert right("7", 3).plain == "  7"


@given(TEXTS, st.integers(2, 80))
def test_no_line_is_wider_than_asked_for(text: str, width: int) -> None:
    assert all(line.cell_length <= width for line in wrap(styled(text), width))
    assert fit(styled(text), width).cell_length == width


@pytest.mark.parametrize(("share", "filled"), [(0.0, 0), (0.001, 1), (0.5, 5), (0.999, 9), (1.0, 10)])
def test_a_bar_shows_anything_above_nothing_and_is_full_only_for_everything(
    share: float, filled: int
) -> None:
    assert bar(share, 10).plain == "━" * filled + "─" * (10 - filled)


def test_blocks_stand_apart_and_empty_ones_leave_no_gap() -> None:
    assert plain(stack([styled("a")], [], [styled("b")])) == ["a", "", "b"]


BRIEFING = """# Titel

Ein **fetter** Satz, der
über zwei Zeilen geht.

- Punkt eins, der auch
  weitergeht
- Punkt zwei
"""


def test_prose_is_laid_out_as_headings_paragraphs_and_lists() -> None:
    laid = lay_out(BRIEFING, (), 40)
    assert plain(laid.lines) == [
        "Titel",
        "",
        "Ein fetter Satz, der über zwei Zeilen",
        "geht.",
        "",
        "• Punkt eins, der auch weitergeht",
        "• Punkt zwei",
    ]
    assert laid.marked is None


def test_prose_marks_the_sources_and_says_where_the_first_stands() -> None:
    laid = lay_out(BRIEFING, ("weitergeht",), 40)
    assert laid.marked == 5
    line = laid.lines[5]
    (span,) = [span for span in line.spans if "on $mark" in str(span.style)]
    assert line.plain[span.start : span.end] == "weitergeht"


def test_the_marked_line_is_the_one_that_holds_the_passage_not_its_paragraph_s_first() -> None:
    laid = lay_out("Titel\n\n" + "Wort " * 60 + "am Ende das Ziel.", ("das Ziel",), 40)
    assert laid.marked is not None
    assert "das Ziel" in laid.lines[laid.marked].plain


def test_each_line_is_a_paragraph_in_a_text_that_was_not_wrapped() -> None:
    laid = lay_out("- Punkt\nAnalyse\n" + "Wort " * 40 + "\nDanach", (), 76)
    texts = plain(laid.lines)
    assert texts[:4] == ["• Punkt", "", "Analyse", ""]
    assert texts[-2:] == ["", "Danach"]


@given(TEXTS, st.integers(4, 100))
def test_prose_is_never_wider_than_readable(text: str, width: int) -> None:
    assert all(line.cell_length <= min(width, 76) for line in lay_out(text, (text[:5],), width).lines)


def test_prose_loses_no_word() -> None:
    words = " ".join(plain(lay_out(BRIEFING, (), 30).lines)).split()
    assert words == BRIEFING.replace("*", "").replace("#", "").replace("- ", "• ").split()


MONDAY = date(2024, 6, 17)


def test_the_last_weeks_end_today_and_days_to_come_are_empty() -> None:
    lines = plain(activity_lines({MONDAY: 12}, MONDAY, TR, 80))
    assert lines[0] == "The last 26 weeks"
    assert lines[1].endswith("▒▒")
    assert lines[1].startswith("Mon")
    assert lines[2].rstrip().endswith("·")
    assert len(lines) == 8


@pytest.mark.parametrize(("attempts", "sign"), [(0, " ·"), (1, "░░"), (10, "▒▒"), (20, "▓▓"), (40, "██")])
def test_busier_days_have_denser_signs(attempts: int, sign: str) -> None:
    assert plain(activity_lines({MONDAY: attempts}, MONDAY, TR, 80))[1].endswith(sign)


def test_fewer_weeks_are_shown_in_a_narrow_place() -> None:
    assert plain(activity_lines({}, MONDAY, TR, 24))[0] == "The last 10 weeks"
