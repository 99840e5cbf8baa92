from pathlib import Path

import pytest

from quizapp.settings import Settings, load_settings, parse_settings


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    loaded = load_settings(tmp_path / "settings.yaml")
    assert loaded.settings == Settings()
    assert loaded.settings.new_a_day == 10


def test_a_file_sets_what_it_names_and_leaves_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "settings.yaml"
    path.write_text(
        "# meine Werte\nlanguage: de\nnew_a_day: 5  # wenige\nretention: '0,85'\nplain: ja\n", "utf-8"
    )
    assert load_settings(path).settings == Settings(language="de", new_a_day=5, retention=0.85, plain=True)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("language", "fr"),
        ("new_a_day", "viele"),
        ("new_a_day", "-1"),
        ("new_a_day", "nan"),
        ("new_a_day", "inf"),
        ("retention", "0.99"),
        ("day_start", "24"),
        ("plain", "vielleicht"),
        ("theme", "rosa"),
    ],
)
def test_a_value_that_makes_no_sense_is_named_and_the_default_holds(name: str, text: str) -> None:
    loaded = parse_settings({name: text})
    assert loaded.invalid == (name,)
    assert loaded.settings == Settings()


def test_an_unknown_name_is_named_and_harms_nothing() -> None:
    loaded = parse_settings({"sprache": "de", "language": "de"})
    assert loaded.unknown == ("sprache",)
    assert loaded.settings.language == "de"


def test_bytes_that_are_no_text_are_no_crash(tmp_path: Path) -> None:
    path = tmp_path / "settings.yaml"
    path.write_bytes(b"\xff\xfe\x00: \x00\nlanguage: en\n")
    assert load_settings(path).settings.language == "en"
