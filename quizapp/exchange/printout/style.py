"""The style of a worksheet: black on white, A4, no question broken over two pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_STYLE = """
@page { size: A4; margin: 16mm 17mm 16mm; @bottom-center { content: counter(page); font: 9pt sans-serif; } }
* { box-sizing: border-box; }
html { color: #000; background: #fff; }
body {
  margin: 0 auto; max-width: 176mm; overflow-wrap: break-word; hyphens: auto;
  font: {FONT}pt/1.4 "Liberation Sans", Arial, Helvetica, "DejaVu Sans", sans-serif;
}
h1 { font-size: 1.45em; line-height: 1.2; margin: 0 0 0.2em; hyphens: manual; }
h2 { font-size: 1em; line-height: 1.4; margin: 0; hyphens: manual; break-after: avoid; }
p, ul { margin: 0.3em 0 0; }
section.page { break-before: page; }
main > section.page:first-child { break-before: auto; }
.version { float: right; border: 1.5pt solid #000; font-weight: bold; padding: 0 0.6em; margin-left: 1em; }
.who { display: flex; gap: 1.2em; margin: 1em 0 0.4em; }
.who span { display: flex; flex: 1 1 20%; align-items: baseline; white-space: nowrap; gap: 0.4em; }
.who span:first-child { flex-grow: 3; }
.who i { flex: 1; border-bottom: 1pt solid #000; height: 1.4em; }
.sum { text-align: right; border-bottom: 1.5pt solid #000; padding-bottom: 0.5em; }
.sum b { font-weight: bold; }
.question { break-inside: avoid; margin-top: 1.1em; }
.head { display: flex; gap: 1em; align-items: baseline; justify-content: space-between; }
.points { flex: none; margin: 0; white-space: nowrap; }
.rest { white-space: pre-line; }
.note { font-style: italic; }
ul { list-style: none; padding: 0; }
.ticks li { display: flex; gap: 0.5em; align-items: baseline; margin: 0.15em 0; break-inside: avoid; }
.beside { display: flex; flex-wrap: wrap; gap: 0 2em; }
.box { font-size: 1.25em; line-height: 1; font-family: "DejaVu Sans", "Segoe UI Symbol", sans-serif; }
.line {
  display: inline-block; max-width: 100%; height: 1.9em; border-bottom: 1pt solid #000;
  vertical-align: baseline;
}
.line.full { display: block; width: 100%; }
.write { line-height: 1.9; }
.gaps { line-height: 2.1; white-space: pre-line; }
.gaps .line { height: 1.4em; margin: 0 0.15em; }
.order li { display: flex; gap: 0.6em; align-items: center; margin: 0.35em 0; }
.number { flex: none; display: inline-block; width: 1.7em; height: 1.7em; border: 1pt solid #000; }
table { border-collapse: collapse; width: calc(100% - 2pt); margin: 0.6em 1pt 0; }
th, td {
  text-align: left; vertical-align: top; padding: 0.25em 0.5em; border: 0.75pt solid #000;
  font-weight: normal;
}
thead { display: table-header-group; }
thead th { font-weight: bold; vertical-align: bottom; }
tr { break-inside: avoid; }
.pairs th, .pairs td { border: 0; padding: 0.25em 0.4em; vertical-align: baseline; }
.pairs thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
.pairs td { width: 44%; }
.pairs .mark { width: 6%; white-space: nowrap; font-weight: bold; }
.short { display: inline-block; width: 2.6em; height: 1.5em; border-bottom: 1pt solid #000; }
.levels { font-size: 0.95em; table-layout: fixed; }
.levels .claim { width: 31%; }
.levels td { text-align: center; vertical-align: middle; }
.levels thead th + th {
  font-size: 0.76em; font-weight: normal; line-height: 1.2; text-align: center; padding: 0.25em 0;
}
.keys { font-size: 0.9em; }
.keys .n { width: 2.6em; text-align: right; }
.keys td { white-space: pre-line; }
.glossary th { font-weight: bold; }
.glossary th:first-child { width: 32%; }
dfn { font-style: normal; }
@media screen {
  body { padding: 8mm; }
  section.page + section.page { border-top: 3pt double #000; margin-top: 3em; padding-top: 2em; }
}
"""
_WIDEST = 12
"""The largest letters with which the levels of certainty fit side by side over their columns."""
_UPRIGHT = """
.levels thead th + th { writing-mode: vertical-rl; transform: rotate(180deg); font-size: 0.9em; }
.levels thead th + th { height: 9.5em; padding: 0.3em; }
.levels thead th + th { text-align: left; vertical-align: middle; white-space: nowrap; }
"""
_NAMED = """
@page version-{NAME} { @top-right { content: "{HEAD}"; font: 9pt sans-serif; } }
.version-{NAME} { page: version-{NAME}; }
"""


def style(font: int, heads: Iterable[tuple[str, str]]) -> str:
    """Return the style sheet.

    Args:
        font: the size of the letters, in points.
        heads: the name of each version, and what is said of it on top of each of its pages.
    """
    named = (_NAMED.replace("{NAME}", name).replace("{HEAD}", _in_css(head)) for name, head in heads)
    upright = _UPRIGHT if font > _WIDEST else ""
    return _STYLE.replace("{FONT}", str(font)) + upright + "".join(named)


def _in_css(text: str) -> str:
    """Return a text that stays one between quotes in a style sheet in a page."""
    return "".join(char if char.isalnum() or char == " " else f"\\{ord(char):x} " for char in text)
