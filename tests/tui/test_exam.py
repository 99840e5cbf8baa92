"""The exam screens, key by key: nothing said before the end, nothing lost on the way."""

import pytest

from quizapp.core.attempts import Mode
from quizapp.language import translator
from quizapp.progress.queries import Learner
from quizapp.progress.records import Attempted, ExamFinished
from quizapp.progress.store import ProgressStore
from quizapp.study import Start

from ..conftest import Clock
from .conftest import Driven, Open, deck
from .decks import CERTAINTY, CHOICE, CHOICES, GAPS, MATCHING, NUMBER, ORDERING, SECOND, TRUTH, TYPED

HOME = Start()
EXAM = Start(Mode.EXAM, seed=1)
LIMITED = EXAM._replace(minutes=10)


def told(driven: Driven) -> str:
    """Return what was said in passing."""
    return " ".join(str(one.message) for one in driven.app._notifications)


def finished(driven: Driven) -> list[ExamFinished]:
    bodies = [record.body for record in driven.store.records()]
    return [body for body in bodies if isinstance(body, ExamFinished)]


async def choose(driven: Driven, text: str) -> None:
    """Choose by the digit before a text."""
    words = driven.line_with(text).replace("›", "").split()
    await driven.press(words[0])


async def to(driven: Driven, stem: str) -> None:
    """Go through the exam to an item, to its end and then back."""
    for key in ("f8", "f7"):
        before = ""
        while driven.text != before:
            if stem in driven.text:
                return
            before = driven.text
            await driven.press(key)
    raise AssertionError(f"»{stem}« is not in the exam:\n{driven.text}")


async def hand_in(driven: Driven) -> None:
    await driven.press("f9", "y")


async def test_x_plans_an_exam_and_enter_starts_it(open_app: Open) -> None:
    async with open_app(deck(CHOICE + SECOND + TYPED), HOME) as driven:
        await driven.press("x")
        assert driven.screen == "ExamPlanDialog"
        assert driven.line_with("Number of questions").split()[-1] == "3"
        assert "60" in driven.line_with("Passed from")
        await driven.press("2", "down", "1", "5", "tab", "8", "0", "up", "up", "enter")
        assert driven.screen == "ExamScreen"
        assert "1/2 · 0 answered · 15:00 left" in driven.text
        await hand_in(driven)
        assert [(one.asked, one.needed, one.limit) for one in finished(driven)] == [(2, 80, 15)]


async def test_from_the_plan_esc_leads_home(open_app: Open) -> None:
    async with open_app(deck(CHOICE), HOME) as driven:
        await driven.press("x", "escape")
        assert driven.screen == "HomeScreen"
        await driven.press("x")
        assert driven.screen == "ExamPlanDialog"


async def test_an_empty_plan_is_the_usual_one(open_app: Open) -> None:
    async with open_app(deck(CHOICE + SECOND), HOME) as driven:
        await driven.press("x", "backspace", "down", "down", "backspace", "backspace", "enter")
        assert "1/2 · 0 answered" in driven.text
        assert "left" not in driven.text.splitlines()[0]


async def test_without_questions_there_is_no_exam(open_app: Open) -> None:
    async with open_app({"leer.yaml": "title: Leer\nquestions: []\n"}, EXAM) as driven:
        assert driven.screen == "HomeScreen"
        assert "There are no questions for an exam here." in told(driven)


async def test_the_palette_begins_an_exam_over_a_deck(open_app: Open) -> None:
    async with open_app(deck(CHOICE), HOME) as driven:
        await driven.press("ctrl+p")
        await driven.type("exam probe")
        await driven.press("enter")
        assert driven.screen == "ExamPlanDialog"
        assert "Exam: Probe" in driven.text


async def test_a_digit_chooses_and_says_nothing_about_it(open_app: Open) -> None:
    async with open_app(deck(CHOICE), EXAM) as driven:
        assert "○ open" in driven.text
        await choose(driven, "Hue")
        assert "● answered" in driven.text
        assert "1/1 · 1 answered" in driven.text
        assert not any(word in driven.text for word in ("✓", "✗", "Right", "Hue war es früher"))
        await choose(driven, "Hanoi")
        assert "› " in driven.line_with("Hanoi")
        assert driven.given == []
        await hand_in(driven)
        assert driven.given == [("Hanoi",)]


