import codecs

import pytest

from quizapp.bank.reader import parse_deck
from quizapp.bank.template import template
from tests.bank.samples import PATH, read, with_ids

FILE = """# Anfang
title: T   # Bemerkung
glossary:
  - term:   "Bote"     # Abstand bleibt
    definition: Einer, der Nachrichten bringt

  # dazwischen
  -   definition: Vertretung
      term: Botschaft
findings:
  - Ein __Satz__ genügt.
  - 'Auch __dieser__ hier.'
questions:
  - id: schon-da
    question: A?
    answer: b
  - {question: "B?", answer: c}
"""


def test_ids_are_written_and_nothing_else_changes():
    changed, count = with_ids(FILE.encode(), PATH)
    assert count == 5
    assert (
        changed.decode()
        == """# Anfang
title: T   # Bemerkung
glossary:
  - id: bote
    term:   "Bote"     # Abstand bleibt
    definition: Einer, der Nachrichten bringt

  # dazwischen
  -   id: botschaft
      definition: Vertretung
      term: Botschaft
findings:
  - id: ein-satz-genuegt
    finding: Ein __Satz__ genügt.
  - id: auch-dieser-hier
    finding: 'Auch __dieser__ hier.'
questions:
  - id: schon-da
    question: A?
    answer: b
  - {id: b, question: "B?", answer: c}
"""
    )


def test_writing_ids_a_second_time_changes_nothing():
    changed, _ = with_ids(FILE.encode(), PATH)
    assert with_ids(changed, PATH) == (changed, 0)


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("mark", "encoding"),
    [(b"", "utf-8"), (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (b"", "cp1252")],
)
def test_encoding_mark_and_line_ends_stay(mark, encoding, line_end):
    data = mark + FILE.replace("\n", line_end).encode(encoding)
    changed, count = with_ids(data, PATH)
    expected, _ = with_ids(FILE.encode(), PATH)
    assert count == 5
    assert changed == mark + expected.decode().replace("\n", line_end).encode(encoding)


def test_equal_beginnings_get_different_ids():
    text = "title: T\nquestions:\n" + "".join(f"  - question: Wer?\n    answer: a{n}\n" for n in range(3))
    changed, _ = with_ids(text.encode(), PATH)
    assert [entry.common.id for entry in read(changed.decode()).deck.entries] == ["wer", "wer-2", "wer-3"]


def test_entries_with_errors_keep_their_lines_and_the_ids_of_others_are_not_taken():
    text = (
        "title: T\nquestions:\n  - question: Wer?\n    anwser: a\n    id: wo\n  - question: Wo?\n    answer: b\n"
        "  - question: C: D\n    answer: e\n"
    )
    assert with_ids(text.encode(), PATH) == (text.encode(), 0)
    readable = text.replace("C: D", "C")
    changed, count = with_ids(readable.encode(), PATH)
    assert count == 2
    assert "  - id: wo-2\n    question: Wo?\n" in changed.decode()


@pytest.mark.parametrize(
    "entry",
    ["  - Ein __Satz__\n    geht weiter.\n", "  - |\n    Ein __Satz__.\n", "  - >-\n    Ein __Satz__.\n"],
)
def test_a_bare_finding_over_several_lines_is_left_alone(entry):
    text = f"title: T\nfindings:\n{entry}"
    assert with_ids(text.encode(), PATH) == (text.encode(), 0)


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_template_reads_without_a_problem_in_its_language_before_and_after(language):
    data = template(language).encode()
    reading = parse_deck(data, PATH)
    assert reading.problems == ()
    assert reading.deck.language == language
    changed, count = with_ids(data, PATH)
    assert count == len(reading.deck.entries)
    assert parse_deck(changed, PATH).problems == ()


def test_the_template_has_an_example_of_each_kind():
    from quizapp.bank.phrases import phrases
    from quizapp.core.derivation import derive
    from quizapp.core.items import Kind

    for language in ("de", "en"):
        kinds = {item.kind for item in derive(read(template(language)).deck, phrases(language))}
        assert kinds == set(Kind) - {Kind.RECALL, Kind.CERTAINTY}
