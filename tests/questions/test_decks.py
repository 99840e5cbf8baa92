from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path(__file__).parents[2] / "questions"
BRIEFING = "putin-nordkorea-vietnam"
TERMS = "grundbegriffe-internationale-politik"
TOUR = "fragetypen"
DECKS = (BRIEFING, TERMS, TOUR)
WITH_ARTICLE = (BRIEFING, TOUR)
SECTIONS = ("glossary", "findings", "questions")
LEVELS = {"stated", "reported", "alleged", "assessed", "possible", "expected"}
FOLDED = str.maketrans({**dict.fromkeys("„“”»«‚‘’", '"'), **dict.fromkeys("‐‑–—", "-")})

Entry = dict[str, Any]


def load(deck: str) -> dict[str, Any]:
    text = (FOLDER / f"{deck}.yaml").read_text(encoding="utf-8")
    return yaml.load(text, yaml.BaseLoader)


def article(deck: str) -> str:
    return (FOLDER / f"{deck}.md").read_text(encoding="utf-8")


def entries(deck: str, *sections: str) -> list[Entry]:
    content = load(deck)
    return [entry for section in sections or SECTIONS for entry in content.get(section, [])]


def flat(text: str) -> str:
    return " ".join(re.sub(r"[*_#]", "", text).translate(FOLDED).split())


def listed(value: str | list[str] | None) -> list[str]:
    return [value] if isinstance(value, str) else value or []


def texts(node: object) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        for key, value in node.items():
            yield from texts(key)
            yield from texts(value)
    elif isinstance(node, list):
        for value in node:
            yield from texts(value)


def distractors(entry: Entry) -> list[str]:
    return [wrong if isinstance(wrong, str) else wrong["choice"] for wrong in entry.get("wrong", [])]


def keys(entry: Entry) -> list[str]:
    if "gap" in entry:
        return [gap.split("|")[0] for gap in re.findall(r"__(.+?)__", entry["gap"])]
    return listed(entry.get("answers") or entry.get("answer") or entry.get("definition"))


def kind(entry: Entry) -> str:
    signs = {"statement": "truth", "number": "number", "pairs": "matching", "order": "ordering"}
    for sign, name in signs.items():
        if sign in entry:
            return name
    if "gap" in entry:
        return "gap to choose" if "wrong" in entry else f"{min(len(keys(entry)), 2)} gaps"
    if "answers" in entry:
        return "several choices"
    return "choice" if "wrong" in entry else "typed"


KINDS = {
    "choice",
    "several choices",
    "typed",
    "truth",
    "2 gaps",
    "gap to choose",
    "number",
    "matching",
    "ordering",
}


def with_choices() -> list[Any]:
    return [
        pytest.param(entry, id=f"{deck}/{entry['id']}")
        for deck in DECKS
        for entry in entries(deck, "glossary", "questions")
        if "wrong" in entry
    ]


@pytest.mark.parametrize("deck", DECKS)
def test_file_name_and_deck_id_agree(deck: str) -> None:
    assert load(deck)["id"] == deck


def test_every_shipped_deck_is_known_here() -> None:
    assert sorted(path.stem for path in FOLDER.glob("*.yaml")) == sorted(DECKS)


@pytest.mark.parametrize("deck", DECKS)
def test_every_entry_has_an_id_of_its_own_and_an_explanation(deck: str) -> None:
    ids = [entry["id"] for entry in entries(deck)]
    assert len(set(ids)) == len(ids)
    assert [entry["id"] for entry in entries(deck) if not entry.get("explanation")] == []


@pytest.mark.parametrize("deck", WITH_ARTICLE)
def test_every_source_stands_word_for_word_in_the_article(deck: str) -> None:
    text = flat(article(deck))
    for entry in entries(deck):
        assert listed(entry.get("source")), entry["id"]
        for source in listed(entry["source"]):
            rest = text
            for part in source.split(" … "):
                _, found, rest = rest.partition(flat(part))
                assert found, f"{entry['id']}: {part}"


@pytest.mark.parametrize("deck", DECKS)
def test_certainty_comes_with_a_claim_and_a_source(deck: str) -> None:
    for entry in entries(deck):
        assert ("certainty" in entry) == ("claim" in entry), entry["id"]
        if "certainty" in entry:
            assert entry["certainty"] in LEVELS
            assert entry["source"]


