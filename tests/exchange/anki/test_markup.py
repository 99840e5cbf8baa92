"""Anki's HTML becomes the text that a person sees, and a text becomes HTML that shows it as it is."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.bank.problems import UNSEEN
from quizapp.core.cleaning import harmless
from quizapp.exchange.anki.gaps import split_gaps
from quizapp.exchange.anki.markup import from_list, has_media, to_cloze, to_html, to_list, to_text

_UNSEEN = re.compile(f"[{UNSEEN}]")
ANY = st.text(st.sampled_from("aä 1.:;<>&{}[]()|\"'\\\n/=-_c$") | st.characters(codec="utf-8"), max_size=40)
MARKS = st.lists(
    st.sampled_from(
        ["[sound:x]", "{{c1::", "}}", "::", "<br>", "&lt;", "[latex]", "&#91;", " ", "a", "</li>", "\n"]
    )
).map("".join)


def seen(text: str) -> str:
    """Return the text as it is seen: blanks in a row are one, empty lines in a row too."""
    return to_text(to_html(text))


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("Was?", "Was?"),
        ("<div>eins</div><div>zwei</div>", "eins\nzwei"),
        ("eins<div>zwei</div>drei", "eins\nzwei\ndrei"),
        ("eins<br/>zwei<BR>drei", "eins\nzwei\ndrei"),
        ("<div>eins</div><div><br></div><div>zwei</div>", "eins\n\nzwei"),
        ("<ul><li>eins</li><li>zwei <b>fett</b></li></ul>", "eins\nzwei fett"),
        ("<table><tr><td>eins</td><td>zwei</td></tr><tr><td>drei</td></tr></table>", "eins zwei\ndrei"),
        ("eins&nbsp; &amp;&nbsp;zwei &lt;b&gt;", "eins & zwei <b>"),
        ("a &lt; b und c > d, 3 < 4", "a < b und c > d, 3 < 4"),
        ("<style>.x { color: red }</style>Text<script>alert(1)</script><!-- nichts -->", "Text"),
        ("Ton [sound:a.mp3] und [anki:tts lang=de_DE]Wort[/anki:tts]", "Ton und Wort"),
        ("[latex]x^2[/latex] und \\(y\\) und [$]z[/$]", "x^2 und \\(y\\) und z"),
        ('<img src="a.png"> Bild', "Bild"),
        ("eins\nzwei\tdrei", "eins zwei drei"),
        ("<pre>eins\nzwei</pre>", "eins\nzwei"),
        ("&#27;[31mrot\x1b[0m\u202e um&#8238;gedreht\x00", "[31mrot umgedreht"),
        ("<script>ohne Ende", ""),
        ("10<sup>5</sup> m<SUP class=x>-2</SUP> und CO<sub>2</sub>", "10⁵ m⁻² und CO₂"),
        ("x<sup>n</sup> und <sub>", "xn und"),
        ("<details><summary>Tipp</summary>Hanoi</details><hr>Ende", "Tipp\nHanoi\nEnde"),
    ],
)
def test_a_field_is_read_as_it_is_seen(field: str, text: str) -> None:
    assert to_text(field) == text


@given((ANY | MARKS).map(harmless))
def test_a_text_survives_being_written(text: str) -> None:
    once = seen(text)
    assert seen(once) == once
    assert "".join(seen(text).split()) == "".join(_UNSEEN.sub("", text).split())


@given(st.lists((ANY | MARKS).map(seen).filter(bool), min_size=1, max_size=4))
def test_a_list_survives_being_written(texts: list[str]) -> None:
    assert from_list(to_list(tuple(texts))) == tuple(texts)


@given(
    st.lists((ANY | MARKS).map(seen), min_size=2, max_size=4),
    (ANY | MARKS).map(lambda text: " ".join(seen(text).split()) or "x"),
)
def test_gaps_survive_whatever_stands_in_and_around_them(parts: list[str], gap: str) -> None:
    field = f" {{{{c1::{to_cloze(gap)}}}}} ".join(map(to_cloze, parts))
    split = split_gaps(field)
    assert split.gaps == (gap,) * (len(parts) - 1)
    assert [" ".join(part.split()) for part in split.parts] == [" ".join(part.split()) for part in parts]


@pytest.mark.parametrize(
    ("field", "parts", "gaps", "hints"),
    [
        ("Die {{c1::Stadt::Art}} Bern", ("Die ", " Bern"), ("Stadt",), ("Art",)),
        ("{{c1::eins}} {{c1::zwei}}{{c2::drei}}", ("", " ", "", ""), ("eins", "zwei", "drei"), ()),
        ("{{c1::außen {{c2::innen::a}} noch::b}}.", ("", "."), ("außen innen noch",), ("b",)),
        ("<b>{{c1:: fett }}</b>}}", ("", " }}"), ("fett",), ()),
        ("{{c1::}} nichts {{c1,2::zwei}}", ("nichts ", ""), ("zwei",), ()),
        ("offen {{c1::bleibt", ("offen bleibt",), (), ()),
    ],
)
def test_gaps_are_found(
    field: str, parts: tuple[str, ...], gaps: tuple[str, ...], hints: tuple[str, ...]
) -> None:
    split = split_gaps(field)
    assert (split.parts, split.gaps, split.hints) == (parts, gaps, hints)


def test_pictures_and_sounds_are_noticed() -> None:
    assert has_media('<img src="a.png">')
    assert has_media("[sound:a.mp3]")
    assert not has_media("<b>fett</b> [siehe oben]")


@pytest.mark.parametrize(
    "piece",
    [
        "<",
        "<script",
        "<!--",
        "<li>",
        "<div",
        "</style ",
        "[sound:",
        "&",
        "{{c1::",
        "}}",
        "<br>",
        "\n",
        "\x1b[",
    ],
)
def test_no_field_takes_long(piece: str) -> None:
    field = piece * (64 * 1024 // len(piece))
    begun = time.process_time()
    to_text(field)
    from_list(field)
    split_gaps(field)
    assert time.process_time() - begun < 2
