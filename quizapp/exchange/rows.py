"""Rows: what one row of a table of questions means as an entry, and what of it means nothing."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from quizapp.bank import schema
from quizapp.bank.values import look_up
from quizapp.core.cleaning import harmless
from quizapp.core.decks import Common, Finding, GlossaryEntry, Question
from quizapp.core.folding import fold
from quizapp.core.items import (
    Choice,
    Gap,
    Kind,
    Matching,
    MultipleChoice,
    Number,
    Ordering,
    SingleChoice,
    TrueFalse,
    Typed,
)
from quizapp.core.numbers import parse_number
from quizapp.exchange.columns import ENGLISH, GERMAN, Column
from quizapp.exchange.results import Loss
from quizapp.language import N_

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from quizapp.core.decks import Entry
    from quizapp.core.items import Certainty, Interaction

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
_BLANK = re.compile(r"_{3,}")
_GAP = re.compile(r"__(?!_).+?(?<!_)__(?!_)", re.DOTALL)
_LISTED = re.compile(r"\s*[;|]\s*")
_INDICES = re.compile(
    r"\s*(?:\d{1,2}|[a-h])(?:\s*(?:[,;/&+]|und|and)\s*(?:\d{1,2}|[a-h]))*[.)]?\s*", re.IGNORECASE
)
_SAID = re.compile(r"\n|\s*[;|]\s*|,\s+")
_PAIR = " = "
_BY_NUMBER = frozenset({Column.ANSWER, Column.WRONG, Column.FEEDBACK})
LONGEST = 20_000
"""Of one cell, in characters: more is no question."""

_NO_QUESTION = N_("Row {row}: there is no question.")
_NO_ANSWER = N_("Row {row}: there is no answer.")
_NO_WRONG = N_("Row {row}: there is no wrong answer to choose.")
_TOO_LONG = N_("Row {row}: a cell has more than {limit} characters.")
_WRONG_IS_RIGHT = N_("Row {row}: »{text}« is right and wrong at once; it was left out as a wrong answer.")
_NO_TRUTH = N_("Row {row}: »{text}« is none of true, false and not stated.")
_NO_NUMBER = N_("Row {row}: »{text}« is no number.")
_NO_GAP = N_("Row {row}: the gap between __ and __ is not closed or empty.")
_TOO_FEW = N_("Row {row}: there are too few lines in the answer.")
_NO_PAIR = N_("Row {row}: »{text}« is no pair with = between its sides.")
_NOT_THERE = N_("Row {row}: it is not said which answer is right.")
_IGNORED = N_("Row {row}: »{text}« has no meaning in the column »{column}« and was ignored.")
_NO_SOURCE = N_("Row {row}: a certainty needs a claim and a source; it was left out.")


class Row(NamedTuple):
    """A row: its number as a spreadsheet shows it, and its texts by what their columns mean."""

    number: int
    cells: Mapping[Column, Sequence[str]]
    language: str = "de"


class _NothingError(Exception):
    """The row gives no entry."""


def row_of(number: int, columns: Sequence[Column | None], cells: Sequence[str], language: str) -> Row:
    """Return a row of cells; what is referred to by number keeps its empty cells."""
    found: dict[Column, list[str]] = {}
    for column, cell in zip(columns, cells, strict=False):
        text = harmless(cell).strip()
        is_kept = column in _BY_NUMBER and columns.count(column) > 1
        if column is not None and (is_kept or fold(text)):
            found.setdefault(column, []).append(text)
    if Column.CORRECT in columns:
        found.setdefault(Column.CORRECT, [""])
    return Row(number, found, language)


def entry_of(row: Row, losses: list[Loss]) -> Entry | None:
    """Return the entry that a row means, or None; what is lost of it is added to the losses."""
    cells = row.cells
    stem = _asked(cells)
    if not any(any(texts) for texts in cells.values()):
        return None
    try:
        if any(len(text) > LONGEST for texts in cells.values() for text in texts):
            raise _nothing(_TOO_LONG, row, limit=LONGEST)
        if not fold(stem):
            raise _nothing(_NO_QUESTION, row)
        return _Reader(row, stem, losses).read()
    except _NothingError as error:
        message, values = error.args
        losses.append(Loss(_shortened(stem), message, values))
        return None


def _nothing(message: str, row: Row, **values: object) -> _NothingError:
    return _NothingError(message, {"row": row.number, **values})


def _asked(cells: Mapping[Column, Sequence[str]]) -> str:
    for column in (Column.QUESTION, Column.TERM, Column.FRONT):
        if column in cells:
            return cells[column][0]
    return ""


def _shortened(text: str) -> str:
    return text if len(text) <= 200 else text[:200] + "…"


class _Reader:
    """Reads one row."""

    def __init__(self, row: Row, stem: str, losses: list[Loss]) -> None:
        self._row = row
        self._cells = row.cells
        self._stem = stem
        self._losses = losses
        self._exact = Column.KIND in row.cells
        """Whether the row says its kind; then one text of a list is one line, as it was written."""

    def read(self) -> Entry:
        kind = self._kind()
        common = self._common(kind)
        if kind == GLOSSARY:
            definition = self._answer()
            wrong = self._wrong((definition,))
            return GlossaryEntry(
                common, self._stem, definition, self._also(), wrong, self._text(Column.EXAMPLE)
            )
        if kind == FINDING:
            gap = self._gap(self._stem) if "__" in self._stem else None
            filled = [texts[0] for texts in gap.accepted] if gap else []
            text = _interleaved(gap.parts, filled) if gap else self._stem
            return Finding(common, text, gap)
        stem, interaction = self._interaction(Kind(kind))
        return Question(common, stem, interaction)

    def _kind(self) -> str:
        """Return what the row says it is, or what it looks like."""
        said = _KINDS.get(" ".join(self._text(Column.KIND).casefold().split()))
        if said is not None:
            return said
        cells, stem = self._cells, self._stem
        answers, wrong = self._answers(), self._texts(Column.WRONG)
        if not answers and _GAP.search(stem):
            return Kind.GAP
        if wrong or self._is_chosen():
            others = cells[Column.ANSWER] if self._is_chosen() else wrong
            words = {look_up(text, schema.TRUTHS) for text in (*answers, *filter(fold, others))}
            if None not in words and len(answers) == 1:
                return Kind.TRUTH
            return Kind.CHOICES if len(answers) > 1 else Kind.CHOICE
        if Column.TERM in cells or (Column.FRONT in cells and not stem.endswith(("?", "…"))):
            known = look_up(answers[0], schema.TRUTHS) if answers and Column.FRONT in cells else None
            if known is None and not _BLANK.search(stem):
                return GLOSSARY
        if not cells.keys().isdisjoint({Column.TOLERANCE, Column.UNIT}):
            return Kind.NUMBER
        if answers and look_up(answers[0], schema.TRUTHS) is not None:
            return Kind.TRUTH
        return Kind.GAP if len(_BLANK.findall(stem)) == 1 else Kind.TYPED

    def _interaction(self, kind: Kind) -> tuple[str, Interaction]:
        match kind:
            case Kind.GAP:
                return self._gap_question()
            case Kind.CHOICE:
                return self._single(self._answer())
            case Kind.CHOICES:
                answers = _distinct(self._answers())
                wrong = self._wrong(answers, needed=True)
                choices = (*map(Choice, self._some(answers)), *wrong)
                return self._stem, MultipleChoice(choices, frozenset(range(len(answers))))
            case Kind.TRUTH:
                truth = look_up(self._answer(), schema.TRUTHS)
                if truth is None:
                    raise _nothing(_NO_TRUTH, self._row, text=self._answer())
                return self._stem, TrueFalse(truth)
            case Kind.NUMBER:
                return self._stem, self._number()
            case Kind.ORDERING:
                lines = _distinct(_lines(self._answer()))
                self._need_two(lines)
                return self._stem, Ordering(lines, tuple(range(len(lines))))
            case Kind.MATCHING:
                return self._stem, self._matching()
            case _:
                return self._stem, Typed((self._answer(), *self._also()))

    def _gap_question(self) -> tuple[str, Interaction]:
        stem, wrong = self._stem, self._texts(Column.WRONG)
        blanks = _BLANK.findall(stem)
        if len(blanks) == 1 and not _GAP.search(stem):
            before, after = _BLANK.split(stem)
            gap = Gap((before, after), ((self._answer(), *self._also()),))
        else:
            gap = self._gap(stem)
        if wrong and len(gap.accepted) == 1:
            return self._single(gap.accepted[0][0], "____".join(gap.parts))
        return "____".join(gap.parts), gap

    def _gap(self, text: str) -> Gap:
        pieces = text.split("__")
        accepted = [tuple([one.strip() for one in piece.split("|")]) for piece in pieces[1::2]]
        if len(pieces) % 2 == 0 or len(pieces) == 1 or not all(all(map(fold, texts)) for texts in accepted):
            raise _nothing(_NO_GAP, self._row)
        return Gap(tuple(pieces[::2]), tuple(accepted))

    def _single(self, key: str, stem: str = "") -> tuple[str, Interaction]:
        return stem or self._stem, SingleChoice((Choice(key), *self._wrong((key,), needed=True)), 0)

    def _number(self) -> Number:
        shown = self._answer()
        value = parse_number(shown, self._row.language)
        if value is None:
            raise _nothing(_NO_NUMBER, self._row, text=shown)
        text = self._text(Column.TOLERANCE)
        tolerance = parse_number(text.lstrip("±"), self._row.language) if text else None
        if text and (tolerance is None or tolerance < 0):
            self._ignore(Column.TOLERANCE)
            tolerance = None
        zero = value - value
        width = zero if tolerance is None else tolerance
        if text.endswith("%"):
            width = abs(value) * width / 100
        unit = self._text(Column.UNIT) or ("%" if shown.endswith("%") else "")
        return Number(value, width, unit, shown.removesuffix("%").rstrip())

    def _matching(self) -> Matching:
        pairs = [line.partition(_PAIR) for line in _lines(self._answer())]
        for left, sign, right in pairs:
            if not (sign and left.strip() and right.strip()):
                raise _nothing(_NO_PAIR, self._row, text=left)
        self._need_two(pairs)
        rights = [right.strip() for _, _, right in pairs]
        extra = [choice.text for choice in self._wrong(rights)]
        texts = tuple(dict.fromkeys((*rights, *extra)))
        key = tuple([texts.index(right) for right in rights])
        return Matching(tuple([left.strip() for left, _, _ in pairs]), texts, key)

    def _is_chosen(self) -> bool:
        """Whether the row has numbered answers, of which a column says which are right."""
        answers = self._cells.get(Column.ANSWER, ())
        return Column.CORRECT in self._cells and len(answers) > 1 and any(answers)

    def _answers(self) -> tuple[str, ...]:
        """Return the texts that are right."""
        cells = self._cells
        if self._is_chosen():
            return tuple([self._cells[Column.ANSWER][place] for place in self._right_places()])
        for column in (Column.ANSWER, Column.DEFINITION, Column.BACK, Column.CORRECT):
            texts = tuple(filter(fold, cells.get(column, ())))
            if texts:
                several = len(texts) == 1 and (self._exact or any(cells.get(Column.WRONG, ())))
                return _lines(texts[0]) if several else texts
        return ()

    def _right_places(self) -> list[int]:
        """Return the places of the answers that another column says are right, by number, letter or text."""
        said, answers = self._cells[Column.CORRECT][0], self._cells[Column.ANSWER]
        folded = [fold(text) for text in answers]
        places: list[int] = []
        if _INDICES.fullmatch(said):
            signs = re.findall(r"\d+|\b[a-h]\b", said.casefold())
            places = [int(sign) - 1 if sign.isdigit() else ord(sign) - ord("a") for sign in signs]
        if not places or not all(0 <= place < len(answers) and folded[place] for place in places):
            texts = {fold(said)} if fold(said) in folded else {fold(text) for text in _SAID.split(said)}
            places = [place for place, text in enumerate(folded) if text in texts]
        found = sorted({place for place in places if folded[place]})
        if not found:
            raise _nothing(_NOT_THERE, self._row)
        return found

    def _answer(self) -> str:
        """Return the one text that is right."""
        if self._is_chosen():
            return self._answers()[0]
        for column in (Column.ANSWER, Column.DEFINITION, Column.BACK, Column.CORRECT):
            for text in self._cells.get(column, ()):
                if fold(text):
                    return text
        raise _nothing(_NO_ANSWER, self._row)

    def _some(self, texts: tuple[str, ...]) -> tuple[str, ...]:
        if not texts:
            raise _nothing(_NO_ANSWER, self._row)
        return texts

    def _also(self) -> tuple[str, ...]:
        if self._exact:
            return tuple([line for text in self._cells.get(Column.ALSO, ()) for line in _lines(text)])
        texts = [
            text
            for each in self._cells.get(Column.ALSO, ())
            for line in _lines(each)
            for text in _LISTED.split(line)
        ]
        return tuple(filter(fold, texts))

    def _wrong(self, right: Iterable[str], *, needed: bool = False) -> tuple[Choice, ...]:
        """Return the wrong choices, once each and none that counts as right."""
        cells = self._cells
        said = dict(zip_longest(cells.get(Column.WRONG, ()), cells.get(Column.FEEDBACK, ()), fillvalue=""))
        texts = self._texts(Column.WRONG)
        if self._is_chosen():
            places = set(self._right_places())
            texts += [text for place, text in enumerate(cells[Column.ANSWER]) if text and place not in places]
        keys = {fold(text) for text in right}
        found = []
        for text in _distinct(texts):
            if fold(text) in keys:
                self._lose(_WRONG_IS_RIGHT, text=text)
            else:
                found.append(Choice(text, said.get(text, "")))
        if needed and not found:
            raise _nothing(_NO_WRONG, self._row)
        return tuple(found)

    def _need_two(self, lines: Sequence[object]) -> None:
        if len(lines) < 2:
            raise _nothing(_TOO_FEW, self._row)

    def _common(self, kind: str) -> Common:
        sources = tuple([line for text in self._cells.get(Column.SOURCE, ()) for line in _lines(text)])
        claim = self._text(Column.CLAIM)
        certainty = self._certainty()
        if certainty is not None and not (claim and sources):
            self._lose(_NO_SOURCE)
            certainty = None
        facets = [
            schema.FACETS.get(text.strip().casefold())
            for text in self._text(Column.ONLY).replace("\n", ",").split(",")
        ]
        tags = [
            tag.strip()
            for text in self._cells.get(Column.TAGS, ())
            for tag in re.split(r"[\n,;]", text)
            if fold(tag)
        ]
        return Common(
            id=self._text(Column.ID),
            line=self._row.number,
            explanation=self._text(Column.EXPLANATION),
            hint=self._text(Column.HINT),
            sources=sources,
            certainty=certainty,
            claim=claim,
            tags=tuple(dict.fromkeys(tags)),
            level=self._whole(Column.LEVEL, 3),
            points=self._whole(Column.POINTS, 100) or 1,
            seconds=self._whole(Column.SECONDS, 3600),
            only=frozenset(facet for facet in facets if facet is not None),
        )

    def _texts(self, column: Column) -> list[str]:
        return [text for text in self._cells.get(column, ()) if fold(text)]

    def _text(self, column: Column) -> str:
        texts = self._cells.get(column, ())
        return texts[0] if texts else ""

    def _whole(self, column: Column, most: int) -> int | None:
        text = self._text(column)
        value = parse_number(text, self._row.language) if text else None
        if value is not None and value == int(value) and 0 < value <= most:
            return int(value)
        if text and value != 0:
            self._ignore(column)
        return None

    def _certainty(self) -> Certainty | None:
        text = self._text(Column.CERTAINTY)
        found = look_up(text, schema.CERTAINTIES)
        if text and found is None:
            self._ignore(Column.CERTAINTY)
        return found

    def _ignore(self, column: Column) -> None:
        self._lose(_IGNORED, text=_shortened(self._text(column)), column=_named(column, self._row.language))

    def _lose(self, message: str, **values: object) -> None:
        self._losses.append(Loss(_shortened(self._stem), message, {"row": self._row.number, **values}))


def _named(column: Column, language: str) -> str:
    return (GERMAN if language == "de" else ENGLISH)[column]


def _interleaved(parts: Sequence[str], filled: Sequence[str]) -> str:
    return parts[0] + "".join(text + part for text, part in zip(filled, parts[1:], strict=True))


def _lines(text: str) -> tuple[str, ...]:
    return tuple([line.strip() for line in text.split("\n") if fold(line)])


def _distinct(texts: Iterable[str]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for text in texts:
        found.setdefault(fold(text), text)
    return tuple(found.values())
