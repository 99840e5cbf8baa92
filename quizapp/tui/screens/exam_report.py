"""The report of an exam: what came out of it, then the whole paper with the answers."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import VerticalGroup, VerticalScroll

from quizapp.language import N_
from quizapp.tui.requests import EditItem, ShowBriefing
from quizapp.tui.screens.base import QuizScreen
from quizapp.tui.screens.paper import PaperDialog, PaperRow
from quizapp.tui.screens.results import GLANCE
from quizapp.tui.text import bar, fit, right, stack, styled, wrap
from quizapp.tui.widgets.block import Block
from quizapp.tui.widgets.feedback import FeedbackView, PassageView, verdict
from quizapp.tui.widgets.header import Header
from quizapp.tui.widgets.key_bar import KeyBar
from quizapp.tui.widgets.responders.stage import Stage
from quizapp.tui.widgets.stem import Stem
from quizapp.wording import clock_words, date_words, percent_words, points_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.content import Content

    from quizapp.exams import ExamReport
    from quizapp.language import Translator
    from quizapp.study import Feedback

_TAGS_SHOWN = 12
_EARLIER_SHOWN = 5


class ExamReportScreen(QuizScreen[None]):
    """Shows the report as the first page and each item as one more; dismissed when it was read."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "n,right,f8", "go(1)", N_("go on"), tooltip=N_("Go through the questions and their answers.")
        ),
        Binding("p,left,f7", "go(-1)", N_("previous"), tooltip=N_("Go to the page before.")),
        Binding("l,f5", "paper", N_("list"), tooltip=N_("See all questions, and go to one of them.")),
        Binding("b,f4", "briefing", N_("briefing"), tooltip=N_("Read the briefing.")),
        Binding("e", "edit", N_("edit"), tooltip=N_("Edit this question in your editor.")),
        Binding("enter", "done", N_("home"), tooltip=N_("Go home.")),
        Binding("escape", "home", "", tooltip=N_("Go home.")),
        Binding("up,k", "scroll(-1)", "", tooltip=N_("Scroll up.")),
        Binding("down,j", "scroll(1)", "", tooltip=N_("Scroll down.")),
        Binding("pageup", "scroll(-10)", ""),
        Binding("pagedown", "scroll(10)", ""),
    ]
    DEFAULT_CSS = """
    ExamReportScreen {
        align-horizontal: center;
        & > Header, & > #body { max-width: 80; }
        & > #body { height: 1fr; scrollbar-size-vertical: 1; }
        & #summary { padding: 0 2; }
        & #task { padding: 0 2; height: auto; display: none; }
        & FeedbackView { margin: 1 0; }
    }
    ExamReportScreen.-narrow #task { padding: 0 1; }
    """

    def __init__(
        self,
        report: ExamReport,
        title: str,
        tr: Translator,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Show a report; ``clock`` gives seconds."""
        super().__init__(tr)
        self._report = report
        self._title = title
        self._clock = clock
        self._opened = clock()
        self._page = 0
        self._header = Header()
        self._body = VerticalScroll(id="body", can_focus=False)
        self._summary = Block(id="summary")
        self._paper = VerticalGroup(id="task")
        self._stem = Stem()
        self._stage = Stage(None, select_first=True)
        self._view = FeedbackView()
        self._passages = PassageView()

    def compose(self) -> ComposeResult:
        """The report, and in its place the item of another page."""
        yield self._header
        with self._body:
            yield self._summary
            with self._paper:
                yield self._stem
                yield self._stage
                yield self._view
                yield self._passages
        yield KeyBar()

    def on_resize(self) -> None:
        """Use the height."""
        self._stage.use_height(self.size.height)

    def show_texts(self) -> None:
        """Show the page."""
        feedback = self._feedback
        self._summary.display = feedback is None
        self._paper.display = feedback is not None
        count = f"{self._page}/{len(self._report.feedbacks)}" if feedback is not None else ""
        self._header.tell(self._title, styled(count))
        if feedback is None:
            self._summary.show(lambda width: report_lines(self._report, self.tr, width))
        else:
            self._show_item(feedback)
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the pages that there are, and the briefing where the item rests on one."""
        match action:
            case "go":
                there = self._page + (1 if parameters == (1,) else -1)
                return 0 <= there <= len(self._report.feedbacks)
            case "edit":
                return self._feedback is not None
            case "briefing":
                return self._feedback is not None and bool(self._feedback.passages)
            case _:
                return True

    def action_go(self, step: int) -> None:
        """Turn the page."""
        self._turn_to(self._page + step)

    def action_paper(self) -> None:
        """Show all items."""
        report = self._report
        dialog = PaperDialog(lambda tr: paper_rows(report, tr), max(0, self._page - 1), self.tr)
        self.app.push_screen(dialog, self._chosen)

    def action_briefing(self) -> None:
        """Ask for the briefing, the passages marked."""
        if self._feedback is not None:
            item = self._feedback.item
            self.post_message(ShowBriefing(item.deck, item.sources))

    def action_edit(self) -> None:
        """Ask for the editor."""
        if self._feedback is not None:
            self.post_message(EditItem(self._feedback.item))

    def action_done(self) -> None:
        """Go home with a key that may have been pressed once too often."""
        if self._clock() - self._opened >= GLANCE:
            self.dismiss()

    def action_home(self) -> None:
        """Go home."""
        self.dismiss()

    def action_scroll(self, lines: int) -> None:
        """Scroll by lines."""
        self._body.scroll_relative(y=lines, animate=False)

    @property
    def _feedback(self) -> Feedback | None:
        """What is shown of an item, None on the first page."""
        return self._report.feedbacks[self._page - 1] if self._page else None

    def _chosen(self, place: int | None) -> None:
        if place is not None:
            self._turn_to(place + 1)

    def _turn_to(self, page: int) -> None:
        self._page = page
        self._body.scroll_home(animate=False)
        self.show_texts()

    def _show_item(self, feedback: Feedback) -> None:
        self._stem.ask(feedback.item)
        self._stage.ask(feedback.item, self.tr, self.size.height, feedback.response)
        self._stage.settle(feedback)
        self._stem.settle()
        self.set_focus(None)
        self._view.tell(feedback, self.tr, self.size.height)
        self._passages.tell(feedback, self.tr)
        self.refresh(repaint=False, layout=True)


def paper_rows(report: ExamReport, tr: Translator) -> list[PaperRow]:
    """Return a row for each item, with its verdict."""
    return [PaperRow(verdict(feedback, tr), feedback.item.stem) for feedback in report.feedbacks]


def report_lines(report: ExamReport, tr: Translator, width: int) -> list[Content]:
    """Lay out whether it was passed, the points, what to do next, the topics and earlier exams."""
    return stack(
        _score(report, tr, width),
        wrap(styled(tr("n goes through the questions, with your answers and the right ones.")), width),
        _tags(report, tr, width),
        _earlier(report, tr, width),
    )


def _score(report: ExamReport, tr: Translator, width: int) -> list[Content]:
    exam = report.exam
    passed = styled("✓ " + tr("Passed"), "bold $success")
    missed = styled("✗ " + tr("Not passed"), "bold $error")
    needed = tr("{percent} % are needed", percent=exam.needed)
    share = percent_words(report.share, tr)
    lines = [
        (passed if report.passed else missed) + styled(f"  {needed}", "$muted"),
        bar(report.share, max(4, min(40, width - len(share) - 2))) + styled(f"  {share}", "bold"),
    ]
    words = [
        points_words(report.points, report.possible, tr),
        tr("{right} of {asked} right", right=report.right, asked=len(exam.items)),
    ]
    if report.responded < len(exam.items):
        words.append(tr("{n} left open", n=len(exam.items) - report.responded))
    lines += wrap(styled(" · ".join(words)), width)
    taken = tr("Time taken: {time}", time=clock_words(report.taken))
    if exam.limit is not None:
        taken = tr.plural("{taken} of {n} minute", "{taken} of {n} minutes", exam.limit, taken=taken)
    return [*lines, *wrap(styled(taken, "$muted"), width)]


def _tags(report: ExamReport, tr: Translator, width: int) -> list[Content]:
    if len(report.tags) < 2:
        return []
    name = min(40, max(len(result.tag) for result in report.tags), max(4, width - 26)) + 2
    lines = [styled(tr("By topic"), "$muted")]
    for result in report.tags[:_TAGS_SHOWN]:
        count = f"{result.right}/{result.asked}"
        lines.append(fit(styled(result.tag), name) + bar(result.right / result.asked, 12) + right(count, 8))
    return lines


def _earlier(report: ExamReport, tr: Translator, width: int) -> list[Content]:
    if not report.earlier:
        return []
    lines = [styled(tr("Earlier exams about this"), "$muted")]
    for earlier in report.earlier[:_EARLIER_SHOWN]:
        sign = styled("✓ ", "bold $success") if earlier.passed else styled("✗ ", "bold $error")
        word = tr("passed") if earlier.passed else tr("not passed")
        share = percent_words(earlier.share, tr)
        day = date_words(earlier.at.date(), tr)
        lines += [sign + fit(styled(day), 22) + right(share, 6) + styled(f"  {word}", "$muted")]
    return [line.truncate(width, ellipsis=True) for line in lines]
