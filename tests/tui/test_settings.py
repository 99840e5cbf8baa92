"""The settings screen: every setting by key and by mouse, applied and kept at once."""

import threading
from pathlib import Path

import pytest

from quizapp.language import Translator, translator
from quizapp.progress.queries import Learner
from quizapp.settings import Settings, Value
from quizapp.settings.file import load_settings
from quizapp.settings.words import TITLES
from quizapp.study import Start
from quizapp.tui.screens.settings import ROWS, SettingsScreen
from quizapp.tui.screens.working import WorkingScreen

from .conftest import Driven, Open, deck
from .decks import CHOICE, SECOND, TYPED

HOME = Start()
EN, DE = translator("en"), translator("de")
SIZES = [(80, 24), (60, 20)]

BEYOND: dict[str, Value] = {
    "theme": "light",
    "new_a_day": 11,
    "reviews_a_day": 1,
    "quiz_length": 11,
    "retention": 0.91,
    "day_start": 5,
    "typo_tolerance": False,
    "select_first": True,
}
"""What one step makes of the defaults."""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.yaml"


def kept(file: Path) -> Settings:
    return load_settings(file).settings


async def go_to(driven: Driven, name: str) -> None:
    await driven.press("home", *["down"] * ROWS.index(name))


@pytest.mark.parametrize(("size", "tr"), zip(SIZES, [EN, DE], strict=True), ids=["en", "de"])
async def test_each_setting_is_changed_by_key_and_kept_at_once(
    open_app: Open, file: Path, size: tuple[int, int], tr: Translator
) -> None:
    set_before = Settings(language=tr.code)
    async with open_app(deck(CHOICE), HOME, size=size, file=file, language=tr, settings=set_before) as driven:
        await driven.press("comma")
        for name in ROWS[1:]:
            await driven.press("down")
            title = tr(TITLES[name])
            assert title in driven.line_with("›")
            before = driven.line_with(title)
            await driven.press("right")
            assert getattr(kept(file), name) == BEYOND[name]
            assert driven.line_with(title) != before
            await driven.press("left")
            assert kept(file) == set_before
            assert driven.line_with(title) == before
        await driven.press("home", "left")
        assert kept(file).language == {"de": None, "en": "de"}[tr.code]


@pytest.mark.parametrize(("size", "tr"), zip(SIZES, [EN, DE], strict=True), ids=["en", "de"])
async def test_each_setting_is_changed_by_mouse(
    open_app: Open, file: Path, size: tuple[int, int], tr: Translator
) -> None:
    async def click(name: str, sign: str) -> None:
        y = driven.text.splitlines().index(driven.line_with(tr(TITLES[name])))
        line = driven.text.splitlines()[y]
        await driven.pilot.click(offset=(line.rindex(sign), y))
        await driven.pilot.pause()

    set_before = Settings(language=tr.code)
    async with open_app(deck(CHOICE), HOME, size=size, file=file, language=tr, settings=set_before) as driven:
        await driven.press("comma")
        for name in ROWS[1:]:
            await click(name, ">")
            assert getattr(kept(file), name) == BEYOND[name]
            await click(name, "<")
            assert kept(file) == set_before
        await click("language", "<")
        assert kept(file).language == {"de": None, "en": "de"}[tr.code]


async def test_the_keys_that_change(open_app: Open, file: Path) -> None:
    async with open_app(deck(CHOICE), HOME, file=file) as driven:
        await driven.press("comma")
        await go_to(driven, "new_a_day")
        keys = {"right": 11, "plus": 12, "enter": 13, "space": 14, "left": 13, "minus": 12}
        for key, expected in keys.items():
            await driven.press(key)
            assert kept(file).new_a_day == expected


async def test_a_click_on_a_title_only_highlights(open_app: Open, file: Path) -> None:
    async with open_app(deck(CHOICE), HOME, file=file) as driven:
        await driven.press("comma")
        await driven.click("Questions in a quiz")
        assert "Questions in a quiz" in driven.line_with("› Q")
        assert "How many questions a quiz has." in driven.text
        assert not file.exists()


