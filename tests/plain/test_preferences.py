"""Settings line by line: a numbered list, and a line for each new value."""

from pathlib import Path

import pytest

from quizapp.settings import NAMES, Settings
from quizapp.settings.file import load_settings
from quizapp.study import Start

from .conftest import MakePupil

HOME = Start()
SETTINGS = "{Settings}"


def number(name: str) -> str:
    return str(NAMES.index(name) + 1)


def kept(home: Path) -> Settings:
    return load_settings(home / "settings.yaml").settings


def test_the_settings_are_told_with_their_values(pupil_with: MakePupil) -> None:
    told = pupil_with("typed").type(SETTINGS, "/q", start=HOME)
    begin = told.index("Choose what to change, /q to go back.")
    assert told[begin + 1 : begin + 11] == [
        "1: Language: automatic",
        "2: Colours: dark",
        "3: New questions a day: 10",
        "4: Reviews a day: no limit",
        "5: Questions in a quiz: 10",
        "6: Remembering aim: 90 %",
        "7: The day begins at: 4:00",
        "8: Forgive typing errors: yes",
        "9: Confirm choices: no",
        "10: Line by line: no",
    ]


def test_a_new_value_is_kept_and_told(pupil_with: MakePupil, tmp_path: Path) -> None:
    told = pupil_with("typed").type(SETTINGS, number("new_a_day"), "25", "/q", start=HOME)
    assert "How many new questions at most you are asked a day, over all decks." in told
    assert "Type a whole number from 0 to 9999, or nothing to leave it as it is." in told
    assert "3: New questions a day: 25" in told
    assert kept(tmp_path) == Settings(new_a_day=25)


def test_what_is_not_possible_is_asked_again_and_nothing_changes_nothing(
    pupil_with: MakePupil, tmp_path: Path
) -> None:
    lines = [SETTINGS, number("quiz_length"), "viele", "0", "", number("theme"), "/q", "/q"]
    told = pupil_with("typed").type(*lines, start=HOME)
    assert told.count("That is not possible. Type a whole number from 1 to 999.") == 2
    assert not (tmp_path / "settings.yaml").exists()


def test_what_has_few_values_is_chosen_from_a_list_in_the_learners_words(
    pupil_with: MakePupil, tmp_path: Path
) -> None:
    told = pupil_with("typed").type(SETTINGS, number("theme"), "{high contrast}", "/q", start=HOME)
    begin = told.index("The colours of the program.")
    assert told[begin + 1 : begin + 5] == [
        "1: dark",
        "2: light",
        "3: high contrast",
        "4: for colour blindness",
    ]
    assert kept(tmp_path).theme == "contrast"


@pytest.mark.parametrize(("typed", "share"), [("95", 0.95), ("95 %", 0.95), ("0,95", 0.95), ("71%", 0.71)])
def test_the_remembering_aim_is_typed_as_it_is_told(
    pupil_with: MakePupil, tmp_path: Path, typed: str, share: float
) -> None:
    told = pupil_with("typed").type(SETTINGS, number("retention"), "98", "9", typed, "/q", start=HOME)
    assert told.count("That is not possible. Type a whole number from 70 to 97.") == 2
    assert kept(tmp_path).retention == share


def test_a_changed_language_is_spoken_at_once(pupil_with: MakePupil, tmp_path: Path) -> None:
    told = pupil_with("typed").type(SETTINGS, number("language"), "{Deutsch}", "/q", "{Beenden}", start=HOME)
    assert "1: Sprache: Deutsch" in told
    assert told[-1] == "12: Beenden"
    assert kept(tmp_path).language == "de"
    assert "# Die Sprache des Programms." in (tmp_path / "settings.yaml").read_text("utf-8")


def test_what_is_changed_holds_in_the_same_run(pupil_with: MakePupil) -> None:
    lines = [SETTINGS, number("typo_tolerance"), "{no}", "/q", "2", "Vieztovpetro", "/q"]
    assert "Right (typing error)." not in pupil_with("typed").type(*lines, start=HOME)
    lines = [SETTINGS, number("new_a_day"), "0", "/q"]
    assert "Nothing is due today." in pupil_with("typed").type(*lines, start=HOME)


def test_another_retention_computes_the_dates_anew(pupil_with: MakePupil) -> None:
    pupil = pupil_with("typed")
    pupil.type("1", "Bach Ho", start=HOME)
    assert pupil.learner is not None
    (item,) = [record.body.attempt.item for record in pupil.workspace.store.records() if hasattr(record.body, "attempt")]  # fmt: skip
    calm = pupil.workspace.store.memory(pupil.learner.id, item)
    told = pupil.type(SETTINGS, number("retention"), "0.97", "/q", start=HOME)
    assert told.count("All dates are being computed anew …") == 1
    eager = pupil.workspace.store.memory(pupil.learner.id, item)
    assert calm is not None
    assert eager is not None
    assert eager.due < calm.due
    assert "All dates" not in " ".join(pupil.type(SETTINGS, number("new_a_day"), "1", "/q", start=HOME))


def test_a_file_that_cannot_be_written_is_told_and_the_change_holds(
    pupil_with: MakePupil, tmp_path: Path
) -> None:
    (tmp_path / "settings.yaml").mkdir()
    told = pupil_with("typed").type(SETTINGS, number("new_a_day"), "0", "/q", start=HOME)
    assert any(line.startswith("The settings hold until you quit, but cannot be kept in ") for line in told)
    assert "Nothing is due today." in told
