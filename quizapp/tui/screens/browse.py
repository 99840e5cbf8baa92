"""Browse: find items with a query, look at them, and change or ask several at once."""

from __future__ import annotations

import asyncio
import random
from time import perf_counter
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding
from textual.containers import Container, HorizontalGroup, VerticalScroll

from quizapp.browsing import Browser, Row, problem_words, query_help
from quizapp.core.query import EVERYTHING, Query, QueryProblem, parse_query
from quizapp.core.query_words import Field, Trait, term
from quizapp.language import N_
from quizapp.progress.errors import StorageError
from quizapp.tui.preview import preview_lines, row_line
from quizapp.tui.requests import EditItem, QuizItems
from quizapp.tui.screens.base import QuizScreen
from quizapp.tui.settling import uncollected
from quizapp.tui.text import fit, hang, styled, wrap
from quizapp.tui.widgets.block import Block
from quizapp.tui.widgets.header import Header
from quizapp.tui.widgets.key_bar import KeyBar
from quizapp.tui.widgets.row_list import RowList
from quizapp.tui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.content import Content
    from textual.widgets import Input

    from quizapp.language import Translator
    from quizapp.study import Study

SLICE = 0.008
"""Seconds of searching at a time; keys are taken in between."""

GLIMPSE = 0.1
"""Seconds after which what was found so far is shown."""

LONGEST_QUIZ = 200
"""No quiz over what was found asks more; of more, as many are drawn."""

_BESIDE = 120
_FILTERS = (
    ("f2", Trait.DUE, N_("due"), N_("Only what is due, or no longer only that.")),
    ("f3", Trait.NEW, N_("new"), N_("Only what is new.")),
    ("f4", Trait.MISSED, N_("missed"), N_("Only what was missed last time.")),
    ("f5", Trait.SUSPENDED, N_("suspended"), N_("Only what is suspended.")),
    ("f6", Trait.FLAGGED, N_("flagged"), N_("Only what is flagged.")),
)
_IN_FIELD = frozenset({"leave_field"})
_IN_LIST = frozenset(
    {"search", "mark", "mark_all", "suspend", "flag", "reset", "ask", "quiz", "edit", "close"}
)
_NEEDS_ROWS = frozenset({"mark", "mark_all", "suspend", "flag", "reset", "ask", "quiz", "edit"})


class QueryField(SearchField):
    """Takes a query; Enter goes on to what it found."""

    BINDINGS: ClassVar = [Binding("enter", "submit", N_("to the list"), tooltip=N_("Go to the list."))]


