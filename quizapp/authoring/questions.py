"""Questions from a briefing's body: numbers, statements and gaps, all of them drafts."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from quizapp.authoring.blanks import find_blanks, folded
from quizapp.authoring.entities import TIMES, find_entities
from quizapp.authoring.findings import is_covered
from quizapp.authoring.likeness import overlap, stems
from quizapp.authoring.made import Made
from quizapp.authoring.numbers import find_amounts
from quizapp.authoring.standing import definition, shortened, standing
from quizapp.authoring.swaps import swapper
from quizapp.core.decks import Common, Question
from quizapp.core.derivation import BLANK
from quizapp.core.hedges import find_hedges
from quizapp.core.items import Certainty, TrueFalse, Truth

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from quizapp.authoring.briefing import Briefing
    from quizapp.authoring.entities import Names
    from quizapp.authoring.sentences import Sentence
    from quizapp.authoring.swaps import Swap, Swapper
    from quizapp.core.items import Interaction
    from quizapp.language import Translator

_MOST_NUMBERS = 5
_MOST_FALSE = 3
_MOST_UNSTATED = 2
_MOST_GAPS = 8
_LEAST_WEIGHT = 4
_WORTH_A_GAP = 6
"""A sentence with a gap of that weight is better asked with it than judged as true."""

_MOST_WORDS = 26
"""A statement that is longer is not judged but searched."""


@dataclass(frozen=True, slots=True)
class _Usable:
    """A sentence that can be asked about, as it reads when it stands alone."""

    sentence: Sentence
    text: str
    hedged: bool


@dataclass(frozen=True, slots=True)
class _Statement:
    """A statement with how it is to be judged; of a true one nothing was swapped."""

    one: _Usable
    text: str
    swap: Swap | None = None


def questions(briefing: Briefing, names: Names, asked: set[str], tr: Translator) -> Iterator[Made]:
    """Yield number questions, statements and gap questions; ``asked`` are folded texts of earlier gaps."""
    usable = tuple(_usable(briefing, names))
    numbers = list(islice(_numbers(usable, briefing, names, tr), _MOST_NUMBERS))
    yield from (made for _, made in numbers)
    used = {one.text for one, _ in numbers}
    statements = tuple(_statements(usable, briefing, names, used, asked))
    yield from (_judged(statement, tr) for statement in statements)
    used.update(statement.one.text for statement in statements)
    yield from _gaps([one for one in usable if one.text not in used], briefing, names, asked, tr)


def _usable(briefing: Briefing, names: Names) -> Iterator[_Usable]:
    """Yield the sentences that stand alone, accuse nobody, and are not those of the findings again."""
    for previous, sentence in pairwise((None, *briefing.body)):
        if sentence is None:
            continue
        text = standing(sentence, previous, briefing.title, briefing.language)
        hedges = find_hedges(sentence.text, briefing.language)
        if text is None or any(hedge.level is Certainty.ALLEGED for hedge in hedges):
            continue
        if _is_about_something(text, briefing, names) and not is_covered(sentence, briefing):
            yield _Usable(sentence, text, bool(hedges))


def _is_about_something(text: str, briefing: Briefing, names: Names) -> bool:
    """Whether a sentence has a name or a word of the title: otherwise it does not tell what it is about."""
    language = briefing.language
    if any(entity.sort not in TIMES for entity in find_entities(text, language, names)):
        return True
    return overlap(stems(text, language), stems(briefing.title, language)) > 0


def _draft(stem: str, interaction: Interaction, source: str, explanation: str = "") -> Question:
    common = Common(id=f"~{stem}", line=0, explanation=explanation, sources=(source,), draft=True)
    return Question(common, stem, interaction)


def _numbers(
    usable: Sequence[_Usable], briefing: Briefing, names: Names, tr: Translator
) -> Iterator[tuple[_Usable, Made]]:
    for one in usable:
        made = _number(one, briefing, names, tr)
        if made is not None:
            yield one, made


def _number(one: _Usable, briefing: Briefing, names: Names, tr: Translator) -> Made | None:
    text = shortened(one.text, briefing.language)
    amount = next(find_amounts(text, briefing.language, names), None)
    if amount is None:
        return None
    blanked = f"{text[: amount.start]}{BLANK}{text[amount.end :]}"
    stem = tr("Which number is missing? {text}", text=blanked)
    comments = [tr("Made of a sentence. Better ask in your own words: How many …?")]
    if amount.about:
        comments.append(tr("The text says »about«: is the tolerance right?"))
    return Made(_draft(stem, amount.number, one.sentence.source), tuple(comments))


def _statements(
    usable: Sequence[_Usable], briefing: Briefing, names: Names, numbered: Container[str], asked: set[str]
) -> Iterator[_Statement]:
    """Yield false statements, one or two that are not in the briefing, and half as many true ones."""
    swaps = swapper(briefing, names)
    language = briefing.language
    plain = [(one, shortened(one.text, language)) for one in usable if not one.hedged]
    short = [pair for pair in plain if len(pair[1].split()) <= _MOST_WORDS and pair[0].text not in numbered]
    short.sort(key=lambda pair: len(pair[1]))
    false = list(_false(plain, swaps, names, numbered))
    false.sort(key=lambda statement: statement.swap is not None and statement.swap.is_of_time)
    chosen = false[:_MOST_FALSE]
    most = _MOST_UNSTATED - bool(chosen)
    chosen += islice(_silent(short, swaps, {one.one.text for one in chosen}), most)
    taken = {statement.one.text for statement in chosen}
    blanks = {one.text: find_blanks(text, language, names, asked) for one, text in short}
    true = [_Statement(one, text) for one, text in short if one.text not in taken and blanks[one.text]]
    true.sort(key=lambda statement: blanks[statement.one.text][0].weight >= _WORTH_A_GAP)
    chosen += true[: (len(chosen) + 1) // 2]
    places = {one.text: place for place, one in enumerate(usable)}
    yield from sorted(chosen, key=lambda statement: places[statement.one.text])


def _false(
    plain: Sequence[tuple[_Usable, str]], swaps: Swapper, names: Names, numbered: Container[str]
) -> Iterator[_Statement]:
    """Yield the statements that contradict the briefing; what a numbered sentence says aside is apart."""
    for one, text in plain:
        named = definition(text, swaps.briefing.language)
        swap = swaps.defined(named[1], named[0]) if named and named[0] not in names.full else None
        if swap is None and len(text.split()) <= _MOST_WORDS and one.text not in numbered:
            swap = swaps.swap(text)
        if swap is not None:
            yield _Statement(one, text, swap)


def _silent(
    short: Sequence[tuple[_Usable, str]], swaps: Swapper, taken: Container[str]
) -> Iterator[_Statement]:
    """Yield the statements that the briefing neither states nor rules out."""
    for one, text in short:
        swap = swaps.unstated(text) if one.text not in taken else None
        if swap is not None:
            yield _Statement(one, text, swap)


def _judged(statement: _Statement, tr: Translator) -> Made:
    """Return a statement as an entry, with the remark and the explanation that go with its judgement."""
    swap = statement.swap
    stem = tr("According to the briefing: {statement}", statement=swap.text if swap else statement.text)
    truth = swap.truth if swap else Truth.TRUE
    comment, explanation = tr("True, in the briefing's own words. Better say it in yours."), ""
    if swap is not None:
        comment, explanation = _remarks(statement, swap, tr)
    return Made(_draft(stem, TrueFalse(truth), statement.one.sentence.source, explanation), (comment,))


def _remarks(statement: _Statement, swap: Swap, tr: Translator) -> tuple[str, str]:
    """Return the comment for the author and the explanation for learners."""
    right, wrong = swap.right, swap.wrong
    if swap.truth is Truth.UNSTATED:
        return (
            tr(
                "»{wrong}« instead of »{right}«: the briefing says nothing like it. If it rules it out: "
                "»correct: no«.",
                wrong=wrong,
                right=right,
            ),
            tr(
                "The briefing says it of »{right}«. Whether it is so of »{wrong}«, it does not say.",
                right=right,
                wrong=wrong,
            ),
        )
    if swap.exchanged:
        return (
            tr("Made false: »{right}« and »{wrong}« have changed places.", right=right, wrong=wrong),
            tr("It is the other way round: {statement}", statement=statement.text),
        )
    return (
        tr(
            "Made false: »{wrong}« instead of »{right}«. Is it wrong for certain? If the briefing only "
            "does not say so: "
            "»correct: unstated«.",
            wrong=wrong,
            right=right,
        ),
        tr("The briefing says »{right}«, not »{wrong}«.", right=right, wrong=wrong),
    )


def _gaps(
    usable: Sequence[_Usable], briefing: Briefing, names: Names, asked: set[str], tr: Translator
) -> Iterator[Made]:
    known = set(asked)
    made = 0
    for one in usable:
        blanks = find_blanks(one.text, briefing.language, names, known)
        if not blanks or blanks[0].weight < _LEAST_WEIGHT:
            continue
        known.update(map(folded, blanks[0].accepted))
        word, gap = blanks[0].accepted[0], blanks[0].gap(one.text)
        comment = tr("Gap: is »{word}« worth knowing, and the only thing that fits?", word=word)
        yield Made(_draft(BLANK.join(gap.parts), gap, one.sentence.source), (comment,))
        made += 1
        if made == _MOST_GAPS:
            return
