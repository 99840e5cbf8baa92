"""``quizapp add FILE …``: question files are checked and copied into one's own folder."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, assert_never

from quizapp.authoring.adding import Added, BadName, IdTaken, NameTaken, There, Unusable, add_file
from quizapp.bank.files import find_files
from quizapp.bank.index import open_index
from quizapp.bank.problems import Severity, visible
from quizapp.bank.reader import load_deck
from quizapp.bank.rendering import format_text
from quizapp.cli.decks_named import refuse_text, require_path
from quizapp.cli.errors import CommandError, UsageError
from quizapp.cli.lines import columns, prepare
from quizapp.cli.paths import shown_path
from quizapp.language.refusals import refusal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from quizapp.authoring.adding import NotAdded
    from quizapp.bank.problems import Problem
    from quizapp.cli.surroundings import Surroundings
    from quizapp.language import Translator


def run(surroundings: Surroundings) -> int:
    """Add the files; 1 if one of them could not be added."""
    tr, folder = surroundings.tr, surroundings.places.questions
    if not surroundings.options.words:
        raise UsageError(tr("The question file to add is missing: quizapp add my-topic.yaml"))
    paths = [Path(word) for word in surroundings.options.words]
    for path in paths:
        require_path(path, tr)
        refuse_text(path, tr)
    if os.path.lexists(folder) and not folder.is_dir():
        raise CommandError(tr("»{path}« is no folder, so that nothing can be added to it.", path=folder))
    prepare(utf8=False)
    ids = _ids(surroundings)
    added = fine = 0
    files = list(_files(paths, tr))
    for path in files:
        done = _add(path, folder, ids, tr)
        fine += done
        added += done
    if added:
        print(tr("»quizapp« shows what is in »{folder}«.", folder=visible(str(folder))))
    return 0 if fine == len(files) else 1


def _files(paths: Iterable[Path], tr: Translator) -> Iterator[Path]:
    """Yield the files named and those in the folders named.

    Raises:
        CommandError: there is none in a folder.
    """
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        found = [shown_path(Path(file.path)) for file in find_files([path])]
        if not found:
            raise CommandError(tr("There is no question file in »{path}«.", path=path))
        yield from found


def _ids(surroundings: Surroundings) -> dict[str, Path]:
    """Return which file of the person's own folder has which deck id."""
    with open_index(surroundings.places.index) as index:
        index.refresh([surroundings.places.questions])
        return {deck.id: deck.path for deck in index.decks()}


def _add(path: Path, folder: Path, ids: dict[str, Path], tr: Translator) -> bool:
    """Add one file and say how it went; return whether it is there now."""
    if not path.is_file():
        return _refuse(tr("»{path}« is no question file.", path=path))
    problems = load_deck(path).problems
    for each in problems:
        print(format_text(each, tr, columns()) + "\n")
    try:
        outcome = add_file(path, folder, ids)
    except (OSError, ValueError) as error:
        reason = tr(refusal(error))
        return _refuse(tr("»{path}« could not be added: {reason}.", path=path, reason=reason))
    match outcome:
        case Added(target, deck):
            ids[deck.id] = target
            print("\n".join(map(visible, _told(path, outcome, problems, tr))))
            return True
        case There(target):
            print(visible(tr("»{path}« is there already, as »{target}«.", path=path, target=target)))
            return True
        case _:
            return _refuse(_refusal(path, outcome, tr))


def _told(path: Path, added: Added, problems: Iterable[Problem], tr: Translator) -> Iterator[str]:
    entries = tr.plural("{n} usable entry", "{n} usable entries", len(added.deck.entries))
    yield tr("»{path}« was added: {entries}.", path=path, entries=entries)
    if added.briefing is not None:
        yield tr("Its briefing »{briefing}« was copied too.", briefing=added.briefing.name)
    if any(found.severity is Severity.ERROR for found in problems):
        yield tr("What has errors is left out; mend it in »{target}«.", target=added.path)


def _refuse(message: str) -> bool:
    print(visible(message), file=sys.stderr)
    return False


def _refusal(path: Path, outcome: NotAdded, tr: Translator) -> str:
    match outcome:
        case Unusable():
            return tr("»{path}« was not added: it has no usable entry.", path=path)
        case BadName(name) if name == path.name:
            return tr(
                "»{path}« was not added: the name of a question file ends in .yaml and does not begin "
                "with a dot.",
                path=path,
            )
        case BadName(name):
            return tr(
                "»{path}« was not added: its briefing cannot be called »{name}«; call it »briefing.md«, "
                "for instance.",
                path=path,
                name=name,
            )
        case NameTaken(target):
            return tr(
                "»{path}« was not added: another »{target}« is there. Delete or rename that one, or give "
                "this one another name.",
                path=path,
                target=target,
            )
        case IdTaken(deck, target):
            return tr(
                "»{path}« was not added: »{target}« has the same deck id »{deck}«. Delete that file, or "
                "write another »id:« into this one.",
                path=path,
                target=target,
                deck=deck,
            )
        case _:
            assert_never(outcome)
