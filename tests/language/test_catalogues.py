"""The catalogues hold what the program says, no more and no less, in words that fit their places."""

import ast
import gettext
import io
import re
import string
from pathlib import Path
from typing import BinaryIO

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

import quizapp
from quizapp.language import CATALOGUES, LANGUAGES

PACKAGE = Path(quizapp.__file__).parent
KEYWORDS = {"tr": None, "N_": None, "plural": (1, 2)}


def catalogue_path(code: str) -> Path:
    return CATALOGUES / code / "LC_MESSAGES" / "quizapp.po"


def load(code: str) -> Catalog:
    with catalogue_path(code).open("rb") as file:
        return read_po(file, locale=code)


def said() -> set[str | tuple[str, ...]]:
    found = extract_from_dir(PACKAGE, keywords=KEYWORDS, comment_tags=())
    return {tuple(message) if isinstance(message, tuple) else message for _, _, message, _, _ in found}


def messages(code: str) -> list[Message]:
    return [message for message in load(code) if message.id]


def spoken(compiled: BinaryIO) -> dict[object, str]:
    """Return the compiled messages; the header names the version of the compiler and is left out."""
    catalogue = gettext.GNUTranslations(compiled)._catalog  # type: ignore[attr-defined]
    return {key: text for key, text in catalogue.items() if key}


def forms(texts: str | tuple[str, ...] | list[str]) -> list[str]:
    return [texts] if isinstance(texts, str) else list(texts)


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_message_of_the_program_is_in_the_catalogue_and_no_other(code: str) -> None:
    held = {
        tuple(message.id) if isinstance(message.id, (tuple, list)) else message.id
        for message in messages(code)
    }
    assert said() - held == set(), "messages that are missing: run the commands in CONTRIBUTING.md"
    assert held - said() == set(), "messages nobody says any more"


def test_every_message_is_translated_into_german() -> None:
    untranslated = [
        message.id for message in messages("de") if not all(forms(message.string)) or message.fuzzy
    ]
    assert untranslated == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_translation_has_the_same_places_for_values(code: str) -> None:
    for message in messages(code):
        for text in filter(None, forms(message.string)):
            wanted = set().union(*(places(form) for form in forms(message.id)))
            assert places(text) <= wanted, text
            assert wanted - places(text) <= {"n"}, text


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_compiled_catalogue_is_the_written_one(code: str) -> None:
    compiled = io.BytesIO()
    write_mo(compiled, load(code))
    compiled.seek(0)
    with catalogue_path(code).with_suffix(".mo").open("rb") as file:
        assert spoken(file) == spoken(compiled)


def test_german_is_informal_and_has_typographic_quotes() -> None:
    for message in messages("de"):
        for text in forms(message.string):
            assert not re.search(
                r"\b(Ihnen|Ihre[nrms]?|Klicken Sie|Geben Sie|Wählen Sie|können Sie|Bitte \w+ Sie)\b", text
            ), text
            assert '"' not in re.sub(r"\{[^}]*\}", "", text) or '"' in str(message.id), text


def test_english_says_the_messages_themselves_in_its_own_quotes() -> None:
    for message in messages("en"):
        wanted = [form.translate(str.maketrans("»«", "“”")) for form in forms(message.id)]
        if wanted != forms(message.id):
            assert forms(message.string) == wanted, "run docs/english_quotes.py"
        else:
            assert not any(forms(message.string)), message.id


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: path.stem)
def test_quotes_around_a_value_come_from_a_message(path: Path) -> None:
    assert not re.search(r"""\bf["'][^"']*[»„“]\{""", path.read_text("utf-8"))


def test_no_message_stands_inside_an_f_string_where_it_is_not_found() -> None:
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.JoinedStr):
                assert not any(map(holds_a_message, ast.walk(node))), f"{path}:{node.lineno}"


def holds_a_message(node: ast.AST) -> bool:
    match node:
        case ast.Call(
            func=ast.Name(id=name) | ast.Attribute(attr=name), args=[ast.Constant(value=str()), *_]
        ):
            return name in KEYWORDS
    return False
