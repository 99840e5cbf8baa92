"""Rules on grounding: a source that is not in the briefing, a hedge that the entry drops."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from quizapp.authoring.rules.hedging import hedges
from quizapp.authoring.rules.lexicon import has_sign
from quizapp.authoring.rules.remark import Remark
from quizapp.core.decks import Finding, Question
from quizapp.core.items import Gap, MultipleChoice, Number, SingleChoice, TrueFalse, Truth, Typed
from quizapp.core.passages import ELLIPSIS, find_passage

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quizapp.authoring.rules.lexicon import Lexicon
    from quizapp.core.decks import Entry

_SIGNS = (
    *("möglich", "mutmaß", "vermut", "verdächt", "verdacht", "erwart", "schätz", "bericht", "angeb", "angab"),
    *("behaupt", "klar", "gewiss", "offen", "fraglich", "vorw", "wirft", "werf", "warf", "wahrschein"),
    *("voraussicht", "könn", "soll", "dürft", "denkbar", "progno", "rechne", "schluss", "schließ", "zufolge"),
    *("beschuldig", "bezichtig", "heißt es", "es heißt", "absehbar", "hinweis", "deut", "annahm", "annehm"),
    *("bestreit", "zweifel", "bestätig", "sicher", "aussage", "quelle", "meld", "information", "äußerung"),
    *("medien", "ansicht", "meinung", "auffassung", "vielleicht", "eventuell", "umständen", "anschein"),
    *("wohl", "aussicht", "offenbar", "geworf", "suspici"),
    *(
        "alleg",
        "suspect",
        "accus",
        "claim",
        "report",
        "accord",
        "said",
        "says",
        "estimat",
        "assess",
        "suggest",
    ),
    *("seem", "appear", "probab", "presum", "likely", "could", "might", " may ", "possib", "perhaps"),
    *("potential", "clear", "certain", "expect", "anticipat", "forecast", "belie", "thought", "consider"),
    *("deny", "denie", "denial", "doubt", "confirm", "purport", "set to", "due to"),
)
"""What every hedge has in it, and what else tells how certain something is."""

_FOLDED_SIGNS = tuple({sign.casefold(): "" for sign in _SIGNS})
_WORD_SIGNS = tuple([sign for sign in _FOLDED_SIGNS if " " not in sign])
_PHRASE_SIGNS = tuple([sign for sign in _FOLDED_SIGNS if " " in sign])

_SENTENCE = re.compile(r"(?<=[.!?;])\s+| … ")
_FEWEST_SHARED = 2
_ENOUGH = 0.5
"""The share of an entry's content words that a sentence has if the entry tells the same."""

_LIKE = 45
"""Below this likeness (0 to 100) a sentence is no slip of the source."""

_LONGEST = 2000
_SHORTER = 3
"""A heading or the like, so many times shorter than the source, is not what it was copied from."""


class Article:
    """The text of a briefing, and whether passages stand in it."""

    def __init__(self, text: str) -> None:
        self.text = unicodedata.normalize("NFC", text)
        self._plain = _plain(self.text)
        self._known: dict[str, bool] = {}

    def has(self, source: str) -> bool:
        """Whether a source stands in the briefing; several entries often have the same."""
        known = self._known.get(source)
        if known is None:
            known = self._known[source] = self._has(source)
        return known

    def _has(self, source: str) -> bool:
        """Look for a source; most stand there as they are."""
        return (ELLIPSIS not in source and _plain(source) in self._plain) or bool(
            find_passage(self.text, source)
        )


def _plain(text: str) -> str:
    return " ".join(text.split())


def check_sources(entry: Entry, briefing: Article) -> Iterator[Remark]:
    """Yield each source that is not in the briefing, with the sentence that is most like it."""
    article = briefing.text
    for source in entry.common.sources:
        if not briefing.has(source):
            parts = [part for part in source.split(ELLIPSIS) if part.strip()]
            missing = next((part for part in parts if not find_passage(article, part)), "")
            if not missing and parts:
                values: dict[str, object] = {"parts": len(parts)}
            elif closest := _closest(missing, article):
                values = {"closest": closest}
            else:
                values = {}
            yield Remark("source-not-found", entry.common.line, "source", source, missing, values)


