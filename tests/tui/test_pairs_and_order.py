"""Matching, ordering and recall."""

from .conftest import Driven, Open, deck
from .decks import MATCHING, ORDERING, RECALL


def digit_before(driven: Driven, text: str) -> str:
    """Return the number that stands before a text."""
    return driven.line_with(text).partition(text)[0].split()[-1]


async def test_a_digit_matches_the_line_at_the_pointer_and_moves_it_on(open_app: Open) -> None:
    async with open_app(deck(MATCHING)) as driven:
        assert "Bach Ho" in driven.line_with("›")
        await driven.press(digit_before(driven, "Ölfeld"))
        assert "Vietsovpetro" in driven.line_with("›")
        await driven.press(digit_before(driven, "Unternehmen"), "enter")
        assert driven.given == [("Bach Ho = Ölfeld", "Vietsovpetro = Unternehmen")]
        assert "✓ Right" in driven.text


async def test_pairs_are_matched_by_mouse(open_app: Open) -> None:
    async with open_app(deck(MATCHING)) as driven:
        await driven.click("Vietsovpetro")
        await driven.click("Unternehmen")
        await driven.click("Ölfeld")
        await driven.click("⏎")
        assert driven.given == [("Bach Ho = Ölfeld", "Vietsovpetro = Unternehmen")]


async def test_pairs_are_matched_by_mouse_where_both_sides_stand_below_each_other(open_app: Open) -> None:
    async with open_app(deck(MATCHING), size=(50, 24)) as driven:
        await driven.click("Vietsovpetro")
        await driven.click("Unternehmen")
        await driven.click("Ölfeld")
        await driven.press("enter")
        assert driven.given == [("Bach Ho = Ölfeld", "Vietsovpetro = Unternehmen")]


async def test_the_arrows_go_through_the_right_sides(open_app: Open) -> None:
    async with open_app(deck(MATCHING)) as driven:
        await driven.press("right", "right", "left", "down", "left")
        await driven.press("enter")
        (pairs,) = driven.given
        assert all("—" not in pair for pair in pairs)


async def test_feedback_shows_each_pair_as_it_is_right_and_what_was_given(open_app: Open) -> None:
    async with open_app(deck(MATCHING)) as driven:
        both = digit_before(driven, "Ölfeld")
        await driven.press(both, both, "enter")
        assert "◐ Partly right" in driven.text
        assert driven.line_with("Bach Ho – Ölfeld").lstrip().startswith("✓")
        wrong = driven.line_with("Vietsovpetro – Unternehmen")
        assert wrong.lstrip().startswith("✗")
        assert "← you: Ölfeld" in wrong


async def test_feedback_says_of_a_line_left_open_that_nothing_was_given(open_app: Open) -> None:
    async with open_app(deck(MATCHING)) as driven:
        await driven.press(digit_before(driven, "Ölfeld"), "enter", "enter")
        assert "← you: nothing" in driven.line_with("Vietsovpetro – Unternehmen")


LONG = MATCHING.replace("Unternehmen", "Unternehmen beider Länder, seit vierzig Jahren")


async def test_a_match_shows_as_much_of_its_text_as_there_is_room_for(open_app: Open) -> None:
    async with open_app(deck(LONG)) as driven:
        await driven.press(digit_before(driven, "Ölfeld"))
        assert " Ölfeld" in driven.line_with("Bach Ho").partition("→")[2]
        before = len(driven.text.rstrip().splitlines())
        await driven.press(digit_before(driven, "Unternehmen"))
        assert " Unternehm" in driven.line_with("Vietsovpetro").partition("→")[2]
        assert len(driven.text.rstrip().splitlines()) == before


async def test_a_match_stays_a_number_where_there_is_no_room_for_its_text(open_app: Open) -> None:
    async with open_app(deck(MATCHING.replace("Bach Ho", "B" * 26)), size=(40, 24)) as driven:
        await driven.press(digit_before(driven, "Ölfeld"))
        assert driven.line_with("BBB").rstrip()[-3:-1] == "→ "


async def test_no_match_is_refused_and_a_missing_one_is_asked_about_once(open_app: Open) -> None:
    async with open_app(deck(MATCHING)) as driven:
        await driven.press("enter")
        assert "Match something first" in driven.text
        await driven.press("1", "enter")
        assert driven.given == []
        assert "A line has no match yet." in driven.text
        await driven.press("enter")
        assert len(driven.given) == 1


async def test_a_match_can_be_taken_back(open_app: Open) -> None:
    async with open_app(deck(MATCHING)) as driven:
        await driven.press("1", "up", "backspace", "enter")
        assert driven.given == []
        assert "Match something first" in driven.text
        await driven.press("1")
        assert "Match something first" not in driven.text


