"""What is said about each problem: its severity, its message and its help."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from quizapp.language import N_


class Severity(StrEnum):
    """How bad a problem is: an error leaves something out, a warning doubts it, a hint informs."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Saying:
    """The wordings of one code; of several, the first that a problem's values can fill is used."""

    severity: Severity
    message: tuple[str, ...]
    helps: tuple[str, ...] = ()


def _error(message: str, *helps: str) -> Saying:
    return Saying(Severity.ERROR, (message,), helps)


def _warning(message: str, *helps: str) -> Saying:
    return Saying(Severity.WARNING, (message,), helps)


def _hint(message: str, *helps: str) -> Saying:
    return Saying(Severity.HINT, (message,), helps)


SEVERITY_WORDS = {
    Severity.ERROR: N_("error"),
    Severity.WARNING: N_("warning"),
    Severity.HINT: N_("hint"),
}

_FILE = {
    "unreadable": _error(N_("the file cannot be read: {reason}")),
    "not-a-text": _error(
        N_("this is not a text file"),
        N_("question files are plain text; save it as »text« or »YAML«, in UTF-8"),
    ),
    "too-large": _error(
        N_("the file is larger than {limit} MiB"), N_("divide it into several files, one for each topic")
    ),
    "too-many-entries": _error(
        N_("there are more than {limit} entries in one file; the rest is left out"),
        N_("divide it into several files, one for each topic"),
    ),
    "more-problems": _error(
        N_("there are more than {limit} problems in this file; the others are left out"),
        N_("mend the first ones, then check again"),
    ),
    "empty-file": _error(
        N_("the file is empty"),
        N_("»quizapp new FILE« writes a file with an example of each kind to start from"),
    ),
    "no-entries": _error(
        N_("there are no entries"),
        N_("write them under »questions:«, »glossary:« or »findings:«, each after a dash"),
    ),
    "not-utf8": _warning(
        N_("the file is not saved as UTF-8; it was read as Windows-1252"),
        N_("save it with the encoding UTF-8, which every editor offers when saving"),
    ),
    "control-character": _error(
        N_("the control character {character} does not belong into a text"),
        N_("it cannot be seen; delete it, or type the words around it anew"),
    ),
    "direction-character": _error(
        N_("the invisible character {character} changes how the text around it is shown"),
        N_("delete it, or type the words around it anew"),
    ),
    "control-escape": _error(
        N_("»{escape}« stands for the character {character}, which does not belong into a text"),
        N_("delete it; for a backslash itself put the text in single quotes: '…'"),
    ),
    "shadowed-deck": _hint(
        N_("another file with the deck id »{id}« comes first and is used instead of this one"),
        N_("the other file is {other}; give this one its own »id:«, or delete one of the two"),
    ),
}

