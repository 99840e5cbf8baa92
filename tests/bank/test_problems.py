"""The errors of the format: what has no meaning is told at its place, and the entry is left out."""

import pytest

from quizapp.bank.messages import SAYINGS
from quizapp.bank.schema import ALL_KEYS, GERMAN_KEYS, SYNONYMS
from tests.bank.samples import ENGLISH, FIRST_LINE, among, codes, only, read, stems

QUESTION = "  - question: A?\n"

ERRORS = [
    # name, entry, code, line of the entry, column, end column
    ("unknown key", f"{QUESTION}    anwser: 2000\n", "unknown-key", 2, 5, 11),
    ("German key", f"{QUESTION}    antwort: 2000\n", "german-key", 2, 5, 12),
    ("missing answer", QUESTION, "missing-response", 1, 5, 13),
    ("missing question", "  - answer: a\n    wrong: [b, c]\n", "missing-stem", 1, 5, 11),
    ("nothing but an id", "  - id: a\n", "missing-stem", 1, 5, 7),
    ("missing correct", "  - statement: A.\n", "missing-key", 1, 5, 14),
    ("empty question", "  - question:\n    answer: a\n", "empty-text", 1, 5, 13),
    ("empty answer", f"{QUESTION}    answer: ''\n", "empty-text", 2, 5, 11),
    ("empty choice", f"{QUESTION}    answer: a\n    wrong:\n      -\n      - b\n", "empty-text", 4, 8, 8),
    ("bare text", "  - Wer ist da?\n", "entry-not-keys", 1, 5, 16),
    ("list", "  - [a, b]\n", "entry-not-keys", 1, 5, 11),
    ("duplicate key", f"{QUESTION}    answer: a\n    answer: b\n", "duplicate-key", 3, 5, 11),
    ("bad id", "  - id: a b\n    question: A?\n    answer: b\n", "bad-id", 1, 9, 12),
    ("too long id", f"  - id: {'a' * 81}\n    question: A?\n    answer: b\n", "bad-id", 1, 9, 90),
    ("list and wrong", f"{QUESTION}    answer: [a, b]\n    wrong: [c]\n", "answer-list", 2, 5, 11),
    ("list of one and wrong", f"{QUESTION}    answer:\n      - a\n    wrong: [c]\n", "answer-list", 2, 5, 11),
    ("answers alone", f"{QUESTION}    answers: [a, b]\n", "answers-without-wrong", 2, 5, 12),
    (
        "wrong is right",
        f"{QUESTION}    answer: Straße\n    wrong:\n      - STRASSE\n",
        "wrong-is-right",
        4,
        9,
        16,
    ),
    (
        "wrong with feedback is right",
        f"{QUESTION}    answers: [a, b]\n    wrong:\n      - choice: B\n        feedback: nein\n",
        "wrong-is-right",
        4,
        17,
        18,
    ),
    ("right twice", f"{QUESTION}    answers: [a, A]\n    wrong: [b]\n", "same-line-twice", 2, 18, 19),
    ("wrong and also", f"{QUESTION}    answer: a\n    wrong: [b]\n    also: [c]\n", "misplaced-key", 4, 5, 9),
    ("question and correct", f"{QUESTION}    correct: yes\n", "statement-meant", 1, 5, 13),
    ("unclosed gap", "  - gap: Es ist __Erdöl.\n", "gap-unclosed", 1, 17, 19),
    ("second gap unclosed", "  - gap: __Es__ ist __Erdöl.\n", "gap-unclosed", 1, 21, 23),
    ("empty gap", "  - gap: Es ist ____.\n", "gap-empty", 1, 17, 19),
    ("empty alternative", "  - gap: Es ist __Öl|__.\n", "gap-empty", 1, 17, 19),
    ("no gap", "  - gap: Es ist Öl.\n", "gap-missing", 1, 10, 20),
    ("two gaps to choose", "  - gap: __a__ __b__\n    wrong: [c]\n", "gap-choices", 2, 5, 10),
    ("no number", f"{QUESTION}    number: viele\n", "not-a-number", 2, 13, 18),
    ("long number", f"{QUESTION}    number: {'1' * 31}\n", "number-too-long", 2, 13, 44),
    (
        "long tolerance",
        f"{QUESTION}    number: 1\n    tolerance: 0,{'1' * 31}\n",
        "number-too-long",
        3,
        16,
        49,
    ),
    ("no tolerance", f"{QUESTION}    number: 1\n    tolerance: kaum\n", "not-a-tolerance", 3, 16, 20),
    ("negative tolerance", f"{QUESTION}    number: 1\n    tolerance: -1\n", "not-a-tolerance", 3, 16, 18),
    ("no judgement", "  - statement: A.\n    correct: vielleicht\n", "not-a-truth", 2, 14, 24),
    ("no certainty", f"{QUESTION}    answer: b\n    certainty: sicher\n", "not-a-certainty", 3, 16, 22),
    ("level", f"{QUESTION}    answer: b\n    level: 4\n", "not-in-range", 3, 12, 13),
    ("points", f"{QUESTION}    answer: b\n    points: -1\n", "not-in-range", 3, 13, 15),
    ("time", f"{QUESTION}    answer: b\n    time: lang\n", "not-in-range", 3, 11, 15),
    ("draft", f"{QUESTION}    answer: b\n    draft: bald\n", "not-yes-or-no", 3, 12, 16),
    ("only", f"{QUESTION}    answer: b\n    only: [name]\n", "not-a-facet", 3, 12, 16),
    ("one pair", f"{QUESTION}    pairs:\n      a: b\n", "too-few", 2, 5, 10),
    ("pairs with dashes", f"{QUESTION}    pairs:\n      - a: b\n      - c: d\n", "not-pairs", 2, 5, 10),
    ("a pair without right side", f"{QUESTION}    pairs:\n      a: b\n      c:\n", "empty-text", 4, 7, 8),
    (
        "extra is right",
        f"{QUESTION}    pairs:\n      a: b\n      c: d\n    extra: [B]\n",
        "wrong-is-right",
        5,
        13,
        14,
    ),
    ("one line to order", f"{QUESTION}    order: [a]\n", "too-few", 2, 5, 10),
    ("a line twice", f"{QUESTION}    order:\n      - a\n      - b\n      - a\n", "same-line-twice", 5, 9, 10),
    ("a list as text", f"{QUESTION}    answer: b\n    hint: [c]\n", "text-expected", 3, 11, 14),
    ("a list in a list", f"{QUESTION}    answer: b\n    wrong:\n      - [sic]\n", "list-in-list", 4, 9, 14),
    (
        "choice misspelt",
        f"{QUESTION}    answer: b\n    wrong:\n      - choice: c\n        feedbak: d\n",
        "unknown-key",
        5,
        9,
        16,
    ),
    ("an anchor", f"{QUESTION}    answer: &x b\n", "anchor", 2, 13, 17),
    ("an anchor on an entry", "  - &x\n    question: A?\n    answer: b\n", "anchor", 1, 5, 5),
    ("an alias", f"{QUESTION}    answer: *x\n", "alias", 2, 13, 15),
    ("a tag", f"{QUESTION}    answer: !!int 5\n", "tag", 2, 13, 20),
    ("a merge key", "  - <<: x\n    question: A?\n    answer: b\n", "merge-key", 1, 5, 7),
    ("a list as key", f"{QUESTION}    answer: b\n    ? [c]\n    : d\n", "key-not-a-text", 3, 7, 10),
    ("a raw escape", "  - question: A\x1b[31m\n    answer: b\n", "control-character", 1, 16, 17),
    ("a line separator", "  - question: A\u2028\n    answer: b\n", "control-character", 1, 16, 17),
    ("a direction", "  - question: A\u202eB\n    answer: b\n", "direction-character", 1, 16, 17),
    ("a byte order mark inside", "  - question: A\ufeffB\n    answer: b\n", "control-character", 1, 16, 17),
    ("an escape for escape", '  - question: "A\\e[2J"\n    answer: b\n', "control-escape", 1, 17, 19),
    ("an escape for nothing", '  - question: "A\\0"\n    answer: b\n', "control-escape", 1, 17, 19),
    (
        "an escape for a direction",
        '  - question: "\\\\ A\\u202e"\n    answer: b\n',
        "control-escape",
        1,
        20,
        26,
    ),
    (
        "an escape after a line",
        '  - question: "A\n      B\\x9b"\n    answer: b\n',
        "control-escape",
        2,
        8,
        12,
    ),
]


