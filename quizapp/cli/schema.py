"""``quizapp schema [-o FILE]``: the JSON Schema of question files, for editors."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.authoring.json_schema import FILE_NAME, MODELINE, is_own_schema, json_schema
from quizapp.bank.problems import visible
from quizapp.bank.writer import replace_file
from quizapp.cli.errors import CommandError
from quizapp.cli.lines import prepare
from quizapp.language.refusals import refusal

if TYPE_CHECKING:
    from quizapp.cli.surroundings import Surroundings
    from quizapp.language import Translator


def run(surroundings: Surroundings) -> int:
    """Print the schema, or write it to a file that is not there yet or holds an older one."""
    tr = surroundings.tr
    text = json.dumps(json_schema(tr), ensure_ascii=False, indent=1) + "\n"
    if surroundings.options.output is None:
        prepare(utf8=True)
        print(text, end="")
        return 0
    path = Path(surroundings.options.output)
    try:
        _write(path, text.encode(), tr)
    except FileNotFoundError as error:
        raise CommandError(tr("There is no folder »{folder}«.", folder=path.parent)) from error
    except (OSError, ValueError) as error:
        reason = tr(refusal(error))
        raise CommandError(tr("»{path}« cannot be written: {reason}.", path=path, reason=reason)) from error
    prepare(utf8=False)
    print(visible(tr("»{path}« was written. Put this line first in a question file beside it:", path=path)))
    print(visible(f"  {MODELINE.replace(FILE_NAME, path.name)}"))
    return 0


def _write(path: Path, data: bytes, tr: Translator) -> None:
    try:
        with path.open("xb") as file:
            file.write(data)
    except FileExistsError as error:
        target = Path(os.path.realpath(path))
        if not _is_own(target):
            raise CommandError(
                tr("»{path}« is there already and is no schema of quizapp; it was not changed.", path=path)
            ) from error
        replace_file(target, data)


def _is_own(path: Path) -> bool:
    if not path.is_file():
        return False
    try:
        return is_own_schema(json.loads(path.read_bytes()))
    except (ValueError, RecursionError):
        return False
