"""The item screen: one run through a session, for items of every kind."""

from __future__ import annotations

import time
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.containers import VerticalGroup, VerticalScroll

from quizapp.core.items import READ
from quizapp.core.session import Session, exchange, follow, hint, items_of, rename, skip
from quizapp.progress.errors import StorageError
from quizapp.tui.item_keys import ITEM_KEYS
from quizapp.tui.keys import key_name
from quizapp.tui.requests import EditItem, ShowBriefing
from quizapp.tui.screens.base import QuizScreen
from quizapp.tui.widgets.feedback import FeedbackView, PassageView
from quizapp.tui.widgets.header import Header
from quizapp.tui.widgets.key_bar import KeyBar
from quizapp.tui.widgets.note import Note
from quizapp.tui.widgets.responders.stage import Stage
from quizapp.tui.widgets.stem import Stem
from quizapp.wording import hint_text, instruction, put_aside_words, taken_back_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.widget import Widget

    from quizapp.bank.index import DeckSummary
    from quizapp.core.items import Item
    from quizapp.core.responses import Response
    from quizapp.language import Translator
    from quizapp.study import Feedback, Marked, Study
    from quizapp.tui.caring import Caring
    from quizapp.tui.widgets.responders.base import Responder

_FIRST_LINES = 3
"""How much of the feedback must be in view at once, in lines."""


class _Given(NamedTuple):
    """A response and the time from showing the item to it."""

    response: Response
    milliseconds: int


