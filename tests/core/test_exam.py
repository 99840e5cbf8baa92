"""An exam: any order, any change of mind, nothing lost on the way to JSON and back."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core import exam as exams
from quizapp.core.exam import Exam, Given
from quizapp.core.exam_draft import from_json, to_json
from quizapp.core.items import Gap, Item, Matching, MultipleChoice, Ordering
from quizapp.core.responses import (
    Chosen,
    ChosenSeveral,
    Ordered,
    Paired,
    Recalled,
    Response,
    Text,
    Texts,
)
from quizapp.core.scores import Verdict

from ..conftest import BERLIN_SUMMER
from .samples import INTERACTIONS, item

NOON = datetime(2024, 6, 17, 12, 0, tzinfo=BERLIN_SUMMER)
TEXT = st.text(st.characters(codec="utf-8"), max_size=12)
ITEMS = [item(kind, kind) for kind in INTERACTIONS]


def begun(*items: Item, seed: int = 1, **values: int) -> Exam:
    return exams.begin("e" * 32, seed, ["deck"], items, NOON, **values)


def responses(shown: Item) -> st.SearchStrategy[Response]:
    match shown.interaction:
        case MultipleChoice(choices=choices):
            places = st.integers(0, len(choices) - 1)
            return st.frozensets(places, min_size=1).map(ChosenSeveral)
        case Gap(accepted=gaps):
            return st.tuples(*[TEXT for _ in gaps]).map(Texts)
        case Matching(left=left, right=right):
            one = st.none() | st.integers(0, len(right) - 1)
            return st.tuples(*[one for _ in left]).map(Paired)
        case Ordering(lines=lines):
            return st.permutations(range(len(lines))).map(lambda order: Ordered(tuple(order)))
        case _ if shown.kind in ("typed", "number"):
            return TEXT.map(Text)
        case _ if shown.kind == "recall":
            return st.booleans().map(Recalled)
        case _:
            return st.integers(0, 1).map(Chosen)


@st.composite
def taken(draw: st.DrawFn) -> Exam:
    """An exam in which this and that was done."""
    items = draw(st.lists(st.sampled_from(ITEMS), min_size=1, unique_by=lambda one: one.id))
    exam = begun(
        *items,
        seed=draw(st.integers(0, 99)),
        limit=draw(st.none() | st.integers(1, 90)),
        needed=draw(st.integers(1, 100)),
    )
    for _ in range(draw(st.integers(0, 12))):
        exam = exams.go_to(exam, draw(st.integers(-2, len(items) + 1)))
        match draw(st.sampled_from(["respond", "clear", "mark"])):
            case "respond":
                exam = exams.respond(exam, draw(responses(exam.current)), draw(st.integers(0, 10**6)))
            case "clear":
                exam = exams.clear(exam)
            case _:
                exam = exams.mark(exam)
    return exam


def load(ids: object) -> list[Item]:
    wanted = set(ids)  # type: ignore[call-overload]
    return [one for one in ITEMS if one.id in wanted]


@given(taken())
def test_an_exam_survives_the_way_to_json_and_back(exam: Exam) -> None:
    import json

    restored = from_json(json.loads(json.dumps(to_json(exam))), load)
    assert restored.exam == exam
    assert restored.lost == 0


@given(taken(), st.data())
def test_items_that_are_gone_are_left_out_and_the_rest_stays(exam: Exam, data: st.DataObject) -> None:
    gone = data.draw(st.sets(st.sampled_from([one.id for one in exam.items])))
    restored = from_json(to_json(exam), lambda ids: [one for one in load(ids) if one.id not in gone])
    kept = [place for place, one in enumerate(exam.items) if one.id not in gone]
    assert restored.lost == len(gone)
    assert restored.exam.items == tuple(exam.items[place] for place in kept)
    assert restored.exam.given == tuple(exam.given[place] for place in kept)
    assert [kept[place] for place in sorted(restored.exam.marked)] == sorted(exam.marked & set(kept))
    assert 0 <= restored.exam.place < max(1, len(kept))
    if exam.place in kept:
        assert kept[restored.exam.place] == exam.place


def test_a_response_to_an_item_that_is_asked_otherwise_now_is_dropped() -> None:
    exam = exams.respond(begun(item("choice", "choice")), Chosen(0))
    other = item("truth", "choice")
    restored = from_json(to_json(exam), lambda _: [other])
    assert restored.exam.given == (None,)
    assert restored.lost == 1


@pytest.mark.parametrize(
    "change",
    [
        {"given": [["chosen", 0]]},
        {"given": [[["chosen", 7], 1]]},
        {"given": [[["sung", 1], 1]]},
        {"begun": "2024-06-17T12:00"},
        {"begun": None},
        {"items": 5},
        {"place": None},
    ],
)
def test_what_is_no_exam_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        from_json(to_json(begun(ITEMS[0])) | change, load)


@given(taken(), st.data())
def test_the_last_response_counts_and_touches_no_other_item(exam: Exam, data: st.DataObject) -> None:
    response = data.draw(responses(exam.current))
    after = exams.respond(exam, response)
    assert after.response == response
    assert exams.respond(exams.clear(after), response).response == response
    place = exam.place
    assert after.given[:place] + after.given[place + 1 :] == exam.given[:place] + exam.given[place + 1 :]
    assert exams.clear(after).given[place] is None
    assert (after.items, after.marked, after.place) == (exam.items, exam.marked, exam.place)


@given(taken())
def test_marking_twice_is_not_marking(exam: Exam) -> None:
    assert exams.mark(exams.mark(exam)) == exam
    assert exam.place in exams.mark(exam).marked ^ exam.marked


@given(taken())
def test_the_points_are_those_of_the_responses_weighed(exam: Exam) -> None:
    found = exams.result(exam)
    assert [answer.item for answer in found.answers] == list(exam.items)
    assert all(answer.score.fraction == 0.0 for answer in found.answers if answer.given is None)
    assert found.points == sum(answer.score.fraction * answer.item.points for answer in found.answers)
    assert found.possible == sum(one.points for one in exam.items)
    assert found.right == sum(answer.score.passed for answer in found.answers)
    assert exam.responded + len(exam.open) == len(exam.items)


def test_points_weigh_and_tags_are_counted() -> None:
    heavy = item("typed", "heavy", points=3, tags=("Öl", "Asien"))
    light = item("typed", "light", points=1, tags=("Asien",))
    exam = exams.respond(begun(heavy, light), Text("Bach Ho"))
    found = exams.result(exam)
    assert (found.points, found.possible, found.right) == (3.0, 4, 1)
    assert [(tag.tag, tag.asked, tag.right) for tag in found.tags] == [("Öl", 1, 1), ("Asien", 2, 1)]
    assert found.answers[1].score.verdict is Verdict.WRONG


def test_the_time_at_an_item_adds_up() -> None:
    exam = exams.respond(begun(item("typed")), Text("a"), 2000)
    exam = exams.respond(exam, Text("b"), 3000)
    assert exam.given == (Given(Text("b"), 5000),)


def test_the_same_seed_shows_the_items_the_same_way() -> None:
    assert begun(*ITEMS, seed=3) == begun(*ITEMS, seed=3)
    assert any(begun(*ITEMS, seed=seed).items != begun(*ITEMS).items for seed in range(2, 9))


def test_time_is_counted_from_the_beginning() -> None:
    exam = begun(item(), limit=10)
    assert exam.time_left(NOON) == timedelta(minutes=10)
    assert exam.time_left(NOON + timedelta(minutes=9, seconds=59)) == timedelta(seconds=1)
    assert not exam.is_over(NOON + timedelta(minutes=9, seconds=59))
    assert exam.is_over(NOON + timedelta(minutes=10))
    assert exam.time_left(NOON + timedelta(days=1)) == timedelta(0)
    assert exam.time_taken(NOON + timedelta(days=1)) == timedelta(minutes=10)


def test_without_a_limit_it_is_never_over() -> None:
    exam = begun(item())
    assert exam.time_left(NOON + timedelta(days=99)) is None
    assert not exam.is_over(NOON + timedelta(days=99))
    assert exams.reminder(exam, NOON, NOON + timedelta(days=99)) is None


@given(st.integers(1, 20), st.lists(st.integers(1, 120), min_size=1))
def test_each_reminder_comes_once_if_there_was_more_time(limit: int, steps: list[int]) -> None:
    exam = begun(item(), limit=limit)
    now, told = NOON, []
    for step in [*steps, *[30] * 80]:
        later = now + timedelta(seconds=step)
        if (minutes := exams.reminder(exam, now, later)) is not None:
            told.append(minutes)
        now = later
    assert set(told) <= {minutes for minutes in exams.REMINDERS if minutes < limit}
    assert told == sorted(set(told), reverse=True)
    if max(steps) <= 30:
        assert told == [minutes for minutes in exams.REMINDERS if minutes < limit]