@pytest.mark.parametrize(
    ("entry", "code", "line", "column", "end"),
    [error[1:] for error in ERRORS],
    ids=[error[0] for error in ERRORS],
)
def test_what_has_no_meaning_is_an_error_at_its_place_and_the_entry_is_left_out(
    entry, code, line, column, end
):
    reading = among(entry)
    found = only(reading)
    assert (found.code, found.line - FIRST_LINE + 1, found.column, found.end_column) == (
        code,
        line,
        column,
        end,
    )
    assert found.severity == "error"
    assert stems(reading) == ["Vorher?", "Nachher?"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [("anwser", "answer"), ("Answer", "answer"), ("explanaton", "explanation"), ("qestion", "question")],
)
def test_an_unknown_key_names_the_one_that_was_probably_meant(written, meant):
    reading = among(f"  - question: A?\n    answer: b\n    {written}: c\n".replace(f"    {meant}: b\n", ""))
    found = next(found for found in reading.problems if found.code == "unknown-key")
    assert found.message(ENGLISH) == f"unknown key “{written}”"
    if meant not in ("question", "answer"):
        assert found.help(ENGLISH) == f"did you mean “{meant}”?"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("prompt", "question"),
        ("q", "question"),
        ("a", "answer"),
        ("correct_answer", "answer"),
        ("Correct-Answer", "answer"),
        ("solution", "answer"),
        ("distractors", "wrong"),
        ("incorrect_answers", "wrong"),
        ("note", "explanation"),
        ("clue", "hint"),
        ("quote", "source"),
    ],
)
def test_another_word_for_a_key_names_it_and_is_the_only_error(written, meant):
    entry = (
        "  - question: A?\n    answer: b\n    wrong: [c]\n    explanation: d\n    hint: f\n    source: e\n"
    )
    found = only(among(entry.replace(f"{meant}:", f"{written}:")))
    assert (found.code, found.help(ENGLISH)) == ("unknown-key", f"did you mean “{meant}”?")


