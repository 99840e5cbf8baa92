"""Who learns: changed, added, renamed and deleted, by keyboard and mouse."""

import threading
from pathlib import Path

from quizapp.progress.backups import backups
from quizapp.progress.store import ProgressStore
from quizapp.study import Start

from ..conftest import Clock
from .conftest import Driven, Open, deck
from .decks import CHOICE, SECOND

HOME = Start()
DECK = deck(CHOICE + SECOND)


async def cleaned(driven: Driven) -> None:
    """Wait for what is done beside the screen."""

    def is_cleaning() -> bool:
        return any(one.name.startswith("Thread-") and not one.daemon for one in threading.enumerate())

    await driven.until(lambda: not is_cleaning())


def names(store: ProgressStore) -> list[str]:
    return [learner.name for learner in store.learners()]


async def test_w_shows_who_learns_also_where_only_one_does(open_app: Open) -> None:
    async with open_app(DECK, HOME, size=(140, 24)) as driven:
        assert "w who" in driven.last_line
        await driven.press("w")
        assert driven.screen == "LearnerScreen"
        assert driven.line_with("Anna").split() == ["›", "1", "Anna", "0", "answers"]
        await driven.press("escape")
        assert driven.screen == "HomeScreen"
        assert driven.text.splitlines()[0].endswith("Anna")


async def test_what_everybody_did_and_when_last_is_listed(open_app: Open, clock: Clock) -> None:
    async with open_app(DECK, HOME) as driven:
        driven.store.add_learner("Ben", clock())
        await driven.press("enter", "1", "enter", "escape", "escape", "w")
        assert driven.line_with("Anna").split()[2:] == ["Anna", "1", "answer", "today"]
        clock.forward(days=30)
        await driven.press("escape", "w")
        assert driven.line_with("Anna").rstrip().endswith("17 June 2024")


async def test_the_palette_leads_there_too(open_app: Open) -> None:
    async with open_app(DECK) as driven:
        await driven.press("ctrl+p")
        await driven.type("learners")
        await driven.press("enter")
        assert driven.screen == "LearnerScreen"
        await driven.press("escape")
        assert driven.screen == "ItemScreen"


async def test_someone_new_is_added_and_chosen(open_app: Open) -> None:
    async with open_app(DECK, HOME) as driven:
        await driven.press("w", "n")
        assert "Someone new" in driven.text
        await driven.type("Ben")
        await driven.press("enter")
        assert "Ben" in driven.line_with("›")
        assert names(driven.store) == ["Anna", "Ben"]
        await driven.press("enter")
        assert driven.text.splitlines()[0].endswith("Ben")


async def test_names_that_cannot_be_taken_are_refused_with_a_word(open_app: Open) -> None:
    async with open_app(DECK, HOME) as driven:
        await driven.press("w", "n", "enter")
        assert "must not be empty" in driven.text
        await driven.type("ANNA")
        assert "must not be empty" not in driven.text
        await driven.press("enter")
        assert "Somebody here is called “ANNA” already." in driven.text
        await driven.type("x" * 40)
        await driven.press("enter")
        assert "too long" in driven.text
        await driven.press("escape")
        assert driven.screen == "LearnerScreen"
        assert names(driven.store) == ["Anna"]


async def test_a_name_is_cleaned_and_never_read_as_markup(open_app: Open) -> None:
    async with open_app(DECK, HOME) as driven:
        await driven.press("w", "n")
        driven.app.screen.query_one("NameField").value = " [@click=app.quit]B\u202een\x1b[31m[/] "
        await driven.press("enter")
        assert "[@click=app.quit]Ben[/]" in names(driven.store)
        assert "[@click=app.quit]Ben[/]" in driven.text
        await driven.press("d")
        assert "Delete [@click=app.quit]Ben[/]?" in driven.text
        await driven.press("escape", "r", "escape", "enter")
        assert "[@click=app.quit]Ben[/]" in driven.text.splitlines()[0]


async def test_the_learner_of_now_is_renamed_and_goes_on(open_app: Open) -> None:
    async with open_app(DECK, HOME) as driven:
        await driven.press("w", "r")
        assert "Rename Anna" in driven.text
        await driven.type(" B.")
        await driven.press("enter")
        assert "Anna B." in driven.line_with("›")
        await driven.press("escape")
        assert driven.text.splitlines()[0].endswith("Anna B.")
        await driven.press("w", "r", "enter")
        assert driven.screen == "LearnerScreen"
        assert names(driven.store) == ["Anna B."]


async def test_deleting_says_what_is_lost_and_asks_for_the_name(open_app: Open, tmp_path: Path) -> None:
    async with open_app(DECK, HOME) as driven:
        await driven.press("enter", "1", "enter", "escape", "escape", "w", "d")
        assert "1 answer" in driven.text
        assert "is deleted for good, in all backups too" in driven.text
        await driven.type("Ann")
        await driven.press("enter")
        assert "That is not the name, so nothing was deleted." in driven.text
        await driven.press("escape")
        assert names(driven.store) == ["Anna"]


