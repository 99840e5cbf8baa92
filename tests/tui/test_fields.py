"""Typed texts, numbers and gaps."""

from .conftest import Open, deck
from .decks import CHOICE, GAPS, NUMBER, TYPED


async def test_a_typed_text_is_given_with_enter(open_app: Open) -> None:
    async with open_app(deck(TYPED)) as driven:
        await driven.type("Bach Ho")
        await driven.press("enter")
        assert driven.given == [("Bach Ho",)]
        assert "✓ Right  Bach Ho" in driven.text


async def test_letters_are_letters_in_a_field(open_app: Open) -> None:
    async with open_app(deck(TYPED)) as driven:
        await driven.type("hubs")
        assert "hubs" in driven.text
        await driven.press("question_mark", "j")
        assert driven.screen == "ItemScreen"
        assert "hubs?j" in driven.text


async def test_a_typing_error_is_forgiven_and_named(open_app: Open) -> None:
    async with open_app(deck(TYPED.replace("Bach Ho", "Satellitenbilder"))) as driven:
        await driven.type("Satelitenbilder")
        await driven.press("enter")
        assert "✓ Right (typing error)  Satellitenbilder" in driven.text
        assert "Satelitenbilder" in driven.line_with("← your answer")


async def test_after_a_wrong_text_both_it_and_the_key_are_shown(open_app: Open) -> None:
    async with open_app(deck(TYPED)) as driven:
        await driven.type("Weiher")
        await driven.press("enter")
        assert "Weiher" in driven.line_with("← your answer")
        assert "Right is: Bach Ho" in driven.text


async def test_an_empty_field_is_refused_with_a_word(open_app: Open) -> None:
    async with open_app(deck(TYPED)) as driven:
        await driven.press("enter", "space", "enter")
        assert driven.given == []
        assert "Type something first." in driven.text


async def test_typing_takes_the_complaint_back(open_app: Open) -> None:
    async with open_app(deck(TYPED)) as driven:
        await driven.press("enter", "x")
        assert "Type something first." not in driven.text


async def test_escape_leaves_the_field_so_that_letters_command_and_enter_goes_back(open_app: Open) -> None:
    async with open_app(deck(TYPED)) as driven:
        await driven.type("Bach")
        await driven.press("escape")
        assert driven.screen == "ItemScreen"
        await driven.press("h")
        assert "Hint:" in driven.text
        await driven.press("enter")
        await driven.type(" Ho")
        await driven.press("enter")
        assert driven.given == [("Bach Ho",)]


async def test_a_second_escape_leaves_the_session(open_app: Open) -> None:
    async with open_app(deck(TYPED)) as driven:
        await driven.press("escape", "escape")
        assert driven.screen == "HomeScreen"


async def test_f2_hints_in_a_field(open_app: Open) -> None:
    async with open_app(deck(TYPED)) as driven:
        await driven.press("f2")
        assert "“B…”, 7 characters." in driven.text
        await driven.type("Bach Ho")
        await driven.press("enter")
        assert "✓ Right" in driven.text


async def test_f1_helps_in_a_field_and_the_field_is_as_it_was(open_app: Open) -> None:
    async with open_app(deck(TYPED)) as driven:
        await driven.type("Ba")
        await driven.press("f1")
        assert driven.screen == "HelpScreen"
        await driven.press("escape")
        await driven.type("ch Ho")
        await driven.press("enter")
        assert driven.given == [("Bach Ho",)]


async def test_the_field_can_be_clicked(open_app: Open) -> None:
    async with open_app(deck(TYPED)) as driven:
        await driven.type("Bach")
        await driven.press("escape")
        await driven.click("Bach")
        await driven.press("end")
        await driven.type(" Ho")
        await driven.click("⏎")
        assert driven.given == [("Bach Ho",)]


async def test_a_number_has_its_unit_beside_it(open_app: Open) -> None:
    async with open_app(deck(NUMBER)) as driven:
        assert "Millionen" in driven.text
        await driven.press("5", "enter")
        assert driven.given == [("5",)]
        assert "✓ Right  5 Millionen" in driven.text


