"""What a teacher's file really contains: each slip has its own code, its place and the repaired line."""

import pytest

from tests.bank.samples import AFTER, BEFORE, FIRST_LINE, among, codes, only, read, repaired, stems

GOOD = ["Vorher?", "Nachher?"]

TRAPS = [
    # name, entry, code, line of the entry, column, repaired line
    (
        "an unquoted colon",
        "  - question: A: B\n    answer: x\n",
        "colon-in-text",
        1,
        16,
        '  - question: "A: B"',
    ),
    (
        "an unquoted colon at the end",
        "  - question: Was ist das:\n    answer: x\n",
        "colon-in-text",
        1,
        26,
        '  - question: "Was ist das:"',
    ),
    (
        "an unquoted colon and a comment",
        "  - question: A: B # gut\n    answer: x\n",
        "colon-in-text",
        1,
        16,
        '  - question: "A: B" # gut',
    ),
    (
        "an unquoted colon in a list of texts",
        "  - question: A?\n    answer: x\n    wrong:\n      - Moskau: Stadt\n",
        "colon-in-list",
        4,
        15,
        '      - "Moskau: Stadt"',
    ),
    (
        "two colons in a list of texts",
        "  - question: A?\n    answer: x\n    wrong:\n      - Er sagte: nein: nie\n",
        "colon-in-text",
        4,
        17,
        '      - "Er sagte: nein: nie"',
    ),
    (
        "a missing space after the first colon",
        "  - question:Was?\n    answer: x\n",
        "missing-space",
        1,
        13,
        "  - question: Was?",
    ),
    (
        "a missing space after a later colon",
        "  - question: Was?\n    answer:x\n    hint: y\n",
        "missing-space",
        2,
        11,
        "    answer: x",
    ),
    (
        "missing spaces throughout",
        "  - question:Was?\n    answer:x\n",
        "missing-space",
        1,
        5,
        "  - question: Was?",
    ),
    ("a missing colon", "  - question: Was?\n    answer x\n", "missing-colon", 2, 5, "    answer: x"),
    ("a tab before a key", "  - question: A?\n\tanswer: x\n", "tab", 2, 1, "    answer: x"),
    ("a tab before an entry", "\t- question: A?\n\t  answer: x\n", "tab", 1, 1, "  - question: A?"),
    (
        "a tab before a choice",
        "  - question: A?\n    answer: x\n    wrong:\n\t- b\n",
        "tab",
        4,
        1,
        "      - b",
    ),
    (
        "smart quotes as quotes",
        "  - question: „Was heißt: Ja?“\n    answer: x\n",
        "smart-quotes",
        1,
        15,
        '  - question: "Was heißt: Ja?"',
    ),
    (
        "English smart quotes as quotes",
        "  - question: A?\n    answer: “x: y”\n",
        "smart-quotes",
        2,
        13,
        '    answer: "x: y"',
    ),
    (
        "a quoted word at the beginning",
        '  - question: "Ja" heißt was?\n    answer: x\n',
        "text-after-quote",
        1,
        15,
        "  - question: '\"Ja\" heißt was?'",
    ),
    (
        "an apostrophe in single quotes",
        "  - question: 'It's Putin'\n    answer: x\n",
        "apostrophe",
        1,
        18,
        '  - question: "It\'s Putin"',
    ),
    (
        "an apostrophe after a single quote",
        "  - question: 'It's\n    answer: x\n",
        "apostrophe",
        1,
        18,
        '  - question: "It\'s"',
    ),
    (
        "a quote that is not closed",
        '  - question: "A?\n    answer: x\n',
        "unclosed-quote",
        1,
        15,
        '  - question: "A?"',
    ),
    (
        "a quote that the next line closes",
        '  - question: "A?\n    answer: "x"\n',
        "unclosed-quote",
        1,
        15,
        '  - question: "A?"',
    ),
    (
        "a word in brackets at the beginning",
        "  - question: [sic] Wer?\n    answer: x\n",
        "text-after-bracket",
        1,
        15,
        '  - question: "[sic] Wer?"',
    ),
    (
        "a bracket that is not closed",
        "  - question: A?\n    answer: x\n    wrong: [a, b\n",
        "unclosed-bracket",
        3,
        12,
        "    wrong: [a, b]",
    ),
    ("greater than", "  - question: A?\n    answer: > 5\n", "block-sign", 2, 13, '    answer: "> 5"'),
    ("a bar", "  - question: A?\n    answer: | 5\n", "block-sign", 2, 13, '    answer: "| 5"'),
    (
        "a star",
        "  - question: *Wer* war das?\n    answer: x\n",
        "alias",
        1,
        15,
        '  - question: "*Wer* war das?"',
    ),
    ("a star alone", "  - question: A?\n    answer: *x\n", "alias", 2, 13, '    answer: "*x"'),
    ("an ampersand", "  - question: &x Wer?\n    answer: x\n", "anchor", 1, 15, '  - question: "&x Wer?"'),
    (
        "an ampersand and a space",
        "  - question: & x?\n    answer: x\n",
        "anchor",
        1,
        15,
        '  - question: "& x?"',
    ),
    (
        "an exclamation mark",
        "  - question: !x Wer?\n    answer: x\n",
        "tag",
        1,
        15,
        '  - question: "!x Wer?"',
    ),
    (
        "a percent sign",
        "  - question: % von was?\n    answer: x\n",
        "reserved-sign",
        1,
        15,
        '  - question: "% von was?"',
    ),
    ("an at sign", "  - question: @wer?\n    answer: x\n", "reserved-sign", 1, 15, '  - question: "@wer?"'),
    ("a backtick", "  - question: `wer`?\n    answer: x\n", "reserved-sign", 1, 15, '  - question: "`wer`?"'),
    ("a dash", "  - question: - wer?\n    answer: x\n", "dash-in-text", 1, 15, '  - question: "- wer?"'),
    ("a duplicate key", "  - question: A?\n    answer: x\n    answer: y\n", "duplicate-key", 3, 5, ""),
    (
        "a backslash in double quotes",
        '  - question: "C:\\daten?"\n    answer: x\n',
        "bad-escape",
        1,
        18,
        "  - question: 'C:\\daten?'",
    ),
    (
        "a key too far left",
        "  - question: A?\n    answer: x\n   wrong:\n      - b\n",
        "indent",
        3,
        1,
        "    wrong:",
    ),
    (
        "a key too far right",
        "  - question: A?\n    answer: x\n      wrong:\n      - b\n",
        "indent",
        3,
        1,
        "    wrong:",
    ),
    ("a key below the dash", "  - question: A?\n  answer: x\n", "indent", 2, 1, "    answer: x"),
    ("an entry too far right", "   - question: A?\n     answer: x\n", "indent", 1, 1, "  - question: A?"),
    ("an entry too far left", " - question: A?\n   answer: x\n", "indent", 1, 1, "  - question: A?"),
    (
        "a choice too far left",
        "  - question: A?\n    answer: x\n    wrong:\n      - b\n     - c\n",
        "indent",
        5,
        1,
        "      - c",
    ),
    (
        "a choice too far right",
        "  - question: A?\n    answer: x\n    wrong:\n      - b\n       - c\n",
        "indent-of-dash",
        5,
        8,
        "",
    ),
    (
        "no space after dashes",
        "  - question: A?\n    answer: x\n    wrong:\n      -b\n      -c\n",
        "missing-dash-space",
        4,
        7,
        "      - b",
    ),
    (
        "no space after one dash",
        "  - question: A?\n    answer: x\n    wrong:\n      - b\n      -c\n",
        "missing-dash-space",
        5,
        7,
        "      - c",
    ),
    (
        "long dashes before choices",
        "  - question: A?\n    answer: x\n    wrong:\n      – b\n      – c\n",
        "long-dash",
        4,
        7,
        "      - b",
    ),
    (
        "a long dash before an entry",
        "  – question: A?\n    answer: x\n",
        "long-dash",
        1,
        3,
        "  - question: A?",
    ),
    (
        "a space that is none",
        "  - question:\u00a0A?\n    answer: x\n",
        "odd-space",
        1,
        14,
        "  - question: A?",
    ),
]


