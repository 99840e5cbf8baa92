"""The glossary: search, list, and what a term means."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Horizontal, HorizontalGroup, VerticalScroll

from quizapp.language import N_
from quizapp.tui.glossary import Listed, search
from quizapp.tui.screens.base import QuizScreen
from quizapp.tui.text import READABLE, hang, stack, styled, wrap
from quizapp.tui.widgets.block import Block
from quizapp.tui.widgets.header import Header
from quizapp.tui.widgets.key_bar import KeyBar
from quizapp.tui.widgets.row_list import RowList
from quizapp.tui.widgets.search_field import SearchField
from quizapp.wording import date_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.content import Content
    from textual.widgets import Input

    from quizapp.language import Translator


class GlossaryScreen(QuizScreen[None]):
    """Shows the glossary entries of some decks."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "", tooltip=N_("Go up in the list, also while typing.")),
        Binding("down", "move(1)", "", tooltip=N_("Go down in the list, also while typing.")),
        Binding("pageup", "move(-10)", ""),
        Binding("pagedown", "move(10)", ""),
        Binding("/,s", "search", N_("search"), tooltip=N_("Search in terms and definitions.")),
        Binding("escape", "leave_field", N_("leave the field"), tooltip=N_("Leave the search field.")),
        Binding("escape", "close", N_("close"), tooltip=N_("Close the glossary.")),
    ]
    DEFAULT_CSS = """
    GlossaryScreen {
        & #search { height: 1; padding: 0 1; margin-bottom: 1; }
        & #label { width: auto; padding-right: 1; }
        & SearchField { width: 1fr; max-width: 60; }
        & #panes { height: 1fr; padding: 0 1; }
        & RowList { width: 2fr; max-width: 44; height: 1fr; }
        & #entry { width: 3fr; height: 1fr; padding: 0 1 0 3; scrollbar-size-vertical: 1; }
    }
    GlossaryScreen.-narrow {
        & #panes { layout: vertical; }
        & RowList, & #entry { width: 1fr; max-width: 100%; }
        & #entry { padding: 1 0 0 0; }
    }
    """

    def __init__(self, look: Callable[[], Sequence[Listed]], term: str, tr: Translator) -> None:
        """Show the terms that ``look`` gives, also when files were read again; search for ``term``."""
        super().__init__(tr)
        self._look = look
        self._listed = look()
        self._found: list[Listed] = search(self._listed, term)
        self._header = Header()
        self._label = Block(id="label")
        self._field = SearchField(term)
        self._list = RowList()
        self._entry = Block()

    def compose(self) -> ComposeResult:
        """The list beside what the highlighted term means."""
        yield self._header
        with HorizontalGroup(id="search"):
            yield self._label
            yield self._field
        with Horizontal(id="panes"):
            yield self._list
            with VerticalScroll(id="entry", can_focus=False):
                yield self._entry
        yield KeyBar()

    def on_mount(self) -> None:
        """Begin in the search field."""
        self._field.focus()

    def show_texts(self) -> None:
        """Show what was found."""
        self._show(self._list.highlighted or 0)

    def reread(self) -> None:
        """Show the terms there are now; the highlight stays on its term if that is still there."""
        known = [_known(one) for one in self._found]
        index = self._list.highlighted or 0
        self._listed = self._look()
        self._found = search(self._listed, self._field.value)
        now = [_known(one) for one in self._found]
        self._show(now.index(known[index]) if known and known[index] in now else index)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the field first, then the glossary."""
        if action in ("leave_field", "search"):
            return self._field.has_focus is (action == "leave_field")
        return True

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search while typing."""
        self._found = search(self._listed, event.value)
        self._show(0)

    def on_input_submitted(self) -> None:
        """Go to the list."""
        self._list.focus()

    def on_row_list_moved(self) -> None:
        """Show what is highlighted."""
        self._show_entry()

    def action_leave_field(self) -> None:
        """Go to the list."""
        self._list.focus()

    def action_move(self, step: int) -> None:
        """Move in the list."""
        self._list.move(step)

    def action_search(self) -> None:
        """Go to the search field."""
        self._field.focus()

    def action_close(self) -> None:
        """Close the glossary."""
        self.dismiss()

    def _show(self, highlighted: int) -> None:
        tr = self.tr
        count = tr.plural("{n} term", "{n} terms", len(self._listed))
        self._header.tell(tr("Glossary"), styled(count, "$muted"))
        label = styled(tr("Search:"), "$muted")
        self._label.styles.width = label.cell_length + 1
        self._label.show(lambda width: [label])
        self._list.fill(
            len(self._found),
            lambda index, width: styled(self._found[index].entry.term),
            highlighted=highlighted,
        )
        self._show_entry()

    def _show_entry(self) -> None:
        index = self._list.highlighted
        if index is not None and index < len(self._found):
            one = self._found[index]
            self._entry.show(lambda width: entry_lines(one, self.tr, width))
        else:
            self._entry.show(self._nothing)
        self.query_one("#entry").scroll_home(animate=False)

    def _nothing(self, width: int) -> list[Content]:
        text = (
            N_("Nothing found. Delete some letters.") if self._listed else N_("These decks have no glossary.")
        )
        return wrap(styled(self.tr(text), "$muted"), width)


def _known(one: Listed) -> tuple[str, str]:
    """Return how a term is known when files were read again."""
    return one.deck.id, one.entry.term


def entry_lines(one: Listed, tr: Translator, width: int) -> list[Content]:
    """Lay out a glossary entry."""
    width = min(width, READABLE)
    entry = one.entry
    deck = one.deck.title
    if one.deck.as_of is not None:
        deck = tr("{deck} · as of {date}", deck=deck, date=date_words(one.deck.as_of, tr))
    also = tr("also: {names}", names=", ".join(entry.also))
    return stack(
        wrap(styled(entry.term, "bold $accent"), width)
        + (wrap(styled(also, "$muted"), width) if entry.also else []),
        wrap(styled(entry.definition), width),
        hang(styled(tr("Example:") + " ", "$muted"), styled(entry.example), width) if entry.example else [],
        wrap(styled(deck, "$muted"), width),
    )
