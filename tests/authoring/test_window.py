"""A change of one entry gives what reading the whole file would give, and can be taken back exactly."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.authoring.revision import RevisionError, accepted, dropped, rewritten
from quizapp.authoring.source import Source, open_source
from quizapp.authoring.window import revise
from quizapp.bank.drafts import MAX_ENTRIES
from quizapp.bank.reader import MAX_BYTES
from quizapp.bank.report import MOST_PROBLEMS

if TYPE_CHECKING:
    from quizapp.authoring.window import Change

PATH = Path("deck.yaml")
HEADS = ["title: T", "title: T   # Bemerkung\nlanguage: en\narticle: a.md", "# Anfang\n\ntitle: Tör"]
COMMENTS = [
    "",
    "  # Prüfe das.\n",
    "  # quizapp: ignore long-text\n  # so\n",
    "# links\n\n",
    "\n",
    "      # weit\n",
]
GLOSSARY = [
    "  - term: Bote {n}\n    definition: Einer, der {n} bringt\n    draft: yes\n",
    "  - term: Kurier {n}\n    definition: Einer, der {n} fährt   # so\n",
]
QUESTIONS = [
    "  - question: Was {n}?\n    answer: das\n    draft: yes\n",
    "  - draft: yes\n    question: Wer {n}?\n    explanation: |\n      # Text\n\n      - question: nein\n    answer: er\n",
    "  - question: Wann {n}?\n    answer: jetzt\n    draft: ja\n    explanation: |+\n      Ende\n\n\n",
    "  - {question: 'Wo {n}?', answer: dort, draft: yes}  # Rest\n",
    "  -\n    statement: Das ist {n}.\n    correct: ja\n    draft: yes\n",
    "  - question: Welche {n}?\n    answer: diese\n    only: [whole]\n",
    "  - question: Doppelt?\n    answer: ja\n    draft: yes\n",
    "  - question: Fehler {n}?\n    anwser: ja\n",
    "  - statement: Nicht {n}.   #hier\n    correct: nein\n    draft: yes\n",
]
TEXTS = [
    "  - question: Neu?\n    answer: ja\n    draft: yes",
    "  - question: Doppelt?\n    answer: ja",
    "  - question: Eins?\n    answer: ja\n    draft: yes\n  - question: Zwei?\n    answer: ja\n    draft: yes",
    "  - question: Ein Text?\n    answer: ja\n    explanation: |\n      Ende",
    '  - question: "offen\n    answer: ja',
    "  - question: Mehr?\n    answer: ja\nfindings:\n  - Ein Satz.",
    "  # nichts",
]


@st.composite
def files(draw: st.DrawFn) -> bytes:
    """Draw a question file, with its line end and encoding."""
    text = draw(st.sampled_from(HEADS)) + "\n"
    number = 0
    for section, kinds in (("glossary", GLOSSARY), ("questions", QUESTIONS)):
        count = draw(st.integers(0, 6))
        text += f"{section}:\n" if count else ""
        for _ in range(count):
            number += 1
            text += draw(st.sampled_from(COMMENTS)) + draw(st.sampled_from(kinds)).replace("{n}", str(number))
    text += draw(st.sampled_from(["", "# Ende", "\n", "authors: [A]\n"]))
    end = draw(st.sampled_from(["\n", "\r\n", "\r"]))
    encoding = draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]))
    whole = draw(st.booleans())
    return (text if whole else text.rstrip("\n")).replace("\n", end).encode(encoding)


def done(work: Change, data: bytes, line: int) -> bytes | None:
    try:
        return work(data, PATH, line)
    except RevisionError:
        return None


@given(files(), st.data())
def test_what_a_window_gives_is_what_the_whole_gives(data: bytes, drawing: st.DataObject) -> None:
    source = open_source(data, PATH)
    drafts = [n for n, spot in enumerate(source.spots) if spot.entry.common.draft]
    for _ in range(3):
        if not drafts:
            return
        number = drawing.draw(st.sampled_from(drafts))
        change: Change = drawing.draw(
            st.sampled_from([accepted, dropped, *(partial(rewritten, text=text) for text in TEXTS)])
        )
        whole = done(change, source.data, source.spots[number].entry.common.line)
        if whole is None:
            with pytest.raises(RevisionError):
                revise(source, number, change)
            continue
        after, splice = revise(source, number, change)
        assert after == open_source(whole, PATH)
        if splice is not None:
            assert after.spliced(splice.reversed()) == source
        source = after
        drafts = [n for n, spot in enumerate(source.spots) if spot.entry.common.draft]


def large(count: int, more: str = "") -> Source:
    text = f"title: T\nquestions:\n{more}" + "".join(
        f"  # Prüfe {n}.\n  - question: Was {n}?\n    answer: das\n    draft: yes\n\n" for n in range(count)
    )
    return open_source(text.encode(), PATH)


@pytest.mark.parametrize("change", [accepted, dropped, partial(rewritten, text=TEXTS[0])])
@pytest.mark.parametrize("number", [0, 1, 25, 48, 49])
@pytest.mark.parametrize("more", ["", "  - question: Fehler?\n    anwser: ja\n"])
def test_only_what_is_beside_an_entry_is_read_with_it(change: Change, number: int, more: str) -> None:
    seen: list[int] = []

    def watched(data: bytes, path: Path, line: int) -> bytes:
        seen.append(data.count(b"- question"))
        return change(data, path, line)

    assert revise(large(50, more), number, watched).splice is not None
    assert len(seen) == 1
    assert seen[0] <= 3 + bool(more)


def test_an_entry_far_away_that_asks_the_same_is_found() -> None:
    with pytest.raises(RevisionError):
        revise(large(20), 10, partial(rewritten, text="  - question: Was 1?\n    answer: das"))


FAR = """title: T
glossary:
  - term: Bote
    definition: Einer, der bringt
    only: [meaning]
  - term: Kurier
    definition: Einer, der fährt