@pytest.mark.parametrize(("width", "key"), [(80, "F9 abgeben"), (60, "s abgeben")])
async def test_the_key_bar_has_room_for_handing_in(open_app: Open, width: int, key: str) -> None:
    entries = TYPED if width == 80 else CHOICE + SECOND
    async with open_app(deck(entries), EXAM, size=(width, 24), language=translator("de")) as driven:
        await driven.press("1")
        assert key in driven.last_line


async def test_there_is_no_hint_and_no_palette(open_app: Open) -> None:
    async with open_app(deck(CHOICE), EXAM) as driven:
        before = driven.text
        await driven.press("h", "f2", "b", "f4", "u", "ctrl+p")
        assert driven.text == before
        await driven.press("f1", "ctrl+p")
        assert driven.screen == "HelpScreen"


async def test_enter_answers_and_goes_on_and_after_the_last_asks_whether_to_hand_in(open_app: Open) -> None:
    async with open_app(deck(CHOICE + SECOND), EXAM) as driven:
        await driven.press("1", "enter")
        assert "2/2 · 1 answered" in driven.text
        await driven.press("down", "enter")
        assert driven.screen == "ConfirmDialog"
        assert "All questions are answered." in driven.text
        await driven.press("n")
        assert "2/2 · 2 answered" in driven.text
        await driven.press("enter", "y")
        assert driven.screen == "ExamReportScreen"
        assert len(finished(driven)) == 1


async def test_not_handing_in_after_the_last_leads_to_what_is_open(open_app: Open) -> None:
    async with open_app(deck(CHOICE + SECOND), EXAM) as driven:
        await driven.press("n", "1", "enter")
        assert "1 question is still open." in driven.text
        await driven.press("escape")
        assert "1/2 · 1 answered" in driven.text


async def test_enter_with_nothing_chosen_is_refused_with_a_word(open_app: Open) -> None:
    async with open_app(deck(CHOICE), EXAM) as driven:
        await driven.press("enter")
        assert "Choose an answer first" in driven.text
        assert driven.screen == "ExamScreen"
        await driven.press("1")
        assert "Choose an answer first" not in driven.text


@pytest.mark.parametrize(
    ("onward", "back"), [("n", "p"), ("right", "left"), ("f8", "f7"), ("ctrl+n", "ctrl+p")]
)
async def test_keys_turn_the_pages_but_not_beyond_the_ends(open_app: Open, onward: str, back: str) -> None:
    async with open_app(deck(CHOICE + SECOND), EXAM) as driven:
        await driven.press(back)
        assert "1/2" in driven.text
        await driven.press(onward)
        assert "2/2" in driven.text
        await driven.press(onward)
        assert "2/2" in driven.text
        await driven.press(back)
        assert "1/2" in driven.text


async def test_in_a_field_letters_are_letters(open_app: Open) -> None:
    async with open_app(
        deck(TYPED + TYPED.replace("getippt", "zwei").replace("Ölfeld", "Öltanker")), EXAM
    ) as driven:
        await driven.type("npmls")
        assert "npmls" in driven.text
        assert "1/2" in driven.text
        await driven.press("f6")
        assert "◆ marked" in driven.text
        await driven.press("f8")
        assert "2/2 · 1 answered" in driven.text
        await driven.press("escape", "p")
        assert "npmls" in driven.text
        await driven.press("escape", "enter", "x")
        assert "npmlsx" in driven.text


async def test_an_emptied_field_is_open_again(open_app: Open) -> None:
    async with open_app(deck(TYPED + CHOICE), EXAM) as driven:
        await to(driven, "Ölfeld")
        await driven.press("a")
        assert "1 answered" in driven.text
        await driven.press("backspace")
        assert "0 answered" in driven.text


async def test_backspace_takes_a_choice_back(open_app: Open) -> None:
    async with open_app(deck(CHOICE), EXAM) as driven:
        await driven.press("1", "backspace")
        assert "○ open" in driven.text
        assert "›" not in driven.line_with("Hanoi")


async def test_m_marks_and_unmarks(open_app: Open) -> None:
    async with open_app(deck(CHOICE), EXAM) as driven:
        await driven.press("m")
        assert "◆ marked" in driven.text
        await driven.press("s")
        assert "1 question is marked." in driven.text
        await driven.press("n", "m")
        assert "◆" not in driven.text


