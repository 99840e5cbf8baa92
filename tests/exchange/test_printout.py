"""A worksheet is one page that needs nothing, gives nothing away, and prints as it should."""

import re
import shutil
import socket
import subprocess
import threading
from collections import Counter
from dataclasses import replace
from pathlib import Path
from random import Random
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.bank.phrases import phrases
from quizapp.bank.reader import load_deck
from quizapp.core.decks import Common, Deck, GlossaryEntry, Question
from quizapp.core.derivation import derive
from quizapp.core.items import Choice, Item, SingleChoice, Typed
from quizapp.exchange import printout
from quizapp.exchange.printout.areas import area
from quizapp.exchange.printout.drawing import draw, versions
from quizapp.exchange.results import Exported, Source
from quizapp.language import translator
from tests.core.samples import INTERACTIONS, item

DE = translator("de")
QUESTIONS = Path(__file__).parents[2] / "questions"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def source(name: str = "fragetypen") -> Source:
    deck = load_deck(QUESTIONS / f"{name}.yaml").deck
    return Source(deck, tuple(derive(deck, phrases(deck.language))))


def printed(given: Source, **options: object) -> Exported:
    values: dict[str, object] = {"length": None, "versions": 1, "font": 11, "seed": 1, "tr": DE}
    return printout.export(given, **(values | options))


def html(given: Source, **options: object) -> str:
    return printed(given, **options).data.decode()


@given(st.integers(0, 99), st.none() | st.integers(1, 40))
def test_items_of_one_entry_are_never_on_the_same_sheet(seed: int, length: int | None) -> None:
    drawn = draw(source("putin-nordkorea-vietnam").items, length, Random(seed))
    assert max(Counter(each.entry for each in drawn).values()) == 1
    assert length is None or len(drawn) <= length


def test_a_draw_is_fair_over_kinds() -> None:
    items = (
        [item("choice", f"c{n}") for n in range(50)]
        + [item("typed", f"t{n}") for n in range(3)]
        + [item("gap", "g")]
    )
    counts = Counter(each.kind for each in draw(items, 9, Random(1)))
    assert counts == {"choice": 5, "typed": 3, "gap": 1}


def test_without_a_number_every_entry_is_asked_once() -> None:
    given = source()
    assert {each.entry for each in draw(given.items, None, Random(1))} == {each.entry for each in given.items}


def test_versions_have_the_same_items_and_choices_in_another_order() -> None:
    items = draw(source("grundbegriffe-internationale-politik").items, 20, Random(1))
    one, other = versions(items, 2, 1)

    def content(items: tuple[Item, ...]) -> set[tuple[str, frozenset[Choice]]]:
        return {(each.id, frozenset(getattr(each.interaction, "choices", ()))) for each in items}

    assert content(one.all) == content(other.all)
    assert [each.id for each in one.all] != [each.id for each in other.all]
    assert (one.name, other.name) == ("A", "B")


def test_the_same_number_gives_the_same_sheet() -> None:
    assert html(source(), versions=2, seed=7) == html(source(), versions=2, seed=7)
    assert html(source(), versions=2, seed=7) != html(source(), versions=2, seed=8)


def test_more_than_there_are_is_told() -> None:
    exported = printed(source(), length=500)
    assert [loss.said(DE)[:34] for loss in exported.losses] == ["Auf dem Blatt sind nur 16 Fragen: "]


def test_the_certainty_of_all_claims_is_one_table() -> None:
    text = html(source("putin-nordkorea-vietnam"))
    assert text.count('class="levels"') == 1
    for word in (
        "als Tatsache",
        "als Bericht",
        "als Verdacht",
        "als Einschätzung",
        "als Möglichkeit",
        "als Erwartung",
    ):
        assert f'<th scope="col">{word}</th>' in text


def test_names_points_keys_and_glossary_have_their_places() -> None:
    text = html(source(), versions=2)
    assert text.count("Klasse:") == 2
    assert [
        text.index(part) for part in ('id="vA"', 'id="vB"', 'id="kA"', 'id="kB"', 'id="glossary"')
    ] == sorted(text.index(part) for part in ('id="vA"', 'id="vB"', 'id="kA"', 'id="kB"', 'id="glossary"'))
    assert text.count("____ / 17 Punkte") == 2


@pytest.mark.parametrize("kind", sorted(set(INTERACTIONS) - {"certainty"}))
def test_every_kind_has_a_place_for_its_answer_and_does_not_show_it(kind: str) -> None:
    made = area(item(kind), DE)
    assert isinstance(made, Element)
    if kind in ("typed", "gap", "number", "recall"):
        assert "line" in " ".join(each.get("class", "") for each in made.iter())
        shown = "".join(made.itertext())
        assert not any(key in shown for key in ("Bach Ho", "Vietnam", "Hanoi", "Bilder"))


def test_a_sheet_is_in_the_deck_s_language() -> None:
    deck = replace(source().deck, language="en")
    text = html(Source(deck, source().items))
    assert '<html lang="en">' in text
    assert "Class:" in text


HOSTILE = '"><script src="http://127.0.0.1:{port}/a"></script><img src=http://127.0.0.1:{port}/b></style>'


def hostile(port: int) -> Source:
    text = HOSTILE.format(port=port)
    deck = Deck(
        "d", text,
        entries=(
            GlossaryEntry(Common("a", 0, explanation=text), text, text, example=text),
            Question(Common("b", 0), text, SingleChoice((Choice(text), Choice(f"{text} 2")), 0)),
            Question(Common("c", 0, sources=(text,)), text, Typed((text,))),
        ),
    )  # fmt: skip
    return Source(deck, tuple(derive(deck, phrases("de"))))


def test_texts_are_escaped_and_nothing_is_loaded() -> None:
    text = html(hostile(1), versions=2)
    body = text.partition("</style>")[2]
    assert not re.search(r"<(script|img|link|iframe|object|style)", body)
    assert not re.search(r"url\(|@import", text)
    assert "default-src 'none'" in text


def pages(pdf: Path) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf.read_bytes()))


@pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium")
@pytest.mark.parametrize(("count", "wanted"), [(1, 3), (2, 5)])
def test_a_browser_prints_each_part_on_pages_of_its_own_and_asks_for_nothing(
    count: int, wanted: int, tmp_path: Path
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        asked: list[object] = []
        threading.Thread(target=lambda: _accept(server, asked), daemon=True).start()
        page, pdf = tmp_path / "sheet.html", tmp_path / "sheet.pdf"
        page.write_bytes(printed(hostile(server.getsockname()[1]), versions=count).data)
        command = [str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", f"--user-data-dir={tmp_path / 'profile'}", f"--print-to-pdf={pdf}", page.as_uri()]  # fmt: skip
        subprocess.run(command, capture_output=True, timeout=120, check=True)
    assert pages(pdf) == wanted
    assert asked == []


def _accept(server: socket.socket, asked: list[object]) -> None:
    try:
        while True:
            asked.append(server.accept()[1])
    except OSError:
        return
