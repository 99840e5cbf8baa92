"""English sentences, as much as it takes to say a hedged claim without its hedge."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_IRREGULAR = {"be": "is", "have": "has", "do": "does", "go": "goes"}
_ADVERB = (
    "(?:also|further|significantly|eventually|soon|widely|now|still|even|well|substantially|greatly|"
    "ultimately|then)"
)
_PLURAL = re.compile(
    r"(?:\band\b|\b(?:people|men|women|children|data|both|many|several|some|these|officials)\b)"
)
_OF = re.compile(r" (?:of|in|from|to|for|between|with|by|on|at|under|over|against|about|that|who|which|, ).*")


def third_person(verb: str) -> str:
    """Return the form that follows he, she or it: raises, carries."""
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if re.search(r"[^aeiou]y$", verb):
        return f"{verb[:-1]}ies"
    return f"{verb}es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else f"{verb}s"


def is_plural(subject: str) -> bool:
    """Whether a subject is more than one, told by its head."""
    head = _OF.sub("", subject)
    last = head.split()[-1] if head.split() else ""
    if _PLURAL.search(head):
        return True
    return (
        last.endswith("s")
        and not last.endswith(("ss", "us", "is", "'s", "ics", "ness"))
        and last[:1].islower()
    )


def _finite(subject: str, verb: str, rest: str, *, plural: bool) -> str:
    form = ("are" if verb == "be" else verb) if plural else third_person(verb)
    return f"{subject} {form}{rest}"


def _modal(text: str) -> str | None:
    """Return »X raises Y« for »X could raise Y«."""
    found = re.fullmatch(
        rf"(?P<who>.+?) (?:could|may|might) (?P<adverb>{_ADVERB} )?(?P<verb>[a-z]+)(?P<rest>.*)", text
    )
    if found is None or found["verb"] in ("not", "only", "never", "either"):
        return None
    who, verb = found["who"], found["verb"]
    plural = is_plural(who)
    if verb == "have":
        return f"{who} {'have' if plural else 'has'}{found['rest']}"
    return _finite(f"{who} {found['adverb'] or ''}".strip(), verb, found["rest"], plural=plural)


def _passive(text: str) -> str | None:
    """Return »X raises Y« for »X is expected to raise Y«, also with said, believed and reported."""
    found = re.fullmatch(
        rf"(?P<who>.+?) (?P<be>is|are|was|were) (?:{_ADVERB} |most |very )?(?:expected|said|believed|"
        rf"thought|reported|likely|set|"
        r"due|considered|estimated|alleged|suspected) to (?P<verb>[a-z]+)(?P<rest>.*)",
        text,
    )
    if found is None or found["who"].casefold() == "it":
        return None
    return _finite(found["who"], found["verb"], found["rest"], plural=found["be"] in ("are", "were"))


def _seems(text: str) -> str | None:
    found = re.fullmatch(r"(?P<who>.+?) (?P<verb>seem|appear)(?P<s>s?) to (?P<what>[a-z]+)(?P<rest>.*)", text)
    return (
        None if found is None else _finite(found["who"], found["what"], found["rest"], plural=not found["s"])
    )


def _suspected_of(text: str) -> str | None:
    """Return »X supplying Y« for »X is suspected of supplying Y«."""
    found = re.fullmatch(
        r"(?P<who>.+?) (?:is|are|was|were|has been|have been) (?:being )?(?:suspected|accused) "
        r"(?:by [^,]{2,60}? )?of (?P<what>\w+.*)",
        text,
    ) or re.fullmatch(
        r"(?P<who>.+?) (?:faces?|is facing|are facing) (?:accusations|allegations) of (?P<what>\w+.*)", text
    )
    if found is None:
        return None
    return (
        f"{found['who']} {found['what']}"
        if re.match(r"\w+ing\b", found["what"])
        else f"{found['what']} by {found['who']}"
    )


def _awaited(text: str) -> str | None:
    """Return »Higher prices in Y« for »Higher prices in Y are expected«."""
    found = re.fullmatch(
        rf"(?P<what>[^,]+?) (?:is|are) (?:{_ADVERB} )?(?:expected|anticipated|forecast)(?P<rest>(?: "
        rf"(?:in|due|because|as|by|after|for) .+)?)",
        text,
    )
    if found is None or found["what"].casefold() == "it" or re.search(r"\b(?:not|no|never|hardly)\b", text):
        return None
    return f"{found['what']}{found['rest']}"


def _that(text: str) -> str | None:
    """Return what stands after »that«."""
    found = re.fullmatch(
        r".*?\b(?:reported|expected|believed|believes?|thinks?|thought|alleged|estimated|expects?|predicts?|"
        r"claims?|"
        r"claimed|suggests?|says?|said|"
        r"suspected|likely|possible|anticipated?|estimates?|assess(?:es|ed)|indicate) that (?P<clause>.+)",
        text,
    )
    return found["clause"] if found and not re.search(r"\bnot\b", text[: found.start("clause")]) else None


def _according(text: str) -> str | None:
    found = re.fullmatch(r"According to [^,]+, (?P<clause>.+)", text)
    found = found or re.fullmatch(r"(?P<clause>.+), according to [^,]+", text)
    return found["clause"] if found else None


WAYS: tuple[Callable[[str], str | None], ...] = (
    _suspected_of,
    _according,
    _that,
    _passive,
    _awaited,
    _seems,
    _modal,
)
