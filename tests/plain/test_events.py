"""A session in JSON: one object a line, for other programs."""

import json
from typing import Any

import pytest

from quizapp.core.scores import Verdict
from quizapp.language import translator
from quizapp.plain.flow import run

from .conftest import MakePupil
from .kinds import JSON, KINDS
from .pupil import LEARN, QUIZ


def events(sent: list[dict[str, Any]], name: str) -> list[dict[str, Any]]:
    return [event for event in sent if event["event"] == name]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_asked_and_marked(kind: str, pupil_with: MakePupil) -> None:
    sent = pupil_with(kind).send(*JSON[kind].right)
    names = [event["event"] for event in sent]
    assert names == ["item", *(["reveal"] if kind == "recall" else []), "feedback", "summary"]
    item, feedback, summary = sent[0], sent[-2], sent[-1]
    assert item["kind"] == kind
    assert item["id"] == feedback["id"]
    assert item["stem"]
    assert feedback["verdict"] == "right"
    assert feedback["fraction"] == 1.0
    assert (summary["asked"], summary["right"], summary["missed"]) == (1, 1, [])


@pytest.mark.parametrize("kind", KINDS)
def test_a_wrong_response_tells_the_key(kind: str, pupil_with: MakePupil) -> None:
    (feedback,) = events(pupil_with(kind).send(*JSON[kind].wrong), "feedback")
    assert feedback["verdict"] in ("wrong", "partly")
    assert feedback["key"] == {
        "choice": ["Hanoi"],
        "choices": ["rot", "blau"],
        "truth": ["False"],
        "typed": ["Bach Ho"],
        "gap": ["Vietnam", "Hanoi"],
        "number": ["5 Millionen"],
        "matching": ["Bach Ho = Ölfeld", "Vietsovpetro = Unternehmen"],
        "ordering": ["früh", "später", "zuletzt"],
        "recall": ["Verbot, mit einem Land bestimmte Waren zu handeln"],
        "certainty": ["as a suspicion"],
    }[kind] or sorted(feedback["key"]) == ["blau", "rot"]


def test_what_is_chosen_from_is_listed(pupil_with: MakePupil) -> None:
    sent = events(pupil_with(quiz_length=10).send(*["/s"] * 10), "item")
    choices = {event["kind"]: event["choices"] for event in sent}
    assert {kind: len(listed) for kind, listed in choices.items()} == {
        "choice": 3,
        "choices": 4,
        "truth": 2,
        "typed": 0,
        "gap": 0,
        "number": 0,
        "matching": 0,
        "ordering": 3,
        "recall": 0,
        "certainty": 6,
    }
    by_kind = {event["kind"]: event for event in sent}
    assert by_kind["gap"]["gaps"] == 2
    assert by_kind["gap"]["stem"] == "In ____ liegt ____."
    assert by_kind["matching"]["left"] == ["Bach Ho", "Vietsovpetro"]
    assert sorted(by_kind["matching"]["right"]) == ["Satellit", "Unternehmen", "Ölfeld"]
    assert by_kind["number"]["unit"] == "Millionen"
    assert [event["position"] for event in sent] == list(range(1, 11))
    assert {event["total"] for event in sent} == {10}


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_no_response_counts_nothing(kind: str, pupil_with: MakePupil) -> None:
    nothing = "?" if kind == "recall" else ""
    sent = pupil_with(kind).send(nothing, *JSON[kind].right)
    (invalid,) = events(sent, "invalid")
    assert invalid["message"]
    assert invalid["id"] == sent[0]["id"]
    assert events(sent, "summary")[0]["right"] == 1


def test_a_revealed_recall_gives_its_key(pupil_with: MakePupil) -> None:
    sent = pupil_with("recall").send("", "perhaps", "n")
    (reveal,) = events(sent, "reveal")
    assert reveal["key"] == ["Verbot, mit einem Land bestimmte Waren zu handeln"]
    assert len(events(sent, "invalid")) == 1
    assert events(sent, "feedback")[0]["verdict"] == "wrong"


def test_hint_undo_skip_repeat_and_help_are_events(pupil_with: MakePupil) -> None:
    pupil = pupil_with("choice", "typed")
    first, second = (event["id"] for event in events(pupil.send("/s", "/s"), "item"))
    sent = pupil.send("/u", "/h", "/r", "/s", "/u", "/?", "/x", "/q")
    assert [(event["event"], event.get("id")) for event in sent] == [
        ("item", first),
        ("invalid", None),
        ("hint", first),
        ("item", first),
        ("skipped", first),
        ("item", second),
        ("undone", first),
        ("item", first),
        ("help", None),
        ("invalid", first),
        ("summary", None),
    ]


