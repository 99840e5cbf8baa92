"""Home: what is due and one key to start it, the decks, the last weeks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll

from quizapp.bank.messages import Severity
from quizapp.language import N_
from quizapp.progress.errors import StorageError
from quizapp.tui.requests import (
    ChangeLearner,
    Cram,
    Find,
    Learn,
    Quiz,
    ShowBriefing,
    ShowGlossary,
    ShowProblems,
    ShowSettings,
    ShowStatistics,
    TakeExam,
)
from quizapp.tui.screens.base import WIDE, QuizScreen
from quizapp.tui.text import hang, stack, styled, wrap
from quizapp.tui.widgets.activity import HEIGHT as MAP_HEIGHT
from quizapp.tui.widgets.activity import ActivityMap
from quizapp.tui.widgets.block import Block
from quizapp.tui.widgets.deck_table import Columns, DeckRow, deck_rows
from quizapp.tui.widgets.header import Header
from quizapp.tui.widgets.key_bar import KeyBar
from quizapp.tui.widgets.row_list import RowList
from quizapp.tui.widgets.today import Today
from quizapp.wording import streak_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.content import Content

    from quizapp.bank.problems import Problem
    from quizapp.language import Translator
    from quizapp.study import Message, Overview, Study

_MORE_NEW = 10
_LEAST_ROWS = 5


class HomeScreen(QuizScreen[None]):
    """The first screen. All keys act on the highlighted row, which at first stands for all decks."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "learn", N_("learn"), tooltip=N_("Learn what is due, and today's new questions.")),
        Binding(
            "n", "more_new", N_("more new"), tooltip=N_("Learn more new questions than planned for today.")
        ),
        Binding(
            "q", "quiz", N_("quiz"), tooltip=N_("A quiz of random questions. It leaves the schedule alone.")
        ),
        Binding(
            "x",
            "exam",
            N_("exam"),
            tooltip=N_("An exam: as in a test, marked at the end. One begun goes on."),
        ),
        Binding("s", "statistics", N_("statistics"), tooltip=N_("See what your answers come to.")),
        Binding("escape", "app.quit", N_("quit"), tooltip=N_("Quit. Everything is stored already.")),
        Binding("g", "glossary", N_("glossary"), tooltip=N_("Look up terms.")),
        Binding("b", "briefing", N_("briefing"), tooltip=N_("Read the briefing of the highlighted deck.")),
        Binding(
            "f,/", "find", N_("find"), tooltip=N_("Find questions, look at them and change several at once.")
        ),
        Binding(
            "c", "cram", N_("cram"), tooltip=N_("Cram everything, due or not. It leaves the schedule alone.")
        ),
        Binding(
            "w", "learners", N_("who"), tooltip=N_("Who learns: change, add, rename or delete learners.")
        ),
        Binding("p", "problems", N_("problems"), tooltip=N_("See what is wrong with question files.")),
        Binding("comma", "settings", N_("settings"), tooltip=N_("See and change what can be set.")),
    ]
    DEFAULT_CSS = """
    HomeScreen {
        align-horizontal: center;
        & > Header, & > #page { max-width: 100; }
        & > #page { height: 1fr; padding: 0 1; scrollbar-size-vertical: 1; }
        & #main, & #side { height: auto; width: 1fr; }
        & #heading { margin-top: 1; padding: 0 0 0 2; height: 1; }
        & #notices { margin-bottom: 1; }
        & ActivityMap, & #place { margin: 1 0 0 2; }
    }
    HomeScreen.-wide {
        & > Header, & > #page { max-width: 176; }
        & > #page { layout: horizontal; }
        & #main { width: 3fr; max-width: 110; }
        & #side { width: 2fr; max-width: 64; padding-left: 3; }
        & #side ActivityMap { margin-top: 0; }
    }
    HomeScreen.-short #heading { margin-top: 0; }
    HomeScreen.-roomy #page { padding: 1 1 0 1; }
    """

    def __init__(self, study: Study, questions: Path, notices: Sequence[Message], tr: Translator) -> None:
        """Show home for a study; ``questions`` is the folder for the learner's own files."""
        super().__init__(tr)
        self.add_class("-home")
        self._study = study
        self._questions = questions
        self._messages = notices
        self._overview: Overview | None = None
        self._trouble: StorageError | None = None
        self._news: Callable[[Translator], str] | None = None
        self._rows: list[DeckRow] = []
        self._problems: Sequence[Problem] = ()
        self._header = Header()
        self._notices = Block(id="notices")
        self._today = Today()
        self._heading = Block(id="heading")
        self._list = RowList(id="decks")
        self._map = ActivityMap()
        self._place = Block(id="place")

    def compose(self) -> ComposeResult:
        """Decks on the left, the last weeks below or, with room, on the right."""
        yield self._header
        with VerticalScroll(id="page", can_focus=False):
            with Vertical(id="main"):
                yield self._notices
                yield self._today
                yield self._heading
                yield self._list
            with Vertical(id="side"):
                yield self._map
                yield self._place
        yield KeyBar()

    def on_screen_resume(self) -> None:
        """Count again: a session may have changed everything."""
        self.recount()
        self._list.focus(scroll_visible=False)

    def renew(self) -> None:
        """Say no more what was read before: it may be mended. What is read now is announced after this."""
        self._news = None
        super().renew()

    def reread(self) -> None:
        """Count again: other questions may be there now."""
        self.recount()

    def announce(self, news: Callable[[Translator], str]) -> None:
        """Say in a line what was just done."""
        self._news = news
        self._place.renew()

    def recount(self) -> None:
        """Ask anew what is due, new and known, and show it."""
        self._is_stale = False
        try:
            self._overview = self._study.overview()
            self._trouble = None
        except StorageError as error:
            self._trouble = error
        self._problems = self._study.index.problems()
        self.show_texts()

    def on_resize(self, event: events.Resize) -> None:
        """Share the height out."""
        self._share_height()

    def show_texts(self) -> None:
        """Show the overview."""
        overview, tr = self._overview, self.tr
        self._notices.show(self._notice_lines if self._told else None)
        if overview is None:
            return
        self._rows = deck_rows(overview.decks, overview.due, tr)
        who = [part for part in (overview.learner.name, streak_words(overview.streak, tr)) if part]
        self._header.tell("quizapp", styled(" · ".join(who), "$muted"))
        self._heading.show((lambda width: [Columns(tr, width).heading()]) if self._rows else None)
        self._list.fill(
            len(self._rows),
            lambda index, width: Columns(tr, width).row(self._rows[index]),
            highlighted=self._list.highlighted or 0,
        )
        self._map.tell(overview.activity, overview.today, tr)
        self._place.show(self._place_lines)
        self._show_today()
        self._share_height()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what the highlighted row allows."""
        row = self._row
        match action:
            case "learn":
                return row is not None and row.due + self._new_today > 0
            case "quiz" | "exam" | "cram" | "glossary" | "find":
                return row is not None
            case "more_new":
                return row is not None and row.new > 0
            case "briefing":
                return self._briefing is not None
            case "problems":
                return bool(self._problems)
            case _:
                return True

    def on_row_list_moved(self) -> None:
        """Say what is to be learned in the highlighted row."""
        self._show_today()

    def action_learn(self) -> None:
        """Ask for a sitting."""
        self.post_message(Learn(self._decks))

    def action_more_new(self) -> None:
        """Ask for a sitting with more new items."""
        self.post_message(Learn(self._decks, more_new=self._study.settings.new_a_day or _MORE_NEW))

    def action_quiz(self) -> None:
        """Ask for a quiz."""
        self.post_message(Quiz(self._decks))

    def action_exam(self) -> None:
        """Ask for an exam."""
        self.post_message(TakeExam(self._decks))

    def action_cram(self) -> None:
        """Ask to cram."""
        self.post_message(Cram(self._decks))

    def action_find(self) -> None:
        """Ask for the items of the highlighted row."""
        from quizapp.core.query_words import Field, term

        row = self._row
        deck = row.deck if row is not None else None
        self.post_message(Find(f"{term(Field.DECK, deck, self.tr.code)} " if deck else ""))

    def action_glossary(self) -> None:
        """Ask for the glossary."""
        self.post_message(ShowGlossary(self._decks))

    def action_briefing(self) -> None:
        """Ask for the briefing."""
        if self._briefing is not None:
            self.post_message(ShowBriefing(self._briefing))

    def action_statistics(self) -> None:
        """Ask for the statistics."""
        self.post_message(ShowStatistics())

    def action_problems(self) -> None:
        """Ask for the problems."""
        self.post_message(ShowProblems())

    def action_settings(self) -> None:
        """Ask for the settings."""
        self.post_message(ShowSettings())

    def action_learners(self) -> None:
        """Ask for the learners."""
        self.post_message(ChangeLearner())

    @property
    def _row(self) -> DeckRow | None:
        index = self._list.highlighted
        return self._rows[index] if index is not None and index < len(self._rows) else None

    @property
    def _told(self) -> list[Message]:
        """What the person should know: the run's notices, and why the progress cannot be read."""
        return [*self._messages, *([self._trouble] if self._trouble is not None else [])]

    @property
    def _decks(self) -> frozenset[str] | None:
        """The decks that the highlighted row stands for, None for all."""
        row = self._row
        return None if row is None or row.deck is None else frozenset({row.deck})

    @property
    def _briefing(self) -> str | None:
        """The highlighted deck, if it has a briefing."""
        row = self._row
        if row is None or row.deck is None or self._overview is None:
            return None
        decks = (one.deck for one in self._overview.decks)
        return next((deck.id for deck in decks if deck.id == row.deck and deck.article is not None), None)

    @property
    def _new_today(self) -> int:
        """How many of the row's new items are for today."""
        if self._overview is None or self._row is None:
            return 0
        new = min(self._row.new, self._overview.new)
        return new if self._row.new_limit is None else min(new, self._row.new_limit)

    def _show_today(self) -> None:
        back = self._overview is not None and self._overview.is_return
        self._today.tell(self._row, self._new_today, self.tr, back=back)
        self.refresh_bindings()

    def _notice_lines(self, width: int) -> list[Content]:
        return stack(
            *(
                hang(styled("! ", "bold $warning"), styled(message.message(self.tr)), width)
                for message in self._told
            )
        )

    def _place_lines(self, width: int) -> list[Content]:
        tr = self.tr
        lines: list[Content] = []
        if self._news is not None:
            lines += hang(styled("· ", "bold $accent"), styled(self._news(tr)), width)
        doubts = sum(problem.severity is not Severity.HINT for problem in self._problems)
        if doubts:
            count = tr.plural(
                "{n} problem in the question files; p shows it.",
                "{n} problems in the question files; p shows them.",
                doubts,
            )
            lines += hang(styled("! ", "bold $warning"), styled(count), width)
        place = tr("Your own question files: {path}", path=_shortened(self._questions))
        return [*lines, *wrap(styled(place, "$muted"), width)]

    def _share_height(self) -> None:
        """Give the decks the height that is left, and show the last weeks only if there is enough."""
        wide = self.size.width >= WIDE
        back = self._overview is not None and self._overview.is_return
        fixed = 2 + 3 + back + 2 + 2 + (0 if wide else 2)
        room = self.size.height - fixed - 2 * len(self._told)
        rows = len(self._rows)
        with_map = self._overview is not None and bool(self._overview.activity)
        below = with_map and not wide and room - min(rows, _LEAST_ROWS) > MAP_HEIGHT
        self._map.display = with_map and (wide or below)
        self._list.styles.max_height = max(3, room - (MAP_HEIGHT + 1 if below else 0))


def _shortened(path: Path) -> str:
    """Write the home folder as ~."""
    try:
        return str(Path("~") / path.relative_to(Path.home()))
    except (ValueError, RuntimeError):
        return str(path)
