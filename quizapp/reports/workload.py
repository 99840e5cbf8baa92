"""What a desired retention would cost this learner, in words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from quizapp.core.statistics import MONTH, total
from quizapp.core.workload import SAMPLE, Pace, Workload, expected
from quizapp.reports.gathering import scheduling_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from quizapp.language import Translator
    from quizapp.study import Study


def workload(study: Study, retention: float) -> Workload:
    """Return what is to be expected with a desired retention, and new items at the present pace.

    Raises:
        StorageError: the progress cannot be read.
    """
    return next(_workloads(study, (retention,)))


def workload_words(study: Study, retention: float, tr: Translator) -> str:
    """Say how many questions a day a desired retention of 0 to 1 costs, and how many it is now.

    Raises:
        StorageError: the progress cannot be read.
    """
    present = study.settings.retention
    if abs(retention - present) < 0.001:
        then = workload(study, retention)
        return tr(
            "about {then} questions a day in the next 30 days, {known} % of the reviews known",
            then=_rounded(then.month),
            known=round(100 * then.known),
        )
    then, now = _workloads(study, (retention, present))
    return tr(
        "about {then} questions a day in the next 30 days (now {now}), {known} % of the reviews known",
        then=_rounded(then.month),
        now=_rounded(now.month),
        known=round(100 * then.known),
    )


def _workloads(study: Study, retentions: Iterable[float]) -> Iterator[Workload]:
    scheduled, memories = study.store.memories(study.learner.id, SAMPLE)
    pace = _pace(study)
    for retention in retentions:
        scheduling = replace(scheduling_of(study), desired_retention=retention)
        yield expected(memories, scheduled, pace, study.today, scheduling)


def _pace(study: Study) -> Pace:
    """Return the mean of the last 30 days, or of those since the first; else what the settings say."""
    today = study.today
    days = {day: done for day, done in study.store.days(study.learner.id).items() if day > today - MONTH}
    left = sum(standing.new for standing in study.standings())
    if not days:
        return Pace(study.settings.new_a_day, left)
    return Pace(total(days.values()).new / (today - min(days) + 1), left)


def _rounded(number: float) -> int:
    """Round to what can be foreseen: to whole numbers, from 100 on to fives."""
    return round(number) if number < 100 else 5 * round(number / 5)
