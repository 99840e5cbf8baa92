import pytest

from quizapp.language import N_, preferred, translator


def test_a_message_without_a_translation_is_shown_in_english() -> None:
    assert translator("de")("Nobody says {this}.", this="so") == "Nobody says so."


def test_values_are_not_read_as_places() -> None:
    assert translator("en")("»{name}«", name="{n} {0}") == "»{n} {0}«"


def test_a_message_without_values_keeps_its_braces() -> None:
    assert translator("en")("{…}") == "{…}"


def test_the_empty_message_stays_empty() -> None:
    assert translator("de")("") == ""


@pytest.mark.parametrize(("n", "text"), [(0, "0 days"), (1, "1 day"), (2, "2 days")])
def test_english_has_two_forms(n: int, text: str) -> None:
    assert translator("en").plural("{n} day", "{n} days", n) == text


def test_marking_a_message_leaves_it_alone() -> None:
    assert N_("Quit") == "Quit"


def test_an_unknown_language_gives_english() -> None:
    assert translator("fr").code == "en"


@pytest.mark.parametrize(
    ("option", "setting", "environ", "deck", "chosen"),
    [
        ("en", "de", {"LANG": "de_DE.UTF-8"}, "de", "en"),
        (None, "de", {"LANG": "en_US.UTF-8"}, "en", "de"),
        (None, None, {"LANG": "de_AT.UTF-8"}, "en", "de"),
        (None, None, {"LC_ALL": "en_GB.UTF-8", "LANG": "de_DE.UTF-8"}, "de", "en"),
        (None, None, {"LANGUAGE": "de:en", "LANG": "en_US.UTF-8"}, "en", "de"),
        (None, None, {"LANG": "fr_FR.UTF-8"}, "de", "de"),
        (None, None, {"LANG": "C.UTF-8"}, "de", "de"),
        (None, None, {}, "en", "en"),
        (None, None, {}, None, "en"),
        (None, None, {}, "sv", "en"),
    ],
)
def test_option_before_setting_before_locale_before_deck(
    option: str | None, setting: str | None, environ: dict[str, str], deck: str | None, chosen: str
) -> None:
    assert preferred(option, setting, environ, deck) == chosen
