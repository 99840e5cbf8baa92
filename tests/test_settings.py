"""Settings: what can be set, how the file is read, what is told about it, how it is changed."""

import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.language import translator
from quizapp.settings import (
    CHOICES,
    NAMES,
    RANGES,
    RETENTION,
    Settings,
    change,
    format_value,
    parse_value,
    values,
)
from quizapp.settings.file import Loaded, lines_of, load_settings, parse_settings
from quizapp.settings.steps import step
from quizapp.settings.words import TITLES, about, range_words, value_words
from quizapp.settings.writer import save_settings, with_changes

EN, DE = translator("en"), translator("de")

decks = st.from_regex(r"[\w-]{1,20}", fullmatch=True)
limits = st.dictionaries(decks, st.integers(0, 9999), max_size=3).map(
    lambda found: tuple(sorted(found.items()))
)
any_settings = st.builds(
    Settings,
    language=st.sampled_from([None, "de", "en"]),
    theme=st.sampled_from(CHOICES["theme"]),
    **{name: st.integers(low, high) for name, (low, high) in RANGES.items()},
    retention=st.floats(*RETENTION),
    typo_tolerance=st.booleans(),
    select_first=st.booleans(),
    plain=st.booleans(),
    new_limits=limits,
    review_limits=limits,
)


def parse(text: str) -> Loaded:
    return parse_settings(lines_of(text))


def told(text: str, language: str = "en") -> list[str]:
    """Return what is told about a file, each with its line and column."""
    tr = translator(language)
    return [f"{fault.line}:{fault.column} {fault.message(tr)}" for fault in parse(text).faults]


# Reading


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "settings.yaml") == Loaded(Settings())
    assert Settings().new_a_day == 10


def test_a_file_sets_what_it_names_and_leaves_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "settings.yaml"
    path.write_text(
        "---\n# meine Werte\nlanguage: de\nnew_a_day: 5  # wenige\nretention: '0,85' # so\nplain: ja\n",
        "utf-8",
    )
    assert load_settings(path) == Loaded(Settings(language="de", new_a_day=5, retention=0.85, plain=True))


def test_decks_can_have_limits_of_their_own() -> None:
    settings = parse("new_a_day.laender: 5\nreviews_a_day.laender: 30\nnew_a_day.Köln_1: 0\n").settings
    assert [settings.new_limit(deck) for deck in ("laender", "Köln_1", "andere")] == [5, 0, None]
    assert [settings.review_limit(deck) for deck in ("laender", "Köln_1")] == [30, None]


def test_automatic_is_a_language_nobody_chose() -> None:
    assert parse("language: auto").settings.language is None