async def test_choices_go_round_and_numbers_stop_at_their_ends(open_app: Open, file: Path) -> None:
    async with open_app(deck(CHOICE), HOME, file=file, settings=Settings(day_start=22)) as driven:
        await driven.press("comma")
        await go_to(driven, "theme")
        await driven.press("left")
        assert driven.app.theme == "colourblind"
        await driven.press("right")
        assert driven.app.theme == "dark"
        await go_to(driven, "day_start")
        await driven.press("right", "right", "right")
        assert kept(file).day_start == 23
        assert driven.line_with("The day begins").rstrip().endswith("23:00")


async def test_the_highlighted_setting_is_explained_with_what_is_usual(open_app: Open, file: Path) -> None:
    async with open_app(deck(CHOICE), HOME, file=file) as driven:
        await driven.press("comma")
        await go_to(driven, "retention")
        assert "How sure you want to be" in driven.text
        assert "Usual" not in driven.text
        await driven.press("right")
        assert "Usual: 90 %" in driven.text


async def test_the_screen_says_where_the_settings_are_kept(open_app: Open, tmp_path: Path) -> None:
    async with open_app(deck(CHOICE), HOME, size=(200, 30), file=tmp_path / "s.yaml") as driven:
        await driven.press("comma")
        shown = "".join(line.strip() for line in driven.text.splitlines())
        assert str(tmp_path / "s.yaml") in shown.replace("Kept in ", "")


async def test_language_and_theme_change_the_screen_itself(open_app: Open, file: Path) -> None:
    async with open_app(deck(CHOICE), HOME, file=file) as driven:
        await driven.press("comma", "right")
        assert driven.text.lstrip().startswith("Einstellungen")
        assert "Neue Fragen am Tag" in driven.text
        assert "← → ändern" in driven.last_line
        await driven.press("down", "right")
        assert driven.app.theme == "light"
        await driven.press("escape")
        assert "etwa 1 Minute" in driven.text
        assert kept(file) == Settings(language="de", theme="light")


async def test_automatic_is_the_language_of_the_computer(open_app: Open, file: Path) -> None:
    settings = Settings(language="de")
    async with open_app(deck(CHOICE), HOME, file=file, settings=settings, language=DE) as driven:
        await driven.press("comma", "left")
        assert "automatic" in driven.text
        assert "? Help" in driven.last_line


@pytest.mark.parametrize("key", ["escape", "comma"])
async def test_the_settings_close_with_the_key_that_opened_them_and_with_escape(
    open_app: Open, key: str
) -> None:
    async with open_app(deck(CHOICE), HOME) as driven:
        await driven.press("comma")
        assert driven.screen == "SettingsScreen"
        await driven.press(key)
        assert driven.screen == "HomeScreen"


async def test_the_settings_open_from_the_key_bar_and_from_the_palette_once(open_app: Open) -> None:
    async with open_app(deck(CHOICE), HOME, size=(120, 30)) as driven:
        await driven.click("settings")
        assert driven.screen == "SettingsScreen"
        for _ in range(2):
            await driven.press("ctrl+p")
            await driven.type("settings")
            await driven.press("enter")
            assert driven.screen == "SettingsScreen"
        await driven.press("escape")
        assert driven.screen == "HomeScreen"


async def test_what_the_palette_changes_is_kept_and_shown_in_open_settings(
    open_app: Open, file: Path
) -> None:
    async with open_app(deck(CHOICE), HOME, file=file) as driven:
        await driven.press("comma", "ctrl+p")
        await driven.type("high contrast")
        await driven.press("enter")
        assert "high contrast" in driven.line_with("Colours")
        await driven.press("ctrl+p")
        await driven.type("deutsch")
        await driven.press("enter")
        assert "Deutsch" in driven.line_with("Sprache")
        assert kept(file) == Settings(theme="contrast", language="de")


async def test_settings_changed_in_a_session_hold_for_its_next_answer(open_app: Open) -> None:
    long = TYPED.replace("Bach Ho", "Okkupation")
    for keys, verdict in (([], "✓ Right"), (["right"], "✗ Not right")):
        async with open_app({"probe.yaml": deck(long)}) as driven:
            if driven.screen != "ItemScreen":
                await driven.press("q")
            await driven.press("ctrl+p")
            await driven.type("settings")
            await driven.press("enter")
            await go_to(driven, "typo_tolerance")
            await driven.press(*keys, "escape")
            await driven.type("Okkupatoin")
            await driven.press("enter")
            assert verdict in driven.text
            await driven.press("u")


