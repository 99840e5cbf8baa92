"""What is called plain reads back as it is; whatever could mean something to YAML or the format is not plain."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from quizapp.bank.composer import SIMPLE, assemble, block
from quizapp.bank.reader import parse_deck
from quizapp.core.decks import Common, Deck, GlossaryEntry, Question
from quizapp.core.items import Choice, Facet, Gap, SingleChoice, Typed
from quizapp.exchange.proof import Block, content, unproven

TEXT = st.from_regex(SIMPLE, fullmatch=True)
LINES = st.lists(TEXT, min_size=1, max_size=3).map("\n".join)
TRICKY = st.text("aB1ß .,:;?!()/%'&#-–_|\"»„\\[]{}*@`~=>\t\n\x00\x85\u2028\u200e\ufeff", max_size=12)
COMMON = st.builds(
    Common,
    line=st.just(0),
    id=st.from_regex(r"\w[\w-]{0,20}\w", fullmatch=True),
    explanation=st.just("") | LINES,
    hint=st.just("") | LINES,
    tags=st.lists(TEXT, max_size=3).map(tuple),
)
ONLY_RECALL = COMMON.map(
    lambda common: Common(common.id, 0, common.explanation, common.hint, only=frozenset((Facet.RECALL,)))
)


@st.composite
def gaps(draw: st.DrawFn, text: st.SearchStrategy[str] = TEXT) -> Question:
    answers = draw(st.lists(text, min_size=1, max_size=3))
    between = [f" {draw(text)} " for _ in answers[1:]]
    parts = (
        draw(st.just("") | text.map(lambda before: f"{before} ")),
        *between,
        draw(st.sampled_from(("", ".", " x"))),
    )
    stem = "____".join(parts)
    return Question(draw(COMMON), stem, Gap(parts, tuple((answer,) for answer in answers)))


def entries(text: st.SearchStrategy[str], lines: st.SearchStrategy[str]) -> st.SearchStrategy[object]:
    return st.one_of(
        st.builds(GlossaryEntry, COMMON | ONLY_RECALL, text, lines),
        st.builds(Question, COMMON, lines, st.builds(lambda answer: Typed((answer,)), text)),
        gaps(text),
    )


def deck(*found: object) -> Deck:
    return Deck("deck", "Titel", "de", entries=tuple(found))


@given(entries(TEXT, LINES))
def test_a_plain_entry_reads_back_as_it_is(entry):
    composed = Block(entry, block(entry, "de"))
    assert composed.is_plain
    reading = parse_deck(assemble(deck(entry), [composed.text]).encode(), Path("deck.yaml"))
    assert [problem.code for problem in reading.problems] == []
    assert [content(each) for each in reading.deck.entries] == [content(entry)]
    assert reading.deck.entries[0].common.id == entry.common.id


@given(entries(TRICKY, TRICKY))
@example(Question(Common("a", 0), "x", Typed(("a ",))))
def test_no_entry_that_reads_as_another_is_plain(entry):
    composed = Block(entry, block(entry, "de"))
    if composed.is_plain:
        found = parse_deck(assemble(deck(entry), [composed.text]).encode(), Path("deck.yaml")).deck
        assert [content(each) for each in found.entries] == [content(entry)]


@pytest.mark.parametrize(
    "text",
    [
        "a: b",
        "a #b",
        "a -b",
        "- a",
        "a – b",
        "a__b__",
        "a|b",
        "a\n\nb",
        "a ",
        " a",
        "a  b",
        "„a“",
        '"a"',
        "&a",
        "!a",
        "a\x07b",
        "ㅤ",
    ],
)
def test_a_text_that_could_mean_something_is_not_plain(text):
    for entry in (
        GlossaryEntry(Common("a", 0), text, "b"),
        Question(Common("a", 0), "b", Typed((text,))),
        Question(Common("a", 0, hint=text), "b", Typed(("c",))),
        Question(Common("a", 0, tags=(text,)), "b", Typed(("c",))),
    ):
        assert not Block(entry, block(entry, "de")).is_plain


def test_what_is_not_typed_is_always_read():
    entry = Question(Common("a", 0), "Wer?", SingleChoice((Choice("Kim"), Choice("kim")), 0))
    composed = Block(entry, block(entry, "de"))
    assert not composed.is_plain
    assert unproven(deck(), (composed,)) == [composed]
