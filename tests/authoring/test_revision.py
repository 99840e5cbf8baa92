"""Accepting, dropping and rewriting one entry: only its lines change, whatever the file looks like."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.authoring.revision import RevisionError, accepted, dropped, rewritten
from quizapp.bank.reader import parse_deck
from quizapp.core.decks import Entry
from quizapp.language import translator

PATH = Path("deck.yaml")
FILE = """# Anfang
title: T   # Bemerkung

glossary:
  # Prüfe die Definition.
  # quizapp: ignore long-text
  - term: Bote
    definition: Einer, der bringt   # so
    # dazwischen
    draft: ja

questions:
  # frei stehend

  # Prüfe die Zahl.
  - question: A?
    explanation: |
      # kein Kommentar

      Ende
    draft: yes  # weg
    answer: b

  - draft: yes
    question: C?
    answer: d

  - {question: "E?", answer: f, draft: yes}  # Rest
  - {draft: yes, question: "G?", answer: h}
  -
    question: I?
    draft: yes
    answer: "k
      l"
"""


def line_of(text: str, wanted: str) -> int:
    return next(number for number, line in enumerate(text.splitlines(), 1) if wanted in line)


def without(text: str, *gone: str) -> str:
    """Return the text without the lines that hold these words, each once."""
    lines = text.splitlines(keepends=True)
    for words in gone:
        lines.remove(next(line for line in lines if words in line))
    return "".join(lines)


def accept(text: str, wanted: str) -> str:
    return accepted(text.encode(), PATH, line_of(text, wanted)).decode()


def drop(text: str, wanted: str) -> str:
    return dropped(text.encode(), PATH, line_of(text, wanted)).decode()


def entries(data: bytes) -> list[Entry]:
    deck = parse_deck(data, PATH).deck
    assert deck is not None
    return [replace(entry, common=replace(entry.common, line=0)) for entry in deck.entries]


def test_an_accepted_entry_loses_its_comment_and_its_mark_and_nothing_else() -> None:
    assert accept(FILE, "A?") == without(FILE, "Prüfe die Zahl", "draft: yes  # weg")


def test_comments_for_the_program_stay() -> None:
    assert accept(FILE, "Bote") == without(FILE, "Prüfe die Definition", "draft: ja")


def test_the_dash_moves_where_the_mark_stood_first() -> None:
    assert accept(FILE, "  - draft") == without(FILE, "  - draft: yes").replace(
        "    question: C?", "  - question: C?"
    )


def test_marks_in_braces_go_with_one_comma() -> None:
    assert accept(FILE, "E?") == FILE.replace(", draft: yes}  # Rest", "}  # Rest")
    assert accept(FILE, "G?") == FILE.replace("{draft: yes, ", "{")


def test_an_entry_below_its_dash_is_accepted() -> None:
    assert accept(FILE, "I?") == FILE.replace("    question: I?\n    draft: yes\n", "    question: I?\n")


def test_a_dropped_entry_goes_with_its_comment_and_one_blank_line() -> None:
    start, end = FILE.index("  # Prüfe die Zahl"), FILE.index("  - draft: yes")
    assert drop(FILE, "A?") == FILE[:start] + FILE[end:]


def test_the_last_entry_of_its_kind_takes_the_key_along() -> None:
    start, end = FILE.index("glossary:"), FILE.index("questions:")
    assert drop(FILE, "Bote") == FILE[:start] + FILE[end:]


def test_the_last_entry_of_a_file_leaves_no_blank_line_at_the_end() -> None:
    text = "title: T\nquestions:\n  - question: A?\n    answer: b\n\n  # C\n  - question: C?\n    answer: d\n"
    assert drop(text, "- question: C?") == "title: T\nquestions:\n  - question: A?\n    answer: b\n"


def test_the_only_entry_of_a_file_can_be_dropped() -> None:
    assert (
        drop("title: T\n\nquestions:\n  # C\n  - question: C?\n    answer: d\n", "- question") == "title: T\n"
    )


def test_a_rewritten_entry_is_replaced_and_keeps_its_comment() -> None:
    text = "  - question: Neu?\n    number: 5\n    draft: yes"
    start, end = FILE.index("  - draft: yes"), FILE.index("\n\n  - {question")
    changed = rewritten(FILE.encode(), PATH, line_of(FILE, "  - draft"), text + "\n\n").decode()
    assert changed == FILE[:start] + text + FILE[end:]


def test_faults_of_what_was_written_are_told_with_their_line() -> None:
    line = line_of(FILE, "A?")
    with pytest.raises(RevisionError) as caught:
        rewritten(FILE.encode(), PATH, line, "  - question: A?\n    anwser: b")
    assert [(found.code, found.line) for found in caught.value.problems] == [("unknown-key", line + 1)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "Nothing is left"),
        ("  # später", "Nothing is left"),
        ("  - question: A?\n    answer: b\ntitle: X", ""),
        ("  - question: A?\n    answer: b\nlanguage: en", "other entries"),
        ("  - question: A?\n    answer: b\nfindings: []\nglossary:\n  - term: A\n    definition: b", ""),
    ],
)
def test_what_reaches_beyond_the_entry_is_refused(text: str, told: str) -> None:
    with pytest.raises(RevisionError) as caught:
        rewritten(FILE.encode(), PATH, line_of(FILE, "A?"), text)
    assert told in caught.value.message(translator("en"))


def test_an_entry_that_asks_the_same_is_told_wherever_it_stands() -> None:
    text = "title: T\nquestions:\n" + "".join(f"  - question: Was {n}?\n    answer: das\n" for n in range(3))
    for line, other, told in ((5, 0, 5), (5, 2, 7)):
        with pytest.raises(RevisionError) as caught:
            rewritten(text.encode(), PATH, line, f"  - question: Was {other}?\n    answer: das")
        assert [(found.code, found.line) for found in caught.value.problems] == [("duplicate-entry", told)]


def test_entries_that_share_a_line_are_left_to_an_editor() -> None:
    text = "title: T\nquestions: [{question: A?, answer: b, draft: yes}, {question: C?, answer: d}]\n"
    for change in (accepted, dropped):
        with pytest.raises(RevisionError, match="editor"):
            change(text.encode(), PATH, 2)


def test_a_file_that_yaml_cannot_read_throughout_is_left_to_an_editor() -> None:
    text = FILE + '  - question: "offen\n'
    with pytest.raises(RevisionError, match="editor"):
        accept(text, "A?")


def test_what_the_encoding_of_the_file_does_not_have_is_refused() -> None:
    data = FILE.encode("cp1252")
    with pytest.raises(RevisionError) as caught:
        rewritten(data, PATH, line_of(FILE, "A?"), "  - question: Λ?\n    answer: b")
    assert "Λ" in caught.value.message(translator("en"))


def test_an_entry_at_the_end_without_line_end_stays_without() -> None:
    text = "title: T\nquestions:\n  - question: A?\n    draft: yes\n    answer: b"
    assert accept(text, "A?") == without(text, "draft")
    assert (
        rewritten(text.encode(), PATH, 3, "  - question: X?\n    answer: b\n").decode().endswith("answer: b")
    )


def test_a_text_that_ends_the_file_without_line_end_is_its_entrys() -> None:
    text = "title: T\nquestions:\n  - question: A?\n    draft: yes\n    answer: b\n    explanation: |\n      Ende"
    assert accept(text, "A?") == without(text, "draft")
    assert rewritten(text.encode(), PATH, 3, "  - question: X?\n    answer: b").decode().endswith("answer: b")


COMMENTS = st.lists(
    st.sampled_from(["# Prüfe das.", "# »So« steht es da: …", "#", "# - kein Eintrag"]), max_size=2
)
BODIES = [
    ["question: Was {n}?", "answer: das"],
    ["question: Was {n}?", "# innen", "answer: das", "wrong:", "  - dies", "  - jenes", "points: 2"],
    ["question: 'Was {n}?'", "answer: das", "explanation: |", "  # Text", "", "  - question: nein"],
    ["question: >-", "  Was", "  {n}?", "answer: das   # hinten"],
    ["statement: Das ist {n}.", "correct: ja", "source:", "  - eins", "  - zwei"],
]


@st.composite
def files(draw: st.DrawFn) -> tuple[list[list[str]], list[list[str]], bytes, str, str]:
    """Draw comments, bodies, and the file they make, with its line end and encoding."""
    count = draw(st.integers(1, 5))
    above, bodies = [], []
    lines = ["title: Täter", "", "questions:"]
    dash = draw(st.sampled_from(["", "  "]))
    for number in range(count):
        comment = [dash + text for text in draw(COMMENTS)]
        body = [line.replace("{n}", str(number)) for line in draw(st.sampled_from(BODIES))]
        starts = [place for place, line in enumerate(body) if line[:1].isalpha()]
        at = draw(st.sampled_from([*starts[1:], len(body)]))
        body = [*body[:at], "draft: yes", *body[at:]]
        body = [
            dash + ("- " if not place else "  ") + line if line else "" for place, line in enumerate(body)
        ]
        lines += [*comment, *body, *[""] * draw(st.integers(0, 2))]
        above.append(comment)
        bodies.append(body)
    end = draw(st.sampled_from(["\n", "\r\n", "\r"]))
    encoding = draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]))
    return above, bodies, (end.join(lines) + end).encode(encoding), end, encoding


def beginning(number: int, above: list[list[str]], bodies: list[list[str]], text: str) -> int:
    """Return the line in which an entry begins, counted from 1."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    place = 3
    for comment, body in zip(above[: number + 1], bodies[: number + 1], strict=True):
        while not lines[place]:
            place += 1
        place += len(comment) + len(body)
    return place - len(bodies[number]) + 1