class ItemScreen(QuizScreen[Session]):
    """Asks the items of a session one after another; dismissed with the session as it was left.

    Either an item is open, or its response could not be stored and waits for another attempt, or its
    feedback is shown. Only Enter leads on from feedback, and it never responds to the next item.
    """

    BINDINGS: ClassVar[list[BindingType]] = ITEM_KEYS
    DEFAULT_CSS = """
    ItemScreen {
        align-horizontal: center;
        & > Header, & > #body { max-width: 80; }
        & > #body { height: 1fr; scrollbar-size-vertical: 1; }
        & #task { padding: 0 2; height: auto; }
        & FeedbackView { margin: 1 0; }
    }
    ItemScreen.-narrow #task { padding: 0 1; }
    ItemScreen.-roomy {
        & #task { padding: 2 2 0 2; }
        & Note { margin-top: 2; }
        & FeedbackView { margin: 2 0; }
    }
    """

    def __init__(
        self, study: Study, session: Session, tr: Translator, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Run through a session; ``clock`` gives seconds, for the time a response takes."""
        super().__init__(tr)
        self._study = study
        self._session = session
        self._clock = clock
        self._decks: dict[str, DeckSummary] = {}
        self._shown: Item | None = None
        self._position = 1
        self._hint_shown = False
        self._to_reveal: Widget | None = None
        self._since = 0.0
        self._pending: _Given | None = None
        self._feedback: Feedback | None = None
        self._complaint: Callable[[Translator], str] | None = None
        self._news: Callable[[Translator], str] | None = None
        self._header = Header()
        self._body = VerticalScroll(id="body", can_focus=False)
        self._stem = Stem()
        self._stage = Stage(session.current, select_first=study.settings.select_first)
        self._note = Note()
        self._view = FeedbackView()
        self._passages = PassageView()

    def compose(self) -> ComposeResult:
        """Put everything that is ever shown in its place."""
        yield self._header
        with self._body, VerticalGroup(id="task"):
            yield self._stem
            yield self._stage
            yield self._note
            yield self._view
            yield self._passages
        yield KeyBar()

    def on_mount(self) -> None:
        """Ask the first item."""
        self._decks = {deck.id: deck for deck in self._study.index.decks()}
        self.screen_layout_refresh_signal.subscribe(self, self._reveal, immediate=True)
        self._ask()

    def on_resize(self) -> None:
        """Use the height."""
        self._stage.use_height(self.size.height)
        if self._feedback is not None:
            self._view.tell(self._feedback, self.tr, self.size.height)

    def show_texts(self) -> None:
        """Say everything that is not the item's own in the interface's language."""
        self._show_header()
        self._show_note()
        if self._feedback is not None:
            self._view.tell(self._feedback, self.tr, self.size.height)
            self._passages.tell(self._feedback, self.tr)
        self._stage.speak(self.tr)

    def under_way(self) -> Sequence[Item]:
        """Return the session's items."""
        return items_of(self._session)

    def follow(self, renamed: Mapping[str, str]) -> None:
        """Go on with the same items under their new ids."""
        self._session = follow(self._session, renamed)
        if self._shown is not None:
            self._shown = rename(self._shown, renamed)

    def reread(self) -> None:
        """Know the decks as they are now; the items stay."""
        self._decks = {deck.id: deck for deck in self._study.index.decks()}
        self._show_header()
        self.refresh_bindings()

    def edited(self) -> None:
        """Ask the item that is shown as it is in its file now, if it was not responded to yet."""
        self._since = self._clock()
        if self._shown is None or self._feedback is not None or self._pending is not None:
            return
        for now in self._study.index.items([self._shown.id]):
            session = exchange(self._session, replace(now, line=self._shown.line))
            if session.current != self._shown:
                self._session = session
                self._ask()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what makes sense now."""
        asking = self._feedback is None and self._pending is None
        match action:
            case "go_on":
                return self._feedback is not None
            case "try_again":
                return self._pending is not None
            case "return":
                return asking and self.focused is None
            case "overrule":
                return self._feedback is not None and self._feedback.overrulable
            case "suspend" | "postpone":
                return self._pending is None and self._shown is not None and not self._shown.draft
            case "flag" | "info" | "edit":
                return self._pending is None and self._shown is not None
            case "hint":
                return asking and not self._hint_shown and bool(self._hint())
            case "skip":
                return asking
            case "undo":
                return self._session.before is not None and self._pending is None
            case "scroll":
                return self._may_scroll(down=parameters == (1,))
            case "briefing":
                return self._deck is not None and self._deck.article is not None
            case _:
                return True

    # What the widgets say

    def on_responder_responded(self, event: Responder.Responded) -> None:
        """Store the response and show the feedback."""
        if self._feedback is None and self._pending is None:
            self._respond(_Given(event.response, round((self._clock() - self._since) * 1000)))

    def on_responder_refused(self, event: Responder.Refused) -> None:
        """Say why that is no response yet."""
        self._complain(lambda tr: tr(event.message, **event.values))

    def on_responder_edited(self, event: Responder.Edited) -> None:
        """Show in the stem what stands in the gaps; what was wrong with the last try is no more."""
        self._stem.fill(event.texts)
        if self._complaint is not None:
            self._complain(None)

    def on_responder_left(self) -> None:
        """Let letters command."""
        self.set_focus(None)

    # What the keys do

    def action_go_on(self) -> None:
        """Ask the next item, or leave after the last."""
        self._ask()

    def action_try_again(self) -> None:
        """Try to store the response again."""
        if self._pending is not None:
            self._respond(self._pending)

    def action_return(self) -> None:
        """Give the keys back to the responder."""
        self._stage.enter()

    def action_hint(self) -> None:
        """Show the hint; it counts."""
        self._session = hint(self._session)
        self._hint_shown = True
        self._complain(None)

    def action_undo(self) -> None:
        """Take the last step back, show its item again and say what it was."""
        step = self._session.last
        with self._storing():
            self._session = self._study.undo(self._session)
            self._ask()
            self.announce(lambda tr: taken_back_words(step, tr))

    def action_skip(self) -> None:
        """Leave the item out."""
        self._session = skip(self._session)
        self.action_go_on()

    def action_suspend(self) -> None:
        """Ask this item no more."""
        self._put_aside(self._study.suspend)

    def action_postpone(self) -> None:
        """Do not ask this item before tomorrow."""
        self._put_aside(self._study.postpone)

    def action_overrule(self) -> None:
        """Let the response count as right, because the learner says so."""
        with self._storing():
            self._tell(self._study.overrule(self._session))

    def action_flag(self) -> None:
        """Tell the author something about this item."""
        assert self._shown is not None
        self._caring.flag(self._shown)

    def action_info(self) -> None:
        """Show what is known of this item."""
        assert self._shown is not None
        self._caring.show(self._shown, self._session)

    def action_edit(self) -> None:
        """Ask for the editor."""
        assert self._shown is not None
        self.post_message(EditItem(self._shown))

    def action_briefing(self) -> None:
        """Ask for the briefing; the passages are marked once the item was responded to."""
        if self._shown is None:
            return
        if self._feedback is None:
            self._session = hint(self._session)
            self.post_message(ShowBriefing(self._shown.deck))
        else:
            self.post_message(ShowBriefing(self._shown.deck, self._shown.sources))

    def action_scroll(self, pages: int) -> None:
        """Scroll by pages."""
        step = max(1, self._body.size.height - 2)
        self._body.scroll_relative(y=pages * step, animate=False, immediate=True)
        self.refresh_bindings()

    def action_leave(self) -> None:
        """Leave the session as it is."""
        self.dismiss(self._session)

    def announce(self, news: Callable[[Translator], str]) -> None:
        """Say quietly what was just done, until something else is."""
        self._news = news
        self._complain(None)

    # Inside

    @property
    def _caring(self) -> Caring:
        from quizapp.tui.caring import Caring

        return Caring(self, self._study)

    @contextmanager
    def _storing(self) -> Iterator[None]:
        try:
            yield
        except StorageError as error:
            self._complain(error.message)

    def _put_aside(self, put: Callable[[Session, Item], Session]) -> None:
        """Take the item that is shown out of the session, and go on at once."""
        assert self._shown is not None
        with self._storing():
            self._session = put(self._session, self._shown)
            step = self._session.last
            self.action_go_on()
            typing = self._shown.kind in READ
            self.announce(lambda tr: put_aside_words(step, key_name("ctrl+z" if typing else "u", tr), tr))

    def _may_scroll(self, *, down: bool) -> bool:
        body = self._body
        return body.scroll_offset.y < body.max_scroll_y if down else body.scroll_offset.y > 0

    @property
    def _deck(self) -> DeckSummary | None:
        return self._decks.get(self._shown.deck) if self._shown is not None else None

    def _hint(self) -> str:
        return hint_text(self._shown, self.tr) if self._shown is not None else ""

    def _ask(self) -> None:
        """Show the current item, nothing chosen and nothing said yet; leave if there is none."""
        item = self._session.current
        if item is None:
            self.dismiss(self._session)
            return
        self._shown = item
        self._position = self._session.position
        self._hint_shown = self._session.hinted
        self._feedback = None
        self._pending = None
        self._complaint = None
        self._news = None
        self._stem.ask(item)
        self._view.show(None)
        self._passages.show(None)
        self._stage.ask(item, self.tr, self.size.height)
        self._show_header()
        self._show_note()
        self._body.scroll_home(animate=False)
        self.refresh_bindings()
        self._lay_out_at_once()
        self._since = self._clock()

    def _respond(self, given: _Given) -> None:
        try:
            marked = self._study.respond(self._session, given.response, given.milliseconds)
        except StorageError as error:
            self._pending = given
            self._close(None)
            self._complain(error.message)
            return
        self._tell(marked)

    def _tell(self, marked: Marked) -> None:
        """Show the feedback."""
        self._session = marked.session
        self._pending = None
        self._news = None
        self._feedback = marked.feedback
        self._stem.settle()
        self._close(marked.feedback)
        self._view.tell(marked.feedback, self.tr, self.size.height)
        self._passages.tell(marked.feedback, self.tr)
        self._complain(None)
        self._show_header()
        self._to_reveal = self._view
        self._lay_out_at_once()
        self.call_after_refresh(self._prepare_next)

    def _lay_out_at_once(self) -> None:
        """Ask for the layout now: widgets ask for theirs only after the next frame, which is 40 ms late."""
        self.refresh(repaint=False, layout=True)

    def _prepare_next(self) -> None:
        """With the feedback on the screen, make what the next item needs."""
        item = self._session.current
        if item is not None:
            self._stage.prepare(item)

    def _reveal(self, _: object) -> None:
        """Once they are laid out, see that the verdict or the complaint is in view.

        What is in view stays where it is. The rest of the feedback may lie below; a key says so.
        """
        widget, self._to_reveal = self._to_reveal, None
        if widget is not None:
            body = self._body
            first_lines = widget.virtual_region.y + min(widget.size.height, _FIRST_LINES)
            if widget is self._note or first_lines > body.scroll_offset.y + body.size.height:
                body.scroll_to_widget(widget, animate=False, top=widget is self._view, immediate=True)
            self.refresh_bindings()

    def _close(self, feedback: Feedback | None) -> None:
        """Take the keys from the responder and let it show what was right."""
        self._stage.settle(feedback)
        self.set_focus(None)

    def _complain(self, complaint: Callable[[Translator], str] | None) -> None:
        self._complaint = complaint
        self._to_reveal = self._note if complaint is not None else self._to_reveal
        self._show_note()
        self.refresh_bindings()

    def _show_header(self) -> None:
        title = self._deck.title if self._deck is not None else ""
        mark = self.tr("draft") if self._shown is not None and self._shown.draft else ""
        self._header.tell_progress(title, self._position, self._session, mark)

    def _show_note(self) -> None:
        """Say below the responder what to do, what was hinted, or what is wrong."""
        complaint = self._complaint(self.tr) if self._complaint is not None else ""
        asking = self._feedback is None and self._shown is not None
        self._note.tell(
            self.tr,
            instruction=instruction(self._shown, self.tr) if asking and self._shown is not None else "",
            again=self._session.repeating,
            hint=self._hint() if asking and self._hint_shown else "",
            news=self._news(self.tr) if self._news is not None else "",
            complaint=complaint,
        )