@pytest.mark.parametrize(
    ("written", "meant", "entry"),
    [
        ("terms", "glossary", "term: A\n    definition: b"),
        ("key_findings", "findings", "finding: A __b__."),
        ("keyfindings", "findings", "finding: A __b__."),
        ("items", "questions", "question: A?\n    answer: b"),
        ("cards", "questions", "question: A?\n    answer: b"),
        ("quiz", "questions", "question: A?\n    answer: b"),
    ],
)
def test_another_word_for_a_section_names_it_and_spares_its_entries(written, meant, entry):
    reading = read(f"title: T\n{written}:\n  - {entry}\n")
    found = only(reading)
    assert (found.code, found.help(ENGLISH)) == ("unknown-key", f"did you mean “{meant}”?")
    assert len(reading.deck.entries) == 1


@pytest.mark.parametrize("written", ["wronng", "Wrong", "wrogn"])
def test_a_mistyped_wrong_is_meant_where_an_answer_stands(written):
    found = only(among(f"  - question: A?\n    answer: b\n    {written}: [c, d]\n"))
    assert (found.code, found.help(ENGLISH)) == ("unknown-key", "did you mean “wrong”?")


@pytest.mark.parametrize("written", ["options", "choices", "Options", "wrong: [c]\n    options"])
def test_a_list_of_all_choices_is_told_where_its_parts_belong(written):
    found = only(among(f"  - question: A?\n    answer: b\n    {written}: [b, c]\n"))
    assert found.code == "unknown-key"
    assert found.help(ENGLISH) == "write the right choice under “answer:” and only the others under “wrong:”"


def test_another_word_for_a_key_that_is_there_already_is_no_suggestion():
    found = only(among("  - question: A?\n    answer: b\n    solution: c\n"))
    assert "“answer”" not in found.help(ENGLISH)


def test_words_for_keys_are_no_keys_and_mean_keys():
    assert SYNONYMS.keys().isdisjoint(ALL_KEYS | GERMAN_KEYS.keys())
    assert all(set(keys) <= ALL_KEYS for keys in SYNONYMS.values())
    assert not any(joint in word for word in SYNONYMS for joint in " _-")


@pytest.mark.parametrize(
    ("german", "english"),
    [
        ("frage", "question"),
        ("antwort", "answer"),
        ("falsch", "wrong"),
        ("Erklärung", "explanation"),
        ("lücke", "gap"),
        ("Quelle", "source"),
        ("Loesung", "answer"),
        ("erklaerung", "explanation"),
    ],
)
def test_a_german_key_names_the_english_one_and_is_the_only_error(german, english):
    entry = "  - question: A?\n    answer: b\n    wrong: [c]\n    explanation: d\n    source: e\n"
    if english == "gap":
        entry = "  - gap: A __b__.\n"
    found = only(among(entry.replace(f"{english}:", f"{german}:")))
    assert (found.code, found.help(ENGLISH)) == ("german-key", f"write “{english}:”")


