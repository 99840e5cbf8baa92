"""Building: whatever a briefing says, the file is sound and nobody is accused."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.authoring.briefing import read_briefing
from quizapp.authoring.build import Built, build
from quizapp.bank.problems import Severity
from quizapp.bank.reader import parse_deck
from quizapp.core.decks import Deck, Finding, Question
from quizapp.core.hedges import find_hedges
from quizapp.core.items import Certainty, Gap, TrueFalse, Truth
from quizapp.core.passages import find_passage
from quizapp.language import translator

GERMAN = (
    "Kenia hat im Jahr 2019 eine Bahn von Nairobi an die Küste gebaut.",
    "Uganda verkauft seit 2021 Strom an Ruanda.",
    "Tansania wird verdächtigt, Kenia Wasser zu entziehen.",
    "Dem Konzern Safari wird Bestechung in Uganda vorgeworfen.",
    "Berichten zufolge kostet der Staudamm etwa 3 Milliarden Dollar.",
    "Die Regierung von Ruanda könnte den Vertrag im Mai kündigen.",
    "Äthiopien erwartet, dass der Handel mit Kenia bis 2030 wächst.",
    "Präsidentin Anna Weber traf im März den Minister Karl Jung in Kampala.",
    "Der Hafen ist rund 40 Kilometer lang, wobei Kenia den Süden nutzt.",
    "Diese Pläne sind umstritten.",
    "Ein Sprecher sagte: „Wir bauen weiter.“",
    "Sowohl Kenia als auch Uganda liefern Tee nach Ägypten.",
    "Ist das ein Fehler?",
    "Mehr Investitionen in den Energiesektor werden erwartet.",
    "Die Grenze | die __Linie__ verläuft bei Kilometer 7 #wichtig.",
)
ENGLISH = (
    "Kenya opened a railway from Nairobi to the coast in 2019.",
    "Uganda has sold power to Rwanda since 2021.",
    "Tanzania is suspected of taking water from Kenya.",
    "The company Safari was accused of bribery in Uganda.",
    "Reportedly, the dam costs about 3 billion dollars.",
    "Rwanda could leave the treaty in May.",
    "Analysts expect that trade with Kenya will grow by 2030.",
    "President Anna Weber met Karl Young in Kampala in March.",
    "The port is roughly 40 miles long, while Kenya uses the south.",
    "These plans are disputed.",
    "It's said to be the case: maybe [not](https://example.org).",
)
TERMS = {
    "de": ("Staudamm: Ist eine Mauer, die Wasser hält.", "**Zoll** – Abgabe auf Waren", "Handel: In diesem Fall Handel.", "ohne Begriff"),
    "en": ("Dam: Refers to a wall that holds water.", "**Tariff** – a tax on goods", "Trade: In this case, trade.", "no term"),
}  # fmt: skip


def read(built: Built) -> Deck:
    reading = parse_deck(built.text(title="T").encode(), Path("deck.yaml"))
    assert [one for one in reading.problems if one.severity is Severity.ERROR] == []
    assert reading.deck is not None
    return reading.deck


def made(text: str) -> Built:
    briefing = read_briefing(text)
    return build(briefing, translator(briefing.language))


@st.composite
def briefings(draw: st.DrawFn) -> str:
    language = draw(st.sampled_from(("de", "en")))
    pool = st.sampled_from(GERMAN if language == "de" else ENGLISH)
    body = draw(st.lists(pool, max_size=8))
    findings = draw(st.lists(pool, min_size=1, max_size=5))
    terms = draw(st.lists(st.sampled_from(TERMS[language]), max_size=4))
    bullet = draw(st.sampled_from("-*•–"))
    first, second = (
        ("Schlüsselerkenntnisse", "Wussten Sie schon?")
        if language == "de"
        else ("Key Takeaways", "Did You Know?")
    )
    end = draw(st.sampled_from(("\n", "\n\n")))
    lines = ["Titel: ein Bericht", "", " ".join(body), "", first, *(f"{bullet} {one}" for one in findings)]
    return end.join([*lines, "", second, *(f"{bullet} {one}" for one in terms)])


@settings(max_examples=60, deadline=None)
@given(briefings())
def test_a_built_deck_has_no_errors_is_grounded_and_accuses_nobody(text: str) -> None:
    briefing = read_briefing(text)
    built = build(briefing, translator(briefing.language))
    if not built.deck.entries:
        return
    deck = read(built)
    assert len(deck.entries) == len(built.deck.entries)
    for entry in deck.entries:
        for source in entry.common.sources:
            assert find_passage(briefing.article, source)
        if isinstance(entry, Question):
            assert entry.common.draft
            _check_question(entry, briefing.language)
        if isinstance(entry, Finding) and isinstance(entry.gap, Gap):
            _check_gap(entry.gap, briefing.language)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400), st.text(st.sampled_from("ab:-–*_#|[]()\n „“\"'.1"), max_size=200))
def test_any_text_is_read_without_complaint(one: str, other: str) -> None:
    text = f"{one}\nKey Findings\n- {other}\n\nDid You Know?\n- {other}: {one}\n"
    built = made("".join(char for char in text if char in "\n\t" or char.isprintable()))
    if built.deck.entries:
        read(built)


def _check_question(entry: Question, language: str) -> None:
    interaction = entry.interaction
    levels = {hedge.level for source in entry.common.sources for hedge in find_hedges(source, language)}
    assert Certainty.ALLEGED not in levels
    if isinstance(interaction, TrueFalse):
        assert not levels
    if isinstance(interaction, Gap):
        _check_gap(interaction, language)


def _check_gap(gap: Gap, language: str) -> None:
    start = len(gap.parts[0])
    text = gap.parts[0] + gap.accepted[0][0] + gap.parts[1]
    end = start + len(gap.accepted[0][0])
    for hedge in find_hedges(text, language):
        assert all(end <= first or last <= start for first, last in hedge.words(text))


HEAD = "Ein Bericht\n\n"
TAIL = "\n\nGlossar\n- Damm: Eine Mauer, die Wasser hält\n"


def findings(body: str, *bullets: str) -> list[tuple[Finding, tuple[str, ...]]]:
    text = HEAD + body + "\n\nSchlüsselerkenntnisse\n" + "\n".join(f"- {one}" for one in bullets) + TAIL
    built = made(text)
    return [
        (entry, tuple(built.comments.entries.get(place, ())))
        for place, entry in enumerate(built.deck.entries)
        if isinstance(entry, Finding)
    ]


def test_a_finding_has_a_gap_a_level_a_claim_and_its_passage() -> None:
    ((finding, comments),) = findings("", "Neue Deiche könnten das Stromnetz im Norden schützen")
    assert finding.common.certainty is Certainty.POSSIBLE
    assert finding.common.claim == "Neue Deiche schützen das Stromnetz im Norden"
    assert finding.common.sources == ("Neue Deiche könnten das Stromnetz im Norden schützen",)
    assert isinstance(finding.gap, Gap)
    assert finding.gap.accepted == (("Stromnetz",),)
    assert not finding.common.draft
    assert comments == ()


def test_a_plain_finding_is_stated() -> None:
    ((finding, _),) = findings("", "Kenia baut im Norden einen Staudamm.")
    assert finding.common.certainty is Certainty.STATED


def test_where_the_article_disagrees_with_itself_the_level_is_left_out_and_both_passages_quoted() -> None:
    body = "Kenia hat Uganda im Norden mit Stromzählern versorgt. Das Wetter war gut und der Himmel blau."
    ((finding, comments),) = findings(
        body, "Kenia hat Berichten zufolge Uganda im Norden mit Stromzählern versorgt"
    )
    said = " ".join(comments)
    assert finding.common.certainty is None
    assert "Kenia hat Berichten zufolge Uganda im Norden mit Stromzählern versorgt" in said
    assert "»Kenia hat Uganda im Norden mit Stromzählern versorgt«" in said


def test_a_plan_or_report_is_left_to_the_author() -> None:
    ((finding, comments),) = findings("", "Das Abkommen soll im Mai unterzeichnet werden")
    assert finding.common.certainty is None
    assert "soll" in " ".join(comments)


@pytest.mark.parametrize(
    ("bullet", "certainty", "claim"),
    [
        ("Dem Konzern wird vorgeworfen, Akten vernichtet zu haben", Certainty.ALLEGED, "Der Konzern hat Akten vernichtet"),
        ("Der Minister soll angeblich Geld genommen haben", Certainty.ALLEGED, "Der Minister hat Geld genommen"),
        ("Berichten zufolge soll der Minister Geld nehmen", Certainty.REPORTED, "Der Minister nimmt Geld"),
        ("Der Damm könnte möglicherweise im Frühjahr brechen", Certainty.POSSIBLE, "Der Damm bricht im Frühjahr"),
        ("Berichten zufolge könnte der Damm im Frühjahr brechen", None, ""),
        ("Laut Regierung soll das Gesetz im Mai in Kraft treten", None, ""),
    ],
)  # fmt: skip
def test_several_hedges_of_one_kind_have_a_level_and_mixed_ones_none(
    bullet: str, certainty: Certainty | None, claim: str
) -> None:
    ((finding, comments),) = findings("", bullet)
    assert (finding.common.certainty, finding.common.claim) == (certainty, claim)
    assert bool(comments) or certainty is not None


def statements(body: str, truth: Truth) -> list[tuple[str, str, str]]:
    """Return the statements to be judged so, without their beginning, with explanation and comment."""
    built = made(HEAD + body + "\n\nSchlüsselerkenntnisse\n- Der Handel wächst." + TAIL)
    return [
        (
            entry.stem.removeprefix("Laut Briefing: "),
            entry.common.explanation,
            " ".join(built.comments.entries[place]),
        )
        for place, entry in enumerate(built.deck.entries)
        if isinstance(entry, Question) and entry.interaction == TrueFalse(truth)
    ]


FILLER = " Uganda besitzt einen großen See im Süden, und Ägypten hat einen Kanal. Der Bahnhof von Kenia steht seit 2011 leer."


@pytest.mark.parametrize(
    ("sentence", "false"),
    [
        ("Kenia liefert Tee an Ägypten und an viele andere.", "Ägypten liefert Tee an Kenia und an viele andere."),
        ("Kenia bezieht seinen Strom zum Teil aus Ägypten.", "Ägypten bezieht seinen Strom zum Teil aus Kenia."),
        ("Kenia ist nach dieser Zählung deutlich größer als Uganda.", None),
        ("Kenia erzeugt inzwischen deutlich mehr Tee als Uganda.", "Uganda erzeugt inzwischen deutlich mehr Tee als Kenia."),
        ("Kenia hat im Jahr 2019 eine Bahn an die Küste gebaut.", "Kenia hat im Jahr 2011 eine Bahn an die Küste gebaut."),
        ("Safari, eine Firma aus Uganda, baut dort viele neue Straßen.", "Safari ist eine Firma aus Ägypten."),
        ("Kenia trinkt im Alltag gern Tee und handelt mit Ägypten.", None),
        ("In Kenia gibt es viele große Tiere und auch Berge.", None),
    ],
)  # fmt: skip
def test_what_is_made_false_contradicts_the_briefing(sentence: str, false: str | None) -> None:
    made = [text for text, _, _ in statements(sentence + FILLER, Truth.FALSE)]
    assert (
        (false in made) if false else not [text for text in made if text.split()[-1] == sentence.split()[-1]]
    )


def test_a_false_statement_tells_what_was_swapped() -> None:
    (text, explanation, said), *_ = statements(
        "Kenia hat im Jahr 2019 eine Bahn an die Küste gebaut. Seit 2011 wächst in Uganda viel Tee.",
        Truth.FALSE,
    )
    assert "2011" in text
    assert re.findall("»([^«]*)«", said)[:2] == ["2011", "2019"]
    assert explanation == "Im Briefing steht »2019«, nicht »2011«."


@pytest.mark.parametrize(("day", "count"), [("12", 1), ("30", 0)])
def test_no_date_is_made_that_does_not_exist(day: str, count: int) -> None:
    body = f"Kenia hat am {day}. Mai das neue Stromnetz eröffnet. Im Februar regnet es in Uganda sehr viel."
    assert len([text for text, _, _ in statements(body, Truth.FALSE) if "Februar das" in text]) == count


def test_parties_that_changed_places_are_explained_by_the_right_sentence() -> None:
    ((_, explanation, said),) = statements("Kenia liefert Tee an Ägypten und an viele andere.", Truth.FALSE)
    assert explanation == "Es ist umgekehrt: Kenia liefert Tee an Ägypten und an viele andere."
    assert "»Kenia«" in said
    assert "»Ägypten«" in said


def test_what_the_briefing_neither_says_nor_rules_out_is_unstated() -> None:
    body = "Kenia verfügt über sehr viele neue Bahnhöfe und Züge. Im Norden von Uganda ist es heiß."
    ((text, explanation, _),) = statements(body, Truth.UNSTATED)
    assert text == "Uganda verfügt über sehr viele neue Bahnhöfe und Züge."
    assert explanation == "Im Briefing steht das über »Kenia«. Ob es auch für »Uganda« gilt, sagt es nicht."


@pytest.mark.parametrize(
    "more",
    [
        "Auch in Uganda gibt es einige neue Bahnhöfe.",
        "Uganda ist ein Land im Osten. Es hat auch Züge.",
        "Die ugandischen Bahnhöfe sind sehr alt und klein.",
    ],
)
def test_what_the_briefing_may_say_elsewhere_is_no_statement(more: str) -> None:
    body = "Kenia verfügt über sehr viele neue Bahnhöfe und Züge. Im Norden von Uganda ist es heiß. "
    assert statements(body + more, Truth.UNSTATED) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Kenia ist das größte Land mit Bahnhöfen in der Gegend.",
        "Kenia hat im Jahr 2019 viele neue Bahnhöfe gekauft.",
        "Kenia leitet die Gruppe der Länder mit vielen Bahnhöfen.",
    ],
)
def test_what_holds_of_one_only_is_never_unstated(sentence: str) -> None:
    assert statements(sentence + " Im Norden von Uganda ist es heiß.", Truth.UNSTATED) == []


def test_crimes_are_pinned_on_nobody() -> None:
    body = "In Kenia wurde ein Händler wegen Betrugs verurteilt und eingesperrt. Uganda baut viele neue Straßen im Norden."
    built = made(HEAD + body + "\n\nSchlüsselerkenntnisse\n- Der Handel wächst." + TAIL)
    stems = [entry.stem for entry in built.deck.entries if isinstance(entry, Question)]
    assert not [stem for stem in stems if "Uganda" in stem and "Betrug" in stem]