_YAML = {
    "syntax": _error(
        N_("this cannot be read as YAML"),
        N_("look at the signs and the indentation here; a text with special signs belongs in quotes"),
    ),
    "too-many-syntax-errors": _error(
        N_("reading stopped here, after {limit} errors"), N_("mend the errors above first, then check again")
    ),
    "colon-in-text": _error(
        N_("a colon with a space after it cannot stand in a text without quotes"),
        N_("put the text in quotes:"),
    ),
    "missing-space": _error(
        N_("after the colon behind »{key}« there must be a space"), N_("put a space after the colon:")
    ),
    "missing-colon": _error(N_("after »{key}« there must be a colon and a space"), N_("put them in:")),
    "missing-dash": _error(N_("a new entry begins with a dash"), N_("put a dash and a space before it:")),
    "missing-dash-space": _error(
        N_("after the dash there must be a space"), N_("put a space after the dash:")
    ),
    "dash-in-text": _error(
        N_("a dash with a space after it begins a list and cannot begin a text"),
        N_("put the text in quotes, or begin a new line for the list:"),
    ),
    "tab": _error(N_("a tab cannot indent a line; only spaces can"), N_("replace the tab with spaces:")),
    "smart-quotes": _error(
        N_("typographic quotes ({quote}) do not hold a text together; only straight ones do"),
        N_("use straight quotes around the text:"),
    ),
    "text-after-quote": _error(
        N_("the text begins with a quote that ends before the text does"),
        N_("put the whole text in single quotes, so that the double ones belong to it:"),
    ),
    "apostrophe": _error(
        N_("the apostrophe ends the text that the single quote began"),
        N_("put the whole text in double quotes:"),
    ),
    "unclosed-quote": _error(
        N_("the quote that begins here is never closed"), N_("put the same quote at the end of the text:")
    ),
    "text-after-bracket": _error(
        N_("a text that begins with a bracket is taken for a list, and here it goes on after that"),
        N_("put the text in quotes:"),
    ),
    "unclosed-bracket": _error(
        N_("the bracket that begins here is never closed"), N_("close it, or put the text in quotes:")
    ),
    "block-sign": _error(
        N_("a text that begins with »{sign}« is taken for the start of a long text on the next lines"),
        N_("put the text in quotes:"),
    ),
    "reserved-sign": _error(N_("a text cannot begin with »{sign}«"), N_("put the text in quotes:")),
    "odd-space": _error(
        N_("this looks like a space and is none"),
        N_("it often comes from a word processor; type an ordinary space:"),
    ),
    "long-dash": _error(
        N_("»{sign}« does not begin a line of a list"),
        N_("it often comes from a word processor; type an ordinary hyphen:"),
    ),
    "bad-escape": _error(
        N_("in double quotes a backslash has a special meaning, and »{escape}« has none"),
        N_("use single quotes instead:"),
    ),
    "indent": _error(
        N_("this line is indented otherwise than those it belongs to ({found} instead of {expected} spaces)"),
        N_("indent it like its neighbours:"),
    ),
    "indent-of-dash": _error(
        N_("this dash does not begin a line of the list, but belongs to the text of the line before"),
        N_("put all dashes of a list into the same column"),
    ),
    "anchor": _error(
        N_("a text that begins with »&« is taken for an anchor, which question files do not have"),
        N_("if it belongs to the text, put the text in quotes:"),
    ),
    "alias": _error(
        N_("a text that begins with »*« is taken for a reference, which question files do not have"),
        N_("if it belongs to the text, put the text in quotes:"),
    ),
    "tag": _error(
        N_("a text that begins with »!« is taken for a tag, which question files do not have"),
        N_("if it belongs to the text, put the text in quotes:"),
    ),
    "merge-key": _error(
        N_("»<<« takes over the keys of another place, which question files do not have"),
        N_("write the keys out here"),
    ),
    "second-document": _error(
        N_("»---« begins a second document; what follows it is not read"),
        N_("delete this line, or put the rest into a file of its own"),
    ),
    "too-deep": _error(
        N_("more than {limit} lists or groups of keys are nested in each other here"),
        N_("a text that begins with a bracket belongs in quotes"),
    ),
    "key-not-a-text": _error(N_("a list or a group of keys cannot be a key"), N_("put the text in quotes")),
    "comment-cut": _warning(
        N_("the text ends before »{sign}«, because a space and »#« begin a comment"),
        N_("put a space after »#« if it is a comment, otherwise put the text in quotes:"),
    ),
    "bracket-split": _warning(
        N_("inside brackets each comma begins a new text; these are {count}"),
        N_("put each text on its own line after a dash, or in quotes:"),
    ),
    "typographic-quotes": _warning(
        N_("typographic quotes ({quote}) become part of the text"),
        N_("leave them out; if they belong to the text, put straight quotes around everything"),
    ),
}

