"""What a desired retention would cost this learner, in words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from quizapp.core.statistics import MONTH, total
from quizapp.core.workload import SAMPLE, Pace, Workload, expected
from quizapp.reports.gathering import scheduling_of

if TYPE_CHECKING:
    from quizapp.language import Translator
    from quizapp.study import Study


class Outlook:
    """What desired retentions would cost a learner. All is read at the start: it may go to another thread."""

    def __init__(self, study: Study) -> None:
        """Look at what is remembered, and at the pace of new items.

        Raises:
            StorageError: the progress cannot be read.
        """
        self._scheduled, self._memories = study.store.memories(study.learner.id, SAMPLE)
        self._pace = _pace(study)
        self._today = study.today
        self._scheduling = scheduling_of(study)

    def workload(self, retention: float) -> Workload:
        """Return what is to be expected with a desired retention of 0 to 1."""
        scheduling = replace(self._scheduling, desired_retention=retention)
        return expected(self._memories, self._scheduled, self._pace, self._today, scheduling)

    def words(self, retention: float, tr: Translator) -> str:
        """Say how many questions a day a desired retention costs, and how many it is now."""
        present = self._scheduling.desired_retention
        then = self.workload(retention)
        if abs(retention - present) < 0.001:
            return tr(
                "About {then} questions a day in the next 30 days, {known} % of the reviews known.",
                then=_rounded(then.month),
                known=round(100 * then.known),
            )
        return tr(
            "About {then} questions a day in the next 30 days (now {now}), {known} % of the reviews known.",
            then=_rounded(then.month),
            now=_rounded(self.workload(present).month),
            known=round(100 * then.known),
        )


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
