"""Markup: elements of a page, whose texts are escaped whatever they hold."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement, tostring

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    Child = Element | str


def element(name: str, /, *children: Child, **attributes: object) -> Element:
    """Return an element; ``class_`` and ``view_box`` stand for ``class`` and ``viewBox``, ``_`` for ``-``."""
    made = Element(name, {_attribute(key): str(value) for key, value in attributes.items()})
    for child in children:
        if isinstance(child, str):
            if len(made):
                made[-1].tail = (made[-1].tail or "") + child
            else:
                made.text = (made.text or "") + child
        else:
            made.append(child)
    return made


def table(caption: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Element:
    """Return a table; the first cell of a row is its head."""
    head = element("tr", *(element("th", text, scope="col") for text in heads))
    body = element("tbody")
    for first, *others in rows:
        row = SubElement(body, "tr")
        row.append(element("th", first, scope="row"))
        row.extend(element("td", text) for text in others)
    return element("table", element("caption", caption), element("thead", head), body)


def page(
    title: str, language: str, style: str, *children: Child, scheme: str = "light dark", policy: str = ""
) -> str:
    """Return a whole page that needs nothing but itself.

    ``scheme`` says for which screens it is coloured, ``policy`` what the browser may load (CSP).
    """
    policies = [element("meta", http_equiv="Content-Security-Policy", content=policy)] if policy else []
    head = element(
        "head",
        element("meta", charset="utf-8"),
        *policies,
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content=scheme),
        element("title", title),
        element("style", style),
    )
    root = element("html", head, element("body", element("main", *children)), lang=language)
    return "<!doctype html>\n" + tostring(root, encoding="unicode", method="html") + "\n"


def _attribute(key: str) -> str:
    return {"class_": "class", "view_box": "viewBox"}.get(key, key.replace("_", "-"))