HEDGES = re.compile(
    r"\b(laut|angeblich|offenbar|wohl|könnten?|dürften?|soll(en)?|wird|werden|Berichten? zufolge|"
    r"berichtet\w*|verdächtig\w*|vermut\w*|mutmaßlich\w*|möglich\w*|voraussichtlich\w*|"
    r"erwartet\w*|Erwartung\w*|Verdacht)\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize("deck", WITH_ARTICLE)
def test_a_claim_does_not_show_its_hedge(deck: str) -> None:
    claims = [entry["claim"] for entry in entries(deck) if "claim" in entry]
    assert [claim for claim in claims if HEDGES.search(claim)] == []


@pytest.mark.parametrize("entry", with_choices())
def test_the_key_is_not_the_longest_choice(entry: Entry) -> None:
    assert max(map(len, keys(entry))) <= max(map(len, distractors(entry)))


@pytest.mark.parametrize("entry", with_choices())
def test_there_are_two_or_more_distractors_of_similar_length_and_all_choices_differ(entry: Entry) -> None:
    wrong = distractors(entry)
    choices = [flat(choice).casefold() for choice in [*keys(entry), *wrong]]
    assert len(wrong) >= (1 if "term" in entry else 2)
    assert len(set(choices)) == len(choices)
    if "term" in entry:
        assert max(map(len, wrong)) <= 1.4 * len(entry["definition"])


@pytest.mark.parametrize("deck", DECKS)
def test_no_definition_contains_its_term(deck: str) -> None:
    for entry in entries(deck, "glossary"):
        definition = entry["definition"].casefold()
        for name in [entry["term"], *entry.get("also", [])]:
            for word in re.findall(r"\w{4,}", name.casefold()):
                stem = word[: max(4, len(word) - 2)]
                assert stem not in definition, f"{entry['term']}: {stem}"


@pytest.mark.parametrize("deck", DECKS)
def test_definitions_are_similarly_long_and_no_two_are_alike(deck: str) -> None:
    definitions = [entry["definition"] for entry in entries(deck, "glossary")]
    assert all(70 <= len(definition) <= 150 for definition in definitions)
    assert len({flat(definition).casefold() for definition in definitions}) == len(definitions)


@pytest.mark.parametrize("deck", DECKS)
def test_no_name_belongs_to_two_terms(deck: str) -> None:
    names = [
        name.casefold()
        for entry in entries(deck, "glossary")
        for name in {entry["term"], *entry.get("also", [])}
    ]
    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize("deck", DECKS)
def test_typography_is_german(deck: str) -> None:
    written = list(texts(load(deck)))
    if deck in WITH_ARTICLE:
        written += article(deck).splitlines()
    assert [text for text in written if re.search(r"""[„“”‚‘’'"]|\.\.\.| -+ |\w  \w| $""", text)] == []
    assert [text for text in written if text.count("»") != text.count("«")] == []


@pytest.mark.parametrize("deck", DECKS)
def test_no_choice_refers_to_the_other_choices(deck: str) -> None:
    choices = [text for entry in entries(deck) for text in [*keys(entry), *distractors(entry)]]
    pattern = re.compile(r"\b(alle genannten|keine der|nichts davon|beides|obigen)\b", re.IGNORECASE)
    assert [text for text in choices if pattern.search(text)] == []


def test_the_briefing_has_its_length_and_its_parts() -> None:
    text = article(BRIEFING)
    assert 250 <= len(text.split()) <= 400
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    assert headings[1:] == ["Schlüsselerkenntnisse", "Analyse", "Wussten Sie schon?"]
    assert len(re.findall(r"^- ", text, re.MULTILINE)) == 5 + 3


def test_the_briefing_deck_is_dated_and_asks_about_every_part() -> None:
    assert load(BRIEFING)["as_of"] == "2024-06-17"
    assert len(entries(BRIEFING, "glossary")) == 3
    assert len(entries(BRIEFING, "findings")) == 5
    assert len(entries(BRIEFING, "questions")) >= 20


def test_the_terms_of_the_briefing_are_its_glossary() -> None:
    terms = re.findall(r"^- \*\*(.+?)\*\*", article(BRIEFING), re.MULTILINE)
    assert [entry["term"] for entry in entries(BRIEFING, "glossary")] == terms


@pytest.mark.parametrize("deck", WITH_ARTICLE)
def test_every_kind_and_every_level_of_certainty_is_there(deck: str) -> None:
    assert {kind(entry) for entry in entries(deck, "questions")} == KINDS
    assert {entry["certainty"] for entry in entries(deck) if "certainty" in entry} == LEVELS
    assert any("recall" in entry.get("only", []) for entry in entries(deck, "glossary"))


def test_the_tour_shows_each_kind_and_each_level_once() -> None:
    kinds = [kind(entry) for entry in entries(TOUR, "questions")]
    levels = [entry["certainty"] for entry in entries(TOUR) if "certainty" in entry]
    assert sorted(kinds) == sorted(KINDS)
    assert sorted(levels) == sorted(LEVELS)


def test_statements_about_the_briefing_say_so_and_are_balanced() -> None:
    statements = [entry for entry in entries(BRIEFING, "questions") if "statement" in entry]
    assert all(entry["statement"].startswith("Laut Briefing ") for entry in statements)
    verdicts = [entry["correct"] for entry in statements]
    counts = [verdicts.count(verdict) for verdict in ("yes", "no", "unstated")]
    assert sum(counts) == len(verdicts)
    assert max(counts) - min(counts) <= 1


def test_no_choice_about_the_briefing_names_a_country_that_it_does_not_name() -> None:
    elsewhere = (
        r"\b(China|Chines|Japan|Südkorea|USA|Amerika|US-|Iran|Indien|Belarus|Syrien|Israel|Deutsch|Europ|NATO"
        r"|Laos|Kambodscha|Thailand|Taiwan|Großbritannien|Frankreich|Polen|Türkei|Kuba|Venezuela)"
    )
    asked = [
        text
        for entry in entries(BRIEFING, "questions")
        for text in [
            entry.get("question") or entry.get("statement") or entry["gap"],
            *keys(entry),
            *distractors(entry),
            *entry.get("extra", []),
            *entry.get("pairs", {}).values(),
        ]
    ]
    assert [text for text in asked if re.search(elsewhere, text)] == []


def test_the_basic_terms_are_many_and_each_asked_with_its_own_distractors() -> None:
    glossary = entries(TERMS, "glossary")
    assert len(glossary) >= 36
    assert [entry["term"] for entry in glossary if len(distractors(entry)) < 2] == []
    assert any("recall" in entry.get("only", []) for entry in glossary)


@pytest.mark.parametrize(
    "term", ["Sanktion", "Embargo", "Bündnis", "Abschreckung", "Waffenstillstand", "Souveränität"]
)
def test_the_basic_terms_hold_what_every_reader_needs(term: str) -> None:
    assert term in [entry["term"] for entry in entries(TERMS, "glossary")]
