from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.attempts import Mode
from quizapp.core.items import SingleChoice
from quizapp.core.responses import Chosen
from quizapp.core.scores import Score, Verdict
from quizapp.core.session import (
    REPEAT_AFTER,
    Session,
    Step,
    begin,
    hint,
    overrule,
    put_aside,
    respond,
    skip,
    step_back,
    summarise,
)

from .samples import item

RIGHT = Score(1.0, Verdict.RIGHT)
PARTLY = Score(0.5, Verdict.PARTLY)
WRONG = Score(0.0, Verdict.WRONG)


def session(count: int = 5, mode: Mode = Mode.LEARN) -> Session:
    return begin("s", mode, 7, [item(name=f"item-{number}") for number in range(count)])


def give(state: Session, score: Score) -> Session:
    return respond(state, Chosen(0), score, f"record-{len(state.turns)}")


def shown(state: Session) -> str:
    assert state.current is not None
    return state.current.id.removeprefix("deck/")


def test_items_are_asked_in_the_given_order() -> None:
    state, order = session(3), []
    while state.current is not None:
        order.append(shown(state))
        state = give(state, RIGHT)
    assert order == ["item-0", "item-1", "item-2"]
    assert state.complete


@pytest.mark.parametrize("score", [WRONG, PARTLY])
def test_a_missed_item_comes_back_after_a_few_others_until_it_was_right_once(score: Score) -> None:
    state = give(session(6), score)
    between = []
    while shown(state) != "item-0":
        between.append(shown(state))
        state = give(state, RIGHT)
    assert len(between) == REPEAT_AFTER
    assert state.repeating
    state = give(state, RIGHT)
    remaining = []
    while state.current is not None:
        remaining.append(shown(state))
        state = give(state, RIGHT)
    assert "item-0" not in remaining


def test_a_missed_last_item_comes_back_at_once() -> None:
    state = give(session(1), WRONG)
    assert shown(state) == "item-0"
    assert not state.complete


def test_a_quiz_asks_every_item_once() -> None:
    state = session(2, Mode.QUIZ)
    state = give(give(state, WRONG), WRONG)
    assert state.current is None


def test_progress_counts_different_items_and_never_passes_the_plan() -> None:
    state = session(2)
    assert (state.position, state.finished) == (1, 0)
    state = give(state, WRONG)
    assert (state.position, state.finished) == (1, 0)
    state = give(state, RIGHT)
    assert (state.position, state.finished) == (2, 1)
    state = give(state, RIGHT)
    assert (state.position, state.finished) == (2, 2)


def test_a_step_back_shows_the_same_item_the_same_way() -> None:
    start = session(4)
    assert step_back(give(start, WRONG)) == start
    assert step_back(skip(start)) == start


def test_without_a_step_to_take_back_the_session_stays() -> None:
    start = session()
    assert step_back(start) is start


def test_a_hint_belongs_to_one_item_and_is_noted_in_its_turn() -> None:
    state = give(hint(session()), RIGHT)
    assert state.turns[0].hinted
    assert not state.hinted
    assert give(state, RIGHT).turns[1].hinted is False


def test_a_skipped_item_leaves_the_session_and_counts_nothing() -> None:
    state = give(skip(session(2)), RIGHT)
    summary = summarise(state)
    assert state.current is None
    assert summary.asked == 1
    assert [skipped.id for skipped in summary.skipped] == ["deck/item-0"]


def test_a_session_of_skips_only_is_not_complete() -> None:
    assert not skip(session(1)).complete


def test_responding_after_the_end_is_refused() -> None:
    with pytest.raises(ValueError, match="over"):
        give(session(0), RIGHT)


def test_the_summary_counts_the_first_response_to_each_item() -> None:
    state = give(session(1), WRONG)
    state = give(give(state, PARTLY), RIGHT)
    summary = summarise(state)
    assert (summary.asked, summary.right, summary.points) == (1, 0, 0.0)
    assert [missed.id for missed in summary.missed] == ["deck/item-0"]


def test_points_weigh_the_fraction() -> None:
    items = [item(name="a", points=3), item(name="b", points=1)]
    state = give(give(begin("s", Mode.QUIZ, 1, items), PARTLY), RIGHT)
    summary = summarise(state)
    assert (summary.points, summary.possible, summary.share) == (2.5, 4, 0.625)


def test_an_empty_session_has_a_summary_too() -> None:
    summary = summarise(session(0))
    assert (summary.asked, summary.share, summary.complete) == (0, 0.0, False)


def test_tags_are_counted_in_the_order_they_appear() -> None:
    items = [item(name="a", tags=("Asien", "Öl")), item(name="b", tags=("Öl",))]
    state = give(give(begin("s", Mode.QUIZ, 1, items), RIGHT), WRONG)
    assert [(tag.tag, tag.asked, tag.right) for tag in summarise(state).tags] == [
        ("Asien", 1, 1),
        ("Öl", 2, 1),
    ]


