"""A review: decisions are on the disk at once, can be taken back, and lose nothing that others wrote."""

from pathlib import Path

import pytest

from quizapp.authoring.checking import check_reading
from quizapp.authoring.reviewing import (
    Decision,
    Review,
    ReviewChangedError,
    accept,
    drop,
    load_review,
    reread,
    rewrite,
    summary_lines,
    take_back,
)
from quizapp.bank.reader import load_deck
from quizapp.language import translator

DECK = """title: Reise
article: reise.md
glossary:
  - term: Bote
    definition: Einer, der Nachrichten bringt
questions:
  # Prüfe, ob nur das Jahr 2000 passt.
  # Das Briefing sagt: »zuletzt im Jahr 2000«.
  - question: In welchem Jahr war Putin zuletzt dort?
    answer: 2000
    wrong:
      - 1991
      - 2014
    source: zuletzt im Jahr 2000
    draft: yes

  - question: Wer reist?
    answer: Putin
    draft: yes

  # Klingt das nach dem Briefing?
  - statement: Putin reist nach Peking.
    correct: no
    draft: yes
"""


@pytest.fixture
def file(questions: Path) -> Path:
    (questions / "reise.md").write_text("Putin war zuletzt im Jahr 2000 dort.", "utf-8")
    path = questions / "reise.yaml"
    path.write_text(DECK, "utf-8")
    return path


def comments(review: Review) -> list[int]:
    return [len(draft.comment) for draft in review.drafts]


def test_drafts_come_with_what_they_ask_and_what_is_said_about_them(file: Path) -> None:
    text = DECK.replace("  # Klingt", "  # quizapp: ignore long-key\n  # Klingt")
    file.write_text(text, "utf-8")
    review = load_review(file)
    assert comments(review) == [2, 0, 1]
    first = review.drafts[0]
    assert first.comment[0] == "Prüfe, ob nur das Jahr 2000 passt."
    assert [item.stem for item in first.items] == ["In welchem Jahr war Putin zuletzt dort?"]
    assert (first.line, first.text.splitlines()[0]) == (
        9,
        "  - question: In welchem Jahr war Putin zuletzt dort?",
    )
    assert review.article == "Putin war zuletzt im Jahr 2000 dort."


def test_each_decision_is_on_the_disk_at_once_and_can_be_taken_back(file: Path) -> None:
    review = load_review(file)
    seen = [file.read_text("utf-8")]
    for decide in (
        lambda review: accept(review, 1),
        lambda review: rewrite(review, 1, "  - question: Was?\n    answer: das\n    draft: yes"),
        lambda review: drop(review, 0),
    ):
        review = decide(review)
        assert file.read_text("utf-8") not in seen
        seen.append(file.read_text("utf-8"))
    assert review.decided == (Decision.ACCEPTED, Decision.CHANGED, Decision.DROPPED)
    assert [item.stem for draft in review.drafts for item in draft.items] == ["Was?"]
    for number in (0, 1, 1):
        seen.pop()
        review, back = take_back(review)
        assert back == number
        assert file.read_text("utf-8") == seen[-1]
    assert review == load_review(file)


def test_a_draft_that_is_rewritten_as_none_is_accepted(file: Path) -> None:
    review = load_review(file)
    after = rewrite(review, 1, review.drafts[1].text.replace("    draft: yes", "    level: 2"))
    assert after.decided == (Decision.ACCEPTED,)
    assert len(after.drafts) == 2
    assert take_back(after)[0] == review


def test_what_was_not_changed_is_not_written(file: Path) -> None:
    review = load_review(file)
    assert rewrite(review, 0, review.drafts[0].text + "\n") is review


@pytest.mark.parametrize(
    "decide",
    [accept, drop, lambda review, number: rewrite(review, number, "  - question: A?\n    answer: b")],
)
def test_a_file_that_was_changed_meanwhile_is_read_again_and_nothing_is_lost(decide, file: Path) -> None:
    review = accept(load_review(file), 0)
    theirs = file.read_text("utf-8").replace("Wer reist?", "Wer reist dorthin?")
    file.write_text(theirs, "utf-8")
    with pytest.raises(ReviewChangedError) as caught:
        decide(review, 0)
    assert file.read_text("utf-8") == theirs
    fresh = caught.value.review
    assert fresh.drafts[0].items[0].stem == "Wer reist dorthin?"
    assert (fresh.decided, fresh.steps) == ((Decision.ACCEPTED,), ())
    assert len(decide(fresh, 0).decided) == 2


