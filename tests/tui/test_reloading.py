"""Question files that are saved while the app runs are in use within a second."""

from pathlib import Path

import pytest

from quizapp.core.attempts import Mode
from quizapp.study import Start

from .conftest import Open, deck
from .decks import CHOICE, SECOND, TYPED

HOME = Start()
BROKEN = "  - question: Was fehlt hier?\n    anwser: nichts\n"


def save(path: Path, text: str) -> None:
    """Write a file in one stroke, as many editors do: beside it, then over it."""
    beside = path.with_name(f".{path.name}.new")
    beside.write_text(text, "utf-8")
    beside.replace(path)


@pytest.mark.parametrize("saved", [save, lambda path, text: path.write_text(text, "utf-8")])
async def test_a_saved_file_is_in_use_on_home(open_app: Open, questions: Path, saved: object) -> None:
    async with open_app(deck(CHOICE), HOME) as driven:
        assert "1 new" in driven.text
        saved(questions / "probe.yaml", deck(CHOICE + SECOND))  # type: ignore[operator]
        await driven.until(lambda: "2 new" in driven.text)
        assert "“Probe” was read again." in driven.text


async def test_new_renamed_and_deleted_files_are_noticed(open_app: Open, questions: Path) -> None:
    async with open_app(deck(CHOICE), HOME) as driven:
        (questions / "Neues").mkdir()
        (questions / "Neues" / "zwei.yaml").write_text(deck(SECOND, title="Zweites"), "utf-8")
        await driven.until(lambda: "“Zweites” was read again." in driven.text)
        (questions / "Neues" / "zwei.yaml").rename(questions / "drei.yaml")
        await driven.until(lambda: "drei" in driven.app._workspace.index._decks)
        assert driven.text.count("Zweites") == 2
        (questions / "drei.yaml").unlink()
        await driven.until(lambda: "“Zweites” is gone." in driven.text)


async def test_a_broken_file_shows_its_problems_while_the_rest_goes_on(
    open_app: Open, questions: Path
) -> None:
    async with open_app({"a.yaml": deck(CHOICE), "b.yaml": deck(SECOND, title="B")}, HOME) as driven:
        save(questions / "b.yaml", deck(BROKEN + SECOND, title="B"))
        await driven.until(lambda: "p shows it" in driven.text)
        assert "1 problem in b.yaml." in driven.text
        await driven.press("p")
        assert "anwser" in driven.text
        save(questions / "b.yaml", deck(SECOND, title="B"))
        await driven.until(lambda: "No problems." in driven.text)


async def test_home_does_not_name_what_was_mended_meanwhile(open_app: Open, questions: Path) -> None:
    async with open_app({"a.yaml": deck(CHOICE), "b.yaml": deck(SECOND, title="B")}, HOME) as driven:
        save(questions / "b.yaml", deck(BROKEN + SECOND, title="B"))
        await driven.until(lambda: "1 problem in b.yaml." in driven.text)
        await driven.press("p")
        save(questions / "b.yaml", deck(SECOND, title="B"))
        await driven.until(lambda: "No problems." in driven.text)
        await driven.press("escape")
        assert driven.screen == "HomeScreen"
        assert "1 problem" not in driven.text


async def test_an_open_glossary_shows_what_was_saved_and_stays_at_its_term(
    open_app: Open, questions: Path
) -> None:
    text = "title: G\nglossary:\n" + "".join(
        f"  - term: {term}\n    definition: Etwas mit {term}\n" for term in ("Bote", "Kurier", "Veto")
    )
    async with open_app({"g.yaml": text}, HOME) as driven:
        await driven.press("g", "down")
        added = text.replace("Etwas mit Kurier", "Einer, der fährt")
        save(questions / "g.yaml", added + "  - term: Allianz\n    definition: Ein Bund\n")
        await driven.until(lambda: "Einer, der fährt" in driven.text)
        assert "Kurier" in driven.line_with("›")
        assert "4 terms" in driven.text
        save(questions / "g.yaml", text.replace("Kurier", "Pate"))
        await driven.until(lambda: "3 terms" in driven.text)
        assert "Veto" in driven.line_with("›")
        await driven.type("veto")
        save(questions / "g.yaml", text.replace("mit Veto", "ohne Veto"))
        await driven.until(lambda: "Etwas ohne Veto" in driven.text)
        assert "Veto" in driven.line_with("›")


