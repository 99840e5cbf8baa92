"""``quizapp check --explain CODE``: what a code means, why it matters, a bad and a good example."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from quizapp.authoring.selecting import UnknownCodeError, groups, known_code
from quizapp.cli.errors import UsageError
from quizapp.cli.lines import prepare

if TYPE_CHECKING:
    from quizapp.language import Translator

_WIDTH = 78


def explain(word: str, tr: Translator) -> int:
    """Print what a code means.

    Raises:
        UsageError: there is no such code.
    """
    from quizapp.authoring.explanations import explanations
    from quizapp.bank.messages import SEVERITY_WORDS
    from quizapp.bank.problems import saying

    try:
        code = known_code(word)
    except UnknownCodeError as error:
        if some := groups().get(error.code.casefold()):
            codes = ", ".join(some)
            raise UsageError(
                tr("»{group}« is a group. Name one of its codes: {codes}.", group=error.code, codes=codes)
            ) from error
        raise UsageError(unknown_code(error, tr)) from error
    prepare(utf8=False)
    explanation = explanations(tr.code)[code]
    print(f"{tr(SEVERITY_WORDS[saying(code).severity])}[{code}]")
    for paragraph in (explanation.meaning, explanation.reason):
        print("\n" + textwrap.fill(paragraph, _WIDTH))
    for title, example in ((tr("Not like this:"), explanation.bad), (tr("But like this:"), explanation.good)):
        print(f"\n{title}\n\n{textwrap.indent(example, '    ')}")
    return 0


def unknown_code(error: UnknownCodeError, tr: Translator) -> str:
    """Return what to tell somebody who named a code that there is not."""
    if error.similar:
        return tr("There is no code »{code}«. Did you mean »{like}«?", code=error.code, like=error.similar)
    return tr(
        "There is no code »{code}«. The codes stand in brackets in what »quizapp check« says.",
        code=error.code,
    )
