"""The briefing's text, in lines that can be read, and what the terms in it mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.geometry import Region

from quizapp.core.terms import find_terms
from quizapp.language import N_
from quizapp.tui.keys import MOVES
from quizapp.tui.prose import TERM, Laid, lay_out
from quizapp.tui.requests import ShowGlossary
from quizapp.tui.screens.base import QuizScreen
from quizapp.tui.screens.glossary import entry_lines
from quizapp.tui.text import styled
from quizapp.tui.widgets.block import Block
from quizapp.tui.widgets.header import Header
from quizapp.tui.widgets.key_bar import KeyBar
from quizapp.wording import date_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.content import Content

    from quizapp.bank.index import DeckSummary
    from quizapp.core.decks import Deck
    from quizapp.core.terms import Occurrence
    from quizapp.language import Translator
    from quizapp.tui.glossary import Listed


class Briefing(NamedTuple):
    """A deck, the text of its briefing, and the terms of its glossary."""

    deck: DeckSummary | Deck
    text: str
    listed: Sequence[Listed] = ()


class BriefingScreen(QuizScreen[None]):
    """Shows a briefing, some passages marked, the first of them in view, the glossary's terms underlined."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "next_term(1)", N_("next term"), tooltip=N_("Go to the next term of the glossary.")),
        Binding("shift+tab", "next_term(-1)", "", tooltip=N_("Go to the term before.")),
        Binding("enter", "explain", N_("what is that?"), tooltip=N_("Show what the term means.")),
        Binding("g", "glossary", N_("glossary"), tooltip=N_("Look the term up in the glossary.")),
        Binding("escape,enter", "close_definition", N_("close"), tooltip=N_("Close what the term means.")),
        Binding("escape,enter,b,f4", "close", N_("back"), tooltip=N_("Close the briefing.")),
        Binding("up,k", "scroll(-1, 0)", N_("scroll"), group=MOVES, tooltip=N_("Scroll by a line.")),
        Binding("down,j", "scroll(1, 0)", N_("scroll"), group=MOVES),
        Binding("pagedown,space", "scroll(0, 1)", N_("next page"), tooltip=N_("Scroll down a page.")),
        Binding("pageup", "scroll(0, -1)", "", tooltip=N_("Scroll up a page.")),
        Binding("home", "scroll_to_end(False)", "", tooltip=N_("Go to the beginning.")),
        Binding("end", "scroll_to_end(True)", "", tooltip=N_("Go to the end.")),
    ]
    DEFAULT_CSS = """
    BriefingScreen {
        align-horizontal: center;
        & > Header, & > #page, & > #definition { max-width: 80; }
        & > #page { height: 1fr; padding: 0 2 1 2; scrollbar-size-vertical: 1; }
        & > #definition {
            height: auto; max-height: 50%; padding: 0 2;
            border-top: solid $surface; scrollbar-size-vertical: 1;
        }
    }
    """

    def __init__(
        self,
        look: Callable[[], Briefing | None],
        briefing: Briefing,
        sources: tuple[str, ...],
        tr: Translator,
    ) -> None:
        """Show a briefing; ``look`` gives it anew when files were read again, None if it is gone."""
        super().__init__(tr)
        self._look = look
        self._briefing = briefing
        self._terms = _terms(briefing)
        self._chosen: int | None = None
        self._explaining = False
        self._definition = Block()
        self._sources = sources
        self._laid = Laid([], None)
        self._header = Header()
        self._body = Block()

    def compose(self) -> ComposeResult:
        """One text that scrolls."""
        yield self._header
        with VerticalScroll(id="page", can_focus=False):
            yield self._body
        with VerticalScroll(id="definition", can_focus=False):
            yield self._definition
        yield KeyBar()

    def on_mount(self) -> None:
        """Bring the first marked passage into view."""
        self.call_after_refresh(self._scroll_to_mark)

    def show_texts(self) -> None:
        """Show the text."""
        as_of = self._briefing.deck.as_of
        date = styled(self.tr("as of {date}", date=date_words(as_of, self.tr)), "$muted") if as_of else None
        self._header.tell(self._briefing.deck.title, date)
        self._body.show(self._lines)
        self._show_definition()

    def reread(self) -> None:
        """Show the briefing as it is now; one that is gone stays as it was. A chosen term stays chosen."""
        briefing = self._look()
        if briefing is None or briefing == self._briefing:
            return
        chosen = self._term.entry.term if self._term is not None else None
        self._briefing, self._terms = briefing, _terms(briefing)
        names = [briefing.listed[found.term].entry.term for found in self._terms]
        self._chosen = names.index(chosen) if chosen in names else None
        self._explaining = self._explaining and self._chosen is not None
        self.show_texts()
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what the chosen term allows; Escape closes its definition first."""
        match action:
            case "next_term":
                return bool(self._terms)
            case "explain":
                return self._chosen is not None and not self._explaining
            case "glossary":
                return bool(self._briefing.listed)
            case "close_definition":
                return self._explaining
            case _:
                return True

    def on_click(self, event: events.Click) -> None:
        """Explain the term that was clicked."""
        term = event.style.meta.get(TERM)
        if term is not None:
            self._choose(term, explaining=True)

    def action_next_term(self, step: int) -> None:
        """Go from term to term: first to the next one from the top of the window on."""
        if self._chosen is not None:
            self._choose((self._chosen + step) % len(self._terms), explaining=self._explaining)
            return
        top = self.query_one("#page").scroll_offset.y
        after = (index for index, line in enumerate(self._laid.terms) if line >= top)
        self._choose(next(after, 0) if step > 0 else max(0, next(after, 0) - 1))

    def action_explain(self) -> None:
        """Show what the chosen term means."""
        if self._chosen is not None:
            self._choose(self._chosen, explaining=True)

    def action_close_definition(self) -> None:
        """Close what the term means; it stays chosen."""
        self._choose(self._chosen, explaining=False)

    def action_glossary(self) -> None:
        """Ask for the glossary, at the chosen term if there is one."""
        one = self._term
        self.post_message(
            ShowGlossary(frozenset({self._briefing.deck.id}), one.entry.term if one is not None else "")
        )

    def action_scroll(self, lines: int, pages: int) -> None:
        """Scroll by lines and pages."""
        page = self.query_one("#page")
        page.scroll_relative(y=lines + pages * max(1, page.size.height - 2), animate=False)

    def action_scroll_to_end(self, end: bool) -> None:  # noqa: FBT001 - an action's parameter
        """Go to the beginning or the end."""
        page = self.query_one("#page")
        if end:
            page.scroll_end(animate=False)
        else:
            page.scroll_home(animate=False)

    def action_close(self) -> None:
        """Close the briefing."""
        self.dismiss()

    @property
    def _term(self) -> Listed | None:
        """The glossary entry of the chosen term."""
        listed = self._briefing.listed
        return listed[self._terms[self._chosen].term] if self._chosen is not None else None

    def _choose(self, occurrence: int | None, *, explaining: bool = False) -> None:
        self._chosen = occurrence
        self._explaining = explaining
        self._body.renew()
        self._show_definition()
        self.refresh_bindings()
        self.call_after_refresh(self._scroll_to_term)

    def _show_definition(self) -> None:
        one = self._term if self._explaining else None
        self.query_one("#definition").display = one is not None
        if one is not None:
            self._definition.show(lambda width: entry_lines(one, self.tr, width))
            self.query_one("#definition").scroll_home(animate=False)

    def _scroll_to_term(self) -> None:
        """Bring the chosen term into view, with the lines around it."""
        if self._chosen is not None and self._chosen < len(self._laid.terms):
            page = self.query_one("#page")
            line = self._laid.terms[self._chosen]
            spare = min(2, max(0, page.size.height - 1) // 2)
            page.scroll_to_region(
                Region(0, max(0, line - spare), 1, 1 + 2 * spare), animate=False, force=True
            )

    def _lines(self, width: int) -> list[Content]:
        self._laid = lay_out(self._briefing.text, self._sources, width - 1, self._terms, self._chosen)
        return self._laid.lines

    def _scroll_to_mark(self) -> None:
        if self._laid.marked is not None:
            page = self.query_one("#page")
            page.scroll_to(y=max(0, self._laid.marked - page.size.height // 3), animate=False)


def _terms(briefing: Briefing) -> Sequence[Occurrence]:
    names = [(one.entry.term, *one.entry.also) for one in briefing.listed]
    return find_terms(briefing.text, names, briefing.deck.language)
