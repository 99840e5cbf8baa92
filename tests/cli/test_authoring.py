"""``new`` and ``check``: writing question files and hearing what is wrong with them."""

import json
import os
from pathlib import Path

import pytest

from quizapp.cli.check import check_files

from .program import BROKEN, DECK, quizapp


def test_a_new_file_has_no_problems_and_can_be_asked(home: Path, tmp_path: Path) -> None:
    done = quizapp("new", "mein thema.yaml", home=home, cwd=tmp_path)
    assert done.returncode == 0
    assert 'quizapp check "mein thema.yaml"' in done.stdout
    checked = quizapp("check", "mein thema.yaml", home=home, cwd=tmp_path)
    assert (checked.returncode, "no problems" in checked.stdout) == (0, True)
    assert "1 of " in quizapp("quiz", "mein thema.yaml", home=home, cwd=tmp_path).stdout


def test_the_template_is_in_the_language_of_the_program(home: Path, tmp_path: Path) -> None:
    quizapp("new", "a.yaml", home=home, cwd=tmp_path)
    quizapp("new", "b.yaml", "--lang", "de", home=home, cwd=tmp_path)
    assert (tmp_path / "a.yaml").read_text("utf-8") != (tmp_path / "b.yaml").read_text("utf-8")


def test_a_name_without_ending_gets_one(home: Path, tmp_path: Path) -> None:
    quizapp("new", "thema", home=home, cwd=tmp_path)
    assert (tmp_path / "thema.yaml").is_file()


def test_nothing_is_overwritten(home: Path, tmp_path: Path) -> None:
    (tmp_path / "thema.yaml").write_text(DECK, "utf-8")
    done = quizapp("new", "thema.yaml", home=home, cwd=tmp_path)
    assert done.returncode == 1
    assert "was not changed" in done.stderr
    assert (tmp_path / "thema.yaml").read_text("utf-8") == DECK


@pytest.mark.parametrize(
    ("name", "code", "said"),
    [
        ("thema.txt", 2, "ends in .yaml"),
        ("nirgends/thema.yaml", 1, "There is no folder “nirgends”."),
        ("datei.yaml/thema.yaml", 1, "cannot be written"),
    ],
)
def test_where_no_file_can_be_made_the_reason_is_told(
    name: str, code: int, said: str, home: Path, tmp_path: Path
) -> None:
    (tmp_path / "datei.yaml").write_text(DECK, "utf-8")
    done = quizapp("new", name, home=home, cwd=tmp_path)
    assert done.returncode == code
    assert said in done.stderr


