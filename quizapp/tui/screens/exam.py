"""The exam screen: all items of an exam, in any order, without a word about what is right."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import VerticalGroup, VerticalScroll

from quizapp.core import exam as exams
from quizapp.core.responses import Texts
from quizapp.exams import ExamGoneError, ExamReport
from quizapp.language import N_
from quizapp.progress.errors import StorageError
from quizapp.tui.screens.base import QuizScreen
from quizapp.tui.screens.confirm import ConfirmDialog
from quizapp.tui.screens.paper import PaperDialog, PaperRow
from quizapp.tui.text import hang, spread, styled
from quizapp.tui.widgets.block import Block
from quizapp.tui.widgets.header import Header
from quizapp.tui.widgets.key_bar import KeyBar
from quizapp.tui.widgets.responders.stage import Stage
from quizapp.tui.widgets.stem import Stem
from quizapp.wording import clock_words, instruction

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.content import Content

    from quizapp.core.exam import Exam
    from quizapp.core.items import Item
    from quizapp.core.responses import Response
    from quizapp.exams import Exams
    from quizapp.language import Translator
    from quizapp.tui.widgets.responders.base import Responder

OPEN = "○"
ANSWERED = "●"
MARKED = "◆"


class ExamScreen(QuizScreen[ExamReport]):
    """Takes the responses; dismissed with the report once it was handed in, or None if it was left.

    What stands in the responder is the response, whichever way the learner goes on from there.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "try_again", N_("try again"), tooltip=N_("Try to hand in again.")),
        Binding("enter", "return", N_("back to the field"), tooltip=N_("Go back to what is to be answered.")),
        Binding(
            "n,right,f8,ctrl+n", "go(1)", N_("go on"), tooltip=N_("Go to the next question, answered or not.")
        ),
        Binding("s,f9", "submit", N_("hand in"), tooltip=N_("Hand the exam in; you are asked once more.")),
        Binding("l,f5", "paper", N_("list"), tooltip=N_("See all questions, and go to one of them.")),
        Binding("m,f6", "mark", N_("mark it"), tooltip=N_("Mark the question, to look at it again later.")),
        Binding("p,left,f7,ctrl+p", "go(-1)", N_("previous"), tooltip=N_("Go to the question before.")),
        Binding("pagedown", "scroll(1)", N_("more"), tooltip=N_("Scroll down.")),
        Binding("pageup", "scroll(-1)", "", tooltip=N_("Scroll up.")),
        Binding("backspace,delete", "clear", "", tooltip=N_("Take your answer to this question back.")),
        Binding("escape", "leave", N_("leave"), tooltip=N_("Leave. The exam can be continued later.")),
    ]
    DEFAULT_CSS = """
    ExamScreen {
        align-horizontal: center;
        & > Header, & > #body { max-width: 80; }
        & > #body { height: 1fr; scrollbar-size-vertical: 1; }
        & #task { padding: 0 2; height: auto; }
        & #note { margin-top: 1; }
    }
    ExamScreen.-narrow #task { padding: 0 1; }
    ExamScreen.-roomy {
        & #task { padding: 2 2 0 2; }
        & #note { margin-top: 2; }
    }
    """

    def __init__(
        self, taking: Exams, exam: Exam, title: str, clock: Callable[[], datetime], tr: Translator
    ) -> None:
        """Go on with an exam that has a title; ``clock`` gives the time."""
        super().__init__(tr)
        self.add_class("-exam")
        self._taking = taking
        self._exam = exam
        self._title = title
        self._clock = clock
        self._looked = clock()
        self._since = self._looked
        self._changed = False
        self._shut = False
        self._complaint: Callable[[Translator], str] | None = None
        self._header = Header()
        self._body = VerticalScroll(id="body", can_focus=False)
        self._stem = Stem()
        self._stage = Stage(exam.current, select_first=True)
        self._note = Block(id="note")

    def compose(self) -> ComposeResult:
        """The item, and a line below it."""
        yield self._header
        with self._body, VerticalGroup(id="task"):
            yield self._stem
            yield self._stage
            yield self._note
        yield KeyBar()

    def on_mount(self) -> None:
        """Show the item of now, and look at the clock each second."""
        self._show()
        self.set_interval(1, self.look_at_the_clock)

    def on_unmount(self) -> None:
        """Store what changed in the last second, whatever ends the screen."""
        if self._changed and not self._shut:
            with suppress(StorageError, ExamGoneError):
                self._taking.keep(self._exam)

    def on_resize(self) -> None:
        """Use the height."""
        self._stage.use_height(self.size.height)

    def show_texts(self) -> None:
        """Say everything that is not the item's own in the interface's language."""
        self._stage.speak(self.tr)
        self._show_standing()

    def under_way(self) -> Sequence[Item]:
        """Return the exam's items."""
        return self._exam.items

    def follow(self, renamed: Mapping[str, str]) -> None:
        """Go on with the same items under their new ids."""
        if renamed:
            self._exam = exams.follow(self._exam, renamed)
            self._changed = True

    def announce(self, news: Callable[[Translator], str]) -> None:
        """Say nothing about question files in an exam."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what makes sense now."""
        match action:
            case "try_again":
                return self._shut
            case "return":
                return not self._shut and self.focused is None
            case "go":
                there = self._exam.place + (1 if parameters == (1,) else -1)
                return not self._shut and 0 <= there < len(self._exam.items)
            case "clear":
                return not self._shut and self._exam.response is not None
            case "mark" | "paper" | "submit":
                return not self._shut
            case "scroll":
                body = self._body
                down = parameters == (1,)
                return body.scroll_offset.y < body.max_scroll_y if down else body.scroll_offset.y > 0
            case _:
                return True

    def look_at_the_clock(self) -> None:
        """Store what changed; show the time, say a word when little is left, hand in when it is up."""
        now = self._clock()
        if self._shut:
            return
        if self._exam.is_over(now):
            self._time_is_up()
            return
        minutes = exams.reminder(self._exam, self._looked, now)
        self._looked = now
        if minutes is not None:
            words = self.tr.plural("{n} minute left.", "{n} minutes left.", minutes)
            self.app.notify(words, severity="warning", markup=False)
        if self._changed:
            self._keep()
        self._show_header()

    # What the widgets say

    def on_responder_responded(self, event: Responder.Responded) -> None:
        """Take the response and go on; after the last item, ask whether to hand in."""
        if self._shut:
            return
        self._take(event.response)
        self._keep()
        if self._exam.place + 1 < len(self._exam.items):
            self._go_to(self._exam.place + 1)
        else:
            self._show_standing()
            self.action_submit()

    def on_responder_refused(self, event: Responder.Refused) -> None:
        """Say why that is no response yet."""
        self._complain(lambda tr: tr(event.message, **event.values))

    def on_responder_edited(self, event: Responder.Edited) -> None:
        """Take what is there now; it is stored when the learner goes on, or at the next second."""
        self._stem.fill(event.texts)
        self._complaint = None
        if not self._shut:
            self._collect()
            self._show_standing()

    def on_responder_left(self) -> None:
        """Let letters command."""
        self.set_focus(None)

    # What the keys do

    def action_try_again(self) -> None:
        """Try again to hand in what could not be stored."""
        self._submit()

    def action_return(self) -> None:
        """Give the keys back to the responder."""
        self._stage.enter()

    def action_go(self, step: int) -> None:
        """Go to another item."""
        self._leave_item()
        self._go_to(self._exam.place + step)

    def action_mark(self) -> None:
        """Mark the item, or not any more."""
        self._exam = exams.mark(self._exam)
        self._keep()
        self._show_standing()

    def action_clear(self) -> None:
        """Take the response back."""
        self._exam = exams.clear(self._exam)
        self._keep()
        self._show()

    def action_paper(self) -> None:
        """Show all items."""
        self._leave_item()
        exam = self._exam
        dialog = PaperDialog(lambda tr: paper_rows(exam, tr), exam.place, self.tr)
        self.app.push_screen(dialog, self._chosen)

    def action_submit(self) -> None:
        """Ask whether to hand in."""
        self._leave_item()
        exam = self._exam
        dialog = ConfirmDialog(self.tr("Hand in"), lambda tr: submit_words(exam, tr), self.tr)
        self.app.push_screen(dialog, self._decided)

    def action_scroll(self, pages: int) -> None:
        """Scroll by pages."""
        step = max(1, self._body.size.height - 2)
        self._body.scroll_relative(y=pages * step, animate=False, immediate=True)
        self.refresh_bindings()

    def action_leave(self) -> None:
        """Ask whether to leave."""
        if self._shut:
            self.dismiss(None)
            return
        self._leave_item()
        limited = self._exam.limit is not None
        dialog = ConfirmDialog(self.tr("Leave"), lambda tr: leave_words(tr, limited=limited), self.tr)
        self.app.push_screen(dialog, self._left)

    # Inside

    def _chosen(self, place: int | None) -> None:
        if place is not None:
            self._go_to(place)

    def _decided(self, agreed: bool | None) -> None:  # noqa: FBT001 - what a dialog gives
        if agreed:
            self._submit()
        elif self._exam.place + 1 == len(self._exam.items) and self._exam.response is not None:
            self._go_to(min(self._exam.open, default=self._exam.place))

    def _left(self, agreed: bool | None) -> None:  # noqa: FBT001 - what a dialog gives
        if agreed:
            self.dismiss(None)

    def _go_to(self, place: int) -> None:
        self._exam = exams.go_to(self._exam, place)
        self._complaint = None
        self._show()

    def _show(self) -> None:
        """Show the item of now, with the response it was given."""
        item, response = self._exam.current, self._exam.response
        self._stem.ask(item)
        self._stage.ask(item, self.tr, self.size.height, response)
        if isinstance(response, Texts):
            self._stem.fill(response.texts)
        self._show_standing()
        self._body.scroll_home(animate=False)
        self.refresh(repaint=False, layout=True)
        self._since = self._clock()
        self.call_after_refresh(self._prepare_next)

    def _prepare_next(self) -> None:
        """With the item on the screen, make what the next one needs."""
        following = self._exam.place + 1
        if following < len(self._exam.items):
            self._stage.prepare(self._exam.items[following])

    def _leave_item(self) -> None:
        """Take what is there, and store it."""
        self._collect()
        if self._changed:
            self._keep()

    def _collect(self) -> None:
        """Take what stands in the responder as the response."""
        response = self._stage.given()
        if response is None and self._exam.response is not None:
            self._exam = exams.clear(self._exam)
            self._changed = True
        elif response is not None and response != self._exam.response:
            self._take(response)

    def _take(self, response: Response) -> None:
        now = self._clock()
        milliseconds = round((now - self._since).total_seconds() * 1000)
        self._since = now
        self._exam = exams.respond(self._exam, response, milliseconds)
        self._changed = True

    def _keep(self) -> None:
        """Store how the exam stands; if that fails, the learner is told, and it is tried again."""
        try:
            self._taking.keep(self._exam)
        except (StorageError, ExamGoneError) as error:
            self._changed = True
            self._complain(error.message)
        else:
            self._changed = False

    def _time_is_up(self) -> None:
        """Hand in what there is, whatever is open above."""
        while self.app.screen is not self:
            self.app.pop_screen()
        self._collect()
        self._submit()
        if self._shut and self._complaint is None:
            self.app.notify(self.tr("The time is up. The exam was handed in."), markup=False)

    def _submit(self) -> None:
        """Hand in; if that cannot be stored, nothing can be changed any more once the time is up."""
        try:
            report = self._taking.submit(self._exam)
        except (StorageError, ExamGoneError) as error:
            self._shut = self._exam.is_over(self._clock()) or isinstance(error, ExamGoneError)
            if self._shut:
                self._stage.settle(None)
                self.set_focus(None)
            self._complain(error.message)
        else:
            self._shut = True
            self._complaint = None
            self.app.clear_notifications()
            self.dismiss(report)

    def _complain(self, complaint: Callable[[Translator], str]) -> None:
        self._complaint = complaint
        self._show_standing()

    def _show_standing(self) -> None:
        self._show_header()
        self._note.show(self._note_lines)
        self.refresh_bindings()

    def _show_header(self) -> None:
        exam, tr = self._exam, self.tr
        parts = [
            styled(f"{exam.place + 1}/{len(exam.items)}", "bold"),
            styled(tr("{n} answered", n=exam.responded), "$muted"),
        ]
        left = exam.time_left(self._clock())
        if left is not None:
            style = "bold $warning" if left.total_seconds() <= 60 * exams.REMINDERS[0] else "bold"
            parts.append(styled(tr("{time} left", time=clock_words(left)), style))
        self._header.tell(self._title, styled(" · ", "$muted").join(parts))

    def _note_lines(self, width: int) -> list[Content]:
        tr = self.tr
        if self._complaint is not None:
            return hang(styled("! ", "bold $warning"), styled(self._complaint(tr)), width)
        what = styled(instruction(self._exam.current, tr), "$muted")
        return spread(what, standing(self._exam, self._exam.place, tr), width)


