"""Rereading: question files that change while the program runs are in use at once."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from quizapp.progress.errors import StorageError
from quizapp.reconciliation import reconcile

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from quizapp.bank.changes import Changes
    from quizapp.core.items import Item
    from quizapp.language import Translator
    from quizapp.study import Workspace


class Reread(NamedTuple):
    """What came of reading files again.

    ``titles`` are the decks that are new or otherwise now, ``gone`` those that are no more. ``broken``
    are the names of the files that have problems, ``problems`` how many. ``renamed`` has the new ids of
    items under way, ``trouble`` says why the progress could not follow.
    """

    titles: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    broken: tuple[str, ...] = ()
    problems: int = 0
    renamed: Mapping[str, str] = MappingProxyType({})
    trouble: StorageError | None = None

    @property
    def is_news(self) -> bool:
        """Whether there is anything to say."""
        return bool(self.titles or self.gone or self.broken or self.trouble is not None)


def take_in(workspace: Workspace, changes: Changes, under_way: Iterable[Item] = ()) -> Reread:
    """Let changed files count from now on, and let the progress follow.

    Items ``under_way`` in a session stay as they are; what they are called now is in the result.
    """
    index = workspace.index
    before = {deck.id: deck.title for deck in index.decks()}
    files = index.take(changes)
    after = {deck.id for deck in index.decks()}
    broken = [file for file in files if file.errors + file.warnings]
    titles = tuple(file.title for file in files if file.deck is not None)
    told = Reread(
        titles,
        tuple(title for deck, title in before.items() if deck not in after and title not in titles),
        tuple(Path(file.path).name for file in broken),
        sum(file.errors + file.warnings for file in broken),
    )
    try:
        return told._replace(renamed=reconcile(index, workspace.store, workspace.clock, under_way))
    except StorageError as error:
        return told._replace(trouble=error)


def reread(workspace: Workspace, under_way: Sequence[Item] = ()) -> Reread | None:
    """Read what has changed and let it count; None if nothing has."""
    from quizapp.bank.changes import read_changes

    index = workspace.index
    told: Reread | None = None
    complete = False
    while not complete and (changes := read_changes(index.roots, index.known)) is not None:
        more = take_in(workspace, changes, under_way)
        told = more if told is None else _together(told, more)
        complete = changes.complete
    return told


def reread_words(told: Reread, tr: Translator) -> str:
    """Say in a line what was read again and what is wrong in it; nothing if all is as it was."""
    said = []
    if len(told.titles) == 1:
        said.append(tr("»{deck}« was read again.", deck=told.titles[0]))
    elif told.titles:
        count = len(told.titles)
        said.append(tr.plural("{n} deck was read again.", "{n} decks were read again.", count))
    if len(told.gone) == 1:
        said.append(tr("»{deck}« is gone.", deck=told.gone[0]))
    elif told.gone:
        said.append(tr.plural("{n} deck is gone.", "{n} decks are gone.", len(told.gone)))
    if len(told.broken) == 1:
        file = told.broken[0]
        said.append(tr.plural("{n} problem in {file}.", "{n} problems in {file}.", told.problems, file=file))
    elif told.broken:
        count = len(told.broken)
        said.append(tr.plural("Problems in {n} file.", "Problems in {n} files.", count))
    if told.trouble is not None:
        said.append(told.trouble.message(tr))
    return " ".join(said)


def _together(one: Reread, other: Reread) -> Reread:
    return Reread(
        (*one.titles, *other.titles),
        (*one.gone, *other.gone),
        (*one.broken, *other.broken),
        one.problems + other.problems,
        {**one.renamed, **other.renamed},
        other.trouble or one.trouble,
    )
