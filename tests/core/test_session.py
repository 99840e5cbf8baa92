from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.attempts import Mode
from quizapp.core.items import SingleChoice
from quizapp.core.responses import Chosen
from quizapp.core.scores import Score, Verdict
from quizapp.core.session import REPEAT_AFTER, Session, begin, hint, respond, skip, step_back, summarise

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


@given(st.lists(st.sampled_from(["right", "wrong", "partly", "skip", "back", "hint"]), max_size=60))
def test_no_run_of_steps_loses_or_doubles_an_item(steps: list[str]) -> None:
    state = session(4)
    scores = {"right": RIGHT, "wrong": WRONG, "partly": PARTLY}
    for step in steps:
        if step == "back":
            state = step_back(state)
        elif state.current is None:
            continue
        elif step == "skip":
            state = skip(state)
        elif step == "hint":
            state = hint(state)
        else:
            state = give(state, scores[step])
        waiting = [waits.id for waits in state.waiting] + ([state.current.id] if state.current else [])
        assert len(waiting) == len(set(waiting))
        passed = {turn.item.id for turn in state.turns if turn.score.passed}
        left = set(waiting) | passed | {skipped.id for skipped in state.skipped}
        assert len(left) == 4
        assert state.finished == 4 - len(waiting)
