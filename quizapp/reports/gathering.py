"""Gathering: the statistics of one learner, from the index and the progress store.

In steps of a few milliseconds, so that an interface can do them between two keys.
"""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

from quizapp.core import statistics
from quizapp.core.items import CertaintyJudgement
from quizapp.core.scheduling import Scheduling, forgetting_curve
from quizapp.core.statistics import DeckMastery, ExamResult, Statistics, Tally
from quizapp.progress.records import ExamFinished

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Mapping

    from quizapp.bank.index import DeckSummary
    from quizapp.core.items import Certainty
    from quizapp.progress.records import Record
    from quizapp.study import DeckStanding, Study

    Steps = Generator[None, None, Statistics]
    Known = Mapping[str, tuple[int, int, float]]
    """By item: learned, sure, retrievability."""

_PAGE = 1000
_WHOLE = 40
"""How many items are read at once: a few numbers of each, or all of them."""


def gather(study: Study) -> Statistics:
    """Return the statistics as of now.

    Raises:
        StorageError: the progress cannot be read.
    """
    steps = gather_in_steps(study)
    while True:
        try:
            next(steps)
        except StopIteration as done:
            result: Statistics = done.value
            return result


def gather_in_steps(study: Study) -> Steps:
    """Yield after each of many short steps; return the statistics as of now.

    Raises:
        StorageError: the progress cannot be read.
    """
    store, learner, today = study.store, study.learner, study.today
    days = store.days(learner.id)
    yield
    overall, by_interval = statistics.retention(store.recalls(learner.id), today)
    yield
    forecast = statistics.forecast(store.due_days(learner.id), today)
    yield
    standings = study.standings()
    yield
    known = yield from _known(study, today)
    of_decks, tallies = yield from _tallies(study, known, standings)
    certainty = yield from _certainty(study)
    titles = {standing.deck.id: standing.deck.title for standing in standings}
    exams = tuple(_exam(record, titles) for record in store.exams(learner.id))
    return Statistics(
        learner=learner.name,
        today=date.fromordinal(today),
        totals=statistics.total(days.values()),
        learned_days=sum(done.attempts > 0 for done in days.values()),
        streaks=statistics.streaks(days, today),
        heatmap=statistics.heatmap(days, today),
        forecast=forecast,
        desired=study.settings.retention,
        overall=overall,
        retention=by_interval,
        tags=statistics.by_tag(tallies),
        certainty=statistics.judgements(certainty),
        exams=exams,
        decks=of_decks,
    )


def scheduling_of(study: Study) -> Scheduling:
    """Return the scheduling that the study's settings ask for."""
    return Scheduling(desired_retention=study.settings.retention, day_start=study.settings.day_start)


def _known(study: Study, today: int) -> Generator[None, None, Known]:
    """Return how each item stands that was ever reviewed."""
    curve = forgetting_curve(scheduling_of(study))
    known: dict[str, tuple[int, int, float]] = {}
    after = ""
    while True:
        page = study.store.reviewed(study.learner.id, today, after, _PAGE)
        for item, learned, stability, days, sure in page:
            known[item] = learned, sure, curve(stability, days)
        yield
        if len(page) < _PAGE:
            return known
        after = page[-1][0]


def _tallies(
    study: Study, known: Known, standings: Iterable[DeckStanding]
) -> Generator[None, None, tuple[tuple[DeckMastery, ...], list[tuple[tuple[str, ...], Tally]]]]:
    """Return how far one is with each deck, and tallies of items with the same tags."""
    standing_of = {standing.deck.id: standing for standing in standings}
    tallies: dict[tuple[str, str], Tally] = {}
    for decks, first in _pages([standing.deck for standing in standing_of.values()]):
        _add(study.index.tagged(decks, first, _PAGE), known, tallies)
        yield
    wholes = {deck: Tally() for deck in standing_of}
    for (deck, _), tally in tallies.items():
        wholes[deck].add(tally)
    of_decks = tuple(
        DeckMastery(deck, one.due, one.new, wholes[deck].mastery(one.deck.title))
        for deck, one in standing_of.items()
    )
    tagged = [
        ((*standing_of[deck].deck.tags, *json.loads(tags)), one) for (deck, tags), one in tallies.items()
    ]
    return of_decks, tagged


def _pages(decks: Iterable[DeckSummary]) -> Iterator[tuple[list[str], int]]:
    """Yield what to read at once: several small decks, or so many items from a place on of a big one."""
    together: list[str] = []
    items = 0
    for deck in decks:
        places = deck.items + deck.drafts
        for first in range(_PAGE, places, _PAGE):
            yield [deck.id], first
        together.append(deck.id)
        items += min(places, _PAGE)
        if items >= _PAGE:
            yield together, 0
            together, items = [], 0
    if together:
        yield together, 0


def _add(tagged: Iterable[tuple[str, str]], known: Known, tallies: dict[tuple[str, str], Tally]) -> None:
    """Add items up by deck and the text of their tags."""
    for item, tags in tagged:
        key = item.partition("/")[0], tags
        tally = tallies.get(key)
        if tally is None:
            tally = tallies[key] = Tally()
        tally.items += 1
        standing = known.get(item)
        if standing is not None:
            learned, sure, remembered = standing
            tally.learned += learned
            tally.sure += sure
            tally.reviewed += 1
            tally.remembered += remembered


def _certainty(study: Study) -> Generator[None, None, list[tuple[Certainty, Mapping[str, int]]]]:
    """Return for each item about the certainty of a claim its level, and how it was judged."""
    judged = study.store.judged(study.learner.id)
    chosen: list[tuple[Certainty, Mapping[str, int]]] = []
    for first in range(0, len(judged), _WHOLE):
        items = study.index.items(list(judged)[first : first + _WHOLE])
        chosen += [
            (item.interaction.key, judged[item.id])
            for item in items
            if isinstance(item.interaction, CertaintyJudgement)
        ]
        yield
    return chosen


def _exam(record: Record, titles: Mapping[str, str]) -> ExamResult:
    exam = record.body
    assert isinstance(exam, ExamFinished)
    return ExamResult(
        day=record.at.date(),
        decks=tuple(titles.get(deck, deck) for deck in exam.decks),
        asked=exam.asked,
        right=exam.right,
        share=exam.share,
        needed=exam.needed / 100,
        passed=exam.passed,
        seconds=exam.seconds,
    )
