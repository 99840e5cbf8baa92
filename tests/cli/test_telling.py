"""``decks``, ``stats`` and ``progress``: what is there and what is remembered."""

import json
import sqlite3
from pathlib import Path

from .program import BROKEN, quizapp


def test_decks_are_listed_for_people(with_deck: Path) -> None:
    done = quizapp("decks", home=with_deck, cwd=with_deck)
    assert done.returncode == 0
    assert done.stdout.splitlines()[:3] == [
        "laender: Länder",
        "  2 questions from 2 entries; 0 due, 2 new; no problems",
        "  " + str(Path("questions", "laender.yaml")),
    ]


def test_decks_are_listed_for_programs(with_deck: Path) -> None:
    done = quizapp("decks", "--format", "json", home=with_deck)
    assert json.loads(done.stdout)[0] == {
        "id": "laender",
        "title": "Länder",
        "path": str((with_deck / "questions" / "laender.yaml").resolve()),
        "entries": 2,
        "items": 2,
        "due": 0,
        "new": 2,
        "problems": 0,
    }


def test_files_that_give_no_deck_are_told(with_deck: Path) -> None:
    (with_deck / "questions" / "kaputt.yaml").write_text("title: [", "utf-8")
    assert "1 more file cannot be used" in quizapp("decks", home=with_deck).stdout


def test_what_was_learned_is_no_longer_new(with_deck: Path) -> None:
    quizapp("learn", "laender", home=with_deck, lines="Hanoi\n")
    deck = json.loads(quizapp("decks", "--format", "json", home=with_deck).stdout)[0]
    assert (deck["due"], deck["new"]) == (0, 1)


def test_a_deck_with_problems_says_how_many(with_deck: Path) -> None:
    text = BROKEN + "  - question: Wo?\n    answer: hier\n"
    (with_deck / "questions" / "kaputt.yaml").write_text(text, "utf-8")
    decks = json.loads(quizapp("decks", "--format", "json", home=with_deck).stdout)
    assert {deck["id"]: deck["problems"] > 0 for deck in decks}["kaputt"]


def test_stats_for_people(with_deck: Path) -> None:
    quizapp("learn", "laender", "--learner", "Anna", home=with_deck, lines="Hanoi\nVientiane\n")
    done = quizapp("stats", home=with_deck)
    assert done.returncode == 0
    assert done.stdout.splitlines()[:5] == [
        "Anna:",
        "2 answers.",
        "2 of them right, 100 percent.",
        "1 day in a row.",
        "Länder: 0 due, 0 new, 2 learned, 0 known for sure.",
    ]


def test_stats_for_programs(with_deck: Path) -> None:
    quizapp("learn", "laender", "--learner", "Anna", home=with_deck, lines="Hanoi\nfalsch\n/q\n")
    stats = json.loads(quizapp("stats", "--format", "json", home=with_deck).stdout)
    decks = stats.pop("decks")
    expected = {"learner": "Anna", "attempts": 2, "right": 1, "streak": 0, "longest_streak": 0, "sessions": 0}
    assert stats == stats | expected
    told = {"id": "laender", "title": "Länder", "new": 0, "learned": 1, "sure": 0, "items": 2}
    assert decks[0] == decks[0] | told
    assert [day["attempts"] for day in stats["heatmap"].values()] == [2]


def test_stats_as_a_page(with_deck: Path) -> None:
    quizapp("learn", "laender", "--learner", "Anna", home=with_deck, lines="Hanoi\nVientiane\n")
    page = with_deck / "Seite für Anna.html"
    page.write_text("old", "utf-8")
    done = quizapp("stats", "--html", page, home=with_deck)
    assert done.returncode == 0
    assert str(page.resolve()) in done.stdout
    text = page.read_text("utf-8")
    assert text.startswith("<!doctype html>")
    assert "Statistics of Anna" in text
    assert [path.name for path in with_deck.iterdir() if path.suffix in (".html", ".part")] == [page.name]


def test_a_page_and_json_at_once(with_deck: Path) -> None:
    page = with_deck / "page.html"
    done = quizapp("stats", "--html", page, "--format", "json", home=with_deck)
    assert json.loads(done.stdout)["attempts"] == 0
    assert "There is nothing to see yet." in page.read_text("utf-8")