async def test_an_open_briefing_shows_what_was_saved_and_stays_at_its_term(
    open_app: Open, questions: Path
) -> None:
    text = "title: G\narticle: g.md\nglossary:\n  - term: Bote\n    definition: Einer, der bringt\n"
    more = "  - term: Absatz\n    definition: Ein Stück Text\n"
    briefing = "Ein Absatz.\n\nEin Bote kam.\n"
    async with open_app({"g.yaml": text, "g.md": briefing}, HOME) as driven:
        await driven.press("down", "b", "tab", "enter")
        assert "Einer, der bringt" in driven.text
        (questions / "g.md").write_text(briefing + "\nEr ging wieder.\n", "utf-8")
        save(questions / "g.yaml", text.replace("der bringt", "der kommt") + more)
        await driven.until(lambda: "Einer, der kommt" in driven.text)
        assert "Er ging wieder." in driven.text
        save(questions / "g.yaml", text.replace("Bote", "Gast"))
        await driven.until(lambda: "Einer, der kommt" not in driven.text)
        (questions / "g.yaml").unlink()
        await driven.until(lambda: "is gone" in driven.text)
        assert "Ein Bote kam." in driven.text


async def test_a_session_keeps_its_items(open_app: Open, questions: Path) -> None:
    async with open_app(deck(TYPED + CHOICE), Start(Mode.QUIZ, seed=1)) as driven:
        before = driven.app.screen._session  # type: ignore[attr-defined]
        save(questions / "probe.yaml", deck(SECOND, title="Andere"))
        await driven.until(lambda: "was read again" in driven.text)
        assert driven.app.screen._session == before  # type: ignore[attr-defined]


async def test_an_exam_keeps_its_items_and_says_nothing(open_app: Open, questions: Path) -> None:
    async with open_app(deck(CHOICE + SECOND), Start(Mode.EXAM, seed=1)) as driven:
        index = driven.app._workspace.index
        before = driven.text
        save(questions / "probe.yaml", deck(SECOND, title="Andere"))
        await driven.until(lambda: index.decks()[0].title == "Andere")
        await driven.pilot.pause()
        assert driven.text.splitlines()[1:] == before.splitlines()[1:]
        await driven.press("s", "y")
        assert driven.screen == "ExamReportScreen"
        assert driven.store.verify() == ()


async def test_the_place_is_told_where_no_editor_can_be_opened(
    open_app: Open, questions: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", "vi")
    async with open_app(deck(CHOICE), HOME, size=(120, 30)) as driven:
        await driven.press("enter", "e")
        assert "No editor can be opened in this terminal." in driven.text
        assert "probe.yaml:4" in driven.text.replace("\n", "").replace(" ", "")


async def test_edit_is_offered_wherever_an_item_or_a_problem_is_shown(open_app: Open) -> None:
    async with open_app(deck(BROKEN + CHOICE), HOME, size=(80, 50)) as driven:
        await driven.press("p")
        assert "e edit" in driven.text
        await driven.press("e")
        assert "probe.yaml:4" in driven.text.replace("\n", "").replace(" ", "")
        await driven.press("escape", "f", "tab", "e")
        assert "No editor can be opened" in driven.text
        await driven.press("escape", "enter", "question_mark")
        assert "e F5  Edit this question in your editor." in driven.text
        await driven.press("escape", "1", "question_mark")
        assert "e F5  Edit this question in your editor." in driven.text
        await driven.press("escape", "i")
        assert "e edit" in driven.text
        await driven.press("e")
        assert driven.screen == "ItemScreen"
        assert "No editor" in driven.text
