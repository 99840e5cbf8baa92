"""The menu: everything but the sessions themselves, as numbered lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.core.attempts import Mode
from quizapp.plain.learners import manage_learners
from quizapp.plain.sittings import hold_sittings
from quizapp.study import Start
from quizapp.wording import minutes_words, sitting_words, streak_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from quizapp.core.decks import GlossaryEntry
    from quizapp.language import Translator
    from quizapp.plain.console import Console
    from quizapp.progress.queries import Learner
    from quizapp.study import DeckStanding, Overview, Workspace


class Menu:
    """Home, line by line: says what is due and lets choose what to do, until the learner quits."""

    def __init__(self, workspace: Workspace, console: Console, learner: Learner) -> None:
        self._workspace = workspace
        self._console = console
        self._study = workspace.study(learner)

    def run(self) -> None:
        """Offer the menu until it is quit or the input ends."""
        while True:
            actions = self._actions(self._console.tr)
            lines = home_lines(self._study.overview(), self._workspace, self._console.tr)
            self._console.say_all(("", *lines))
            chosen = self._console.choose(list(actions))
            action = list(actions.values())[chosen] if chosen is not None else None
            if action is None or action() is False:
                return
            self._reread()

    def _reread(self) -> None:
        """Use question files as they are now, and say what was read again."""
        from quizapp.rereading import reread, reread_words

        told = reread(self._workspace)
        if told is not None:
            self._study.reread()
            self._console.say_all(filter(None, (reread_words(told, self._console.tr),)))

    def _actions(self, tr: Translator) -> dict[str, Callable[[], object] | None]:
        return {
            tr("Learn"): self._learn,
            tr("Quiz"): self._quiz,
            tr("Exam"): self._exam,
            tr("Cram"): self._cram,
            tr("Decks"): self._decks,
            tr("Glossary"): self._glossary,
            tr("Find a question"): self._find,
            tr("Problems in question files"): self._problems,
            tr("My progress"): self._progress,
            tr("Another learner"): self._change_learner,
            tr("Settings"): self._settings,
            tr("Quit"): None,
        }

    def _learn(self) -> None:
        self._hold(Start(Mode.LEARN))

    def _quiz(self) -> None:
        self._hold(Start(Mode.QUIZ))

    def _exam(self) -> None:
        self._hold(Start(Mode.EXAM))

    def _cram(self) -> None:
        self._hold(Start(Mode.CRAM))

    def _hold(self, start: Start) -> None:
        hold_sittings(self._workspace, self._console, self._study, start)

    def _decks(self) -> None:
        deck = self._choose_deck(self._study.standings())
        if deck is None:
            return
        tr = self._console.tr
        self._console.say("", *deck_lines(deck, tr))
        modes = {
            tr("Learn"): Mode.LEARN,
            tr("Quiz"): Mode.QUIZ,
            tr("Exam"): Mode.EXAM,
            tr("Cram"): Mode.CRAM,
        }
        chosen = self._console.choose([*modes, tr("Glossary"), tr("Briefing"), tr("Back")])
        if chosen is not None and chosen < len(modes):
            self._hold(Start(list(modes.values())[chosen], frozenset({deck.deck.id})))
            return
        match chosen:
            case 4:
                self._look_up(self._workspace.index.glossary(deck.deck.id))
            case 5:
                self._console.say_all(briefing_lines(self._workspace.index.article(deck.deck.id), tr))
            case _:
                return

    def _find(self) -> None:
        from quizapp.plain.finding import find

        find(self._study, self._console)

    def _glossary(self) -> None:
        index = self._workspace.index
        self._look_up(tuple(entry for deck in index.decks() for entry in index.glossary(deck.id)))

    def _look_up(self, entries: tuple[GlossaryEntry, ...]) -> None:
        """Tell the entries that hold what is typed, until the learner goes back."""
        tr = self._console.tr
        if not entries:
            self._console.say(tr("There is no glossary here."))
            return
        while True:
            self._console.say("", tr("Type a term or a part of it, nothing for all of them, /q to go back."))
            wanted = self._console.line()
            if not isinstance(wanted, str):
                return
            found = [entry for entry in entries if _holds(entry, wanted.casefold())]
            for entry in found:
                self._console.say_all(glossary_lines(entry, tr))
            if not found:
                self._console.say(tr("»{term}« is not in the glossary.", term=wanted))

    def _problems(self) -> None:
        tr = self._console.tr
        problems = self._workspace.index.problems()
        if not problems:
            self._console.say(tr("The question files have no problems."))
        for problem in problems:
            place = tr("{file}, line {line}:", file=problem.path.name, line=problem.line)
            self._console.say(f"{place} {problem.message(tr)}.", *filter(None, (problem.help(tr),)))

    def _progress(self) -> None:
        from quizapp.reports.gathering import gather
        from quizapp.reports.words import detail_lines, progress_lines

        statistics, tr = gather(self._study), self._console.tr
        self._console.say_all(("", *progress_lines(statistics, tr), *detail_lines(statistics, tr)))

    def _change_learner(self) -> bool:
        """Let somebody else learn; return False if nobody does any more."""
        learner = manage_learners(self._workspace, self._console, self._study.learner)
        if learner is not None:
            self._study = self._workspace.study(learner)
        return learner is not None

    def _settings(self) -> None:
        from quizapp.plain.preferences import change_settings

        self._workspace, self._console = change_settings(self._workspace, self._console)
        self._study.settings = self._workspace.settings

    def _choose_deck(self, standings: tuple[DeckStanding, ...]) -> DeckStanding | None:
        tr = self._console.tr
        if not standings:
            self._console.say(no_decks(self._workspace, tr))
            return None
        labels = [
            " ".join((standing.deck.title + ".", standing_words(standing, tr))) for standing in standings
        ]
        chosen = self._console.choose([*labels, tr("Back")])
        return standings[chosen] if chosen is not None and chosen < len(standings) else None


def home_lines(overview: Overview, workspace: Workspace, tr: Translator) -> Iterator[str]:
    """Yield who learns, for how many days in a row, and what is to be done today."""
    yield ". ".join(filter(None, (overview.learner.name, streak_words(overview.streak, tr)))) + "."
    if not overview.decks:
        yield no_decks(workspace, tr)
    elif overview.due or overview.new:
        if overview.is_return:
            yield tr("Welcome back. What you still know best comes first. The rest can wait.")
        due, new, minutes = overview.sitting
        yield tr(
            "Today: {due}, {new} new, {minutes}.",
            due=sitting_words(overview.due, due, tr),
            new=new,
            minutes=minutes_words(minutes, tr),
        )
    else:
        yield tr("Nothing is due today.")


def no_decks(workspace: Workspace, tr: Translator) -> str:
    """Say that there are no question files, and where to put them."""
    return tr("There are no question files yet. Put yours into »{folder}«.", folder=workspace.questions)


def standing_words(standing: DeckStanding, tr: Translator) -> str:
    """Say how far the learner is with a deck."""
    return tr(
        "{due} due, {new} new, {share} percent known for sure.",
        due=standing.due,
        new=standing.new,
        share=round(100 * standing.sure_share),
    )


def deck_lines(standing: DeckStanding, tr: Translator) -> Iterator[str]:
    """Yield what a deck is and how far the learner is with it."""
    yield standing.deck.title
    if standing.deck.description:
        yield standing.deck.description
    yield tr.plural("{n} question.", "{n} questions.", standing.deck.items)
    yield standing_words(standing, tr)


def glossary_lines(entry: GlossaryEntry, tr: Translator) -> Iterator[str]:
    """Yield a term with what it means, its other names and its example."""
    yield f"{entry.term}: {entry.definition}"
    if entry.also:
        yield tr("Also: {others}", others=", ".join(entry.also))
    if entry.example:
        yield tr("Example: {example}", example=entry.example)


def briefing_lines(article: str | None, tr: Translator) -> Iterator[str]:
    """Yield the briefing without the marks of its layout."""
    if article is None:
        yield tr("There is no briefing to this deck.")
        return
    for line in article.splitlines():
        yield line.strip(" #*-•").replace("**", "")


def _holds(entry: GlossaryEntry, wanted: str) -> bool:
    return any(wanted in text.casefold() for text in (entry.term, *entry.also, entry.definition))
