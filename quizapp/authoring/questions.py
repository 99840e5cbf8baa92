"""Questions from a briefing's body: numbers, statements and gaps, all of them drafts."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from quizapp.authoring.blanks import find_blanks, folded
from quizapp.authoring.findings import is_covered
from quizapp.authoring.made import Made
from quizapp.authoring.numbers import find_amounts
from quizapp.authoring.standing import shortened, standing
from quizapp.authoring.swaps import swapper
from quizapp.core.decks import Common, Question
from quizapp.core.derivation import BLANK
from quizapp.core.hedges import find_hedges
from quizapp.core.items import Certainty, TrueFalse, Truth

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quizapp.authoring.briefing import Briefing
    from quizapp.authoring.entities import Names
    from quizapp.authoring.sentences import Sentence
    from quizapp.authoring.swaps import Swap
    from quizapp.core.items import Interaction
    from quizapp.language import Translator

_MOST_NUMBERS = 5
_MOST_STATEMENTS = 6
_MOST_GAPS = 8
_LEAST_WEIGHT = 3
_LEAST_AGAIN = 7
"""The least weight of a gap in a sentence that a number is asked of already."""


@dataclass(frozen=True, slots=True)
class _Usable:
    """A sentence that can be asked about, as it reads when it stands alone."""

    sentence: Sentence
    text: str
    hedged: bool


def questions(briefing: Briefing, names: Names, asked: set[str], tr: Translator) -> Iterator[Made]:
    """Yield number questions, statements and gap questions; ``asked`` are folded texts of earlier gaps."""
    usable = tuple(_usable(briefing))
    numbered: list[_Usable] = []
    for one in usable:
        made = _number(one, briefing, names, tr)
        if made is not None and len(numbered) < _MOST_NUMBERS:
            numbered.append(one)
            yield made
    swapped: dict[str, str] = {}
    yield from _statements(usable, briefing, names, swapped, tr)
    yield from _gaps(usable, briefing, names, asked, swapped, {one.text for one in numbered}, tr)


def _usable(briefing: Briefing) -> Iterator[_Usable]:
    """Yield the sentences that stand alone, accuse nobody, and are not those of the findings again."""
    for previous, sentence in pairwise((None, *briefing.body)):
        if sentence is None:
            continue
        text = standing(sentence, previous, briefing.title, briefing.language)
        hedges = find_hedges(sentence.text, briefing.language)
        if text is None or any(hedge.level is Certainty.ALLEGED for hedge in hedges):
            continue
        if not is_covered(sentence, briefing):
            yield _Usable(sentence, text, bool(hedges))


def _draft(stem: str, interaction: Interaction, source: str, explanation: str = "") -> Question:
    common = Common(id=f"~{stem}", line=0, explanation=explanation, sources=(source,), draft=True)
    return Question(common, stem, interaction)


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
    usable: Sequence[_Usable], briefing: Briefing, names: Names, swapped: dict[str, str], tr: Translator
) -> Iterator[Made]:
    """Yield as many true statements as false ones, or one more of either."""
    swaps = swapper(briefing, names)
    plain = [(one, shortened(one.text, briefing.language)) for one in usable if not one.hedged]
    plain = [
        (one, text) for one, text in plain if not next(find_amounts(text, briefing.language, names), None)
    ] or plain
    possible = [
        (one, text, swaps.swap(text)) for one, text in plain if find_blanks(text, briefing.language, names)
    ]
    false = _chosen([place for place, (_, _, swap) in enumerate(possible) if swap], len(possible))
    true = [place for place in range(len(possible)) if place not in false][: max(1, len(false))]
    for place in sorted((*false, *true))[:_MOST_STATEMENTS]:
        one, text, swap = possible[place]
        if place in false and swap is not None:
            swapped[one.text] = swap.right
            yield _false(one, swap, tr)
        else:
            yield _true(one, text, tr)


def _chosen(swappable: list[int], count: int) -> list[int]:
    """Return which of the sentences that can be made false are made so: half of all, no neighbours first."""
    wanted = min((count + 1) // 2, (_MOST_STATEMENTS + 1) // 2)
    return sorted((swappable[::2] + swappable[1::2])[:wanted])


def _true(one: _Usable, text: str, tr: Translator) -> Made:
    stem = tr("According to the briefing: {statement}", statement=text)
    comment = tr("True, in the briefing's own words. Better say it in yours.")
    return Made(_draft(stem, TrueFalse(Truth.TRUE), one.sentence.source), (comment,))


def _false(one: _Usable, swap: Swap, tr: Translator) -> Made:
    stem = tr("According to the briefing: {statement}", statement=swap.text)
    comment = tr(
        "Made false: »{wrong}« instead of »{right}«. Is it wrong for certain? If the briefing only "
        "does not say so: "
        "»correct: unstated«.",
        wrong=swap.wrong,
        right=swap.right,
    )
    explanation = tr("The briefing says »{right}«, not »{wrong}«.", right=swap.right, wrong=swap.wrong)
    return Made(_draft(stem, TrueFalse(Truth.FALSE), one.sentence.source, explanation), (comment,))


def _gaps(
    usable: Sequence[_Usable],
    briefing: Briefing,
    names: Names,
    asked: set[str],
    swapped: dict[str, str],
    numbered: set[str],
    tr: Translator,
) -> Iterator[Made]:
    known = set(asked)
    made = 0
    for one in usable:
        text = one.text
        taken = [folded(swapped[text])] if text in swapped else []
        for blank in find_blanks(text, briefing.language, names, known):
            words = {folded(word) for word in blank.accepted}
            least = _LEAST_AGAIN if text in numbered else _LEAST_WEIGHT
            if blank.weight < least or words & known or words.intersection(taken):
                continue
            known |= words
            made += 1
            comment = tr(
                "Gap: is »{word}« worth knowing, and the only thing that fits?", word=blank.accepted[0]
            )
            gap = blank.gap(text)
            yield Made(_draft(BLANK.join(gap.parts), gap, one.sentence.source), (comment,))
            break
        if made == _MOST_GAPS:
            return
