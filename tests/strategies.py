"""Strategies: decks and parts of them, as property tests of several packages draw them."""

from pathlib import Path

from hypothesis import strategies as st

from quizapp.core.decks import Common, Deck, Question
from quizapp.core.derivation import BLANK
from quizapp.core.folding import fold
from quizapp.core.items import (
    Certainty,
    Choice,
    Gap,
    Interaction,
    Matching,
    MultipleChoice,
    Number,
    Ordering,
    SingleChoice,
    TrueFalse,
    Truth,
    Typed,
)

SHIPPED = sorted((Path(__file__).parents[1] / "questions").glob("*.yaml"))
SIGNS = "aZäß1 :#-–'\"„“»«,.;!?&*%@`[]{}|>\\/()=~_"
LINE = (
    st.text(st.sampled_from(SIGNS), min_size=1, max_size=25)
    .map(lambda text: "x".join(text.split("__")).strip())
    .filter(fold)
)
WORD = LINE.map(lambda text: text.replace("|", "").replace("_", "").strip()).filter(fold)
TEXT = st.lists(LINE, min_size=1, max_size=3).map("\n".join)
FOLDED = st.lists(LINE, min_size=2, max_size=5, unique_by=fold)


NUMBERS = st.builds(
    Number,
    st.decimals(-(10**6), 10**6, places=2),
    st.decimals(0, 10, places=1),
    st.sampled_from(("", "km", "Millionen")),
)


@st.composite
def interactions(
    draw: st.DrawFn,
    line: st.SearchStrategy[str] = LINE,
    word: st.SearchStrategy[str] = WORD,
    numbers: st.SearchStrategy[Number] = NUMBERS,
    *,
    feedback: bool = True,
) -> Interaction:
    """Any way of responding: texts are lines, those in and around gaps words."""
    texts = draw(st.lists(line, min_size=2, max_size=5, unique_by=fold))
    places = range(len(texts))
    match draw(st.sampled_from(["single", "multiple", "truth", "typed", "gap", "number", "pairs", "order"])):
        case "single":
            said = st.just("") | line if feedback else st.just("")
            return SingleChoice((Choice(texts[0]), *(Choice(text, draw(said)) for text in texts[1:])), 0)
        case "multiple":
            right = draw(st.integers(1, len(texts) - 1))
            return MultipleChoice(tuple(map(Choice, texts)), frozenset(range(right)))
        case "truth":
            return TrueFalse(draw(st.sampled_from(Truth)))
        case "typed":
            return Typed(tuple(texts))
        case "gap":
            return draw(gaps(word))
        case "number":
            return draw(numbers)
        case "pairs":
            left = draw(st.lists(line, min_size=2, max_size=len(texts), unique=True))
            return Matching(tuple(left), tuple(texts), tuple(range(len(left))))
        case _:
            return Ordering(tuple(texts), tuple(places))


@st.composite
def gaps(draw: st.DrawFn, word: st.SearchStrategy[str] = WORD) -> Gap:
    """A text with one gap or several."""
    parts = draw(st.lists(word, min_size=2, max_size=4))
    accepted = [tuple(draw(st.lists(word, min_size=1, max_size=3))) for _ in parts[1:]]
    spaced = [f" {part} " for part in parts]
    return Gap((spaced[0].lstrip(), *spaced[1:-1], spaced[-1].rstrip()), tuple(accepted))


@st.composite
def decks(draw: st.DrawFn) -> Deck:
    """A deck of questions."""
    entries = []
    for number in range(draw(st.integers(1, 4))):
        sources = tuple(draw(st.lists(LINE, max_size=2)))
        certain = draw(st.booleans()) and bool(sources)
        common = Common(
            id=f"e{number}",
            line=0,
            explanation=draw(st.just("") | TEXT),
            hint=draw(st.just("") | LINE),
            sources=sources,
            certainty=draw(st.sampled_from(Certainty)) if certain else None,
            claim=draw(LINE) if certain else "",
            level=draw(st.none() | st.integers(1, 3)),
            points=draw(st.integers(1, 100)),
            seconds=draw(st.none() | st.integers(1, 3600)),
            draft=draw(st.booleans()),
        )
        interaction = draw(interactions())
        stem = BLANK.join(interaction.parts) if type(interaction) is Gap else draw(TEXT)
        entries.append(Question(common, stem, interaction))
    return Deck("deck", " ".join(draw(LINE).split()), entries=tuple(entries))
