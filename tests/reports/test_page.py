"""The page: well formed, self-contained, safe, and everything drawn is also said."""

import re
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest

from quizapp.language import translator
from quizapp.reports.gathering import gather
from quizapp.reports.page import html
from quizapp.reports.plots import Bar, Caption, bars, heat

from .conftest import Past

VOID = {"meta"}


class Reader(HTMLParser):
    """Reads a page and notes its elements; complains when they are not closed in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.found if name == tag]


@pytest.fixture(params=["en", "de"])
def text(busy: Past, request: pytest.FixtureRequest) -> str:
    return html(gather(busy.study), translator(request.param))


def test_the_page_is_well_formed_and_needs_nothing_else(text: str) -> None:
    page = Reader(text)
    tags = {tag for tag, _ in page.found}
    assert not tags & {"script", "link", "img", "iframe", "object", "image", "use", "foreignobject"}
    for _, attributes in page.found:
        assert not {"src", "href", "xlink:href", "srcset", "style"} & attributes.keys()
        assert not [name for name in attributes if name.startswith("on")]
    style = text[text.index("<style>") : text.index("</style>")]
    assert "url(" not in style
    assert "@import" not in style


def test_markup_in_titles_and_names_is_shown_as_it_is(text: str) -> None:
    page = Reader(text)
    assert "Handel <script>alert(1)</script> & [b]Krieg[/b]" in page.text
    assert 'Anna <img src="//evil.example/x">' in page.text
    assert "<script" not in text
    assert "<img" not in text


def test_each_plot_has_a_title_a_description_and_a_table(text: str) -> None:
    page = Reader(text)
    plots = page.named("svg")
    assert len(plots) == 8
    ids = {attributes["id"] for _, attributes in page.found if "id" in attributes}
    for plot in plots:
        assert plot["role"] == "img"
        assert set(str(plot["aria-labelledby"]).split()) <= ids
    assert len(ids) == 2 * len(plots)
    assert len(page.named("table")) == len(plots)
    for svg in re.findall(r"<svg.*?</svg>", text, re.DOTALL):
        tree = ElementTree.fromstring(svg)
        assert tree[0].tag == "title"
        assert tree[0].text
        assert tree[1].tag == "desc"
        assert tree[1].text


def test_it_is_for_light_and_dark_screens(text: str) -> None:
    assert "prefers-color-scheme: dark" in text
    assert Reader(text).named("html")[0]["lang"] in ("en", "de")


def test_the_calendar_has_a_square_for_each_day(text: str) -> None:
    squares = [one for one in Reader(text).named("rect") if str(one.get("class")).startswith("heat")]
    assert len(squares) == 365
    assert sum(one["class"] != "heat0" for one in squares) == 3


def test_a_beginners_page_says_what_to_do(past: Past) -> None:
    page = Reader(html(gather(past.study), translator("en")))
    assert "There is nothing to see yet." in page.text
    assert page.named("svg") == []


def test_busier_days_are_darker() -> None:
    assert [heat(attempts) for attempts in (0, 1, 9, 10, 20, 40, 999)] == [0, 1, 1, 2, 3, 4, 4]


@pytest.mark.parametrize(
    ("highest", "axis"), [(0, ["0", "1", "2"]), (1, ["0", "1", "2"]), (15, ["0", "8", "16"])]
)
def test_an_axis_has_whole_numbers(highest: int, axis: list[str]) -> None:
    svg = bars(Caption("a", "Minutes", "Minutes a week"), [Bar(highest, "", "")])
    assert [text.text for text in svg.iter("text") if text.get("class") == "axis end"] == axis
