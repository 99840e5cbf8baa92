"""Learners, line by line: chosen, added, renamed and deleted."""

from pathlib import Path

from quizapp.study import Start

from ..conftest import Clock
from .conftest import MakePupil
from .pupil import Pupil

HOME = Start()
MENU = "{Another learner}"


def names(pupil: Pupil) -> list[str]:
    return [learner.name for learner in pupil.workspace.store.learners()]


def test_the_list_offers_everything(pupil_with: MakePupil) -> None:
    told = pupil_with("typed", learners=("Anna", "Ben")).type(MENU, "/q", start=HOME)
    start = told.index("Who is learning?")
    assert told[start + 1 : start + 6] == [
        "1: Anna",
        "2: Ben",
        "3: Someone new",
        "4: Rename someone",
        "5: Delete someone",
    ]
    assert "Anna." in told[start:]


def test_a_name_that_is_taken_is_asked_for_again(pupil_with: MakePupil) -> None:
    pupil = pupil_with("typed")
    told = pupil.type(MENU, "{Someone new}", "ANNA", "Ben", start=HOME)
    assert any("Somebody here is called “ANNA” already." in line for line in told)
    assert names(pupil) == ["Anna", "Ben"]
    assert "Ben." in told


def test_the_learner_of_now_is_renamed_and_goes_on(pupil_with: MakePupil) -> None:
    pupil = pupil_with("typed", learners=("Anna", "Ben"))
    told = pupil.type(MENU, "{Rename someone}", "{Anna}", "Ben", "Anna B.", "/q", start=HOME)
    assert any("Somebody here is called “Ben” already." in line for line in told)
    assert "The name is Anna B. now." in told
    assert "Anna B.." in told or "Anna B." in told[told.index("The name is Anna B. now.") :]
    assert names(pupil) == ["Anna B.", "Ben"]


def test_deleting_asks_for_the_name_and_says_what_is_lost(pupil_with: MakePupil) -> None:
    pupil = pupil_with("typed", learners=("Anna", "Ben"))
    told = pupil.type("1", "Bach Ho", MENU, "{Delete someone}", "{Anna}", "n", "Ann", "/q", start=HOME)
    assert "1 answer, 1 question learned, is deleted for good, in all backups too." in told
    assert "Nothing was deleted." in told
    assert names(pupil) == ["Anna", "Ben"]


def test_the_answers_go_to_a_file_first_and_nothing_else_is_left(
    pupil_with: MakePupil, tmp_path: Path, clock: Clock
) -> None:
    pupil = pupil_with("typed", learners=("Quengelmeier", "Ben"))
    told = pupil.type(
        "1", "Bach Ho", MENU, "{Delete someone}", "{Quengelmeier}", "y", "quengelmeier", "{Ben}", start=HOME
    )
    file = tmp_path / "quengelmeier-2024-06-17.jsonl"
    assert f"Written to “{file}”." in told
    assert "Quengelmeier is deleted." in told
    assert "Ben." in told
    assert names(pupil) == ["Ben"]
    left = [one for one in tmp_path.rglob("*") if one.is_file() and b"Quengel" in one.read_bytes()]
    assert left == [file]


def test_after_deleting_oneself_and_choosing_nobody_the_menu_ends(pupil_with: MakePupil) -> None:
    pupil = pupil_with("typed", learners=("Anna", "Ben"))
    told = pupil.type(MENU, "{Delete someone}", "{Anna}", "n", "Anna", "/q", "1", start=HOME)
    assert told[-1] == "4: Delete someone"
    assert names(pupil) == ["Ben"]


def test_an_empty_line_leads_back(pupil_with: MakePupil) -> None:
    pupil = pupil_with("typed")
    pupil.type(
        MENU,
        "{Rename someone}",
        "{Back}",
        "{Rename someone}",
        "{Anna}",
        "",
        "{Delete someone}",
        "{Back}",
        start=HOME,
    )
    assert names(pupil) == ["Anna"]
