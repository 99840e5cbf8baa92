"""Browsing: all items of the bank with how they stand, found by a query, and changed many at a time.

Everything is done in small steps, deck by deck, so that a screen can do them between two keys.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from quizapp.core.folding import fold
from quizapp.core.ids import deck_of
from quizapp.core.query import EVERYTHING, Facts, Fault, QueryProblem, matcher
from quizapp.core.query_words import Field, Trait, field_words, value_words
from quizapp.language import N_
from quizapp.progress.queries import SURE_DAYS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from quizapp.bank.codec import Glance
    from quizapp.bank.index import DeckSummary
    from quizapp.core.query import Query
    from quizapp.language import Translator
    from quizapp.progress.records import OfItem
    from quizapp.progress.replay import ItemState
    from quizapp.study import Study

CHUNK = 100
"""How many items are changed in one transaction."""

_NEW = frozenset({Trait.NEW})


class Row(NamedTuple):
    """An item in the list, with how it stands; ``state`` is None if there are no records of it."""

    id: str
    stem: str
    deck: DeckSummary
    facts: Facts
    state: ItemState | None

    @property
    def traits(self) -> frozenset[Trait]:
        """How the item stands."""
        return self.facts.traits


class Browser:
    """The items of all decks for one learner; a deck is read when a search first comes to it."""

    def __init__(self, study: Study) -> None:
        self._study = study
        self._decks = study.index.decks()
        self._rows: dict[str, list[Row]] = {}
        self.today = study.today

    @property
    def count(self) -> int:
        """How many items there are."""
        return sum(deck.items for deck in self._decks)

    def find(self, query: Query = EVERYTHING) -> Iterator[list[Row]]:
        """Yield what is found in each deck, in the decks' order. May raise `StorageError`."""
        found = matcher(query)
        for deck in self._decks:
            yield [row for row in self.rows_of(deck) if found(row.facts)]

    def rows_of(self, deck: DeckSummary) -> list[Row]:
        """Return the items of a deck. May raise `StorageError`."""
        rows = self._rows.get(deck.id)
        if rows is None:
            rows = self._rows[deck.id] = self._read(deck)
        return rows

    def renew(self, decks: Iterable[str]) -> None:
        """Look again how the items of some decks stand when a search next comes to them."""
        for deck in decks:
            self._rows.pop(deck, None)

    def suspend(self, rows: Sequence[Row]) -> Iterator[int]:
        """Suspend items, as all changes step by step; yields how many are done. May raise `StorageError`."""
        from quizapp.progress.records import Suspended

        return self._change(rows, Suspended)

    def resume(self, rows: Sequence[Row]) -> Iterator[int]:
        """Let items be asked again that were suspended or postponed."""
        from quizapp.progress.records import Resumed

        return self._change(rows, Resumed)

    def reset(self, rows: Sequence[Row]) -> Iterator[int]:
        """Let items be new again."""
        from quizapp.progress.records import Reset

        return self._change(rows, Reset)

    def flag(self, rows: Sequence[Row], note: str = "") -> Iterator[int]:
        """Flag items for their author."""
        from quizapp.progress.records import Flagged

        return self._change(rows, lambda item: Flagged(item, note))

    def unflag(self, rows: Sequence[Row]) -> Iterator[int]:
        """Take the flags of items down."""
        from quizapp.progress.records import Unflagged

        return self._change(rows, Unflagged)

    def _change(self, rows: Sequence[Row], body: Callable[[str], OfItem]) -> Iterator[int]:
        from quizapp.progress.records import Record, new_id

        study, done = self._study, 0
        for deck, group in groupby([row.id for row in rows], deck_of):
            items = list(group)
            traces = {trace.item: trace for trace in study.index.traces(deck)}
            for start in range(0, len(items), CHUNK):
                part = items[start : start + CHUNK]
                records = [Record(new_id(), study.learner.id, study.clock(), body(item)) for item in part]
                study.store.record_all(records, [traces[item] for item in part if item in traces])
                self.renew({deck})
                done += len(part)
                yield done

    def _read(self, deck: DeckSummary) -> list[Row]:
        states = self._study.store.states(self._study.learner.id, deck.id)
        folded, title, today = fold(deck.id), fold(deck.title), self.today
        tags: dict[tuple[str, ...], tuple[str, ...]] = {}
        rows = []
        for one in self._study.index.glances(deck.id):
            state = states.get(one.id)
            if one.tags not in tags:
                tags[one.tags] = tuple(map(fold, one.tags))
            facts = Facts(
                folded,
                title,
                _searched(one),
                tags[one.tags],
                one.kind,
                one.level,
                _NEW if state is None else traits(state, today),
            )
            rows.append(Row(one.id, one.stem, deck, facts, state))
        return rows


