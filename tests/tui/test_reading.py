"""Glossary, briefing, help, and the command palette."""

from quizapp.core.folding import fold
from quizapp.study import Start
from quizapp.tui.commands import SHOWN, Command, matching
from quizapp.tui.requests import GoHome

from ..conftest import Clock
from .conftest import Open, deck
from .decks import CHOICE, SECOND, TYPED

HOME = Start()

GLOSSARY = """title: Begriffe
as_of: 2024-06-17
glossary:
  - id: embargo
    term: Embargo
    definition: Verbot, mit einem Land zu handeln
    also:
      - Handelsverbot
    example: Das Embargo galt zehn Jahre.
  - id: allianz
    term: Allianz
    definition: Zusammenschluss von Staaten
  - id: veto
    term: Veto
    definition: Einspruch gegen einen Beschluss
"""

BRIEFING = "# Ein Titel\n\n" + "\n\n".join(
    f"Absatz {n} mit **fetten** Worten, der lang genug ist, um mehr als eine Zeile zu füllen, und noch ein "
    f"wenig länger.\n\n- Punkt {n}\n- noch ein Punkt"
    for n in range(12)
)


async def test_the_glossary_lists_terms_and_shows_what_they_mean(open_app: Open) -> None:
    async with open_app(GLOSSARY, HOME) as driven:
        await driven.press("g")
        assert driven.screen == "GlossaryScreen"
        assert "3 terms" in driven.text
        assert "Allianz" in driven.line_with("›")
        assert "Zusammenschluss von Staaten" in driven.text
        await driven.press("down")
        for text in (
            "Verbot, mit einem Land zu handeln",
            "also: Handelsverbot",
            "Das Embargo galt",
            "17 June 2024",
        ):
            assert text in driven.text


async def test_the_glossary_is_searched_while_typing(open_app: Open) -> None:
    async with open_app(GLOSSARY, HOME) as driven:
        await driven.press("g")
        await driven.type("handelsv")
        assert "Embargo" in driven.line_with("›")
        assert "Allianz" not in driven.text
        await driven.type("xyz")
        assert "Nothing found." in driven.text


async def test_terms_come_before_definitions_that_hold_the_word(open_app: Open) -> None:
    async with open_app(GLOSSARY, HOME) as driven:
        await driven.press("g")
        await driven.type("ve")
        assert "Veto" in driven.line_with("›")
        assert "Embargo" in driven.text


async def test_in_the_glossary_escape_leaves_the_field_and_then_the_screen(open_app: Open) -> None:
    async with open_app(GLOSSARY, HOME) as driven:
        await driven.press("g", "escape")
        assert driven.screen == "GlossaryScreen"
        await driven.press("j", "j")
        assert "Einspruch gegen einen Beschluss" in driven.text
        await driven.press("slash", "v", "enter", "escape")
        assert driven.screen == "HomeScreen"


async def test_terms_can_be_clicked(open_app: Open) -> None:
    async with open_app(GLOSSARY, HOME) as driven:
        await driven.press("g")
        await driven.click("Veto")
        assert "Einspruch gegen einen Beschluss" in driven.text


async def test_without_terms_the_glossary_says_so(open_app: Open) -> None:
    async with open_app(deck(CHOICE), HOME) as driven:
        await driven.press("g")
        assert "These decks have no glossary." in driven.text


async def test_the_briefing_is_read_in_lines_of_at_most_76_characters(open_app: Open) -> None:
    files = {"probe.yaml": deck(CHOICE, article="probe.md", as_of="2024-06-17"), "probe.md": BRIEFING}
    async with open_app(files, HOME, size=(160, 24)) as driven:
        await driven.press("b")
        assert driven.screen == "BriefingScreen"
        assert "as of 17 June 2024" in driven.text
        assert "mit fetten Worten" in driven.text
        assert "• Punkt 0" in driven.text
        assert max(len(line.strip()) for line in driven.text.splitlines()[2:-2]) <= 76


async def test_the_briefing_scrolls_by_line_page_and_to_its_ends(open_app: Open) -> None:
    files = {"probe.yaml": deck(CHOICE, article="probe.md"), "probe.md": BRIEFING}
    async with open_app(files, HOME) as driven:
        await driven.press("b", "end")
        assert "Punkt 11" in driven.text
        await driven.press("home")
        assert "Ein Titel" in driven.text
        await driven.press("down", "j", "space", "pageup", "k", "up")
        assert "Ein Titel" in driven.text
        await driven.press("escape")
        assert driven.screen == "HomeScreen"


async def test_without_a_briefing_none_is_offered(open_app: Open) -> None:
    async with open_app(deck(CHOICE), HOME) as driven:
        assert "briefing" not in driven.last_line
        await driven.press("b")
        assert driven.screen == "HomeScreen"


async def test_the_help_lists_the_keys_of_the_moment_in_words(open_app: Open) -> None:
    async with open_app(deck(CHOICE)) as driven:
        await driven.press("question_mark")
        assert driven.screen == "HelpScreen"
        assert "Choose the answer with this number." in driven.text
        assert "1–3" in driven.text
        assert "h F2  Show a hint." in driven.text
        assert "Ctrl+P  Search commands" in driven.text
        assert "Take the last answer back" not in driven.text
        await driven.press("question_mark")
        assert driven.screen == "ItemScreen"