@pytest.mark.parametrize("data", [b"theme: light\nquiz_length: 7\n", b"theme: light\r\nquiz_length: 7\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_marks_and_line_ends_of_any_editor_are_read(mark: bytes, data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "settings.yaml"
    path.write_bytes(mark + data)
    assert load_settings(path) == Loaded(Settings(theme="light", quiz_length=7))


def test_latin_1_is_read(tmp_path: Path) -> None:
    path = tmp_path / "settings.yaml"
    path.write_bytes("# für mich\ntheme: light\n".encode("latin-1"))
    assert load_settings(path) == Loaded(Settings(theme="light"))


def test_bytes_that_are_no_text_are_no_crash(tmp_path: Path) -> None:
    path = tmp_path / "settings.yaml"
    path.write_bytes(b"\xff\xfe\x00: \x00\nlanguage: en\n")
    assert load_settings(path).settings.language == "en"


@given(st.binary(max_size=200))
def test_no_bytes_at_all_are_a_crash(data: bytes) -> None:
    from quizapp.settings.file import decode

    loaded = parse_settings(lines_of(decode(data)[0]))
    assert all(fault.message(tr) for fault in loaded.faults for tr in (EN, DE))


# What is wrong


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("language: fr", "1:11 “fr” is not possible for “language”; possible is auto, de or en"),
        ("new_a_day: viele", "1:12 “viele” is not possible for “new_a_day”; possible is a whole number from 0 to 9999"),
        ("new_a_day: -1", "1:12 “-1” is not possible"),
        ("new_a_day: 5.5", "1:12 “5.5” is not possible"),
        ("new_a_day: nan", "1:12 “nan” is not possible"),
        ("quiz_length: 0", "1:14 “0” is not possible for “quiz_length”; possible is a whole number from 1 to 999"),
        ("retention: 0.99", "1:12 “0.99” is not possible for “retention”; possible is a number from 0.7 to 0.97"),
        ("retention: inf", "1:12 “inf” is not possible"),
        ("day_start:   24 # Uhr", "1:14 “24” is not possible for “day_start”; possible is a whole number from 0 to 23"),
        ("plain: vielleicht", "1:8 “vielleicht” is not possible for “plain”; possible is yes or no"),
        ("theme: rosa", "1:8 “rosa” is not possible for “theme”; possible is dark, light, contrast or colourblind"),
        ("theme:", "1:7 “theme” has no value; possible is dark"),
        ("theme: # dunkel", "1:7 “theme” has no value"),
        ('theme: "dark', '1:8 “"dark” is not possible'),
        ("new_a_day.laender: -3", "1:20 “-3” is not possible for “new_a_day.laender”"),
    ],
)  # fmt: skip
def test_a_value_that_is_none_is_told_with_what_is_possible_and_the_default_holds(
    line: str, message: str
) -> None:
    assert parse(line).settings == Settings()
    assert told(line)[0].startswith(message)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("them: dark", "1:1 unknown setting “them”; did you mean “theme”?"),
        ("  new-a-day: 5", "1:3 unknown setting “new-a-day”; did you mean “new_a_day”?"),
        ("sprache: de", "1:1 unknown setting “sprache”; did you mean “language”?"),
        ("new_aday.laender: 5", "1:1 unknown setting “new_aday.laender”; did you mean “new_a_day.laender”?"),
        ("quiz_length.laender: 5", "1:1 unknown setting “quiz_length.laender”"),
        ("new_a_day.: 5", "1:1 unknown setting “new_a_day.”; did you mean “new_a_day”?"),
        ("xyz: 1", "1:1 unknown setting “xyz”; known are language, theme, new_a_day"),
        ("\x1b]0;x: 1", "1:1 unknown setting “\\x1b]0;x”; known are"),
    ],
)
def test_an_unknown_name_is_told_with_the_nearest_known_one(line: str, message: str) -> None:
    assert parse(line).settings == Settings()
    assert told(line)[0].startswith(message)


def test_of_a_name_given_twice_the_first_counts() -> None:
    text = "theme: light\n\ntheme: contrast\n"
    assert parse(text).settings.theme == "light"
    assert told(text) == ["3:1 “theme” is set a second time; line 1 counts, so delete one of them"]


def test_a_line_that_sets_nothing_is_told() -> None:
    assert told("theme: light\n- dark\n  theme dark\n") == [
        "2:1 “- dark” sets nothing; write “name: value”, or # before it",
        "3:3 “theme dark” sets nothing; write “name: value”, or # before it",
    ]


def test_what_is_wrong_is_told_in_german() -> None:
    assert told("them: dark", "de") == ["1:1 unbekannte Einstellung »them«; meintest du »theme«?"]


# Writing


@given(old=any_settings, new=any_settings, tr=st.sampled_from([EN, DE]))
def test_what_is_saved_is_loaded_and_saving_again_changes_nothing(
    old: Settings, new: Settings, tr: object, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("home") / "new" / "settings.yaml"
    save_settings(path, Settings(), old, tr)  # type: ignore[arg-type]
    assert load_settings(path) == Loaded(old)
    save_settings(path, old, new, tr)  # type: ignore[arg-type]
    assert load_settings(path) == Loaded(new)
    before = path.stat()
    save_settings(path, old, new, tr)  # type: ignore[arg-type]
    assert path.stat() == before
    assert [one.name for one in path.parent.iterdir()] == ["settings.yaml"]


comments = st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), max_size=20).map(
    lambda text: f"# {text}"
)
known_lines = st.sampled_from(
    ["theme: light", "  quiz_length :  12   # so", "retention: '0,8'", "theme: rosa", "plain:"]
)
other_lines = st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), max_size=30)
files = st.tuples(
    st.lists(st.one_of(comments, known_lines, other_lines), max_size=8), st.sampled_from(["\n", "\r\n"])
)


