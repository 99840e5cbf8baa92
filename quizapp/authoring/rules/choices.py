"""Rules on choices: what makes the key recognisable, or a distractor useless."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizapp.authoring.rules.genders import fits
from quizapp.authoring.rules.lexicon import has_sign
from quizapp.authoring.rules.remark import Remark
from quizapp.core.folding import fold
from quizapp.core.inflection import inflected
from quizapp.core.items import MultipleChoice, SingleChoice

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quizapp.authoring.rules.lexicon import Lexicon
    from quizapp.core.decks import GlossaryEntry, Question
    from quizapp.core.items import Choice

_MUCH_LONGER = 1.6
_LONGER_BY = 15
"""In characters: below that nobody sees it."""

_SHORT = 3
"""Choices of up to so many words, such as »Nie«, are what is asked for rather than said firmly."""

_ENDS = " \n.…_:?!"
_BLANK = "____"
_WORD = re.compile(r"\w+")
_LISTED = re.compile(r" und | oder | sowie | and | or |, ")
_ARTICLES = frozenset(
    (
        *("der", "die", "das", "den", "dem", "des", "the", "a", "an"),
        *("ein", "eine", "einem", "einen", "einer", "eines"),
    )
)


def check_meaning(entry: GlossaryEntry, words: Lexicon | None) -> Iterator[Remark]:
    """Yield what an author's own wrong meanings give away."""
    if entry.wrong:
        distractors = [choice.text for choice in entry.wrong]
        yield from _lengths(entry.common.line, "definition", [entry.definition], distractors)
        yield from _alike(entry.common.line, "wrong", [entry.definition], distractors, words)


def check(entry: Question, words: Lexicon | None) -> Iterator[Remark]:
    """Yield what the choices of a question give away."""
    interaction = entry.interaction
    if type(interaction) is SingleChoice:
        keys, distractors = _divided(interaction.choices, {interaction.key})
        under = "gap" if _BLANK in entry.stem else "answer"
    elif type(interaction) is MultipleChoice:
        keys, distractors = _divided(interaction.choices, interaction.keys)
        under = "answers"
    else:
        return
    line = entry.common.line
    said = " ".join((*keys, *distractors)).casefold()
    others: list[Remark] = []
    if words is not None and has_sign(said, words.other_signs):
        others = list(_others(line, under, keys, distractors, words))
        yield from others
    yield from _alike(line, "wrong", keys, distractors, words)
    if len(distractors) == 1:
        yield Remark("few-distractors", line, "wrong")
    if others:
        return
    yield from _lengths(line, under, keys, distractors)
    if words is not None:
        if has_sign(said, words.absolute_signs):
            yield from _absolute(line, under, keys, distractors, words)
        if type(interaction) is SingleChoice:
            yield from _grammar(entry, under, keys[0], distractors, words)


def _divided(choices: Sequence[Choice], keys: set[int] | frozenset[int]) -> tuple[list[str], list[str]]:
    """Return the texts of the keys and of the distractors."""
    right: list[str] = []
    wrong: list[str] = []
    for place, choice in enumerate(choices):
        (right if place in keys else wrong).append(choice.text)
    return right, wrong


def _lengths(line: int, under: str, keys: Sequence[str], distractors: Sequence[str]) -> Iterator[Remark]:
    shortest, longest = min(map(len, keys)), max(map(len, distractors))
    if shortest > longest * _MUCH_LONGER and shortest - longest >= _LONGER_BY:
        yield Remark("long-key", line, under, keys[0], _gap_part(under, keys[0]))


def _alike(
    line: int, under: str, keys: Sequence[str], distractors: Sequence[str], words: Lexicon | None
) -> Iterator[Remark]:
    """Yield each distractor that says the same as a choice before it."""
    language = words.language if words is not None else ""
    plain = [(text, _words(text)) for text in (*keys, *distractors)]
    for place in range(len(keys), len(plain)):
        text, mine = plain[place]
        for other, theirs in plain[:place]:
            if len(mine) != len(theirs) or not mine:
                continue
            # Most choices differ soon, and there are many of them.
            could_be = mine[0][0] == theirs[0][0] or mine[0] in theirs
            if could_be and _same(text, mine, other, theirs, language):
                yield Remark("similar-choices", line, under, text, values={"text": text, "other": other})
                break


def _words(text: str) -> list[str]:
    """Return the folded words of a choice without articles."""
    found = _WORD.findall(fold(text))
    if len(found) < 2 or _ARTICLES.isdisjoint(found):
        return found
    return [word for word in found if word not in _ARTICLES]


def _same(text: str, mine: Sequence[str], other: str, theirs: Sequence[str], language: str) -> bool:
    """Whether two choices of as many words differ only in their forms, or in the order of a list."""
    if mine == theirs:
        return True
    if mine[0][0] == theirs[0][0] and all(
        one == two or (one[0] == two[0] and (one + two).isalpha() and inflected(one, two, language))
        for one, two in zip(mine, theirs, strict=True)
    ):
        return True
    return (
        len(mine) > 2
        and mine[0] in theirs
        and sorted(mine) == sorted(theirs)
        and sorted(_LISTED.split(fold(text))) == sorted(_LISTED.split(fold(other)))
    )


def _others(
    line: int, under: str, keys: Sequence[str], distractors: Sequence[str], words: Lexicon
) -> Iterator[Remark]:
    for key, texts in ((under, keys), ("wrong", distractors)):
        for text in texts:
            if words.others.fullmatch(text.rstrip(" .!")):
                yield Remark("all-of-the-above", line, key, text, values={"text": text})


def _absolute(
    line: int, under: str, keys: Sequence[str], distractors: Sequence[str], words: Lexicon
) -> Iterator[Remark]:
    """Yield an absolute word in all keys and no distractor, or in at least half of the distractors only."""
    right = _found(keys, words)
    wrong = _found(distractors, words)
    if len(right) == len(keys) and not wrong and len(distractors) > 1:
        text, word = right[0]
        yield Remark("absolute-choice", line, under, text, word, {"word": word})
    elif not right and len(wrong) * 2 >= len(distractors) > 1:
        text, word = wrong[0]
        yield Remark("absolute-distractor", line, "wrong", text, word, {"word": word})


def _found(texts: Sequence[str], words: Lexicon) -> list[tuple[str, str]]:
    """Return the texts with an absolute word, and the word."""
    return [
        (text, word)
        for text in texts
        if text.count(" ") >= _SHORT - 1 and (word := words.absolute_word(text))
    ]


def _grammar(
    entry: Question, under: str, key: str, distractors: Sequence[str], words: Lexicon
) -> Iterator[Remark]:
    before = entry.stem.partition(_BLANK)[0] if under == "gap" else entry.stem
    stem = "gap" if under == "gap" else "question"
    word = before.rstrip(_ENDS).rpartition(" ")[2]
    if word in words.articles and fits(word, key, words.language) is True:
        if all(fits(word, text, words.language) is False for text in distractors):
            yield Remark("grammar-clue", entry.common.line, stem, part=word, values={"word": word})
    elif (
        (two := words.asks_for_two(entry.stem))
        and len(distractors) > 1
        and words.pair.search(key)
        and not any(words.pair.search(text) or "," in text or "/" in text for text in distractors)
    ):
        yield Remark("number-clue", entry.common.line, stem, part=two)


def _gap_part(under: str, key: str) -> str:
    return key if under == "gap" else ""
