"""The points of exams as a curve, drawn by plotext."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.style import Style
from rich.text import Span, Text
from textual.color import Color
from textual_plotext import PlotextPlot

from quizapp.wording import short_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.core.statistics import ExamResult
    from quizapp.language import Translator

_LABELS = 6


class ExamCurve(PlotextPlot):
    """Shows the share of the points of each exam, and with it the share that was needed."""

    DEFAULT_CSS = """
    ExamCurve { height: 11; max-width: 76; }
    """

    def __init__(self, exams: Sequence[ExamResult], tr: Translator) -> None:
        super().__init__()
        self._exams = exams
        self._tr = tr

    def on_mount(self) -> None:
        """Draw, and draw again in other colours when they change."""
        self._draw()
        self.app.theme_changed_signal.subscribe(self, lambda _: self._draw())

    def tell(self, exams: Sequence[ExamResult], tr: Translator) -> None:
        """Draw other exams, or in another language."""
        self._exams, self._tr = exams, tr
        self._draw()

    def render(self) -> Text:
        """Return the plot without the background that plotext paints."""
        drawn = super().render()
        assert isinstance(drawn, Text)
        drawn.spans = [
            Span(span.start, span.end, Style(color=span.style.color))
            for span in drawn.spans
            if isinstance(span.style, Style)
        ]
        return drawn

    def _draw(self) -> None:
        plot = self.plt
        plot.clear_data()
        places = [float(number) for number in range(len(self._exams))]
        shares = [100 * exam.share for exam in self._exams]
        needed = [100 * exam.needed for exam in self._exams]
        plot.plot(places, needed, marker="braille", color=self._colour("warning"))
        plot.plot(places, shares, marker="braille", color=self._colour("accent"))
        plot.scatter(places, shares, marker="dot", color=self._colour("accent"))
        plot.ylim(0, 100)
        plot.yticks([0, 50, 100], ["0 %", "50 %", "100 %"])
        shown = places[:: max(1, -(-len(places) // _LABELS))]
        plot.xticks(shown, [short_date(self._exams[int(place)].day, self._tr) for place in shown])
        plot.frame(frame=False)
        self.refresh()

    def _colour(self, name: str) -> tuple[int, int, int]:
        return Color.parse(self.app.theme_variables[name]).rgb
