"""Rules on stems and hints: what is easily misread, and what gives the key away before it is asked for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizapp.authoring.rules.lexicon import without_umlauts
from quizapp.authoring.rules.remark import Remark
from quizapp.core.decks import Finding, GlossaryEntry, Question
from quizapp.core.folding import fold
from quizapp.core.items import Gap, MultipleChoice, Number, SingleChoice, TrueFalse, Typed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quizapp.authoring.rules.lexicon import Lexicon
    from quizapp.core.decks import Entry
    from quizapp.core.items import Choice

_BLANK = "____"
_CLAUSE_ENDS = ",;:.!?–—"
_EITHER = re.compile(r"\b(?:oder|or)\b", re.IGNORECASE)
_SHORTEST_KEY = 3
_SHORTEST_STEM = 4
_LONG_STEM = 6
_FEWEST_GAPS = 2
_WORD = re.compile(r"[^\W_]+")
_LONGER_WORD = re.compile(rf"[^\W_]{{{_SHORTEST_STEM + 1},}}")


def check(entry: Entry, words: Lexicon | None) -> Iterator[Remark]:
    """Yield what is wrong with what an entry asks, and with its hint."""
    if type(entry) is Question:
        interaction = entry.interaction
        if words is not None:
            if type(interaction) is not TrueFalse and type(interaction) is not Gap:
                yield from _negation(entry, words)
            if type(interaction) is SingleChoice:
                yield from _repeated(entry, interaction.choices, {interaction.key}, words)
            elif type(interaction) is MultipleChoice:
                yield from _repeated(entry, interaction.choices, interaction.keys, words)
        if type(interaction) is Typed:
            yield from _answered(entry, interaction)
        elif type(interaction) is Gap:
            yield from _gaps(entry.common.line, "gap", interaction)
    elif type(entry) is Finding and type(entry.gap) is Gap:
        yield from _gaps(entry.common.line, "finding", entry.gap)
    if entry.common.hint:
        yield from _hint(entry)


def _negation(entry: Question, words: Lexicon) -> Iterator[Remark]:
    """Yield a negation in small letters in the clause that says what is to be chosen."""
    stem = entry.stem
    found = words.negated(stem)
    if found is None:
        return
    start = max(stem.rfind(sign, 0, found.start()) for sign in _CLAUSE_ENDS) + 1
    ends = [place for sign in _CLAUSE_ENDS if (place := stem.find(sign, found.end())) >= 0]
    if words.asks.search(stem, start, min(ends, default=len(stem))):
        yield Remark("unmarked-negation", entry.common.line, "question", "", found[0], {"word": found[0]})


def _repeated(
    entry: Question, choices: Sequence[Choice], keys: frozenset[int] | set[int], words: Lexicon
) -> Iterator[Remark]:
    """Yield a word of the stem that every key repeats and no distractor."""
    right = [_plain(choices[key].text) for key in keys]
    near = _LONGER_WORD.findall(_plain(entry.stem))
    if not any(word[:_SHORTEST_STEM] in right[0] for word in near):
        return
    asked = words.content(entry.stem)
    shared = [each for each in asked if all(_has(text, each) for text in right)]
    if not shared:
        return
    elsewhere = _plain(" ".join(choice.text for place, choice in enumerate(choices) if place not in keys))
    alone = [each for each in shared if each not in elsewhere]
    if alone:
        word = asked[max(alone, key=len)]
        stem = "gap" if _BLANK in entry.stem else "question"
        yield Remark("repeated-word", entry.common.line, stem, "", word, {"word": word})


def _plain(text: str) -> str:
    return without_umlauts(text.casefold())


def _has(text: str, stem: str) -> bool:
    """Whether a word of a plain text begins with a stem; a longer one may stand inside it too."""
    place = text.find(stem)
    while place >= 0:
        if place == 0 or len(stem) >= _LONG_STEM or not text[place - 1].isalnum():
            return True
        place = text.find(stem, place + 1)
    return False


def _answered(entry: Question, typed: Typed) -> Iterator[Remark]:
    key = typed.accepted[0]
    if _contains(entry.stem, key) and not _EITHER.search(entry.stem):
        yield Remark("key-in-stem", entry.common.line, "question", "", key, {"text": key})


def _gaps(line: int, under: str, gap: Gap) -> Iterator[Remark]:
    """Yield gaps that their own text fills, or that leave too little of it."""
    rest = " ".join(gap.parts)
    for accepted in gap.accepted:
        if len(accepted[0]) > _SHORTEST_KEY and _contains(rest, accepted[0]):
            yield Remark("key-in-stem", line, under, "", accepted[0], {"text": accepted[0]})
            return
    count = len(gap.accepted)
    if count >= _FEWEST_GAPS and len(_WORD.findall(rest)) < 2 * count:
        yield Remark("many-gaps", line, under)


def _hint(entry: Entry) -> Iterator[Remark]:
    """Yield a hint that names the key, and none of the distractors."""
    hint = entry.common.hint
    wrong: Sequence[Choice] = ()
    match entry:
        case Question(interaction=SingleChoice(choices=choices, key=key)):
            keys: Sequence[str] = (choices[key].text,)
            wrong = (*choices[:key], *choices[key + 1 :])
        case GlossaryEntry(term=term):
            keys = (term,)
        case Question(interaction=Typed(accepted)):
            keys = accepted[:1]
        case Question(interaction=Number(shown=shown)):
            keys = (shown,)
        case Question(interaction=Gap(accepted=accepted_here)) | Finding(gap=Gap(accepted=accepted_here)):
            keys = [texts[0] for texts in accepted_here]
        case _:
            return
    for text in keys:
        if _contains(hint, text) and not _names_any(hint, wrong):
            yield Remark("key-in-hint", entry.common.line, "hint", "", text, {"text": text})
            return


def _names_any(hint: str, distractors: Sequence[Choice]) -> bool:
    """Whether a longer word of a distractor stands in a hint."""
    folded = fold(hint)
    words = fold(" ".join(choice.text for choice in distractors)).split()
    return any(word in folded for word in words if len(word) > _SHORTEST_KEY)


def _contains(text: str, key: str) -> bool:
    """Whether a key stands in a text as whole words; very short ones stand everywhere."""
    wanted = fold(key)
    if len(wanted) < _SHORTEST_KEY and not wanted.isdigit():
        return False
    folded = fold(text)
    start = folded.find(wanted)
    while start >= 0:
        before, after = folded[start - 1 : start], folded[start + len(wanted) : start + len(wanted) + 1]
        if not (before.isalnum() or after.isalnum() or before in ("-", ",") or after == "-"):
            return True
        start = folded.find(wanted, start + 1)
    return False
