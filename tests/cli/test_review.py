"""``review``: which file is meant, and what is said where there is nothing to review."""

import shutil
from pathlib import Path

import quizapp as package

from .program import BROKEN, DECK, quizapp

DRAFTS = """title: Entwürfe
questions:
  # Prüfe das.
  - question: A?
    answer: B
    draft: yes
  - question: C?
    answer: D
    draft: yes
"""


def test_a_file_is_reviewed_line_by_line_and_changed(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "neu.yaml"
    file.write_text(DRAFTS, "utf-8")
    done = quizapp("review", file, home=home, lines="a\nx\n")
    assert done.returncode == 0
    assert "To be checked: Prüfe das." in done.stdout
    assert "1 draft accepted, 1 draft dropped." in done.stdout
    assert file.read_text("utf-8") == "title: Entwürfe\nquestions:\n  - question: A?\n    answer: B\n"


def test_a_deck_is_found_by_its_id(home: Path) -> None:
    (home / "questions").mkdir(parents=True)
    file = home / "questions" / "neu.yaml"
    file.write_text(DRAFTS, "utf-8")
    assert quizapp("review", "neu", home=home, lines="a\n").returncode == 0
    assert file.read_text("utf-8").count("draft") == 1


def test_without_drafts_there_is_nothing_to_do(home: Path, tmp_path: Path) -> None:
    (tmp_path / "fertig.yaml").write_text(DECK, "utf-8")
    done = quizapp("review", tmp_path / "fertig.yaml", home=home)
    assert done.returncode == 1
    assert "There are no drafts in" in done.stdout


def test_it_is_said_what_cannot_be_reviewed(home: Path, tmp_path: Path) -> None:
    (tmp_path / "kaputt.yaml").write_text(BROKEN, "utf-8")
    for word, code, told in (
        ((), 2, "The question file is missing"),
        ((tmp_path / "kaputt.yaml",), 1, "“quizapp check "),
        ((tmp_path / "fehlt.yaml",), 2, "There is no file or folder"),
        ((tmp_path,), 2, "is a folder"),
        (("gibt-es-nicht",), 2, "There is no deck"),
    ):
        done = quizapp("review", *word, home=home)
        assert (done.returncode, told in done.stderr) == (code, True), done.stderr


def test_a_link_that_leads_nowhere_is_not_what_was_meant(home: Path, tmp_path: Path) -> None:
    (tmp_path / "link.yaml").symlink_to("fehlt.yaml")
    done = quizapp("review", tmp_path / "link.yaml", home=home)
    assert (done.returncode, "Did you mean" in done.stderr) == (2, False)
    assert "There is no file or folder" in done.stderr


def test_a_file_with_an_error_beside_its_drafts_is_reviewed(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "neu.yaml"
    file.write_text(DRAFTS + "  - question: E?\n    anwser: F\n", "utf-8")
    done = quizapp("review", file, home=home, lines="a\n")
    assert done.returncode == 0
    assert "The file has 1 error" in done.stdout
    assert file.read_text("utf-8").count("draft") == 1


def test_it_speaks_the_language_of_the_deck(home: Path, tmp_path: Path) -> None:
    (tmp_path / "neu.yaml").write_text(DRAFTS, "utf-8")
    done = quizapp("review", tmp_path / "neu.yaml", home=home, lines="q\n", LANG="C")
    assert "Entwurf 1 von 2" in done.stdout


def program_with(tmp_path: Path, deck: str) -> Path:
    """Return a folder with the program and one deck that comes with it."""
    program = tmp_path / "program"
    shutil.copytree(
        Path(package.__file__).parent, program / "quizapp", ignore=shutil.ignore_patterns("__pycache__")
    )
    (program / "questions").mkdir()
    (program / "questions" / "neu.yaml").write_text(deck, "utf-8")
    (program / "questions" / "neu.md").write_text("Das Briefing.", "utf-8")
    return program


SHIPPED = DRAFTS.replace("questions:", "article: neu.md\nquestions:")


def test_a_deck_that_comes_with_the_program_is_copied_first(home: Path, tmp_path: Path) -> None:
    program = program_with(tmp_path, SHIPPED)
    done = quizapp("review", "neu", home=home, lines="a\n", PYTHONPATH=str(program))
    assert f"copied to “{home / 'questions' / 'neu.yaml'}”" in done.stdout
    assert (program / "questions" / "neu.yaml").read_text("utf-8").count("draft") == 2
    assert (home / "questions" / "neu.yaml").read_text("utf-8").count("draft") == 1
    assert (home / "questions" / "neu.md").read_text("utf-8") == "Das Briefing."


def test_another_deck_of_the_same_name_is_not_taken_for_the_copy(home: Path, tmp_path: Path) -> None:
    program = program_with(tmp_path, SHIPPED)
    (home / "questions").mkdir(parents=True)
    other = DRAFTS.replace("title:", "id: anders\ntitle:")
    (home / "questions" / "neu.yaml").write_text(other, "utf-8")
    done = quizapp("review", "neu", home=home, lines="a\n", PYTHONPATH=str(program))
    assert done.returncode == 0
    assert (home / "questions" / "neu.yaml").read_text("utf-8") == other
    assert (home / "questions" / "2" / "neu.yaml").read_text("utf-8").count("draft") == 1
