"""``quizapp check [PATH …]``: what is wrong in question files, and where."""

from __future__ import annotations

import json
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.authoring.checking import check_reading
from quizapp.authoring.selecting import EVERYTHING, UnknownCodeError, select
from quizapp.bank.files import find_files
from quizapp.bank.messages import SAYINGS
from quizapp.bank.problems import Severity, problem, visible
from quizapp.bank.reader import load_deck, without_collecting
from quizapp.bank.rendering import as_json, count_words, format_github, format_text
from quizapp.cli.decks_named import refuse_text, require_path
from quizapp.cli.errors import CommandError, UsageError
from quizapp.cli.lines import columns, prepare
from quizapp.cli.paths import shown_path
from quizapp.progress.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quizapp.authoring.acceptances import Acceptances
    from quizapp.authoring.selecting import Selection
    from quizapp.bank.problems import Problem
    from quizapp.cli.surroundings import Surroundings
    from quizapp.language import Translator


@dataclass(frozen=True, slots=True)
class Checked:
    """One file: how many entries can be used, and its problems."""

    path: Path
    entries: int
    problems: tuple[Problem, ...]


def run(surroundings: Surroundings) -> int:
    """Check the files and print their problems; 1 if there are errors."""
    if surroundings.options.explain is not None:
        from quizapp.cli.explaining import explain

        return explain(surroundings.options.explain, surroundings.tr)
    tr, form = surroundings.tr, surroundings.options.format
    selection = _selection(surroundings)
    roots = _roots(surroundings)
    found: Counter[Severity] = Counter()
    files = entries = mended = 0
    prepare(utf8=form in ("json", "github"))
    fine = not surroundings.options.fix or _fix(roots, tr, form)
    collected = []
    for checked in check_files(roots, selection, _accepted(surroundings, selection)):
        files += 1
        entries += checked.entries
        found.update(each.severity for each in checked.problems)
        fixable = _fixable(checked) if form != "github" and not surroundings.options.fix else []
        mended += len(fixable)
        if form == "json":
            collected += [as_json(each, tr) | {"fixable": each in fixable} for each in checked.problems]
        else:
            _print(checked.problems, tr, github=form == "github")
    if not files:
        raise CommandError(_nothing(roots, surroundings))
    if form == "json":
        print(json.dumps(collected, ensure_ascii=False, indent=1))
    elif form != "github":
        print(_sum(files, entries, found, tr))
        if mended:
            print(_by_itself(mended, found.total(), surroundings))
    return 1 if found[Severity.ERROR] or not fine else 0


def _fix(roots: Sequence[Path], tr: Translator, form: str | None) -> bool:
    from quizapp.cli.fixing import fix_files

    return fix_files(roots, tr, quietly=form in ("json", "github"))


def _fixable(checked: Checked) -> list[Problem]:
    """Return which of a file's problems ``--fix`` would mend; it does nothing about advice."""
    if not any(each.code in SAYINGS for each in checked.problems):
        return []
    from quizapp.authoring.fixes import mendable

    return mendable(checked.path, checked.problems)


def check_files(
    roots: Sequence[Path], selection: Selection = EVERYTHING, accepted: Acceptances | None = None
) -> Iterator[Checked]:
    """Read one file after the other; a deck id that was there before gives a hint.

    ``accepted`` are the answers that learners had counted as right.
    """
    decks: dict[str, Path] = {}
    for file in find_files(roots):
        with without_collecting():
            checked = _check_file(shown_path(Path(file.path)), decks, selection, accepted)
        yield checked


def _check_file(
    path: Path, decks: dict[str, Path], selection: Selection, accepted: Acceptances | None
) -> Checked:
    """Check one file; its deck is kept no longer than that."""
    reading = load_deck(path)
    more = accepted.remarks(reading.deck) if accepted is not None and reading.deck is not None else ()
    problems = check_reading(reading, path, more, selection)
    if reading.deck is not None and selection.has("shadowed-deck"):
        first = decks.setdefault(reading.deck.id, path)
        if first is not path:
            values = {"id": reading.deck.id, "other": first}
            problems = (problem("shadowed-deck", path, values=values), *problems)
    entries = len(reading.deck.entries) if reading.deck is not None else 0
    return Checked(path, entries, problems)


def _selection(surroundings: Surroundings) -> Selection:
    """Return which codes are to be told.

    Raises:
        UsageError: one of them is unknown.
    """
    try:
        return select(surroundings.options.select, surroundings.options.ignore)
    except UnknownCodeError as error:
        from quizapp.cli.explaining import unknown_code

        raise UsageError(unknown_code(error, surroundings.tr)) from error


def _accepted(surroundings: Surroundings, selection: Selection) -> Acceptances | None:
    """Return the answers that learners had counted as right; say so if they cannot be read."""
    path = surroundings.places.progress
    if not selection.has("accepted-by-learners") or not path.exists():
        return None
    from quizapp.authoring.acceptances import load_acceptances

    try:
        return load_acceptances(path)
    except StorageError as error:
        tr = surroundings.tr
        said = tr("The answers that learners had counted as right are left out.")
        print(f"quizapp: {said} {visible(error.message(tr))}", file=sys.stderr)
        return None


def _roots(surroundings: Surroundings) -> tuple[Path, ...]:
    paths = tuple(map(Path, surroundings.options.words))
    for path in paths:
        require_path(path, surroundings.tr)
        refuse_text(path, surroundings.tr)
    return paths or (Path("questions"), surroundings.places.questions)


def _nothing(roots: Sequence[Path], surroundings: Surroundings) -> str:
    tr = surroundings.tr
    if surroundings.options.words:
        return tr("There is no question file in »{path}«.", path=roots[0])
    return tr(
        "There is no question file in »{path}« or »{other}«. Name one: quizapp check my-topic.yaml",
        path=roots[0],
        other=roots[1],
    )


def _print(problems: Sequence[Problem], tr: Translator, *, github: bool) -> None:
    width = columns()
    for each in problems:
        print(format_github(each, tr) if github else format_text(each, tr, width) + "\n")


def _by_itself(mended: int, problems: int, surroundings: Surroundings) -> str:
    """Return the line on what ``--fix`` would mend, with the command to type."""
    import shlex

    tr = surroundings.tr
    command = visible(shlex.join(["quizapp", "check", "--fix", *surroundings.options.words]))
    if mended == problems:
        return tr.plural(
            "»{command}« mends it by itself.",
            "»{command}« mends them all by itself.",
            mended,
            command=command,
        )
    return tr("»{command}« mends {n} of them by itself.", command=command, n=mended)


def _sum(files: int, entries: int, found: Counter[Severity], tr: Translator) -> str:
    """Return one line on everything that was checked."""
    return tr(
        "{files}, {entries}: {problems}.",
        files=tr.plural("{n} file", "{n} files", files),
        entries=tr.plural("{n} usable entry", "{n} usable entries", entries),
        problems=count_words(found, tr) or tr("no problems"),
    )