questions:
  - question: Was?
    answer: das
findings:
  - Ein __Satz__.
  - Noch ein __Satz__ dazu.
authors: [A]
"""


def whole(source: Source, number: int, change: Change) -> Source:
    return open_source(change(source.data, PATH, source.spots[number].entry.common.line), PATH)


def test_an_entry_far_away_that_asks_nothing_any_more_is_told() -> None:
    more = "".join(f"  - term: Wort {n}\n    definition: Bedeutung {n}\n" for n in range(2))
    source = open_source(FAR.replace("questions:\n", f"{more}questions:\n").encode(), PATH)
    assert not source.problems
    for number in (3, 2):
        source = revise(source, number, dropped).source
    assert [(found.code, found.line) for found in source.problems] == [("asks-nothing", 3)]


@pytest.mark.parametrize(
    ("number", "old", "new"),
    [
        (1, b"title: T", b"title: Titel"),
        (3, b"title: T\n", b"# oben\ntitle: T\n"),
        (1, b"authors: [A]", b"authors: [A]  # so"),
        (3, b"authors: [A]", b"authors: [A, B]"),
        (3, b"question: Was?", b"question: Was?\n    anwser: das"),
        (3, b"- Ein __Satz__.", b"- Noch ein __Satz__ dazu."),
    ],
)
def test_a_change_that_is_not_of_the_entry_alone_is_made_in_the_whole(
    number: int, old: bytes, new: bytes
) -> None:
    source = open_source(FAR.replace("    only: [meaning]\n", "").encode(), PATH)
    assert not source.problems

    def change(data: bytes, path: Path, line: int) -> bytes:
        return data.replace(old, new)

    assert revise(source, number, change).source == whole(source, number, change)


def test_no_window_lets_a_file_have_more_problems_than_are_told() -> None:
    text = large(1005).data.decode().replace("?\n", "? #so\n", MOST_PROBLEMS - 2)
    source = open_source(text.encode(), PATH)
    assert len(source.problems) == MOST_PROBLEMS - 2
    added = "".join(f"  - question: Neu {n}? #so\n    answer: das\n" for n in range(4))
    with pytest.raises(RevisionError):
        revise(source, 1002, partial(rewritten, text=added))


@pytest.mark.long
def test_no_window_lets_a_file_hold_more_entries_than_it_may() -> None:
    text = b"title: T\nfindings:\n" + b"".join(b"  - Satz __%d__.\n" % n for n in range(MAX_ENTRIES))
    source = open_source(text, PATH)
    assert len(source.spots) == MAX_ENTRIES
    two = partial(rewritten, text="  - Ein __Satz__.\n  - Noch einer __hier__.")
    with pytest.raises(RevisionError):
        revise(source, 5, two)


def test_no_window_lets_a_file_grow_larger_than_it_may() -> None:
    text = "title: T\nquestions:\n" + "".join(
        f"  - question: Was {n}?\n    # {'x' * 2000}\n    answer: das\n" for n in range(1000)
    )
    source = open_source(text.encode(), PATH)
    assert len(source.spots) == 1000
    long = f"  - question: Was?\n    # {'x' * (MAX_BYTES - len(text) + 2010)}\n    answer: das"
    with pytest.raises(RevisionError):
        revise(source, 5, partial(rewritten, text=long))
