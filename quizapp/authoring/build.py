"""Building: a deck from a briefing."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from textwrap import wrap
from typing import TYPE_CHECKING

from quizapp.authoring.blanks import folded
from quizapp.authoring.entities import find_entities, names_in
from quizapp.authoring.findings import findings
from quizapp.authoring.glossary import glossary_entries
from quizapp.authoring.questions import questions
from quizapp.bank.composer import Comments, compose
from quizapp.core.decks import Deck, Finding, GlossaryEntry
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
    return Built(deck, Comments(tuple(_head(tr)), entries))


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
    texts = (sentence.text for sentence in (*briefing.body, *briefing.findings))
    counts = Counter(entity.base for text in texts for entity in find_entities(text, language, names))
    yield from (folded(base) for base, count in counts.items() if count >= _OFTEN)


def _is_grounded(entry: Entry, briefing: Briefing) -> bool:
    """Whether the passages of an entry stand in the article."""
    return all(find_passage(briefing.article, source) for source in entry.common.sources)


def _head(tr: Translator) -> Iterator[str]:
    paragraphs = (
        tr("Built from a briefing. Lines with # in front are remarks; they are not read."),
        tr(
            "Glossary and findings can be asked at once. What has »draft: yes« is a draft that nobody "
            "has looked at "
            "yet: change it as you like and delete the line »draft: yes«, or delete the whole entry. "
            "Until then it "
            "is asked only with --drafts."
        ),
        tr("»quizapp check FILE« says what is wrong, »quizapp review FILE« goes through the drafts."),
    )
    for number, paragraph in enumerate(paragraphs):
        if number:
            yield ""
        yield from _wrapped((paragraph,))
