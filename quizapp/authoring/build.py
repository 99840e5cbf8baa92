"""Building: a deck from a briefing."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from textwrap import wrap
from typing import TYPE_CHECKING

from quizapp.authoring.blanks import folded
from quizapp.authoring.entities import find_entities, names_in
from quizapp.authoring.findings import findings
from quizapp.authoring.glossary import glossary_entries
from quizapp.authoring.questions import questions
from quizapp.bank.composer import Comments, compose
from quizapp.core.decks import Deck, Finding, GlossaryEntry, Question
from quizapp.core.passages import find_passage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from quizapp.authoring.briefing import Briefing
    from quizapp.authoring.entities import Names
    from quizapp.authoring.made import Made
    from quizapp.core.decks import Entry
    from quizapp.language import Translator

_WIDTH = 96
_OFTEN = 4
"""A name that stands in the article as often as that is what it is about: no news."""


@dataclass(frozen=True, slots=True)
class Built:
    """What was built of a briefing: its deck with the comments to write above the entries."""

    deck: Deck
    comments: Comments

    @property
    def glossary(self) -> int:
        """How many glossary entries there are."""
        return sum(type(entry) is GlossaryEntry for entry in self.deck.entries)

    @property
    def findings(self) -> int:
        """How many findings there are."""
        return sum(type(entry) is Finding for entry in self.deck.entries)

    @property
    def questions(self) -> int:
        """How many further questions there are."""
        return len(self.deck.entries) - self.glossary - self.findings

    @property
    def drafts(self) -> int:
        """How many entries are drafts."""
        return sum(entry.common.draft for entry in self.deck.entries)

    def text(self, article: str = "", title: str = "") -> str:
        """Return the text of the question file; ``article`` is the name of the briefing's file beside it."""
        deck = replace(self.deck, article=article, title=self.deck.title or title or "Briefing")
        return compose(deck, self.comments)


def build(briefing: Briefing, tr: Translator) -> Built:
    """Build a deck; ``tr`` speaks the deck's language, for the comments and stems in the file."""
    texts = (sentence.text for sentence in (*briefing.body, *briefing.findings))
    names = names_in("\n".join((briefing.title, *texts)), briefing.language)
    asked = set(_known(briefing, names))
    made = list(
        _different(one for one in _made(briefing, names, asked, tr) if _is_grounded(one.entry, briefing))
    )
    deck = Deck("", briefing.title, briefing.language, entries=tuple(one.entry for one in made))
    entries = {place: tuple(_wrapped(one.comments)) for place, one in enumerate(made) if one.comments}
    built = Built(deck, Comments((), entries))
    return replace(built, comments=Comments(tuple(_head(built, tr)), entries))


def _wrapped(comments: Iterable[str]) -> Iterator[str]:
    for comment in comments:
        yield from wrap(comment, _WIDTH, break_long_words=False, break_on_hyphens=False)


def _made(briefing: Briefing, names: Names, asked: set[str], tr: Translator) -> Iterator[Made]:
    yield from glossary_entries(briefing, tr)
    yield from findings(briefing, names, asked, tr)
    yield from questions(briefing, names, asked, tr)


def _different(made: Iterable[Made]) -> Iterator[Made]:
    """Yield what is not the same as something before it; a briefing may repeat itself."""
    seen: set[tuple[type, str]] = set()
    for one in made:
        key = type(one.entry), one.entry.common.id
        if key not in seen:
            seen.add(key)
            yield one


def _known(briefing: Briefing, names: Names) -> Iterator[str]:
    """Yield the folded names that are no news: those of the title, and those that stand everywhere."""
    language = briefing.language
    for entity in find_entities(briefing.title, language, names):
        yield folded(entity.base)
    for word in re.findall(r"[^\W\d_]{5,}", briefing.title):
        if language == "en" or word[0].isupper():
            yield folded(word)
    texts = [sentence.text for sentence in (*briefing.body, *briefing.findings)]
    whole = folded("\n".join(texts))
    bases = {folded(entity.base) for text in texts for entity in find_entities(text, language, names)}
    yield from (base for base in bases if len(re.findall(rf"\b{re.escape(base)}", whole)) >= _OFTEN)


def _is_grounded(entry: Entry, briefing: Briefing) -> bool:
    """Whether the passages of an entry stand in the article."""
    return all(find_passage(briefing.article, source) for source in entry.common.sources)


def _head(built: Built, tr: Translator) -> Iterator[str]:
    """Yield what the file is, what of it can be asked and what is a draft."""
    paragraphs = (
        tr("Built from a briefing. Lines that begin with # are remarks and are not read."),
        " ".join(_counts(built, tr)),
        tr("»quizapp check FILE« says what is wrong, »quizapp review FILE« goes through the drafts."),
    )
    for number, paragraph in enumerate(paragraphs):
        if number:
            yield ""
        yield from _wrapped((paragraph,))


def _counts(built: Built, tr: Translator) -> Iterator[str]:
    """Yield how many entries can be asked at once, and what is to be done with the others."""
    kinds = (
        (GlossaryEntry, tr.plural("{n} glossary entry", "{n} glossary entries", built.glossary)),
        (Finding, tr.plural("{n} finding", "{n} findings", built.findings)),
        (Question, tr.plural("{n} further question", "{n} further questions", built.questions)),
    )
    for kind, text in kinds:
        there = [entry.common.draft for entry in built.deck.entries if type(entry) is kind]
        drafts = sum(there)
        if there and all(there):
            yield tr("{entries}, only as drafts.", entries=text)
        elif there:
            some = tr.plural("{entries}, {n} as a draft.", "{entries}, {n} as drafts.", drafts, entries=text)
            yield some if drafts else f"{text}."
    if built.drafts < len(built.deck.entries):
        yield tr("Everything else can be asked at once.")
    if built.drafts:
        yield tr(
            "A draft has »draft: yes«: nobody has looked at it yet. Change it as you like and delete the "
            "line »draft: yes«, or delete the whole entry. Until then it is asked only with --drafts."
        )
