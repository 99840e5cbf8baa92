"""The floor: a Textual app with the widgets of the item screen and nothing behind them.

``bare.py`` shows an item; a digit mounts the feedback; Enter takes it away and shows the next item.
"""

from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.containers import VerticalGroup, VerticalScroll
from textual.widgets import Footer, Static


class BareApp(App[None]):
    """Header, stem, choices, note, key bar."""

    CSS = """
    #feedback { margin-top: 1; }
    #passage { border: round $accent; padding: 0 1; }
    """
    BINDINGS = [
        Binding("1", "respond", "antworten"),
        Binding("enter", "go_on", "weiter"),
        Binding("h", "nothing", "Hinweis"),
        Binding("u", "nothing", "zurücknehmen"),
        Binding("b", "nothing", "Briefing"),
        Binding("question_mark", "nothing", "Hilfe"),
    ]

    number = 0

    def compose(self) -> ComposeResult:
        yield Static("Stapel 0                                       1/10 ██░░░░░░░░░░░░░░░░░░", markup=False)
        with VerticalScroll(), VerticalGroup(id="task"):
            yield Static("Stamm-0 von 0, welche Stadt ist gemeint?", id="stem", markup=False)
            yield Static("  1  Stadt 0\n\n  2  Stadt 1\n\n  3  Stadt 2", markup=False)
            yield Static("Wähle eine Antwort.", markup=False)
        yield Footer()

    async def action_respond(self) -> None:
        text = f"✓ Richtig  Stadt 0\n\nErklaerung-{self.number}, weil die Stadt an dem Fluss liegt, den das Briefing nennt."
        passage = f"die Stadt Nummer {self.number} wurde genannt"
        await self.query_one("#task").mount(
            Static(text, id="feedback", markup=False), Static(passage, id="passage", markup=False)
        )

    async def action_go_on(self) -> None:
        await self.query("#feedback, #passage").remove()
        self.number += 1
        self.query_one("#stem", Static).update(f"Stamm-{self.number} von 0, welche Stadt ist gemeint?")

    def action_nothing(self) -> None:
        """Do nothing."""


if __name__ == "__main__":
    BareApp().run()
