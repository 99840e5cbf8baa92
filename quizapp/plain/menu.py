"""The menu: everything but the sessions themselves, as numbered lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.core.attempts import Mode
from quizapp.plain.lines import clean
from quizapp.plain.sittings import hold_sittings
from quizapp.progress.errors import StorageError
from quizapp.study import Start
from quizapp.wording import minutes_words, streak_words

if TYPE_CHECKING:
    from collections.abc import Iterator

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
        tr = self._console.tr
        actions = {
            tr("Learn"): self._learn,
            tr("Quiz"): self._quiz,
            tr("Decks"): self._decks,
            tr("Glossary"): self._glossary,
            tr("Find a question"): self._find,
            tr("Problems in question files"): self._problems,
            tr("My progress"): self._progress,
            tr("Another learner"): self._change_learner,
            tr("Quit"): None,
        }
        while True:
            self._console.say_all(("", *home_lines(self._study.overview(), self._workspace, tr)))
            chosen = self._console.choose(list(actions))
            action = list(actions.values())[chosen] if chosen is not None else None
            if action is None:
                return
            action()

    def _learn(self) -> None:
        self._hold(Start(Mode.LEARN))

    def _quiz(self) -> None:
        self._hold(Start(Mode.QUIZ))

    def _hold(self, start: Start) -> None:
        hold_sittings(self._workspace, self._console, self._study, start)

    def _decks(self) -> None:
        deck = self._choose_deck(self._study.standings())
        if deck is None:
            return
        tr = self._console.tr
        self._console.say("", *deck_lines(deck, tr))
        labels = [tr("Learn"), tr("Quiz"), tr("Glossary"), tr("Briefing"), tr("Back")]
        match self._console.choose(labels):
            case 0:
                self._hold(Start(Mode.LEARN, frozenset({deck.deck.id})))
            case 1:
                self._hold(Start(Mode.QUIZ, frozenset({deck.deck.id})))
            case 2:
                self._look_up(self._workspace.index.glossary(deck.deck.id))
            case 3:
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
        self._console.say_all(("", *progress_lines(self._study.overview(), self._console.tr)))

    def _change_learner(self) -> None:
        learner = choose_learner(self._workspace, self._console)
        if learner is not None:
            self._study = self._workspace.study(learner)

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


def choose_learner(workspace: Workspace, console: Console) -> Learner | None:
    """Let choose who learns, or make a new learner; None for neither."""
    tr = console.tr
    learners = workspace.store.learners()
    console.say("", tr("Who is learning?"))
    chosen = console.choose([*(learner.name for learner in learners), tr("Someone new")])
    if chosen is None:
        return None
    if chosen < len(learners):
        return learners[chosen]
    console.say(tr("What is your name?"))
    said = console.line()
    name = clean(said) if isinstance(said, str) else ""
    if not name:
        return None
    try:
        return workspace.store.add_learner(name, workspace.clock())
    except StorageError as error:
        console.say(error.message(tr))
        return None


def home_lines(overview: Overview, workspace: Workspace, tr: Translator) -> Iterator[str]:
    """Yield who learns, for how many days in a row, and what is to be done today."""
    yield ". ".join(filter(None, (overview.learner.name, streak_words(overview.streak, tr)))) + "."
    if not overview.decks:
        yield no_decks(workspace, tr)
    elif overview.due or overview.new:
        yield tr(
            "Today: {due} due, {new} new, {minutes}.",
            due=overview.due,
            new=overview.new,
            minutes=minutes_words(overview.minutes, tr),
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


def progress_lines(overview: Overview, tr: Translator) -> Iterator[str]:
    """Yield what the learner has done and how far they are with each deck."""
    totals = overview.totals
    yield tr.plural("{n} answer.", "{n} answers.", totals.attempts)
    if totals.attempts:
        yield tr(
            "{right} of them right, {share} percent.",
            right=totals.right,
            share=round(100 * totals.right / totals.attempts),
        )
    if overview.streak:
        yield streak_words(overview.streak, tr) + "."
    for standing in overview.decks:
        yield tr(
            "{deck}: {due} due, {new} new, {learned} learned, {sure} known for sure.",
            deck=standing.deck.title,
            due=standing.due,
            new=standing.new,
            learned=standing.learned,
            sure=standing.sure,
        )


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
