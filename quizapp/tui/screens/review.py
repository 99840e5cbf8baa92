"""The review of drafts: one entry beside its passage, to accept, change or drop."""

from __future__ import annotations

from collections import Counter
from contextlib import contextmanager
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Container, VerticalScroll

from quizapp.authoring import reviewing
from quizapp.authoring.reviewing import Decision, Review, ReviewChangedError
from quizapp.authoring.revision import UNCLEAR, RevisionError
from quizapp.bank.problems import visible
from quizapp.bank.rendering import count_words
from quizapp.language import N_
from quizapp.language.refusals import refusal
from quizapp.tui.drafts import draft_lines, end_lines
from quizapp.tui.keys import MOVES
from quizapp.tui.requests import EditFile
from quizapp.tui.screens.base import QuizScreen
from quizapp.tui.text import styled
from quizapp.tui.widgets.block import Block
from quizapp.tui.widgets.draft_passage import DraftPassage
from quizapp.tui.widgets.entry_editor import EntryEditor
from quizapp.tui.widgets.header import Header
from quizapp.tui.widgets.key_bar import KeyBar
from quizapp.tui.widgets.note import Note

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from quizapp.authoring.draft_entries import DraftEntry
    from quizapp.bank.problems import Problem
    from quizapp.language import Translator

BESIDE = 100
"""From this width on, the briefing stands beside the draft, and whole; else its passages stand below."""

_NEWS = {
    Decision.ACCEPTED: N_("Accepted. {key} takes it back."),
    Decision.CHANGED: N_("Changed, and still a draft. {key} takes it back."),
    Decision.DROPPED: N_("Dropped. {key} takes it back."),
}
_BACK = {
    Decision.ACCEPTED: N_("Taken back: it is a draft again."),
    Decision.CHANGED: N_("Taken back: it reads as before."),
    Decision.DROPPED: N_("Taken back: it is there again."),
}
_CHANGED = N_("The file was changed by somebody else and was read again. Nothing was lost; decide once more.")
_CHANGED_EDITING = N_(
    "The file was changed by somebody else and was read again. Your text is still here; save it once more."
)
_REREAD = N_("The file was read again.")
_GONE = N_("The entry is not in the file any more. Copy what you need of your text; Esc leaves it.")