def standing(exam: Exam, place: int, tr: Translator) -> Content:
    """Return whether the item at a place is open or answered, and marked, in signs and words."""
    if exam.given[place] is None:
        word = styled(OPEN + " " + tr("open"), "$muted")
    else:
        word = styled(ANSWERED + " " + tr("answered"), "$accent")
    return word + styled(f"  {MARKED} " + tr("marked"), "bold $warning") if place in exam.marked else word


def paper_rows(exam: Exam, tr: Translator) -> list[PaperRow]:
    """Return a row for each item."""
    return [PaperRow(standing(exam, place, tr), item.stem) for place, item in enumerate(exam.items)]


def submit_words(exam: Exam, tr: Translator) -> Sequence[str]:
    """Ask whether to hand in, and say what is open or marked."""
    words = [tr("Hand the exam in?")]
    if exam.open:
        words.append(
            tr.plural("{n} question is still open.", "{n} questions are still open.", len(exam.open))
        )
    else:
        words.append(tr("All questions are answered."))
    if exam.marked:
        words.append(tr.plural("{n} question is marked.", "{n} questions are marked.", len(exam.marked)))
    return [*words, tr("After that, nothing can be changed any more.")]


def leave_words(tr: Translator, *, limited: bool) -> Sequence[str]:
    """Ask whether to leave, and say what comes of it."""
    words = [tr("Leave the exam?"), tr("You can continue it later; begin an exam to do so.")]
    return [*words, tr("The time goes on meanwhile.")] if limited else words
