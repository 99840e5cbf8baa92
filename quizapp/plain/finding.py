"""Finding: a query, the numbered list of what it finds, and one question in full with what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp import wording
from quizapp.browsing import Browser, Row, problem_words, query_help, standing_words, state_words
from quizapp.core.query import QueryProblem, parse_query
from quizapp.core.query_words import Trait
from quizapp.plain.lines import Command
from quizapp.plain.spoken import BLANK, stem_text
from quizapp.progress.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from quizapp.core.items import Item
    from quizapp.language import Translator
    from quizapp.plain.console import Console
    from quizapp.study import Study

SHOWN = 20
"""How many rows are told at a time."""


def find(study: Study, console: Console) -> None:
    """Take queries and show what they find, until the learner goes back."""
    tr = console.tr
    browser = Browser(study)
    while True:
        console.say("", tr("What are you looking for? Nothing for everything, /? for help, /q to go back."))
        said = console.line()
        if said is Command.HELP:
            console.say_all(f"{example}: {sentence}" for example, sentence in query_help(tr))
        elif not isinstance(said, str):
            return
        elif isinstance(query := parse_query(said), QueryProblem):
            console.say(problem_words(query, tr))
        else:
            try:
                rows = [row for rows in browser.find(query) for row in rows]
                _Found(study, browser, console, rows).run()
            except StorageError as error:
                console.say(error.message(tr))


class _Found:
    """What a query found, told in parts."""

    def __init__(self, study: Study, browser: Browser, console: Console, rows: list[Row]) -> None:
        self._study = study
        self._browser = browser
        self._console = console
        self._rows = rows
        self._first = 0

    def run(self) -> None:
        """Let choose among what was found."""
        tr = self._console.tr
        count = len(self._rows)
        self._console.say(
            tr.plural("{n} question found.", "{n} questions found.", count) if count else tr("Nothing found.")
        )
        while self._rows:
            part = self._rows[self._first : self._first + SHOWN]
            labels = [row_words(row, self._browser.today, tr) for row in part]
            if self._first + SHOWN < count:
                labels.append(tr("More"))
            chosen = self._console.choose([*labels, tr("Back")])
            if chosen is None or chosen == len(labels):
                return
            if chosen < len(part):
                self._show(part[chosen])
            else:
                self._first += SHOWN

    def _show(self, row: Row) -> None:
        """Tell a question in full, and do with it what the learner wants."""
        while True:
            row = self._renewed(row)
            actions = self._actions(row)
            (item,) = self._study.index.items([row.id])
            self._console.say_all(("", *item_lines(item, row, self._browser.today, self._console.tr)))
            labels = [label for label, _ in actions]
            chosen = self._console.choose([*labels, self._console.tr("Back")])
            if chosen is None or chosen == len(actions):
                return
            actions[chosen][1]()

    def _actions(self, row: Row) -> list[tuple[str, Callable[[], None]]]:
        tr, browser = self._console.tr, self._browser
        aside = bool(row.traits & {Trait.SUSPENDED, Trait.POSTPONED})
        flagged = Trait.FLAGGED in row.traits
        return [
            (tr("Ask it again"), lambda: self._do(browser.resume([row])))
            if aside
            else (tr("Suspend: do not ask it any more"), lambda: self._do(browser.suspend([row]))),
            (tr("Reset: let it be new again"), lambda: self._reset(row)),
            (tr("Take the flag down"), lambda: self._do(browser.unflag([row])))
            if flagged
            else (tr("Flag it for the author"), lambda: self._flag(row)),
        ]

    def _reset(self, row: Row) -> None:
        tr = self._console.tr
        consequence = tr(
            "What you learned of it does not count any more. This cannot be taken back, except by restoring"
            " a backup of your progress."
        )
        self._console.say(consequence)
        if self._console.agree(tr("Let it be new again? y or n.")) is True:
            self._do(self._browser.reset([row]))

    def _flag(self, row: Row) -> None:
        self._console.say(self._console.tr("What is wrong with it? Nothing to flag it without a word."))
        said = self._console.line()
        if isinstance(said, str):
            self._do(self._browser.flag([row], said))

    def _do(self, steps: Iterator[int]) -> None:
        """Do all steps, or say why that was not possible."""
        try:
            for _ in steps:
                pass
        except StorageError as error:
            self._console.say(error.message(self._console.tr))

    def _renewed(self, row: Row) -> Row:
        """Return the row as it stands now, also in the list."""
        now = next((one for one in self._browser.rows_of(row.deck) if one.id == row.id), row)
        self._rows = [now if one.id == now.id else one for one in self._rows]
        return now


def row_words(row: Row, today: int, tr: Translator) -> str:
    """Return a row in one line: what is asked, in which deck, and how it stands."""
    stem = " ".join(row.stem.split()).replace(BLANK, tr("»gap«"))
    kind = wording.kind_name(row.facts.kind, tr)
    _, word = standing_words(row, today, tr)
    told = [row.deck.title, kind, word]
    if Trait.FLAGGED in row.traits:
        told.append(tr("flagged"))
    return f"{stem} ({', '.join(told)})"


def item_lines(item: Item, row: Row, today: int, tr: Translator) -> Iterator[str]:
    """Yield the question, its choices, the key, the explanation, and how it stands."""
    yield stem_text(item, tr)
    yield from (f"- {label}" for label in wording.choice_labels(item, tr))
    yield tr("Right: {key}", key="; ".join(wording.key_lines(item, tr)))
    if item.explanation:
        yield item.explanation
    yield ", ".join(state_words(row, today, tr))
    if item.tags:
        yield tr("Topics: {tags}", tags=", ".join(item.tags))
