"""Reviewing drafts by keyboard and mouse: each decision is in the file at once."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from textual.pilot import Pilot

from quizapp.authoring.reviewing import Decision, load_review
from quizapp.language import translator
from quizapp.tui.review_app import ReviewApp

ARTICLE = (
    "Putin reist nach Nordkorea.\n\n"
    + "Es ist seine erste Reise dorthin seit dem Jahr 2000, [/] sagt der Kreml.\n\n"
    + "\n\n".join(f"Absatz {number} über anderes." for number in range(40))
)
DECK = """title: Reise [/]
article: reise.md
as_of: 2024-06-17
questions:
  # Prüfe, ob die falschen Jahre
  # zum Thema passen.
  - question: In welchem Jahr war Putin [zuletzt] dort?
    answer: 2000
    wrong:
      - choice: 1991
        feedback: Da war er noch nicht Präsident.
      - 2014
    explanation: Kurz nach dem Amtsantritt.
    source: erste Reise dorthin seit dem Jahr 2000
    draft: yes

  - question: Wer reist?
    answer: Putin
    also:
      - Wladimir Putin
    source: steht nirgends
    draft: yes

  - statement: Putin reist nach Peking.
    correct: no
    draft: yes
"""


@dataclass
class Reviewed:
    """The running review, its file, and what a test does with them."""

    app: ReviewApp
    pilot: Pilot[None]
    file: Path

    @property
    def text(self) -> str:
        """What stands on the screen."""
        strips = self.app.screen._compositor.render_strips()
        return "\n".join(strip.text.rstrip() for strip in strips)

    @property
    def screen(self) -> str:
        return type(self.app.screen).__name__

    @property
    def written(self) -> str:
        return self.file.read_text("utf-8")

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self.pilot.press(key)
            await self.pilot.pause()


OpenReview = Callable[..., AbstractAsyncContextManager[Reviewed]]


@pytest.fixture
def open_review(questions: Path, _press_at_once: None) -> OpenReview:
    @asynccontextmanager
    async def opened(
        text: str = DECK, *, size: tuple[int, int] = (80, 24), language: str = "en"
    ) -> AsyncIterator[Reviewed]:
        file = questions / "reise.yaml"
        file.write_text(text, "utf-8")
        (questions / "reise.md").write_text(ARTICLE, "utf-8")
        app = ReviewApp(load_review(file), "reise.yaml", "dark", translator(language))
        async with app.run_test(size=size, notifications=True) as pilot:
            await pilot.pause()
            yield Reviewed(app, pilot, file)

    return opened


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_a_draft_stands_with_its_key_its_comment_and_its_passage(
    size: tuple[int, int], open_review: OpenReview
) -> None:
    async with open_review(size=size) as driven:
        lines = driven.text.splitlines()
        assert lines[0].startswith(" Reise [/]")
        assert lines[0].endswith("draft 1 of 3")
        assert "To be checked: Prüfe, ob die falschen Jahre zum Thema" in driven.text
        assert "In welchem Jahr war Putin [zuletzt] dort?" in driven.text
        assert "✓ 2000" in driven.text
        assert "In the briefing · as of 17 June 2024" in driven.text
        assert "erste Reise" in driven.text
        assert ("Absatz 10" in driven.text) is (size[0] >= 100)


async def test_beside_the_draft_the_briefing_is_scrolled_to_its_passage(open_review: OpenReview) -> None:
    far = DECK.replace("erste Reise dorthin seit dem Jahr 2000", "Absatz 39 über anderes")
    async with open_review(far, size=(120, 40)) as driven:
        await driven.pilot.pause()
        assert "Absatz 39 über anderes" in driven.text
        assert "Putin reist nach Nordkorea" not in driven.text


async def test_saving_without_a_change_decides_nothing_and_says_nothing(open_review: OpenReview) -> None:
    async with open_review() as driven:
        await driven.press("a", "e", "ctrl+s")
        assert "takes it back" not in driven.text
        assert driven.app.review.decided == (Decision.ACCEPTED,)


async def test_enter_accepts_and_goes_on(open_review: OpenReview) -> None:
    async with open_review() as driven:
        await driven.press("enter")
        assert driven.written == DECK.replace(
            "  # Prüfe, ob die falschen Jahre\n  # zum Thema passen.\n", ""
        ).replace("seit dem Jahr 2000\n    draft: yes", "seit dem Jahr 2000")
        assert "Wer reist?" in driven.text
        assert "draft 1 of 2" in driven.text
        assert "Accepted. u takes it back." in driven.text
        await driven.press("u")
        assert driven.written == DECK
        assert "zuletzt" in driven.text
        assert "Taken back: it is a draft again." in driven.text


async def test_x_drops_without_asking_and_u_brings_it_back(open_review: OpenReview) -> None:
    async with open_review() as driven:
        await driven.press("j", "x")
        assert "Wer reist?" not in driven.written
        assert "Peking" in driven.text
        await driven.press("u")
        assert driven.written == DECK
        assert "Wer reist?" in driven.text


async def test_the_arrows_go_round_and_decide_nothing(open_review: OpenReview) -> None:
    async with open_review() as driven:
        await driven.press("down", "right")
        assert "Peking" in driven.text
        await driven.press("j")
        assert "draft 1 of 3" in driven.text
        await driven.press("up", "k", "left")
        assert "draft 1 of 3" in driven.text
        assert driven.written == DECK


async def test_a_passage_that_is_not_in_the_briefing_is_said_to_be_so(open_review: OpenReview) -> None:
    for size in ((80, 24), (120, 40)):
        async with open_review(size=size) as driven:
            await driven.press("j")
            assert "! Not in the briefing word for word" in driven.text
            assert "Also right: Wladimir Putin" in driven.text


async def test_an_edited_entry_stays_a_draft(open_review: OpenReview) -> None:
    async with open_review() as driven:
        await driven.press("j", "e")
        assert "17    - question: Wer reist?" in driven.text
        assert "Ctrl+S save  Esc cancel" in driven.text
        await driven.press("end", "backspace", "a", "x", "ctrl+s")
        assert driven.written == DECK.replace("Wer reist?", "Wer reistax")
        assert "Wer reistax" in driven.text
        assert "Changed, and still a draft." in driven.text
        assert "draft 2 of 3" in driven.text
        await driven.press("u")
        assert driven.written == DECK


async def test_errors_are_shown_with_their_line_and_the_editor_stays(open_review: OpenReview) -> None:
    async with open_review() as driven:
        await driven.press("j", "e", "down", "end", "space", "colon", "space", "x", "ctrl+s")
        assert driven.written == DECK
        assert "✗ line 18: a colon" in driven.text
        assert 'So: answer: "Putin : x"' in driven.text
        await driven.press("ctrl+z", "ctrl+z", "escape")
        assert driven.written == DECK
        assert "Wer reist?" in driven.text
        assert driven.app.focused is None


async def test_escape_leaves_the_entry_as_it_was(open_review: OpenReview) -> None:
    async with open_review() as driven:
        await driven.press("e", "x", "y", "escape")
        assert driven.screen == "ReviewScreen"
        assert driven.written == DECK
        await driven.press("e", "ctrl+s")
        assert driven.written == DECK
        assert "draft 1 of 3" in driven.text


async def test_ctrl_c_does_not_throw_away_what_is_being_written(open_review: OpenReview) -> None:
    async with open_review() as driven:
        await driven.press("e", "x", "ctrl+c")
        assert driven.app.is_running
        assert "Ctrl+S save" in driven.text


async def test_a_file_changed_meanwhile_is_shown_as_it_is_now(open_review: OpenReview) -> None:
    async with open_review() as driven:
        theirs = DECK.replace("Wer reist?", "Wer reist dorthin?")
        driven.file.write_text(theirs, "utf-8")
        await driven.press("a")
        assert driven.written == theirs
        assert "The file was changed by somebody else" in driven.text
        await driven.press("a")
        assert "dorthin" in driven.text
        assert "draft 1 of 2" in driven.text


async def test_what_was_typed_is_kept_when_the_file_changed_meanwhile(open_review: OpenReview) -> None:
    async with open_review() as driven:
        await driven.press("e", "down", "end", "0")
        new = "questions:\n  - question: Neu?\n    answer: ja\n    draft: yes\n\n"
        theirs = DECK.replace("Peking", "Wien").replace("questions:\n", new)
        driven.file.write_text(theirs, "utf-8")
        await driven.press("ctrl+s")
        assert driven.written == theirs
        assert "Your text is still here" in " ".join(driven.text.split())
        await driven.press("ctrl+s")
        assert driven.written == theirs.replace("answer: 2000", "answer: 20000")


async def test_an_entry_that_is_gone_leaves_what_was_typed_on_the_screen(open_review: OpenReview) -> None:
    async with open_review() as driven:
        await driven.press("e", "end", "0")
        theirs = DECK.replace("[zuletzt] dort", "dort")
        driven.file.write_text(theirs, "utf-8")
        await driven.press("ctrl+s", "ctrl+s")
        assert driven.written == theirs
        assert "The entry is not in the file any more." in " ".join(driven.text.split())
        assert "dort?0" in driven.text


async def test_a_file_that_cannot_be_written_is_told(open_review: OpenReview) -> None:
    async with open_review() as driven:
        driven.file.unlink()
        await driven.press("a")
        assert "cannot be written" in driven.text
        assert "draft 1 of 3" in driven.text


async def test_after_the_last_draft_it_is_said_what_is_next(open_review: OpenReview) -> None:
    async with open_review() as driven:
        await driven.press("a", "x", "a")
        assert "All drafts are reviewed." in driven.text
        assert "2 drafts accepted, 1 draft dropped." in driven.text
        assert "quizapp check reise.yaml" in driven.text
        await driven.press("u")
        assert "Peking" in driven.text
        await driven.press("a", "enter")
        assert not driven.app.is_running
        assert driven.app.review.decided == (Decision.ACCEPTED, Decision.DROPPED, Decision.ACCEPTED)


async def test_without_drafts_it_is_said_what_to_do(open_review: OpenReview) -> None:
    async with open_review(DECK.replace("    draft: yes\n", "")) as driven:
        assert "There are no drafts in “reise.yaml”." in driven.text
        assert "quizapp build" in driven.text
        await driven.press("a", "x", "e", "u", "j", "enter")
        assert not driven.app.is_running


async def test_errors_of_other_entries_are_mentioned(open_review: OpenReview) -> None:
    async with open_review(DECK.replace("answer: Putin", "anwser: Putin")) as driven:
        assert "draft 1 of 2" in driven.text
        assert "The file has 1 error" in driven.text


async def test_nothing_in_a_comment_or_the_briefing_steers_the_terminal(
    open_review: OpenReview, monkeypatch: pytest.MonkeyPatch
) -> None:
    hostile = "[@click=app.quit]x[/] \x1b]52;c;eA==\x07 \u202e [/]"
    monkeypatch.setattr("tests.tui.test_review.ARTICLE", f"{ARTICLE}\n\n{hostile}")
    text = DECK.replace("# zum Thema passen.", f"# zum Thema {hostile}")
    for size in ((80, 24), (120, 60)):
        async with open_review(text, size=size) as driven:
            assert "[@click=app.quit]x[/]" in driven.text
            assert not any(char in driven.text for char in "\x1b\x07\u202e")
            await driven.press("e")
            assert not any(char in driven.text for char in "\x1b\x07\u202e")


async def test_the_whole_briefing_and_the_keys_are_a_key_away(open_review: OpenReview) -> None:
    async with open_review() as driven:
        await driven.press("b")
        assert driven.screen == "BriefingScreen"
        assert "Absatz 3 über anderes." in driven.text
        await driven.press("escape", "question_mark")
        assert driven.screen == "HelpScreen"
        assert "Accept the draft: it is asked from now on." in driven.text
        await driven.press("escape", "q")
        assert not driven.app.is_running


async def test_the_key_bar_can_be_clicked(open_review: OpenReview) -> None:
    async with open_review(language="de") as driven:
        line = driven.text.splitlines()[-1]
        await driven.pilot.click(offset=(line.index("verwerfen"), 23))
        await driven.pilot.pause()
        assert "zuletzt" not in driven.written
        assert "Verworfen. u nimmt es zurück." in driven.text


async def test_an_entry_without_lines_of_its_own_is_left_to_an_editor(open_review: OpenReview) -> None:
    text = "title: T\nquestions: [{question: A?, answer: b, draft: yes}, {question: C?, answer: d}]\n"
    async with open_review(text) as driven:
        for key in "aex":
            await driven.press(key)
            assert "change it in an editor" in driven.text
        assert driven.written == text


async def test_what_a_check_would_say_stands_below_the_draft(open_review: OpenReview) -> None:
    text = DECK.replace("      - 2014\n", "      - 2014\n      - alle genannten\n")
    for size in ((80, 40), (120, 40)):
        async with open_review(text, size=size) as driven:
            assert "! line 13: “alle genannten” is no choice of its own" in driven.text
            assert driven.text.splitlines()[0].endswith("1 warning · draft 1 of 3")
            await driven.press("j")
            assert "! line 22: this passage is not in the briefing" in driven.text


async def test_what_is_wrong_is_counted_above_also_after_a_decision(open_review: OpenReview) -> None:
    async with open_review(size=(60, 20)) as driven:
        await driven.press("x")
        assert driven.text.splitlines()[0].endswith("1 warning · draft 1 of 2")


async def test_what_the_outside_editor_saved_is_shown_and_the_entry_stays(
    open_review: OpenReview, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", "vi")
    async with open_review() as driven:
        assert "o editor" in driven.text
        await driven.press("j")
        driven.file.write_text(
            DECK.replace("Wer reist?", "Wer fährt?").replace("title", "# neu\ntitle"), "utf-8"
        )
        await driven.press("o")
        assert "Wer fährt?" in driven.text
        assert "draft 2 of 3" in driven.text
        assert "No editor can be opened in this terminal." in driven.text
        await driven.press("a")
        assert "Wer fährt?" in driven.written
        assert "Accepted." in driven.text


async def test_a_file_broken_in_the_editor_can_be_mended_there(
    open_review: OpenReview, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", "vi")
    async with open_review() as driven:
        driven.file.write_text("title: T\nquestions:\n  - question: A?\n    anwser: b\n", "utf-8")
        await driven.press("o")
        assert "o editor" in driven.text
        await driven.press("o")
        assert "reise.yaml:4" in driven.text.replace("\n", "").replace(" ", "")
        driven.file.unlink()
        driven.app._reviewing.edited()
        await driven.pilot.pause()
        assert "cannot be read" in driven.text


async def test_what_is_wrong_with_what_was_typed_is_in_view_on_a_small_screen(
    open_review: OpenReview,
) -> None:
    async with open_review(size=(60, 20)) as driven:
        await driven.press("j", "e", "down", "end", "space", "colon", "space", "x", "ctrl+s")
        assert 'So: answer: "Putin : x"' in driven.text
        assert "draft: yes" in driven.text
        assert "In the briefing" not in driven.text
        await driven.press("escape")
        assert "In the briefing" in driven.text


async def test_a_line_whose_indent_alone_is_wrong_is_shown_with_the_indent_it_needs(
    open_review: OpenReview,
) -> None:
    async with open_review() as driven:
        await driven.press("j", "e", "down", "end", *["left"] * 13, "backspace", "ctrl+s")
        assert driven.written == DECK
        assert "✗ line 18: " in driven.text
        assert "18 │     answer: Putin" in driven.text


async def test_where_a_draft_does_not_fit_the_key_for_the_rest_of_it_is_in_the_bar(
    open_review: OpenReview,
) -> None:
    async with open_review(size=(60, 20)) as driven:
        assert "PgDn more" in driven.text.splitlines()[-1]
        assert "? Help" in driven.text.splitlines()[-1]