async def test_every_screen_has_help_and_closing_it_leads_back(open_app: Open) -> None:
    async with open_app(GLOSSARY, HOME) as driven:
        for keys, screen in (
            ([], "HomeScreen"),
            (["g"], "GlossaryScreen"),
            (["escape", "escape", "q"], "ItemScreen"),
        ):
            await driven.press(*keys)
            assert driven.screen == screen
            await driven.press("f1")
            assert driven.screen == "HelpScreen"
            await driven.press("escape")
            assert driven.screen == screen


async def test_what_does_not_fit_into_the_key_bar_is_in_the_help(open_app: Open) -> None:
    async with open_app(deck(CHOICE), size=(40, 20)) as driven:
        assert "? Help" in driven.last_line
        assert len(driven.last_line) <= 40
        await driven.press("question_mark")
        seen = ""
        for _ in range(4):
            seen += driven.text
            await driven.press("pagedown")
        assert "Leave. Everything" in seen


async def test_the_palette_finds_commands(open_app: Open) -> None:
    async with open_app(deck(CHOICE), HOME) as driven:
        await driven.press("ctrl+p")
        assert "Language: Deutsch" in driven.text
        await driven.type("quiz over")
        await driven.press("enter")
        assert driven.screen == "ItemScreen"


async def test_the_palette_finds_decks(open_app: Open) -> None:
    files = {"a.yaml": deck(CHOICE, title="Städte"), "b.yaml": deck(SECOND, title="Flüsse")}
    async with open_app(files, HOME) as driven:
        await driven.press("ctrl+p")
        await driven.type("learn flu")
        assert (
            driven.line_with("›").split()[:3] == ["›", "Learn:", "Flüsse"] or "Nothing found" in driven.text
        )
        for _ in "flu":
            await driven.press("backspace")
        await driven.type("fl")
        await driven.press("enter")
        assert "Wie heißt der Fluss?" in driven.text


async def test_the_palette_jumps_to_a_term(open_app: Open) -> None:
    async with open_app(GLOSSARY, HOME) as driven:
        await driven.press("ctrl+p")
        await driven.type("handelsv")
        assert "Embargo" in driven.line_with("›")
        await driven.press("enter")
        assert driven.screen == "GlossaryScreen"
        assert "Verbot, mit einem Land zu handeln" in driven.text


def test_beginnings_come_before_words_inside_and_these_before_letters_inside() -> None:
    titles = ["Die Energiekrise", "Öl und Energie", "Kernenergie", "Energie und Klima", "Klima, Energie"]
    commands = [Command(title, "Deck", GoHome(), fold(title)) for title in titles]
    ranked = [command.title for command in matching(commands, "energie")]
    assert ranked[0] == "Energie und Klima"
    assert ranked[-1] == "Kernenergie"
    assert [command.title for command in matching(commands, "klima en")] == [
        "Energie und Klima",
        "Klima, Energie",
    ]
    assert len(matching([commands[0]] * 1000, "energie")) == SHOWN


async def test_the_palette_names_a_command_for_all_that_home_does(open_app: Open) -> None:
    async with open_app(deck(CHOICE), HOME) as driven:
        for command, screen in (
            ("find questions", "BrowseScreen"),
            ("glossary of all", "GlossaryScreen"),
            ("problems in", "ProblemsScreen"),
        ):
            await driven.press("ctrl+p")
            await driven.type(command)
            await driven.press("enter")
            assert driven.screen == screen
            await driven.press("escape", "escape")


async def test_the_palette_is_closed_with_escape_and_says_if_nothing_is_found(open_app: Open) -> None:
    async with open_app(deck(CHOICE), HOME) as driven:
        await driven.press("ctrl+p")
        await driven.type("qqqq")
        assert "Nothing found." in driven.text
        await driven.press("enter", "escape")
        assert driven.screen == "HomeScreen"
        await driven.press("ctrl+p", "ctrl+p")
        assert driven.screen == "HomeScreen"


async def test_a_command_can_be_clicked(open_app: Open) -> None:
    async with open_app(deck(CHOICE), HOME) as driven:
        await driven.press("ctrl+p")
        await driven.click("Glossary of all decks")
        assert driven.screen == "GlossaryScreen"


async def test_a_session_begun_from_the_palette_takes_the_place_of_the_running_one(open_app: Open) -> None:
    async with open_app(deck(TYPED + CHOICE), HOME) as driven:
        await driven.press("enter", "ctrl+p")
        await driven.type("learn everything")
        await driven.press("enter")
        assert [type(screen).__name__ for screen in driven.app.screen_stack[1:]] == [
            "HomeScreen",
            "ItemScreen",
        ]


async def test_the_colours_can_be_changed(open_app: Open) -> None:
    async with open_app(deck(CHOICE), HOME) as driven:
        for name, theme in (("light", "light"), ("high contrast", "contrast"), ("dark", "dark")):
            await driven.press("ctrl+p")
            await driven.type(f"colours {name}"[:12])
            await driven.press("enter") if theme != "dark" else await driven.press("escape")
            if theme != "dark":
                assert driven.app.theme == theme


async def test_the_learner_can_be_changed(open_app: Open, clock: Clock) -> None:
    async with open_app(deck(CHOICE)) as driven:
        driven.store.add_learner("Ben", clock())
        await driven.press("ctrl+p")
        await driven.type("learners change")
        await driven.press("enter", "2")
        assert driven.screen == "HomeScreen"
        assert driven.text.splitlines()[0].endswith("Ben")
