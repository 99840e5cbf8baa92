"""The item screen: one run through a session, for items of every kind."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import VerticalGroup, VerticalScroll

from quizapp.core.session import Session, hint, skip
from quizapp.language import N_
from quizapp.progress.errors import StorageError
from quizapp.tui.requests import ShowBriefing
from quizapp.tui.screens.base import QuizScreen
from quizapp.tui.text import bar, hang, spread, styled
from quizapp.tui.widgets.block import Block
from quizapp.tui.widgets.feedback import FeedbackView, PassageView
from quizapp.tui.widgets.header import Header
from quizapp.tui.widgets.key_bar import KeyBar
from quizapp.tui.widgets.responders import make_responder, responder_name
from quizapp.tui.widgets.stem import Stem
from quizapp.wording import hint_text, instruction

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.content import Content
    from textual.message import Message
    from textual.widget import Widget

    from quizapp.bank.index import DeckSummary
    from quizapp.core.items import Item
    from quizapp.core.responses import Response
    from quizapp.language import Translator
    from quizapp.study import Feedback, Study
    from quizapp.tui.widgets.responders.base import Responder

_BAR = 20


class ItemScreen(QuizScreen[Session]):
    """Asks the items of a session one after another; dismissed with the session as it was left.

    Either an item is open, or its response could not be stored and waits for another attempt, or its
    feedback is shown. Only Enter leads on from feedback, and it never responds to the next item.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "go_on", N_("go on"), tooltip=N_("Go on to the next one.")),
        Binding("enter", "try_again", N_("try again"), tooltip=N_("Try to store the answer again.")),
        Binding("enter", "return", N_("back to the field"), tooltip=N_("Go back to what is to be answered.")),
        Binding(
            "h,f2", "hint", N_("hint"), tooltip=N_("Show a hint. A right answer then counts a little less.")
        ),
        Binding(
            "u,ctrl+z",
            "undo",
            N_("undo"),
            tooltip=N_("Take the last answer back, as if it had not been given."),
        ),
        Binding(
            "b,f4",
            "briefing",
            N_("briefing"),
            tooltip=N_("Read the briefing. Before answering, that counts as a hint."),
        ),
        Binding("pageup", "scroll(-1)", "", tooltip=N_("Scroll up.")),
        Binding("pagedown", "scroll(1)", "", tooltip=N_("Scroll down.")),
        Binding("escape", "leave", N_("leave"), tooltip=N_("Leave. Everything answered so far is kept.")),
        Binding("s,f3", "skip", N_("skip"), tooltip=N_("Leave this one out for now; nothing is counted.")),
    ]
    DEFAULT_CSS = """
    ItemScreen {
        align-horizontal: center;
        & > Header, & > #body { max-width: 80; }
        & > #body { height: 1fr; scrollbar-size-vertical: 1; }
        & #task { padding: 0 2; height: auto; }
        & #note { margin-top: 1; }
        & FeedbackView { margin-top: 1; }
    }
    ItemScreen.-narrow #task { padding: 0 1; }
    ItemScreen.-roomy {
        & #task { padding: 2 2 0 2; }
        & #note, & FeedbackView, & PassageView { margin-top: 2; }
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
        self._responders: dict[str, Responder] = {}
        self._responder: Responder | None = None
        self._shown: Item | None = None
        self._position = 1
        self._hint_shown = False
        self._to_reveal: Widget | None = None
        self._since = 0.0
        self._pending: Response | None = None
        self._feedback: Feedback | None = None
        self._complaint: Callable[[Translator], str] | None = None
        self._header = Header()
        self._stem = Stem()
        self._note = Block(id="note")
        self._view = FeedbackView()
        self._passages = PassageView()

    def compose(self) -> ComposeResult:
        """Put everything that is ever shown in its place."""
        yield self._header
        with VerticalScroll(id="body", can_focus=False), VerticalGroup(id="task"):
            yield self._stem
            yield VerticalGroup(*self._first_responder(), id="responders")
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
        """Let the responder use the height."""
        if self._responder is not None:
            self._responder.use_height(self.size.height)

    def show_texts(self) -> None:
        """Say everything that is not the item's own in the interface's language."""
        self._show_header()
        self._show_note()
        if self._feedback is not None:
            self._view.tell(self._feedback, self.tr)
            self._passages.tell(self._feedback, self.tr)
        if self._responder is not None:
            self._responder.speak(self.tr)

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
            case "hint":
                return asking and not self._hint_shown and bool(self._hint())
            case "skip":
                return asking
            case "undo":
                return self._session.before is not None and self._pending is None
            case "briefing":
                return self._deck is not None and self._deck.article is not None
            case _:
                return True

    # What the widgets say

    def on_responder_responded(self, event: Responder.Responded) -> None:
        """Store the response and show the feedback."""
        if self._feedback is None and self._pending is None:
            self._respond(event.response)

    def on_responder_refused(self, event: Responder.Refused) -> None:
        """Say why that is no response yet."""
        self._complain(lambda tr: tr(event.message, **event.values))

    def on_fields_edited(self, event: Message) -> None:
        """Show in the stem what stands in the gaps."""
        self._stem.fill(getattr(event, "texts", ()))
        if self._complaint is not None:
            self._complain(None)

    def on_text_input_left(self) -> None:
        """Let letters command."""
        self.set_focus(None)

    # What the keys do

    def action_go_on(self) -> None:
        """Ask the next item, or leave after the last."""
        if self._session.current is None:
            self.dismiss(self._session)
        else:
            self._ask()

    def action_try_again(self) -> None:
        """Try to store the response again."""
        if self._pending is not None:
            self._respond(self._pending)

    def action_return(self) -> None:
        """Give the keys back to the responder."""
        if self._responder is not None:
            self._responder.enter()

    def action_hint(self) -> None:
        """Show the hint; it counts."""
        self._session = hint(self._session)
        self._hint_shown = True
        self._complain(None)

    def action_undo(self) -> None:
        """Take the last step back and show its item again."""
        try:
            self._session = self._study.undo(self._session)
        except StorageError as error:
            self._complain(error.message)
        else:
            self._ask()

    def action_skip(self) -> None:
        """Leave the item out."""
        self._session = skip(self._session)
        self.action_go_on()

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
        body = self.query_one("#body", VerticalScroll)
        body.scroll_relative(y=pages * max(1, body.size.height - 2), animate=False)

    def action_leave(self) -> None:
        """Leave the session as it is."""
        self.dismiss(self._session)

    # Inside

    @property
    def _deck(self) -> DeckSummary | None:
        return self._decks.get(self._shown.deck) if self._shown is not None else None

    def _hint(self) -> str:
        return hint_text(self._shown, self.tr) if self._shown is not None else ""

    def _ask(self) -> None:
        """Show the current item, nothing chosen and nothing said yet."""
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
        self._stem.ask(item)
        self._view.show(None)
        self._passages.show(None)
        self._use_responder(item)
        self._show_header()
        self._show_note()
        self.query_one("#body", VerticalScroll).scroll_home(animate=False)
        self.refresh_bindings()
        self._lay_out_at_once()
        self._since = self._clock()

    def _first_responder(self) -> list[Responder]:
        item = self._session.current
        return [self._make_responder(responder_name(item.interaction))] if item is not None else []

    def _make_responder(self, name: str) -> Responder:
        responder = make_responder(name, select_first=self._study.settings.select_first)
        self._responders[name] = responder
        return responder

    def _prepared(self, item: Item) -> Responder:
        """Return the responder for the item; one is made for each kind and kept."""
        name = responder_name(item.interaction)
        if name not in self._responders:
            responder = self._make_responder(name)
            responder.display = False
            self.query_one("#responders").mount(responder)
        return self._responders[name]

    def _use_responder(self, item: Item) -> None:
        responder = self._prepared(item)
        if self._responder is not None and self._responder is not responder:
            self._responder.display = False
        responder.display = True
        self._responder = responder
        responder.use_height(self.size.height)
        responder.ask(item, self.tr)
        responder.enter()

    def _respond(self, response: Response) -> None:
        milliseconds = round((self._clock() - self._since) * 1000)
        try:
            marked = self._study.respond(self._session, response, milliseconds)
        except StorageError as error:
            self._pending = response
            self._close(None)
            self._complain(error.message)
            return
        self._session = marked.session
        self._pending = None
        self._feedback = marked.feedback
        self._stem.settle()
        self._close(marked.feedback)
        self._view.tell(marked.feedback, self.tr)
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
            self._prepared(item).prepare(item)

    def _reveal(self, _: object) -> None:
        """Once they are laid out, bring the feedback's first line or the complaint into view."""
        widget, self._to_reveal = self._to_reveal, None
        if widget is not None:
            body = self.query_one("#body", VerticalScroll)
            body.scroll_to_widget(widget, animate=False, top=widget is self._view, immediate=True)

    def _close(self, feedback: Feedback | None) -> None:
        """Take the keys from the responder and let it show what was right."""
        if self._responder is not None:
            self._responder.settle(feedback)
        self.set_focus(None)

    def _complain(self, complaint: Callable[[Translator], str] | None) -> None:
        self._complaint = complaint
        self._to_reveal = self._note if complaint is not None else self._to_reveal
        self._show_note()
        self.refresh_bindings()

    def _show_header(self) -> None:
        session = self._session
        count = styled(f"{self._position}/{session.planned} ")
        done = session.finished / session.planned if session.planned else 0
        title = self._deck.title if self._deck is not None else ""
        self._header.tell(title, count + bar(done, _BAR))

    def _show_note(self) -> None:
        """Say below the responder what to do, what was hinted, or what is wrong."""
        silent = self._feedback is not None and self._complaint is None
        self._note.show(None if silent or self._shown is None else self._note_lines)

    def _note_lines(self, width: int) -> list[Content]:
        assert self._shown is not None
        lines: list[Content] = []
        if self._hint_shown and (text := self._hint()):
            lines += hang(styled(self.tr("Hint:") + " ", "bold $accent"), styled(text), width)
        if self._complaint is not None:
            lines += hang(styled("! ", "bold $warning"), styled(self._complaint(self.tr)), width)
        elif not lines:
            again = styled(self.tr("once more"), "$muted") if self._session.repeating else styled("")
            lines += spread(styled(instruction(self._shown, self.tr), "$muted"), again, width)
        return lines
