"""Reviewing drafts line by line: what each asks, what to look at, where the briefing says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.authoring import reviewing
from quizapp.authoring.preview import as_asked, remarks
from quizapp.authoring.reviewing import Decision, ReviewChangedError
from quizapp.authoring.revision import RevisionError
from quizapp.bank.messages import SEVERITY_WORDS
from quizapp.bank.problems import visible
from quizapp.core.cleaning import clean
from quizapp.core.passages import excerpt, find_passage
from quizapp.editing import Place
from quizapp.language import N_
from quizapp.plain.spoken import passage_text, question_lines
from quizapp.wording import key_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from quizapp.authoring.draft_entries import DraftEntry
    from quizapp.authoring.reviewing import Review
    from quizapp.core.items import Item
    from quizapp.language import Translator
    from quizapp.plain.console import Console

_TOLD = {
    Decision.ACCEPTED: N_("Accepted."),
    Decision.CHANGED: N_("Changed."),
    Decision.DROPPED: N_("Dropped."),
}
_CHANGED = N_("The file was changed by somebody else and was read again. Nothing was lost; decide once more.")


class Reviewing:
    """Leads through the drafts of a file: tells one, reads a letter, and does what it says."""

    def __init__(
        self, console: Console, review: Review, name: str, edit: Callable[[Place], str] | None = None
    ) -> None:
        """Review a file; ``name`` is what it is called in commands.

        ``edit`` lets a place be edited and returns what went wrong; None where no editor can be opened.
        """
        self._console = console
        self._review = review
        self._name = name
        self._edit = edit
        self._number = 0

    def run(self) -> None:
        """Go on until no draft is left, or to the end of input; tell what came of it."""
        console, tr = self._console, self._console.tr
        errors = reviewing.error_words(self._review, tr)
        if errors:
            console.say(errors)
        if not self._review.drafts:
            console.say(tr("There are no drafts in »{path}«.", path=self._name))
            console.say(tr("An entry with the line »draft: yes« is a draft too."))
            return
        console.say_all(help_lines(tr))
        self._tell()
        while self._obey(self._read()):
            pass
        console.say_all(reviewing.summary_lines(self._review, tr))
        console.say(tr("Next, check the whole file:"), f"quizapp check {self._name}")

    def _read(self) -> str:
        """Read what to do; the end of input is taken for q."""
        line = self._console.read()
        return "q" if line is None else clean(line).strip().removeprefix("/").casefold()

    def _obey(self, said: str) -> bool:
        """Do what was said; return whether to go on. After the last draft there is only a way back."""
        match said:
            case _ if not self._review.drafts and said not in self._ways_on():
                return False
            case "q":
                return False
            case "a":
                self._decide(lambda: reviewing.accept(self._review, self._number))
            case "x":
                self._decide(lambda: reviewing.drop(self._review, self._number))
            case "s" | "":
                self._go(1)
            case "p":
                self._go(-1)
            case "u":
                self._undo()
            case "r":
                self._read_again()
            case "e":
                self._let_edit()
            case _:
                self._console.say_all(help_lines(self._console.tr))
        return True

    def _ways_on(self) -> tuple[str, ...]:
        """Return the letters that lead on where no draft is left; a file that was broken can be mended."""
        return ("u", "e", "r") if self._review.errors else ("u",)

    def _go(self, step: int) -> None:
        self._number = (self._number + step) % len(self._review.drafts)
        self._tell()

    def _decide(self, decide: Callable[[], Review]) -> None:
        review = self._attempt(decide)
        if review is not None:
            self._take(review)
            self._console.say(self._console.tr(_TOLD[review.decided[-1]]))
            self._tell()

    def _undo(self) -> None:
        if not self._review.steps:
            self._console.say(self._console.tr("There is nothing to undo."))
            return
        number = self._review.steps[-1].number
        review = self._attempt(lambda: reviewing.take_back(self._review)[0])
        if review is not None:
            self._review, self._number = review, number
            self._console.say(self._console.tr("Taken back."))
            self._tell()

    def _read_again(self) -> None:
        """Read the file again, for it may have been edited; tell the draft again."""
        drafts = self._review.drafts
        known = drafts[self._number].entry.common.id if drafts else ""
        review = self._attempt(
            lambda: reviewing.reread(self._review), N_("»{path}« cannot be read: {reason}.")
        )
        if review is not None:
            number = review.drafts.number(known)
            self._number = self._number if number is None else number
            self._take(review)
            self._tell()

    def _let_edit(self) -> None:
        """Open the editor at the draft and read the file again; without an editor say what to do."""
        console, path = self._console, self._review.path
        drafts = self._review.drafts
        line = drafts[self._number].line if drafts else reviewing.first_error(self._review)
        if self._edit is not None:
            trouble = self._edit(Place(path, line))
            if trouble:
                console.say(trouble)
            self._read_again()
            return
        told = console.tr(
            "Change »{path}« from line {n} on in your editor and save it; then type r here.",
            path=visible(str(path)),
            n=line,
        )
        console.say(told)

    def _attempt(
        self, work: Callable[[], Review], refused: str = N_("»{path}« cannot be written: {reason}.")
    ) -> Review | None:
        """Do something with the file, or say why that is not possible; ``refused`` says what was not."""
        tr = self._console.tr
        try:
            return work()
        except ReviewChangedError as error:
            self._take(error.review)
            self._console.say(tr(_CHANGED))
            self._tell()
        except RevisionError as error:
            self._console.say(error.message(tr))
        except OSError as error:
            from quizapp.language.refusals import refusal

            self._console.say(tr(refused, path=self._review.path, reason=tr(refusal(error))))
        return None

    def _take(self, review: Review) -> None:
        """Take over the file as it is now; from beyond the last draft go to the first."""
        self._review = review
        if self._number >= len(review.drafts):
            self._number = 0

    def _tell(self) -> None:
        """Tell the draft of the moment, or that there is none left."""
        drafts, tr = self._review.drafts, self._console.tr
        if not drafts and self._review.errors:
            self._console.say(reviewing.error_words(self._review, tr))
            self._console.say(tr("No draft is left. Enter ends, e changes the file, r reads it again."))
        elif not drafts:
            self._console.say(tr("That was the last draft. Enter ends, u takes the decision back."))
        else:
            self._console.say("", tr("Draft {n} of {total}", n=self._number + 1, total=len(drafts)))
            self._console.say_all(draft_lines(drafts[self._number], self._review, tr))


def draft_lines(draft: DraftEntry, review: Review, tr: Translator) -> Iterator[str]:
    """Yield what a draft asks, with the key, what to look at, and the passages of the briefing."""
    for item in draft.items:
        shown, others = as_asked(item)
        yield from question_lines(shown, tr)
        yield from _key(shown, tr)
        yield from remarks(item, others, tr)
    if not draft.items:
        yield tr("This entry asks nothing yet.")
    common = draft.entry.common
    if common.hint:
        yield tr("Hint:") + " " + common.hint
    if common.explanation:
        yield tr("Explanation:") + " " + common.explanation
    for source in common.sources:
        if review.article is not None and not find_passage(review.article, source):
            yield tr("Not in the briefing word for word: »{text}«", text=source)
        else:
            passage = passage_text(excerpt(review.article or "", source), tr)
            yield tr("In the briefing: {passage}", passage=passage)
    if any(draft.comment):
        yield " ".join((tr("To be checked:"), *filter(None, draft.comment)))
    for problem in draft.problems:
        word = tr(SEVERITY_WORDS[problem.severity])
        yield tr("{word} in line {n}: {message}", word=word, n=problem.line, message=problem.message(tr))
        said, _, repaired = problem.help(tr).partition("\n")
        if said:
            yield said
        if repaired:
            yield tr("So:") + " " + repaired.strip()


def _key(item: Item, tr: Translator) -> Iterator[str]:
    lines = key_lines(item, tr)
    if len(lines) == 1:
        yield tr("The right answer: {key}", key=lines[0])
    else:
        yield tr.plural("The right answer:", "The right answers:", len(lines))
        yield from lines


def help_lines(tr: Translator) -> tuple[str, ...]:
    """Return what can be said about a draft."""
    return (
        tr("a accept, x drop, s or Enter go on without deciding, p go back, u undo,"),
        tr("e change it in your editor, r read the file again, q quit, ? these letters."),
    )
