import json
from pathlib import Path

import pytest

from quizapp.bank.problems import problem, visible
from quizapp.bank.rendering import as_json, format_github, format_text
from tests.bank.samples import ENGLISH, PATH, among, only, read

HOSTILE = ["\x1b[2J", "\x07", "\x9b31m", "\u202e", "\u2066", "\r", "\x00", "\u2028", "\ufeff"]


def test_a_problem_is_shown_with_its_line_a_caret_and_the_help_beside_it():
    found = only(read("title: T\nquestions:\n  - question: A?\n    anwser: 2000\n"))
    assert format_text(found, ENGLISH) == (
        "error[unknown-key]: unknown key “anwser”\n"
        "  --> deck.yaml:4:5\n"
        " 4 |     anwser: 2000\n"
        "   |     ^^^^^^ did you mean “answer”?"
    )


def test_a_repaired_line_stands_under_the_one_it_replaces():
    found = only(among("  - question: A: B\n    answer: x\n"))
    assert format_text(found, ENGLISH).splitlines()[2:] == [
        " 5 |   - question: A: B",
        "   |                ^ put the text in quotes:",
        ' 5 |   - question: "A: B"',
    ]


def test_a_problem_of_the_whole_file_has_no_excerpt():
    found = only(read(""))
    assert format_text(found, ENGLISH).splitlines() == [
        "error[empty-file]: the file is empty",
        "  --> deck.yaml:1:1",
        "      “quizapp new FILE” writes a file with an example of each kind to start from",
    ]


@pytest.mark.parametrize(
    ("before", "cells"),
    [("abc", 3), ("日本", 4), ("a\tb", 5), ("\t", 4), ("e\u0301", 1), ("😀", 2), ("a\u200bb", 2)],
)
def test_the_caret_stands_under_its_place_whatever_stands_before_it(before, cells):
    line = f"{before}X rest"
    found = problem("syntax", PATH, [line], (0, len(before)), (0, len(before) + 1))
    caret = format_text(found, ENGLISH).splitlines()[3]
    assert caret.index("^") == len(" 1 | ") + cells


@pytest.mark.parametrize("hostile", HOSTILE)
def test_nothing_of_a_hostile_file_is_printed_raw(hostile):
    path = Path(f"a{hostile}b.yaml")
    found = problem(
        "unknown-key", path, [f"x{hostile}y: z"], (0, 0), (0, 3), {"key": f"x{hostile}y", "known": "a"}
    )
    shown = [
        format_text(found, ENGLISH),
        found.message(ENGLISH),
        found.help(ENGLISH),
        as_json(found, ENGLISH)["message"],
    ]
    for text in shown:
        assert not any(sign in str(text).replace("\n", "") for sign in hostile if not sign.isprintable())


def test_a_long_line_is_cut_around_the_place():
    line = "x" * 500 + "HERE" + "y" * 500
    found = problem("syntax", PATH, [line], (0, 500), (0, 504))
    excerpt, caret = format_text(found, ENGLISH).splitlines()[2:4]
    assert len(excerpt) < 125
    assert excerpt[caret.index("^") :].startswith("HERE")
    assert caret.count("^") == 4


def test_a_place_beyond_its_line_and_one_over_several_lines_get_a_caret():
    for start, end in (((0, 40), (0, 41)), ((0, 1), (3, 2)), ((0, 2), (0, 2))):
        shown = format_text(problem("syntax", PATH, ["abc", "d"], start, end), ENGLISH)
        assert "^" in shown


def test_json_has_the_fields_that_check_promises():
    found = only(read("title: T\nquestions:\n  - question: A?\n    anwser: 2000\n"))
    assert json.loads(json.dumps(as_json(found, ENGLISH))) == {
        "file": "deck.yaml",
        "line": 4,
        "column": 5,
        "end_line": 4,
        "end_column": 11,
        "severity": "error",
        "code": "unknown-key",
        "message": "unknown key “anwser”",
        "help": "did you mean “answer”?",
    }


def test_a_workflow_command_escapes_what_would_end_it():
    found = problem("article-missing", Path("a,b:c%.yaml"), ["x"], (0, 0), (0, 1), {"text": "50%\nx"})
    command = format_github(found, ENGLISH)
    assert command.startswith(
        "::warning file=a%2Cb%3Ac%25.yaml,line=1,col=1,endLine=1,title=article-missing,endColumn=2::"
    )
    assert command.endswith(
        "“50%25 x” is not in the folder of this file%0Aput it there, or leave out “article:”"
    )
    assert "\n" not in command
    assert format_github(problem("asks-nothing", PATH, ["x"], (0, 0)), ENGLISH).startswith("::notice ")


def test_visible_text_keeps_what_can_be_seen():
    assert visible("Ä\t日 “x”\n") == "Ä\t日 “x”\n"
    assert visible("a\x1b\u202e") == "a\\x1b\\u202e"


@pytest.mark.parametrize("columns", [40, 60, 80])
def test_on_a_terminal_nothing_said_is_wider_and_no_word_is_broken(columns: int) -> None:
    text = f"title: T\nquestions:\n  - question: {'Was ist das? ' * 20}\n    anwser: x\n    hint: Platz #1\n"
    for found in read(text).problems:
        usual = format_text(found, ENGLISH)
        shown = format_text(found, ENGLISH, columns)
        assert all(len(line) <= columns for line in shown.splitlines())
        words = [word for word in usual.split() if word.isalpha()]
        assert [word for word in found.message(ENGLISH).split() if word not in shown.split()] == []
        assert words
        assert "^" in shown


def test_help_stands_beside_the_caret_where_it_fits() -> None:
    (found,) = read("title: T\nquestions:\n  - question: A?\n    anwser: x\n").problems
    assert format_text(found, ENGLISH, 80) == format_text(found, ENGLISH)
    assert format_text(found, ENGLISH, 30).splitlines()[-2:] == [
        "   |     ^^^^^^",
        "     did you mean “answer”?",
    ]
