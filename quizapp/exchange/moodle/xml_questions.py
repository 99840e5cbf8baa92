"""The questions in an XML file, one by one: memory stays flat, and hostile files are stopped."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from quizapp.exchange.results import ExchangeError
from quizapp.language import N_

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from quizapp.exchange.formats import Progress

MOST_BYTES = 512 * 1024 * 1024
_CHUNK = 64 * 1024
_LONGEST = 4 * 1024 * 1024
"""Of the texts of one question in characters; what is beyond it is dropped, and the question known as cut."""

_LONGEST_TEXT = 256 * 1024
"""Of one text: a picture in the stem must not cost the answers."""

_SILENT_BYTES = 4 * 1024 * 1024
"""So much without a new tag is no question file, and must not be collected."""

_DEEPEST = 20
_MOST_NODES = 5000

_TOO_LARGE = N_("»{path}« is larger than {limit} MB. Export fewer questions at once.")
_NO_XML = N_("»{path}« is no XML from line {line} on. Export it anew.")
_CUT = N_("»{path}« is cut off: it ends in line {line}, amid the questions. Export or copy it anew.")
_FORBIDDEN = N_(
    "»{path}« declares entities or a document type. Moodle never does that; the file was not read."
)
_TOO_DEEP = N_("»{path}« is nested too deeply for a file from Moodle.")
_NO_QUIZ = N_("»{path}« is no Moodle XML: it does not begin with <quiz>.")
_NO_TAGS = N_("»{path}« holds {limit} MB without a single tag; that is no file from Moodle.")


class BrokenError(ExchangeError):
    """A file is no XML from some place on; what came before was given out."""


@dataclass(slots=True)
class Node:
    """An element with its text, or what is kept of it."""

    name: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    text: str = ""
    children: list[Node] = field(default_factory=list)
    is_cut: bool = False

    def find(self, *names: str) -> Node | None:
        """Return the first descendant along these names."""
        node: Node | None = self
        for name in names:
            node = next((child for child in node.children if child.name == name), None) if node else None
        return node

    def all(self, name: str) -> Iterator[Node]:
        """Yield the children of this name."""
        return (child for child in self.children if child.name == name)

    def value(self, *names: str) -> str:
        """Return the text of the first descendant along these names, without outer white space."""
        node = self.find(*names)
        return node.text.strip() if node is not None else ""

    def has(self, name: str) -> bool:
        """Whether there is a descendant of this name."""
        return any(child.name == name or child.has(name) for child in self.children)


def read_questions(path: Path, progress: Progress | None) -> Iterator[Node]:
    """Yield the questions of a quiz.

    Raises:
        ExchangeError: the file is no quiz, no XML from some place on, or hostile.
        OSError: it cannot be read.
    """
    from xml.etree.ElementTree import ParseError

    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import DefusedXMLParser

    size = path.stat().st_size
    if size > MOST_BYTES:
        raise ExchangeError(_TOO_LARGE, path=path, limit=MOST_BYTES >> 20)
    target = _Target(path)
    parser = DefusedXMLParser(target=target, forbid_dtd=True)
    done = silent = 0
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                events = target.events
                parser.feed(chunk)
                silent = silent + len(chunk) if target.events == events else 0
                if silent > _SILENT_BYTES:
                    raise ExchangeError(_NO_TAGS, path=path, limit=_SILENT_BYTES >> 20)
                yield from target.finished()
                done += len(chunk)
                if progress is not None:
                    progress(done, size)
        parser.close()
    except DefusedXmlException as error:
        raise ExchangeError(_FORBIDDEN, path=path) from error
    except (ParseError, LookupError, ValueError) as error:
        yield from target.finished()
        line, _ = getattr(error, "position", (1, 0))
        raise BrokenError(_broken(error), path=path, line=line) from error
    yield from target.finished()
    if not target.has_root:
        raise ExchangeError(_NO_QUIZ, path=path)


def _broken(error: Exception) -> str:
    from xml.parsers.expat.errors import XML_ERROR_NO_ELEMENTS, XML_ERROR_UNCLOSED_TOKEN, codes

    cut = {codes[XML_ERROR_NO_ELEMENTS], codes[XML_ERROR_UNCLOSED_TOKEN]}
    return _CUT if getattr(error, "code", None) in cut else _NO_XML


class _Target:
    """Builds the questions, and no more than one at a time."""

    def __init__(self, path: Path) -> None:
        self.events = 0
        self.has_root = False
        self._path = path
        self._open: list[Node] = []
        self._texts: list[list[str]] = []
        self._ready: list[Node] = []
        self._depth = 0
        self._length = self._text_length = 0
        self._nodes = 0

    def finished(self) -> Iterator[Node]:
        """Yield the questions that are complete, and forget them."""
        ready, self._ready = self._ready, []
        yield from ready

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        self.events += 1
        self._depth += 1
        if self._depth > _DEEPEST:
            raise ExchangeError(_TOO_DEEP, path=self._path)
        if not self.has_root:
            if name != "quiz":
                raise ExchangeError(_NO_QUIZ, path=self._path)
            self.has_root = True
            return
        if not self._open:
            self._length = self._nodes = 0
        self._text_length = 0
        self._nodes += 1
        if self._nodes > _MOST_NODES:
            self._open[0].is_cut = True
            self._open.append(Node(name))
        else:
            node = Node(name, dict(attributes))
            if self._open:
                self._open[-1].children.append(node)
            self._open.append(node)
        self._texts.append([])

    def data(self, text: str) -> None:
        self.events += 1
        if not self._open or self._open[-1].name == "file":
            return
        if self._text_length <= _LONGEST_TEXT:
            self._length += len(text)
        self._text_length += len(text)
        if self._length > _LONGEST or self._text_length > _LONGEST_TEXT:
            self._open[0].is_cut = True
        else:
            self._texts[-1].append(text)

    def end(self, name: str) -> None:
        self.events += 1
        self._depth -= 1
        if self._open:
            node = self._open.pop()
            node.text = "".join(self._texts.pop())
            if not self._open and name == "question":
                self._ready.append(node)

    def comment(self, text: str) -> None:
        """Pass over comments."""

    def close(self) -> None:
        """End with nothing: the questions were given out before."""
