"""The note types that decks of this program are written with, and known again by when they come back.

Their ids never change: Anki puts notes of one id into one type. What a field is called is not translated,
since fields are looked up by it; what a card says is, so that there is a set of types for each language.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from quizapp.language import LANGUAGES, N_, translator

if TYPE_CHECKING:
    from quizapp.language import Translator


class Layout(Enum):
    """How a note is asked: turned over, typed, or with gaps to fill."""

    BASIC = 0
    TYPED = 1
    CLOZE = 2


_ENDING = ("Explanation", "Hint", "Source", "As of", "Kind", "Id")
FIELDS = {
    Layout.BASIC: ("Question", "Choices", "Answer", *_ENDING),
    Layout.TYPED: ("Question", "Unit", "Answer", "Also", *_ENDING),
    Layout.CLOZE: ("Text", "Also", *_ENDING),
}
_NAMES = {Layout.BASIC: N_("Card"), Layout.TYPED: N_("Typed"), Layout.CLOZE: N_("Gaps")}
_FRONTS = {
    Layout.BASIC: '{{Question}}{{#Choices}}<div class="choices">{{Choices}}</div>{{/Choices}}',
    Layout.TYPED: "{{Question}}<div>{{type:Answer}} {{Unit}}</div>",
    Layout.CLOZE: "{{cloze:Text}}<div>{{type:cloze:Text}}</div>",
}
_BACKS = {
    Layout.BASIC: '{{FrontSide}}<hr id="answer"><div class="answer">{{Answer}}</div>',
    Layout.TYPED: '{{Question}}<hr id="answer"><div>{{type:Answer}} {{Unit}}</div>',
    Layout.CLOZE: '{{cloze:Text}}<hr id="answer"><div>{{type:cloze:Text}}</div>',
}
_HINT = '{{#Hint}}<div class="aside">{{hint:Hint}}</div>{{/Hint}}'
CSS = """.card { font-family: sans-serif; font-size: 22px; line-height: 1.4; text-align: left;
  max-width: 34em; margin: 0 auto; padding: 0.5em; }
.choices ol, .choices ul, .answer ul, .answer ol { margin: 0.5em 0; }
.answer, .cloze { font-weight: bold; }
.aside { font-size: 80%; margin-top: 1em; }
.source ul { list-style: none; margin: 0; padding-left: 0.8em; border-left: 3px solid #999; }
"""
_FIRST_ID = 1_795_420_000


def notetype_id(layout: Layout, language: str) -> int:
    """Return the fixed id of the note type for a layout in a language of the interface."""
    return _FIRST_ID + 10 * LANGUAGES.index(language) + layout.value


KNOWN = {notetype_id(layout, language): (layout, language) for language in LANGUAGES for layout in Layout}
"""Layout and language by the id of the note type."""


def notetype_name(layout: Layout, language: str) -> str:
    """Return what the note type is called."""
    return f"quizapp: {translator(language)(_NAMES[layout])}"


def templates(layout: Layout, language: str) -> tuple[str, str]:
    """Return front and back of the cards."""
    tr = translator(language)
    return _FRONTS[layout] + _HINT, _BACKS[layout] + _also(layout, tr) + _asides(tr)


def _also(layout: Layout, tr: Translator) -> str:
    if layout is Layout.BASIC:
        return ""
    others = tr("Also right: {others}", others="{{Also}}")
    return f'{{{{#Also}}}}<div class="aside">{others}</div>{{{{/Also}}}}'


def _asides(tr: Translator) -> str:
    date = tr("as of {date}", date="{{As of}}")
    passage = tr("In the briefing") + f"{{{{#As of}}}} · {date}{{{{/As of}}}}{{{{Source}}}}"
    return (
        '{{#Explanation}}<div class="aside">{{Explanation}}</div>{{/Explanation}}'
        f'{{{{#Source}}}}<div class="aside source">{passage}</div>{{{{/Source}}}}'
    )
