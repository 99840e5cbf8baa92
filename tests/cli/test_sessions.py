"""Sessions started from the command line, and who learns in them."""

import json
from pathlib import Path

import pytest

from .program import BROKEN, DECK, quizapp


def learners(home: Path) -> set[str]:
    done = quizapp("progress", "export", home=home)
    records = [json.loads(line) for line in done.stdout.splitlines()]
    return {record["name"] for record in records if record["kind"] == "learner_named"}


def test_a_whole_session_through_a_pipe(with_deck: Path) -> None:
    done = quizapp("learn", "laender", "--plain", home=with_deck, lines="Hanoi\nVientiane\n")
    assert done.returncode == 0
    assert done.stdout.count("Right.") == 2
    assert "2 of 2 right, 100 percent." in done.stdout
    assert done.stderr == ""


def test_progress_is_there_the_next_time(with_deck: Path) -> None:
    quizapp("learn", "laender", home=with_deck, lines="Hanoi\nVientiane\n")
    done = quizapp("learn", "laender", home=with_deck)
    assert "Nothing is due today" in done.stdout
    assert done.returncode == 1


def test_in_german(with_deck: Path) -> None:
    done = quizapp("learn", "laender", "--lang", "de", home=with_deck, lines="Hanoi\nfalsch\n")
    assert "1 von 2" in done.stdout
    assert "Richtig." in done.stdout
    assert "1 von 2 richtig, 50 Prozent." in done.stdout
    assert learners(with_deck) == {"Ich"}


@pytest.mark.parametrize("sign", [{"QUIZAPP_PLAIN": "1"}, {}])
def test_without_a_terminal_it_is_plain(sign: dict[str, str], with_deck: Path) -> None:
    done = quizapp(home=with_deck, **sign)
    assert "\n1: Learn\n" in done.stdout
    assert "\x1b" not in done.stdout


def test_a_session_in_json(with_deck: Path) -> None:
    done = quizapp("learn", "laender", "--plain", "--format", "json", home=with_deck, lines="Hanoi\nx\n/q\n")
    events = [json.loads(line) for line in done.stdout.splitlines()]
    names = ["item", "feedback", "item", "feedback", "item", "summary"]
    assert [event["event"] for event in events] == names
    assert done.returncode == 0


def test_json_without_plain_is_plain(with_deck: Path) -> None:
    done = quizapp("quiz", "laender", "--format", "json", home=with_deck)
    assert [json.loads(line)["event"] for line in done.stdout.splitlines()] == ["item", "summary"]


def test_nothing_to_do_in_json_is_a_summary_of_nothing(with_deck: Path) -> None:
    quizapp("learn", "laender", home=with_deck, lines="Hanoi\nVientiane\n")
    done = quizapp("learn", "laender", "--format", "json", home=with_deck)
    assert json.loads(done.stdout)["asked"] == 0
    assert done.returncode == 1


@pytest.mark.parametrize("locale", ["C", "de_DE.ISO-8859-1", "en_US.UTF-8"])
def test_json_is_utf8_whatever_the_locale(locale: str, tmp_path: Path) -> None:
    with_deck = tmp_path / "home"
    (with_deck / "questions").mkdir(parents=True)
    (with_deck / "questions" / "laender.yaml").write_text(DECK, "utf-8")
    done = quizapp(
        "quiz",
        "laender",
        "--format",
        "json",
        home=with_deck,
        lines="Vıentıäne\n",
        LC_ALL=locale,
        PYTHONUTF8="0",
        PYTHONCOERCECLOCALE="0",
    )
    assert "heißt" in done.stdout
    exported = quizapp("progress", "export", home=with_deck, LC_ALL=locale, PYTHONUTF8="0").stdout
    assert "Vıentıäne" in exported


def test_what_is_no_utf8_does_no_harm(with_deck: Path) -> None:
    for form in ("json", "text"):
        done = quizapp("quiz", "laender", "--format", form, home=with_deck, lines=b"\xe4\xff\x00\x1b[2J\n")
        assert done.returncode == 0
        assert "\x1b" not in done.stdout


def test_the_same_seed_asks_the_same(with_deck: Path) -> None:
    one, other = (
        quizapp("quiz", "-n", "5", "--seed", "7", "--format", "json", home=with_deck, lines="/s\n" * 5).stdout
        for _ in range(2)
    )
    assert one == other
    assert one.count('"event": "item"') == 5


def test_a_deck_by_file_and_by_folder(home: Path, tmp_path: Path) -> None:
    folder = tmp_path / "Meine Fragen"
    folder.mkdir()
    (folder / "thema.yaml").write_text(DECK, "utf-8")
    for place in (folder / "thema.yaml", folder):
        assert "1 of 2\n" in quizapp("quiz", place, home=home).stdout


