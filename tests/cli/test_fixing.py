"""``check --fix``: what is certain is put right and said, and what was learned stays."""

import json
from pathlib import Path

from .program import DECK, quizapp

SLIPS = (
    "titel: Länder  \nfragen:\n"
    "  - frage: Wie heißt die Hauptstadt von Vietnam?\n    antwort: Hanoi\n"
    "  - question: Wie heißt die Hauptstadt von Laos?\n\tanswer: Vientiane\n"
    "  - question:Wer?\n    anwser: 5\n"
)


def test_what_was_fixed_is_said_and_what_remains_is_listed(home: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(SLIPS.encode("cp1252"))
    done = quizapp("check", "a.yaml", "--fix", home=home, cwd=tmp_path)
    assert done.stdout.splitlines()[0] == (
        "a.yaml: saved as UTF-8, 1 line indented rightly, spaces and dashes mended in 1 line, "
        "4 German keys written in English, blanks at the end of 1 line removed, 2 ids written."
    )
    assert "error[unknown-key]: unknown key “anwser”" in done.stdout
    assert done.stdout.splitlines()[-1].startswith("1 file, 2 usable entries: 1 error")
    assert done.returncode == 1
    text = path.read_text("utf-8")
    assert "  - id: wie-heisst-die-hauptstadt-von-vietnam\n    question: Wie heißt" in text
    again = quizapp("check", "a.yaml", "--fix", home=home, cwd=tmp_path)
    assert again.stdout.splitlines()[0].startswith("error[unknown-key]")
    assert path.read_text("utf-8") == text


def test_a_fixed_file_is_fine(home: Path, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(DECK.replace("question:", "frage:"), "utf-8")
    done = quizapp("check", "--fix", "a.yaml", home=home, cwd=tmp_path)
    assert (done.returncode, done.stdout.splitlines()) == (
        0,
        ["a.yaml: 2 German keys written in English.", "1 file, 2 usable entries: no problems."],
    )


def test_other_programs_read_problems_only(home: Path, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(SLIPS, "utf-8")
    done = quizapp("check", "--fix", "--format", "json", "a.yaml", home=home, cwd=tmp_path)
    assert [each["code"] for each in json.loads(done.stdout)] == ["unknown-key"]
    assert "2 ids written" in done.stderr


def test_a_protected_file_stays_and_is_told(home: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    text = "title: T\nquestions:\n  - question: A?   \n    answer: b\n"
    path.write_text(text, "utf-8")
    path.chmod(0o444)
    (tmp_path / "b.yaml").write_text(DECK.replace("frage", "question"), "utf-8")
    done = quizapp("check", "--fix", "a.yaml", "b.yaml", home=home, cwd=tmp_path)
    assert "“a.yaml” is protected against writing and was not fixed." in done.stderr
    assert "no problems" in done.stdout
    assert done.returncode == 1
    assert path.read_text("utf-8") == text


def test_what_was_learned_stays_when_ids_are_written(home: Path) -> None:
    (home / "questions").mkdir(parents=True)
    deck = home / "questions" / "laender.yaml"
    deck.write_text(
        DECK.replace("  - id: hanoi\n    ", "  - ").replace("  - id: vientiane\n    ", "  - "), "utf-8"
    )
    learned = quizapp("learn", "laender", "--format", "json", home=home, lines="Hanoi\nVientiane\n" * 2)
    assert '"feedback"' in learned.stdout
    before = json.loads(quizapp("decks", "--format", "json", home=home).stdout)[0]
    done = quizapp("check", "--fix", home=home)
    assert "2 ids written." in done.stdout
    after = json.loads(quizapp("decks", "--format", "json", home=home).stdout)[0]
    assert before["new"] == 0
    assert (after["new"], after["due"]) == (before["new"], before["due"])
    assert quizapp("progress", "verify", home=home).returncode == 0


def test_it_is_said_in_german_too(home: Path, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(SLIPS, "utf-8")
    done = quizapp("check", "--fix", "a.yaml", "--lang", "de", home=home, cwd=tmp_path)
    assert "2 Kennungen geschrieben" in done.stdout


def test_what_fixing_would_mend_is_told_with_the_command_to_type(home: Path, tmp_path: Path) -> None:
    path = tmp_path / "mein stapel.yaml"
    path.write_text(SLIPS, "utf-8")
    done = quizapp("check", path.name, home=home, cwd=tmp_path)
    assert done.stdout.splitlines()[-2].startswith("1 file, 0 usable entries: ")
    said = done.stdout.splitlines()[-1]
    assert said == "“quizapp check --fix 'mein stapel.yaml'” mends 6 of them by itself."
    listed = json.loads(quizapp("check", "--format", "json", path.name, home=home, cwd=tmp_path).stdout)
    assert sum(each["fixable"] for each in listed) == 6
    some = quizapp("check", "--select", "german-key", path.name, home=home, cwd=tmp_path)
    assert some.stdout.splitlines()[-1].endswith("mends them all by itself.")
    quizapp("check", "--fix", path.name, home=home, cwd=tmp_path)
    left = json.loads(quizapp("check", "--format", "json", path.name, home=home, cwd=tmp_path).stdout)
    assert len(left) == len(listed) - 6
    assert "by itself" not in quizapp("check", path.name, home=home, cwd=tmp_path).stdout
    assert (
        "by itself" not in quizapp("check", "--format", "github", path.name, home=home, cwd=tmp_path).stdout
    )
