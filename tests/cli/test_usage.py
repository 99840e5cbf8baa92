"""What can be called, in which language it speaks, and what happens on wrong usage."""

from pathlib import Path

import pytest

from quizapp import __version__
from quizapp.cli import main
from quizapp.cli.arguments import help_text, parse
from quizapp.cli.commands import COMMANDS
from quizapp.cli.errors import UsageError
from quizapp.cli.languages import option_language
from quizapp.cli.options import Options, understood_at_once
from quizapp.language import translator

from .program import DECK, environment, quizapp

TR = translator("en")


def test_the_version_is_told(home: Path) -> None:
    done = quizapp("--version", home=home)
    assert (done.returncode, done.stdout) == (0, f"quizapp {__version__}\n")


def test_help_names_every_command(home: Path) -> None:
    done = quizapp("--help", home=home)
    assert done.returncode == 0
    assert done.stdout.startswith("usage: quizapp [PATH …]")
    assert all(f"\n  {name} " in done.stdout for name in COMMANDS if name)
    assert not home.exists()


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("code", ["de", "en"])
def test_every_command_has_help_in_both_languages(name: str, code: str) -> None:
    text = help_text(name, translator(code))
    assert text.startswith({"de": "Aufruf: ", "en": "usage: "}[code] + "quizapp")
    assert "--learner NAME" in text
    assert max(map(len, text.splitlines())) <= 100


@pytest.mark.parametrize(
    ("environ", "arguments", "word"),
    [
        ({"LANG": "de_DE.UTF-8"}, (), "Aufruf: "),
        ({"LANG": "en_GB.UTF-8"}, (), "usage: "),
        ({"LANG": "de_DE.UTF-8"}, ("--lang", "en"), "usage: "),
        ({"LANG": "en_GB.UTF-8"}, ("--lang=de",), "Aufruf: "),
    ],
)
def test_the_language_is_the_options_else_the_locales(
    environ: dict[str, str], arguments: tuple[str, ...], word: str, home: Path
) -> None:
    assert quizapp("--help", *arguments, home=home, **environ).stdout.startswith(word)


def test_the_language_of_the_settings_comes_before_the_locale(home: Path) -> None:
    home.mkdir()
    (home / "settings.yaml").write_text("language: de\n", "utf-8")
    assert quizapp("--help", home=home).stdout.startswith("Aufruf: ")