@given(files(), st.data())
def test_all_lines_but_those_of_the_entry_stay(
    file: tuple[list[list[str]], list[list[str]], bytes, str, str], drawing: st.DataObject
) -> None:
    above, bodies, data, end, encoding = file
    number = drawing.draw(st.integers(0, len(bodies) - 1))
    text = data.decode(encoding)
    line = beginning(number, above, bodies, text)
    before = entries(data)
    lines = text.split(end)
    first, last = line - 1 - len(above[number]), line - 1 + len(bodies[number])

    kept = [one for one in bodies[number] if one.strip() != "draft: yes"]
    after = accepted(data, PATH, line)
    assert after == end.join([*lines[:first], *kept, *lines[last:]]).encode(encoding)
    assert [entry for place, entry in enumerate(entries(after)) if place != number] == [
        entry for place, entry in enumerate(before) if place != number
    ]
    assert not entries(after)[number].common.draft

    new = ["- question: Neu?", "  answer: ja"]
    indent = bodies[number][0].partition("-")[0]
    written = [indent + one for one in new]
    after = rewritten(data, PATH, line, "\n".join(written))
    assert after == end.join([*lines[: line - 1], *written, *lines[last:]]).encode(encoding)

    after = dropped(data, PATH, line)
    if len(bodies) > 1:
        assert entries(after) == [entry for place, entry in enumerate(before) if place != number]
    rest = after.decode(encoding).split(end)
    gone = lines[:first] + lines[last:]
    assert len(gone) - len(rest) in ((0, 1) if len(bodies) > 1 else (0, 1, 2, 3))
    assert [one for one in rest if one] == [
        one for one in gone if one and (len(bodies) > 1 or one != "questions:")
    ]


