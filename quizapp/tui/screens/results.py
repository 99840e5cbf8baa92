"""Results: what came out of a session, and what to do next."""

from __future__ import annotations

import time
from enum import Enum
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import VerticalScroll

from quizapp.care import Care
from quizapp.core.attempts import Mode
from quizapp.core.session import Session, Summary, follow, items_of, summarise
from quizapp.language import N_
from quizapp.progress.errors import StorageError
from quizapp.tui.screens.base import QuizScreen
from quizapp.tui.text import bar, fit, hang, right, stack, styled, wrap
from quizapp.tui.widgets.block import Block
from quizapp.tui.widgets.header import Header
from quizapp.tui.widgets.key_bar import KeyBar
from quizapp.wording import key_lines, leech_advice, leech_title, streak_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.content import Content

    from quizapp.core.items import Item
    from quizapp.language import Translator
    from quizapp.study import Study

GLANCE = 0.4
"""Seconds in which a second Enter is taken for a slip, so that it does not close the results unseen."""

_TAGS_SHOWN = 12
_TITLES = {Mode.LEARN: N_("Learning"), Mode.QUIZ: N_("Quiz"), Mode.EXAM: N_("Exam"), Mode.CRAM: N_("Cram")}


class Following(Enum):
    """What to do after the results."""

    HOME = "home"
    GO_ON = "go on"
    REPEAT = "repeat"


