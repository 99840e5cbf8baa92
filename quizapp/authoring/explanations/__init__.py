"""Explanations: what each code means, why it matters, and how it is done wrongly and rightly."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from quizapp.language import LANGUAGES

_SECTION = re.compile(r"^## (\S+)\n", re.MULTILINE)
_EXAMPLE = re.compile(r"```yaml\n(.*?)\n```", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Explanation:
    """One code: what it means, the reason why it matters, and two examples in YAML."""

    code: str
    meaning: str
    reason: str
    bad: str
    good: str


@cache
def explanations(language: str) -> dict[str, Explanation]:
    """Return the explanations of all codes in a language, in English where there are none in it."""
    known = language if language in LANGUAGES else "en"
    texts = _sections(known)
    found = {}
    for code, examples in _sections(f"examples.{known}").items():
        meaning, reason = texts[code].split("\n\n")
        bad, good = _EXAMPLE.findall(examples)
        found[code] = Explanation(code, meaning, reason, bad, good)
    return found


def _sections(name: str) -> dict[str, str]:
    """Return the parts of one of the files beside this one by the code they are about."""
    text = Path(__file__).with_name(f"{name}.md").read_text("utf-8")
    _, *parts = _SECTION.split(text)
    return {code: body.strip() for code, body in zip(parts[::2], parts[1::2], strict=True)}