def test_without_any_other_sign_the_deck_decides(with_deck: Path) -> None:
    done = quizapp("quiz", "laender", home=with_deck, LANG="C.UTF-8")
    assert "1 von 2" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("lern",), "Did you mean “learn”?"),
        (("chek", "x.yaml"), "Did you mean “check”?"),
        (("gibtsnicht",), "“gibtsnicht” is no command, file or folder."),
        (("--learnr", "Anna"), "Did you mean “--learner”?"),
        (("learn", "-n", "5"), "“-n” does not go with this command."),
        (("--bogus",), "There is no option “--bogus”."),
        (("quiz", "-n", "0"), "give a whole number from 1 on"),
        (("quiz", "-n", "viele"), "give a whole number from 1 on"),
        (("quiz", "--seed", "1.5"), "give a whole number from 0 on"),
        (("quiz", "-n"), "“-n” needs a value."),
        (("--learner",), "“--learner” needs a value."),
        (("--learner", " \x07 "), "must not be empty"),
        (("--plain=yes",), "“--plain” takes no value."),
        (("--lang", "fr"), "choose one of: de, en"),
        (("learn", "--format", "xml"), "choose one of: text, json"),
        (("check", "--format", "xml"), "choose one of: text, json, github"),
        (("learn", "a", "b"), "“b” is one word too many."),
        (("decks", "a"), "“a” is one word too many."),
        (("new",), "The name of the new file is missing"),
        (("progress",), "export, import, verify, rebuild, backup or restore"),
        (("progress", "exprt"), "Did you mean “export”?"),
        (("check", "nirgends.yaml"), "There is no file or folder “nirgends.yaml”."),
        (("learn", "ordner/nirgends.yaml"), "There is no file or folder"),
        (("learn", "lender"), "Did you mean “laender”?"),
        (("learn", "xyz"), "“quizapp decks” lists them."),
        (("--format", "json"), "--format json needs a session"),
        (("stats", "--learner", "Niemand"), "There is no learner “Niemand”."),
    ],
)
def test_wrong_usage_is_explained(
    arguments: tuple[str, ...],
    said: str,
    with_deck: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name, value in environment(with_deck).items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(with_deck)
    assert main(list(arguments)) == 2
    told, complained = capsys.readouterr()
    assert told == ""
    assert said in complained
    assert complained.startswith("quizapp: ")
    assert not (with_deck / "progress.db").exists()


def test_a_file_named_nearly_right_is_suggested(with_deck: Path, tmp_path: Path) -> None:
    (tmp_path / "thema.yaml").write_text(DECK, "utf-8")
    done = quizapp("check", "tema.yaml", home=with_deck, cwd=tmp_path)
    assert "Did you mean “thema.yaml”?" in done.stderr


def test_complaints_are_in_the_persons_language(with_deck: Path) -> None:
    done = quizapp("lern", home=with_deck, LANG="de_DE.UTF-8")
    assert "Meinst du »learn«?" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "understood"),
    [
        ([], Options()),
        (["learn"], Options("learn")),
        (["--plain", "learn", "putin"], Options("learn", ("putin",), plain=True)),
        (["--learner", "learn", "quiz"], Options("quiz", learner="learn")),
        (["--learner=Anna", "quiz", "-n5"], Options("quiz", learner="Anna", length=5)),
        (["quiz", "a", "--seed", "7"], Options("quiz", ("a",), seed=7)),
        (["check", "a", "--format", "json", "b"], Options("check", ("a", "b"), format="json")),
        (["./learn"], Options("", ("./learn",))),
        (["--", "learn"], Options("", ("learn",))),
        (["check", "--", "-x"], Options("check", ("-x",))),
        (["a.yaml", "learn"], Options("", ("a.yaml", "learn"))),
        (["--lang", "de", "--plain"], Options(language="de", plain=True)),
        (["learn", "a", "b", "c", "--help"], Options("learn", ("a", "b", "c"), help=True)),
    ],
)
def test_what_is_a_command_and_what_a_path(arguments: list[str], understood: Options) -> None:
    assert parse(arguments, TR) == understood


def test_options_are_not_guessed_from_their_beginning() -> None:
    with pytest.raises(UsageError):
        parse(["--learn", "Anna"], TR)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--lang", "de"], "de"),
        (["--lang=en", "x"], "en"),
        (["--lang"], None),
        (["--lang", "fr"], None),
        ([], None),
    ],
)
def test_the_language_is_known_before_anything_else_is_understood(
    arguments: list[str], code: str | None
) -> None:
    assert option_language(arguments) == code


def test_only_files_with_names_much_alike_are_proposed(home: Path, tmp_path: Path) -> None:
    for name in ("en.yaml", "nordkorea.yaml", "nordkorea.md", "notizen.txt"):
        (tmp_path / name).write_text(DECK, "utf-8")
    for word, like in (
        ("nix.yaml", None),
        ("nodkorea.yaml", "nordkorea.yaml"),
        ("nordkorea.yml", "nordkorea.yaml"),
        ("notizen.yaml", None),
    ):
        done = quizapp("check", word, home=home, cwd=tmp_path)
        assert done.returncode == 2
        assert ("Did you mean" in done.stderr) == (like is not None), word
        assert like is None or f"“{like}”" in done.stderr


@pytest.mark.parametrize("words", [[], ["learn"], ["quiz"], ["learn", "deck"], ["quiz", "a/b.yaml"]])
def test_what_is_understood_at_once_means_the_same_to_the_parser(words: list[str]) -> None:
    assert understood_at_once(words) == parse(words, translator("en"))


@pytest.mark.parametrize(
    "words", [["learn", "-h"], ["learn", "a", "b"], ["quiz", "-n", "3"], ["check"], ["x.yaml"]]
)
def test_whatever_may_hold_an_option_or_a_mistake_goes_to_the_parser(words: list[str]) -> None:
    assert understood_at_once(words) is None
