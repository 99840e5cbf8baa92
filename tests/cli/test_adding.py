"""``add`` and ``schema``: files for one's own folder and for an editor."""

import json
import os
import sys
from pathlib import Path

import pytest

from quizapp.authoring.json_schema import SCHEMA_ID

from .program import BROKEN, DECK, quizapp

WITH_BRIEFING = DECK.replace("questions", "article: briefing.md\nquestions", 1)


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def test_a_file_and_its_briefing_are_copied_and_asked(home: Path, tmp_path: Path) -> None:
    (tmp_path / "laender.yaml").write_bytes(WITH_BRIEFING.replace("\n", "\r\n").encode())
    (tmp_path / "briefing.md").write_text("Hanoi liegt in Vietnam.\n", "utf-8")
    done = quizapp("add", "laender.yaml", home=home, cwd=tmp_path)
    folder = home / "questions"
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "“laender.yaml” was added: 2 usable entries.",
        "Its briefing “briefing.md” was copied too.",
        f"“quizapp” shows what is in “{folder}”.",
    ]
    assert names(folder) == ["briefing.md", "laender.yaml"]
    assert (folder / "laender.yaml").read_bytes() == (tmp_path / "laender.yaml").read_bytes()
    listed = json.loads(quizapp("decks", "--format", "json", home=home).stdout)
    assert listed[0]["id"] == "laender"


def test_the_same_file_again_is_said_to_be_there(home: Path, tmp_path: Path) -> None:
    (tmp_path / "laender.yaml").write_text(DECK, "utf-8")
    (tmp_path / "anders.yaml").write_text("id: laender\n" + DECK, "utf-8")
    quizapp("add", "laender.yaml", home=home, cwd=tmp_path)
    done = quizapp("add", "laender.yaml", home=home, cwd=tmp_path)
    assert done.returncode == 0
    assert "is there already, as" in done.stdout
    own = home / "questions" / "laender.yaml"
    assert "is there already, as" in quizapp("add", own, home=home, cwd=tmp_path).stdout
    assert names(home / "questions") == ["laender.yaml"]


def test_the_briefing_that_is_missing_there_comes_with_a_second_try(home: Path, tmp_path: Path) -> None:
    (tmp_path / "laender.yaml").write_text(WITH_BRIEFING, "utf-8")
    first = quizapp("add", "laender.yaml", home=home, cwd=tmp_path)
    assert "warning[article-missing]" in first.stdout
    assert first.returncode == 0
    (tmp_path / "briefing.md").write_text("Hanoi.\n", "utf-8")
    assert "was copied too" in quizapp("add", "laender.yaml", home=home, cwd=tmp_path).stdout
    assert names(home / "questions") == ["briefing.md", "laender.yaml"]


def test_another_file_of_the_same_name_is_not_overwritten(home: Path, tmp_path: Path) -> None:
    folder = home / "questions"
    folder.mkdir(parents=True)
    (folder / "laender.yaml").write_text(DECK.replace("Länder", "Andere"), "utf-8")
    (folder / "briefing.md").write_text("Ein anderes.\n", "utf-8")
    (tmp_path / "laender.yaml").write_text(DECK, "utf-8")
    (tmp_path / "neu.yaml").write_text(WITH_BRIEFING, "utf-8")
    (tmp_path / "briefing.md").write_text("Hanoi.\n", "utf-8")
    before = {name: (folder / name).read_bytes() for name in names(folder)}
    for name, taken in (("laender.yaml", "laender.yaml"), ("neu.yaml", "briefing.md")):
        done = quizapp("add", name, home=home, cwd=tmp_path)
        assert done.returncode == 1
        assert f"“{name}” was not added: another “{folder / taken}” is there. Delete or rename" in done.stderr
    assert {name: (folder / name).read_bytes() for name in names(folder)} == before


def test_a_deck_id_that_another_file_there_has_is_told(home: Path, tmp_path: Path) -> None:
    (home / "questions" / "teil").mkdir(parents=True)
    (home / "questions" / "teil" / "laender.yaml").write_text(DECK.replace("Länder", "Andere"), "utf-8")
    (tmp_path / "laender.yaml").write_text(DECK, "utf-8")
    done = quizapp("add", "laender.yaml", home=home, cwd=tmp_path)
    assert done.returncode == 1
    assert "has the same deck id “laender”" in done.stderr
    assert names(home / "questions") == ["teil"]


