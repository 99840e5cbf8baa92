"""``quizapp check --fix``: what is certain is put right in the files, and said."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.authoring.fixes import fix_file
from quizapp.authoring.repairs import Kind
from quizapp.bank.files import find_files
from quizapp.bank.problems import visible
from quizapp.bank.replacement import ChangedMeanwhileError, ProtectedError
from quizapp.cli.paths import shown_path
from quizapp.language.refusals import refusal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quizapp.authoring.fixes import Fixes
    from quizapp.language import Translator


def fix_files(roots: Sequence[Path], tr: Translator, *, quietly: bool) -> bool:
    """Fix the files one after the other and tell what was fixed; return whether all could be written.

    With ``quietly`` it is told on standard error, because standard output is for other programs.
    """
    fine = True
    for file in find_files(roots):
        path = shown_path(Path(file.path))
        try:
            fixes = fix_file(path)
        except (OSError, ValueError, ChangedMeanwhileError) as error:
            fine = False
            print(visible(_refusal(path, error, tr)), file=sys.stderr)
        else:
            if fixes:
                said = tr("{path}: {fixes}.", path=path, fixes=", ".join(_counted(fixes, tr)))
                print(visible(said), file=sys.stderr if quietly else sys.stdout)
    return fine


def _refusal(path: Path, error: Exception, tr: Translator) -> str:
    match error:
        case ProtectedError():
            return tr(
                "»{path}« is protected against writing and was not fixed. Allow writing, or fix a copy.",
                path=path,
            )
        case ChangedMeanwhileError():
            return tr("»{path}« was changed by somebody just now and was not fixed. Try again.", path=path)
        case FileNotFoundError():
            return tr("»{path}« is not there any more and was not fixed.", path=path)
        case _:
            reason = tr(refusal(error))
            return tr("»{path}« could not be fixed: {reason}.", path=path, reason=reason)


def _counted(fixes: Fixes, tr: Translator) -> Iterator[str]:
    """Yield what was fixed, in words."""
    if fixes.recoded:
        yield tr("saved as UTF-8")
    if n := fixes.repairs.get(Kind.INDENT, 0):
        yield tr.plural("{n} line indented rightly", "{n} lines indented rightly", n)
    if n := fixes.repairs.get(Kind.SIGN, 0):
        yield tr.plural("spaces and dashes mended in {n} line", "spaces and dashes mended in {n} lines", n)
    if n := fixes.repairs.get(Kind.GERMAN_KEY, 0):
        yield tr.plural("{n} German key written in English", "{n} German keys written in English", n)
    if n := fixes.trailing:
        yield tr.plural("blanks at the end of {n} line removed", "blanks at the end of {n} lines removed", n)
    if n := fixes.ids:
        yield tr.plural("{n} id written", "{n} ids written", n)