def traits(state: ItemState, today: int) -> frozenset[Trait]:
    """Return how an item stands on a learning day."""
    memory = state.memory
    postponed = state.postponed is not None and state.postponed > today
    aside = state.suspended or postponed
    found = {
        Trait.SUSPENDED: state.suspended,
        Trait.POSTPONED: postponed,
        Trait.FLAGGED: state.flag is not None,
        Trait.MISSED: state.missed,
        Trait.NEW: memory is None and not aside,
    }
    if memory is not None:
        found |= {
            Trait.DUE: memory.due <= today and not aside,
            Trait.LEARNED: state.passed > 0,
            Trait.SURE: memory.stability >= SURE_DAYS,
            Trait.LEECH: memory.is_leech,
        }
    return frozenset(trait for trait, holds in found.items() if holds)


def _searched(one: Glance) -> str:
    return "\n".join([fold(one.stem), *map(fold, one.key)])


# In words


_SHORT = {
    Trait.SUSPENDED: ("@", N_("suspended")),
    Trait.POSTPONED: ("-", N_("tomorrow")),
    Trait.DUE: ("●", N_("due")),
    Trait.NEW: ("○", N_("new")),
}

QUERY_HELP = (
    (N_("reactor river"), N_("Both words in the question or its answer; ü and ue are the same.")),
    (N_("“nuclear power”"), N_("These words next to each other.")),
    (N_("reactor or river"), N_("One of the two; -river: not this one; brackets hold together.")),
    (N_("deck:putin*"), N_("In decks of this name; * stands for anything.")),
    (N_("tag:politics"), N_("With this topic.")),
)
"""Examples of queries and what they find; the fields with fixed values are told by `field_help`."""


def query_help(tr: Translator) -> list[tuple[str, str]]:
    """Return what can be typed into a search, each with what it finds."""
    names = dict(zip(Field, field_words(tr.code), strict=True))
    return [
        *((tr(example), tr(sentence)) for example, sentence in QUERY_HELP),
        *((f"{names[field]}:…", ", ".join(value_words(field, tr.code))) for field in (Field.IS, Field.KIND)),
        (f"{names[Field.LEVEL]}:…", tr("How hard the author says it is: {levels}", levels="1, 2, 3")),
    ]


def problem_words(problem: QueryProblem, tr: Translator) -> str:
    """Say what of a query is not understood, and what is known there."""
    meant = " " + tr("Did you mean »{word}«?", word=problem.meant) if problem.meant else ""
    match problem.fault:
        case Fault.UNKNOWN_FIELD:
            known = ", ".join(f"{word}:" for word in field_words(tr.code))
            return tr("»{word}:« is not known. Known are {known}.", word=problem.word, known=known) + meant
        case Fault.UNKNOWN_VALUE:
            assert problem.field is not None
            known = ", ".join(value_words(problem.field, tr.code))
            return (meant.strip() + " " if meant else "") + tr(
                "»{word}« is not known here. Known are {known}.", word=problem.word, known=known
            )
        case Fault.NO_VALUE:
            assert problem.field is not None
            known = ", ".join(value_words(problem.field, tr.code))
            told = tr("Something is missing after »{word}«", word=problem.word)
            return f"{told}: {known}" if known else f"{told}."
        case Fault.INCOMPLETE:
            return tr("A word is missing in place {place}.", place=problem.start + 1)
        case Fault.UNOPENED:
            return tr("The bracket in place {place} closes nothing.", place=problem.start + 1)
        case Fault.TOO_DEEP:
            return tr("Too many brackets stand in each other.")


def standing_words(row: Row, today: int, tr: Translator) -> tuple[str, str]:
    """Return how an item stands as a sign and a word or two: due, new, suspended, or when it is due."""
    for trait, (sign, word) in _SHORT.items():
        if trait in row.traits:
            return sign, tr(word)
    days = row.state.memory.due - today if row.state is not None and row.state.memory is not None else 0
    return " ", tr.plural("in {n} day", "in {n} days", max(1, days))


def state_words(row: Row, today: int, tr: Translator) -> list[str]:
    """Return all there is to say of how an item stands, each in a few words."""
    state = row.state
    told = [standing_words(row, today, tr)[1]]
    if state is None:
        return told
    memory = state.memory
    if memory is not None:
        if row.traits & {Trait.SUSPENDED, Trait.POSTPONED}:
            told.append(tr("reviewed before"))
        days = round(memory.stability)
        told.append(tr.plural("kept in mind for {n} day", "kept in mind for {n} days", max(1, days)))
        if memory.lapses:
            told.append(tr.plural("forgotten once", "forgotten {n} times", memory.lapses))
    if state.attempts:
        told.append(tr("{right} of {asked} right", right=state.passed, asked=state.attempts))
    words = {
        Trait.SURE: tr("known for sure"),
        Trait.MISSED: tr("last answer not right"),
        Trait.LEECH: tr("does not stick"),
    }
    told += [said for trait, said in words.items() if trait in row.traits]
    if state.flag is not None:
        told.append(tr("flagged: {note}", note=state.flag) if state.flag else tr("flagged"))
    return told
