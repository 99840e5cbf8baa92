"""A bare Textual app with the item screen's own widgets, and nothing behind them: no decks, no marking, no storage.

``same.py`` shows an item; a digit brings the feedback; Enter shows the next item.
"""

import gettext
from dataclasses import replace
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalGroup, VerticalScroll
from textual.screen import Screen

from quizapp.core.items import Choice, Item, SingleChoice
from quizapp.language import Translator
from quizapp.tui.text import bar, styled
from quizapp.tui.themes import THEMES
from quizapp.tui.widgets.feedback import FeedbackView, PassageView
from quizapp.tui.widgets.header import Header
from quizapp.tui.widgets.key_bar import KeyBar
from quizapp.tui.widgets.note import Note
from quizapp.tui.widgets.responders.base import Responder
from quizapp.tui.widgets.responders.stage import Stage
from quizapp.tui.widgets.stem import Stem
from quizapp.wording import instruction

TR = Translator("en", gettext.NullTranslations())
FIRST = Item(
    id="deck/item",
    entry="deck/item",
    deck="deck",
    stem="Stamm-0 von 0, welche Stadt ist gemeint?",
    interaction=SingleChoice((Choice("Stadt 0"), Choice("Stadt 1"), Choice("Stadt 2")), 0),
    explanation="Erklaerung-0, weil die Stadt an dem Fluss liegt, den das Briefing nennt.",
)


class SameScreen(Screen[None]):
    """The item screen's widgets in the item screen's places."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "go_on", "go on"),
        Binding("h", "nothing", "hint"),
        Binding("u", "nothing", "undo"),
        Binding("b", "nothing", "briefing"),
        Binding("s", "nothing", "skip"),
        Binding("question_mark", "nothing", "help"),
    ]
    DEFAULT_CSS = """
    SameScreen {
        align-horizontal: center;
        & > Header, & > #body { max-width: 80; }
        & > #body { height: 1fr; scrollbar-size-vertical: 1; }
        & #task { padding: 0 2; height: auto; }
        & FeedbackView { margin: 1 0; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self.number = 0
        self.shown = FIRST
        self.open = True
        self.header = Header()
        self.stem = Stem()
        self.stage = Stage(FIRST, select_first=False)
        self.note = Note()
        self.view = FeedbackView()
        self.passages = PassageView()

    def compose(self) -> ComposeResult:
        yield self.header
        with VerticalScroll(id="body", can_focus=False), VerticalGroup(id="task"):
            yield self.stem
            yield self.stage
            yield self.note
            yield self.view
            yield self.passages
        yield KeyBar()

    def on_mount(self) -> None:
        self.ask()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return not self.open if action == "go_on" else True

    def tell(self) -> None:
        self.header.tell("Stapel 0", styled(f"{self.number}/40 ") + bar(self.number / 40, 20))
        text = instruction(self.shown, TR) if self.open else ""
        self.note.tell(TR, instruction=text, again=False, hint="", news="", complaint="")
        self.refresh_bindings()
        self.refresh(repaint=False, layout=True)

    def ask(self) -> None:
        self.open = True
        self.shown = replace(
            FIRST,
            stem=FIRST.stem.replace("-0", f"-{self.number}"),
            explanation=FIRST.explanation.replace("-0", f"-{self.number}"),
        )
        self.stem.ask(self.shown)
        self.view.show(None)
        self.passages.show(None)
        self.stage.ask(self.shown, TR, self.size.height)
        self.tell()

    def on_responder_responded(self, event: Responder.Responded) -> None:
        from quizapp.core.passages import Piece
        from quizapp.core.scores import Score, Verdict
        from quizapp.study import Feedback

        passage = (Piece(f"die Stadt Nummer {self.number} wurde genannt", quoted=True),)
        score = Score(1.0, Verdict.RIGHT)
        feedback = Feedback(self.shown, event.response, score, "", (passage,), None, again=False)
        self.open = False
        self.stem.settle()
        self.stage.settle(feedback)
        self.set_focus(None)
        self.view.tell(feedback, TR, self.size.height)
        self.passages.tell(feedback, TR)
        self.tell()

    def action_go_on(self) -> None:
        self.number += 1
        self.ask()

    def action_nothing(self) -> None:
        """Do nothing."""


class SameApp(App[None]):
    """The app around the one screen."""

    ENABLE_COMMAND_PALETTE = False
    AUTO_FOCUS = ""

    def __init__(self) -> None:
        super().__init__()
        for theme in THEMES.values():
            self.register_theme(theme)
        self.theme = "dark"

    def on_mount(self) -> None:
        self.call_later(self.push_screen, SameScreen())


if __name__ == "__main__":
    SameApp().run()