@pytest.mark.parametrize(
    ("entry", "code", "line", "column", "line_repaired"),
    [trap[1:] for trap in TRAPS],
    ids=[trap[0] for trap in TRAPS],
)
def test_each_slip_is_explained_at_its_place_and_spoils_its_entry_only(
    entry, code, line, column, line_repaired
):
    reading = among(entry)
    found = only(reading)
    assert (found.code, found.line, found.column) == (code, FIRST_LINE + line - 1, column)
    assert found.severity == "error"
    assert repaired(found) == line_repaired
    assert stems(reading) == GOOD


@pytest.mark.parametrize(
    "trap", [trap for trap in TRAPS if trap[5]], ids=[trap[0] for trap in TRAPS if trap[5]]
)
def test_with_the_line_repaired_as_shown_that_problem_is_gone(trap):
    _, entry, code, line, _, line_repaired = trap
    lines = entry.splitlines()
    lines[line - 1] = line_repaired
    after = among("\n".join(lines) + "\n")
    assert (code, FIRST_LINE + line - 1) not in [(found.code, found.line) for found in after.problems]


@pytest.mark.parametrize("trap", TRAPS, ids=[trap[0] for trap in TRAPS])
def test_a_slip_is_the_same_where_libyaml_is_missing(trap, monkeypatch):
    import yaml

    monkeypatch.delattr(yaml, "CBaseLoader")
    _, entry, code, line, column, _ = trap
    reading = among(entry)
    assert [(found.code, found.line, found.column) for found in reading.problems] == [
        (code, FIRST_LINE + line - 1, column)
    ]


