"""One entry of each kind of item, and lines that respond to it rightly and wrongly."""

from dataclasses import dataclass

HEAD = "title: Alle Arten\nquestions:\n"

ENTRIES = {
    "choice": """
  - id: choice
    question: Wie heißt die Hauptstadt von Vietnam?
    answer: Hanoi
    wrong:
      - choice: Hue
        feedback: Hue war es früher.
      - Da Nang
    explanation: Seit 1976 ist es Hanoi.
    hint: Es beginnt mit H und endet mit i.
""",
    "choices": """
  - id: choices
    question: Welche davon sind Farben?
    answers:
      - rot
      - blau
    wrong:
      - rund
      - eckig
""",
    "truth": """
  - id: truth
    statement: Laut Briefing liegt Hanoi am Meer.
    correct: no
""",
    "typed": """
  - id: typed
    question: Wie heißt das Ölfeld?
    answer: Bach Ho
    also:
      - Weißer Tiger
""",
    "gap": """
  - id: gap
    gap: In __Vietnam__ liegt __Hanoi|die Hauptstadt__.
""",
    "number": """
  - id: number
    question: Wie viele Granaten sollen es sein?
    number: 5
    tolerance: 0,5
    unit: Millionen
""",
    "matching": """
  - id: matching
    question: Was gehört zusammen?
    pairs:
      Bach Ho: Ölfeld
      Vietsovpetro: Unternehmen
    extra:
      - Satellit
""",
    "ordering": """
  - id: ordering
    question: Ordne nach der Zeit.
    order:
      - früh
      - später
      - zuletzt
""",
}

GLOSSARY = """glossary:
  - id: recall
    term: Embargo
    definition: Verbot, mit einem Land bestimmte Waren zu handeln
    only:
      - recall
"""

FINDINGS = """article: arten.md
as_of: 2024-06-17
findings:
  - id: certainty
    finding: Das Land wird verdächtigt, Waffen zu liefern.
    claim: Lieferung von Waffen
    certainty: alleged
    source: wird verdächtigt, Waffen zu liefern
"""

ARTICLE = "Das Land wird verdächtigt, Waffen zu liefern. Es bestreitet das.\n"

KINDS = (*ENTRIES, "recall", "certainty")


def deck(*kinds: str) -> str:
    """Return a question file with one entry of each of the kinds, of all kinds by default."""
    wanted = kinds or KINDS
    text = "title: Alle Arten\n"
    if "certainty" in wanted:
        text += FINDINGS
    if "recall" in wanted:
        text += GLOSSARY
    questions = "".join(ENTRIES[kind] for kind in wanted if kind in ENTRIES)
    return text + (f"questions:{questions}" if questions else "")


@dataclass(frozen=True)
class Lines:
    """What to type. In ``{braces}`` stands a text whose number or letter is meant."""

    right: tuple[str, ...]
    wrong: tuple[str, ...]


SPOKEN = {
    "choice": Lines(("{Hanoi}",), ("{Hue}",)),
    "choices": Lines(("{blau} {rot}",), ("{rund} {eckig}",)),
    "truth": Lines(("{False}",), ("{True}",)),
    "typed": Lines(("weißer tiger",), ("Vietsovpetro",)),
    "gap": Lines(("Vietnam", "Hanoi"), ("Laos", "Hue")),
    "number": Lines(("5,2",), ("6",)),
    "matching": Lines(("{Ölfeld}", "{Unternehmen}"), ("{Satellit}", "{Ölfeld}")),
    "ordering": Lines(("{früh} {später} {zuletzt}",), ("{zuletzt} {später} {früh}",)),
    "recall": Lines(("", "j"), ("", "n")),
    "certainty": Lines(("{as a suspicion}",), ("{as a fact}",)),
}

JSON = SPOKEN | {
    "gap": Lines(("Vietnam|Hanoi",), ("Laos|Hue",)),
    "matching": Lines(("1{Ölfeld} 2{Unternehmen}",), ("1{Satellit} 2{Ölfeld}",)),
    "recall": Lines(("", "y"), ("", "n")),
}