def test_errors_are_shown_and_what_is_usable_is_added(home: Path, tmp_path: Path) -> None:
    (tmp_path / "halb.yaml").write_text(DECK + "  - question: Was?\n    anwser: 5\n", "utf-8")
    (tmp_path / "kaputt.yaml").write_text(BROKEN, "utf-8")
    done = quizapp("add", "kaputt.yaml", "halb.yaml", home=home, cwd=tmp_path)
    assert done.returncode == 1
    assert "  --> kaputt.yaml:4:5\n" in done.stdout
    assert "“kaputt.yaml” was not added: it has no usable entry." in done.stderr
    assert "“halb.yaml” was added: 2 usable entries.\nWhat has errors is left out; mend it in" in done.stdout
    assert names(home / "questions") == ["halb.yaml"]


def test_a_folder_stands_for_its_question_files(home: Path, tmp_path: Path) -> None:
    (tmp_path / "kurs" / "woche").mkdir(parents=True)
    (tmp_path / "kurs" / "eins.yaml").write_text(DECK, "utf-8")
    (tmp_path / "kurs" / "woche" / "zwei.yml").write_text(DECK, "utf-8")
    (tmp_path / "kurs" / "notizen.txt").write_text("…", "utf-8")
    done = quizapp("add", "kurs", home=home, cwd=tmp_path)
    assert done.returncode == 0
    assert names(home / "questions") == ["eins.yaml", "zwei.yml"]
    (tmp_path / "leer").mkdir()
    assert "There is no question file in “leer”." in quizapp("add", "leer", home=home, cwd=tmp_path).stderr


@pytest.mark.parametrize(
    ("name", "code", "said"),
    [
        ("notizen.txt", 1, "the name of a question file ends in .yaml"),
        (".laender.yaml", 1, "does not begin with a dot"),
        ("laendr.yaml", 2, "Did you mean “laender.yaml”?"),
    ],
)
def test_what_cannot_be_added_is_told(name: str, code: int, said: str, home: Path, tmp_path: Path) -> None:
    for there in ("notizen.txt", ".laender.yaml", "laender.yaml"):
        (tmp_path / there).write_text(DECK, "utf-8")
    done = quizapp("add", name, home=home, cwd=tmp_path)
    assert (done.returncode, said in done.stderr) == (code, True)
    assert not (home / "questions").exists()
    assert quizapp("add", home=home, cwd=tmp_path).returncode == 2


@pytest.mark.parametrize("article", ["../oben.md", "/etc/hostname", "unter/b.md", ".profile", "mehr.yaml"])
def test_a_briefing_never_goes_anywhere_else(article: str, home: Path, tmp_path: Path) -> None:
    source = tmp_path / "quelle"
    (source / "unter").mkdir(parents=True)
    for name in (tmp_path / "oben.md", source / "unter" / "b.md", source / ".profile", source / "mehr.yaml"):
        name.write_text("Hanoi.\n", "utf-8")
    (source / "a.yaml").write_text(WITH_BRIEFING.replace("briefing.md", article), "utf-8")
    quizapp("add", "a.yaml", home=home, cwd=source)
    assert not (home / "questions").exists() or names(home / "questions") == ["a.yaml"]
    assert not (home / "oben.md").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="making links needs a right there")
def test_a_link_in_the_folder_is_not_written_through(home: Path, tmp_path: Path) -> None:
    (home / "questions").mkdir(parents=True)
    (home / "questions" / "laender.yaml").symlink_to(tmp_path / "nirgends.yaml")
    (tmp_path / "laender.yaml").write_text(DECK, "utf-8")
    assert quizapp("add", "laender.yaml", home=home, cwd=tmp_path).returncode == 1
    assert not (tmp_path / "nirgends.yaml").exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes")