def _closest(source: str, article: str) -> str:
    from rapidfuzz import fuzz, process, utils

    sentences = [
        " ".join(sentence.split()).strip("-*•–#_ ")
        for paragraph in re.split(r"\n\s*\n|\n(?=\s*[-*•–#])", article)
        for sentence in _SENTENCE.split(paragraph)
    ]
    found = process.extractOne(
        source[:_LONGEST],
        [sentence for sentence in sentences if len(sentence) * _SHORTER > len(source)],
        scorer=fuzz.WRatio,
        processor=utils.default_process,
        score_cutoff=_LIKE,
    )
    return found[0] if found else ""


def check_hedges(entry: Entry, words: Lexicon) -> Iterator[Remark]:
    """Yield a hedge in the sentence of the source that an entry states as a fact."""
    common = entry.common
    if common.certainty is not None:
        return
    for source in common.sources:
        found = hedges(source, words.language) if _speaks_of_certainty(source) else ()
        if not found:
            continue
        keys = _keys(entry)
        if not keys:
            return
        asked = entry.text if type(entry) is Finding else entry.stem if type(entry) is Question else ""
        said = " ".join((asked, *keys))
        if _speaks_of_certainty(said):
            return
        told = words.content(said)
        for start, end in _sentences(source):
            hedge = next((hedge for hedge in found if start <= hedge.start < end), None)
            if hedge is None:
                continue
            word = source[hedge.start : hedge.end]
            if not _names(word, told, words) and _tells(told, keys, source[start:end], words):
                yield Remark("dropped-hedge", common.line, "source", source, word, {"word": word})
                return


def _speaks_of_certainty(text: str) -> bool:
    folded = text.casefold()
    return any(map(_is_of_certainty, folded.split())) or has_sign(folded, _PHRASE_SIGNS)


@lru_cache(maxsize=4096)
def _is_of_certainty(word: str) -> bool:
    """Whether a word has a sign in it; the same words are asked for again and again."""
    return has_sign(word, _WORD_SIGNS)


def _names(hedge: str, told: dict[str, str], words: Lexicon) -> bool:
    """Whether an entry names whom a hedge refers to, as in »laut Kreml-Angaben«."""
    return not words.content(hedge).keys().isdisjoint(told)


def _tells(told: dict[str, str], keys: Sequence[str], sentence: str, words: Lexicon) -> bool:
    """Whether an entry with these content words and keys tells what a sentence of its source says."""
    shared = told.keys() & words.content(sentence).keys()
    if len(shared) < _FEWEST_SHARED or len(shared) < _ENOUGH * len(told):
        return False
    return any(_stands(key, sentence, words) for key in keys)


def _sentences(source: str) -> Iterator[tuple[int, int]]:
    start = 0
    for end in _SENTENCE.finditer(source):
        yield start, end.start()
        start = end.end()
    yield start, len(source)


def _keys(entry: Entry) -> Sequence[str]:
    """Return the texts that an entry calls right; nothing for an entry that calls nothing so."""
    match entry:
        case Finding(text=text):
            return (text,)
        case Question(stem=stem, interaction=TrueFalse(key=Truth.TRUE)):
            return (stem,)
        case Question(interaction=SingleChoice(choices=choices, key=key)):
            return (choices[key].text,)
        case Question(interaction=MultipleChoice(choices=choices, keys=keys)):
            return [choices[key].text for key in keys]
        case Question(interaction=Typed(accepted)):
            return accepted[:1]
        case Question(interaction=Gap(accepted=gaps)):
            return [accepted[0] for accepted in gaps]
        case Question(interaction=Number(shown=shown)):
            return (shown,)
        case _:
            return ()


def _stands(key: str, sentence: str, words: Lexicon) -> bool:
    """Whether a key, or one of the words it consists of, stands in a sentence."""
    return key.casefold() in sentence.casefold() or not words.content(key).keys().isdisjoint(
        words.content(sentence).keys()
    )