@given(files, any_settings, st.sampled_from(["utf-8", "utf-8-sig"]), st.booleans())
def test_comments_order_line_ends_and_what_is_unknown_survive(
    file: tuple[list[str], str], new: Settings, encoding: str, closed: bool
) -> None:
    lines, end = file
    data = (end.join(lines) + end * closed).encode(encoding)
    if not data.strip():
        return
    from quizapp.settings.file import decode

    old = parse_settings(lines_of(decode(data)[0])).settings
    changed = with_changes(data, old, new, EN)
    assert parse_settings(lines_of(decode(changed)[0])).settings == new
    assert with_changes(changed, old, new, EN) == changed
    assert with_changes(data, old, old, EN) == data
    rest = (line.rstrip("\r\n") for line in lines_of(changed.decode(encoding)))
    for line in lines:
        name = line.partition(":")[0].strip().strip("\"'")
        if line.lstrip().startswith("#") or name.partition(".")[0] not in NAMES:
            assert line in rest, "it is there, and in the same order"


def test_only_the_value_of_a_line_changes(tmp_path: Path) -> None:
    path = tmp_path / "settings.yaml"
    path.write_bytes(b"# mine\r\n theme:  'light'   # gentle\r\nfoo: bar\r\ntheme: dark\r\n")
    old = load_settings(path).settings
    save_settings(path, old, replace(old, theme="contrast"), EN)
    assert path.read_bytes() == b"# mine\r\n theme:  contrast   # gentle\r\nfoo: bar\r\ntheme: dark\r\n"


def test_a_setting_that_is_not_there_yet_is_added_with_its_comment(tmp_path: Path) -> None:
    path = tmp_path / "settings.yaml"
    path.write_text("theme: light", "utf-8")
    old = load_settings(path).settings
    save_settings(path, old, replace(old, new_a_day=5), DE)
    assert path.read_text("utf-8").splitlines() == [
        "theme: light",
        "",
        f"# {about('new_a_day', DE)}",
        "# Möglich: eine ganze Zahl von 0 bis 9999. Vorgabe: 10.",
        "new_a_day: 5",
    ]


def test_a_limit_that_is_taken_away_leaves_no_line(tmp_path: Path) -> None:
    path = tmp_path / "settings.yaml"
    path.write_text("new_a_day.laender: 5\n# Ende\n", "utf-8")
    old = load_settings(path).settings
    save_settings(path, old, change(old, "new_a_day.laender", None), EN)
    assert path.read_text("utf-8") == "# Ende\n"


def test_latin_1_stays_latin_1(tmp_path: Path) -> None:
    path = tmp_path / "settings.yaml"
    path.write_bytes("# für mich\ntheme: light\n".encode("latin-1"))
    old = load_settings(path).settings
    save_settings(path, old, replace(old, theme="dark", typo_tolerance=False), DE)
    text = path.read_bytes().decode("latin-1")
    assert text.startswith("# für mich\ntheme: dark\n\n# ")
    assert "zählt" in text
    assert "?" not in text


@pytest.mark.parametrize("tr", [EN, DE])
def test_a_new_file_explains_everything_that_can_be_set(tr: object, tmp_path: Path) -> None:
    path = tmp_path / "settings.yaml"
    save_settings(path, Settings(), Settings(), tr)  # type: ignore[arg-type]
    text = path.read_text("utf-8")
    for name in NAMES:
        assert f"\n{name}: " in text
        assert about(name, tr) in text  # type: ignore[arg-type]
        assert range_words(name, tr) in text  # type: ignore[arg-type]
    assert "# new_a_day.DECK: 5" in text
    assert text.count("\n# ") == text.count("\n#")


