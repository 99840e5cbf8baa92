"""What Moodle XML and GIFT can hold comes back as it was; the rest is told, item by item."""

import re
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizapp.bank.reader import parse_deck
from quizapp.core.decks import Common, Deck, Question
from quizapp.core.derivation import BLANK
from quizapp.core.items import (
    Choice,
    Gap,
    Interaction,
    Item,
    Matching,
    MultipleChoice,
    Number,
    Ordering,
    SingleChoice,
    TrueFalse,
    Truth,
    Typed,
)
from quizapp.exchange.filing import file_deck
from quizapp.exchange.formats import loader
from tests.strategies import SHIPPED, decks

from .trips import Trip, there_and_back


def told(text: str) -> str:
    """A text as HTML shows it: white space counts once, and no more than one line is empty."""
    lines = "\n".join(" ".join(line.split()) for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", lines).strip()


def shown(interaction: Interaction) -> Interaction:
    """An interaction without what depends on how a number was typed or choices were sorted."""
    match interaction:
        case SingleChoice(choices, key):
            others = [choice for place, choice in enumerate(choices) if place != key]
            return SingleChoice((Choice(told(choices[key].text)), *map(told_choice, others)), 0)
        case MultipleChoice(choices, keys):
            return MultipleChoice(tuple(map(told_choice, choices)), keys)
        case TrueFalse(key):
            return TrueFalse(key)
        case Typed(accepted):
            return Typed(tuple(dict.fromkeys(map(told, accepted))))
        case Gap(parts, accepted):
            edges = tuple(
                f"{' ' * part[:1].isspace()}{told(part)}{' ' * part[-1:].isspace()}" for part in parts
            )
            texts = tuple(tuple(dict.fromkeys(map(told, each))) for each in accepted)
            return Gap((edges[0].lstrip(), *edges[1:-1], edges[-1].rstrip()), texts)
        case Number(value, tolerance, unit):
            return Number(value, tolerance, told(unit))
        case Matching(left, right, key):
            return Matching(tuple(map(told, left)), tuple(map(told, right)), key)
        case Ordering(lines, key):
            return Ordering(tuple(told(lines[place]) for place in key), tuple(range(len(key))))
    raise AssertionError(interaction)


def told_choice(choice: Choice) -> Choice:
    return Choice(told(choice.text), told(choice.feedback))


def compared(item: Item) -> tuple[object, ...]:
    return (
        told(item.stem), shown(item.interaction), told(item.explanation), told(item.hint),
        tuple(map(told, item.sources)), item.tags, item.level, item.points, item.draft,
    )  # fmt: skip


def trip(deck: Deck, target: str) -> Trip:
    with tempfile.TemporaryDirectory() as folder:
        return there_and_back(deck, target, Path(folder))


def judged_plainly(item: Item) -> bool:
    return not isinstance(item.interaction, TrueFalse) or len(item.interaction.truths) == 2


def without_drafts(deck: Deck) -> Deck:
    entries = tuple(
        replace(entry, common=replace(entry.common, draft=False, certainty=None, claim=""))
        for entry in deck.entries
    )
    return replace(deck, entries=entries)


quickly = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])


@quickly
@given(decks().map(without_drafts))
def test_moodle_gives_back_what_it_was_given(deck: Deck) -> None:
    found = trip(deck, "moodle")
    for known, item in found.before.items():
        if known not in found.after:
            assert (
                "cannot" in found.lost(item) or "twice" in found.lost(item) or "left out" in found.lost(item)
            ), item
        elif judged_plainly(item):
            assert compared(found.after[known]) == compared(item)
        else:
            assert isinstance(found.after[known].interaction, SingleChoice)


@quickly
@given(decks().map(without_drafts))
def test_gift_gives_back_what_it_was_given_or_says_what_not(deck: Deck) -> None:
    found = trip(deck, "gift") if any(holdable(entry.interaction) for entry in deck.entries) else None
    for known, item in found.before.items() if found else ():
        lost = found.lost(item)
        if known not in found.after:
            assert "left out" in lost or "cannot" in lost or "twice" in lost or "no text" in lost, item
            continue
        again = found.after[known]
        if item.hint:
            assert "no hints" in lost
        if item.points > 1:
            assert "no points" in lost
        assert (again.tags, again.level) == (item.tags, item.level)
        assert told(again.explanation) == told(
            "\n\n".join(filter(None, [item.explanation, *(f"»{source}«" for source in item.sources)]))
        )
        if "no units" not in lost and "at the end" not in lost and "->" not in lost and judged_plainly(item):
            assert told(again.stem) == told(item.stem)
            assert shown(again.interaction) == shown(item.interaction)


def holdable(interaction: Interaction) -> bool:
    several = isinstance(interaction, Gap) and len(interaction.accepted) > 1
    return not (several or isinstance(interaction, Ordering))


@pytest.mark.parametrize("target", ["moodle", "gift"])
@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_deck_comes_back_with_its_keys(path: Path, target: str, tmp_path: Path) -> None:
    deck = parse_deck(path.read_bytes(), path).deck
    assert deck is not None
    found = there_and_back(deck, target, tmp_path)
    for known, item in found.before.items():
        if known not in found.after:
            assert found.lost(item)
        elif isinstance(item.interaction, (Typed, MultipleChoice, Matching)):
            assert shown(found.after[known].interaction) == shown(item.interaction)
    assert len(found.after) >= 0.8 * len(found.before)


