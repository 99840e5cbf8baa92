"""The keys of one entry, read as what the format says they are; whatever does not fit is reported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.bank.events import Keyed, Listed, Node, Scalar
from quizapp.bank.schema import CHOICE
from quizapp.bank.text import in_quotes
from quizapp.core.items import Choice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizapp.bank.report import Report

_DASHES = frozenset("-–—•")
_PROSE = frozenset({"answer", "answers", "also", "extra", "order", "source"})
"""Keys whose texts may well hold commas."""


class Fields:
    """The values of one group of keys, asked for by key. A key that is not there gives nothing."""

    __slots__ = ("keys", "node", "report", "values")

    def __init__(self, node: Keyed, report: Report) -> None:
        self.node = node
        self.values = node.values
        self.keys = node.keys
        self.report = report

    def text(self, name: str) -> str:
        """Return the text under a key."""
        value = self.values.get(name)
        if value is None:
            return ""
        if type(value) is Scalar:
            return self._plain(value)
        self._no_text(name, value)
        return ""

    def texts(self, name: str) -> tuple[str, ...]:
        """Return the texts under a key, whether it has one or a list of them."""
        value = self.values.get(name)
        if value is None:
            return ()
        if type(value) is Scalar:
            text = self._plain(value)
            return (text,) if text else ()
        if type(value) is Listed:
            if value.flow and name in _PROSE:
                self._check_brackets(value)
            return tuple([text for item in value.items if (text := self._item(item))])
        self._no_text(name, value)
        return ()

    def choices(self, name: str) -> tuple[Choice, ...]:
        """Return the choices under a key, each a text or a ``choice`` with its ``feedback``."""
        value = self.values.get(name)
        if type(value) is Listed:
            if value.flow:
                self._check_brackets(value)
            return tuple([choice for item in value.items if (choice := self._choice(item)).text])
        return tuple([Choice(text) for text in self.texts(name)])

    def tags(self, name: str) -> tuple[str, ...]:
        """Return the tags under a key, as a list or as one text with commas."""
        value = self.values.get(name)
        if type(value) is Scalar:
            return tuple([tag for part in value.value.split(",") if (tag := " ".join(part.split()))])
        return tuple([" ".join(tag.split()) for tag in self.texts(name)])

    def number(self, name: str, low: int, high: int) -> int | None:
        """Return the whole number under a key, if it is in range."""
        text = self.text(name)
        if not text:
            return None
        if text.isdecimal() and len(text) < 10 and low <= int(text) <= high:
            return int(text)
        self.at(name, "not-in-range", text=text, key=name, low=low, high=high)
        return None

    def at(self, name: str, code: str, **values: object) -> None:
        """Report a problem with the value of a key."""
        self.report.at(self.values[name], code, **values)

    def at_key(self, name: str, code: str, **values: object) -> None:
        """Report a problem with a key itself."""
        self.report.at(self.keys[name], code, **values)

    def at_start(self, code: str, **values: object) -> None:
        """Report a problem with the group of keys as a whole, at its first key."""
        first = next(iter(self.keys.values()), None)
        self.report.at(first if first is not None else self.node, code, **values)

    def items(self, name: str) -> Iterator[tuple[Node, str]]:
        """Yield each scalar under a key with its text, for problems that concern one of a list."""
        value = self.values.get(name)
        for item in value.items if type(value) is Listed else [value]:
            if type(item) is Keyed:
                item = item.values.get("choice")
            if type(item) is Scalar:
                yield item, item.value.strip()

    def _item(self, item: Node) -> str:
        if type(item) is Scalar:
            text = self._plain(item)
            if not text:
                self.report.at(item, "empty-text")
            return text
        self._no_item(item)
        return ""

    def _choice(self, item: Node) -> Choice:
        if type(item) is not Keyed:
            return Choice(self._item(item))
        if "choice" not in item.values or not CHOICE.issuperset(item.values):
            self._no_choice(item)
            return Choice("")
        fields = Fields(item, self.report)
        text = fields.text("choice")
        if not text:
            fields.at("choice", "empty-text")
        return Choice(text, fields.text("feedback"))

    def _plain(self, node: Scalar) -> str:
        """Return a scalar's text, after looking whether it swallowed a list whose dashes are not right."""
        text = node.value.strip()
        if (" -" in text or text[:1] in _DASHES or " –" in text) and not node.style:
            from quizapp.bank.suspicions import check_swallowed

            check_swallowed(node, self.report)
        return text

    def _check_brackets(self, value: Listed) -> None:
        from quizapp.bank.suspicions import check_brackets

        check_brackets(value, self.report)

    def _no_choice(self, item: Keyed) -> None:
        from quizapp.bank.keys import report_unknown

        if CHOICE.isdisjoint(item.values) and len(item.values) == 1 and not item.flow:
            self._no_item(item)
        else:
            report_unknown(Fields(item, self.report), CHOICE)
            if "choice" not in item.values:
                Fields(item, self.report).at_start("missing-key", key="choice")

    def _no_text(self, name: str, value: Node) -> None:
        """Report a list or keys where one text belongs."""
        self.report.at(value, "text-expected", key=name)

    def _no_item(self, item: Node) -> None:
        """Report what is no text in a list of texts; mostly a text with a colon in it."""
        if type(item) is Keyed and not item.flow:
            line = self.report.lines[item.start_mark.line]
            column = item.start_mark.column
            repaired = line[:column] + in_quotes(line[column:].rstrip())
            key = next(iter(item.keys.values()))
            end = key.end_mark
            places = (end.line, end.column), (end.line, end.column + 1)
            self.report.between(*places, "colon-in-list", repaired=repaired)
        else:
            self.report.at(item, "list-in-list")
