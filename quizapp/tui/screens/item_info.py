"""What is known of an item: when it was answered and how, and when it comes again."""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content

from quizapp.care import Care, ItemInfo, Past, schedule_words
from quizapp.core.scores import Verdict
from quizapp.language import N_
from quizapp.progress.errors import StorageError
from quizapp.tui.screens.base import QuizScreen
from quizapp.tui.screens.confirm import ConfirmDialog
from quizapp.tui.text import fit, hang, stack, styled, wrap
from quizapp.tui.widgets.block import Block
from quizapp.tui.widgets.feedback import STYLES
from quizapp.tui.widgets.header import Header
from quizapp.tui.widgets.key_bar import KeyBar
from quizapp.wording import attempt_word, day_words, mode_word, response_words, verdict_sign

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from quizapp.care import Done
    from quizapp.language import Translator

_BESIDE = 64
"""From this width on, the response stands beside its verdict."""


class Wish(Enum):
    """What to do with the item, where it was asked for."""

    SUSPEND = "suspend"
    POSTPONE = "postpone"
    FLAG = "flag"
    EDIT = "edit"


class ItemInfoScreen(QuizScreen[Wish]):
    """Shows what is known of an item; dismissed with what the learner wants done to it, if anything."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "scroll(-1)", "", tooltip=N_("Scroll up.")),
        Binding("down,j", "scroll(1)", "", tooltip=N_("Scroll down.")),
        Binding("pageup", "scroll(-10)", ""),
        Binding("pagedown", "scroll(10)", ""),
        Binding("escape,enter,space,i,f9", "close", N_("back"), tooltip=N_("Go back.")),
        Binding("u,ctrl+z", "undo", N_("undo"), tooltip=N_("Take back what you did here.")),
        Binding("@,f6", "resume", N_("ask it again"), tooltip=N_("Let this one be asked again.")),
        Binding(
            "@,f6",
            "wish('suspend')",
            N_("suspend"),
            tooltip=N_("Ask this one no more, until you take it back."),
        ),
        Binding(
            "-,f7",
            "wish('postpone')",
            N_("tomorrow"),
            tooltip=N_("Do not ask this one again before tomorrow."),
        ),
        Binding(
            "!,f8",
            "wish('flag')",
            N_("flag"),
            tooltip=N_("Tell the author what is wrong with this one."),
        ),
        Binding("e,f5", "wish('edit')", N_("edit"), tooltip=N_("Edit this question in your editor.")),
        Binding("r", "reset", N_("reset"), tooltip=N_("Begin anew with this one, as if it were new.")),
    ]
    DEFAULT_CSS = """
    ItemInfoScreen {
        align-horizontal: center;
        & > Header, & > #page { max-width: 80; }
        & > #page { height: 1fr; padding: 0 2; scrollbar-size-vertical: 1; }
    }
    """

    def __init__(self, look: Callable[[], ItemInfo], care: Care, tr: Translator) -> None:
        """Show what ``look`` gives, which is asked again after a change.

        Raises:
            StorageError: the progress cannot be read.
        """
        super().__init__(tr)
        self._look = look
        self._care = care
        self._info = look()
        self._done: list[Done] = []
        self._news: Callable[[Translator], str] | None = None
        self._header = Header()
        self._body = Block()

    def compose(self) -> ComposeResult:
        """One text that scrolls."""
        yield self._header
        with VerticalScroll(id="page", can_focus=False):
            yield self._body
        yield KeyBar()

    def show_texts(self) -> None:
        """Show what is known."""
        self._header.tell(self.tr("About this question"))
        news = self._news(self.tr) if self._news is not None else ""
        self._body.show(lambda width: info_lines(self._info, news, self.tr, width))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done to the item as it is."""
        waits = self._info.state.suspended or self._info.is_postponed
        match action:
            case "resume":
                return waits
            case "wish":
                return parameters in ((Wish.FLAG.value,), (Wish.EDIT.value,)) or not waits
            case "reset":
                return self._info.state.attempts > 0
            case "undo":
                return bool(self._done)
            case _:
                return True

    def action_wish(self, wish: str) -> None:
        """Leave with what is to be done to the item."""
        self.dismiss(Wish(wish))

    def action_resume(self) -> None:
        """Let the item be asked again."""
        self._do(
            lambda: self._done.append(self._care.resume([self._info.item.id])),
            lambda tr: tr("It will be asked again. u takes that back."),
        )

    def action_reset(self) -> None:
        """Make the item new again, if that is really meant."""
        self.app.push_screen(
            ConfirmDialog(
                self.tr("Begin anew"),
                lambda tr: (
                    tr("Begin anew with this question?"),
                    tr("It will be new again. Your answers stay in your history."),
                ),
                self.tr,
            ),
            self._reset,
        )

    def action_undo(self) -> None:
        """Take back what was done last."""
        self._do(lambda: self._take_back(), lambda tr: tr("Taken back."))

    def action_scroll(self, lines: int) -> None:
        """Scroll by lines."""
        self.query_one("#page").scroll_relative(y=lines, animate=False)

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)

    def _reset(self, confirmed: bool | None) -> None:  # noqa: FBT001 - a dialog's result
        if confirmed:
            self._do(
                lambda: self._done.append(self._care.reset([self._info.item.id])),
                lambda tr: tr("It is new again. u takes that back."),
            )

    def _take_back(self) -> None:
        self._care.undo(self._done[-1])
        self._done.pop()

    def _do(self, change: Callable[[], None], news: Callable[[Translator], str]) -> None:
        try:
            change()
            self._info = self._look()
            self._news = news
        except StorageError as error:
            self._news = error.message
        self.show_texts()
        self.refresh_bindings()


