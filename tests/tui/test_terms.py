"""The terms of the glossary in the briefing: underlined, gone through, explained."""

from textual.style import Style

from quizapp.core.terms import find_terms
from quizapp.language import translator
from quizapp.study import Start
from quizapp.tui.prose import TERM, lay_out

from .conftest import Driven, Open

HOME = Start()

DECK = """title: Probe
article: probe.md
as_of: 2024-06-17
glossary:
  - id: embargo
    term: Embargo
    definition: Verbot, mit einem Land zu handeln
    also:
      - Handelsverbot
  - id: vertrag
    term: Vertrag
    definition: Abmachung, an die sich alle halten
"""
TEXT = (
    "# Ein Embargo\n\nEs gab mehrere Verträge über **das Handelsverbot**.\n\n"
    + "\n\n".join(f"Absatz {number}." for number in range(30))
    + "\n\nAm Ende stand ein Vertrag."
)
FILES = {"probe.yaml": DECK, "probe.md": TEXT}


def chosen(driven: Driven) -> str:
    """Return the text of the term that is chosen."""
    block = driven.app.screen.query_one("#page Block")
    spans = [
        (line.plain[span.start : span.end], span.style)
        for line in block.laid_out(block.content_size.width)  # type: ignore[attr-defined]
        for span in line.spans
    ]
    return next((text for text, style in spans if isinstance(style, str) and "reverse" in style), "")


def test_every_character_of_a_term_is_underlined_and_knows_its_term() -> None:
    terms = find_terms(TEXT, [("Embargo", "Handelsverbot"), ("Vertrag",)], "de")
    laid = lay_out(TEXT, ("mehrere Verträge",), 40, terms)
    underlined, known = [], []
    for line in laid.lines:
        for span in line.spans:
            text = line.plain[span.start : span.end]
            if isinstance(span.style, Style) and TERM in span.style.meta:
                known.append((span.style.meta[TERM], text))
            elif isinstance(span.style, str) and "underline" in span.style:
                underlined.append(text)
                assert ("on $mark" in span.style) == (text == "Verträge")
    assert underlined == ["Embargo", "Verträge", "Handelsverbot", "Vertrag"]
    assert known == list(enumerate(underlined))
    for number, text in zip(laid.terms, underlined, strict=True):
        assert text in laid.lines[number].plain


async def test_tab_goes_from_term_to_term_and_enter_explains(open_app: Open) -> None:
    async with open_app(FILES, HOME) as driven:
        await driven.press("b")
        assert chosen(driven) == ""
        await driven.press("tab")
        assert chosen(driven) == "Embargo"
        assert "Verbot, mit einem Land" not in driven.text
        await driven.press("enter")
        assert "Verbot, mit einem Land zu handeln" in driven.text
        await driven.press("tab")
        assert chosen(driven) == "Verträge"
        assert "Abmachung, an die sich alle halten" in driven.text
        await driven.press("shift+tab")
        assert chosen(driven) == "Embargo"


async def test_a_term_out_of_view_is_scrolled_to(open_app: Open) -> None:
    async with open_app(FILES, HOME) as driven:
        await driven.press("b", "shift+tab")
        assert "Am Ende stand ein Vertrag." not in driven.text or chosen(driven) == "Vertrag"
        await driven.press("tab", "tab", "tab", "tab")
        seen = driven.text
        assert chosen(driven) in seen
        await driven.press("shift+tab")
        assert chosen(driven) in driven.text


async def test_escape_closes_the_definition_and_then_the_briefing(open_app: Open) -> None:
    async with open_app(FILES, HOME) as driven:
        await driven.press("b", "tab", "enter", "escape")
        assert driven.screen == "BriefingScreen"
        assert "Verbot, mit einem Land" not in driven.text
        await driven.press("escape")
        assert driven.screen == "HomeScreen"


async def test_enter_closes_where_no_term_is_chosen(open_app: Open) -> None:
    async with open_app(FILES, HOME) as driven:
        await driven.press("b", "enter")
        assert driven.screen == "HomeScreen"


async def test_a_click_on_a_term_explains_it(open_app: Open) -> None:
    async with open_app(FILES, HOME) as driven:
        await driven.press("b")
        await driven.click("Handelsverbot")
        assert "Verbot, mit einem Land zu handeln" in driven.text
        await driven.click("Absatz 0")
        assert "Verbot, mit einem Land zu handeln" in driven.text


async def test_g_opens_the_glossary_at_the_term(open_app: Open) -> None:
    async with open_app(FILES, HOME) as driven:
        await driven.press("b", "tab", "tab", "g")
        assert driven.screen == "GlossaryScreen"
        assert "Abmachung, an die sich alle halten" in driven.text
        await driven.press("escape", "escape")
        assert driven.screen == "BriefingScreen"


async def test_without_terms_tab_is_not_offered(open_app: Open) -> None:
    files = {"probe.yaml": DECK, "probe.md": "Hier steht nichts davon."}
    async with open_app(files, HOME) as driven:
        await driven.press("b", "tab")
        assert "term" not in driven.last_line
        await driven.press("escape")
        assert driven.screen == "HomeScreen"


async def test_a_small_terminal_has_room_for_the_definition(open_app: Open) -> None:
    for size in ((60, 20), (40, 10), (10, 4)):
        async with open_app(FILES, HOME, size=size, language=translator("de")) as driven:
            await driven.press("b", "tab", "enter")
            if size[1] >= 10:
                assert "Embargo" in driven.text
            await driven.press("escape", "escape")
            assert driven.screen == "HomeScreen"


async def test_the_key_bar_tells_how_to_explain_a_term_and_how_to_go_back(open_app: Open) -> None:
    async with open_app(FILES, HOME) as driven:
        await driven.press("b", "tab")
        assert all(word in driven.last_line for word in ("what is that?", "Esc back"))
        await driven.press("enter")
        assert all(word in driven.last_line for word in ("close", "b back"))
