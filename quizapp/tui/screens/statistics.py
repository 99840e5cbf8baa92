"""Statistics: what the learner's answers come to, to be looked at."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll

from quizapp.language import N_
from quizapp.progress.errors import StorageError
from quizapp.reports.gathering import gather_in_steps
from quizapp.tui import plots
from quizapp.tui.keys import MOVES
from quizapp.tui.screens.base import QuizScreen
from quizapp.tui.text import READABLE, hang, styled, wrap
from quizapp.tui.widgets.block import Block
from quizapp.tui.widgets.header import Header
from quizapp.tui.widgets.key_bar import KeyBar
from quizapp.wording import streak_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.content import Content

    from quizapp.core.statistics import Statistics
    from quizapp.language import Translator
    from quizapp.study import Study
    from quizapp.tui.widgets.exam_curve import ExamCurve

    Section = Callable[[Statistics, Translator, int], list[Content]]

_REST = 0.001
"""Seconds between two steps of counting, for what the app has to do meanwhile."""

_LEFT = ("year", "forecast", "retention", "decks")
_RIGHT = ("certainty", "exams", "lack", "outcomes", "tags")

_CURVE_FROM = 2
"""Exams; a curve through one point says nothing."""


class StatisticsScreen(QuizScreen[None]):
    """Sections below each other, in two columns where there is room. Counted between two keys."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "scroll(-1, 0)", N_("scroll"), group=MOVES, tooltip=N_("Scroll by a line.")),
        Binding("down,j", "scroll(1, 0)", N_("scroll"), group=MOVES),
        Binding("pagedown,space", "scroll(0, 1)", N_("next page"), tooltip=N_("Scroll down a page.")),
        Binding("pageup", "scroll(0, -1)", "", tooltip=N_("Scroll up a page.")),
        Binding("home", "scroll_to_end(False)", "", tooltip=N_("Go to the beginning.")),
        Binding("end", "scroll_to_end(True)", "", tooltip=N_("Go to the end.")),
        Binding("escape,enter,s", "close", N_("back"), tooltip=N_("Close the statistics.")),
    ]
    DEFAULT_CSS = """
    StatisticsScreen {
        align-horizontal: center;
        & > Header, & > #page { max-width: 118; }
        & > #page { height: 1fr; padding: 0 2 1 2; scrollbar-size-vertical: 1; }
        & #left, & #right { height: auto; width: 1fr; }
        & Block.section { margin-bottom: 1; }
    }
    StatisticsScreen.-wide {
        & > Header, & > #page { max-width: 200; }
        & > #page { layout: horizontal; }
        & #right { margin-left: 4; }
    }
    """

    def __init__(self, study: Study, tr: Translator) -> None:
        super().__init__(tr)
        self._study = study
        self._statistics: Statistics | None = None
        self._trouble: StorageError | None = None
        self._header = Header()
        self._note = Block(id="note")
        self._curve: ExamCurve | None = None
        self._lacks_curve = False
        self._blocks = {name: Block(id=name) for name in (*_LEFT, *_RIGHT)}

    def compose(self) -> ComposeResult:
        """What was done and is to come on the left, how far one is on the right."""
        yield self._header
        with VerticalScroll(id="page", can_focus=False):
            with Vertical(id="left"):
                yield self._note
                yield from self._sections(*_LEFT)
            with Vertical(id="right"):
                yield from self._sections(*_RIGHT)
        yield KeyBar()

    def on_mount(self) -> None:
        """Begin to count."""
        self._gather()

    def show_texts(self) -> None:
        """Show what was counted, or why there is nothing."""
        tr, statistics = self.tr, self._statistics
        streak = streak_words(statistics.streaks.current, tr) if statistics is not None else ""
        who = " · ".join(filter(None, (self._study.learner.name, streak)))
        self._header.tell(tr("Statistics"), styled(who, "$muted"))
        self._note.show(None if statistics is not None and not statistics.is_empty else self._note_lines)
        for block in self._blocks.values():
            block.show(None)
        if statistics is not None and not statistics.is_empty:
            self._show_sections(statistics)

    def action_scroll(self, lines: int, pages: int) -> None:
        """Scroll by lines and pages."""
        page = self.query_one("#page")
        page.scroll_relative(y=lines + pages * max(1, page.size.height - 2), animate=False)

    def action_scroll_to_end(self, end: bool) -> None:  # noqa: FBT001 - an action's parameter
        """Go to the beginning or the end."""
        page = self.query_one("#page")
        if end:
            page.scroll_end(animate=False)
        else:
            page.scroll_home(animate=False)

    def action_close(self) -> None:
        """Close the statistics."""
        self.dismiss()

    def _sections(self, *names: str) -> ComposeResult:
        for name in names:
            self._blocks[name].add_class("section")
            yield self._blocks[name]

    @work(exclusive=True)
    async def _gather(self) -> None:
        """Count step by step, and let the app do what is waiting after each."""
        steps = gather_in_steps(self._study)
        try:
            while True:
                try:
                    next(steps)
                except StopIteration as done:
                    self._statistics = done.value
                    break
                await asyncio.sleep(_REST)
        except StorageError as error:
            self._trouble = error
        self.show_texts()
        await self._show_curve()

    def _show_sections(self, statistics: Statistics) -> None:
        tr, blocks = self.tr, self._blocks

        def show(name: str, section: Section) -> None:
            blocks[name].show(lambda width: section(statistics, tr, width))

        show("year", plots.year_lines)
        show("forecast", plots.forecast_lines)
        show("retention", plots.retention_lines)
        if statistics.certainty:
            show("certainty", plots.certainty_lines)
        if statistics.exams:
            show("exams", plots.exams_heading)
            show("outcomes", plots.exam_lines)
        if statistics.decks:
            show("decks", plots.deck_lines)
        if statistics.tags:
            show("tags", plots.tag_lines)
        if self._lacks_curve:
            words = tr("The curve needs one more package: {command}", command="pip install 'quizapp[stats]'")
            blocks["lack"].show(lambda width: wrap(styled(words, "$muted"), width))
        if self._curve is not None:
            self._curve.tell(statistics.exams, tr)

    async def _show_curve(self) -> None:
        """Put the curve of the exams between their heading and their list, if there is what draws it."""
        exams = self._statistics.exams if self._statistics is not None else ()
        if len(exams) < _CURVE_FROM or self._curve is not None:
            return
        try:
            from quizapp.tui.widgets.exam_curve import ExamCurve
        except ImportError:
            self._lacks_curve = True
            self.show_texts()
            return
        self._curve = ExamCurve(exams, self.tr)
        await self.query_one("#right").mount(self._curve, after=self._blocks["exams"])

    def _note_lines(self, width: int) -> list[Content]:
        tr = self.tr
        if self._trouble is not None:
            return hang(styled("! ", "bold $warning"), styled(self._trouble.message(tr)), width)
        if self._statistics is None:
            return [styled(tr("Counting …"), "$muted")]
        text = tr(
            "There is nothing to see yet. Learn or take a quiz: after the first answers you see here what "
            "you know, what you still knew after a break, and what comes due."
        )
        return wrap(styled(text), min(width, READABLE))
