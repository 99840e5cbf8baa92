"""The last weeks as a heatmap: a column a week, a row a weekday."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from quizapp.language import N_
from quizapp.tui.text import styled
from quizapp.tui.widgets.block import Block

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.content import Content

    from quizapp.language import Translator
    from quizapp.progress.queries import Activity

_WEEKDAYS = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))
_LABELLED = (0, 2, 4, 6)
_SIGNS = ((40, "██", "$accent"), (20, "▓▓", "$accent"), (10, "▒▒", "$accent"), (1, "░░", "$accent"))
_IDLE = (" ·", "$muted")
_MOST_WEEKS = 26
HEIGHT = 8


class ActivityMap(Block):
    """Shows how much was done on each day of as many weeks as fit."""

    DEFAULT_CSS = """
    ActivityMap { height: auto; }
    """

    def tell(self, activity: Mapping[date, Activity], today: date, tr: Translator) -> None:
        """Show the days' attempts; nothing if there were none."""
        if not activity:
            self.show(None)
            return
        attempts = {day: done.attempts for day, done in activity.items()}
        self.show(lambda width: activity_lines(attempts, today, tr, width))


def activity_lines(
    attempts: Mapping[date, int], today: date, tr: Translator, width: int, most: int = _MOST_WEEKS
) -> list[Content]:
    """Lay out a heading and seven rows of ``most`` weeks, if they fit; days to come stay empty."""
    names = [tr(name) for name in _WEEKDAYS]
    margin = max(map(len, names)) + 1
    weeks = max(1, min(most, (width - margin) // 2))
    monday = today - timedelta(days=today.weekday(), weeks=weeks - 1)
    lines = [styled(tr.plural("The last {n} week", "The last {n} weeks", weeks), "$muted")]
    for weekday, name in enumerate(names):
        label = name if weekday in _LABELLED else ""
        line = styled(label.ljust(margin), "$muted")
        for week in range(weeks):
            day = monday + timedelta(weeks=week, days=weekday)
            sign, style = ("  ", "") if day > today else _sign(attempts.get(day, 0))
            line += styled(sign, style)
        lines.append(line)
    return lines


def _sign(attempts: int) -> tuple[str, str]:
    return next(((sign, style) for least, sign, style in _SIGNS if attempts >= least), _IDLE)
