"""Whole briefings of many kinds: what is built of them can be asked, and keeps to what they say."""

import re
from collections import Counter
from pathlib import Path

import pytest

from quizapp.authoring.briefing import Briefing, read_briefing
from quizapp.authoring.build import Built, build
from quizapp.authoring.lexicon import WRONGDOING
from quizapp.bank.problems import Severity
from quizapp.bank.text import decode
from quizapp.cli.check import check_files
from quizapp.core.decks import Finding, GlossaryEntry, Question
from quizapp.core.hedges import find_hedges
from quizapp.core.items import Certainty, Gap, Number, TrueFalse, Truth
from quizapp.language import translator

FILES = sorted((Path(__file__).parent / "briefings").iterdir())
MOST_OF_ONE_SENTENCE = 2


def built(path: Path) -> tuple[Briefing, Built]:
    briefing = read_briefing(decode(path.read_bytes()).text)
    return briefing, build(briefing, translator(briefing.language))


def questions(made: Built) -> list[Question]:
    return [entry for entry in made.deck.entries if isinstance(entry, Question)]


def gaps(made: Built) -> list[tuple[Gap, str]]:
    """Return all gaps with the passage that they rest on."""
    found = []
    for entry in made.deck.entries:
        gap = entry.gap if isinstance(entry, Finding) else getattr(entry, "interaction", None)
        if isinstance(gap, Gap):
            found.append((gap, entry.common.sources[0]))
    return found


each = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


@each
def test_all_terms_and_findings_are_there_and_five_further_questions(path: Path) -> None:
    briefing, made = built(path)
    assert made.glossary == len(briefing.glossary) > 2
    assert made.findings == len(briefing.findings) > 3
    assert made.questions >= 5


@each
def test_the_check_finds_no_error(path: Path, tmp_path: Path) -> None:
    briefing, made = built(path)
    (tmp_path / "briefing.md").write_text(briefing.article, "utf-8")
    (tmp_path / "deck.yaml").write_text(made.text(article="briefing.md"), "utf-8")
    (checked,) = check_files([tmp_path / "deck.yaml"])
    assert [one for one in checked.problems if one.severity is Severity.ERROR] == []
    assert not [one for one in checked.problems if one.code == "source-not-found"]


@each
def test_a_second_build_gives_the_same_bytes(path: Path) -> None:
    assert built(path)[1].text() == built(path)[1].text()


@each
def test_the_answer_of_a_gap_stands_in_its_passage_and_only_once_in_its_sentence(path: Path) -> None:
    for gap, source in gaps(built(path)[1]):
        answer = gap.accepted[0][0]
        assert answer in " ".join(source.split())
        assert not re.search(rf"\b{re.escape(answer)}\b", " ".join(gap.parts))


@each
def test_no_gap_is_on_a_hedge(path: Path) -> None:
    briefing, made = built(path)
    for gap, _ in gaps(made):
        start, answer = len(gap.parts[0]), gap.accepted[0][0]
        end = start + len(answer)
        text = gap.parts[0] + answer + gap.parts[1]
        for hedge in find_hedges(text, briefing.language):
            assert all(end <= first or last <= start for first, last in hedge.words(text))


@each
def test_statements_are_made_of_no_accusation_and_no_hedged_sentence(path: Path) -> None:
    briefing, made = built(path)
    for entry in questions(made):
        (source,) = entry.common.sources
        levels = {hedge.level for hedge in find_hedges(source, briefing.language)}
        assert Certainty.ALLEGED not in levels
        if isinstance(entry.interaction, TrueFalse):
            assert not levels
        if entry.interaction == TrueFalse(Truth.UNSTATED):
            assert not re.search(WRONGDOING[briefing.language], entry.stem, re.IGNORECASE)


@each
def test_a_statement_is_in_the_briefing_if_and_only_if_it_is_true(path: Path) -> None:
    briefing, made = built(path)
    article = " ".join(briefing.article.split())
    for entry in questions(made):
        if isinstance(entry.interaction, TrueFalse):
            statement = entry.stem.partition(": ")[2].rstrip(".")
            whole = statement[1:] in article or all(word in article for word in statement[1:].split())
            assert whole or entry.interaction.key is not Truth.TRUE
            assert statement not in article or entry.interaction.key is Truth.TRUE


@each
def test_about_half_of_the_statements_are_true(path: Path) -> None:
    keys = Counter(
        entry.interaction.key
        for entry in questions(built(path)[1])
        if isinstance(entry.interaction, TrueFalse)
    )
    others = keys[Truth.FALSE] + keys[Truth.UNSTATED]
    assert keys[Truth.TRUE] <= (others + 1) // 2


@each
def test_questions_are_drafts_and_few_rest_on_one_sentence(path: Path) -> None:
    _, made = built(path)
    assert all(entry.common.draft for entry in questions(made))
    sources = Counter(entry.common.sources[0] for entry in questions(made))
    assert max(sources.values()) <= MOST_OF_ONE_SENTENCE
    assert made.text().count("draft: yes\n") == made.drafts


@each
def test_a_sentence_that_a_number_is_asked_of_shows_it_in_no_other_question(path: Path) -> None:
    _, made = built(path)
    numbered = {
        entry.common.sources[0]: entry.interaction
        for entry in questions(made)
        if isinstance(entry.interaction, Number)
    }
    for entry in questions(made):
        number = numbered.get(entry.common.sources[0])
        if number is not None and not isinstance(entry.interaction, Number):
            assert not re.search(rf"\b{re.escape(number.shown or str(number.value))}\b", entry.stem)


@each
def test_no_number_of_a_name_is_asked_for(path: Path) -> None:
    for entry in questions(built(path)[1]):
        if isinstance(entry.interaction, Number):
            assert not re.search(r"(?:Artikel|Article|at|beim Programm) ____|____ North", entry.stem)


@each
def test_the_header_counts_what_the_file_has(path: Path) -> None:
    briefing, made = built(path)
    head = " ".join(
        line.removeprefix("#").strip() for line in made.text().splitlines() if line.startswith("#")
    )
    drafts = sum(entry.common.draft for entry in made.deck.entries if isinstance(entry, GlossaryEntry))
    words = ("Begriffe", "Erkenntnisse", "weitere Fragen") if briefing.language == "de" else (
        "glossary entries", "findings", "further questions")  # fmt: skip
    for word, count in zip(words, (made.glossary, made.findings, made.questions), strict=True):
        assert f"{count} {word}" in head
    assert re.search(rf"{made.glossary} {words[0]}, (?:davon )?{drafts} a", head) or not drafts


def test_where_finding_and_article_disagree_both_are_quoted_and_no_level_is_given() -> None:
    path = next(path for path in FILES if path.stem == "dengue")
    _, made = built(path)
    place, finding = next(
        (place, entry)
        for place, entry in enumerate(made.deck.entries)
        if isinstance(entry, Finding) and "Blutspenden" in entry.text
    )
    assert finding.common.certainty is None
    assert "bisher nicht übertragen" in " ".join(made.comments.entries[place])


def test_the_shipped_briefing_gives_its_terms_findings_and_questions_but_no_number_of_a_name() -> None:
    _, made = built(Path(__file__).parents[2] / "questions" / "putin-nordkorea-vietnam.md")
    assert (made.glossary, made.findings) == (3, 5)
    assert made.questions >= 5
    assert not [entry for entry in questions(made) if "____ North" in entry.stem]
    assert not [gap for gap, _ in gaps(made) if gap.accepted[0][0] in ("Ukraine", "Militärpartnerschaften")]
