"""``quizapp build ARTICLE [-o FILE]``: a question file from a briefing."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.authoring.briefing import LONGEST_SENTENCE, read_briefing
from quizapp.authoring.build import build
from quizapp.authoring.headings import SHOWN, Section
from quizapp.bank.text import decode
from quizapp.cli.errors import CommandError, UsageError
from quizapp.cli.lines import prepare
from quizapp.cli.writing import write_new
from quizapp.core.cleaning import harmless
from quizapp.language.refusals import refusal

if TYPE_CHECKING:
    from quizapp.authoring.briefing import Briefing
    from quizapp.authoring.build import Built
    from quizapp.cli.surroundings import Surroundings
    from quizapp.language import Translator

STANDARD_INPUT = "-"
MAX_BYTES = 1024 * 1024
"""A briefing is a page or two; what is larger is something else."""

_SUFFIXES = (".yaml", ".yml")
_SIGNATURES = (b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff", b"GIF8")
_LONGEST_NAME = 100


def run(surroundings: Surroundings) -> int:
    """Build the deck of a briefing, and print it or write it to a file that must not be there yet."""
    tr = surroundings.tr
    if not surroundings.options.words:
        raise UsageError(tr("The briefing is missing: quizapp build briefing.txt -o my-topic.yaml"))
    word = surroundings.options.words[0]
    output = surroundings.options.output
    target = _target(output, tr) if output and output != STANDARD_INPUT else None
    if target is not None and target.exists():
        raise CommandError(
            tr("»{path}« is there already and was not changed. Name another file with -o.", path=target)
        )
    if word.casefold().endswith(_SUFFIXES):
        raise UsageError(
            tr("»{path}« is the name of a question file. Name the text of a briefing.", path=word)
        )
    text = _text(_data(word, tr), word, tr)
    briefing = read_briefing(text)
    _require_sections(briefing, word, tr)
    built = build(briefing, _speaker(briefing))
    if not built.deck.entries:
        raise CommandError(_nothing(briefing, word, tr))
    if target is None:
        prepare(utf8=True)
        print(built.text(title=_title(word)), end="")
    else:
        _write(built, briefing.article, word, target, tr)
    return 0


def _speaker(briefing: Briefing) -> Translator:
    from quizapp.language import translator

    return translator(briefing.language)


def _data(word: str, tr: Translator) -> bytes:
    """Return the bytes of the briefing; one more than are allowed at most."""
    try:
        if word == STANDARD_INPUT:
            return sys.stdin.buffer.read(MAX_BYTES + 1) if sys.stdin is not None else b""
        with Path(word).open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise CommandError(tr("There is no file »{path}«.", path=word)) from error
    except IsADirectoryError as error:
        raise CommandError(tr("»{path}« is a folder. Name the briefing's file in it.", path=word)) from error
    except (OSError, ValueError) as error:
        reason = tr(refusal(error))
        raise CommandError(tr("»{path}« cannot be read: {reason}.", path=word, reason=reason)) from error


def _text(data: bytes, word: str, tr: Translator) -> str:
    path = _shown(word, tr)
    if len(data) > MAX_BYTES:
        raise CommandError(
            tr(
                "»{path}« is larger than {limit} MiB, too large for a briefing. Copy the text of one "
                "briefing into a file of its own.",
                path=path,
                limit=MAX_BYTES >> 20,
            )
        )
    utf16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    if data.startswith(_SIGNATURES) or (b"\0" in data and not utf16):
        raise CommandError(
            tr(
                "»{path}« is no text. Copy the briefing's text into a file that ends in .txt or .md.",
                path=path,
            )
        )
    try:
        text = decode(data).text
    except UnicodeDecodeError as error:
        raise CommandError(
            tr(
                "»{path}« is no text. Copy the briefing's text into a file that ends in .txt or .md.",
                path=path,
            )
        ) from error
    if not text.strip():
        raise CommandError(tr("»{path}« is empty. Copy the briefing's text into it and save it.", path=path))
    if _controls(text) * _FEWEST_CONTROLS > len(text):
        raise CommandError(
            tr(
                "»{path}« is no text. Copy the briefing's text into a file that ends in .txt or .md.",
                path=path,
            )
        )
    return harmless(text)


_FEWEST_CONTROLS = 100
"""A file with one control character in so many is no text."""


def _controls(text: str) -> int:
    """Return how many control characters a text has that nobody types."""
    return sum(map(text.count, map(chr, (*range(1, 9), *range(14, 27), *range(28, 32)))))


def _shown(word: str, tr: Translator) -> str:
    return tr("standard input") if word == STANDARD_INPUT else word


def _require_sections(briefing: Briefing, word: str, tr: Translator) -> None:
    if briefing.sections & {Section.FINDINGS, Section.GLOSSARY}:
        return
    lines = (
        tr("In »{path}« there is no heading for key findings or for a glossary.", path=_shown(word, tr)),
        tr("A briefing has one of them or both, with bullets below:"),
        f"  {' · '.join(SHOWN[Section.FINDINGS])}",
        f"  {' · '.join(SHOWN[Section.GLOSSARY])}",
        tr("Write such a heading above the points in your file and build again."),
    )
    raise CommandError("\n".join(lines))


def _nothing(briefing: Briefing, word: str, tr: Translator) -> str:
    """Return that no question came out although there are headings, and how points are to be written."""
    lines = [
        tr("There is nothing under the headings of »{path}« to make questions of.", path=_shown(word, tr))
    ]
    if Section.FINDINGS in briefing.sections:
        lines.append(
            tr(
                "A finding is a sentence of at most {most} characters on a line of its own.",
                most=LONGEST_SENTENCE,
            )
        )
    if Section.GLOSSARY in briefing.sections:
        lines.append(tr("A glossary entry is a line such as »Term: what it means«."))
    return "\n".join(lines)


def _title(word: str) -> str:
    return "" if word == STANDARD_INPUT else Path(word).stem


def _target(word: str, tr: Translator) -> Path:
    """Return the path to write to, with ``.yaml`` if its name has no ending."""
    path = Path(word)
    if not path.suffix and path.name:
        path = path.with_name(path.name + ".yaml")
    if path.suffix.casefold() not in _SUFFIXES:
        raise UsageError(tr("The name of a question file ends in .yaml, not as in »{path}«.", path=path))
    return path


def _write(built: Built, article: str, word: str, target: Path, tr: Translator) -> None:
    """Write the file, and the briefing beside it if it is not there; say what was made."""
    copy, there = _beside(article, word, target)
    if not there:
        write_new(copy, article.encode(), tr)
    try:
        write_new(target, built.text(article=copy.name, title=target.stem).encode(), tr)
    except BaseException:
        if not there:
            copy.unlink(missing_ok=True)
        raise
    _tell(built, copy, word, target, tr, copied=not there)


def _beside(article: str, word: str, target: Path) -> tuple[Path, bool]:
    """Return where the briefing stands beside the question file, and whether it does already.

    A file of its name that holds another text is left alone: the copy gets a number.
    """
    name = Path(word).name if word != STANDARD_INPUT else ""
    if not name or len(name) > _LONGEST_NAME or ":" in name or "\\" in name or name.endswith(_SUFFIXES):
        name = f"{target.stem}.md"
    first = target.with_name(name)
    number = 1
    path = first
    while path.exists():
        if path.is_file() and _holds(path, article):
            return path, True
        number += 1
        path = first.with_name(f"{first.stem}-{number}{first.suffix}")
    return path, False


def _holds(path: Path, article: str) -> bool:
    from unicodedata import normalize

    from quizapp.bank.articles import load_article

    text = load_article(path)
    return text is not None and normalize("NFC", harmless(text)) == article


def _tell(built: Built, copy: Path, word: str, target: Path, tr: Translator, *, copied: bool) -> None:
    """Say what was made and how to go on."""
    counts = (
        (built.glossary, tr.plural("{n} glossary entry", "{n} glossary entries", built.glossary)),
        (built.findings, tr.plural("{n} finding", "{n} findings", built.findings)),
        (built.questions, tr.plural("{n} further question", "{n} further questions", built.questions)),
    )
    parts = ", ".join(text for count, text in counts if count)
    print(tr("»{path}« was written: {parts}.", path=target, parts=parts))
    if built.drafts:
        print(tr.plural("{n} of them is a draft.", "{n} of them are drafts.", built.drafts))
    if copied and word != STANDARD_INPUT and copy.name != Path(word).name:
        print(tr("The briefing is beside it as »{name}«, since its own name is taken.", name=copy.name))
    elif copied:
        print(tr("The briefing is beside it as »{name}«.", name=copy.name))
    print(tr("Look through the drafts, then try it all:"))
    print(f"  quizapp review {_quoted(target)}")
    print(f"  quizapp quiz {_quoted(target)} --drafts")


def _quoted(path: Path) -> str:
    text = str(path)
    return f'"{text}"' if " " in text else text
