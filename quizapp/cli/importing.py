"""``quizapp import FILE``: a question file from a file of another program."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.bank.identity import deck_id
from quizapp.bank.problems import visible
from quizapp.cli.decks_named import require_path
from quizapp.cli.errors import CommandError, UsageError
from quizapp.cli.losses import exchanging, tell_losses
from quizapp.cli.paths import in_folder
from quizapp.cli.progress_bar import CHECKED, ProgressBar
from quizapp.cli.writing import write_new
from quizapp.exchange.filing import file_deck
from quizapp.exchange.formats import loader
from quizapp.language.refusals import refusal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.cli.surroundings import Surroundings
    from quizapp.exchange.filing import Filed
    from quizapp.language import Translator

_SUFFIXES = (".yaml", ".yml")


def run(surroundings: Surroundings) -> int:
    """Read the file, write what can be asked of it, and tell what does not fit."""
    options, tr = surroundings.options, surroundings.tr
    if not options.words:
        raise UsageError(tr("Say which file: quizapp import FILE"))
    path = Path(options.words[0])
    require_path(path, tr)
    if path.is_dir():
        raise UsageError(tr("»{path}« is a folder. Name one file.", path=path))
    if not path.is_file():
        raise UsageError(tr("»{path}« is no file that can be read from beginning to end.", path=path))
    target = _target(path, options.output, tr)
    filed = _filed(path, target, surroundings)
    if not filed.files:
        tell_losses(filed.losses, tr)
        raise CommandError(tr("There is nothing in »{path}« that can be asked here.", path=path))
    places = _places(target, len(filed.files))
    for place in places:
        if place.exists():
            raise CommandError(
                tr("»{path}« is there already and was not changed. Name another file with -o.", path=place)
            )
    for place, file in zip(places, filed.files, strict=True):
        write_new(place, file.text.encode(), tr)
        entries = tr.plural("{n} entry", "{n} entries", file.entries)
        print(tr("»{path}« was written with {entries}.", path=visible(str(place)), entries=entries))
    print(*_next_steps(places[0], tr), sep="\n", flush=True)
    tell_losses(filed.losses, tr)
    return 0


def _filed(path: Path, target: Path, surroundings: Surroundings) -> Filed:
    tr = surroundings.tr
    with exchanging(tr):
        try:
            load = loader(path)
            with ProgressBar(tr, plain=surroundings.options.plain) as bar:
                imported = load(path, bar.show)
        except (OSError, MemoryError) as error:
            reason = tr(refusal(error) if isinstance(error, OSError) else "it is too large")
            raise CommandError(tr("»{path}« cannot be read: {reason}.", path=path, reason=reason)) from error
        with ProgressBar(tr, CHECKED, plain=surroundings.options.plain) as bar:
            return file_deck(imported, deck_id(target.stem), bar.show)


def _target(path: Path, output: str | None, tr: Translator) -> Path:
    """Return where to write: the file named, or one called like the original, in the current folder."""
    name = path.name.split(".")[0] or "deck"
    default = f"{deck_id(name)}.yaml"
    if output is None:
        return Path(default)
    target = in_folder(output, default, tr)
    if not target.suffix and target.name:
        target = target.with_name(target.name + ".yaml")
    if target.suffix.casefold() not in _SUFFIXES:
        raise UsageError(tr("The name of a question file ends in .yaml, not as in »{path}«.", path=target))
    return target


def _places(target: Path, count: int) -> Sequence[Path]:
    """Return the names of as many files: FILE.yaml, FILE-2.yaml, …."""
    return [
        target if number == 1 else target.with_name(f"{target.stem}-{number}{target.suffix}")
        for number in range(1, count + 1)
    ]


def _next_steps(path: Path, tr: Translator) -> tuple[str, ...]:
    name = visible(str(path))
    name = f'"{name}"' if " " in name else name
    return tr("Look it through in any editor, then:"), f"  quizapp check {name}", f"  quizapp {name}"