@given(
    st.lists(
        st.tuples(
            st.integers(0, len(FILE)),
            st.sampled_from(
                [
                    "- ",
                    "? ",
                    ": ",
                    "{",
                    "]",
                    "|",
                    '"',
                    "'",
                    "#",
                    "\n",
                    "\t",
                    "  ",
                    "&a ",
                    "\u2028",
                    "\x00",
                    "ß",
                ]
            ),
        ),
        max_size=3,
    ),
    st.data(),
)
def test_whatever_the_file_holds_the_others_stay_or_nothing_is_done(
    typed: list[tuple[int, str]], drawing: st.DataObject
) -> None:
    text = FILE
    for place, characters in typed:
        text = text[:place] + characters + text[place:]
    data = text.encode()
    deck = parse_deck(data, PATH).deck
    drafts = [entry for entry in deck.entries if entry.common.draft] if deck is not None else []
    if deck is None or not drafts:
        return
    line = drawing.draw(st.sampled_from(drafts)).common.line
    others = [entry for entry in deck.entries if entry.common.line != line]
    new = "  - question: Neu?\n    answer: ja"
    for change in (accepted, dropped, lambda *where: rewritten(*where, new)):
        try:
            changed = change(data, PATH, line)
        except RevisionError:
            continue
        left = iter(entries(changed) if others else ())
        assert all(replace(entry, common=replace(entry.common, line=0)) in left for entry in others)