@pytest.mark.parametrize("trap", TRAPS, ids=[trap[0] for trap in TRAPS])
def test_a_slip_is_the_same_with_the_line_ends_of_windows(trap):
    entry = trap[1]
    reading = among(entry)
    windows = read(f"{BEFORE}{entry}{AFTER}".replace("\n", "\r\n"))
    assert windows.problems == reading.problems
    assert stems(windows) == GOOD


def test_a_forgotten_dash_is_told_once_at_the_second_beginning():
    reading = among("    question: Ohne Strich?\n    answer: x\n")
    found = only(reading)
    assert (found.code, found.line, found.column) == ("duplicate-key", 5, 5)
    assert repaired(found) == "  - question: Ohne Strich?"


@pytest.mark.parametrize("text", ["", "\n", "  \n\n", "# nur eine Bemerkung\n", "\ufeff"])
def test_an_empty_file_is_told_to_be_empty(text):
    reading = read(text)
    assert codes(reading) == ["empty-file"]
    assert reading.deck is None


def test_a_slip_in_the_header_leaves_the_entries_alone():
    reading = read(f"title: Putin: eine Reise\nquestions:\n{AFTER}")
    found = only(reading)
    assert (found.code, found.line, found.column) == ("colon-in-text", 1, 13)
    assert repaired(found) == 'title: "Putin: eine Reise"'
    assert stems(reading) == ["Nachher?"]


def test_a_missing_space_in_the_first_line_is_found():
    reading = read(f"title:Reise\nquestions:\n{AFTER}")
    found = only(reading)
    assert (found.code, found.line, found.column) == ("missing-space", 1, 6)
    assert stems(reading) == ["Nachher?"]


def test_entries_without_dashes_are_explained():
    found = only(read("title: T\nquestions:\n  question: A?\n  answer: b\n"))
    assert (found.code, found.line, repaired(found)) == ("section-not-a-list", 3, "  - question: A?")


def test_a_file_of_dashes_without_a_section_is_explained():
    assert codes(read("- question: A?\n  answer: b\n")) == ["list-without-section"]


def test_a_number_sign_that_cuts_a_text_is_a_warning():
    reading = among("  - question: Wer ist Platz #1 geworden?\n    answer: x\n")
    found = only(reading)
    assert (found.code, found.severity, found.line, found.column, found.end_column) == (
        "comment-cut",
        "warning",
        5,
        29,
        31,
    )
    assert repaired(found) == '  - question: "Wer ist Platz #1 geworden?"'
    assert stems(reading) == ["Vorher?", "Wer ist Platz", "Nachher?"]


@pytest.mark.parametrize(
    "entry",
    [
        "  - question: Wer? # eine Bemerkung\n    answer: x\n",
        "  - question: Wer?   # eine\n    answer: x # zwei\n",
        '  - question: "Platz #1"\n    answer: x\n',
        "  - question: |\n      Platz #1\n    answer: x\n",
        "  - question: C#-Dur?\n    answer: x\n",
        "  - question: Wer?\n    answer: x\n  ## ein Abschnitt ##\n",
        "  - question: Wer?\n    #answer: y\n    answer: x\n",
    ],
)
def test_real_comments_and_number_signs_inside_a_text_are_no_problem(entry):
    assert codes(among(entry)) == []


@pytest.mark.parametrize(
    ("value", "line"),
    [
        ("[1,5, 2,5]", '["1,5", "2,5"]'),
        ("[Funksprüche, die man abhört, Briefe]", '["Funksprüche, die man abhört", "Briefe"]'),
        ("[Er kam, weil er wollte]", '["Er kam, weil er wollte"]'),
        ("[2,5]", '["2,5"]'),
    ],
)
def test_brackets_that_split_a_text_at_its_commas_are_a_warning(value, line):
    found = only(among(f"  - question: A?\n    answer: x\n    wrong: {value}\n"))
    assert (found.code, found.severity, found.line, found.column) == ("bracket-split", "warning", 7, 12)
    assert repaired(found) == f"    wrong: {line}"


@pytest.mark.parametrize(
    "value",
    ["[1991, 2014]", "[1,2,3]", "[rot, blau]", '["a, die b", c]', "[1991,2014]", "[Der Hund, Die Katze]"],
)
def test_ordinary_lists_in_brackets_are_no_problem(value):
    assert codes(among(f"  - question: A?\n    answer: x\n    wrong: {value}\n")) == []


def test_typographic_quotes_around_a_whole_text_are_a_warning_unless_meant():
    found = only(among("  - question: “Wer?”\n    answer: x\n"))
    assert (found.code, found.severity, found.column) == ("typographic-quotes", "warning", 15)
    assert codes(among('  - question: "“Wer?”"\n    answer: x\n')) == []
    assert codes(among("  - question: „Wer“ fragt „was“\n    answer: x\n")) == []