def test_errors_are_shown_with_place_and_remedy(home: Path, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(BROKEN, "utf-8")
    done = quizapp("check", "a.yaml", home=home, cwd=tmp_path)
    assert done.returncode == 1
    assert "  --> a.yaml:4:5\n" in done.stdout
    assert "^^^^^^" in done.stdout
    assert "“answer”" in done.stdout
    assert done.stdout.splitlines()[-1].startswith("1 file, 0 usable entries: ")


def test_json_lists_problems_with_all_their_parts(home: Path, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(BROKEN, "utf-8")
    done = quizapp("check", "--format", "json", "a.yaml", home=home, cwd=tmp_path)
    problems = json.loads(done.stdout)
    assert done.returncode == 1
    (found,) = (problem for problem in problems if problem["code"] == "unknown-key")
    assert list(found) == [
        "file",
        "line",
        "column",
        "end_line",
        "end_column",
        "severity",
        "code",
        "message",
        "help",
        "fixable",
    ]
    assert [found[name] for name in ("file", "line", "column", "end_line", "end_column", "severity")] == [
        "a.yaml",
        4,
        5,
        4,
        11,
        "error",
    ]


def test_json_of_a_good_file_is_an_empty_list(home: Path, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(DECK, "utf-8")
    done = quizapp("check", "--format", "json", "a.yaml", home=home, cwd=tmp_path)
    assert (done.returncode, json.loads(done.stdout)) == (0, [])


def test_github_reads_the_problems_beside_the_lines(home: Path, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(BROKEN, "utf-8")
    done = quizapp("check", "--format", "github", "a.yaml", home=home, cwd=tmp_path)
    assert done.returncode == 1
    assert all(line.startswith("::") for line in done.stdout.splitlines())
    assert "::error file=a.yaml,line=4,col=5" in done.stdout


def test_warnings_and_hints_are_no_errors(home: Path, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(DECK.encode("latin-1"))
    done = quizapp("check", "a.yaml", home=home, cwd=tmp_path)
    assert "warning[" in done.stdout
    assert done.returncode == 0


def test_several_paths_are_checked_each_file_once(home: Path, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.yaml").write_text(DECK.replace("title", f"id: {name}\ntitle"), "utf-8")
    done = quizapp("check", "a.yaml", ".", "b.yaml", home=home, cwd=tmp_path)
    assert done.stdout == "2 files, 4 usable entries: no problems.\n"


def test_without_paths_the_own_files_are_checked_and_not_the_shipped_ones(
    with_deck: Path, tmp_path: Path
) -> None:
    (tmp_path / "questions").mkdir()
    (tmp_path / "questions" / "a.yaml").write_text(DECK, "utf-8")
    done = quizapp("check", home=with_deck, cwd=tmp_path)
    assert done.stdout == "2 files, 4 usable entries: no problems.\n"


def test_nothing_to_check_is_told(home: Path, tmp_path: Path) -> None:
    done = quizapp("check", home=home)
    assert done.returncode == 1
    assert "There is no question file in “questions” or “" in done.stderr
    assert "Name one: quizapp check my-topic.yaml" in done.stderr
    (tmp_path / "leer").mkdir()
    assert quizapp("check", tmp_path / "leer", home=home).returncode == 1


def test_two_files_with_one_id_are_told(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.yaml").write_text(DECK.replace("title", "id: gleich\ntitle"), "utf-8")
    first, second = check_files([tmp_path])
    assert first.problems == ()
    assert [found.code for found in second.problems] == ["shadowed-deck"]


@pytest.mark.parametrize("form", ["text", "github", "json"])
def test_hostile_text_is_made_visible(form: str, home: Path, tmp_path: Path) -> None:
    text = "title: X\nquestions:\n  - question: \x1b]52;c;aGk=\x07 \u202eWas?\x9b2J\n    anwser: \x1b[31m5\n"
    (tmp_path / "a.yaml").write_text(text, "utf-8")
    done = quizapp("check", "--format", form, "a.yaml", home=home, cwd=tmp_path)
    assert done.returncode == 1
    assert not [char for char in done.stdout if ord(char) < 32 and char != "\n"]
    assert not set(done.stdout) & {"\x7f", "\x9b", "\u202e"}


def test_a_hostile_file_name_is_made_visible(home: Path, tmp_path: Path) -> None:
    try:
        (tmp_path / "a\x1b[31m.yaml").write_text(BROKEN, "utf-8")
    except OSError:
        pytest.skip("this system has no such names")
    for command in (["check", "."], ["decks"], ["learn", "a\x1b[31m.yaml"]):
        done = quizapp(*command, home=home, cwd=tmp_path)
        assert "\x1b" not in done.stdout + done.stderr


def test_a_file_name_that_is_no_text_is_made_visible(home: Path, tmp_path: Path) -> None:
    name = os.fsdecode(b"gr\xfcn.yaml")
    try:
        (tmp_path / name).write_text(BROKEN, "utf-8")
    except OSError:
        pytest.skip("this system has no such names")
    for command in (["check", "."], ["check", name], ["learn", name], ["learn", "."]):
        done = quizapp(*command, home=home, cwd=tmp_path)
        assert "gr\\udcfcn.yaml" in done.stdout + done.stderr or command[1] == "."
        assert "Traceback" not in done.stderr


def test_messages_are_in_german_too(home: Path, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(BROKEN, "utf-8")
    done = quizapp("check", "a.yaml", "--lang", "de", home=home, cwd=tmp_path)
    assert done.stdout.splitlines()[-1].startswith("1 Datei, 0 brauchbare Einträge: ")


@pytest.mark.parametrize("command", ["check", "add", "review"])
def test_a_briefing_is_no_question_file_and_build_is_named(command: str, home: Path, tmp_path: Path) -> None:
    text = "# Wien\n\nStand: 3. Mai\n\n## Wussten Sie schon?\n\n- Bund: Ein Zusammenschluss.\n"
    (tmp_path / "wien.md").write_text(text, "utf-8")
    done = quizapp(command, "wien.md", home=home, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "“quizapp build wien.md -o my-topic.yaml” makes questions of it." in done.stderr


def test_a_question_file_with_the_ending_of_a_text_is_checked(home: Path, tmp_path: Path) -> None:
    (tmp_path / "deck.yaml.txt").write_text(BROKEN, "utf-8")
    assert "error" in quizapp("check", "deck.yaml.txt", home=home, cwd=tmp_path).stdout


def test_what_is_in_the_way_of_a_new_file_is_told_with_a_way_out(home: Path, tmp_path: Path) -> None:
    (tmp_path / "thema.yaml").write_text(DECK, "utf-8")
    taken = quizapp("new", "thema.yaml", home=home, cwd=tmp_path)
    assert "Choose another name." in taken.stderr
    nowhere = quizapp("schema", "-o", str(Path("nix", "a.json")), home=home, cwd=tmp_path)
    assert "Make it first, or name another." in nowhere.stderr
