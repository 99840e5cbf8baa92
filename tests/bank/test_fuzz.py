"""Whatever bytes a file holds, reading gives a deck or problems that can be shown, never a traceback."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizapp.bank.codec import decode_problems, encode_problems
from quizapp.bank.files import QuestionFile
from quizapp.bank.reader import Reading, parse_deck
from quizapp.bank.records import read_record
from quizapp.bank.rendering import as_json, format_github, format_text
from quizapp.bank.template import template
from tests.bank.samples import ENGLISH, PATH, with_ids

SEEDS = [template("de").encode(), template("en").encode("utf-16"), template("de").encode("cp1252", "replace")]
PIECES = [
    *(
        b"\t",
        b"&a ",
        b"*a ",
        b"!x ",
        b"[",
        b"]",
        b"{",
        b"}",
        b'"',
        b"'",
        b": ",
        b":",
        b" #",
        b"- ",
        b"-",
        b"\n",
        b"\r",
    ),
    *(
        b"__",
        b"---\n",
        b"...\n",
        b"%YAML 9\n",
        b"? ",
        b"|",
        b">",
        b"\x1b",
        b"\xe2\x80\xae",
        b"\xff",
        b"\0",
        b"\\",
    ),
    *(
        b'"\\e"',
        b"<<: ",
        b"\xef\xbb\xbf",
        b"  ",
        b"question: ",
        b"answer: ",
        b"wrong: ",
        b"term: ",
        b"`",
        b"@",
        b",",
    ),
    *(
        b"\xc2\xa0",
        b"\xe2\x80\x93 ",
        b"\xf0\x9f\x98\x80",
        b"\xe2\x80\xa8",
        b"number: ",
        b"only: ",
        b"id: ",
        b"pairs:\n",
    ),
]


def check(data: bytes) -> Reading:
    reading = parse_deck(data, PATH)
    for found in reading.problems:
        assert 1 <= found.line <= found.end_line
        assert found.column >= 1
        shown = format_text(found, ENGLISH)
        assert all(
            sign == "\n" or sign.isprintable() or sign == "\u00a0" or ord(sign) > 0xA0 for sign in shown
        )
        as_json(found, ENGLISH)
        assert "\n" not in format_github(found, ENGLISH)
    assert decode_problems(encode_problems(reading.problems), PATH) == reading.problems
    assert reading.problems or reading.deck
    return reading


@given(st.binary(max_size=400))
def test_random_bytes(data):
    check(data)


@given(st.text(alphabet=st.sampled_from("a:-# \n\t\"'[]{}&*!|>%@`?,_"), max_size=200))
def test_random_signs_of_yaml(text):
    check(f"title: T\nquestions:\n  - question: {text}\n".encode())


@st.composite
def mutations(draw) -> bytes:
    data = bytearray(draw(st.sampled_from(SEEDS)))
    for _ in range(draw(st.integers(1, 8))):
        at = draw(st.integers(0, len(data)))
        kind = draw(st.integers(0, 3))
        if kind == 0:
            data[at:at] = draw(st.sampled_from(PIECES))
        elif kind == 1:
            del data[at : at + draw(st.sampled_from([1, 2, 5, 40, 300]))]
        elif kind == 2:
            source = draw(st.integers(0, len(data)))
            data[at:at] = data[source : source + draw(st.sampled_from([3, 30, 200]))]
        else:
            data[at : at + 1] = bytes([draw(st.integers(0, 255))])
    return bytes(data)


@settings(
    max_examples=150, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], deadline=None
)
@given(mutations())
def test_mutations_of_a_valid_file(data):
    reading = check(data)
    changed, count = with_ids(data, PATH)
    if count:
        after = parse_deck(changed, PATH)
        assert [found.code for found in after.problems] == [found.code for found in reading.problems]


@pytest.mark.long
@settings(max_examples=5000, suppress_health_check=list(HealthCheck), deadline=None)
@given(mutations())
def test_many_mutations_of_a_valid_file(data):
    check(data)


@settings(max_examples=40, suppress_health_check=list(HealthCheck), deadline=None)
@given(data=mutations())
def test_the_index_takes_whatever_reading_gives(data, tmp_path_factory):
    path = tmp_path_factory.mktemp("fuzz") / "deck.yaml"
    path.write_bytes(data)
    record = read_record(QuestionFile(str(path), len(data), 1))
    ids = [row[1] for row in record.items]
    assert len(ids) == len(set(ids))
    assert Path(str(record.columns[0])) == path
