"""Where things are, and what is made when."""

import sys
from pathlib import Path

import pytest

from quizapp.cli.places import Places, deck_roots, find_places, shipped_questions

from .program import DECK, quizapp


def test_one_folder_holds_everything(tmp_path: Path) -> None:
    assert find_places({"QUIZAPP_HOME": str(tmp_path)}) == Places(
        tmp_path / "questions", tmp_path / "progress.db", tmp_path / "settings.yaml", tmp_path / "cache"
    )


def test_a_home_from_here_is_a_whole_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert find_places({"QUIZAPP_HOME": "stick"}).questions == tmp_path / "stick" / "questions"


@pytest.mark.parametrize("environ", [{}, {"QUIZAPP_HOME": ""}])
def test_without_one_the_platforms_own_places_are_used(environ: dict[str, str]) -> None:
    places = find_places(environ)
    assert places.progress.is_absolute()
    assert "quizapp" in places.progress.parts
    assert "quizapp" in places.cache.parts


@pytest.mark.skipif(sys.platform != "linux", reason="the XDG folders are Linux's")
def test_on_linux_the_xdg_folders_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DATA", "CONFIG", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
    places = find_places({})
    assert places.questions == tmp_path / "DATA" / "quizapp" / "questions"
    assert places.settings == tmp_path / "CONFIG" / "quizapp" / "settings.yaml"
    assert places.index == tmp_path / "CACHE" / "quizapp" / "index.db"


def test_the_shipped_decks_are_found() -> None:
    assert (shipped_questions() / "fragetypen.yaml").is_file()


def test_decks_named_come_first_and_shipped_ones_last(tmp_path: Path) -> None:
    places = find_places({"QUIZAPP_HOME": str(tmp_path)})
    roots = deck_roots((Path("a.yaml"),), places)
    assert roots == (Path("a.yaml"), Path("questions"), tmp_path / "questions", shipped_questions())


def test_ones_own_deck_comes_before_a_shipped_one_with_its_id(with_deck: Path) -> None:
    (with_deck / "questions" / "fragetypen.yaml").write_text(DECK.replace("Länder", "Meine"), "utf-8")
    assert "fragetypen: Meine" in quizapp("decks", home=with_deck).stdout


def test_a_deck_in_the_folder_questions_is_found(home: Path, tmp_path: Path) -> None:
    (tmp_path / "work" / "questions").mkdir(parents=True)
    (tmp_path / "work" / "questions" / "hier.yaml").write_text(DECK, "utf-8")
    done = quizapp("decks", home=home, cwd=tmp_path / "work")
    assert done.stdout.startswith("hier: Länder\n")
    assert str(Path("questions", "hier.yaml")) in done.stdout


@pytest.mark.parametrize("command", ["decks", "stats", "check", "new", "progress"])
def test_commands_that_only_read_make_no_progress_file(command: str, with_deck: Path) -> None:
    word = {"new": ("neu.yaml",), "progress": ("verify",)}.get(command, ())
    quizapp(command, *word, home=with_deck)
    assert not (with_deck / "progress.db").exists()


def test_checking_makes_nothing_at_all(home: Path, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(DECK, "utf-8")
    quizapp("check", tmp_path / "a.yaml", home=home)
    assert not home.exists()


def test_a_session_makes_what_it_needs(home: Path) -> None:
    assert quizapp("quiz", home=home, lines="/s\n").returncode == 0
    assert (home / "progress.db").is_file()


def test_settings_that_mean_nothing_are_told(with_deck: Path) -> None:
    (with_deck / "settings.yaml").write_text("quiz_length: viele\nfarbe: blau\n", "utf-8")
    done = quizapp("quiz", "laender", home=with_deck)
    place = with_deck / "settings.yaml"
    assert done.stdout.splitlines()[:2] == [
        f"{place}:1:14 “viele” is not possible for “quiz_length”; possible is a whole number from 1 to 999.",
        f"{place}:2:1 unknown setting “farbe”; did you mean “theme”?",
    ]
    assert quizapp("stats", home=with_deck).stderr.startswith(f"{place}:1:14 “viele”")


def test_of_many_faults_in_the_settings_the_first_are_told_and_the_others_counted(with_deck: Path) -> None:
    (with_deck / "settings.yaml").write_text("theme\n" * 5, "utf-8")
    told = quizapp("quiz", "laender", home=with_deck).stdout.splitlines()
    assert "settings.yaml:3:1 “theme” sets nothing; write “name: value”, or # before it." in told[2]
    assert told[3] == f"2 more lines in “{with_deck / 'settings.yaml'}” are ignored."


def test_settings_in_any_encoding_start(with_deck: Path) -> None:
    for data in (b"\xef\xbb\xbfquiz_length: 1\r\n", b"# f\xfcr mich\nquiz_length: 1\n"):
        (with_deck / "settings.yaml").write_bytes(data)
        assert "1 question." in quizapp("quiz", "laender", home=with_deck).stdout


def test_settings_that_cannot_be_read_are_told(with_deck: Path) -> None:
    (with_deck / "settings.yaml").mkdir()
    done = quizapp("quiz", "laender", home=with_deck)
    assert "the defaults are used" in done.stdout


@pytest.mark.parametrize("kind", ["folder", "progress"])
def test_where_nothing_can_be_stored_it_works_and_says_so_loudly(
    kind: str, home: Path, tmp_path: Path
) -> None:
    if kind == "folder":
        home.write_text("a file where the folder should be", "utf-8")
    else:
        (home / "progress.db").mkdir(parents=True)
    (tmp_path / "a.yaml").write_text(DECK, "utf-8")
    done = quizapp("quiz", tmp_path / "a.yaml", home=home, lines="Hanoi\nVientiane\n")
    assert done.stdout.startswith("Attention: nothing you do now is kept.")
    assert "1 of 2" in done.stdout
    assert done.returncode == 0
