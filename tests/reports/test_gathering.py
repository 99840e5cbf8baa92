"""The statistics say what the log and the decks say."""

from pathlib import Path

import pytest

from quizapp.bank.index import Index
from quizapp.core.items import Certainty
from quizapp.core.scheduling import retrievability
from quizapp.core.statistics import MONTH, Day, total
from quizapp.progress.records import Postponed, Suspended
from quizapp.reports import gathering
from quizapp.reports.gathering import gather, gather_in_steps, scheduling_of
from quizapp.reports.listing import as_json
from quizapp.study import Study

from .conftest import Past


def test_a_beginner_has_empty_statistics(study: Study) -> None:
    found = gather(study)
    assert found.is_empty
    assert found.totals == Day()
    assert found.forecast.total == 0
    assert [deck.mastery.items for deck in found.decks] == [3, 4]
    assert [(one.name, one.items) for one in found.tags] == [("Steuern", 5), ("Wirtschaft", 3)]


def test_totals_are_those_of_home_and_the_sum_of_the_days(busy: Past) -> None:
    found, home = gather(busy.study), busy.study.overview()
    assert (found.totals.attempts, found.totals.right) == home.totals
    assert found.totals == total(found.heatmap)
    assert found.totals.milliseconds == 18 * 15_000
    assert found.learned_days == 3
    assert found.streaks.longest == 1
    assert found.last(MONTH) == found.totals


def test_decks_are_as_home_shows_them(busy: Past) -> None:
    standings = busy.study.standings()
    for shown, standing in zip(gather(busy.study).decks, standings, strict=True):
        mastery = shown.mastery
        assert (shown.id, mastery.name) == (standing.deck.id, standing.deck.title)
        assert (shown.due, shown.new, mastery.learned, mastery.sure, mastery.items) == (
            standing.due,
            standing.new,
            standing.learned,
            standing.sure,
            standing.deck.items,
        )


def test_retention_is_that_of_the_reviews_of_known_items(busy: Past) -> None:
    found = gather(busy.study)
    recalls = busy.study.store.recalls(busy.study.learner.id)
    assert found.overall.ever.reviews == sum(one.reviews for one in recalls.values()) == 12
    assert found.overall.ever.passed == sum(one.passed for one in recalls.values())
    assert [one.interval for one in found.retention] == [4]


def test_the_forecast_leaves_out_what_is_suspended_and_puts_off_what_is_postponed(busy: Past) -> None:
    before = gather(busy.study).forecast
    assert before.days[0] >= 2
    due = next(iter(busy.study.store.due(busy.study.learner.id, busy.study.today)))
    busy.write(Suspended(due.item))
    suspended = gather(busy.study).forecast
    assert suspended.days[0] == before.days[0] - 1
    due = next(iter(busy.study.store.due(busy.study.learner.id, busy.study.today)))
    busy.write(Postponed(due.item))
    postponed = gather(busy.study).forecast
    assert postponed.days[:2] == (suspended.days[0] - 1, suspended.days[1] + 1)


def test_items_that_are_gone_count_nowhere(busy: Past, index: Index, questions: Path) -> None:
    before = gather(busy.study)
    (questions / "staedte.yaml").unlink()
    index.refresh([questions])
    busy.study.store.park("staedte", "gone", (), ())
    after = gather(busy.study)
    assert [deck.id for deck in after.decks] == ["handel"]
    assert after.forecast.total < before.forecast.total
    assert next(one for one in after.tags if one.name == "Steuern").items == 1
    assert after.totals == before.totals, "what was done stays done"


def test_the_mean_retrievability_is_that_of_the_reviewed_items(busy: Past) -> None:
    study = busy.study
    memories = [study.store.memory(study.learner.id, f"staedte/stadt-{n}") for n in range(4)]
    shares = [retrievability(one, study.today, scheduling_of(study)) for one in memories if one is not None]
    deck = next(deck for deck in gather(study).decks if deck.id == "staedte")
    assert deck.mastery.reviewed == 4
    assert deck.mastery.remembered == pytest.approx(sum(shares) / 4)


def test_a_tag_holds_the_items_of_all_decks(busy: Past) -> None:
    (steuern, wirtschaft) = gather(busy.study).tags
    assert (steuern.name, steuern.items, steuern.learned, steuern.reviewed) == ("Steuern", 5, 5, 5)
    assert (wirtschaft.name, wirtschaft.items, wirtschaft.learned) == ("Wirtschaft", 3, 2)


def test_what_a_suspicion_was_taken_for(busy: Past) -> None:
    (judged,) = gather(busy.study).certainty
    assert judged.level is Certainty.ALLEGED
    assert (judged.asked, judged.right, judged.mistaken_for) == (3, 1, (Certainty.STATED, 2))


def test_exams_in_their_order_with_the_titles_of_their_decks(busy: Past) -> None:
    exams = gather(busy.study).exams
    assert [exam.share for exam in exams] == [0.4, 0.6, 0.8]
    assert [exam.passed for exam in exams] == [False, True, True]
    assert exams[0].decks[0].startswith("Handel")


def test_reading_in_small_pages_gives_the_same(busy: Past, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = as_json(gather(busy.study))
    steps = len(list(gather_in_steps(busy.study)))
    monkeypatch.setattr(gathering, "_PAGE", 2)
    assert as_json(gather(busy.study)) == whole
    assert len(list(gather_in_steps(busy.study))) > steps
