import codecs

import pytest

from quizapp.bank.reader import parse_deck
from quizapp.bank.text import decode
from tests.bank.samples import PATH, codes, stems

TEXT = "title: Größe\nquestions:\n  - question: Wie groß ist »Öl« – etwa?\n    answer: groß\n"


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ],
)
def test_unicode_files_read_the_same_whatever_their_form_and_line_ends(mark, encoding, line_end):
    data = mark + TEXT.replace("\n", line_end).encode(encoding)
    assert decode(data).text == TEXT
    assert codes(parse_deck(data, PATH)) == []


def test_a_file_from_an_old_editor_is_read_and_the_fix_is_told_at_its_first_foreign_letter():
    reading = parse_deck(TEXT.encode("cp1252"), PATH)
    assert stems(reading) == ["Wie groß ist »Öl« – etwa?"]
    (found,) = reading.problems
    assert (found.code, found.severity, found.line, found.column) == ("not-utf8", "warning", 1, 10)


def test_in_a_file_with_two_encodings_each_letter_is_read_in_its_own():
    data = "title: Größe ".encode() + "Maß\n".encode("cp1252")
    assert decode(data).text == "title: Größe Maß\n"


def test_bytes_that_windows_1252_does_not_know_are_control_characters_and_refused():
    reading = parse_deck(TEXT.encode().replace(b"etwa", b"et\x81wa"), PATH)
    assert "control-character" in codes(reading)
    assert stems(reading) == []


def test_half_a_character_of_utf_16_is_no_text():
    reading = parse_deck(codecs.BOM_UTF16_LE + b"a\0b", PATH)
    assert codes(reading) == ["not-a-text"]


def test_a_picture_is_no_text():
    reading = parse_deck(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, PATH)
    assert codes(reading) == ["not-a-text"]
    assert reading.deck is None