async def test_what_is_no_number_is_refused_and_counts_nothing(open_app: Open) -> None:
    async with open_app(deck(NUMBER)) as driven:
        await driven.type("viele")
        await driven.press("enter")
        assert driven.given == []
        assert "“viele” cannot be read as a number." in driven.text


async def test_gaps_are_filled_one_after_the_other_and_stand_in_the_sentence(open_app: Open) -> None:
    async with open_app(deck(GAPS)) as driven:
        assert "In ____(1) liegt ____(2)." in driven.text
        await driven.type("Vietnam")
        await driven.press("enter")
        assert "In Vietnam liegt ____(2)." in driven.text
        await driven.type("Hanoi")
        await driven.press("enter")
        assert driven.given == [("Vietnam", "Hanoi")]
        assert "✓ Right" in driven.text


async def test_gaps_stand_in_their_order_whatever_was_asked_before(open_app: Open) -> None:
    three = GAPS.replace("__Hanoi__", "__Hanoi__ am __Fluss__")
    for entries, ways in (
        (three, []),
        (CHOICE + three, ["1", "enter"]),
        (TYPED + three, ["x", "enter", "enter"]),
    ):
        async with open_app({"probe.yaml": deck(entries, id=f"probe{len(ways)}")}) as driven:
            await driven.press(*ways)
            labels = [line.strip()[:5] for line in driven.text.splitlines() if "Gap" in line]
            assert labels == ["Gap 1", "Gap 2", "Gap 3"]


async def test_tab_goes_to_the_next_gap(open_app: Open) -> None:
    async with open_app(deck(GAPS)) as driven:
        await driven.type("Laos")
        await driven.press("tab")
        await driven.type("Hanoi")
        await driven.press("enter")
        assert driven.given == [("Laos", "Hanoi")]


async def test_feedback_says_which_gaps_were_right_and_the_sentence_stands_there_rightly(
    open_app: Open,
) -> None:
    async with open_app(deck(GAPS)) as driven:
        await driven.type("Laos")
        await driven.press("enter")
        await driven.type("Hanoi")
        await driven.press("enter")
        assert "◐ Partly right" in driven.text
        assert "✗ Vietnam" in driven.line_with("Gap 1")
        assert "✓" in driven.line_with("Gap 2")
        assert "In Vietnam liegt Hanoi." in driven.text


async def test_a_gap_left_empty_is_asked_about_once(open_app: Open) -> None:
    async with open_app(deck(GAPS)) as driven:
        await driven.press("enter")
        await driven.type("Hanoi")
        await driven.press("enter")
        assert driven.given == []
        assert "A gap is still empty." in driven.text
        await driven.press("enter")
        assert driven.given == [("", "Hanoi")]


async def test_gaps_can_be_clicked(open_app: Open) -> None:
    async with open_app(deck(GAPS)) as driven:
        line = driven.line_with("Gap 2")
        y = driven.text.splitlines().index(line)
        await driven.pilot.click(offset=(line.index("Gap 2") + 12, y))
        await driven.type("Hanoi")
        assert "liegt Hanoi." in driven.text


async def test_the_next_item_begins_with_an_empty_field_that_has_the_keys(open_app: Open) -> None:
    async with open_app(deck(TYPED + NUMBER + GAPS)) as driven:
        await driven.type("Bach Ho")
        await driven.press("enter", "enter", "5", "enter", "enter")
        await driven.type("Vietnam")
        await driven.press("enter")
        await driven.type("Hanoi")
        await driven.press("enter")
        assert driven.given == [("Bach Ho",), ("5",), ("Vietnam", "Hanoi")]


async def test_a_field_after_choices_has_the_keys_at_once(open_app: Open) -> None:
    async with open_app(deck(CHOICE + TYPED)) as driven:
        await driven.press("1")
        await driven.pilot.press("enter", *"BachHo", "enter")
        await driven.pilot.pause()
        assert driven.given[1:] == [("BachHo",)]