async def order(driven: Driven, *lines: str) -> None:
    for line in lines:
        await driven.press(driven.line_with(f"  {line}").split()[1].rstrip("."))


async def test_lines_are_taken_by_their_digits_in_order(open_app: Open) -> None:
    async with open_app(deck(ORDERING)) as driven:
        await order(driven, "früh", "später", "zuletzt")
        await driven.press("enter")
        assert driven.given == [("früh", "später", "zuletzt")]
        assert "✓ Right" in driven.text


async def test_lines_are_taken_by_clicks_in_order(open_app: Open) -> None:
    async with open_app(deck(ORDERING)) as driven:
        for line in ("früh", "später"):
            await driven.click(line)
        await driven.click("⏎")
        assert driven.given == [("früh", "später", "zuletzt")]


async def test_a_line_is_moved_by_its_buttons(open_app: Open) -> None:
    async with open_app(deck(ORDERING)) as driven:
        first = driven.line_with("▲").split()[2]
        await driven.click("▼")
        await driven.press("enter")
        assert driven.given[0][1] == first


async def test_a_highlighted_line_is_moved_by_keys(open_app: Open) -> None:
    async with open_app(deck(ORDERING)) as driven:
        first = driven.line_with("▲").split()[2]
        await driven.press("down", "J", "shift+down", "K", "enter")
        assert driven.given[0][1] == first


async def test_lines_as_they_came_are_refused(open_app: Open) -> None:
    async with open_app(deck(ORDERING)) as driven:
        await driven.press("enter")
        assert driven.given == []
        assert "Order the lines first" in driven.text
        await driven.press("1")
        assert "Order the lines first" not in driven.text


async def test_the_line_taken_last_can_be_put_back(open_app: Open) -> None:
    async with open_app(deck(ORDERING)) as driven:
        await order(driven, "zuletzt")
        await driven.press("backspace", "enter")
        assert driven.given == []
        await order(driven, "früh", "später")
        await driven.press("enter")
        assert driven.given == [("früh", "später", "zuletzt")]


async def test_feedback_shows_the_right_order_and_what_each_line_followed_instead(open_app: Open) -> None:
    async with open_app(deck(ORDERING)) as driven:
        await order(driven, "früh", "zuletzt", "später")
        await driven.press("enter")
        assert "✗ Not right" in driven.text
        assert driven.line_with("1. früh").strip() == "1. früh"
        assert "✗ 2. später  ← you: after line 3" in driven.text
        assert "✗ 3. zuletzt  ← you: after line 1" in driven.text
        assert "What counts is which line follows which: 0 of 2 are right." in driven.text


async def test_feedback_to_a_rotated_order_is_as_partly_right_as_the_verdict(open_app: Open) -> None:
    async with open_app(deck(ORDERING)) as driven:
        await order(driven, "später", "zuletzt", "früh")
        await driven.press("enter")
        assert "◐ Partly right" in driven.text
        assert driven.line_with("1. früh").strip() == "1. früh  ← you: after line 3"
        assert "✗ 2. später  ← you: at the top" in driven.text
        assert driven.line_with("3. zuletzt").strip() == "✓ 3. zuletzt"
        assert "1 of 2 are right." in driven.text


async def test_a_right_order_has_a_tick_at_each_line_and_no_remarks(open_app: Open) -> None:
    async with open_app(deck(ORDERING)) as driven:
        await order(driven, "früh", "später", "zuletzt")
        await driven.press("enter")
        assert all(f"✓ {line}" in driven.text for line in ("1. früh", "2. später", "3. zuletzt"))
        assert "What counts" not in driven.text


async def test_recall_reveals_first_and_then_asks_whether_it_was_known(open_app: Open) -> None:
    async with open_app(RECALL) as driven:
        assert "Verbot" not in driven.text
        await driven.press("y")
        assert driven.given == []
        await driven.press("enter")
        assert "Verbot, mit einem Land zu handeln" in driven.text
        assert driven.given == []
        await driven.press("y")
        assert driven.given == [("yes",)]
        assert "✓ Known" in driven.text


async def test_holding_enter_down_never_says_that_it_was_known(open_app: Open) -> None:
    async with open_app(RECALL) as driven:
        await driven.press("enter", "enter", "enter")
        assert driven.given == []


async def test_recall_works_by_mouse(open_app: Open) -> None:
    async with open_app(RECALL) as driven:
        await driven.click("reveal")
        await driven.click("I did not know it")
        assert driven.given == [("no",)]
        assert "✗ Not known yet" in driven.text
        assert "Verbot" in driven.text