def test_german_keys_of_the_file_are_errors_that_spare_its_entries():
    reading = read("titel: T\nfragen:\n  - question: A?\n    answer: b\n")
    assert codes(reading) == ["german-key", "german-key"]
    assert stems(reading) == ["A?"]


def test_a_second_id_is_an_error_at_the_second_one():
    reading = read(
        "title: T\nglossary:\n  - id: a\n    term: b\n    definition: c\nquestions:\n  - question: D?\n    answer: e\n    id: a\n"
    )
    found = only(reading)
    assert (found.code, found.line, found.column) == ("duplicate-id", 9, 9)
    assert found.message(ENGLISH) == "the entry in line 3 already has the id “a”"
    assert len(reading.deck.entries) == 1


def test_the_same_entry_twice_is_an_error_unless_ids_tell_them_apart():
    assert codes(
        read("title: T\nquestions:\n  - question: A?\n    answer: b\n  - answer: b\n    question: A?\n")
    ) == ["duplicate-entry"]
    assert (
        codes(
            read(
                "title: T\nquestions:\n  - question: A?\n    answer: b\n  - id: x\n    answer: b\n    question: A?\n"
            )
        )
        == []
    )
    assert codes(read("title: T\nquestions: [{question: A, answer: b}, {question: A, answer: b}]\n")) == [
        "duplicate-entry"
    ]


def test_faults_of_the_file_s_keys_are_told_and_the_deck_still_works():
    reading = read(
        "quizapp: 2\nid: a b\narticle: ../x.md\nas_of: 2024-02-30\nlink: javascript:alert(1)\nlanguage: 12\nfoo: 1\n"
        "questions:\n  - question: A?\n    answer: b\n"
    )
    assert sorted(codes(reading)) == sorted(
        [
            "missing-key",
            "other-version",
            "bad-id",
            "article-elsewhere",
            "not-a-date",
            "not-a-link",
            "not-a-language",
            "unknown-key",
        ]
    )
    deck = reading.deck
    assert (deck.id, deck.title, deck.article, deck.as_of, deck.link, deck.language) == (
        "deck",
        "deck",
        "",
        None,
        "",
        "de",
    )


@pytest.mark.parametrize("name", ["../x.md", "a/b.md", "a\\b.md", "C:b.md", "..", "/etc/passwd"])
def test_a_briefing_is_a_name_in_the_same_folder(name):
    reading = read(f"title: T\narticle: {name}\nquestions:\n  - question: A?\n    answer: b\n")
    assert codes(reading) == ["article-elsewhere"]


@pytest.mark.parametrize("dash", ["–", "—", "•"])
def test_a_long_dash_of_a_section_s_first_entry_spoils_that_entry_only(dash):
    reading = read(
        f"title: T\nquestions:\n  {dash} question: A?\n    answer: x\n  - question: B?\n    answer: y\n"
    )
    assert [found.code for found in reading.problems] == ["long-dash"]
    assert [entry.stem for entry in reading.deck.entries] == ["B?"]


def test_a_file_without_entries_says_where_they_go():
    for text in ("title: T\n", "title: T\nquestions:\n", "title: T\nquestions: []\nglossary:\n"):
        reading = read(text)
        assert codes(reading) == ["no-entries"]
        assert reading.deck is None


def test_a_second_document_is_not_read():
    reading = read("---\ntitle: T\nquestions:\n  - question: A?\n    answer: b\n---\ntitle: U\n")
    assert (codes(reading), reading.problems[0].line, stems(reading)) == (["second-document"], 6, ["A?"])


def test_incomplete_certainty_and_an_empty_restriction_are_hints():
    reading = among("  - question: A?\n    answer: b\n    certainty: alleged\n    claim: c\n")
    found = only(reading)
    assert (found.code, found.severity) == ("certainty-incomplete", "hint")
    assert found.message(ENGLISH) == "the level of certainty is not asked, because “source” is missing"
    assert len(reading.deck.entries) == 3
    found = only(read("title: T\nglossary:\n  - term: a\n    definition: b\n    only: [meaning]\n"))
    assert (found.code, found.severity, found.line, found.column) == ("asks-nothing", "hint", 3, 5)


def test_every_message_can_be_filled_in(tmp_path):
    for code, saying in SAYINGS.items():
        assert saying.message, code
        for wording in (*saying.message, *saying.helps):
            assert wording == wording.strip(), code
            assert not wording.endswith("."), code
