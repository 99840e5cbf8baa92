"""Files made to hurt: they cost no more than their size and never end the program."""

import re
import sys

import pytest

from quizapp.bank.drafts import MAX_ENTRIES
from quizapp.bank.problems import UNSEEN
from quizapp.bank.reader import MAX_BYTES, load_deck, parse_deck
from tests.bank.samples import PATH, codes, read, stems

HEAD = "title: T\nquestions:\n  - question: "


@pytest.mark.parametrize("sign", ["[", "{", "- ", "? ", "[a, ", "{a: "])
@pytest.mark.parametrize("head", ["", HEAD])
def test_200000_levels_are_refused(sign, head):
    reading = read(head + sign * 200_000)
    assert reading.problems
    assert reading.deck is None or reading.deck.entries == ()


def test_nesting_is_refused_at_its_place_and_spoils_its_entry_only():
    reading = read(f"{HEAD}{'[' * 30}{']' * 30}\n    answer: b\n  - question: C?\n    answer: d\n")
    (found,) = reading.problems
    assert (found.code, found.line) == ("too-deep", 3)
    assert stems(reading) == ["C?"]


def test_a_merge_key_bomb_costs_nothing():
    bomb = "a0: &a0 {x: y}\n" + "".join(f"a{n}: &a{n} {{<<: [*a{n - 1}, *a{n - 1}]}}\n" for n in range(1, 40))
    reading = read(bomb)
    assert {"anchor", "alias"} <= set(codes(reading))


def test_a_file_of_more_than_two_mebibytes_is_not_read():
    assert codes(parse_deck(b"title: T\n" + b"#" * MAX_BYTES, PATH)) == ["too-large"]


def test_more_than_ten_thousand_entries_are_left_out_with_one_error():
    reading = read(
        "title: T\nfindings:\n" + "".join(f"  - __a{number}__\n" for number in range(MAX_ENTRIES + 5))
    )
    assert codes(reading) == ["too-many-entries"]
    assert reading.problems[0].line == MAX_ENTRIES + 3
    assert len(reading.deck.entries) == MAX_ENTRIES


@pytest.mark.parametrize(
    "text",
    [
        "!!python/object/apply:os.system ['true']",
        "title: !!python/name:os.system\nquestions: []",
        "%TAG ! tag:yaml.org,2002:python/\n---\ntitle: !name:os.system ''\n",
        "title: *nothing\n",
        "? - a\n: b\n",
        "{}",
        "[]",
        "---\n...\n---\n",
        "title: T\nquestions: {a: {b: {c: {d: {e: {f: {g: {h: {i: j}}}}}}}}}\n",
        "\x00" * 1000,
        "\ud800".encode("utf-8", "surrogatepass").decode("latin-1"),
        'title: "\\ud800"\n',
        'title: "\\U00110000"\n',
        "a" * 100_000,
        "a: " * 10_000,
        '"' * 10_001,
        "title: T\nquestions:\n  - question: " + "x" * 500_000 + "\n    answer: b\n",
    ],
)
@pytest.mark.parametrize("libyaml", [True, False])
def test_anything_gives_a_reading(text, libyaml, monkeypatch):
    import yaml

    if not libyaml:
        monkeypatch.delattr(yaml, "CBaseLoader")
    reading = read(text)
    assert reading.problems or reading.deck


def test_a_long_list_of_pairs_takes_no_square_of_its_length():
    pairs = "".join(f"      a{number}: b{number}\n" for number in range(40_000))
    reading = read(f"title: T\nquestions:\n  - question: A?\n    pairs:\n{pairs}")
    assert reading.problems == ()


def test_a_glossary_of_thousands_takes_no_square_of_its_length():
    from quizapp.bank.phrases import phrases
    from quizapp.core.derivation import derive

    entries = "".join(
        f"  - term: t{number}\n    definition: Definition {number}\n" for number in range(9_000)
    )
    reading = read(f"title: T\nglossary:\n{entries}")
    assert len(derive(reading.deck, phrases("de"))) == 18_000


def test_a_file_that_is_not_there_or_not_to_be_read_is_a_problem(tmp_path):
    for path in (tmp_path / "none.yaml", tmp_path):
        reading = load_deck(path)
        assert codes(reading) == ["unreadable"]
        assert reading.deck is None


@pytest.mark.skipif(sys.platform == "win32", reason="chmod does not hide a file there")
def test_a_file_without_permission_is_a_problem(tmp_path):
    import os

    path = tmp_path / "a.yaml"
    path.write_text("title: T\n")
    path.chmod(0)
    if not os.access(path, os.R_OK):
        assert codes(load_deck(path)) == ["unreadable"]


def test_a_section_whose_only_key_is_no_text_is_reported():
    assert "section-not-a-list" in codes(read("title: T\nglossary:\n  ? - term: Bote\n"))


def test_nothing_unseen_counts_as_printable():
    """Reading looks for unseen characters only where a text is not printable."""
    unseen = re.compile(f"[{UNSEEN}]")
    assert not [
        sign for code in range(sys.maxunicode + 1) if (sign := chr(code)).isprintable() and unseen.match(sign)
    ]
