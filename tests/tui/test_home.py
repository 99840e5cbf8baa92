"""Home: what is due, the decks, the way to everything else."""

from datetime import timedelta
from pathlib import Path

from quizapp.settings import Settings
from quizapp.study import Start

from ..conftest import Clock
from .conftest import Open, deck
from .decks import CHOICE, CHOICES, SECOND, TYPED

HOME = Start()
TWO = {"a.yaml": deck(CHOICE + SECOND, title="Städte"), "b.yaml": deck(CHOICES, title="Farben")}


async def test_what_is_due_and_new_is_said_and_enter_starts(open_app: Open) -> None:
    async with open_app(TWO, HOME) as driven:
        assert driven.screen == "HomeScreen"
        assert "3 new · about 1 minute" in driven.text
        await driven.press("enter")
        assert driven.screen == "ItemScreen"
        assert "1/3" in driven.text


async def test_home_promises_no_more_than_the_limits_allow(open_app: Open, clock: Clock) -> None:
    settings = Settings(new_limits=(("a", 1),))
    async with open_app(TWO, HOME, settings=settings) as driven:
        assert "2 new" in driven.text
        await driven.press("down")
        assert "1 new" in driven.text
        await driven.press("up", "enter", "1", "enter", "1", "space", "enter", "escape", "escape")
    clock.forward(days=40)
    settings = Settings(new_a_day=0, reviews_a_day=1)
    async with open_app(TWO, HOME, settings=settings) as driven:
        assert "1 due" in driven.text
        assert driven.line_with("All decks").split()[3] == "1"


async def test_a_click_on_today_starts(open_app: Open) -> None:
    async with open_app(TWO, HOME) as driven:
        await driven.click("3 new")
        assert driven.screen == "ItemScreen"


async def test_the_decks_are_listed_with_a_row_for_all(open_app: Open) -> None:
    async with open_app(TWO, HOME) as driven:
        assert driven.line_with("All decks").split()[3:5] == ["0", "3"]
        assert driven.line_with("Städte").split()[1:3] == ["0", "2"]
        assert "0 %" in driven.line_with("Farben")


async def test_one_deck_has_no_row_for_all(open_app: Open) -> None:
    async with open_app(deck(CHOICE), HOME) as driven:
        assert "All decks" not in driven.text
        assert "Probe" in driven.line_with("›")


async def test_the_keys_act_on_the_highlighted_deck(open_app: Open) -> None:
    async with open_app(TWO, HOME) as driven:
        await driven.press("down", "down")
        assert "1 new" in driven.text
        await driven.press("enter")
        assert "Welche sind Farben?" in driven.text
        assert "1/1" in driven.text


async def test_a_click_highlights_a_deck(open_app: Open) -> None:
    async with open_app(TWO, HOME) as driven:
        await driven.click("Farben")
        assert "Farben" in driven.line_with("›")
        assert driven.screen == "HomeScreen"


async def test_q_starts_a_quiz_over_what_is_highlighted(open_app: Open) -> None:
    async with open_app(TWO, HOME) as driven:
        await driven.press("down", "q")
        assert "1/2" in driven.text
        await driven.press("1", "enter", "1", "enter")
        assert driven.text.lstrip().startswith("Quiz")


async def test_after_a_session_home_counts_anew(open_app: Open) -> None:
    async with open_app(TWO, HOME, settings=Settings(new_a_day=2)) as driven:
        assert "2 new" in driven.text
        await driven.press("enter", "1", "enter", "escape", "escape")
        assert driven.screen == "HomeScreen"
        assert "1 new" in driven.text
        assert driven.line_with("All decks").split()[4] == "2"


async def test_with_nothing_due_home_says_what_to_do_next(open_app: Open) -> None:
    async with open_app(TWO, HOME, settings=Settings(new_a_day=0)) as driven:
        assert "No questions are due. n: learn new ones, q: quiz over everything." in driven.text
        assert "learn" not in driven.last_line.split("n more")[0]
        await driven.press("enter")
        assert driven.screen == "HomeScreen"
        await driven.press("n")
        assert driven.screen == "ItemScreen"
        assert "1/3" in driven.text


async def test_without_any_deck_home_says_where_to_put_one(open_app: Open) -> None:
    async with open_app({}, HOME) as driven:
        assert "There are no questions yet." in driven.text
        assert "Your own question files: " in driven.text
        await driven.press("enter", "n", "q", "g", "b", "p")
        assert driven.screen == "HomeScreen"


async def test_the_place_for_ones_own_files_is_named(open_app: Open) -> None:
    async with open_app(TWO, HOME) as driven:
        assert str(Path("/home/anna/questions")) in driven.text