def test_a_page_never_overwrites_what_is_no_page(with_deck: Path) -> None:
    deck = with_deck / "questions" / "laender.yaml"
    before = deck.read_bytes()
    done = quizapp("stats", "--html", deck, home=with_deck)
    assert done.returncode == 2
    assert ".html" in done.stderr
    assert deck.read_bytes() == before


def test_a_page_that_cannot_be_written_is_told(with_deck: Path) -> None:
    done = quizapp("stats", "--html", with_deck / "nowhere" / "page.html", home=with_deck)
    assert done.returncode == 1
    assert "There is no folder" in done.stderr
    (with_deck / "folder.html").mkdir()
    done = quizapp("stats", "--html", with_deck / "folder.html", home=with_deck)
    assert done.returncode == 1
    assert "cannot be written" in done.stderr


def test_stats_of_a_beginner_are_zero(with_deck: Path) -> None:
    stats = json.loads(quizapp("stats", "--format", "json", home=with_deck).stdout)
    assert (stats["attempts"], stats["right"], stats["streak"]) == (0, 0, 0)


def test_with_several_learners_it_is_told_whom_it_is_about(with_deck: Path) -> None:
    for name in ("Ben", "Anna"):
        quizapp("quiz", "laender", "--learner", name, home=with_deck)
    done = quizapp("stats", home=with_deck)
    assert done.stdout.startswith("Anna:\n")
    assert "This is about Anna" in done.stderr
    assert quizapp("stats", "--learner", "ben", home=with_deck).stdout.startswith("Ben:\n")


def test_progress_is_exported_a_record_a_line(with_deck: Path) -> None:
    quizapp("learn", "laender", home=with_deck, lines="Hanoi\nVientiäne\nVientiane\n")
    done = quizapp("progress", "export", home=with_deck)
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0
    kinds = [record["kind"] for record in records]
    assert kinds == ["learner_named", *["attempted"] * (len(kinds) - 2), "session_finished"]
    assert all({"id", "learner", "at", "kind"} <= record.keys() for record in records)
    assert ["Hanoi"] in [record.get("response") for record in records]


def test_export_of_one_learner(with_deck: Path) -> None:
    for name in ("Anna", "Ben"):
        quizapp("quiz", "laender", "--learner", name, home=with_deck, lines="x\ny\n")
    mine = quizapp("progress", "export", "--learner", "anna", home=with_deck).stdout.splitlines()
    every = quizapp("progress", "export", home=with_deck).stdout.splitlines()
    assert len({json.loads(line)["learner"] for line in mine}) == 1
    assert len(every) == 2 * len(mine)


def test_progress_is_verified_and_rebuilt(with_deck: Path) -> None:
    quizapp("learn", "laender", home=with_deck, lines="Hanoi\nVientiane\n")
    assert quizapp("progress", "verify", home=with_deck).returncode == 0
    with sqlite3.connect(with_deck / "progress.db") as connection:
        connection.execute("UPDATE item_state SET due = due + 1")
    connection.close()
    done = quizapp("progress", "verify", home=with_deck)
    assert done.returncode == 1
    assert "laender/hanoi" in done.stdout
    assert "progress rebuild" in done.stdout
    assert quizapp("progress", "rebuild", home=with_deck).returncode == 0
    assert quizapp("progress", "verify", home=with_deck).returncode == 0


def test_without_progress_there_is_nothing_to_do(with_deck: Path) -> None:
    for action in ("export", "verify", "rebuild"):
        done = quizapp("progress", action, home=with_deck)
        assert done.returncode == 1
        assert "There is no progress yet" in done.stderr


def test_a_progress_file_of_another_program_is_left_alone(with_deck: Path) -> None:
    with sqlite3.connect(with_deck / "progress.db") as connection:
        connection.execute("CREATE TABLE other (x)")
    connection.close()
    before = (with_deck / "progress.db").read_bytes()
    for command in (["stats"], ["progress", "verify"]):
        done = quizapp(*command, home=with_deck)
        assert done.returncode == 1
        assert "progress.db" in done.stderr
    assert (with_deck / "progress.db").read_bytes() == before
