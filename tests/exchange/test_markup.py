"""HTML of learning platforms becomes the text that a person sees."""

import pytest

from quizapp.exchange.markup import to_html, to_text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>Was?</p>", "Was?"),
        ("a<br>b<BR/>c", "a\nb\nc"),
        ("<ul><li>eins</li><li>zwei</li></ul>", "- eins\n- zwei"),
        ("<table><tr><th>Land</th><th>Stadt</th></tr><tr><td>A</td><td>B</td></tr></table>", "Land Stadt\nA B"),
        ("10<sup>5</sup>, CO<sub>2</sub>, x<sup>n</sup>", "10⁵, CO₂, xn"),
        ("<details><summary>Tipp</summary>Hanoi</details><hr>Ende", "Tipp\n\nHanoi\n\nEnde"),
        ("5 < 6 &amp; 7 &gt; 6", "5 < 6 & 7 > 6"),
        ("<script>alert(1)</script><!-- nichts -->ok", "ok"),
        ("<p>שלום 👩‍👩‍👧</p>", "שלום 👩‍👩‍👧"),
    ],
)  # fmt: skip
def test_what_is_seen_is_what_is_read(html: str, text: str) -> None:
    assert to_text(html).text == text


def test_a_picture_is_known_and_named_by_what_stands_in_for_it() -> None:
    found = to_text('<p>Wo? <img src="karte.png" alt="Karte von Vietnam"></p>')
    assert (found.text, found.has_media) == ("Wo? [Karte von Vietnam]", True)


def test_passages_are_told_from_what_explains() -> None:
    found = to_text(to_html("Weil <b>.\nUnd so.", ["Eine Stelle & noch eine"]))
    assert (found.text, found.sources) == ("Weil <b>.\nUnd so.", ("Eine Stelle & noch eine",))
