"""Faults: what is wrong with an entry that is in view, in as few lines as can be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.bank.problems import Severity, visible
from quizapp.tui.text import hang, styled, wrap

if TYPE_CHECKING:
    from textual.content import Content

    from quizapp.bank.problems import Problem
    from quizapp.language import Translator

SIGNS = {
    Severity.ERROR: ("✗", "$error"),
    Severity.WARNING: ("!", "$warning"),
    Severity.HINT: ("i", "$muted"),
}


def fault_lines(problem: Problem, tr: Translator, width: int) -> list[Content]:
    """Lay out what is wrong in which line, and what to do."""
    sign, style = SIGNS[problem.severity]
    said, _, repaired = problem.help(tr).partition("\n")
    lead = styled(f"{sign} " + tr("line {n}:", n=problem.line) + " ", f"bold {style}")
    return [
        *hang(lead, styled(problem.message(tr), "bold"), width),
        *(wrap(styled(said), width) if said else []),
        *(repaired_lines(problem, repaired, tr, width) if repaired else []),
    ]


def repaired_lines(problem: Problem, repaired: str, tr: Translator, width: int) -> list[Content]:
    """Lay out a line as it should be; where only its indent is wrong, as it stands in the file."""
    if repaired.strip() == problem.excerpt.strip():
        return hang(styled(f"{problem.line} │ ", "bold $success"), styled(visible(repaired)), width)
    return hang(styled(tr("So:") + " ", "bold $success"), styled(repaired.strip()), width)
