"""Writes docs/checks.md and docs/checks.de.md from the explanations in the program. By hand: python docs/checks.py."""

from pathlib import Path

from quizapp.authoring.explanations import explanations
from quizapp.authoring.selecting import groups
from quizapp.bank.messages import SEVERITY_WORDS
from quizapp.bank.problems import saying
from quizapp.language import translator

DOCS = Path(__file__).parent
PAGES = {"en": "checks.md", "de": "checks.de.md"}
TITLES = {"en": "What `quizapp check` tells", "de": "Was `quizapp check` meldet"}
HEADS = {
    "en": """\
Each problem has a code in square brackets. `quizapp check --explain CODE` shows what stands here.

- `--select CODES` tells only these, `--ignore CODES` leaves them out. Codes have commas between them; the name of
  a group stands for all its codes, and so do `error`, `warning` and `hint`.
- `# quizapp: ignore CODE` as a comment on an entry, directly above it or in it leaves out the warnings and hints
  with this code there. Several codes have commas between them. Errors cannot be ignored.
- An error leaves the entry out, a warning doubts it, a hint informs.
- Examples without a title stand in a file with `language: en`; without that line a file is in German.
""",
    "de": """\
Jede Meldung hat einen Code in eckigen Klammern. `quizapp check --explain CODE` zeigt, was hier steht.

- `--select CODES` meldet nur diese, `--ignore CODES` lässt sie weg. Zwischen Codes stehen Kommas; der Name einer
  Gruppe steht für alle ihre Codes, und ebenso `error` (Fehler), `warning` (Warnung) und `hint` (Hinweis).
- `# quizapp: ignore CODE` als Bemerkung an einem Eintrag, direkt darüber oder darin lässt dort die Warnungen und
  Hinweise mit diesem Code weg. Zwischen mehreren Codes stehen Kommas. Fehler lassen sich nicht übergehen.
- Bei einem Fehler wird der Eintrag weggelassen, eine Warnung bezweifelt ihn, ein Hinweis informiert.
""",
}
GROUPS = {
    "file": ("The file", "Die Datei"),
    "yaml": ("Signs and indentation", "Zeichen und Einrückung"),
    "format": ("Keys and values", "Schlüssel und Werte"),
    "choices": ("Choices", "Antworten zum Auswählen"),
    "stems": ("Questions and hints", "Fragen und Hinweise"),
    "statements": ("Statements", "Aussagen"),
    "glossary": ("Terms", "Begriffe"),
    "certainty": ("Certainty", "Gewissheit"),
    "grounding": ("The briefing", "Das Briefing"),
    "learners": ("Learners' answers", "Antworten von Lernenden"),
    "comments": ("Comments", "Bemerkungen"),
}
EXAMPLES = {"en": ("Not like this:", "But like this:"), "de": ("So nicht:", "Sondern so:")}


def page(language: str) -> str:
    """Return the page in a language."""
    tr, explained = translator(language), explanations(language)
    parts = [f"# {TITLES[language]}\n", HEADS[language]]
    for group, codes in groups().items():
        parts.append(f"## {GROUPS[group][language == 'de']} (`{group}`)\n")
        for code in codes:
            each, (bad, good) = explained[code], EXAMPLES[language]
            severity = tr(SEVERITY_WORDS[saying(code).severity])
            parts.append(f"### {code}\n\n*{severity}* · {each.meaning} {each.reason}\n")
            parts.append(f"{bad}\n\n```yaml\n{each.bad}\n```\n\n{good}\n\n```yaml\n{each.good}\n```\n")
    return "\n".join(parts)


def main() -> None:
    """Write the pages."""
    for language, name in PAGES.items():
        (DOCS / name).write_text(page(language), "utf-8")


if __name__ == "__main__":
    main()