async def test_the_list_tells_how_all_stand_and_leads_to_one(open_app: Open) -> None:
    async with open_app(deck(CHOICE + SECOND + TRUTH), EXAM) as driven:
        await driven.press("1", "m", "n", "l")
        assert driven.screen == "PaperDialog"
        lines = driven.text.splitlines()
        assert "● answered  ◆ marked" in next(line for line in lines if " 1  " in line)
        assert "○ open" in next(line for line in lines if " 2  " in line)
        assert "›" in next(line for line in lines if " 2  " in line)
        await driven.press("down", "enter")
        assert "3/3" in driven.text
        await driven.press("f5", "escape")
        assert "3/3" in driven.text
        await driven.press("l")
        await driven.click("● answered")
        assert "1/3" in driven.text


async def test_every_response_is_shown_again_and_counts_as_it_stood(open_app: Open) -> None:
    kinds = CHOICE + CHOICES + TRUTH + TYPED + GAPS + NUMBER + MATCHING + ORDERING
    async with open_app(deck(kinds), EXAM, size=(100, 30)) as driven:
        await to(driven, "Hauptstadt")
        await choose(driven, "Hanoi")
        await to(driven, "Farben")
        await choose(driven, "rot")
        await choose(driven, "blau")
        await to(driven, "Käse")
        await choose(driven, "False")
        await to(driven, "Ölfeld?")
        await driven.type("bach ho")
        await to(driven, "liegt")
        await driven.type("vietnam")
        await driven.press("enter")
        await driven.type("hanoi")
        await to(driven, "Schuss")
        await driven.type("5")
        await to(driven, "zusammen?")
        for name in ("Ölfeld", "Unternehmen"):
            line = next(line for line in driven.text.splitlines() if name in line)
            await driven.press(line[: line.index(name)].split()[-1])
        await to(driven, "nach der Zeit")
        for name in ("früh", "später", "zuletzt"):
            await driven.press(driven.line_with(name).replace("·", "").split()[0])
        await driven.press("f5")
        assert driven.text.count("● answered") == 8
        await driven.press("escape")
        await to(driven, "Farben")
        assert "[x]" in driven.line_with("rot")
        assert "[x]" in driven.line_with("blau")
        await to(driven, "liegt")
        assert "In vietnam liegt hanoi." in driven.text
        await to(driven, "zusammen?")
        assert driven.text.count("→ ") == 2
        await hand_in(driven)
        assert "8 of 8 right" in driven.text
        assert "100 %" in driven.text


async def test_a_judgement_of_certainty_can_be_given(open_app: Open) -> None:
    async with open_app(CERTAINTY, EXAM) as driven:
        await choose(driven, "as a suspicion")
        await hand_in(driven)
        assert "✓ Passed" in driven.text


async def test_what_stands_there_counts_without_enter(open_app: Open) -> None:
    async with open_app(deck(TYPED), EXAM) as driven:
        await driven.type("Bach Ho")
        await hand_in(driven)
        assert driven.given == [("Bach Ho",)]


async def test_the_mouse_does_it_all(open_app: Open) -> None:
    async with open_app(deck(CHOICE), EXAM) as driven:
        await driven.click("Hanoi")
        assert "● answered" in driven.text
        await driven.click("hand in")
        await driven.click("yes")
        assert "✓ Passed" in driven.text


# Time


async def test_the_time_runs_and_words_are_said_near_the_end(open_app: Open, clock: Clock) -> None:
    async with open_app(deck(CHOICE), LIMITED) as driven:
        assert "10:00 left" in driven.text
        for seconds, said in ((61, ""), (240, "5 minutes left."), (241, "1 minute left.")):
            clock.forward(seconds=seconds)
            look(driven)
            await driven.pilot.pause()
            if said:
                assert said in told(driven)
            else:
                assert "8:59 left" in driven.text
                assert told(driven) == ""


async def test_when_the_time_is_up_it_is_handed_in_with_what_stands_there(
    open_app: Open, clock: Clock
) -> None:
    async with open_app(deck(TYPED), LIMITED) as driven:
        await driven.type("Bach Ho")
        clock.forward(minutes=10)
        look(driven)
        await driven.pilot.pause()
        assert driven.screen == "ExamReportScreen"
        await driven.pilot.pause()
        assert "The time is up. The exam was handed in." in told(driven)
        assert driven.given == [("Bach Ho",)]
        assert finished(driven)[0].seconds == 600


