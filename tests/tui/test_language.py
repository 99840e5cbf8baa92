"""The interface speaks German and English, and changes at any moment."""

from quizapp.language import translator
from quizapp.study import Start

from .conftest import Driven, Open, deck
from .decks import CHOICE, MATCHING, ORDERING, RECALL, TRUTH, TYPED

HOME = Start()


async def speak(driven: Driven, name: str) -> None:
    await driven.press("ctrl+p")
    await driven.type(f": {name[:5].lower()}".replace(": ", ""))
    await driven.press("enter")


async def test_key_bar_and_home_speak_german(open_app: Open) -> None:
    async with open_app(deck(CHOICE), HOME, language=translator("de")) as driven:
        assert "⏎ lernen" in driven.last_line
        assert "? Hilfe" in driven.last_line
        assert "1 neu · etwa 1 Minute" in driven.text
        assert "sicher gekonnt" in driven.text


async def test_the_language_changes_on_home_at_once(open_app: Open) -> None:
    async with open_app(deck(CHOICE), HOME) as driven:
        await speak(driven, "Deutsch")
        assert "? Hilfe" in driven.last_line
        assert "etwa 1 Minute" in driven.text
        await speak(driven, "English")
        assert "? Help" in driven.last_line
        assert "about 1 minute" in driven.text


async def test_the_language_changes_in_a_field_and_keeps_what_was_typed(open_app: Open) -> None:
    async with open_app(deck(TYPED)) as driven:
        await driven.type("Bach")
        await speak(driven, "Deutsch")
        assert "Tippe die Antwort ein." in driven.text
        assert "F1 Hilfe" in driven.last_line
        await driven.type(" Ho")
        await driven.press("enter")
        assert driven.given == [("Bach Ho",)]
        assert "✓ Richtig" in driven.text


async def test_the_language_changes_in_judgements_feedback_and_results(open_app: Open) -> None:
    async with open_app(deck(TRUTH)) as driven:
        await speak(driven, "Deutsch")
        assert "1  Stimmt" in driven.text
        await driven.press("2")
        await speak(driven, "English")
        assert "✓ Right" in driven.text
        await driven.press("enter")
        await speak(driven, "Deutsch")
        assert "1 von 1 richtig" in driven.text


async def test_a_complaint_is_said_in_the_new_language(open_app: Open) -> None:
    async with open_app(deck(CHOICE)) as driven:
        await driven.press("enter")
        await speak(driven, "Deutsch")
        assert "Wähle erst eine Antwort" in driven.text


async def test_in_german_recall_is_answered_with_j(open_app: Open) -> None:
    async with open_app(RECALL, language=translator("de")) as driven:
        await driven.press("enter")
        assert "j  Gewusst" in driven.text
        assert "j Gewusst" in driven.last_line
        await driven.press("j")
        assert driven.given == [("yes",)]


async def test_the_help_is_in_the_language_of_the_interface(open_app: Open) -> None:
    async with open_app(deck(ORDERING + MATCHING), language=translator("de")) as driven:
        await driven.press("question_mark")
        assert "Die Zeile mit dieser Nummer als nächste von oben nehmen." in driven.text
        assert "Strg+Z" not in driven.text
        assert "J K ⇧↓ ⇧↑  Die hervorgehobene Zeile verschieben." in driven.text