class BrowseScreen(QuizScreen[None]):
    """Lists the items that a query finds. Letters are commands in the list, and letters in the field."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-normal"), (_BESIDE, "-wide")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter", "ask", N_("ask"), tooltip=N_("A quiz over the marked, or the highlighted question.")
        ),
        Binding("space", "mark", N_("mark"), tooltip=N_("Mark the question, or take the mark away.")),
        Binding("a", "mark_all", N_("all"), tooltip=N_("Mark all that were found, or none.")),
        Binding(
            "@",
            "suspend",
            N_("suspend"),
            tooltip=N_("Suspend the marked questions, so that they are not asked any more; or resume them."),
        ),
        Binding("!", "flag", N_("flag"), tooltip=N_("Flag the marked questions for their author, or not.")),
        Binding("r", "reset", N_("reset"), tooltip=N_("Let the marked questions be new again.")),
        Binding(
            "q",
            "quiz",
            N_("quiz"),
            tooltip=N_("A quiz over the marked questions, or over all that were found."),
        ),
        Binding("e", "edit", N_("edit"), tooltip=N_("Edit the highlighted question in your editor.")),
        Binding("/,s", "search", N_("search"), tooltip=N_("Go to the search field.")),
        Binding("ctrl+up", "scroll_preview(-3)", "", tooltip=N_("Scroll the preview up.")),
        Binding("ctrl+down", "scroll_preview(3)", "", tooltip=N_("Scroll the preview down.")),
        Binding("escape,tab,down", "leave_field", N_("to the list"), tooltip=N_("Go to the list.")),
        Binding("escape", "close", N_("close"), tooltip=N_("Close the list.")),
        *(
            Binding(key, f"filter('{trait}')", word, tooltip=sentence)
            for key, trait, word, sentence in _FILTERS
        ),
    ]
    DEFAULT_CSS = """
    BrowseScreen {
        & > Header { margin-bottom: 0; }
        & #search { height: 1; padding: 0 1; }
        & #label { width: auto; padding-right: 1; }
        & SearchField { width: 1fr; max-width: 90; }
        & #told { padding: 0 1; margin-bottom: 1; max-height: 3; }
        & #panes { height: 1fr; padding: 0 1; layout: vertical; }
        & RowList { height: 1fr; }
        & #preview {
            height: 1fr; max-height: 16; margin-top: 1;
            border-top: solid $surface; scrollbar-size-vertical: 1;
        }
    }
    BrowseScreen.-wide {
        & #panes { layout: horizontal; }
        & RowList { width: 3fr; max-width: 110; }
        & #preview {
            width: 2fr; max-width: 80; max-height: 100%; margin: 0; padding: 0 1 0 3; border-top: none;
        }
    }
    BrowseScreen.-short #told { margin-bottom: 0; max-height: 1; }
    BrowseScreen.-short #preview { display: none; }
    """

    def __init__(self, study: Study, query: str, tr: Translator) -> None:
        """Show what a query finds among all items of a study."""
        super().__init__(tr)
        self._study = study
        self._browser = Browser(study)
        self._query: Query = EVERYTHING
        self._found: list[Row] = []
        self._marked: set[str] = set()
        self._busy = False
        self._changing = False
        self._told: QueryProblem | StorageError | str | None = None
        self._header = Header()
        self._label = Block(id="label")
        self._field = QueryField(query)
        self._message = Block(id="told")
        self._list = RowList()
        self._preview = Block()

    def compose(self) -> ComposeResult:
        """The list, and the highlighted item beside it where there is room, else below."""
        yield self._header
        with HorizontalGroup(id="search"):
            yield self._label
            yield self._field
        yield self._message
        with Container(id="panes"):
            yield self._list
            with VerticalScroll(id="preview", can_focus=False):
                yield self._preview
        yield KeyBar()

    def on_mount(self) -> None:
        """Begin in the field."""
        self._field.focus()
        if not self._field.value:
            self._search()

    def show_texts(self) -> None:
        """Show what was found."""
        label = styled(self.tr("Find:"), "$muted")
        self._label.styles.width = label.cell_length + 1
        self._label.show(lambda width: [label])
        self._message.show(self._message_lines)
        self._show_found()

    def reread(self) -> None:
        """Find again among the questions there are now."""
        self._browser = Browser(self._study)
        self._find_again()

    def explanations(self) -> Sequence[tuple[str, str]]:
        """Explain what can be typed."""
        return query_help(self.tr)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer in the field to leave it, and in the list what can be done there."""
        if action in _IN_FIELD:
            return self._field.has_focus
        if action in _IN_LIST and self._field.has_focus:
            return False
        return action not in _NEEDS_ROWS or bool(self._found)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search while typing; what is not understood yet leaves the list as it is."""
        self._search()

    def on_input_submitted(self) -> None:
        """Go to the list."""
        self._list.focus()

    def on_descendant_focus(self) -> None:
        """Offer the keys of the field or of the list."""
        self.refresh_bindings()

    def on_row_list_moved(self) -> None:
        """Show what is highlighted."""
        self._show_preview()

    def on_row_list_clicked(self) -> None:
        """Go to the list that was clicked."""
        self._list.focus()

    def action_leave_field(self) -> None:
        """Go to the list."""
        self._list.focus()

    def action_search(self) -> None:
        """Go to the field."""
        self._field.focus()

    def action_filter(self, trait: str) -> None:
        """Add a condition to the query, or take it away again."""
        wanted = term(Field.IS, trait, self.tr.code)
        words = self._field.value.split()
        rest = [word for word in words if word != wanted]
        self._field.value = " ".join(rest if len(rest) < len(words) else [*words, wanted])
        self._field.cursor_position = len(self._field.value)

    def action_mark(self) -> None:
        """Mark the highlighted row or take its mark away, and go on to the next."""
        row = self._highlighted
        if row is not None:
            self._marked ^= {row.id}
            self._list.move(1)
            self._show_marks()

    def action_mark_all(self) -> None:
        """Mark everything that was found, or nothing if all of it is marked."""
        found = {row.id for row in self._found}
        self._marked = set() if found <= self._marked else found
        self._show_marks()

    def action_suspend(self) -> None:
        """Suspend the chosen items; if all of them are suspended, resume them."""
        chosen = self._chosen
        active = [row for row in chosen if Trait.SUSPENDED not in row.traits]
        if active:
            self._change(self._browser.suspend(active), len(active), "suspended")
        else:
            self._change(self._browser.resume(chosen), len(chosen), "resumed")

    def action_flag(self) -> None:
        """Flag the chosen items; if all of them are flagged, take the flags down."""
        chosen = self._chosen
        plain = [row for row in chosen if Trait.FLAGGED not in row.traits]
        if plain:
            self._change(self._browser.flag(plain), len(plain), "flagged")
        else:
            self._change(self._browser.unflag(chosen), len(chosen), "unflagged")

    def action_reset(self) -> None:
        """Ask whether to reset the chosen items."""
        from quizapp.tui.screens.confirm import ConfirmDialog

        chosen = self._chosen

        def reset(yes: bool | None) -> None:  # noqa: FBT001 - a dialog's result
            if yes:
                self._change(self._browser.reset(chosen), len(chosen), "reset")

        dialog = ConfirmDialog(self.tr("Reset"), lambda tr: _reset_words(len(chosen), tr), self.tr)
        self.app.push_screen(dialog, reset)

    def action_ask(self) -> None:
        """Ask for a quiz over the chosen items."""
        self._ask(self._chosen)

    def action_quiz(self) -> None:
        """Ask for a quiz over the marked items, or all that were found."""
        self._ask(self._chosen if self._marked else self._found)

    def action_edit(self) -> None:
        """Ask for the editor."""
        row = self._highlighted
        for item in self._study.index.items([row.id] if row is not None else []):
            self.post_message(EditItem(item))

    def action_scroll_preview(self, lines: int) -> None:
        """Scroll the preview."""
        self.query_one("#preview").scroll_relative(y=lines, animate=False)

    def action_close(self) -> None:
        """Close the list."""
        self.dismiss()

    @property
    def _highlighted(self) -> Row | None:
        index = self._list.highlighted
        return self._found[index] if index is not None and index < len(self._found) else None

    @property
    def _chosen(self) -> list[Row]:
        """The marked rows, or the highlighted one if none is marked."""
        if self._marked:
            return [row for row in self._found if row.id in self._marked]
        return [self._highlighted] if self._highlighted is not None else []

    def _ask(self, rows: Sequence[Row]) -> None:
        ids = [row.id for row in rows]
        if len(ids) > LONGEST_QUIZ:
            ids = random.sample(ids, LONGEST_QUIZ)
        self.post_message(QuizItems(tuple(ids)))

    def _search(self) -> None:
        query = parse_query(self._field.value)
        if isinstance(query, QueryProblem):
            self._told = query
            self._message.renew()
            return
        self._query, self._told = query, None
        self._message.renew()
        self._find_again()

    def _find_again(self) -> None:
        self._find(self._query)

    @work(group="find", exclusive=True)
    async def _find(self, query: Query) -> None:
        """Find in slices of time; the highlight stays on its row if that is found again."""
        stay = self._highlighted.id if self._highlighted is not None else None
        found: list[Row] = []
        self._busy = True
        shown = since = perf_counter()
        try:
            with uncollected():
                for rows in self._browser.find(query):
                    found += rows
                    now = perf_counter()
                    if now - since > SLICE:
                        if now - shown > GLIMPSE:
                            self._found, shown = found, now
                            self._show_found()
                        await asyncio.sleep(0)
                        since = perf_counter()
        except StorageError as error:
            self._told = error
        self._busy = False
        self._found = found
        if self._marked:
            self._marked &= {row.id for row in found}
        self._message.renew()
        self._show_found(stay)

    def _change(self, steps: Iterator[int], count: int, what: str) -> None:
        if not self._changing:
            self._changing = True
            self._carry_out(steps, count, what)

    @work(group="change")
    async def _carry_out(self, steps: Iterator[int], count: int, what: str) -> None:
        """Do the steps one by one, say what was done, and look again."""
        tr = self.tr
        try:
            for done in steps:
                if done < count:
                    self._header.tell(tr("Find questions"), styled(f"{done}/{count}", "$muted"))
                    await asyncio.sleep(0)
            self._told = _done(what, count, tr)
        except StorageError as error:
            self._told = error
        finally:
            self._changing = False
        self._message.renew()
        self._find_again()

    def _show_found(self, stay: str | None = None) -> None:
        place = self._list.highlighted or 0
        if stay is not None:
            place = next((index for index, row in enumerate(self._found) if row.id == stay), place)
        self._list.fill(len(self._found), self._row, highlighted=place)
        self._show_marks()

    def _show_marks(self) -> None:
        tr = self.tr
        total = self._browser.count
        count = tr("{n} of {total}", n=len(self._found), total=total)
        marked = tr.plural("{n} marked", "{n} marked", len(self._marked)) if self._marked else ""
        searching = "…" if self._busy else ""
        told = " · ".join(filter(None, (marked, count + searching)))
        self._header.tell(tr("Find questions"), styled(told, "$muted"))
        self._list.refresh()
        self._show_preview()
        self.refresh_bindings()

    def _show_preview(self) -> None:
        row = self._highlighted
        if row is None:
            self._preview.show(self._nothing)
            return
        items = self._study.index.items([row.id])
        today, tr = self._browser.today, self.tr
        self._preview.show(
            lambda width: [line for item in items for line in preview_lines(item, row, today, tr, width)]
        )
        self.query_one("#preview").scroll_home(animate=False)

    def _nothing(self, width: int) -> list[Content]:
        if self._busy:
            text = N_("Searching …")
        elif self._browser.count:
            text = N_("Nothing found. Delete some letters, or press F1 for what can be typed.")
        else:
            text = N_("There are no questions yet.")
        return wrap(styled(self.tr(text), "$muted"), width)

    def _message_lines(self, width: int) -> list[Content]:
        tr = self.tr
        match self._told:
            case QueryProblem() as problem:
                return hang(styled("! ", "bold $warning"), styled(problem_words(problem, tr)), width)
            case StorageError() as error:
                return hang(styled("! ", "bold $warning"), styled(error.message(tr)), width)
            case str(said):
                return hang(styled("✓ ", "bold $success"), styled(said), width)
            case None:
                example = f"{term(Field.IS, Trait.DUE, tr.code)} -{term(Field.KIND, 'choice', tr.code)}"
                hint = tr("Words, or {example}. F1 tells more.", example=example)
                return [fit(styled(hint, "$muted"), width)]

    def _row(self, index: int, width: int) -> Content:
        row = self._found[index]
        return row_line(row, self._browser.today, self.tr, width, marked=row.id in self._marked)


def _reset_words(count: int, tr: Translator) -> Sequence[str]:
    return (
        tr.plural("Let {n} question be new again?", "Let {n} questions be new again?", count),
        tr(
            "What you learned of it does not count any more. This cannot be taken back, except by restoring"
            " a backup of your progress."
        ),
    )


def _done(what: str, count: int, tr: Translator) -> str:
    match what:
        case "suspended":
            return tr.plural("{n} question suspended.", "{n} questions suspended.", count)
        case "resumed":
            return tr.plural("{n} question resumed.", "{n} questions resumed.", count)
        case "flagged":
            return tr.plural("{n} question flagged.", "{n} questions flagged.", count)
        case "unflagged":
            return tr.plural("{n} flag taken down.", "{n} flags taken down.", count)
        case _:
            return tr.plural("{n} question is new again.", "{n} questions are new again.", count)
