"""The problems of the question files, each with its place, its excerpt and its remedy."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content

from quizapp.bank.messages import SEVERITY_WORDS
from quizapp.bank.problems import visible
from quizapp.language import N_
from quizapp.tui.faults import SIGNS, repaired_lines
from quizapp.tui.requests import EditFile
from quizapp.tui.screens.base import QuizScreen
from quizapp.tui.text import READABLE, hang, stack, styled, wrap
from quizapp.tui.widgets.block import Block
from quizapp.tui.widgets.header import Header
from quizapp.tui.widgets.key_bar import KeyBar
from quizapp.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from quizapp.bank.problems import Problem
    from quizapp.language import Translator


class ProblemsScreen(QuizScreen[None]):
    """Lists the problems and shows the highlighted one in full."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "edit", N_("edit"), tooltip=N_("Edit the file at this place in your editor.")),
        Binding("escape,enter,p", "close", N_("back"), tooltip=N_("Close the list.")),
    ]
    DEFAULT_CSS = """
    ProblemsScreen {
        & RowList { height: auto; max-height: 40%; margin: 0 1; }
        & #problem {
            height: 1fr;
            margin-top: 1;
            padding: 0 3;
            border-top: solid $surface;
            scrollbar-size-vertical: 1;
        }
    }
    """

    def __init__(self, look: Callable[[], Sequence[Problem]], tr: Translator) -> None:
        """Show the problems that ``look`` gives, which is asked again when files were read again."""
        super().__init__(tr)
        self._look = look
        self._problems = look()
        self._header = Header()
        self._list = RowList()
        self._detail = Block()

    def compose(self) -> ComposeResult:
        """The list above, the highlighted problem below."""
        yield self._header
        yield self._list
        with VerticalScroll(id="problem", can_focus=False):
            yield self._detail
        yield KeyBar()

    def on_mount(self) -> None:
        """Begin in the list."""
        self._list.focus()

    def show_texts(self) -> None:
        """Show the problems."""
        tr = self.tr
        count = tr.plural("{n} problem", "{n} problems", len(self._problems))
        self._header.tell(tr("Problems in question files"), styled(count, "$muted"))
        self._list.fill(len(self._problems), self._row, highlighted=self._list.highlighted or 0)
        self._show_detail()
        self.refresh_bindings()

    def reread(self) -> None:
        """Show the problems there are now."""
        self._problems = self._look()
        self.show_texts()

    def on_row_list_moved(self) -> None:
        """Show what is highlighted."""
        self._show_detail()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to edit where there is a problem."""
        return action != "edit" or self._list.highlighted is not None

    def action_edit(self) -> None:
        """Ask for the editor at the place of the problem."""
        if self._list.highlighted is not None:
            problem = self._problems[self._list.highlighted]
            self.post_message(EditFile(problem.path, problem.line))

    def action_close(self) -> None:
        """Close the list."""
        self.dismiss()

    def _row(self, index: int, width: int) -> Content:
        problem = self._problems[index]
        sign, style = SIGNS[problem.severity]
        place = visible(f"{problem.path.name}:{problem.line}")
        return (
            styled(f"{sign} ", f"bold {style}")
            + styled(f"{place}  ", "$muted")
            + styled(problem.message(self.tr))
        )

    def _show_detail(self) -> None:
        index = self._list.highlighted
        if index is None:
            self._detail.show(lambda width: wrap(styled(self.tr("No problems.")), width))
        else:
            problem = self._problems[index]
            self._detail.show(lambda width: problem_lines(problem, self.tr, width))


def problem_lines(problem: Problem, tr: Translator, width: int) -> list[Content]:
    """Lay out what is wrong, where, the line with the place marked, and what to do."""
    sign, style = SIGNS[problem.severity]
    said, _, repaired = problem.help(tr).partition("\n")
    word = styled(f"{sign} {tr(SEVERITY_WORDS[problem.severity])}: ", f"bold {style}")
    place = visible(f"{problem.path}:{problem.line}:{problem.column}")
    readable = min(width, READABLE)
    return stack(
        hang(word, styled(problem.message(tr), "bold"), readable) + wrap(styled(place, "$muted"), width),
        _excerpt(problem, style, width) if problem.excerpt else [],
        wrap(styled(said), readable) if said else [],
        repaired_lines(problem, repaired, tr, width) if repaired else [],
    )


def _excerpt(problem: Problem, style: str, width: int) -> list[Content]:
    """Return the line of the file, cut to the width around the place, and carets below the place."""
    raw = problem.excerpt.replace("\t", "    ")
    shift = len(raw) - len(problem.excerpt) if "\t" in problem.excerpt[: problem.column - 1] else 0
    start = min(problem.column - 1 + shift, len(raw))
    same_line = problem.end_line == problem.line
    end = max(start + 1, min(problem.end_column - 1 + shift, len(raw)) if same_line else len(raw))
    before, marked, after = visible(raw[:start]), visible(raw[start:end]) or " ", visible(raw[end:])
    margin = styled(f"{problem.line} │ ", "$muted")
    room = max(8, width - margin.cell_length)
    if Content(before).cell_length + 8 > room:
        before = "…" + before[-(room // 3) :]
    line = styled(before) + styled(marked, f"bold {style}") + styled(after)
    carets = " " * Content(before).cell_length + "^" * Content(marked).cell_length
    empty = styled(" " * (margin.cell_length - 2) + "│ ", "$muted")
    return [
        margin + line.truncate(room, ellipsis=True),
        empty + styled(carets, f"bold {style}").truncate(room),
    ]
