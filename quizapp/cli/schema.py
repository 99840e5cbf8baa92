"""``quizapp schema [-o FILE]``: the JSON Schema of question files, for editors."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.authoring.json_schema import FILE_NAME, MODELINE, is_own_schema, json_schema
from quizapp.bank.problems import visible
from quizapp.cli.errors import CommandError
from quizapp.cli.lines import prepare
from quizapp.cli.writing import put, write_new

if TYPE_CHECKING:
    from quizapp.cli.surroundings import Surroundings


def run(surroundings: Surroundings) -> int:
    """Print the schema, or write it to a file that is not there yet or holds an older one."""
    tr = surroundings.tr
    text = json.dumps(json_schema(tr), ensure_ascii=False, indent=1) + "\n"
    if surroundings.options.output is None:
        prepare(utf8=True)
        print(text, end="")
        return 0
    path = Path(surroundings.options.output)
    if not os.path.lexists(path):
        write_new(path, text.encode(), tr)
    elif path.is_file() and not _is_own(path):
        raise CommandError(
            tr("»{path}« is there already and is no schema of quizapp; it was not changed.", path=path)
        )
    else:
        put(path, text.encode(), tr)
    prepare(utf8=False)
    print(visible(tr("»{path}« was written. Put this line first in a question file beside it:", path=path)))
    print(visible(f"  {MODELINE.replace(FILE_NAME, path.name)}"))
    return 0


def _is_own(path: Path) -> bool:
    try:
        return is_own_schema(json.loads(path.read_bytes()))
    except (ValueError, RecursionError):
        return False