async def test_the_time_is_up_under_a_dialog_too(open_app: Open, clock: Clock) -> None:
    async with open_app(deck(CHOICE), LIMITED) as driven:
        screen = driven.app.screen
        await driven.press("1", "s", "f1")
        clock.forward(minutes=11)
        screen.look_at_the_clock()  # type: ignore[attr-defined]
        await driven.pilot.pause()
        assert driven.screen == "ExamReportScreen"
        assert len(finished(driven)) == 1


def look(driven: Driven) -> None:
    driven.app.screen.look_at_the_clock()  # type: ignore[attr-defined]


# Leaving and going on


async def test_esc_asks_before_leaving_and_the_exam_goes_on_later(open_app: Open, clock: Clock) -> None:
    async with open_app(deck(CHOICE + SECOND), LIMITED) as driven:
        await driven.press("1", "m", "n", "escape")
        assert "Leave the exam?" in driven.text
        assert "The time goes on meanwhile." in driven.text
        await driven.press("n")
        assert driven.screen == "ExamScreen"
        await driven.press("escape", "y")
        assert driven.screen == "HomeScreen"
        assert driven.given == []
        clock.forward(minutes=4)
        await driven.press("x")
        assert driven.screen == "ExamScreen"
        assert "You go on with the exam" in told(driven)
        assert "1 answered · 6:00 left" in driven.text
        await driven.press("l")
        assert "● answered  ◆ marked" in driven.text


async def test_quitting_at_once_loses_nothing(open_app: Open, store: ProgressStore, anna: Learner) -> None:
    async with open_app(deck(TYPED), EXAM) as driven:
        await driven.type("Bach")
        await driven.press("ctrl+q")
    assert '["text","Bach"]' in (store.draft(anna.id) or "")


async def test_an_exam_whose_time_ran_out_meanwhile_is_handed_in(open_app: Open, clock: Clock) -> None:
    async with open_app(deck(CHOICE + SECOND), LIMITED) as driven:
        await driven.press("1", "escape", "y")
        clock.forward(hours=1)
        await driven.press("x")
        assert driven.screen == "ExamReportScreen"
        assert "The time of your last exam is up" in told(driven)
        assert "10:00 of 10 minutes" in driven.text
        assert len(driven.given) == 1


async def test_what_cannot_be_stored_is_told_and_the_exam_goes_on(open_app: Open) -> None:
    async with open_app(deck(CHOICE + SECOND), EXAM) as driven:
        driven.store._connection.execute("PRAGMA query_only = ON")
        await driven.press("1", "m")
        assert "!" in driven.text
        await driven.press("s", "y")
        assert driven.screen == "ExamScreen"
        driven.store._connection.execute("PRAGMA query_only = OFF")
        await driven.press("s", "y")
        assert driven.screen == "ExamReportScreen"
        assert len(driven.given) == 1


async def test_after_the_time_a_failed_handing_in_can_be_tried_again_but_nothing_changed(
    open_app: Open, clock: Clock
) -> None:
    async with open_app(deck(CHOICE), LIMITED) as driven:
        await choose(driven, "Hue")
        driven.store._connection.execute("PRAGMA query_only = ON")
        clock.forward(minutes=10)
        look(driven)
        await driven.pilot.pause()
        assert driven.screen == "ExamScreen"
        await choose(driven, "Hanoi")
        assert "try again" in driven.last_line
        driven.store._connection.execute("PRAGMA query_only = OFF")
        await driven.press("enter")
        assert driven.screen == "ExamReportScreen"
        assert driven.given == [("Hue",)]


async def test_an_exam_handed_in_elsewhere_is_over_here(open_app: Open) -> None:
    async with open_app(deck(CHOICE), EXAM) as driven:
        driven.store._connection.execute("DELETE FROM draft")
        await driven.press("1", "s", "y")
        assert "This exam was handed in somewhere else already." in driven.text
        await driven.press("escape")
        assert driven.screen == "HomeScreen"


# The report