_SHAPE = {
    "not-a-deck": _error(
        N_("the file does not begin with keys such as »title:« and »questions:«"),
        N_("»quizapp new FILE« writes a file with an example of each kind to start from"),
    ),
    "list-without-section": _error(
        N_("a list stands where the file's keys belong"), N_("write »title: …« and »questions:« above it")
    ),
    "section-not-a-list": _error(
        N_("under »{key}« there must be a list of entries"),
        N_("begin each entry with a dash and a space:"),
    ),
    "entry-not-keys": _error(
        N_("a text alone is no entry here"),
        N_("write it as »{example}«"),
    ),
    "unknown-key": _error(
        N_("unknown key »{key}«"),
        N_("write the right choice under »answer:« and only the others under »{others}:«"),
        N_("did you mean »{similar}«?"),
        N_("known here: {known}"),
    ),
    "german-key": _error(N_("keys are in English: »{key}« is »{english}« here"), N_("write »{english}:«")),
    "misplaced-key": _error(
        N_("»{key}« has no meaning together with »{other}«"),
        N_("together with »{other}« there can be: {known}"),
    ),
    "missing-key": _error(
        N_("»{key}« is missing"),
        N_("write it as »{key}: …«"),
    ),
    "missing-response": _error(
        N_("the entry asks something, but does not say what is right"),
        N_("add »answer:«, »answers:«, »number:«, »pairs:« or »order:«"),
    ),
    "statement-meant": _error(
        N_("»correct« belongs to a statement, and this is a question"),
        N_("write »statement:« instead of »question:«, and a sentence that is true or false"),
    ),
    "missing-stem": _error(
        N_("the entry does not say what it asks"), N_("add »question:«, »statement:« or »gap:«")
    ),
    "duplicate-key": _error(
        N_("»{key}« stands here a second time, first in line {first}"),
        N_("if »{start}« begins a new entry, put a dash before it:"),
        N_("leave out one of them"),
    ),
    "duplicate-id": _error(
        N_("the entry in line {first} already has the id »{id}«"), N_("give each entry its own id")
    ),
    "duplicate-entry": _error(
        N_("this entry asks the same as the one in line {first}"),
        N_("delete one of them, or give one an »id:«"),
    ),
    "bad-id": _error(
        N_("»{id}« is no id"),
        N_("an id has 1 to 80 letters, digits, hyphens and underscores, for instance »{similar}«"),
    ),
    "text-expected": _error(
        N_("under »{key}« there must be a text"),
        N_("write it on one line: »{key}: …«"),
    ),
    "colon-in-list": _error(
        N_("a colon with a space after it makes this a key and a value, but a text belongs here"),
        N_("put the text in quotes:"),
    ),
    "list-in-list": _error(
        N_("a list stands here where a text belongs"),
        N_("put each text on its own line after a dash; a text that begins with »[« belongs in quotes"),
    ),
    "empty-text": _error(N_("there is no text here"), N_("write one, or delete this line")),
    "answer-list": _error(
        N_("a list under »answer« cannot stand together with »wrong«"),
        N_("if all are right choices, write »answers:«; if they are names for the same, leave out »wrong«"),
    ),
    "answers-without-wrong": _error(
        N_("»answers« needs »wrong«: without wrong choices there is nothing to choose"),
        N_("add »wrong:«; if any of these is to count as right when typed, write »answer:«"),
    ),
    "wrong-is-right": _error(
        N_("»{text}« counts as right and stands among the wrong ones too"),
        N_("delete it in one of the two places"),
    ),
    "same-line-twice": _error(
        N_("»{text}« stands here twice"), N_("each line must be different from the others")
    ),
    "too-few": _error(N_("»{key}« needs at least two lines"), N_("add another one, in a line of its own")),
    "not-pairs": _error(
        N_("under »pairs« there must be lines of the form »left: right«"),
        N_("write each pair on its own line, without a dash and with a space after the colon"),
    ),
    "gap-unclosed": _error(
        N_("a gap begins here with »__« and does not end"),
        N_("put two underscores on both sides: »__word__«"),
    ),
    "gap-empty": _error(
        N_("this gap is empty"), N_("write what belongs in it between the underscores: »__word__«")
    ),
    "gap-missing": _error(
        N_("there is no gap in this text"), N_("put two underscores on both sides of a word: »__word__«")
    ),
    "gap-choices": _error(
        N_("»wrong« works with one gap only, and here are {count}"),
        N_("leave out »wrong«, so that the gaps are typed, or leave one gap"),
    ),
    "not-a-number": _error(
        N_("»{text}« is no number"),
        N_("write digits, for instance »{example}«; what it counts goes under »unit:«"),
    ),
    "number-too-long": _error(
        N_("a number of more than {limit} digits cannot be asked"), N_("write it as a text under »answer:«")
    ),
    "not-a-tolerance": _error(
        N_("»{text}« is no tolerance"),
        N_("write a number, for instance »{example}«, or a share, for instance »10 %«"),
    ),
    "not-a-truth": _error(
        N_("»{text}« is no judgement"), N_("write »yes«, »no« or »unstated« (not in the briefing)")
    ),
    "not-a-certainty": _error(
        N_("»{text}« is no level of certainty"),
        N_("the levels are: {known}"),
    ),
    "not-yes-or-no": _error(N_("»{text}« is neither »yes« nor »no«"), N_("write »yes« or »no«")),
    "not-in-range": _error(
        N_("»{text}« does not fit under »{key}«"), N_("write a whole number from {low} to {high}")
    ),
    "not-a-facet": _error(
        N_("»{text}« is nothing that this entry can be restricted to"), N_("possible here: {known}")
    ),
    "not-a-date": _error(N_("»{text}« is no date"), N_("write year, month and day: »2024-06-17«")),
    "not-a-language": _error(N_("»{text}« is no language code"), N_("write »de« or »en«")),
    "not-a-link": _error(N_("»{text}« is no web address"), N_("it begins with »https://«")),
    "other-version": _error(
        N_("this file is written for version {text} of the format, and this program reads version 1"),
        N_("use a newer quizapp, or write »quizapp: 1«"),
    ),
    "article-elsewhere": _error(
        N_("»{text}« is no file name in the folder of this file"),
        N_("put the briefing beside this file and write only its name, for instance »{example}«"),
    ),
    "article-missing": _warning(
        N_("the briefing »{text}« is not in the folder of this file"),
        N_("put it there, or leave out »article:«"),
    ),
    "article-too-large": _error(
        N_("the briefing »{text}« is larger than {limit} MiB"), N_("a briefing is a text of a page or two")
    ),
    "certainty-incomplete": _hint(
        N_("the level of certainty is not asked, because »{key}« is missing"),
        N_("»certainty«, »claim« and »source« belong together"),
    ),
    "asks-nothing": _hint(
        N_("this entry asks nothing"),
        N_("nothing is left with »only: {only}«; leave out »only:«, or add what it needs"),
        N_("mark a word as a gap with »__word__«, or add »certainty«, »claim« and »source«"),
    ),
}

SAYINGS: dict[str, Saying] = {**_FILE, **_YAML, **_SHAPE}
SAYING_GROUPS = {"file": _FILE, "yaml": _YAML, "format": _SHAPE}
"""The same by what they are about."""
