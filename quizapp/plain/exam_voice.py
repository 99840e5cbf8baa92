"""Exam voices: how an exam is told, aloud to a person or in JSON to a program."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from quizapp.plain import events, exam_spoken, spoken

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from quizapp.core.exam import Exam
    from quizapp.core.items import Item
    from quizapp.exams import ExamReport, Opened
    from quizapp.plain.console import Console
    from quizapp.plain.forms import Form


class ExamVoice(Protocol):
    """Tells what happens in an exam."""

    @property
    def whole(self) -> bool:
        """Whether all gaps or pairs of an item are taken in one line."""
        ...

    def begun(self, opened: Opened) -> None:
        """Tell that an exam begins or goes on."""
        ...

    def nothing(self) -> None:
        """Tell that there is nothing to ask."""
        ...

    def item(self, exam: Exam, now: datetime) -> None:
        """Tell what is asked."""
        ...

    def prompt(self, form: Form) -> None:
        """Tell which part of the response is wanted next."""
        ...

    def answered(self, exam: Exam) -> None:
        """Tell that the response was taken."""
        ...

    def marked(self, exam: Exam) -> None:
        """Tell that the item is marked, or not any more."""
        ...

    def listing(self, exam: Exam) -> None:
        """Tell how all items stand."""
        ...

    def invalid(self, item: Item, message: str) -> None:
        """Tell why a line could not be read."""
        ...

    def error(self, message: str) -> None:
        """Tell that something was not stored."""
        ...

    def notice(self, message: str) -> None:
        """Tell something to know."""
        ...

    def help(self) -> None:
        """Tell the commands."""
        ...

    def agree(self, exam: Exam) -> bool:
        """Ask whether to hand in, if anybody is to be asked."""
        ...

    def left(self, exam: Exam) -> None:
        """Tell that the exam was left and can be continued."""
        ...

    def report(self, report: ExamReport) -> None:
        """Tell what came out, item by item."""
        ...


class SpokenExamVoice:
    """Tells an exam in lines that read well aloud."""

    whole = False

    def __init__(self, console: Console) -> None:
        self._console = console

    def begun(self, opened: Opened) -> None:
        """Say how long the exam is, and whether it goes on."""
        self._say(exam_spoken.begun_lines(opened, self._console.tr))

    def nothing(self) -> None:
        """Say that there is nothing to ask."""
        self._say([self._console.tr("There are no questions for an exam here.")])

    def item(self, exam: Exam, now: datetime) -> None:
        """Say the item after an empty line."""
        self._say(["", *exam_spoken.item_lines(exam, now, self._console.tr)])

    def prompt(self, form: Form) -> None:
        """Say which gap or pair is next."""
        self._say(spoken.prompt_lines(form, self._console.tr))

    def answered(self, exam: Exam) -> None:
        """Say that it is noted."""
        self._say([self._console.tr("Noted.")])

    def marked(self, exam: Exam) -> None:
        """Say which of the two it is."""
        marked = exam.place in exam.marked
        self._say([self._console.tr("Marked.") if marked else self._console.tr("Not marked any more.")])

    def listing(self, exam: Exam) -> None:
        """Say how each item stands."""
        self._say(exam_spoken.list_lines(exam, self._console.tr))

    def invalid(self, item: Item, message: str) -> None:
        """Say what could not be read."""
        self._say([message])

    def error(self, message: str) -> None:
        """Say that something was not stored."""
        self._say([message, self._console.tr("Nothing was stored. Try the same again, or /q to quit.")])

    def notice(self, message: str) -> None:
        """Say it."""
        self._say([message])

    def help(self) -> None:
        """Say the commands."""
        self._say(exam_spoken.help_lines(self._console.tr))

    def agree(self, exam: Exam) -> bool:
        """Ask, and say what is open or marked."""
        self._say(exam_spoken.open_lines(exam, self._console.tr))
        return self._console.agree(self._console.tr("Hand the exam in? y or n.")) is True

    def left(self, exam: Exam) -> None:
        """Say that it can be continued."""
        self._say([self._console.tr("The exam is kept. Begin an exam to go on with it.")])

    def report(self, report: ExamReport) -> None:
        """Say the report and the whole paper."""
        self._say(["", *exam_spoken.report_lines(report, self._console.tr)])

    def _say(self, lines: Iterable[str]) -> None:
        self._console.say_all(lines)


class JsonExamVoice:
    """Tells an exam as events."""

    whole = True

    def __init__(self, console: Console) -> None:
        self._console = console

    def begun(self, opened: Opened) -> None:
        """Give a notice if the exam was begun before."""
        if opened.continued:
            for line in exam_spoken.continued_lines(opened, self._console.tr):
                self.notice(line)

    def nothing(self) -> None:
        """Give an exam of nothing."""
        self._event("exam", asked=0, answered=0, right=0, points=0.0, possible=0, share=0.0, passed=False)

    def item(self, exam: Exam, now: datetime) -> None:
        """Give what is asked, what was given so far, and the seconds left."""
        left = exam.time_left(now)
        self._event(
            "item",
            **events.item_values(exam.current, self._console.tr),
            position=exam.place + 1,
            total=len(exam.items),
            response=events.response_of(exam.current, exam.response, self._console.tr),
            marked=exam.place in exam.marked,
            left=None if left is None else round(left.total_seconds()),
        )

    def prompt(self, form: Form) -> None:
        """Give nothing: responses come in one line."""

    def answered(self, exam: Exam) -> None:
        """Give the response as it was understood, and how many items are open."""
        response = events.response_of(exam.current, exam.response, self._console.tr)
        self._event("answered", id=exam.current.id, response=response, open=len(exam.open))

    def marked(self, exam: Exam) -> None:
        """Give whether the item is marked."""
        self._event("marked", id=exam.current.id, marked=exam.place in exam.marked)

    def listing(self, exam: Exam) -> None:
        """Give how each item stands."""
        items = [
            {
                "position": place + 1,
                "id": item.id,
                "answered": exam.given[place] is not None,
                "marked": place in exam.marked,
            }
            for place, item in enumerate(exam.items)
        ]
        self._event("list", items=items)

    def invalid(self, item: Item, message: str) -> None:
        """Say why a line could not be read."""
        self._event("invalid", id=item.id, message=message)

    def error(self, message: str) -> None:
        """Say that something was not stored."""
        self._event("error", message=message)

    def notice(self, message: str) -> None:
        """Give something to know."""
        self._event("notice", message=message)

    def help(self) -> None:
        """Give the commands."""
        self._event("help", commands=list(exam_spoken.help_lines(self._console.tr)))

    def agree(self, exam: Exam) -> bool:
        """Take a program at its word."""
        return True

    def left(self, exam: Exam) -> None:
        """Give how many items were answered."""
        self._event("left", answered=exam.responded, total=len(exam.items))

    def report(self, report: ExamReport) -> None:
        """Give each item's feedback, then what came out."""
        for feedback in report.feedbacks:
            given = feedback.response
            response = events.response_of(feedback.item, given, self._console.tr)
            values = events.feedback_values(feedback, self._console.tr)
            self._event("feedback", **values, response=response)
        exam = report.exam
        self._event(
            "exam",
            asked=len(exam.items),
            answered=report.responded,
            right=report.right,
            points=report.points,
            possible=report.possible,
            share=report.share,
            needed=exam.needed,
            passed=report.passed,
            seconds=round(report.taken.total_seconds()),
            limit=exam.limit,
            tags=[{"tag": tag.tag, "asked": tag.asked, "right": tag.right} for tag in report.tags],
            earlier=[
                {"at": one.at.isoformat(), "share": one.share, "passed": one.passed} for one in report.earlier
            ],
        )

    def _event(self, event: str, **values: object) -> None:
        events.write_event(self._console.write, event, **values)
