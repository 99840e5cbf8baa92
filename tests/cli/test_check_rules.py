"""``check`` with its rules, as a teacher calls it: choosing codes, explaining them, learners' answers."""

import json
from pathlib import Path

import pytest

from .program import DECK, quizapp

BAD = DECK + "  - question: Welches Land wird nicht genannt?\n    answer: China\n    wrong: [Laos]\n"


def write(folder: Path, text: str = BAD) -> None:
    (folder / "a.yaml").write_text(text, "utf-8")


def told(home: Path, folder: Path, *arguments: str) -> list[str]:
    done = quizapp("check", "a.yaml", "--format", "json", *arguments, home=home, cwd=folder)
    assert done.returncode == 0, done.stderr
    return [problem["code"] for problem in json.loads(done.stdout)]


def test_advice_has_a_place_a_remedy_and_no_error_code(home: Path, tmp_path: Path) -> None:
    write(tmp_path)
    done = quizapp("check", "a.yaml", home=home, cwd=tmp_path)
    assert done.returncode == 0
    assert "warning[unmarked-negation]" in done.stdout
    assert "  --> a.yaml:9:33\n" in done.stdout
    assert "Welches Land wird NICHT genannt?" in done.stdout
    assert done.stdout.splitlines()[-1] == "1 file, 3 usable entries: 1 warning, 1 hint."


def test_codes_and_groups_are_selected_and_ignored(home: Path, tmp_path: Path) -> None:
    write(tmp_path)
    assert told(home, tmp_path) == ["unmarked-negation", "few-distractors"]
    assert told(home, tmp_path, "--select", "stems") == ["unmarked-negation"]
    assert told(home, tmp_path, "--ignore", "unmarked-negation,choices") == []
    assert told(home, tmp_path, "--ignore", "hint, Warning") == []
    assert told(home, tmp_path, "--select", "warning,hint") == told(home, tmp_path)
    assert told(home, tmp_path, "--select", "error") == []
    for nothing in ("", " ,"):
        assert quizapp("check", "a.yaml", "--select", nothing, home=home, cwd=tmp_path).returncode == 2


def test_an_unknown_code_is_wrong_usage_and_names_the_nearest(home: Path, tmp_path: Path) -> None:
    write(tmp_path)
    for option in ("--select", "--ignore"):
        done = quizapp("check", "a.yaml", option, "few-distracters", home=home, cwd=tmp_path)
        assert done.returncode == 2
        assert "Did you mean “few-distractors”?" in done.stderr
    done = quizapp("check", "--explain", "unknownkey", home=home)
    assert (done.returncode, "Did you mean “unknown-key”?" in done.stderr) == (2, True)
    done = quizapp("check", "--explain", "statements", home=home)
    assert done.returncode == 2
    assert "Name one of its codes: absolute-statement, lopsided-truths." in done.stderr


def test_a_code_is_explained_in_the_language_of_the_person(home: Path) -> None:
    english = quizapp("check", "--explain", "long-key", home=home)
    german = quizapp("check", "--explain", "long-key", "--lang", "de", home=home)
    assert english.stdout.startswith("warning[long-key]\n\nThe right choice is much longer")
    assert "Not like this:\n\n    - question:" in english.stdout
    assert german.stdout.startswith("Warnung[long-key]\n\nDie richtige Antwort ist viel länger")
    assert "Sondern so:" in german.stdout


def test_github_reads_advice_too(home: Path, tmp_path: Path) -> None:
    write(tmp_path)
    done = quizapp("check", "a.yaml", "--format", "github", home=home, cwd=tmp_path)
    assert [line.split(" ")[0] for line in done.stdout.splitlines()] == ["::warning", "::notice"]


def test_an_answer_that_a_learner_counted_as_right_is_proposed_until_it_is_accepted(
    with_deck: Path, tmp_path: Path
) -> None:
    from datetime import UTC, datetime

    from quizapp.core.attempts import Attempt, Mode
    from quizapp.core.scheduling import Scheduling
    from quizapp.core.scores import Verdict
    from quizapp.progress.records import Attempted, Overruled, Record, Undone, new_id
    from quizapp.progress.store import open_store

    at = datetime(2026, 1, 1, tzinfo=UTC)
    learner, first, second = new_id(), new_id(), new_id()
    with open_store(with_deck / "progress.db", Scheduling()) as store:
        for number, text in ((first, "Viang Chan"), (second, "Pakse")):
            attempt = Attempt("laender/vientiane", Mode.QUIZ, "s", at, (text,), 0.0, Verdict.WRONG, None)
            store.record(Record(number, learner, at, Attempted(attempt)))
            store.record(Record(new_id(), learner, at, Overruled(number, passed=True)))
        store.record(Record(new_id(), learner, at, Undone(second)))
    before = (with_deck / "progress.db").read_bytes()
    done = quizapp("check", home=with_deck, cwd=tmp_path)
    assert (
        "hint[accepted-by-learners]: learners had “Viang Chan” counted as right, which was marked wrong (1×)"
        in done.stdout
    )
    assert "Pakse" not in done.stdout
    assert "“- Viang Chan”" in done.stdout
    assert (with_deck / "progress.db").read_bytes() == before
    deck = with_deck / "questions" / "laender.yaml"
    deck.write_text(DECK + "    also: [Viang Chan]\n", "utf-8")
    assert quizapp("check", home=with_deck, cwd=tmp_path).stdout == "1 file, 2 usable entries: no problems.\n"


def test_an_unreadable_progress_file_is_told_and_left_as_it_is(with_deck: Path, tmp_path: Path) -> None:
    (with_deck / "progress.db").write_bytes(b"no database at all" * 100)
    done = quizapp("check", home=with_deck, cwd=tmp_path)
    assert done.returncode == 0
    assert "are left out" in done.stderr
    assert (with_deck / "progress.db").read_bytes() == b"no database at all" * 100
    assert sorted(path.name for path in with_deck.iterdir()) == ["progress.db", "questions"]


@pytest.mark.parametrize(
    "entry",
    [
        "question: Wer leitete ihn?\n    answer: Metternich\n    wrong: Talleyrand, Castlereagh",
        "question: Ordne.\n    order: Leipzig, Wien, Waterloo",
    ],
)
def test_who_writes_several_things_in_one_line_hears_that_each_has_its_own(
    entry: str, home: Path, tmp_path: Path
) -> None:
    (tmp_path / "wien.yaml").write_text(f"title: Wien\nquestions:\n  - {entry}\n", "utf-8")
    assert "in a line of its own" in quizapp("check", "wien.yaml", home=home, cwd=tmp_path).stdout
