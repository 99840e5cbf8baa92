"""The statistics in sentences, and what a desired retention costs."""

import json

import pytest

from quizapp.core.statistics import Recalled, Retention
from quizapp.language import translator
from quizapp.reports.gathering import gather
from quizapp.reports.listing import as_json
from quizapp.reports.words import detail_lines, duration_words, interval_words, progress_lines
from quizapp.reports.workload import Outlook

from .conftest import Past

EN = translator("en")


def test_progress_in_sentences(busy: Past) -> None:
    lines = list(progress_lines(gather(busy.study), EN))
    assert lines[:2] == ["18 answers.", "13 of them right, 72 percent."]
    assert "Time with questions: 4 min in all, 4 min in the last 30 days, 0 min today." in lines
    assert "Learned on 3 of the last 365 days; most days in a row: 1." in lines
    assert "Put as a suspicion: recognised 1 of 3 times; most often taken for: as a fact (2 times)." in lines
    assert lines[-1] == "Exam on 25 June 2024: 80 % of the points, passed."
    assert [line for line in lines if line.startswith("Still known")] == [
        "Still known when asked again: 75 % (9 of 12) in the last 30 days, 75 % (9 of 12) in the last 365 days,"
        " 75 % (9 of 12) ever; the aim is 90 %."
    ]


def test_details_name_breaks_topics_and_earlier_exams(busy: Past) -> None:
    lines = list(detail_lines(gather(busy.study), EN))
    assert any(line.startswith("4 to 7 days: ") for line in lines)
    assert any(line.startswith("Steuern: 5 of 5 learned, ") for line in lines)
    assert [line for line in lines if line.startswith("Exam on")] == [
        "Exam on 21 June 2024: 60 % of the points, passed.",
        "Exam on 17 June 2024: 40 % of the points, not passed.",
    ]


def test_every_sentence_ends_once(busy: Past) -> None:
    for code in ("en", "de"):
        found = gather(busy.study)
        for line in (*progress_lines(found, translator(code)), *detail_lines(found, translator(code))):
            assert line.endswith((".", ":"))
            assert not line.endswith("..")


@pytest.mark.parametrize(
    ("interval", "words"),
    [
        (None, "all together"),
        (1, "1 day"),
        (2, "2 to 3 days"),
        (31, "31 to 90 days"),
        (181, "from 181 days on"),
    ],
)
def test_intervals_are_named_by_their_ends(interval: int | None, words: str) -> None:
    nothing = Recalled()
    assert interval_words(Retention(interval, nothing, nothing, nothing), EN) == words


def test_durations() -> None:
    assert duration_words(59 * 60_000, EN) == "59 min"
    assert duration_words(61 * 60_000, EN) == "1 h 1 min"


def test_json_holds_what_it_always_held_and_more(busy: Past) -> None:
    found = json.loads(json.dumps(as_json(gather(busy.study))))
    assert (found["attempts"], found["right"], found["streak"], found["longest_streak"]) == (18, 13, 0, 1)
    assert {"id", "title", "due", "new", "learned", "sure"} <= found["decks"][0].keys()
    assert list(found["heatmap"]) == ["2024-06-17", "2024-06-21", "2024-06-25"]
    assert sum(day["attempts"] for day in found["heatmap"].values()) == 18
    assert len(found["forecast"]["days"]) == 30
    assert found["retention"]["desired"] == 0.9
    assert found["retention"]["intervals"][0]["from"] == 4
    assert found["certainty"][0] == {
        "level": "alleged",
        "asked": 3,
        "right": 1,
        "chosen": {"stated": 2, "alleged": 1},
        "mistaken_for": "stated",
    }
    assert [exam["share"] for exam in found["exams"]] == [0.4, 0.6, 0.8]


def test_a_retention_is_told_beside_the_present_one(busy: Past) -> None:
    now = Outlook(busy.study).words(0.9, EN)
    other = Outlook(busy.study).words(0.97, EN)
    assert now.startswith("About ")
    assert "(now " not in now
    assert "(now " in other
    assert Outlook(busy.study).workload(0.97).quarter > Outlook(busy.study).workload(0.9).quarter


def test_a_beginner_is_told_by_the_settings_pace(past: Past) -> None:
    found = Outlook(past.study).workload(0.9)
    assert found.month > 0
    assert found.month * 30 >= 7, "each of the seven items is asked at least once"


def test_the_memories_are_a_sample_of_those_scheduled(busy: Past) -> None:
    store, learner = busy.study.store, busy.study.learner.id
    scheduled, memories = store.memories(learner, 100)
    assert scheduled == len(memories) == 6
    assert store.memories(learner, 4)[0] == 6
    assert len(store.memories(learner, 4)[1]) == 4