def test_a_link_stays_a_link_and_permissions_stay(tmp_path: Path) -> None:
    real = tmp_path / "dotfiles" / "settings.yaml"
    real.parent.mkdir()
    real.write_text("theme: light\n", "utf-8")
    real.chmod(0o640)
    link = tmp_path / "settings.yaml"
    link.symlink_to(real)
    save_settings(link, Settings(theme="light"), Settings(), EN)
    assert link.is_symlink()
    assert real.read_text("utf-8") == "theme: dark\n"
    assert real.stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_file_that_cannot_be_written_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "settings.yaml"
    path.write_text("theme: light\n", "utf-8")
    tmp_path.chmod(0o500)
    with pytest.raises(OSError, match="ermission"):
        save_settings(path, Settings(theme="light"), Settings(), EN)
    tmp_path.chmod(0o700)
    assert path.read_text("utf-8") == "theme: light\n"


def test_a_folder_in_the_place_of_the_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "settings.yaml").mkdir()
    with pytest.raises(OSError, match="directory"):
        save_settings(tmp_path / "settings.yaml", Settings(), Settings(theme="light"), EN)
    assert [one.name for one in tmp_path.iterdir()] == ["settings.yaml"]


# Words


@given(any_settings, st.sampled_from([EN, DE]))
def test_everything_has_a_title_and_words_for_its_value(settings: Settings, tr: object) -> None:
    for name, value in values(settings).items():
        assert about(name, tr)  # type: ignore[arg-type]
        if name in NAMES:
            assert TITLES[name]
            assert value_words(name, value, tr)  # type: ignore[arg-type]


# Steps


@given(any_settings, st.sampled_from(NAMES), st.sampled_from([-1, 1]))
def test_a_step_leads_to_a_value_that_can_be_set_and_back_unless_at_an_end(
    settings: Settings, name: str, direction: int
) -> None:
    value = getattr(settings, name)
    following = step(name, value, direction)
    assert parse_value(name, format_value(following)) == following
    onward = step(name, following, direction)
    if name in RANGES and onward != following:
        assert step(name, onward, -direction) == following


def test_choices_go_round_and_numbers_end_where_their_range_does() -> None:
    themes = ["dark", "light", "contrast", "colourblind", "dark"]
    assert [step("theme", one, 1) for one in themes[:-1]] == themes[1:]
    assert [step("language", one, 1) for one in (None, "de", "en")] == ["de", "en", None]
    assert step("typo_tolerance", True, 1) is False
    assert [step("retention", value, 1) for value in (0.9, 0.96, 0.97)] == [0.91, 0.97, 0.97]
    assert step("retention", 0.7, -1) == 0.7
    assert [step("day_start", hour, direction) for hour, direction in ((0, -1), (23, 1))] == [0, 23]


def test_the_steps_of_big_numbers_are_big() -> None:
    values = [0]
    while (following := step("new_a_day", values[-1], 1)) != values[-1]:
        values.append(following)
    assert values[:21] == list(range(21))
    assert values[21:24] == [25, 30, 35]
    assert values[-2:] == [9900, 9999]
    assert len(values) < 200
    assert step("new_a_day", 9999, -1) == 9900


def test_the_example_of_the_readme_holds_every_setting_and_no_fault() -> None:
    readme = (Path(__file__).parents[1] / "README.md").read_text("utf-8")
    loaded = parse(readme.partition("```yaml\nlanguage:")[2].partition("```")[0].join(["language:", ""]))
    assert loaded.faults == ()
    deck = "putin-nordkorea-vietnam"
    assert loaded.settings == Settings(new_limits=((deck, 5),), review_limits=((deck, 30),))
    assert all(f"\n{name}: " in readme for name in NAMES)
