"""Headings: the lines by which the parts of a briefing are known."""

from __future__ import annotations

import re
from enum import Enum

from quizapp.core.folding import fold


class Section(Enum):
    """The parts of a briefing."""

    BODY = "body"
    FINDINGS = "findings"
    GLOSSARY = "glossary"


SHOWN = {
    Section.FINDINGS: ("Schlüsselerkenntnisse", "Wichtigste Erkenntnisse", "Key Takeaways", "Key Findings"),
    Section.GLOSSARY: ("Wussten Sie schon?", "Did You Know?", "Glossar", "Glossary"),
}
"""The usual spellings, as a message names them."""

_SECTIONS = {
    Section.FINDINGS: (
        r"(?:die |unsere |the )?(?:schluesselerkenntnisse?|kernerkenntnisse|kernaussagen|kernpunkte|"
        r"haupterkenntnisse|(?:wichtigsten?|wichtige|zentralen?) (?:erkenntnisse|punkte|aussagen)|"
        r"das wichtigste(?: in kuerze| im ueberblick)?|(?:key|main) (?:takeaways?|findings?|points?|"
        r"insights?)|"
        r"takeaways?|key take-aways)(?: (?:im ueberblick|auf einen blick|at a glance))?"
    ),
    Section.GLOSSARY: (
        r"(?:wussten sie(?: das)?(?: schon| bereits)?|wussten sie(?:,| schon,) dass|wusstest du(?: schon)?|"
        r"schon gewusst|glossar|begriffe|begriffserklaerungen|wichtige begriffe|begriffe erklaert|"
        r"did you know(?: that)?|glossary|key terms|terms|terms explained)"
    ),
    Section.BODY: (
        r"(?:analysen?|analysis|hintergr(?:und|uende)|background|zusammenfassung|summary|artikel|article|"
        r"kontext|context|einordnung|ausblick|outlook|ueberblick|overview|einleitung|introduction|fazit|"
        r"conclusion|folgen|implications|quellen?|sources?|references|details|weitere informationen)"
    ),
}
_KNOWN = {section: re.compile(pattern) for section, pattern in _SECTIONS.items()}
_HASHES = re.compile(r"(#{1,6})\s*(.*?)\s*#*\s*$")
_BOLD = re.compile(r"\s*(?:\*\*|__)(.+?)(?:\*\*|__)\s*:?\s*$")
_LONGEST = 80


def heading(line: str) -> tuple[int, str] | None:
    """Return the level and the text of a line that is a heading by its marks or by its words.

    The level of one without hashes is 0.
    """
    found = _HASHES.match(line.strip())
    if found:
        return len(found[1]), found[2]
    bold = _BOLD.match(line)
    if bold and len(bold[1]) <= _LONGEST:
        return 0, bold[1]
    return (0, line.strip()) if len(line) <= _LONGEST and section_of(line) is not None else None


def section_of(text: str) -> Section | None:
    """Return the part of a briefing that a heading's text opens, if it is a known one."""
    words = fold(re.sub(r"[*_#]", "", text))
    words = re.sub(r"^(?:\d+[.)]\s*|[^\w\s]+\s*)+|[\s:.?!–-]+$", "", words)
    return next((section for section, known in _KNOWN.items() if known.fullmatch(words)), None)
