"""``quizapp export DECK --to FORMAT``: a deck for another program, or for paper."""

from __future__ import annotations

import sys
from dataclasses import replace
from random import randrange
from typing import TYPE_CHECKING, NamedTuple

from quizapp.bank.articles import load_article
from quizapp.bank.messages import Severity
from quizapp.bank.phrases import phrases
from quizapp.bank.problems import visible
from quizapp.bank.reader import load_deck
from quizapp.cli.decks_named import deck_by_id, named_path, require_path
from quizapp.cli.errors import CommandError, UsageError
from quizapp.cli.export_place import export_place
from quizapp.cli.losses import exchanging, tell_losses
from quizapp.cli.paths import shown_path
from quizapp.cli.places import deck_roots
from quizapp.cli.writing import put
from quizapp.core.derivation import derive
from quizapp.exchange.formats import TARGETS, exporter
from quizapp.exchange.results import Source

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from quizapp.cli.options import Options
    from quizapp.cli.surroundings import Surroundings
    from quizapp.exchange.results import Exported
    from quizapp.language import Translator

_FONT = 11
_SEEDS = 10**6
_PRINT = "print"
_UPDATED = frozenset({"anki"})
"""The targets where a second import updates what is there, by its id."""


class _Read(NamedTuple):
    """What is exported, the files that it was read from, and what to say about that."""

    source: Source
    needed: Sequence[Path]
    notices: Sequence[str]


def run(surroundings: Surroundings) -> int:
    """Write the deck and tell what the other side cannot hold."""
    options, tr = surroundings.options, surroundings.tr
    if not options.words:
        raise UsageError(tr("Say which deck: quizapp export DECK --to FORMAT"))
    if options.target is None:
        choices = ", ".join(TARGETS)
        raise UsageError(tr("Say for what: --to and one of: {choices}.", choices=choices))
    _check_options(options, tr)
    read = _read(surroundings)
    path = export_place(options.target, options.output, read.source.deck.id, read.needed, tr)
    try:
        with exchanging(tr):
            exported = _exported(read.source, options, tr)
    except CommandError as error:
        raise CommandError("\n".join((str(error), *map(visible, read.notices)))) from error
    is_new = not path.exists()
    put(path, exported.data, tr)
    print(_told(path, exported.count, tr, is_new=is_new))
    if options.target == _PRINT:
        print(tr("Open it in a browser and print it from there."))
    sys.stdout.flush()
    for notice in read.notices:
        print(visible(notice), file=sys.stderr)
    tell_losses(exported.losses, tr)
    return 0


def _check_options(options: Options, tr: Translator) -> None:
    given = {
        "-n": options.length,
        "--seed": options.seed,
        "--versions": options.versions,
        "--font": options.font,
    }
    for name, value in given.items():
        if value is not None and options.target != _PRINT:
            raise UsageError(tr("{option} is only possible with --to print.", option=name))


def _read(surroundings: Surroundings) -> _Read:
    """Read the deck that was named, without drafts and faulty entries."""
    tr, word = surroundings.tr, surroundings.options.words[0]
    path = named_path(word)
    if path is None:
        path = _found(word, surroundings)
    else:
        require_path(path, tr)
    if path.is_dir():
        raise UsageError(tr("»{path}« is a folder. Name one question file.", path=path))
    reading = load_deck(path)
    errors = sum(problem.severity is Severity.ERROR for problem in reading.problems)
    deck = reading.deck
    if deck is None or not deck.entries:
        raise CommandError(
            tr("There are no usable questions in »{path}«. »quizapp check {path}« says why.", path=path)
        )
    ready = replace(deck, entries=tuple(entry for entry in deck.entries if not entry.common.draft))
    items = derive(ready, phrases(deck.language))
    if not ready.entries:
        raise CommandError(
            tr("All questions in »{path}« are drafts.", path=path)
            + "\n"
            + tr("»quizapp review {path}« shows them one by one, to accept, change or drop them.", path=path)
        )
    if not items:
        raise CommandError(tr("The entries in »{path}« ask nothing.", path=path))
    briefing = path.with_name(deck.article) if deck.article else None
    article = load_article(briefing) if briefing is not None else None
    notices = [*_notices(path, errors, len(deck.entries) - len(ready.entries), tr)]
    if surroundings.options.target in _UPDATED and any(
        entry.common.id.startswith("~") for entry in ready.entries
    ):
        notices.append(_no_ids(path, tr))
    needed = [path] if briefing is None else [path, briefing]
    return _Read(Source(ready, items, article), needed, notices)


def _found(word: str, surroundings: Surroundings) -> Path:
    """Return the file of the deck with this id."""
    from quizapp.bank.index import open_index

    with open_index(surroundings.places.index) as index:
        index.refresh(deck_roots((), surroundings.places))
        decks = index.decks()
        known = deck_by_id(word, decks, surroundings.tr)
        return next(shown_path(deck.path) for deck in decks if deck.id in known)


def _notices(path: Path, errors: int, drafts: int, tr: Translator) -> Iterator[str]:
    if errors:
        yield tr.plural(
            "There is {n} error in »{path}«, and what it concerns was left out. »quizapp check {path}« says "
            "more.",
            "There are {n} errors in »{path}«, and what they concern was left out. »quizapp check {path}« "
            "says more.",
            errors,
            path=path,
        )
    if drafts:
        yield tr.plural(
            "{n} draft was left out. »quizapp review {path}« shows it.",
            "{n} drafts were left out. »quizapp review {path}« shows them.",
            drafts,
            path=path,
        )


def _no_ids(path: Path, tr: Translator) -> str:
    return tr(
        "Some entries have no id: a question that is worded anew and exported again will be there twice. "
        "»quizapp check --fix {path}« gives ids.",
        path=path,
    )


def _exported(source: Source, options: Options, tr: Translator) -> Exported:
    target = options.target or _PRINT
    if target != _PRINT:
        return exporter(target)(source)
    return exporter(target)(
        source,
        length=options.length,
        versions=options.versions or 1,
        font=options.font or _FONT,
        seed=options.seed if options.seed is not None else randrange(_SEEDS),  # noqa: S311
        tr=tr,
    )


def _told(path: Path, items: int, tr: Translator, *, is_new: bool) -> str:
    values = {"path": visible(str(path)), "items": tr.plural("{n} question", "{n} questions", items)}
    if is_new:
        return tr("»{path}« was written: {items}.", **values)
    return tr("»{path}« was written anew: {items}. The file that was there is replaced.", **values)