def test_a_pipe_is_no_question_file(home: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.yaml")
    done = quizapp("add", "a.yaml", home=home, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (1, "“a.yaml” is no question file.\n")


def test_names_that_differ_in_capitals_or_in_how_letters_are_put_together_are_the_same(
    home: Path, tmp_path: Path
) -> None:
    folder = home / "questions"
    folder.mkdir(parents=True)
    (folder / "Länder.yaml").write_text(DECK.replace("Länder", "Andere"), "utf-8")
    (folder / "Briefing.md").write_text("Hanoi.\n", "utf-8")
    before = names(folder)
    (tmp_path / "neu.yaml").write_text(WITH_BRIEFING, "utf-8")
    (tmp_path / "briefing.md").write_text("Hanoi.\n", "utf-8")
    for name in ("länder.yaml", "LÄNDER.YAML", "La\N{COMBINING DIAERESIS}nder.yaml"):
        (tmp_path / name).write_text(DECK, "utf-8")
        done = quizapp("add", name, home=home, cwd=tmp_path)
        assert done.returncode == 1
        assert "another “" in done.stderr
    assert "Briefing.md” is there" in quizapp("add", "neu.yaml", home=home, cwd=tmp_path).stderr
    assert names(folder) == before
    (tmp_path / "länder.yaml").write_text(DECK.replace("Länder", "Andere"), "utf-8")
    assert "is there already, as" in quizapp("add", "länder.yaml", home=home, cwd=tmp_path).stdout


def test_files_of_several_folders_never_take_each_others_place(home: Path, tmp_path: Path) -> None:
    for number, folder in enumerate("abc"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "laender.yaml").write_text(f"id: d{number}\n{DECK}", "utf-8")
    (tmp_path / "c" / "zwei.yaml").write_text(f"id: d0\n{DECK.replace('Wie', 'Wo')}", "utf-8")
    done = quizapp("add", "a", "b", "c", home=home, cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr.count("was not added: another") == 2
    assert "has the same deck id “d0”" in done.stderr
    assert (home / "questions" / "laender.yaml").read_text("utf-8").startswith("id: d0")
    assert names(home / "questions") == ["laender.yaml"]


@pytest.mark.skipif(sys.platform == "win32", reason="making links needs a right there")
def test_a_link_to_a_file_is_added_as_the_file_and_one_into_the_folder_is_there(
    home: Path, tmp_path: Path
) -> None:
    (tmp_path / "tief").mkdir()
    (tmp_path / "tief" / "wahr.yaml").write_text(DECK, "utf-8")
    (tmp_path / "link.yaml").symlink_to("tief/wahr.yaml")
    (tmp_path / "lose.yaml").symlink_to("nirgends.yaml")
    assert quizapp("add", "link.yaml", home=home, cwd=tmp_path).returncode == 0
    own = home / "questions" / "link.yaml"
    assert own.is_file()
    assert not own.is_symlink()
    (tmp_path / "zurück.yaml").symlink_to(own)
    assert "is there already" in quizapp("add", "zurück.yaml", home=home, cwd=tmp_path).stdout
    assert quizapp("add", "lose.yaml", home=home, cwd=tmp_path).returncode == 2
    assert names(home / "questions") == ["link.yaml"]


def test_where_the_folder_should_be_stands_a_file(home: Path, tmp_path: Path) -> None:
    home.mkdir()
    (home / "questions").write_text("…", "utf-8")
    (tmp_path / "laender.yaml").write_text(DECK, "utf-8")
    done = quizapp("add", "laender.yaml", home=home, cwd=tmp_path)
    assert done.returncode == 1
    assert "questions” is no folder, so that nothing can be added to it." in done.stderr


def test_the_schema_is_printed_in_the_language_of_the_program(home: Path, tmp_path: Path) -> None:
    english = json.loads(quizapp("schema", home=home).stdout)
    german = json.loads(quizapp("schema", "--lang", "de", home=home).stdout)
    assert english["$id"] == german["$id"] == SCHEMA_ID
    assert german["title"] == "Eine Fragedatei von quizapp"


def test_the_schema_is_written_and_an_older_one_replaced(home: Path, tmp_path: Path) -> None:
    path = tmp_path / "quizapp.schema.json"
    done = quizapp("schema", "-o", path.name, home=home, cwd=tmp_path)
    assert done.returncode == 0
    assert done.stdout.splitlines()[-1] == "  # yaml-language-server: $schema=quizapp.schema.json"
    assert quizapp("schema", "-o", path.name, "--lang", "de", home=home, cwd=tmp_path).returncode == 0
    assert "Fragedatei" in path.read_text("utf-8")
    assert names(tmp_path) == ["quizapp.schema.json"]


@pytest.mark.parametrize("text", ["", "{}", "[" * 10_000, '{"title": "x"}', DECK])
def test_a_file_that_is_no_schema_of_ours_is_not_overwritten(text: str, home: Path, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(text, "utf-8")
    done = quizapp("schema", "-o", "a.json", home=home, cwd=tmp_path)
    assert done.returncode == 1
    assert "is no schema of quizapp" in done.stderr
    assert (tmp_path / "a.json").read_text("utf-8") == text


def test_where_no_schema_can_be_written_the_reason_is_told(home: Path, tmp_path: Path) -> None:
    done = quizapp("schema", "-o", "nirgends/a.json", home=home, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (
        1,
        "quizapp: There is no folder “nirgends”. Make it first, or name another.\n",
    )
