"""Findings: a briefing's key findings, with a gap, and how certain the briefing is of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.authoring.blanks import LEAST_NEWS, find_blanks, folded
from quizapp.authoring.claims import claim_of, without_aside
from quizapp.authoring.likeness import overlap, stems
from quizapp.authoring.made import Made
from quizapp.authoring.patterns import Patterns
from quizapp.core.decks import Common, Finding
from quizapp.core.hedges import find_hedges
from quizapp.core.items import Certainty
from quizapp.language import translator

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quizapp.authoring.briefing import Briefing
    from quizapp.authoring.entities import Names
    from quizapp.authoring.sentences import Sentence
    from quizapp.core.hedges import Hedge
    from quizapp.core.items import Gap
    from quizapp.language import Translator

_SAME_CLAIM = 0.7
_FEWEST_SHARED = 3
_PLAN = re.compile(r"\bsoll(?:en)?\b(?![^,]*\b(?:haben|sein)\b)")
_RUMOUR = re.compile(r"\b(?:angeblich\w*|allegedly|purportedly|(?:\w+b|B)erichten zufolge)\b", re.IGNORECASE)
_SAID = re.compile(r"(?:soll(?:en)?|(?:is|are) said to|(?:\w+b|B)erichten zufolge|reportedly)", re.IGNORECASE)
_OPINION = Patterns(
    de=(
        r"\b(?:glaub|mein|sag|warn|befürcht|hoff|kritisier|bezweifel|beklag|beton|erklär|argumentier|fürcht|"
        r"find)"
        r"(?:e?t|en|n|te|ten)(?: \w+){0,2}, |\b(?:bezweifelt|bezweifeln|kritisiert|kritisieren)\b"
    ),
    en=(
        r"\b(?:believe|think|say|argue|warn|doubt|hope|fear|complain|criticise|criticize)s? (?:that |about "
        r")?|"
        r"\b(?:said|argued|warned|doubted|criticised|criticized) "
    ),
)
"""Verbs of what somebody says or thinks, which no hedge tells apart from a fact."""

_DENIED = Patterns(
    de=r"\b(?:nicht|kein\w*|nie|weder|nur (?:zum Teil|teilweise))\b",
    en=r"\b(?:not|no longer|never|neither|only (?:in part|partly))\b|n't\b",
)
_PERIOD = re.compile(r"[.!?…][\"”“»«)]*$")


@dataclass(frozen=True, slots=True)
class Judged:
    """How certain a sentence puts its claim; ``certainty`` and ``claim`` are missing where that is open."""

    source: str
    certainty: Certainty | None = None
    claim: str = ""
    comment: str = ""


def findings(briefing: Briefing, names: Names, asked: set[str], tr: Translator) -> Iterator[Made]:
    """Yield an entry for each key finding; ``asked`` receives the folded texts of their gaps."""
    for sentence in briefing.findings:
        text = ended(sentence.text)
        blanks = find_blanks(text, briefing.language, names, asked)
        gap = blanks[0].gap(text) if blanks and blanks[0].weight >= LEAST_NEWS else None
        if gap is not None:
            asked.update(map(folded, gap.accepted[0]))
        judged = judge(sentence, briefing, tr)
        comments = [judged.comment] if judged.comment else []
        if gap is None:
            comments.append(tr("Mark a word that matters as a gap: __word__."))
        yield Made(_finding(text, gap, judged), tuple(comments))


def ended(text: str) -> str:
    """Return a sentence with a full stop if it has no end mark."""
    return text if _PERIOD.search(text) else f"{text.rstrip(' ,;:')}."


def _finding(text: str, gap: Gap | None, judged: Judged) -> Finding:
    common = Common(
        id=f"~{text}",
        line=0,
        sources=(judged.source,),
        certainty=judged.certainty,
        claim=judged.claim,
        draft=gap is None and judged.certainty is None,
    )
    return Finding(common, text, gap)


def judge(sentence: Sentence, briefing: Briefing, tr: Translator) -> Judged:
    """Suggest how certain a finding is, from its own hedge; compare what the article says elsewhere."""
    language = briefing.language
    head = without_aside(sentence.text, language)
    hedges = find_hedges(head, language)
    certainty = _level(head, hedges)
    source = _passage(sentence, head)
    if certainty is None:
        quoted = ", ".join(_shown(head, hedge, language) for hedge in hedges)
        return Judged(
            source,
            comment=tr("Several hedges ({words}): choose »certainty« and write »claim«.", words=quoted),
        )
    if language == "de" and _PLAN.search(head) and not _RUMOUR.search(head):
        return Judged(
            source, comment=tr("»soll« can be a plan or a report: choose »certainty« and write »claim«.")
        )
    opinion = _OPINION[language].search(head) if certainty is Certainty.STATED else None
    if opinion is not None:
        return Judged(
            source,
            comment=tr(
                "»{words}«: somebody says or believes it. Choose »certainty« and write »claim«.",
                words=opinion[0].strip(" ,"),
            ),
        )
    claim = claim_of(head, hedges, language)
    if claim is None:
        quoted = ", ".join(_shown(head, hedge, language) for hedge in hedges) or "…"
        return Judged(
            source,
            comment=tr(
                "Hedged by {words} ({certainty}): write »claim«, what is claimed without the hedge, and add "
                "»certainty: {certainty}«.",
                words=quoted,
                certainty=certainty.value,
            ),
        )
    other = _contradiction(head, claim, certainty, sentence, briefing)
    if other is not None:
        return Judged(
            source,
            comment=tr(
                "The article disagrees with itself about this: »{passage}« but »{other}«. "
                "Choose "
                "»certainty« and add »claim: {claim}«.",
                passage=sentence.text.rstrip("."),
                other=other.text.rstrip("."),
                claim=claim,
            ),
        )
    return Judged(source, certainty, claim)


def _level(text: str, hedges: Sequence[Hedge]) -> Certainty | None:
    """Return the level that all hedges have; »soll angeblich« is an allegation that is passed on."""
    levels = {hedge.level for hedge in hedges}
    if len(levels) < 2:
        return next(iter(levels), Certainty.STATED)
    passed_on = all(
        (_RUMOUR if hedge.level is Certainty.ALLEGED else _SAID).fullmatch(text, hedge.start, hedge.end)
        for hedge in hedges
    )
    return Certainty.ALLEGED if passed_on else None


def _shown(text: str, hedge: Hedge, language: str) -> str:
    words = " … ".join(text[start:end].strip() for start, end in hedge.words(text))
    tr = translator(language)
    return tr("»{words}«", words=words)


def _passage(sentence: Sentence, head: str) -> str:
    """Return the passage that the finding rests on, without what is added after it if it stands so there."""
    return head if sentence.source.startswith(head) else sentence.source


def _contradiction(
    head: str, claim: str, certainty: Certainty, sentence: Sentence, briefing: Briefing
) -> Sentence | None:
    """Return a sentence of the article that states what the finding hedges or denies, or the other way."""
    language = briefing.language
    wanted = stems(claim, language)
    if len(wanted) < _FEWEST_SHARED:
        return None
    denied = _DENIED[language].search(head) is not None
    for other in (*briefing.body, *briefing.findings):
        if other is sentence:
            continue
        clause = without_aside(other.text, language)
        same = (not find_hedges(other.text, language)) == (certainty is Certainty.STATED)
        if same and (_DENIED[language].search(clause) is not None) == denied:
            continue
        there = stems(clause, language)
        if overlap(wanted, there) >= _SAME_CLAIM and overlap(there, wanted) >= _BACK:
            return other
    return None


_BACK = 0.35
"""The least share of the other sentence's words: a long one that happens to have all of them says more."""


def _numbers(text: str) -> set[str]:
    return set(re.findall(r"\d+(?:[.,]\d+)?", text))


def is_covered(sentence: Sentence, briefing: Briefing) -> bool:
    """Whether a sentence says what a finding says, perhaps as more certain or less."""
    language = briefing.language
    there = stems(without_aside(sentence.text, language), language)
    for finding in briefing.findings:
        head = without_aside(finding.text, language)
        claim = stems(claim_of(head, find_hedges(head, language), language) or head, language)
        if (
            len(claim) >= _FEWEST_SHARED
            and overlap(claim, there) >= _SAME_CLAIM
            and overlap(there, claim) >= _BACK
            and _numbers(finding.text) >= _numbers(sentence.text)
        ):
            return True
    return False