def test_a_file_without_usable_questions_is_told(home: Path, tmp_path: Path) -> None:
    (tmp_path / "kaputt.yaml").write_text(BROKEN, "utf-8")
    done = quizapp("learn", tmp_path / "kaputt.yaml", home=home)
    assert done.returncode == 1
    assert "“quizapp check " in (done.stderr + done.stdout)


def test_a_new_learner_is_asked_about_the_briefing_first(home: Path) -> None:
    done = quizapp("learn", "--format", "json", home=home, lines="/s\n" * 10)
    events = [json.loads(line) for line in done.stdout.splitlines()]
    assert [event["deck"] for event in events if event["event"] == "item"] == ["putin-nordkorea-vietnam"] * 10


DRAFT = "title: D\nquestions:\n  - question: A?\n    answer: B\n    draft: yes\n"


def test_a_file_of_drafts_only_is_told_and_how_to_have_them_asked(home: Path, tmp_path: Path) -> None:
    (tmp_path / "entwurf.yaml").write_text(DRAFT, "utf-8")
    for mode in ("learn", "quiz"):
        done = quizapp(mode, tmp_path / "entwurf.yaml", home=home)
        assert done.returncode == 1
        assert f"“quizapp review {tmp_path / 'entwurf.yaml'}”" in done.stderr
        assert f"“quizapp quiz {tmp_path / 'entwurf.yaml'} --drafts”" in done.stderr


def test_a_deck_of_drafts_only_is_told_by_its_id_too(home: Path) -> None:
    (home / "questions").mkdir(parents=True)
    (home / "questions" / "entwurf.yaml").write_text(DRAFT, "utf-8")
    done = quizapp("learn", "entwurf", home=home)
    assert done.returncode == 1
    assert "“quizapp quiz entwurf --drafts”" in done.stderr


def test_drafts_are_asked_where_that_is_wanted(home: Path, tmp_path: Path) -> None:
    (tmp_path / "entwurf.yaml").write_text(DRAFT, "utf-8")
    done = quizapp("quiz", tmp_path / "entwurf.yaml", "--drafts", home=home, lines="B\n")
    assert done.returncode == 0
    assert "1 of 1\nDraft:\nA?\n" in done.stdout
    done = quizapp("quiz", tmp_path / "entwurf.yaml", "--drafts", "--format", "json", home=home, lines="B\n")
    events = [json.loads(line) for line in done.stdout.splitlines()]
    assert [event.get("draft") for event in events if event["event"] == "item"] == [True]


def test_home_takes_paths(home: Path, tmp_path: Path) -> None:
    (tmp_path / "thema.yaml").write_text(DECK, "utf-8")
    done = quizapp(tmp_path / "thema.yaml", home=home, lines="5\n")
    assert "\n1: Länder. 0 due, 2 new" in done.stdout


def test_a_learner_is_made_and_found_again_by_name(with_deck: Path) -> None:
    quizapp("learn", "laender", "--learner", "Änne", home=with_deck, lines="Hanoi\n")
    quizapp("learn", "laender", "--learner", "änne", home=with_deck, lines="Vientiane\n")
    assert learners(with_deck) == {"Änne"}
    done = quizapp("stats", "--format", "json", home=with_deck)
    assert json.loads(done.stdout)["learner"] == "Änne"


def test_a_new_learner_beside_others_is_welcomed(with_deck: Path) -> None:
    quizapp("quiz", "laender", "--learner", "Anna", home=with_deck)
    done = quizapp("quiz", "laender", "--learner", "Ana", home=with_deck)
    assert done.stdout.startswith("Ana is new here: welcome.")


def test_with_several_learners_one_chooses(with_deck: Path) -> None:
    for name in ("Anna", "Ben"):
        quizapp("quiz", "laender", "--learner", name, home=with_deck)
    done = quizapp("learn", "laender", home=with_deck, lines="2\nHanoi\n")
    assert "Who is learning?\n1: Anna\n2: Ben\n3: Someone new\n" in done.stdout
    stats = quizapp("stats", "--learner", "Ben", "--format", "json", home=with_deck)
    assert json.loads(stats.stdout)["attempts"] == 1


def test_a_program_must_name_one_of_several_learners(with_deck: Path) -> None:
    for name in ("Anna", "Ben"):
        quizapp("quiz", "laender", "--learner", name, home=with_deck)
    done = quizapp("learn", "laender", "--format", "json", home=with_deck)
    assert done.returncode == 2
    assert "“Anna”, “Ben”" in done.stderr


def test_a_name_is_cleaned(with_deck: Path) -> None:
    quizapp("quiz", "laender", "--learner", " An\x1b[31mna\u202e ", home=with_deck)
    assert learners(with_deck) == {"Anna"}
