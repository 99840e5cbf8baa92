"""The floor: a Textual app with the widgets of the item screen and nothing behind them.

``bare.py`` shows an item; a digit brings the feedback; Enter takes it away and shows the next item. What is seen
changes as in the item screen: the header's count, the marks at the choices, the note that goes, the feedback and the
passage that come, the keys that can be pressed now.
"""

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalGroup, VerticalScroll
from textual.widgets import Footer, Static


class BareApp(App[None]):
    """Header, stem, choices, note, key bar."""

    CSS = """
    #feedback { margin-top: 1; }
    #passage { border: round $accent; padding: 0 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "respond", "antworten"),
        Binding("enter", "go_on", "weiter"),
        Binding("h", "nothing", "Hinweis"),
        Binding("u", "nothing", "zurücknehmen"),
        Binding("b", "nothing", "Briefing"),
        Binding("question_mark", "nothing", "Hilfe"),
    ]

    number = 0
    open = True

    def compose(self) -> ComposeResult:
        yield Static(self.header(), id="header", markup=False)
        with VerticalScroll(), VerticalGroup(id="task"):
            yield Static("Stamm-0 von 0, welche Stadt ist gemeint?", id="stem", markup=False)
            yield Static(self.choices(), id="choices", markup=False)
            yield Static("Wähle eine Antwort.", id="note", markup=False)
        yield Footer()

    def header(self) -> str:
        done = "█" * (self.number % 20)
        return f"Stapel 0                                       {self.number:>2}/40 {done:░<20}"

    def choices(self) -> str:
        signs = "   " if self.open else "✓✗ "
        return "\n".join(f"{sign} {place}  Stadt {place}" for place, sign in enumerate(signs, 1))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return {"respond": self.open, "go_on": not self.open}.get(action, True)

    def show(self) -> None:
        self.query_one("#header", Static).update(self.header())
        self.query_one("#choices", Static).update(self.choices())
        self.query_one("#note").display = self.open
        self.refresh_bindings()

    async def action_respond(self) -> None:
        self.open = False
        self.show()
        text = f"✓ Richtig  Stadt 0\n\nErklaerung-{self.number}, weil die Stadt an dem Fluss liegt, den das Briefing nennt."
        passage = f"die Stadt Nummer {self.number} wurde genannt"
        await self.query_one("#task").mount(
            Static(text, id="feedback", markup=False), Static(passage, id="passage", markup=False)
        )

    async def action_go_on(self) -> None:
        await self.query("#feedback, #passage").remove()
        self.number += 1
        self.open = True
        self.show()
        self.query_one("#stem", Static).update(f"Stamm-{self.number} von 0, welche Stadt ist gemeint?")

    def action_nothing(self) -> None:
        """Do nothing."""


if __name__ == "__main__":
    BareApp().run()
