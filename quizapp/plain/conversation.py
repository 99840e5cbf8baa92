"""Conversation: a session from its first item to its end, one line at a time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, assert_never

from quizapp.care import Care
from quizapp.core.session import Step, hint, skip
from quizapp.editing import place_of
from quizapp.plain.forms import Form, UnreadableError, fill
from quizapp.plain.lines import Command, UnknownCommandError, parse_line, parse_note
from quizapp.progress.errors import StorageError
from quizapp.wording import hint_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from quizapp.core.items import Item
    from quizapp.core.responses import Response
    from quizapp.core.session import Session
    from quizapp.plain.console import Console
    from quizapp.plain.voice import Voice
    from quizapp.study import Study


@dataclass(frozen=True, slots=True)
class Asking:
    """The current item of a session, asked since ``since``, and what was given of the response."""

    session: Session
    item: Item
    form: Form
    since: datetime


class Conversation:
    """Leads a learner through sessions: tells, reads a line, and does what it says."""

    def __init__(self, study: Study, voice: Voice, console: Console, clock: Callable[[], datetime]) -> None:
        """Bring together who is asked, how, and where the responses come from."""
        self._study = study
        self._care = Care(study)
        self._voice = voice
        self._console = console
        self._clock = clock

    def hold(self, session: Session) -> Session:
        """Ask until the session is over, quit, or the input ends; tell the summary.

        Returns the session as it stands then.
        """
        while session.current is not None:
            following = self._ask(session, session.current)
            if following is None:
                break
            session = following
        try:
            summary = self._study.finish(session)
            self._voice.summary(summary, self._care.leeches(summary.missed))
        except StorageError as error:
            self._voice.error(error.message(self._console.tr))
        return session

    def undo(self, session: Session) -> Session:
        """Take the last step back and tell so; the session stays as it is if that cannot be."""
        try:
            earlier = self._study.undo(session)
        except StorageError as error:
            self._voice.error(error.message(self._console.tr))
            return session
        self._voice.undone(earlier.current if earlier is not session else None, session.last)
        return earlier

    def overrule(self, session: Session) -> Session:
        """Let the last response count as right and tell so; the session stays as it is if that cannot be."""
        if session.responded is None or not session.responded.overrulable:
            self._voice.refused(self._console.tr("There is no answer that could be counted as right."))
            return session
        try:
            marked = self._study.overrule(session)
        except StorageError as error:
            self._voice.error(error.message(self._console.tr))
            return session
        self._voice.overruled(marked.feedback)
        return marked.session

    def _ask(self, session: Session, item: Item) -> Session | None:
        """Ask one item until it leads to another session; None to quit."""
        self._voice.item(session, item)
        step: Asking | Session | None
        step = Asking(session, item, Form(item, whole=self._voice.whole), self._clock())
        self._voice.prompt(step.form)
        while isinstance(step, Asking):
            line = self._console.read()
            step = self._take(step, line) if line is not None else None
        return step

    def _take(self, asking: Asking, line: str) -> Asking | Session | None:
        try:
            said = parse_line(line)
            if said is Command.FLAG:
                return self._flag(asking, parse_note(line))
            if isinstance(said, Command):
                return self._obey(asking, said)
            given = fill(asking.form, said, self._console.tr)
        except UnknownCommandError as error:
            self._voice.invalid(
                asking.item,
                self._console.tr(
                    "»{command}« is no command. /? tells the commands; for an answer that begins with a "
                    "slash, type two.",
                    command=error,
                ),
            )
            return asking
        except UnreadableError as error:
            self._voice.invalid(asking.item, str(error))
            return asking
        if isinstance(given, Form):
            self._voice.prompt(given)
            return replace(asking, form=given)
        return self._respond(asking, given)

    def _respond(self, asking: Asking, response: Response) -> Asking | Session:
        milliseconds = round((self._clock() - asking.since).total_seconds() * 1000)
        try:
            marked = self._study.respond(asking.session, response, max(0, milliseconds))
        except StorageError as error:
            self._voice.error(error.message(self._console.tr))
            return asking
        self._voice.feedback(marked.feedback)
        return marked.session

    def _obey(self, asking: Asking, command: Command) -> Asking | Session | None:
        match command:
            case Command.HINT:
                return self._hint(asking)
            case Command.UNDO:
                return self._step_back(asking)
            case Command.REPEAT:
                self._voice.item(asking.session, asking.item)
                self._voice.prompt(asking.form)
                return asking
            case Command.SKIP:
                self._voice.skipped(asking.item)
                return skip(asking.session)
            case Command.SUSPEND:
                return self._put_aside(asking, self._study.suspend)
            case Command.POSTPONE:
                return self._put_aside(asking, self._study.postpone)
            case Command.OVERRULE:
                return self._overrule(asking)
            case Command.INFO | Command.EDIT:
                return self._tell_of(asking, command)
            case Command.FLAG:
                return self._flag(asking, "")
            case Command.HELP:
                self._voice.help()
                return asking
            case Command.QUIT:
                return None
            case _:
                assert_never(command)

    def _hint(self, asking: Asking) -> Asking:
        """Give the hint; that there is none does not count as one taken."""
        text = hint_text(asking.item, self._console.tr)
        self._voice.hint(asking.item, text)
        return replace(asking, session=hint(asking.session)) if text else asking

    def _put_aside(self, asking: Asking, put: Callable[[Session, Item], Session]) -> Asking | Session:
        if asking.item.draft:
            self._voice.refused(self._console.tr("A draft is never due, so it cannot be put aside."))
            return asking
        try:
            session = put(asking.session, asking.item)
        except StorageError as error:
            self._voice.error(error.message(self._console.tr))
            return asking
        self._voice.put_aside(asking.item, session.last)
        return session

    def _overrule(self, asking: Asking) -> Asking | Session:
        """Overrule the response before this item; the item stays, if it is not the very same one."""
        session = self.overrule(asking.session)
        return replace(asking, session=session) if session.current == asking.session.current else session

    def _tell_of(self, asking: Asking, command: Command) -> Asking:
        """Tell where the item stands in its file, or what is known of it."""
        if command is Command.EDIT:
            self._voice.place(asking.item, place_of(self._study.index, asking.item))
            return asking
        try:
            self._voice.info(self._care.info(asking.item, asking.session))
        except StorageError as error:
            self._voice.error(error.message(self._console.tr))
        return asking

    def _flag(self, asking: Asking, note: str) -> Asking:
        """Flag the item with a note; without a note, take down the flag that there is."""
        item = asking.item
        try:
            if not note and self._care.state(item.id).flag is not None:
                self._care.unflag(item.id)
                self._voice.flagged(item, None)
            else:
                self._care.flag(item.id, note)
                self._voice.flagged(item, note)
        except StorageError as error:
            self._voice.error(error.message(self._console.tr))
        return asking

    def _step_back(self, asking: Asking) -> Asking | Session:
        """Drop the parts given of this response; without any, take the last response back."""
        if asking.form.begun:
            form = Form(asking.item, whole=asking.form.whole)
            self._voice.undone(asking.item, Step.RESPONSE)
            self._voice.prompt(form)
            return replace(asking, form=form)
        earlier = self.undo(asking.session)
        return earlier if earlier is not asking.session else asking
