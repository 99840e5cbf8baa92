"""Sittings: one session after another, as long as there is something to ask and the learner goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.core.attempts import Mode
from quizapp.core.session import summarise
from quizapp.plain.conversation import Conversation
from quizapp.plain.lines import Command
from quizapp.plain.voice import SpokenVoice
from quizapp.progress.errors import StorageError
from quizapp.wording import nothing_to_cram

if TYPE_CHECKING:
    from collections.abc import Collection

    from quizapp.core.session import Session
    from quizapp.plain.console import Console
    from quizapp.study import Start, Study, Workspace


def plan(study: Study, start: Start) -> Session:
    """Return the session that was asked for; it is empty if nothing is to be asked."""
    if start.mode is Mode.QUIZ:
        return study.quiz(start.decks, length=start.length, seed=start.seed, drafts=start.drafts)
    if start.mode is Mode.CRAM:
        return study.cram(start.decks, tag=start.tag, missed=start.missed)
    return study.learn(start.decks)


def hold_sittings(workspace: Workspace, console: Console, study: Study, start: Start) -> bool:
    """Hold the session and those that follow from it; return whether anything was asked."""
    if start.mode is Mode.EXAM:
        return hold_exam(console, study, start)
    conversation = Conversation(study, SpokenVoice(console), console, workspace.clock)
    session: Session | None = plan(study, start)
    if session is not None and session.current is None:
        session = _offer_new(console, study, start)
    if session is None:
        return False
    console.say(
        console.tr.plural(
            "{n} question. /? tells the commands, /q quits.",
            "{n} questions. /? tells the commands, /q quits.",
            session.planned,
        )
    )
    while session is not None:
        session = _follow(console, conversation, study, start.decks, conversation.hold(session))
    return True


def hold_exam(console: Console, study: Study, start: Start, *, json: bool = False) -> bool:
    """Hold an exam, or go on with the one that was left; return whether anything was asked."""
    from quizapp.plain.exam_voice import JsonExamVoice, SpokenExamVoice
    from quizapp.plain.examination import Examination

    voice = JsonExamVoice(console) if json else SpokenExamVoice(console)
    try:
        return Examination(study, voice, console).hold(start)
    except StorageError as error:
        voice.error(error.message(console.tr))
        return True


def _offer_new(console: Console, study: Study, start: Start) -> Session | None:
    """Say why there is nothing to ask; offer more new items where that is the day's limit only."""
    tr = console.tr
    if start.mode is Mode.CRAM:
        console.say(nothing_to_cram(start.tag, tr, missed=start.missed))
        return None
    if study.quiz(start.decks, length=1).current is None:
        console.say(tr("There are no questions here yet."))
        return None
    more = study.learn(start.decks, more_new=study.settings.quiz_length)
    if more.current is None:
        console.say(tr("Nothing is due today, and nothing new can be asked today."))
        return None
    question = tr.plural(
        "Nothing is due today. Learn {n} new one all the same? y or n.",
        "Nothing is due today. Learn {n} new ones all the same? y or n.",
        more.planned,
    )
    return more if console.agree(question) is True else None


def _follow(
    console: Console,
    conversation: Conversation,
    study: Study,
    decks: Collection[str] | None,
    session: Session,
) -> Session | None:
    """Return the session to hold next: the rest of this one after an undo, or one the learner agrees to."""
    if session.current is not None:
        return None
    following, question = _offer(console, study, decks, session)
    if following is None:
        return None
    said = console.agree(question)
    if said is Command.UNDO:
        return conversation.undo(session)
    if said is Command.OVERRULE:
        return conversation.overrule(session)
    return following if said is True else None


def _offer(
    console: Console, study: Study, decks: Collection[str] | None, session: Session
) -> tuple[Session | None, str]:
    tr = console.tr
    if session.mode is not Mode.LEARN:
        missed = summarise(session).missed
        question = tr.plural(
            "Repeat the missed one? y or n.", "Repeat the {n} missed ones? y or n.", len(missed)
        )
        return study.repeat(missed) if missed else None, question
    following = study.learn(decks)
    question = tr.plural("Go on with {n} more? y or n.", "Go on with {n} more? y or n.", following.planned)
    return following if following.current is not None else None, question
