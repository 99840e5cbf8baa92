"""The keys of question files: which there are, where they belong, and what people write instead."""

from __future__ import annotations

from dataclasses import dataclass

from quizapp.core.items import Certainty, Facet, Truth

FORMAT_VERSION = "1"
SECTIONS = ("glossary", "findings", "questions")
FIRST_KEYS = {"glossary": "term", "findings": "finding", "questions": "question"}
"""The key that an entry of a section usually begins with."""
HEADER = frozenset(
    {
        "quizapp",
        "title",
        "id",
        "language",
        "article",
        "as_of",
        "link",
        "tags",
        "description",
        "authors",
        "license",
        *SECTIONS,
    }
)
COMMON = frozenset(
    {
        "id",
        "explanation",
        "hint",
        "source",
        "certainty",
        "claim",
        "tags",
        "level",
        "points",
        "time",
        "draft",
        "only",
    }
)
CHOICE = frozenset({"choice", "feedback"})


@dataclass(frozen=True, slots=True)
class Shape:
    """What an entry of one kind consists of.

    ``sign`` is the key that tells the kind, ``needs`` are the keys it cannot be without, ``keys`` all
    that it may have.
    """

    name: str
    sign: str
    needs: tuple[str, ...]
    keys: frozenset[str]


def _shape(name: str, sign: str, needs: tuple[str, ...], *may: str) -> Shape:
    return Shape(name, sign, needs, COMMON | {*needs, *may})


GLOSSARY = _shape("glossary", "term", ("term", "definition"), "also", "wrong", "example")
FINDING = _shape("finding", "finding", ("finding",))
TRUTH = _shape("truth", "statement", ("statement", "correct"))
GAP = _shape("gap", "gap", ("gap",), "wrong")
NUMBER = _shape("number", "number", ("question", "number"), "tolerance", "unit")
MATCHING = _shape("matching", "pairs", ("question", "pairs"), "extra")
ORDERING = _shape("ordering", "order", ("question", "order"))
CHOICES = _shape("choices", "answers", ("question", "answers"), "wrong")
SINGLE = _shape("choice", "wrong", ("question", "answer", "wrong"))
TYPED = _shape("typed", "answer", ("question", "answer"), "also")

QUESTION_SHAPES = (TRUTH, GAP, NUMBER, MATCHING, ORDERING, CHOICES, SINGLE, TYPED)
"""In the order in which their signs decide."""

STEMS = ("question", "statement", "gap")
ENTRY_KEYS = frozenset().union(*(shape.keys for shape in (GLOSSARY, FINDING, *QUESTION_SHAPES)))
STARTS = frozenset({"term", "finding", *STEMS})
"""Keys that only the beginning of an entry has."""

TRUTHS = {
    "yes": Truth.TRUE,
    "true": Truth.TRUE,
    "right": Truth.TRUE,
    "ja": Truth.TRUE,
    "wahr": Truth.TRUE,
    "richtig": Truth.TRUE,
    "stimmt": Truth.TRUE,
    "no": Truth.FALSE,
    "false": Truth.FALSE,
    "wrong": Truth.FALSE,
    "nein": Truth.FALSE,
    "falsch": Truth.FALSE,
    "stimmt nicht": Truth.FALSE,
    "unstated": Truth.UNSTATED,
    "not stated": Truth.UNSTATED,
    "steht nicht da": Truth.UNSTATED,
    "steht nicht drin": Truth.UNSTATED,
    "nicht im briefing": Truth.UNSTATED,
    "steht nicht im briefing": Truth.UNSTATED,
    "steht nicht im text": Truth.UNSTATED,
}
YES_NO = {word: truth is Truth.TRUE for word, truth in TRUTHS.items() if truth is not Truth.UNSTATED}

_CERTAINTY_WORDS = {
    Certainty.STATED: ("Tatsache", "festgestellt", "gesichert"),
    Certainty.REPORTED: ("Bericht", "berichtet"),
    Certainty.ALLEGED: ("Verdacht", "Vorwurf", "Behauptung", "verdächtigt", "behauptet"),
    Certainty.ASSESSED: ("Einschätzung", "eingeschätzt"),
    Certainty.POSSIBLE: ("Möglichkeit", "möglich"),
    Certainty.EXPECTED: ("Erwartung", "erwartet"),
}
CERTAINTIES = {level.value: level for level in Certainty} | {
    form.casefold(): level
    for level, words in _CERTAINTY_WORDS.items()
    for word in words
    for form in (word, f"als {word}")
}

FACETS = {
    "meaning": Facet.MEANING,
    "bedeutung": Facet.MEANING,
    "name": Facet.NAME,
    "begriff": Facet.NAME,
    "benennen": Facet.NAME,
    "recall": Facet.RECALL,
    "erklären": Facet.RECALL,
    "erinnern": Facet.RECALL,
    "gap": Facet.GAP,
    "lücke": Facet.GAP,
    "certainty": Facet.CERTAINTY,
    "gewissheit": Facet.CERTAINTY,
}

