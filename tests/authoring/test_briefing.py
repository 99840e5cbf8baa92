"""Briefings are read whatever they are typed with."""

from textwrap import wrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.authoring.briefing import read_briefing
from quizapp.authoring.headings import Section

BODY = "Peru hat im Jahr 2020 einen Hafen gebaut. Der Hafen liegt nördlich von Lima und ist sehr tief."
FINDINGS = ("Peru baut einen Hafen.", "Der Handel könnte wachsen.")
TERMS = ("Hafen: Ein Platz für Schiffe", "Fracht: Waren, die ein Schiff trägt")


def text(findings: str, glossary: str, bullet: str = "-") -> str:
    lines = ("Perus neuer Hafen", "", BODY, "", findings, *(f"{bullet} {one}" for one in FINDINGS))
    return "\n".join((*lines, "", glossary, *(f"{bullet} {one}" for one in TERMS)))


@pytest.mark.parametrize(
    ("findings", "glossary"),
    [
        ("Schlüsselerkenntnisse", "Wussten Sie schon?"),
        ("Wichtigste Erkenntnisse:", "Wussten Sie Schon?"),
        ("## Die wichtigsten Erkenntnisse", "## Wussten Sie schon"),
        ("**Schlüsselerkenntnisse**", "**Wussten Sie schon?**"),
        ("**Schlüsselerkenntnisse:**", "WUSSTEN SIE SCHON?"),
        ("### Key Takeaways", "### Did You Know?"),
        ("Key Findings:", "Did you know"),
        ("2. Schlüsselerkenntnisse", "3. Glossar"),
        ("__Key Points__", "GLOSSARY"),
    ],
)
def test_headings_are_known_in_their_usual_spellings(findings: str, glossary: str) -> None:
    briefing = read_briefing(text(findings, glossary))
    assert tuple(one.text for one in briefing.findings) == FINDINGS
    assert briefing.glossary == TERMS
    assert briefing.sections == {Section.FINDINGS, Section.GLOSSARY}
    assert [one.text for one in briefing.body] == [
        "Peru hat im Jahr 2020 einen Hafen gebaut.",
        "Der Hafen liegt nördlich von Lima und ist sehr tief.",
    ]
    assert briefing.title == "Perus neuer Hafen"


@pytest.mark.parametrize(
    "bullet", ["-", "*", "•", "–", "1.", "2)", "(3)", "a)", "(b)", "o", "→", "■", "✓", "  -"]
)
def test_bullets_of_all_kinds_are_read(bullet: str) -> None:
    briefing = read_briefing(text("Key Takeaways", "Did You Know?", bullet))
    assert tuple(one.text for one in briefing.findings) == FINDINGS
    assert briefing.glossary == TERMS


def test_a_bullet_goes_on_in_the_lines_below() -> None:
    briefing = read_briefing(
        "Titel\n\nKey Findings\n- Peru baut\n  einen Hafen.\n- Der Handel wächst\nstark.\n"
    )
    assert [one.text for one in briefing.findings] == ["Peru baut einen Hafen.", "Der Handel wächst stark."]


def test_without_bullets_each_line_is_one() -> None:
    briefing = read_briefing("Titel\n\nKey Findings\n\nPeru baut einen Hafen.\nDer Handel wächst.\n")
    assert [one.text for one in briefing.findings] == ["Peru baut einen Hafen.", "Der Handel wächst."]


def test_what_follows_a_section_is_body_again() -> None:
    briefing = read_briefing(
        "Titel\n\nSchlüsselerkenntnisse\n- Peru baut.\nAnalyse\nDer Hafen wird tief sein und groß.\n\nGlossar\n- A: b c\n"
    )
    assert [one.text for one in briefing.findings] == ["Peru baut."]
    assert [one.text for one in briefing.body] == ["Der Hafen wird tief sein und groß."]


def test_markdown_is_no_text() -> None:
    briefing = read_briefing(
        "---\ntitle: Hafen\n---\n# Peru\n\nDer **Hafen** liegt [bei Lima](https://example.org/a).[1] Er ist `tief`.\n"
    )
    assert briefing.title == "Hafen"
    assert [one.text for one in briefing.body] == ["Der Hafen liegt bei Lima.", "Er ist tief."]


@pytest.mark.parametrize(
    ("paragraph", "count"),
    [
        ("Am 17. Juni traf Dr. Anna Weiß den Minister. Das war im Jahr 2000. Danach kam Ruhe.", 3),
        ("Der Preis stieg z. B. um 2,5 Mio. Euro. So ist es.", 2),
        ("The U.S. sent Mr. Smith to No. 10. He left at once.", 2),
        ("**Lima.** Der Hafen ist fertig. Er ist tief.", 3),
        ("„Das reicht nicht.“ So sprach sie. Warum? Niemand weiß es!", 4),
    ],
)
def test_sentences_end_where_a_reader_sees_it(paragraph: str, count: int) -> None:
    assert len(read_briefing(f"# T\n\n{paragraph}").body) == count


def test_the_language_is_told_from_the_text() -> None:
    assert read_briefing("Die Bank ist in der Stadt und nicht auf dem Land.").language == "de"
    assert read_briefing("The bank is in the town and it is not on the land.").language == "en"


def test_a_second_title_is_no_sentence() -> None:
    long = "Der Hafen von Chancay ist für große Schiffe gebaut worden. " * 4
    briefing = read_briefing(f"Perus Hafen\nEin Hafen für Peru\n{long}\n")
    assert briefing.title == "Perus Hafen"
    assert briefing.body[0].text.startswith("Der Hafen von Chancay")


LONG = (
    "Peru hat im Jahr 2020 einen großen Hafen gebaut, und der Handel mit vielen Ländern ist gewachsen. " * 2
)


@pytest.mark.parametrize("heading", ["Die Lage in Asien", "Ausblick auf 2025", "2. Was nun", "Zahlen:"])
@pytest.mark.parametrize("wide", [None, 70])
def test_a_heading_that_no_empty_line_parts_is_in_no_sentence(heading: str, wide: int | None) -> None:
    paragraph = LONG.strip() if wide is None else "\n".join(wrap(LONG, wide))
    text = (
        f"Perus Hafen\n{paragraph}\n{heading}\n{paragraph}\nSchlüsselerkenntnisse\n- Der Hafen ist fertig\n- Der "
        f"Handel wächst\n{heading}\n{paragraph}\nWussten Sie schon?\n- Fracht: Waren auf Schiffen\n{heading}\n{paragraph}\n"
    )
    briefing = read_briefing(text)
    assert [one.text for one in briefing.findings] == ["Der Hafen ist fertig", "Der Handel wächst"]
    assert briefing.glossary == ("Fracht: Waren auf Schiffen",)
    whole = {one.text for one in briefing.body if one.text.endswith(".")}
    assert not [text for text in whole if heading.rstrip(":") in text]
    assert whole == {LONG[: len(LONG) // 2].strip()}


@given(st.integers(60, 100))
def test_a_broken_paragraph_keeps_its_sentences(wide: int) -> None:
    briefing = read_briefing("# Perus Hafen\n\n" + "\n".join(wrap(LONG, wide)) + "\n")
    assert [one.text for one in briefing.body] == [LONG[: len(LONG) // 2].strip()] * 2
