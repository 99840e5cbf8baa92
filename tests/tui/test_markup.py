"""Text from files is shown literally, whatever Textual would make of it."""

import pytest

from quizapp.core.attempts import Mode
from quizapp.study import Start

from ..conftest import Clock
from .conftest import Driven, Open

HOME = Start()

CLICK = "[@click=app.quit]x[/]"
CLOSE = "[/]"
WORD = "[Hauptstadt]"
ALL = f"{CLICK} {CLOSE} {WORD}"

HEAD = f"""title: "T {ALL}"
article: probe.md
as_of: 2024-06-17
"""
COMMON = f"""
    explanation: "E {ALL}"
    hint: "H {ALL}"
    source: "Q {ALL}"
    tags: ["G {WORD}", "F {CLOSE}"]
"""
ARTICLE = f"# Ü {ALL}\n\nDavor Q {ALL} danach.\n\n- P {WORD}\n"

KINDS = {
    "choice": f"""questions:
  - question: "S {ALL}"
    answer: "A {ALL}"
    wrong:
      - choice: "W {CLICK}"
        feedback: "R {ALL}"
      - "V {CLOSE}"
""",
    "choices": f"""questions:
  - question: "S {ALL}"
    answers: ["A {WORD}", "B {CLOSE}"]
    wrong: ["W {CLICK}"]
""",
    "truth": f"""questions:
  - statement: "S {ALL}"
    correct: yes
""",
    "typed": f"""questions:
  - question: "S {ALL}"
    answer: "A {ALL}"
""",
    "gap": f"""questions:
  - gap: "S {ALL} __A {WORD}__ und __B {CLOSE}__"
""",
    "number": f"""questions:
  - question: "S {ALL}"
    number: 5
    unit: "{WORD}"
""",
    "matching": f"""questions:
  - question: "S {ALL}"
    pairs:
      "A {WORD}": "B {CLOSE}"
      "C {CLICK}": "D {WORD}"
""",
    "ordering": f"""questions:
  - question: "S {ALL}"
    order: ["A {WORD}", "B {CLOSE}", "C {CLICK}"]
""",
    "recall": f"""glossary:
  - term: "S {WORD}"
    definition: "A {ALL}"
    only: [recall]
""",
    "certainty": f"""findings:
  - finding: "S"
    claim: "S {ALL}"
    certainty: alleged
""",
}

RESPONSES: dict[str, list[str]] = {
    "choice": ["1"],
    "choices": ["1", "enter"],
    "truth": ["2"],
    "typed": ["x", "enter"],
    "gap": ["x", "enter", "x", "enter"],
    "number": ["7", "enter"],
    "matching": ["1", "1", "enter"],
    "ordering": ["2", "enter"],
    "recall": ["enter", "n"],
    "certainty": ["1"],
}


def literal(driven: Driven, *texts: str) -> None:
    """Assert that the texts stand on the screen as they are, line breaks apart."""
    shown = " ".join(driven.text.replace("│", " ").split())
    for text in texts:
        assert text in shown, f"{text}\n{driven.text}"


@pytest.mark.parametrize("kind", KINDS)
async def test_items_of_every_kind_show_markup_literally(open_app: Open, kind: str) -> None:
    files = {"probe.yaml": HEAD + KINDS[kind].rstrip() + COMMON, "probe.md": ARTICLE}
    async with open_app(files, size=(110, 50)) as driven:
        assert driven.screen == "ItemScreen", driven.text
        literal(driven, f"T {ALL}", f"S {WORD}" if kind == "recall" else f"S {ALL}")
        await driven.press("f2")
        literal(driven, f"H {ALL}")
        await driven.press(*RESPONSES[kind])
        literal(driven, f"E {ALL}", f"▐Q {ALL}▌")
        for text in (CLICK, CLOSE, WORD):
            await driven.click(text)
        assert not driven.app._exit
        await driven.press("b")
        literal(driven, f"Ü {ALL}", f"Davor Q {ALL} danach.", f"• P {WORD}")
        await driven.press("b", "escape")
        assert driven.screen == "ResultsScreen"
        literal(driven, f"G {WORD}", f"F {CLOSE}")


async def test_home_glossary_and_palette_show_markup_literally(open_app: Open) -> None:
    glossary = f"""glossary:
  - term: "B {ALL}"
    definition: "D {ALL}"
    also: ["N {ALL}"]
    example: "X {ALL}"
"""
    async with open_app(HEAD.replace("article: probe.md\n", "") + glossary, HOME, size=(160, 40)) as driven:
        literal(driven, f"T {ALL}")
        await driven.press("g")
        literal(driven, f"B {ALL}", f"D {ALL}", f"also: N {ALL}", f"X {ALL}", f"T {ALL}")
        for text in (CLICK, CLOSE, WORD):
            await driven.click(text)
        await driven.press("ctrl+p")
        await driven.type("hauptstadt")
        literal(driven, f"B {ALL}", f"Learn: T {ALL}")
        await driven.press("enter")
        assert not driven.app._exit


async def test_problems_show_markup_and_hostile_characters_visibly(open_app: Open) -> None:
    hostile = (
        f'title: "T"\nquestions:\n  - question: "S {ALL} \u202e \x1b]52;c;eA==\x07"\n    anwser: "{ALL}"\n'
    )
    async with open_app({f"k {WORD}.yaml": hostile}, HOME, size=(160, 40)) as driven:
        await driven.press("p")
        assert driven.screen == "ProblemsScreen"
        assert WORD in driven.text
        for _ in range(4):
            assert not any(char in driven.text for char in "\x1b\x07\u202e")
            await driven.press("down")


async def test_a_learners_name_is_shown_literally(open_app: Open, clock: Clock) -> None:
    async with open_app({}, HOME, choose=True) as driven:
        driven.store.add_learner(ALL, clock())
        await driven.press("1")
    async with open_app({}, HOME, choose=True, size=(120, 24)) as driven:
        assert ALL in driven.text
        await driven.press("2" if "2  Anna" not in driven.text else "1")
        assert ALL in driven.text


async def test_a_quiz_over_markup_ends_well(open_app: Open) -> None:
    start = Start(Mode.QUIZ, length=1, seed=1)
    async with open_app(
        {"probe.yaml": HEAD.replace("article: probe.md\n", "") + KINDS["choice"]}, start
    ) as driven:
        await driven.press("1", "enter", "r", "1", "enter", "enter") if "✗" in driven.text else None
        assert not driven.app._exit