class ReviewScreen(QuizScreen[Review]):
    """Shows the drafts of a file one by one; dismissed with the review as it stands.

    Every decision is in the file at once. Letters command, except while an entry is being edited.
    """

    KEPT = N_("Every decision is in the file at once, and only the lines of its entry change.")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", N_("save"), tooltip=N_("Check the entry and save it; it stays a draft.")),
        Binding("enter,a", "accept", N_("accept"), tooltip=N_("Accept the draft: it is asked from now on.")),
        Binding("e", "edit", N_("edit"), tooltip=N_("Change the entry here; it stays a draft.")),
        Binding("x,delete", "drop", N_("drop"), tooltip=N_("Take the draft out of the file.")),
        Binding("pagedown,space", "scroll(1)", N_("more"), tooltip=N_("Scroll down.")),
        Binding("pageup", "scroll(-1)", "", tooltip=N_("Scroll up.")),
        Binding("u,ctrl+z", "undo", N_("undo"), tooltip=N_("Take the last decision back.")),
        Binding(
            "up,k",
            "move(-1)",
            N_("others"),
            group=MOVES,
            tooltip=N_("Go to another draft; nothing is decided."),
        ),
        Binding("down,j", "move(1)", N_("others"), group=MOVES),
        Binding("left", "move(-1)", "", show=False),
        Binding("right", "move(1)", "", show=False),
        Binding("b,f4", "briefing", N_("briefing"), tooltip=N_("Read the whole briefing.")),
        Binding(
            "o", "open_editor", N_("editor"), tooltip=N_("Edit the file at this entry in your own editor.")
        ),
        Binding(
            "escape", "stop_editing", N_("cancel"), tooltip=N_("Leave the entry as it was."), priority=True
        ),
        Binding("enter", "leave", N_("close"), tooltip=N_("Close the review.")),
        Binding("escape,q", "leave", N_("leave"), tooltip=N_("Leave. Everything decided so far is kept.")),
    ]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-normal"), (BESIDE, "-beside")]  # noqa: RUF012
    DEFAULT_CSS = """
    ReviewScreen {
        align-horizontal: center;
        & > Header, & > #panes, & > Note { max-width: 82; }
        & > #panes { height: 1fr; layout: vertical; }
        & #draft { height: 1fr; padding: 0 2; scrollbar-size-vertical: 1; }
        & EntryEditor { height: 1fr; padding: 0 1; display: none; }
        & > Note { padding: 0 2; margin-top: 0; }
    }
    ReviewScreen.-narrow #draft { padding: 0 1; }
    ReviewScreen.-narrow DraftPassage { margin: 0; }
    ReviewScreen.-editing {
        & #draft { display: none; }
        & EntryEditor { display: block; }
    }
    ReviewScreen.-beside {
        & > Header, & > #panes, & > Note { max-width: 164; }
        & > #panes { layout: horizontal; }
        & #draft, & EntryEditor { width: 1fr; max-width: 82; }
        & DraftPassage { width: 1fr; max-width: 82; height: 100%; max-height: 100%; margin: 0 1; }
    }
    """

    def __init__(self, review: Review, name: str, tr: Translator) -> None:
        """Review a file; ``name`` is what it is called in commands."""
        super().__init__(tr)
        self._review = review
        self._file = name
        self._number = 0
        self._editing: str | None = None
        self._news: Callable[[Translator], str] | None = None
        self._complaint: Callable[[Translator], str] | None = None
        self._header = Header()
        self._pane = VerticalScroll(id="draft", can_focus=False)
        self._body = Block()
        self._editor = EntryEditor()
        self._passage = DraftPassage()
        self._note = Note()

    def compose(self) -> ComposeResult:
        """The draft or its editor, the briefing, and what was just done."""
        yield self._header
        with Container(id="panes"):
            with self._pane:
                yield self._body
            yield self._editor
            yield self._passage
        yield self._note
        yield KeyBar()

    @property
    def review(self) -> Review:
        """The review as it stands."""
        return self._review

    def on_resize(self) -> None:
        """Show as much of the briefing as there is room for."""
        self._show_passage()

    def show_texts(self) -> None:
        """Show the draft, or what came of the review."""
        review, tr = self._review, self.tr
        draft = self._draft
        place = tr("draft {n} of {total}", n=self._number + 1, total=len(review.drafts)) if draft else ""
        faults = count_words(Counter(each.severity for each in draft.problems), tr) if draft else ""
        self._header.tell(review.title, styled(f"{faults} · " if faults else "", "$warning") + styled(place))
        if draft is None:
            self._body.show(lambda width: end_lines(review, self._file, tr, width))
        else:
            self._body.show(lambda width: draft_lines(draft, tr, width))
        self._show_passage()
        self._show_note()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what makes sense now."""
        editing, there = self._editing is not None, bool(self._review.drafts)
        match action:
            case "save" | "stop_editing":
                return editing
            case "accept" | "edit" | "drop":
                return there and not editing
            case "open_editor":
                return (there or self._review.errors > 0) and not editing
            case "undo":
                return bool(self._review.steps) and not editing
            case "move":
                return len(self._review.drafts) > 1 and not editing
            case "briefing":
                return there and self._review.article is not None and not editing
            case "scroll":
                return not editing and self._scrolled is not None
            case "leave":
                return not editing
            case _:
                return True

    # What the keys do

    def action_accept(self) -> None:
        """Let the draft be asked from now on."""
        self._decide(lambda: reviewing.accept(self._review, self._number))

    def action_drop(self) -> None:
        """Take the draft out of the file."""
        self._decide(lambda: reviewing.drop(self._review, self._number))

    def action_undo(self) -> None:
        """Take the last decision back, and go to its draft."""
        step = self._review.steps[-1]

        def back() -> Review:
            review, self._number = reviewing.take_back(self._review)
            return review

        if self._decide(back):
            self._tell(lambda tr: tr(_BACK[step.decision]))

    def action_move(self, step: int) -> None:
        """Go to another draft, round and round."""
        self._number = (self._number + step) % len(self._review.drafts)
        self._news = self._complaint = None
        self._show()

    def action_edit(self) -> None:
        """Let the entry's lines be changed."""
        draft = self._draft
        assert draft is not None
        if not draft.clear:
            self._complain(lambda tr: tr(UNCLEAR))
            return
        self._editing = draft.entry.common.id
        self._news = self._complaint = None
        self.add_class("-editing")
        self._editor.edit(draft.text, draft.line)
        self._show_note()
        self.refresh_bindings()

    def action_open_editor(self) -> None:
        """Ask for the person's editor at the entry, or at what is wrong where there is none."""
        draft = self._draft
        line = draft.line if draft is not None else reviewing.first_error(self._review)
        self.post_message(EditFile(self._review.path, line))

    def edited(self) -> None:
        """Read the file again, and stay with the entry."""
        try:
            review = reviewing.reread(self._review)
        except OSError as error:
            reason = refusal(error)
            self._complain(
                lambda tr: tr("»{path}« cannot be read: {reason}.", path=self._review.path, reason=tr(reason))
            )
            return
        if review is not self._review:
            self._take_over(review)
            self._show()
            self._tell(lambda tr: tr(_REREAD))

    def announce(self, news: Callable[[Translator], str]) -> None:
        """Say what went wrong in the place where everything is said here."""
        self._complain(news)

    def action_save(self) -> None:
        """Check what was written; without errors it is saved, else they are shown and the editor stays."""
        self._editor.forgive()
        self._show_passage()
        if self._draft is None or self._draft.entry.common.id != self._editing:
            self._find_fault(self.tr(_GONE))
            return
        if self._decide(lambda: reviewing.rewrite(self._review, self._number, self._editor.text)):
            self.action_stop_editing()

    def action_stop_editing(self) -> None:
        """Close the editor."""
        self._editing = None
        self.set_focus(None)
        self.remove_class("-editing")
        self._number = min(self._number, max(0, len(self._review.drafts) - 1))
        self._complaint = None
        self._show()

    def action_briefing(self) -> None:
        """Show the whole briefing, the passages marked."""
        from quizapp.tui.screens.briefing import Briefing, BriefingScreen

        draft, deck, article = self._draft, self._review.deck, self._review.article
        if draft is not None and deck is not None and article is not None:
            briefing = Briefing(deck, article)
            screen = BriefingScreen(lambda: briefing, briefing, draft.entry.common.sources, self.tr)
            self.app.push_screen(screen)

    def action_scroll(self, pages: int) -> None:
        """Scroll the draft by pages; if it is all in view, the briefing."""
        pane = self._scrolled
        if pane is not None:
            pane.scroll_relative(y=pages * max(1, pane.size.height - 2), animate=False)

    def action_leave(self) -> None:
        """Leave the review as it is."""
        self.dismiss(self._review)

    # Inside

    @property
    def _draft(self) -> DraftEntry | None:
        drafts = self._review.drafts
        return drafts[self._number] if self._number < len(drafts) else None

    @property
    def _scrolled(self) -> VerticalScroll | None:
        """The pane that there is more of than is in view."""
        panes = (self._pane, self._passage)
        return next((pane for pane in panes if pane.display and pane.max_scroll_y > 0), None)

    def _decide(self, decide: Callable[[], Review]) -> bool:
        """Do what was decided; go on to the draft that comes next. Return whether it was done."""
        decided = len(self._review.decided)
        with self._writing():
            self._review = decide()
            if self._review.drafts:
                self._number %= len(self._review.drafts)
            else:
                self._number = 0
            if len(self._review.decided) > decided:
                decision = self._review.decided[-1]
                self._tell(lambda tr: tr(_NEWS[decision], key="u"))
            if self._editing is None:
                self._show()
            return True
        return False

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Say why something cannot be written; a file that others changed is shown as it is now."""
        try:
            yield
        except ReviewChangedError as error:
            self._read_again(error.review)
        except RevisionError as error:
            if self._editing is not None:
                self._find_fault(error.message(self.tr) if not error.problems else "", error.problems)
            else:
                self._complain(error.message)
        except OSError as error:
            reason = refusal(error)
            self._complain(
                lambda tr: tr(
                    "»{path}« cannot be written: {reason}.", path=self._review.path, reason=tr(reason)
                )
            )

    def _read_again(self, review: Review) -> None:
        """Take over the file as it is now, and say that others changed it."""
        self._take_over(review)
        if self._editing is not None:
            self._find_fault(self.tr(_CHANGED_EDITING))
            return
        self._show()
        self._complain(lambda tr: tr(_CHANGED))

    def _take_over(self, review: Review) -> None:
        """Go on with the file as it is now; stay with the entry that is shown, if it is still there."""
        shown = self._editing or (self._draft.entry.common.id if self._draft is not None else "")
        number = review.drafts.number(shown)
        if number is None:
            number = min(self._number, max(0, len(review.drafts) - 1))
        self._review, self._number = review, number

    def _show(self) -> None:
        """Show the draft of the moment from its beginning."""
        self.show_texts()
        self._pane.scroll_home(animate=False)
        self.refresh_bindings()
        self.call_after_refresh(self.refresh_bindings)

    def _tell(self, news: Callable[[Translator], str]) -> None:
        self._news, self._complaint = news, None
        self._show_note()

    def _complain(self, complaint: Callable[[Translator], str]) -> None:
        self._complaint = complaint
        self._show_note()

    def _show_note(self) -> None:
        draft, name = self._draft, visible(self._review.path.name)
        place = self.tr("{file}, line {n}", file=name, n=draft.line) if draft is not None else ""
        self._note.tell(
            self.tr,
            instruction=reviewing.error_words(self._review, self.tr) or place,
            again=False,
            hint="",
            news=self._news(self.tr) if self._news is not None else "",
            complaint=self._complaint(self.tr) if self._complaint is not None else "",
        )

    def _show_passage(self) -> None:
        """Show the briefing; where there is little room the passages alone, or none beside faults."""
        beside = self.size.width >= BESIDE
        faulty = self._editing is not None and self._editor.is_faulty
        draft = self._draft if beside or not faulty else None
        self._passage.tell(draft, self._review, self.tr, whole=beside)

    def _find_fault(self, message: str, problems: Sequence[Problem] = ()) -> None:
        """Say what is wrong with what is being edited."""
        self._editor.complain(message, problems, self.tr)
        self._show_passage()
