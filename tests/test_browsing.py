"""Browsing: what a query finds in a real bank for a real learner, and what is changed."""

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

import pytest

from quizapp.bank.index import open_index
from quizapp.browsing import CHUNK, Browser, Row, problem_words, query_help, standing_words, state_words
from quizapp.core.attempts import Attempt, Mode
from quizapp.core.items import Kind
from quizapp.core.marking import key_texts
from quizapp.core.query import QueryProblem, parse_query
from quizapp.core.query_words import Trait
from quizapp.core.scheduling import Scheduling
from quizapp.core.scores import Rating, Verdict
from quizapp.language import translator
from quizapp.progress.records import Attempted, Body, Flagged, Postponed, Record, Suspended, new_id
from quizapp.progress.store import open_store
from quizapp.settings import Settings
from quizapp.study import Study

from .conftest import Clock

SHIPPED = Path(__file__).parents[1] / "questions"


@pytest.fixture
def study(tmp_path: Path, clock: Clock) -> Iterator[Study]:
    """Anna's study of the shipped decks."""
    with ExitStack() as stack:
        index = stack.enter_context(open_index(None))
        store = stack.enter_context(open_store(tmp_path / "progress.db", Scheduling()))
        index.refresh([SHIPPED])
        yield Study(index, store, store.add_learner("Anna", clock()), Settings(), clock)


def found(study: Study, text: str) -> list[Row]:
    query = parse_query(text)
    assert not isinstance(query, QueryProblem)
    return [row for rows in Browser(study).find(query) for row in rows]


def happen(study: Study, body: Body, at: datetime | None = None) -> None:
    study.store.record(Record(new_id(), study.learner.id, at or study.clock(), body))


def attempt(study: Study, item: str, *, right: bool) -> None:
    body = Attempt(
        item=item,
        mode=Mode.LEARN,
        session="b" * 32,
        at=study.clock(),
        response=("x",),
        fraction=float(right),
        verdict=Verdict.RIGHT if right else Verdict.WRONG,
        rating=Rating.GOOD if right else Rating.AGAIN,
        milliseconds=1000,
    )
    happen(study, Attempted(body), body.at)


def test_everything_is_listed_in_the_decks_order(study: Study) -> None:
    listed = [row.id for row in found(study, "")]
    assert listed == [stub.id for deck in study.index.decks() for stub in study.index.stubs(deck.id)]
    assert len(listed) == Browser(study).count


def test_a_glance_agrees_with_the_whole_item(study: Study) -> None:
    for deck in study.index.decks():
        for item, seen in zip(study.index.deck_items(deck.id), study.index.glances(deck.id), strict=True):
            assert (item.id, item.stem, item.kind, item.tags, item.level) == (
                seen.id,
                seen.stem,
                seen.kind,
                seen.tags,
                seen.level,
            )
            if item.kind in (Kind.CHOICE, Kind.CHOICES, Kind.TYPED, Kind.NUMBER, Kind.ORDERING, Kind.RECALL):
                assert set(key_texts(item)) <= set(seen.key)


def test_traits_follow_from_what_happened(study: Study, clock: Clock) -> None:
    first, second, third, fourth = (row.id for row in found(study, "")[:4])
    attempt(study, first, right=True)
    attempt(study, second, right=False)
    happen(study, Suspended(second))
    happen(study, Postponed(third))
    happen(study, Flagged(fourth, "Stimmt das?"))
    clock.forward(hours=1)
    assert [row.id for row in found(study, "is:learned")] == [first]
    assert [row.id for row in found(study, "is:missed")] == [second]
    assert [row.id for row in found(study, "is:suspended")] == [second]
    assert [row.id for row in found(study, "is:postponed")] == [third]
    assert [row.id for row in found(study, "ist:gemeldet")] == [fourth]
    assert found(study, "is:due") == []
    assert not {first, second, third} & {row.id for row in found(study, "is:new")}
    clock.forward(days=30)
    assert [row.id for row in found(study, "is:due")] == [first]
    assert third in {row.id for row in found(study, "is:new")}


def test_due_and_new_agree_with_home(study: Study, clock: Clock) -> None:
    for number, row in enumerate(found(study, "")[:40]):
        attempt(study, row.id, right=bool(number % 3))
        if number % 7 == 0:
            happen(study, Suspended(row.id))
    clock.forward(days=2)
    for standing in study.standings():
        name = f"deck:{standing.deck.id}"
        assert len(found(study, f"{name} is:new")) == standing.new
        assert len(found(study, f"{name} is:learned")) == standing.learned
        assert len(found(study, f"{name} is:sure")) == standing.sure


def test_an_item_often_forgotten_is_a_leech(study: Study, clock: Clock) -> None:
    item = found(study, "")[0].id
    for _ in range(9):
        attempt(study, item, right=False)
        clock.forward(days=3)
    assert [row.id for row in found(study, "is:leech")] == [item]
    words = state_words(found(study, "is:leech")[0], study.today, translator("en"))
    assert "forgotten 8 times" in words
    assert "does not stick" in words


def test_many_are_changed_in_steps_and_looked_at_again(study: Study) -> None:
    browser = Browser(study)
    rows = [row for rows in browser.find() for row in rows]
    steps = list(browser.suspend(rows))
    assert steps[-1] == len(rows)
    assert all(later - earlier <= CHUNK for earlier, later in zip([0, *steps], steps, strict=False))
    assert all(Trait.SUSPENDED in row.traits for rows in browser.find() for row in rows)
    list(browser.resume(rows))
    assert [row for rows in browser.find() for row in rows if Trait.SUSPENDED in row.traits] == []


def test_a_reset_item_is_new_again(study: Study, clock: Clock) -> None:
    row = found(study, "")[0]
    attempt(study, row.id, right=True)
    browser = Browser(study)
    list(browser.reset([row]))
    assert [again for again in found(study, "is:new") if again.id == row.id]


def test_a_change_is_traced_so_that_it_follows_renamed_entries(study: Study) -> None:
    row = found(study, "")[0]
    list(Browser(study).suspend([row]))
    assert [trace.item for trace in study.store.traces(row.deck.id)] == [row.id]


def test_when_it_is_due_is_said_with_a_sign_and_a_word(study: Study, clock: Clock) -> None:
    tr = translator("en")
    row = found(study, "")[0]
    assert standing_words(row, study.today, tr) == ("○", "new")
    attempt(study, row.id, right=True)
    row = found(study, "")[0]
    assert standing_words(row, study.today, tr)[1].startswith("in ")
    clock.forward(days=30)
    row = found(study, "")[0]
    assert standing_words(row, study.today, tr) == ("●", "due")


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("text", ["dek:x", "is:fall", "level:9", "is:", "deck:", "a or", ")", "(" * 40])
def test_every_problem_is_told(text: str, language: str) -> None:
    problem = parse_query(text)
    assert isinstance(problem, QueryProblem)
    assert problem_words(problem, translator(language))


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_example_of_the_help_is_understood(language: str) -> None:
    for example, _ in query_help(translator(language)):
        if not example.endswith("…"):
            assert not isinstance(parse_query(example), QueryProblem)
