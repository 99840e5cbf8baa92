"""``quizapp new FILE``: a question file to begin with."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.bank.template import template
from quizapp.cli.errors import UsageError
from quizapp.cli.writing import write_new

if TYPE_CHECKING:
    from quizapp.cli.surroundings import Surroundings
    from quizapp.language import Translator

SUFFIXES = (".yaml", ".yml")


def run(surroundings: Surroundings) -> int:
    """Write the template to a file that must not be there yet."""
    tr = surroundings.tr
    if not surroundings.options.words:
        raise UsageError(tr("The name of the new file is missing: quizapp new my-topic.yaml"))
    path = _named(surroundings.options.words[0], tr)
    write_new(path, template(tr.code).encode(), tr)
    print(tr("»{path}« was written. Change it in any editor, then:", path=path))
    print(f"  quizapp check {_quoted(path)}")
    print(f"  quizapp {_quoted(path)}")
    return 0


def _named(word: str, tr: Translator) -> Path:
    """Return the path, with ``.yaml`` if its name has no ending."""
    path = Path(word)
    if not path.suffix and path.name:
        path = path.with_name(path.name + ".yaml")
    if path.suffix.casefold() not in SUFFIXES:
        raise UsageError(tr("The name of a question file ends in .yaml, not as in »{path}«.", path=path))
    return path


def _quoted(path: Path) -> str:
    text = str(path)
    return f'"{text}"' if " " in text else text