async def test_the_answers_are_written_to_a_file_first(open_app: Open, tmp_path: Path) -> None:
    async with open_app(DECK, HOME) as driven:
        await driven.press("enter", "1", "enter", "escape", "escape", "w", "d")
        await driven.press("f2")
        file = tmp_path / "anna-2024-06-17.jsonl"
        assert len(file.read_text("utf-8").splitlines()) == len(list(driven.store.records()))
        assert "anna-2024-06-17.jsonl" in driven.text
        await driven.press("f2")
        assert (tmp_path / "anna-2024-06-17-2.jsonl").is_file()
        await driven.press("escape")
        assert names(driven.store) == ["Anna"]


async def test_where_the_file_cannot_be_written_it_says_so(open_app: Open, tmp_path: Path) -> None:
    async with open_app(DECK, HOME) as driven:
        await driven.press("w", "d")
        driven.app.screen._export = lambda learner: (_ for _ in ()).throw(_full(tmp_path))
        await driven.press("f2")
        assert "The disk is full" in driven.text


def _full(path: Path) -> Exception:
    from quizapp.progress.errors import Reason, StorageError

    return StorageError(Reason.FULL, path)


async def test_somebody_else_is_deleted_without_a_trace(open_app: Open, clock: Clock, tmp_path: Path) -> None:
    async with open_app(DECK, HOME) as driven:
        driven.store.add_learner("Quengelmeier", clock())
        await driven.press("w", "down", "delete")
        await driven.type("quengelmeier")
        await driven.press("enter")
        assert "Quengelmeier is deleted." in driven.text
        assert names(driven.store) == ["Anna"]
        await cleaned(driven)
        assert not [one for one in tmp_path.rglob("*") if one.is_file() and b"Quengel" in one.read_bytes()]
        await driven.press("escape")
        assert driven.screen == "HomeScreen"


async def test_after_deleting_oneself_somebody_has_to_be_chosen(open_app: Open, clock: Clock) -> None:
    async with open_app(DECK, HOME) as driven:
        driven.store.add_learner("Ben", clock())
        await driven.press("w", "d")
        await driven.type("Anna")
        await driven.press("enter", "enter")
        assert driven.text.splitlines()[0].endswith("Ben")
        await cleaned(driven)


async def test_after_deleting_everybody_there_is_someone_new_or_nothing(open_app: Open) -> None:
    async with open_app(DECK, HOME) as driven:
        await driven.press("w", "d")
        await driven.type("Anna")
        await driven.press("enter")
        assert "Nobody is learning here yet. n: someone new." in driven.text
        await driven.press("r", "d", "enter", "1")
        assert driven.screen == "LearnerScreen"
        await driven.press("n")
        await driven.type("Eva")
        await driven.press("enter", "enter")
        assert driven.text.splitlines()[0].endswith("Eva")
        await cleaned(driven)


async def test_leaving_with_nobody_quits(open_app: Open) -> None:
    async with open_app(DECK, HOME) as driven:
        await driven.press("w", "d")
        await driven.type("Anna")
        await driven.press("enter", "escape")
        assert driven.app._exit
        await cleaned(driven)


async def test_with_the_mouse_a_click_highlights_and_a_second_one_chooses(
    open_app: Open, clock: Clock
) -> None:
    async with open_app(DECK, HOME) as driven:
        driven.store.add_learner("Ben", clock())
        await driven.press("w")
        await driven.click("Ben")
        assert driven.screen == "LearnerScreen"
        assert "Ben" in driven.line_with("›")
        await driven.click("r rename")
        assert "Rename Ben" in driven.text
        await driven.click("Esc back")
        await driven.click("d delete")
        assert "Delete Ben?" in driven.text
        await driven.click("write to a file")
        assert "Written to" in driven.text
        await driven.click("Esc keep")
        await driven.click("Ben")
        assert driven.text.splitlines()[0].endswith("Ben")


async def test_a_backup_is_made_beside_the_first_screen(open_app: Open, clock: Clock, tmp_path: Path) -> None:
    async with open_app(DECK, HOME) as driven:
        await driven.until(lambda: bool(backups(tmp_path / "progress.db")))
        assert [one.day for one in backups(tmp_path / "progress.db")] == [clock().date()]


async def test_a_backup_that_cannot_be_made_is_told_quietly(open_app: Open, tmp_path: Path) -> None:
    (tmp_path / "backups").write_text("a file in the folder's place")
    async with open_app(DECK, HOME) as driven:
        await driven.until(lambda: "There is no backup of today." in driven.text)
        assert driven.screen == "HomeScreen"