LANGUAGES = {
    "deutsch": "de",
    "german": "de",
    "englisch": "en",
    "english": "en",
}

_GERMAN_KEYS = {
    "titel": "title",
    "überschrift": "title",
    "kennung": "id",
    "sprache": "language",
    "artikel": "article",
    "briefing": "article",
    "stand": "as_of",
    "verweis": "link",
    "quelle": "source",
    "quellen": "source",
    "beleg": "source",
    "stichwörter": "tags",
    "schlagwörter": "tags",
    "schlagworte": "tags",
    "themen": "tags",
    "beschreibung": "description",
    "autor": "authors",
    "autoren": "authors",
    "autorinnen": "authors",
    "verfasser": "authors",
    "lizenz": "license",
    "glossar": "glossary",
    "begriffe": "glossary",
    "erkenntnisse": "findings",
    "schlüsselerkenntnisse": "findings",
    "fragen": "questions",
    "begriff": "term",
    "bedeutung": "definition",
    "erläuterung": "explanation",
    "auch": "also",
    "falsch": "wrong",
    "falsche": "wrong",
    "beispiel": "example",
    "erkenntnis": "finding",
    "behauptung": "claim",
    "gewissheit": "certainty",
    "sicherheit": "certainty",
    "frage": "question",
    "antwort": "answer",
    "lösung": "answer",
    "antworten": "answers",
    "lösungen": "answers",
    "aussage": "statement",
    "richtig": "correct",
    "korrekt": "correct",
    "stimmt": "correct",
    "lücke": "gap",
    "lückentext": "gap",
    "zahl": "number",
    "toleranz": "tolerance",
    "einheit": "unit",
    "paare": "pairs",
    "zuordnung": "pairs",
    "zusätzlich": "extra",
    "reihenfolge": "order",
    "ordnung": "order",
    "erklärung": "explanation",
    "hinweis": "hint",
    "tipp": "hint",
    "stufe": "level",
    "niveau": "level",
    "schwierigkeit": "level",
    "punkte": "points",
    "zeit": "time",
    "entwurf": "draft",
    "nur": "only",
    "auswahl": "choice",
    "wahl": "choice",
    "rückmeldung": "feedback",
}
_WRITTEN_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
GERMAN_KEYS = _GERMAN_KEYS | {word.translate(_WRITTEN_OUT): key for word, key in _GERMAN_KEYS.items()}

SYNONYMS = {
    "terms": ("glossary",),
    "vocabulary": ("glossary",),
    "definitions": ("glossary",),
    "keyfindings": ("findings",),
    "facts": ("findings",),
    "items": ("questions",),
    "cards": ("questions",),
    "quiz": ("questions",),
    "name": ("title", "term"),
    "heading": ("title",),
    "headline": ("title",),
    "url": ("link",),
    "date": ("as_of",),
    "summary": ("description",),
    "topics": ("tags",),
    "keywords": ("tags",),
    "categories": ("tags",),
    "prompt": ("question",),
    "q": ("question",),
    "stem": ("question",),
    "a": ("answer",),
    "solution": ("answer",),
    "correctanswer": ("answer",),
    "rightanswer": ("answer",),
    "solutions": ("answers",),
    "correctanswers": ("answers",),
    "rightanswers": ("answers",),
    "distractors": ("wrong",),
    "incorrect": ("wrong",),
    "wronganswers": ("wrong",),
    "incorrectanswers": ("wrong",),
    "synonyms": ("also",),
    "aliases": ("also",),
    "word": ("term",),
    "meaning": ("definition",),
    "fact": ("finding",),
    "cloze": ("gap",),
    "blank": ("gap",),
    "matches": ("pairs",),
    "sequence": ("order",),
    "margin": ("tolerance",),
    "note": ("explanation", "feedback"),
    "comment": ("explanation", "feedback"),
    "reason": ("explanation", "feedback"),
    "rationale": ("explanation", "feedback"),
    "clue": ("hint",),
    "quote": ("source",),
    "passage": ("source",),
    "evidence": ("source",),
    "difficulty": ("level",),
    "score": ("points",),
    "seconds": ("time",),
    "text": ("choice",),
    "option": ("choice",),
}
"""Other words for a key, without what joins their parts; of several keys, the first that fits the place."""
ALL_CHOICES = frozenset({"options", "choices"})
"""Words for a list of right and wrong choices together, for which there is no key."""

ALL_KEYS = HEADER | ENTRY_KEYS | CHOICE
WRITTEN_KEYS = ALL_KEYS | GERMAN_KEYS.keys() | {key.capitalize() for key in ALL_KEYS | GERMAN_KEYS.keys()}
"""Every word that a line may begin with when a key was meant."""
