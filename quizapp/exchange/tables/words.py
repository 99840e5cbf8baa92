"""Words: what a table calls kinds and judgements. They are in no catalogue, since they are read again."""

from __future__ import annotations

from quizapp.core.items import Kind, Truth

GLOSSARY = "glossary"
FINDING = "finding"

KINDS_GERMAN: dict[str, str] = {
    GLOSSARY: "Begriff",
    FINDING: "Erkenntnis",
    Kind.CHOICE: "Auswahl",
    Kind.CHOICES: "Mehrfachauswahl",
    Kind.TRUTH: "wahr/falsch",
    Kind.TYPED: "Eingabe",
    Kind.GAP: "Lücke",
    Kind.NUMBER: "Zahl",
    Kind.MATCHING: "Zuordnung",
    Kind.ORDERING: "Reihenfolge",
}
"""What a table calls the kinds; in English by their own names."""

_KINDS = {name: name for name in KINDS_GERMAN} | {
    german.casefold(): name for name, german in KINDS_GERMAN.items()
}
_TRUTHS = {
    Truth.TRUE: ("wahr", "true"),
    Truth.FALSE: ("falsch", "false"),
    Truth.UNSTATED: ("steht nicht da", "not stated"),
}


def kind_word(kind: str, *, german: bool) -> str:
    """Return what a table calls a kind of entry."""
    return KINDS_GERMAN[kind] if german else kind


def kind_said(text: str) -> str | None:
    """Return the kind that a table calls this."""
    return _KINDS.get(" ".join(text.casefold().split()))


def truth_word(truth: Truth, *, german: bool) -> str:
    """Return what a table calls a judgement of a statement."""
    return _TRUTHS[truth][not german]