def test_the_same_seed_shuffles_the_choices_the_same_way() -> None:
    assert session() == session()
    other = replace(session(), seed=8)
    assert other != session()


def test_a_repeated_item_is_shuffled_anew() -> None:
    shuffles = set()
    state = session(1)
    for _ in range(20):
        assert state.current is not None
        assert isinstance(state.current.interaction, SingleChoice)
        shuffles.add(tuple(choice.text for choice in state.current.interaction.choices))
        state = give(state, WRONG)
    assert len(shuffles) > 1


def test_an_overruled_response_counts_as_right_and_its_item_waits_no_more() -> None:
    state = overrule(give(session(3), WRONG), RIGHT)
    assert state.turns[0].score == RIGHT
    assert [waits.id for waits in state.waiting] == ["deck/item-2"]
    assert summarise(state).missed == ()


def test_overruling_the_item_that_comes_again_at_once_ends_the_session() -> None:
    state = overrule(give(session(1), WRONG), RIGHT)
    assert state.current is None
    assert state.complete


def test_overruling_leaves_the_item_that_is_shown_as_it_is() -> None:
    missed = give(session(3), WRONG)
    assert overrule(missed, RIGHT).current is missed.current


def test_a_step_back_after_overruling_takes_the_response_back_wholly() -> None:
    start = session(3)
    assert step_back(overrule(give(start, WRONG), RIGHT)) == start


def test_only_a_response_that_was_the_last_step_can_be_overruled() -> None:
    start = session(3)
    for state in (start, skip(give(start, WRONG)), step_back(give(start, WRONG))):
        assert state.responded is None
        with pytest.raises(ValueError, match="no response"):
            overrule(state, RIGHT)


@pytest.mark.parametrize("kind", ["typed", "gap", "number", "choice", "truth", "ordering"])
def test_only_what_marking_reads_can_be_read_wrongly(kind: str) -> None:
    state = give(begin("s", Mode.QUIZ, 1, [item(kind)]), WRONG)
    assert state.responded is not None
    assert state.responded.overrulable is (kind in ("typed", "gap", "number"))
    right = give(begin("s", Mode.QUIZ, 1, [item(kind)]), RIGHT)
    assert right.responded is not None
    assert not right.responded.overrulable


def test_what_is_put_aside_leaves_the_session_and_comes_back_with_a_step_back() -> None:
    start = session(3)
    assert start.current is not None
    state = put_aside(start, start.current, "record", Step.SUSPENSION)
    assert shown(state) == "item-1"
    assert (state.finished, state.last, state.step) == (1, Step.SUSPENSION, "record")
    assert step_back(state) == start


def test_a_missed_item_put_aside_does_not_come_again() -> None:
    missed = give(session(2), WRONG)
    state = put_aside(missed, missed.turns[0].item, "record", Step.POSTPONEMENT)
    assert shown(state) == "item-1"
    state = give(state, RIGHT)
    assert state.complete
    assert [item.id for item in summarise(state).missed] == ["deck/item-0"]


def test_every_step_says_what_it_was() -> None:
    start = session(3)
    assert start.last is None
    assert skip(start).last is Step.SKIP
    assert give(start, RIGHT).last is Step.RESPONSE
    assert overrule(give(start, WRONG), RIGHT).last is Step.RESPONSE


@given(
    st.lists(
        st.sampled_from(["right", "wrong", "partly", "skip", "back", "hint", "aside", "overrule"]),
        max_size=60,
    )
)
def test_no_run_of_steps_loses_or_doubles_an_item(steps: list[str]) -> None:
    state = session(4)
    aside: list[str] = []
    scores = {"right": RIGHT, "wrong": WRONG, "partly": PARTLY}
    for step in steps:
        if step == "back":
            state = step_back(state)
            aside = aside[: _asides(state)]
        elif step == "overrule":
            state = overrule(state, RIGHT) if state.responded is not None else state
        elif state.current is None:
            continue
        elif step == "skip":
            state = skip(state)
        elif step == "hint":
            state = hint(state)
        elif step == "aside":
            aside.append(state.current.id)
            state = put_aside(state, state.current, "aside", Step.SUSPENSION)
        else:
            state = give(state, scores[step])
        waiting = [waits.id for waits in state.waiting] + ([state.current.id] if state.current else [])
        assert len(waiting) == len(set(waiting))
        passed = {turn.item.id for turn in state.turns if turn.score.passed}
        left = set(waiting) | passed | {skipped.id for skipped in state.skipped} | set(aside)
        assert len(left) == 4
        assert state.finished == 4 - len(waiting)


def _asides(state: Session) -> int:
    count = 0
    back: Session | None = state
    while back is not None:
        count += back.last is Step.SUSPENSION
        back = back.before
    return count
