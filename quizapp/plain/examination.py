"""Examination: an exam from its first item to its report, one line at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from quizapp.core import exam as exams
from quizapp.exams import ExamGoneError, ExamReport, Exams
from quizapp.plain.exam_lines import ExamCommand, GoTo, parse_exam_line
from quizapp.plain.forms import Form, UnreadableError, fill
from quizapp.plain.lines import UnknownCommandError
from quizapp.progress.errors import StorageError

if TYPE_CHECKING:
    from datetime import datetime

    from quizapp.core.exam import Exam
    from quizapp.core.responses import Response
    from quizapp.plain.console import Console
    from quizapp.plain.exam_voice import ExamVoice
    from quizapp.study import Start, Study

    Step = Exam | Form | ExamReport | None
    """The exam with an item to tell, or with more to be read of the same; its report; None to leave."""


class Examination:
    """Leads a learner through an exam: tells, reads a line, and does what it says."""

    def __init__(self, study: Study, voice: ExamVoice, console: Console) -> None:
        """Bring together who is asked, how, and where the responses come from."""
        self._exams = Exams(study)
        self._clock = study.clock
        self._voice = voice
        self._console = console

    def hold(self, start: Start) -> bool:
        """Hold the exam until it is handed in, left, or the input ends; return whether there was one."""
        opened = self._exams.open(start)
        if opened is None:
            self._voice.nothing()
            return False
        exam: Exam | None = opened.exam
        if opened.exam.is_over(self._clock()):
            late = self._console.tr("The time of your last exam is up; it was handed in as it stood.")
            self._voice.notice(late)
            report = self._submit(opened.exam)
            if report is not None:
                self._voice.report(report)
            return True
        self._voice.begun(opened)
        while exam is not None:
            exam = self._ask(exam)
        return True

    def _ask(self, exam: Exam) -> Exam | None:
        """Ask one item until another one is to be told; None if the exam was handed in or left."""
        self._voice.item(exam, self._clock())
        form = Form(exam.current, whole=self._voice.whole)
        self._voice.prompt(form)
        since = self._clock()
        while True:
            line = self._console.read()
            step = self._take(exam, form, line, since) if line is not None else None
            match step:
                case Form():
                    form = step
                case ExamReport():
                    self._voice.report(step)
                    return None
                case None:
                    self._voice.left(exam)
                    return None
                case _ if step != exam and (step.place, step.given) == (exam.place, exam.given):
                    exam = step  # only marked, or not any more: the item need not be told again
                case _:
                    return step

    def _take(self, exam: Exam, form: Form, line: str, since: datetime) -> Step:
        if exam.is_over(self._clock()):
            self._voice.notice(self._console.tr("The time is up. The exam was handed in."))
            return self._submit(exam) or form
        try:
            said = parse_exam_line(line)
            if not isinstance(said, str):
                return self._obey(exam, form, said)
            given = fill(form, said, self._console.tr)
        except UnknownCommandError as error:
            unknown = self._console.tr(
                "»{command}« is no command. /? tells the commands; for an answer that begins with a "
                "slash, type two.",
                command=error,
            )
            self._voice.invalid(exam.current, unknown)
            return form
        except UnreadableError as error:
            self._voice.invalid(exam.current, str(error))
            return form
        if isinstance(given, Form):
            self._voice.prompt(given)
            return given
        return self._respond(exam, form, given, since)

    def _respond(self, exam: Exam, form: Form, response: Response, since: datetime) -> Step:
        milliseconds = round((self._clock() - since).total_seconds() * 1000)
        answered = exams.respond(exam, response, milliseconds)
        if not self._keep(answered):
            return form
        self._voice.answered(answered)
        if answered.place + 1 < len(answered.items):
            return exams.go_to(answered, answered.place + 1)
        if not self._voice.whole and self._voice.agree(answered):
            return self._submit(answered) or form
        return exams.go_to(answered, min(answered.open, default=answered.place))

    def _obey(self, exam: Exam, form: Form, command: ExamCommand | GoTo) -> Step:
        match command:
            case GoTo(number):
                return self._go_to(exam, form, number - 1)
            case ExamCommand.NEXT:
                return self._go_to(exam, form, exam.place + 1)
            case ExamCommand.PREVIOUS:
                return self._go_to(exam, form, exam.place - 1)
            case ExamCommand.MARK:
                marked = exams.mark(exam)
                if not self._keep(marked):
                    return form
                self._voice.marked(marked)
                return marked
            case ExamCommand.CLEAR:
                cleared = exams.clear(exam)
                return cleared if self._keep(cleared) else form
            case ExamCommand.LIST:
                self._voice.listing(exam)
                return form
            case ExamCommand.REPEAT:
                return exam
            case ExamCommand.SUBMIT:
                return (self._submit(exam) or form) if self._voice.agree(exam) else exam
            case ExamCommand.HELP:
                self._voice.help()
                return form
            case ExamCommand.QUIT:
                return None
            case _:
                assert_never(command)

    def _go_to(self, exam: Exam, form: Form, place: int) -> Step:
        if 0 <= place < len(exam.items):
            return exams.go_to(exam, place)
        there = self._console.tr("There are questions 1 to {count}.", count=len(exam.items))
        self._voice.invalid(exam.current, there)
        return form

    def _keep(self, exam: Exam) -> bool:
        try:
            self._exams.keep(exam)
        except (StorageError, ExamGoneError) as error:
            self._voice.error(error.message(self._console.tr))
            return False
        return True

    def _submit(self, exam: Exam) -> ExamReport | None:
        try:
            return self._exams.submit(exam)
        except (StorageError, ExamGoneError) as error:
            self._voice.error(error.message(self._console.tr))
            return None
