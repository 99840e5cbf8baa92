"""Keys: which of a row's texts are right, and which are wrong."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING

from quizapp.core.folding import fold
from quizapp.core.items import Choice
from quizapp.exchange.tables.columns import Column
from quizapp.exchange.tables.rows import RowError, distinct, lines
from quizapp.language import N_

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from quizapp.exchange.tables.rows import Row

_ANSWERING = (Column.ANSWER, Column.DEFINITION, Column.BACK, Column.CORRECT)
_LISTED = re.compile(r"[;|]")
_INDICES = re.compile(
    r"\s*(?:\d{1,2}|[a-h])(?:\s*(?:[,;/&+]|und|and)\s*(?:\d{1,2}|[a-h]))*[.)]?\s*", re.IGNORECASE
)
_SAID = re.compile(r"[\n;|]|,\s")

_NO_ANSWER = N_("Row {row}: there is no answer.")
_NO_WRONG = N_("Row {row}: there is no wrong answer to choose.")
_WRONG_IS_RIGHT = N_("Row {row}: »{text}« is right and wrong at once; it was left out as a wrong answer.")
_NOT_THERE = N_("Row {row}: it is not said which answer is right.")


class Keys:
    """The right and the wrong answers of one row; ``lose`` is called for a text that is left out."""

    def __init__(self, row: Row, lose: Callable[..., None]) -> None:
        self._row = row
        self._lose = lose

    @property
    def is_chosen(self) -> bool:
        """Whether the row has numbered answers, of which a column says which are right."""
        answers = self._row.all(Column.ANSWER)
        return Column.CORRECT in self._row.cells and len(answers) > 1 and any(answers)

    def all(self) -> tuple[str, ...]:
        """Return the texts that are right.

        Raises:
            RowError: of numbered answers none is said to be right.
        """
        row = self._row
        if self.is_chosen:
            return tuple([row.all(Column.ANSWER)[place] for place in self._right_places()])
        for column in _ANSWERING:
            texts = tuple(row.filled(column))
            if texts:
                several = len(texts) == 1 and (row.is_exact or any(row.all(Column.WRONG)))
                return lines(texts[0]) if several else texts
        return ()

    def some(self) -> tuple[str, ...]:
        """Return the texts that are right, each once.

        Raises:
            RowError: there is none.
        """
        texts = distinct(self.all())
        if not texts:
            raise RowError(_NO_ANSWER)
        return texts

    def first(self) -> str:
        """Return the one text that is right.

        Raises:
            RowError: there is none.
        """
        if self.is_chosen:
            return self.all()[0]
        for column in _ANSWERING:
            for text in self._row.filled(column):
                return text
        raise RowError(_NO_ANSWER)

    def also(self) -> tuple[str, ...]:
        """Return what counts as right as well."""
        texts = [line for text in self._row.all(Column.ALSO) for line in lines(text)]
        if self._row.is_exact:
            return tuple(texts)
        return tuple([text.strip() for line in texts for text in _LISTED.split(line) if fold(text)])

    def wrong(self, right: Iterable[str], *, needed: bool = False) -> tuple[Choice, ...]:
        """Return the wrong choices, once each and none that counts as right.

        Raises:
            RowError: one is needed, and there is none.
        """
        row = self._row
        said = dict(zip_longest(row.all(Column.WRONG), row.all(Column.FEEDBACK), fillvalue=""))
        texts = row.filled(Column.WRONG)
        if self.is_chosen:
            places = set(self._right_places())
            answers = enumerate(row.all(Column.ANSWER))
            texts += [text for place, text in answers if text and place not in places]
        keys = {fold(text) for text in right}
        found = []
        for text in distinct(texts):
            if fold(text) in keys:
                self._lose(_WRONG_IS_RIGHT, text=text)
            else:
                found.append(Choice(text, said.get(text, "")))
        if needed and not found:
            raise RowError(_NO_WRONG)
        return tuple(found)

    def _right_places(self) -> list[int]:
        """Return the places of the answers that another column says are right, by number, letter or text."""
        said, answers = self._row.text(Column.CORRECT), self._row.all(Column.ANSWER)
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
            raise RowError(_NOT_THERE)
        return found