async def test_the_report_leads_through_the_whole_paper(open_app: Open) -> None:
    async with open_app(deck(CHOICE + SECOND, tags="[Asien]"), EXAM) as driven:
        await to(driven, "Hauptstadt")
        await choose(driven, "Hue")
        await hand_in(driven)
        assert "✗ Not passed  60 % are needed" in driven.text
        assert "0 of 2 points · 0 of 2 right · 1 left open" in driven.text
        await driven.press("l")
        assert "✗ Not right" in driven.text
        assert "○ Not answered" in driven.text
        await driven.click("✗ Not right")
        assert "← your answer" in driven.line_with("Hue")
        assert "✓" in driven.line_with("Hanoi")
        assert "Hue war es früher." in driven.text
        assert "Hanoi liegt im Norden." in driven.text
        other = "n" if "1/2" in driven.text else "p"
        await driven.press(other)
        assert "○ Not answered" in driven.text
        assert "Mekong" in driven.text
        assert "your answer" not in driven.text
        await driven.press("enter")
        assert driven.screen == "HomeScreen"


@pytest.mark.parametrize(("onward", "back"), [("n", "p"), ("right", "left"), ("f8", "f7")])
async def test_the_pages_of_the_report_are_turned(open_app: Open, onward: str, back: str) -> None:
    async with open_app(deck(CHOICE + SECOND), EXAM) as driven:
        await hand_in(driven)
        await driven.press(back)
        assert "Not passed" in driven.text
        await driven.press(onward)
        assert "1/2" in driven.text
        await driven.press(onward, onward)
        assert "2/2" in driven.text
        await driven.press(back, back)
        assert "Not passed" in driven.text
        await driven.press("escape")
        assert driven.screen == "HomeScreen"


async def test_all_kinds_left_open_are_shown_with_their_keys(open_app: Open) -> None:
    kinds = CHOICE + CHOICES + TRUTH + TYPED + GAPS + NUMBER + MATCHING + ORDERING
    async with open_app(deck(kinds), EXAM, size=(100, 30)) as driven:
        await hand_in(driven)
        for _ in range(8):
            await driven.press("n")
            assert "○ Not answered" in driven.text
            assert "your answer" not in driven.text
            assert "you: " not in driven.text


async def test_earlier_exams_are_compared(open_app: Open, clock: Clock) -> None:
    async with open_app(deck(CHOICE), EXAM) as driven:
        await hand_in(driven)
        assert "Earlier exams" not in driven.text
        await driven.press("enter")
        clock.forward(days=1)
        await driven.press("x", "enter")
        await choose(driven, "Hanoi")
        await hand_in(driven)
        assert "✗ 17 June 2024" in driven.text
        assert "0 %  not passed" in driven.text
        assert "✓ Passed" in driven.text


async def test_the_briefing_can_be_read_in_the_report(open_app: Open, questions) -> None:  # type: ignore[no-untyped-def]
    (questions / "hilfe.md").write_text("Nordkorea wird verdächtigt, zu helfen.", "utf-8")
    text = CERTAINTY.replace("title: Probe", "title: Probe\narticle: hilfe.md")
    async with open_app(text, EXAM) as driven:
        await driven.press("b")
        assert driven.screen == "ExamScreen"
        await hand_in(driven)
        await driven.press("n")
        assert "▐wird verdächtigt▌" in driven.text
        await driven.press("b")
        assert driven.screen == "BriefingScreen"


async def test_in_german(open_app: Open) -> None:
    async with open_app(deck(CHOICE), LIMITED, language=translator("de")) as driven:
        assert "1/1 · 0 beantwortet · noch 10:00" in driven.text
        await driven.press("1", "enter")
        assert "Die Prüfung abgeben?" in driven.text
        await driven.press("j")
        assert "estanden" in driven.text


@pytest.mark.parametrize("size", [(40, 12), (60, 20), (80, 24), (200, 60)])
async def test_it_fits_screens_of_any_size(open_app: Open, size: tuple[int, int]) -> None:
    async with open_app(deck(CHOICE + TYPED), LIMITED, size=size) as driven:
        assert "10:00 left" in driven.text
        await driven.press("f5", "escape", "f9", "y")
        assert "Not passed" in driven.text
        assert all(len(line) <= size[0] for line in driven.text.splitlines())


async def test_attempts_are_stored_in_the_mode_of_an_exam(open_app: Open) -> None:
    async with open_app(deck(CHOICE), EXAM) as driven:
        await driven.press("1")
        await hand_in(driven)
        modes = {
            record.body.attempt.mode
            for record in driven.store.records()
            if isinstance(record.body, Attempted)
        }
        assert modes == {Mode.EXAM}