class ResultsScreen(QuizScreen[Following]):
    """Shows the summary of a session; dismissed with what to do next."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "go_on", N_("go on learning"), tooltip=N_("Go on with the next sitting.")),
        Binding("enter", "done", N_("home"), tooltip=N_("Go home.")),
        Binding(
            "r",
            "repeat",
            N_("repeat the missed"),
            tooltip=N_("Repeat what you missed; the schedule is left alone."),
        ),
        Binding("escape", "home", N_("home"), tooltip=N_("Go home.")),
        Binding("up,k", "scroll(-1)", "", tooltip=N_("Scroll up.")),
        Binding("down,j", "scroll(1)", "", tooltip=N_("Scroll down.")),
        Binding("pageup", "scroll(-10)", ""),
        Binding("pagedown", "scroll(10)", ""),
    ]
    DEFAULT_CSS = """
    ResultsScreen {
        align-horizontal: center;
        & > Header, & > #page { max-width: 80; }
        & > #page { height: 1fr; padding: 0 2; scrollbar-size-vertical: 1; }
    }
    """

    def __init__(
        self,
        study: Study,
        session: Session,
        more: int,
        tr: Translator,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Show the results of a session; ``more`` is the number of items in a next sitting."""
        super().__init__(tr)
        self._clock = clock
        self._since = clock()
        self.session = session
        self._more = more
        self._trouble: StorageError | None = None
        self._streak = 0
        self._leeches: tuple[Item, ...] = ()
        self._summary = self._finish(study)
        self._header = Header()
        self._body = Block()

    def compose(self) -> ComposeResult:
        """One text that scrolls."""
        yield self._header
        with VerticalScroll(id="page", can_focus=False):
            yield self._body
        yield KeyBar()

    def show_texts(self) -> None:
        """Show the summary."""
        tr = self.tr
        self._header.tell(tr(_TITLES[self._summary.mode]), styled(streak_words(self._streak, tr), "$muted"))
        self._body.show(
            lambda width: stack(
                summary_lines(self._summary, self._more, self._trouble, tr, width),
                leech_lines(self._leeches, tr, width),
            )
        )

    def under_way(self) -> Sequence[Item]:
        """Return the session's items, some of which may be repeated."""
        return items_of(self.session)

    def follow(self, renamed: Mapping[str, str]) -> None:
        """Know the items by their new ids."""
        self.session = follow(self.session, renamed)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to go on if there is more, and to repeat if something was missed."""
        match action:
            case "go_on":
                return self._more > 0
            case "done":
                return self._more == 0
            case "repeat":
                return bool(self._summary.missed)
            case _:
                return True

    def action_go_on(self) -> None:
        """Go on with the next sitting."""
        if self._was_seen:
            self.dismiss(Following.GO_ON)

    def action_done(self) -> None:
        """Go home with the key that led here."""
        if self._was_seen:
            self.action_home()

    def action_repeat(self) -> None:
        """Repeat the missed items."""
        self.dismiss(Following.REPEAT)

    def action_home(self) -> None:
        """Go home."""
        self.dismiss(Following.HOME)

    def action_scroll(self, lines: int) -> None:
        """Scroll by lines."""
        self.query_one("#page").scroll_relative(y=lines, animate=False)

    @property
    def _was_seen(self) -> bool:
        """Whether the screen was there long enough for an Enter to be meant for it."""
        return self._clock() - self._since >= GLANCE

    def _finish(self, study: Study) -> Summary:
        try:
            summary = study.finish(self.session)
            self._streak = study.overview().streak
            self._leeches = Care(study).leeches(summary.missed)
        except StorageError as error:
            self._trouble = error
            return summarise(self.session)
        else:
            return summary


def summary_lines(
    summary: Summary, more: int, trouble: StorageError | None, tr: Translator, width: int
) -> list[Content]:
    """Lay out the score, what to do next, the tags and the missed items."""
    return stack(
        _score(summary, tr, width),
        hang(styled("! ", "bold $warning"), styled(trouble.message(tr)), width) if trouble else [],
        _advice(summary, more, tr, width),
        _tags(summary, tr, width),
        _missed(summary, tr, width),
    )


def leech_lines(leeches: Sequence[Item], tr: Translator, width: int) -> list[Content]:
    """Name the missed items that do not stick, and what may help."""
    if not leeches:
        return []
    lines = [styled(leech_title(len(leeches), tr), "$muted")]
    for item in leeches:
        lines += hang(styled("· ", "bold $accent"), styled(item.stem), width)
    return [*lines, *wrap(styled(leech_advice(tr)), width)]


def _score(summary: Summary, tr: Translator, width: int) -> list[Content]:
    words = tr("{right} of {asked} right", right=summary.right, asked=summary.asked)
    points = tr("{percent} % of the points", percent=round(summary.share * 100))
    lines = [
        styled(words, "bold"),
        bar(summary.share, max(4, min(40, width - len(points) - 2))) + styled(f"  {points}"),
    ]
    if summary.mode.repeats_missed:
        lines += wrap(styled(tr("What counts is the first answer to each question."), "$muted"), width)
    if summary.skipped:
        lines.append(styled(tr.plural("{n} skipped", "{n} skipped", len(summary.skipped)), "$muted"))
    return lines


def _advice(summary: Summary, more: int, tr: Translator, width: int) -> list[Content]:
    if more:
        text = tr.plural(
            "{n} more question is waiting. Go on? Enter", "{n} more questions are waiting. Go on? Enter", more
        )
    elif not summary.complete:
        text = tr("You left early. What you answered is stored, the rest stays for later.")
    elif not summary.missed:
        text = tr("Everything right.")
    else:
        text = tr("That was all.")
    return wrap(styled(text), width)


def _tags(summary: Summary, tr: Translator, width: int) -> list[Content]:
    if len(summary.tags) < 2:
        return []
    name = min(40, max(len(result.tag) for result in summary.tags), max(4, width - 26)) + 2
    lines = [styled(tr("By topic"), "$muted")]
    for result in summary.tags[:_TAGS_SHOWN]:
        count = f"{result.right}/{result.asked}"
        lines.append(fit(styled(result.tag), name) + bar(result.right / result.asked, 12) + right(count, 8))
    return lines


def _missed(summary: Summary, tr: Translator, width: int) -> list[Content]:
    if not summary.missed:
        return []
    lines = [styled(tr("Missed; r repeats them"), "$muted")]
    for item in summary.missed:
        lines += hang(styled("✗ ", "bold $error"), styled(item.stem), width)
        lines += hang(styled("  → "), styled("; ".join(key_lines(item, tr)), "bold"), width)
    return lines