def test_a_decision_is_not_taken_back_over_what_others_wrote(file: Path) -> None:
    review = accept(load_review(file), 0)
    file.write_text(DECK + "# neu\n", "utf-8")
    with pytest.raises(ReviewChangedError):
        take_back(review)
    assert file.read_text("utf-8") == DECK + "# neu\n"


def test_reading_again_changes_nothing_where_nothing_changed(file: Path) -> None:
    review = load_review(file)
    assert reread(review) is review


def test_a_briefing_that_was_changed_is_read_again_and_decisions_can_still_be_taken_back(file: Path) -> None:
    review = accept(load_review(file), 0)
    file.with_name("reise.md").write_text("Putin war zuletzt im Jahr 2024 dort.", "utf-8")
    again = reread(review)
    assert again.article == "Putin war zuletzt im Jahr 2024 dort."
    assert (again.decided, again.steps) == (review.decided, review.steps)


def test_that_all_is_dropped_is_no_error(file: Path) -> None:
    file.write_text("title: T\nquestions:\n  - question: A?\n    answer: b\n    draft: yes\n", "utf-8")
    review = drop(load_review(file), 0)
    assert (review.errors, review.source.errors) == (0, 1)
    assert len(take_back(review)[0].drafts) == 1


def test_entries_with_errors_are_counted(file: Path) -> None:
    file.write_text(DECK.replace("answer: Putin", "anwser: Putin"), "utf-8")
    review = load_review(file)
    assert (len(review.drafts), review.errors) == (2, 1)


def test_the_summary_says_what_was_decided_and_what_is_left(file: Path) -> None:
    review = load_review(file)
    tr = translator("en")
    assert list(summary_lines(review, tr)) == ["3 drafts are left."]
    review = drop(accept(accept(review, 0), 0), 0)
    assert list(summary_lines(review, tr)) == ["2 drafts accepted, 1 draft dropped.", "No draft is left."]


def test_a_file_that_is_linked_is_changed_where_it_lies(file: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.yaml"
    link.symlink_to(file)
    accept(load_review(link), 0)
    assert link.is_symlink()
    assert file.read_text("utf-8") != DECK


ADVISED = """title: Reise
article: reise.md
questions:
  - question: Wer reist?
    answer: Putin
    wrong:
      - keiner
      - Kim

  # Klingt das nach dem Briefing?
  - question: Wer war dort nicht?
    answer: Alle Minister aus der Regierung von Putin, die es gab
    wrong:
      - Kim
      - Lee
    source: zuletzt im Jahr 2001
    draft: yes

  # quizapp: ignore long-key
  - question: Was war im Jahr 2000?
    answer: Der letzte Besuch von Putin, den es bis dahin gab
    wrong:
      - Krieg
      - Wahl
    source: zuletzt im Jahr 2000
    draft: yes

  - question: Wo war Putin?
    answer: dort
    # quizapp: ignore long-key
    draft: yes
"""


def test_a_draft_comes_with_what_a_check_of_the_file_says_of_it(file: Path) -> None:
    file.write_text(ADVISED, "utf-8")
    found = check_reading(load_deck(file), file)
    review = load_review(file)
    for draft, (start, stop) in zip(review.drafts, ((10, 18), (19, 26), (27, 31)), strict=True):
        assert draft.problems == tuple(each for each in found if start <= each.line <= stop)
    told = [sorted(each.code for each in draft.problems) for draft in review.drafts]
    assert told == [
        ["absolute-choice", "long-key", "source-not-found", "unmarked-negation"],
        [],
        ["unused-ignore"],
    ]


def test_a_draft_comes_with_what_a_check_says_of_it_after_a_decision_too(file: Path) -> None:
    file.write_text(ADVISED, "utf-8")
    review = rewrite(drop(load_review(file), 1), 0, load_review(file).drafts[0].text.replace("2001", "1999"))
    assert review.drafts[0].problems == load_review(file).drafts[0].problems
    assert review.drafts[1].problems[0].line == 21
    assert review.drafts == load_review(file).drafts
