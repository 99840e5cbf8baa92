"""Glossary entries: terms with what they mean, from a briefing's »Wussten Sie schon?«."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizapp.authoring.likeness import stems
from quizapp.authoring.made import Made
from quizapp.authoring.patterns import Patterns
from quizapp.authoring.sentences import plain, sentence, sentences
from quizapp.core.decks import Common, GlossaryEntry
from quizapp.core.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizapp.authoring.briefing import Briefing
    from quizapp.language import Translator

_BOLD = re.compile(
    r"\s*(?:\*\*|__)(?P<term>[^*_\n]{1,120}?)\s*:?\s*(?:\*\*|__)\s*[:–—-]?\s*(?P<rest>.+)", re.DOTALL
)
_PLAIN = re.compile(r"(?P<term>[^:\n]{1,120}?)\s*:\s+(?P<rest>.+)", re.DOTALL)
_DASH = re.compile(r"(?P<term>[^–—\n]{1,80}?)\s+[–—-]\s+(?P<rest>.+)", re.DOTALL)
_ADDITION = re.compile(r"(?P<term>.+?)\s*\((?P<also>[^()]{2,60})\)")
_OPENINGS = Patterns(
    de=(
        r"(?:(?:(?:dies|das|er|sie|es|der begriff|der ausdruck|das wort|die abkürzung) )?"
        r"(?:bezeichne(?:t|n)|beschreib(?:t|en)|bedeute(?:t|n)|mein(?:t|en)|ist|sind|war|waren|"
        r"(?:steht|stehen) für|(?:bezieht|beziehen) sich auf|(?:versteht|verstehen) man(?: unter)?)|"
        r"(?:es|hier|hierbei|dabei) handelt es sich um|es handelt sich(?: hierbei| dabei| hier)? um|"
        r"(?:damit|hiermit) (?:ist|sind)(?: gemeint)?|(?:darunter|hierunter) versteht man|"
        r"abkürzung für|kurz für)[:,]?\s+"
    ),
    en=(
        r"(?:(?:(?:this|it|they|the term|these) )?(?:refers? to|describes?|means?|denotes?|is|are|was|were|"
        r"stands? for|(?:is|are) defined as)|short for|abbreviation for)[:,]?\s+"
    ),
    flags=re.IGNORECASE,
)
_HERE = Patterns(
    de=(r"\b(?:in diesem (?:Fall|Zusammenhang|Kontext)|hier(?:bei)?\b(?= (?:ist|sind|geht|wird)))"),
    en=(r"\b(?:in this (?:case|context|instance))\b"),
    flags=re.I,
)
_ARTICLE = r"(?:der|die|das|eine?|the|an?) "
_FEWEST_WORDS = 2


def glossary_entries(briefing: Briefing, tr: Translator) -> Iterator[Made]:
    """Yield an entry for each bullet that has a term and what it means; each term once."""
    seen: set[str] = set()
    for bullet in briefing.glossary:
        made = _entry(bullet, briefing.language, tr)
        if made is not None and isinstance(made.entry, GlossaryEntry) and fold(made.entry.term) not in seen:
            seen.add(fold(made.entry.term))
            yield made


def _entry(bullet: str, language: str, tr: Translator) -> Made | None:
    found = _BOLD.fullmatch(bullet) or _PLAIN.fullmatch(bullet) or _DASH.fullmatch(bullet)
    if found is None:
        return None
    term = plain(found["term"]).strip(' :„“"»«')
    parts = list(sentences(found["rest"]))
    if not term or not parts:
        return None
    addition = _ADDITION.fullmatch(term)
    if addition:
        term = addition["term"]
    also = (addition["also"].strip(),) if addition and not addition["also"][0].isdigit() else ()
    definition = _definition(parts[0].text, term, language)
    if len(definition.split()) < _FEWEST_WORDS:
        return None
    comments = list(_comments(term, definition, language, tr))
    common = Common(
        id=f"~{term}",
        line=0,
        explanation=" ".join(part.text for part in parts[1:]),
        sources=(sentence(found["rest"]).source,),
        draft=bool(comments),
    )
    half = _half(term, definition, language)
    if half and not comments:
        comments.append(tr("The definition has the word »{word}« of its term.", word=half))
    return Made(GlossaryEntry(common, term, definition, also), tuple(comments))


def _definition(text: str, term: str, language: str) -> str:
    """Return the definition without the words that only connect it with its term."""
    name = re.escape(re.sub(rf"^{_ARTICLE}", "", term, flags=re.IGNORECASE))
    repeated = re.match(rf"(?:{_ARTICLE})?{name} (?={_OPENINGS[language].pattern})", text, re.IGNORECASE)
    rest = text[repeated.end() :] if repeated else text
    rest = _OPENINGS[language].sub("", rest, count=1) if _OPENINGS[language].match(rest) else rest
    rest = rest.strip().removesuffix(".")
    return rest[:1].upper() + rest[1:]


def _comments(term: str, definition: str, language: str, tr: Translator) -> Iterator[str]:
    """Yield why a definition cannot be asked as it is."""
    here = _HERE[language].search(definition)
    if here:
        yield tr(
            "The definition speaks of this briefing (»{words}«). Write what the term means in general.",
            words=here[0],
        )
    if _gives_away(term, definition, language):
        yield tr("The definition contains its term. Say it in other words.")


def _gives_away(term: str, definition: str, language: str) -> bool:
    """Whether all that the term is made of stands in its definition."""
    names, there = stems(term, language), stems(definition, language)
    if len(names) == 1:
        return _whole(names[0].text, [word.text for word in there])
    if not names:
        return fold(term) in fold(definition)
    return all(any(name.is_like(word) for word in there) for name in names)


def _whole(name: str, there: list[str]) -> bool:
    """Whether a word stands in others as it is, or all of its parts do: Satelliten, Bilder."""
    if any(name in word or word == name or _same_stem(name, word) for word in there):
        return True
    begins = any(name.startswith(word[: max(5, len(word) - 2)]) for word in there)
    ends = any(len(word) > 3 and name.endswith(word) for word in there)
    return begins and ends


def _same_stem(one: str, other: str) -> bool:
    return (
        min(len(one), len(other)) > 4 and one[:-2] == other[: len(one) - 2] and abs(len(one) - len(other)) < 4
    )


def _half(term: str, definition: str, language: str) -> str:
    """Return the word of the definition that is a part of its term, or nothing."""
    names = stems(term, language)
    for word in stems(definition, language):
        if any(name.is_like(word) or (language == "de" and name.text.endswith(word.text)) for name in names):
            return word.written
    return ""