def test_the_hint_is_given_and_the_last_response_taken_back(pupil_with: MakePupil) -> None:
    pupil = pupil_with("typed", "choice")
    lines = ["Bach Ho", "1", "/u", "/h"]
    if events(pupil.send(), "item")[0]["kind"] == "choice":
        lines = ["1", "Bach Ho", "/u", "/h"]
    sent = pupil.send(*lines[:1], "/u", "/h")
    assert events(sent, "undone")[0]["id"] == sent[0]["id"]
    assert events(sent, "hint")[0]["text"]
    assert events(sent, "summary")[0]["asked"] == 0


def test_an_item_that_comes_again_says_so(pupil_with: MakePupil) -> None:
    sent = pupil_with("typed").send("Quatsch", "Bach Ho", start=LEARN)
    first, second = events(sent, "feedback")
    assert (first["again"], second["again"]) == (True, False)
    assert second["days"] >= 1
    assert [event["repeated"] for event in events(sent, "item")] == [False, True]
    assert events(sent, "summary")[0]["complete"]


def test_in_a_quiz_the_schedule_is_not_touched(pupil_with: MakePupil) -> None:
    (feedback,) = events(pupil_with("typed").send("Bach Ho"), "feedback")
    assert feedback["days"] is None


def test_feedback_tells_everything_there_is(pupil_with: MakePupil) -> None:
    (feedback,) = events(pupil_with("choice").send("{Hue}"), "feedback")
    assert feedback["explanation"] == "Seit 1976 ist es Hanoi."
    assert feedback["remark"] == "Hue war es früher."
    (feedback,) = events(pupil_with("typed").send("Weiser Tigger"), "feedback")
    assert (feedback["verdict"], feedback["slip"]) == (Verdict.NEARLY, "typo")
    (feedback,) = events(pupil_with("gap").send("Vietnam|Hue"), "feedback")
    assert (feedback["verdict"], feedback["fraction"], feedback["parts"]) == ("partly", 0.5, [True, False])
    (feedback,) = events(pupil_with("ordering").send("{später} {zuletzt} {früh}"), "feedback")
    assert (feedback["fraction"], feedback["parts"]) == (0.5, [False, True, False])
    (feedback,) = events(pupil_with("certainty").send("1"), "feedback")
    assert feedback["passages"] == ["Das Land wird verdächtigt, Waffen zu liefern. Es bestreitet das."]


def test_a_slash_is_sent_as_two(pupil_with: MakePupil) -> None:
    pupil = pupil_with(text="title: S\nquestions:\n  - question: Welches Zeichen?\n    answer: /h\n")
    assert events(pupil.send("//h"), "feedback")[0]["verdict"] == "right"


def test_the_summary_counts_first_responses_and_names_items(pupil_with: MakePupil) -> None:
    sent = pupil_with("typed", "number").send("Quatsch", "/q", start=LEARN)
    summary = sent[-1]
    assert summary["mode"] == "learn"
    assert (summary["asked"], summary["right"], summary["complete"]) == (1, 0, False)
    assert summary["missed"] == ["arten/typed"]


def test_the_end_of_input_gives_a_summary(pupil_with: MakePupil) -> None:
    assert [event["event"] for event in pupil_with("typed").send()] == ["item", "summary"]


def test_nothing_to_ask_gives_a_summary_of_nothing(pupil_with: MakePupil) -> None:
    pupil = pupil_with("typed")
    pupil.send("Bach Ho", start=LEARN)
    (summary,) = pupil.send(start=LEARN)
    assert summary["event"] == "summary"
    assert summary["asked"] == 0
    assert not pupil.worked


def test_text_is_not_written_as_escapes(pupil_with: MakePupil) -> None:
    pupil = pupil_with("matching")
    pupil.send()
    assert "Ölfeld" in pupil.told[0]


def test_what_was_not_stored_is_an_error_and_can_be_sent_again(pupil_with: MakePupil) -> None:
    pupil = pupil_with("typed")
    told: list[str] = []
    store = pupil.workspace.store

    def lines() -> Any:
        store._connection.execute("PRAGMA query_only = ON")
        yield "Bach Ho"
        store._connection.execute("PRAGMA query_only = OFF")
        yield "Bach Ho"

    typed = lines()
    run(
        pupil.workspace,
        translator("en"),
        QUIZ,
        pupil.learner,
        read=lambda: next(typed, None),
        write=told.append,
        json=True,
    )
    names = [json.loads(line)["event"] for line in told]
    assert names == ["item", "error", "feedback", "summary"]


def test_json_needs_a_learner(pupil_with: MakePupil) -> None:
    with pytest.raises(ValueError, match="learner"):
        pupil_with("typed", learners=()).send()