def info_lines(info: ItemInfo, news: str, tr: Translator, width: int) -> list[Content]:
    """Lay out the stem, what just happened, the schedule and the past."""
    return stack(
        wrap(styled(info.item.stem, "bold"), width),
        wrap(styled(news, "$accent"), width) if news else [],
        _schedule(schedule_words(info, tr), width),
        _past(info, tr, width),
    )


def _schedule(words: Sequence[tuple[str, str]], width: int) -> list[Content]:
    margin = max(len(name) for name, _ in words) + 2
    lines: list[Content] = []
    for name, value in words:
        lines += hang(fit(styled(name, "$muted"), margin), styled(value), width)
    return lines


def _past(info: ItemInfo, tr: Translator, width: int) -> list[Content]:
    if not info.past:
        return [styled(tr("You have not answered it yet."), "$muted")]
    today = date.fromordinal(info.today)
    rows = [_row(past, info, today, tr) for past in reversed(info.past)]
    columns = [max(row[column].cell_length for row in rows) + 2 for column in range(3)]
    lines = [styled(tr("Your answers, the last one first"), "$muted")]
    for *cells, response in rows:
        line = Content("").join(fit(cell, column) for cell, column in zip(cells, columns, strict=True))
        if width >= _BESIDE and line.cell_length < width // 4 * 3:
            lines += hang(line, response, width)
        else:
            lines += [line, *hang(Content("  "), response, width)] if response else [line]
    return lines


def _row(past: Past, info: ItemInfo, today: date, tr: Translator) -> tuple[Content, ...]:
    """Return the cells of a line: the day, the mode, the verdict, the response."""
    day = styled(day_words(date.fromordinal(past.day), today, tr))
    if past.attempt is None:
        return day, styled(tr("new again")), Content(""), Content("")
    verdict = Verdict.RIGHT if past.overruled else past.attempt.verdict
    word = attempt_word(past.attempt, tr, overruled=past.overruled)
    if past.attempt.hinted:
        word = tr("{verdict}, with a hint", verdict=word)
    return (
        day,
        styled(mode_word(past.attempt.mode, tr), "$muted"),
        styled(f"{verdict_sign(verdict)} {word}", STYLES[verdict]),
        styled(response_words(info.item, past.attempt.response, tr)),
    )
