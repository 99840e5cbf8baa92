from quizapp.bank.recovery import MAX_SYNTAX_ERRORS
from quizapp.bank.report import MOST_PROBLEMS
from tests.bank.samples import codes, read, repaired, stems


def file_of(*entries: str) -> str:
    return "title: T\nquestions:\n" + "".join(entries)


def good(number: int) -> str:
    return f"  - question: Frage {number}?\n    answer: a{number}\n"


BAD = "  - question: A: B\n    answer: x\n"


def test_all_problems_of_a_file_are_told_at_once_in_order():
    reading = read(
        file_of(
            good(1),
            BAD,
            "  - question: C?\n    anwser: d\n",
            good(2),
            "  - question: 'It's\n    answer: x\n",
            good(3),
        )
    )
    assert codes(reading) == ["colon-in-text", "unknown-key", "apostrophe"]
    assert [found.line for found in reading.problems] == [5, 8, 11]
    assert stems(reading) == ["Frage 1?", "Frage 2?", "Frage 3?"]


def test_places_after_a_blanked_entry_are_those_of_the_file():
    reading = read(file_of(BAD, BAD, good(1), "  - question: C?\n    anwser: d\n"))
    assert [(found.code, found.line) for found in reading.problems] == [
        ("colon-in-text", 3),
        ("colon-in-text", 5),
        ("unknown-key", 10),
    ]
    assert reading.deck.entries[0].common.line == 7


def test_the_other_problems_of_a_spoiled_entry_are_told_too():
    reading = read(
        file_of(
            "  - question: A: B\n    answer: [sic] x\n    wrong:\n      - c: d: e\n      - f: g\n    hnt: h\n",
            good(1),
        )
    )
    assert [(found.code, found.line) for found in reading.problems] == [
        ("colon-in-text", 3),
        ("text-after-bracket", 4),
        ("colon-in-text", 6),
        ("colon-in-list", 7),
        ("unknown-key", 8),
    ]
    assert stems(reading) == ["Frage 1?"]


def test_an_entry_without_its_dash_spares_the_one_before():
    reading = read(file_of(good(1), "  question: A?\n  answer: x\n", good(2)))
    (found,) = reading.problems
    assert (found.code, found.line, found.column) == ("missing-dash", 5, 3)
    assert repaired(found) == "  - question: A?"
    assert stems(reading) == ["Frage 1?", "Frage 2?"]


def test_a_colon_on_the_second_line_of_a_text_is_explained_there():
    reading = read(file_of("  - question: A?\n    answer: Malta liegt\n      im Süden: dort.\n", good(1)))
    (found,) = reading.problems
    assert (found.code, found.line, found.column) == ("colon-in-text", 5, 15)
    assert stems(reading) == ["Frage 1?"]


def test_a_quote_that_swallows_several_entries_is_found_where_it_begins():
    reading = read(
        file_of(
            good(1),
            '  - question: "A?\n    answer: x\n',
            good(2),
            '  - question: "B" ist was?\n    answer: y\n',
            good(3),
        )
    )
    assert [(found.code, found.line) for found in reading.problems] == [
        ("unclosed-quote", 5),
        ("text-after-quote", 9),
    ]
    assert stems(reading) == ["Frage 1?", "Frage 2?", "Frage 3?"]


def test_a_quote_in_the_header_that_is_never_closed_spares_the_entries():
    for rest in (good(1), '  - question: "Gut?"\n    answer: x\n'):
        reading = read(f'title: "T\nquestions:\n{rest}')
        assert [(found.code, found.line) for found in reading.problems] == [("unclosed-quote", 1)]
        assert len(reading.deck.entries) == 1


def test_an_entry_that_yaml_cuts_short_at_an_error_is_left_out():
    reading = read(file_of(good(1), "  - question: A?\n    answer: x\n   wrong:\n     - y\n", good(2)))
    assert stems(reading) == ["Frage 1?", "Frage 2?"]


def test_reading_stops_after_twenty_syntax_errors_and_keeps_what_was_read():
    many = [part for number in range(MAX_SYNTAX_ERRORS + 5) for part in (good(number), BAD)]
    reading = read(file_of(*many))
    assert codes(reading) == ["colon-in-text"] * MAX_SYNTAX_ERRORS + ["too-many-syntax-errors"]
    assert len(reading.deck.entries) == MAX_SYNTAX_ERRORS + 1


def test_errors_in_several_sections_spare_the_other_entries():
    reading = read(
        "title: T\nglossary:\n  - term: a: b\n    definition: c\n  - term: d\n    definition: e\n"
        "findings:\n  - Das ist __so__.\n  - [sic] __so__\nquestions:\n" + good(1) + BAD
    )
    assert codes(reading) == ["colon-in-text", "text-after-bracket", "colon-in-text"]
    assert len(reading.deck.entries) == 3


def test_keys_of_the_file_after_a_slip_are_still_read():
    reading = read(file_of(good(1), BAD) + "language: en\ntags: [a]\n")
    assert (reading.deck.language, reading.deck.tags) == ("en", ("a",))


def test_a_file_with_millions_of_problems_tells_some_of_them():
    reading = read("title: T\nquestions:\n" + "  - x\n" * (MOST_PROBLEMS * 2))
    assert len(reading.problems) == MOST_PROBLEMS + 1
    assert "more-problems" in codes(reading)


def test_a_file_of_which_nothing_is_left_comes_to_an_end():
    reading = read("# »Bemerkung«\n  - question: A\n   x\n    [: \n")
    assert reading.problems
    assert reading.deck is None or reading.deck.entries == ()