@given(
    st.sampled_from(["moodle", "gift"]),
    st.text(st.sampled_from("a*~=#{}:\\<>&[]%-n\"' ½"), min_size=1, max_size=12),
)
@settings(deadline=None, max_examples=100)
def test_no_sign_means_anything(target: str, text: str) -> None:
    text = " ".join(text.split())
    if len(re.findall(r"\w", text)) < 1:
        text = f"a{text}"
    question = "'" + text.replace("'", "''") + "'"
    yaml = f"title: T\nquestions:\n  - id: eins\n    question: {question}\n    answer: [{question}]\n"
    deck = parse_deck(yaml.encode(), Path("t.yaml")).deck
    assert deck is not None
    (again,) = trip(deck, target).after.values()
    answer = text.replace("->", "→") if target == "gift" else text
    assert (again.stem, again.interaction) == (text, Typed((answer,)))


ODD = st.sampled_from(
    (
        *("שלום", "مرحبا", "日本", "👩‍👩‍👧", "e\u0301", "a\u200bb", "a\u00adb", "\u00a0", "\ue000", "\ue0000\ue001"),
        *("&nbsp;", "<br>", "</p>", "]]>", "<!--", "<img src=a.png>", "{{c1::x}}", "::", "[sound:a.mp3]", "[latex]"),
        *("\\n", "$$", "%20", "%50%", "|", "~", "=1+1", "#", "*", "- a", "@x", "'", '"', "//", "x" * 5000),
    )
)  # fmt: skip


@given(st.sampled_from(["moodle", "gift", "anki", "csv"]), st.lists(ODD, min_size=1, max_size=3), ODD)
@settings(deadline=None, max_examples=100)
def test_odd_texts_come_back(target: str, words: list[str], word: str) -> None:
    stem, key = f"Ab {' '.join(words)} cd", f"Xy {word} z"
    gap = Gap((f"{stem} ", " Ende"), (("Lücke",),))
    common = [Common(f"e{number}", 0) for number in range(3)]
    entries = (
        Question(common[0], stem, SingleChoice((Choice(key), Choice("nein")), 0)),
        Question(common[1], key, Typed((stem,))),
        *([Question(common[2], BLANK.join(gap.parts), gap)] if not {"|"} & set(stem) else []),
    )
    found = trip(Deck("d", "T", entries=entries), target)
    assert found.after.keys() == found.before.keys()
    for known, item in found.before.items():
        again = found.after[known]
        assert seen(again.stem) == seen(item.stem)
        assert seen(str(shown(again.interaction))) == seen(str(shown(item.interaction)))


def seen(text: str) -> str:
    """A text without what is not seen: blanks in a row, and the private marks of gap texts."""
    return " ".join(re.sub("[\ue000\ue001]|\\\\ue00[01]", "", text).split())


def test_a_tag_without_its_brackets_is_told() -> None:
    yaml = "title: T\nquestions:\n  - question: Wohin?\n    answer: [A]\n    tags: ['a [b]', 'c\\]']\n"
    deck = parse_deck(yaml.encode(), Path("t.yaml")).deck
    assert deck is not None
    found = trip(deck, "gift")
    (again,) = found.after.values()
    assert again.tags == ("a [b", "c\\")
    assert sum("tags" in loss.message for loss in found.lost_there) == 1


def test_an_arrow_in_an_answer_makes_no_pairs_of_gift_s_choices() -> None:
    yaml = "title: T\nquestions:\n  - question: Wohin?\n    answer: A -> B\n    wrong:\n      - C\n"
    deck = parse_deck(yaml.encode(), Path("t.yaml")).deck
    assert deck is not None
    found = trip(deck, "gift")
    (again,) = found.after.values()
    assert again.interaction == SingleChoice((Choice("A → B"), Choice("C")), 0)
    assert any("→" in loss.message for loss in found.lost_there)


def test_a_statement_that_the_briefing_does_not_decide_is_a_choice_there(tmp_path: Path) -> None:
    yaml = "title: T\nlanguage: de\nquestions:\n  - statement: Der Teich ist tief.\n    correct: unstated\n"
    deck = parse_deck(yaml.encode(), tmp_path / "t.yaml").deck
    assert deck is not None
    found = there_and_back(deck, "moodle", tmp_path)
    (again,) = found.after.values()
    assert isinstance(again.interaction, SingleChoice)
    assert "Briefing" in again.interaction.choices[0].text
    assert any("plain choice among three" in loss.message for loss in found.lost_there)
    assert {Truth.UNSTATED} == {item.interaction.key for item in found.before.values()}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.gift", "Wo ist\u2028Hanoi?{=Vietnam}"),
        ("a.csv", "Frage;Antwort\nWo ist\u2028Hanoi?;Vietnam\n"),
        (
            "a.xml",
            '<quiz><question type="shortanswer"><questiontext><text>Wo ist\u2028Hanoi?</text></questiontext>'
            '<answer fraction="100"><text>Vietnam</text></answer></question></quiz>',
        ),
    ],
)
def test_unicode_s_own_line_ends_part_words_and_lose_no_question(
    name: str, text: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    (file,) = file_deck(loader(path)(path, None), "a").files
    reading = parse_deck(file.text.encode(), path)
    assert reading.deck is not None
    assert reading.deck.entries[0].stem == "Wo ist\nHanoi?"


@pytest.mark.parametrize(
    ("stems", "language"),
    [
        (("Was bedeutet »Restauration«?", "Was bedeutet »Heilige Allianz«?"), "de"),
        (("Wann begann der Kongress?", "Was war das?"), "de"),
        (("What was the Congress?", "When did it begin?"), "en"),
    ],
)
def test_an_imported_file_is_in_the_language_of_its_questions(
    stems: tuple[str, ...], language: str, tmp_path: Path
) -> None:
    rows = "\n".join(f"{stem};Ja;Nein" for stem in stems)
    path = tmp_path / "deck.csv"
    path.write_text(f"question;correct answer;wrong answer\n{rows}\n", "utf-8")
    (file,) = file_deck(loader(path)(path, None), "deck").files
    assert f"language: {language}\n" in file.text