async def test_a_new_limit_is_counted_on_home(open_app: Open) -> None:
    async with open_app(deck(CHOICE + SECOND), HOME, settings=Settings(new_a_day=2)) as driven:
        assert "2 new" in driven.text
        await driven.press("comma")
        await go_to(driven, "new_a_day")
        await driven.press("left", "escape")
        assert "1 new · " in driven.text


async def test_a_file_that_cannot_be_written_is_told_once_and_the_change_holds(
    open_app: Open, file: Path
) -> None:
    file.mkdir(parents=True)
    async with open_app(deck(CHOICE), HOME, file=file) as driven:
        await driven.press("comma", "down", "right", "right")
        assert driven.app.theme == "contrast"
        assert len(driven.app._notifications) == 1
        assert "The settings hold until you quit" in " ".join(driven.text.split())


async def learn_once(driven: Driven) -> None:
    await driven.press("enter")
    await driven.type("Bach Ho")
    await driven.press("enter", "enter", "enter")


@pytest.mark.parametrize("name", ["retention", "day_start"])
async def test_another_retention_or_start_of_the_day_makes_the_dates_anew_on_leaving(
    open_app: Open, anna: Learner, name: str
) -> None:
    async with open_app(deck(TYPED), HOME) as driven:
        await learn_once(driven)
        calm = driven.store.memory(anna.id, "probe/getippt")
        await driven.press("comma")
        await go_to(driven, name)
        await driven.press(*["right"] * 12)
        assert driven.store.memory(anna.id, "probe/getippt") == calm
        await driven.press("escape")
        await driven.until(lambda: driven.screen == "HomeScreen")
        assert driven.store.memory(anna.id, "probe/getippt") != calm
        assert driven.store.verify() == ()


async def test_while_the_dates_are_made_anew_it_is_said(open_app: Open) -> None:
    async with open_app(deck(TYPED), HOME) as driven:
        shown: list[str] = []
        sentence = "All dates are being computed anew …"
        screen = WorkingScreen(sentence, lambda: shown.append(driven.text), translator("en"))
        driven.app.push_screen(screen)
        await driven.until(lambda: driven.screen == "HomeScreen")
        assert [sentence in text for text in shown] == [True]


async def test_going_to_learn_straight_from_the_settings_follows_them(open_app: Open, anna: Learner) -> None:
    async with open_app(deck(TYPED), HOME) as driven:
        await learn_once(driven)
        calm = driven.store.memory(anna.id, "probe/getippt")
        await driven.press("comma")
        await go_to(driven, "retention")
        await driven.press(*["right"] * 7, "ctrl+p")
        await driven.type("quiz over")
        await driven.press("enter")
        assert driven.screen == "ItemScreen"
        assert driven.store.memory(anna.id, "probe/getippt") != calm


async def test_a_forecast_is_shown_for_the_retention_and_asked_in_another_thread(open_app: Open) -> None:
    asked: list[tuple[float, bool]] = []

    def forecast(retention: float) -> str:
        asked.append((retention, threading.current_thread() is threading.main_thread()))
        return f"About {retention:.0%} of a life."

    settings = Settings()
    async with open_app(deck(CHOICE), HOME) as driven:
        driven.app.push_screen(SettingsScreen(lambda: settings, None, EN, forecast))
        await driven.until(lambda: driven.screen == "SettingsScreen")
        assert asked == []
        await go_to(driven, "retention")
        await driven.until(lambda: "About 90% of a life." in driven.text)
        assert asked == [(0.9, False)]
        await driven.press("up", "down")
        assert "About 90% of a life." in driven.text
        assert len(asked) == 1


@pytest.mark.parametrize("size", [(10, 4), (40, 10), (60, 20), (80, 24), (200, 60)])
@pytest.mark.parametrize("tr", [DE, pytest.param(EN, marks=pytest.mark.long)], ids=["de", "en"])
async def test_the_settings_open_at_every_size_and_no_title_is_cut_from_60_on(
    open_app: Open, size: tuple[int, int], tr: Translator
) -> None:
    async with open_app(deck(CHOICE), HOME, size=size, language=tr) as driven:
        await driven.press("comma", "down", "right", "end", "right", "question_mark", "escape")
        assert driven.screen == "SettingsScreen"
        if size[0] >= 60:
            for name in ROWS:
                assert tr(TITLES[name]) in driven.text
            assert "…" not in driven.text