async def test_problems_are_counted_and_p_shows_them(open_app: Open) -> None:
    files = {"kaputt.yaml": "title: Kaputt\nquestions:\n  - question: Was?\n    anwser: 1\n"}
    async with open_app(TWO | files, HOME) as driven:
        assert "p shows" in driven.text
        await driven.press("p")
        assert driven.screen == "ProblemsScreen"
        assert "kaputt.yaml:4" in driven.text
        assert "anwser: 1" in driven.text
        assert "^^^^^^" in driven.text
        assert "did you mean “answer”?" in driven.text
        await driven.press("escape")
        assert driven.screen == "HomeScreen"


async def test_a_wrong_indent_is_shown_above_the_right_one(open_app: Open) -> None:
    files = {"kaputt.yaml": "title: Kaputt\nquestions:\n  - question: Was?\n     answer: 1\n"}
    async with open_app(TWO | files, HOME) as driven:
        await driven.press("p")
        assert "4 │      answer: 1" in driven.text
        assert "4 │     answer: 1" in driven.text


async def test_without_problems_p_does_nothing(open_app: Open) -> None:
    async with open_app(TWO, HOME) as driven:
        assert "problems" not in driven.text
        await driven.press("p")
        assert driven.screen == "HomeScreen"


async def test_streak_and_last_weeks_are_shown_once_there_are_any(open_app: Open, clock: Clock) -> None:
    async with open_app(deck(TYPED), HOME, size=(80, 30)) as driven:
        assert "The last" not in driven.text
        await driven.press("enter")
        await driven.type("Bach Ho")
        await driven.press("enter", "enter", "enter")
        assert driven.screen == "HomeScreen"
        assert "Anna · 1 day in a row" in driven.text
        assert "The last 26 weeks" in driven.text
        assert driven.line_with("Mon").rstrip().endswith("░░")


async def test_the_last_weeks_give_way_where_room_is_short(open_app: Open, clock: Clock) -> None:
    async with open_app(deck(TYPED), HOME, size=(80, 18)) as driven:
        await driven.press("enter")
        await driven.type("Bach Ho")
        await driven.press("enter", "enter", "enter")
        assert "The last" not in driven.text
        assert "Probe" in driven.text


async def test_in_a_wide_terminal_the_last_weeks_stand_beside_the_decks(open_app: Open, clock: Clock) -> None:
    async with open_app(deck(TYPED), HOME, size=(200, 30)) as driven:
        await driven.press("enter")
        await driven.type("Bach Ho")
        await driven.press("enter", "enter", "enter")
        weeks = driven.text.splitlines().index(driven.line_with("The last"))
        assert weeks < driven.text.splitlines().index(driven.line_with("›"))
        assert "learned" in driven.text


async def test_what_was_learned_is_due_on_its_day(open_app: Open, clock: Clock) -> None:
    async with open_app(deck(TYPED), HOME) as driven:
        await driven.press("enter")
        await driven.type("Bach Ho")
        await driven.press("enter", "enter", "enter")
        clock.now += timedelta(days=30)
        await driven.press("g", "escape", "escape")
        assert "1 due · about 1 minute" in driven.text


async def test_many_decks_scroll(open_app: Open) -> None:
    files = {f"d{n:02}.yaml": deck(CHOICE, title=f"Stapel {n:02}", id=f"d{n:02}") for n in range(40)}
    async with open_app(files, HOME) as driven:
        assert "Stapel 39" not in driven.text
        await driven.press("end")
        assert "Stapel 39" in driven.line_with("›")
        await driven.press("home", "pagedown", "pageup")
        assert "All decks" in driven.line_with("›")


async def test_escape_quits_from_home(open_app: Open) -> None:
    async with open_app(TWO, HOME) as driven:
        assert "Esc quit" in driven.last_line
        await driven.press("escape")
        assert not driven.app.is_running or driven.app._exit


async def test_ctrl_c_quits_from_a_field(open_app: Open) -> None:
    async with open_app(deck(TYPED)) as driven:
        await driven.press("ctrl+c")
        assert driven.app._exit
        assert driven.app.return_code == 0


async def test_with_several_learners_one_is_chosen_first(open_app: Open, clock: Clock, store: object) -> None:
    async with open_app(TWO, HOME, choose=True) as driven:
        assert driven.screen == "LearnerScreen"
        assert "1  Anna" in driven.text


async def test_the_palette_leads_nowhere_before_somebody_is_chosen(open_app: Open) -> None:
    async with open_app(TWO, HOME, choose=True) as driven:
        for command in ("learn everything", "go home"):
            await driven.press("ctrl+p")
            await driven.type(command)
            await driven.press("enter")
            assert driven.screen == "LearnerScreen"


async def test_a_learner_is_chosen_by_digit_key_or_mouse(open_app: Open, clock: Clock) -> None:
    for keys, click in ((["2"], ""), (["down", "enter"], ""), ([], "Ben")):
        async with open_app(TWO, HOME, choose=True) as driven:
            if len(driven.store.learners()) == 1:
                driven.store.add_learner("Ben", clock())
                continue
            await driven.press(*keys)
            if click:
                await driven.click(click)
            assert driven.screen == "HomeScreen"
            assert driven.text.splitlines()[0].endswith("Ben")
