"""Hostile files: a message, no crash, at most 200 MB, and nothing written but the file asked for."""

import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizapp.bank.reader import parse_deck
from quizapp.exchange.filing import file_deck
from quizapp.exchange.formats import loader
from quizapp.exchange.recognition import GIFT, MOODLE, recognise
from quizapp.exchange.results import ExchangeError, Imported

from ..cli.program import environment

MOST_MEMORY = 200 * 1024
"""In KiB."""

QUIZ = '<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n%s\n</quiz>\n'
QUESTION = (
    '<question type="shortanswer"><name><text>n</text></name><questiontext format="html"><text>Was?</text></questiontext>'
    '<answer fraction="100"><text>Das</text></answer></question>'
)
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE quiz [<!ENTITY a "ha">'
    + "".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">'
        for before, name in zip("abcdefghi", "bcdefghij", strict=True)
    )
    + "]><quiz><question type='essay'><name><text>&j;</text></name></question></quiz>"
)
FOREIGN = '<?xml version="1.0"?><!DOCTYPE quiz [<!ENTITY x SYSTEM "file:///etc/passwd">]><quiz>&x;</quiz>'
MEGABYTE = 1024 * 1024


PROGRAM = """
import atexit, pathlib, sys
def note():
    lines = pathlib.Path("/proc/self/status").read_text().splitlines()
    pathlib.Path("memory").write_text(next(line.split()[1] for line in lines if line.startswith("VmHWM")))
if pathlib.Path("/proc/self/status").exists():
    atexit.register(note)
from quizapp.cli import main
sys.exit(main())
"""
"""The program, which notes at its end how much memory it had at most, in KiB."""


def run(path: Path) -> tuple[int, str, str, int]:
    """Import a file in a process of its own; return its code, what it said, and its most memory in KiB."""
    command = [sys.executable, "-c", PROGRAM, "import", str(path), "-o", "out.yaml"]
    done = subprocess.run(
        command,
        capture_output=True,
        check=False,
        cwd=path.parent,
        env=environment(path.parent / "home"),
        timeout=240,
    )
    said = done.stderr.decode("utf-8", "replace")
    assert "Traceback" not in said
    assert "crash" not in said
    memory = path.with_name("memory")
    return done.returncode, done.stdout.decode(), said, int(memory.read_text()) if memory.exists() else 0


def xml(body: str) -> bytes:
    return (QUIZ % body).encode()


BIG = {
    *("attribute.xml", "comment.xml", "braces.gift", "huge.xml", "picture.xml", "tags.xml", "many.xml"),
    *("huge.gift", "lines.gift"),
}
"""Files that take a while to read."""


def often(names: Iterable[str]) -> list[Any]:
    """Return the names, those of big files for long runs only."""
    return [pytest.param(name, marks=pytest.mark.long) if name in BIG else name for name in names]


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "laughs.xml": (LAUGHS.encode, "declares entities"),
    "foreign.xml": (FOREIGN.encode, "declares entities"),
    "deep.xml": (lambda: xml("<question>" + "<a>" * 100_000), "nested too deeply"),
    "attribute.xml": (lambda: xml(f'<question type="{"x" * 40 * MEGABYTE}">'), "without a single tag"),
    "comment.xml": (lambda: xml(f"<!--{'x' * 40 * MEGABYTE}-->"), "without a single tag"),
    "page.xml": (lambda: b"<html><body>Hallo</body></html>", "is a web page"),
    "feed.xml": (lambda: b"<feed><entry>Hallo</entry></feed>", "does not begin with <quiz>"),
    "cut.xml": (lambda: xml(QUESTION)[:60], "is cut off: it ends in line"),
    "empty.xml": (bytes, "is empty"),
    "none.xml": (lambda: xml(""), "holds no questions"),
    "zip.xml": (lambda: b"PK\x05\x06" + b"\0" * 18, "is no XML from line"),
    "archive.xml": (lambda: b"PK\x03\x04" + b"\0" * 30, "is a zip archive"),
    "utf7.xml": (lambda: b'<?xml version="1.0" encoding="utf-7"?><quiz/>', "utf7.xml"),
    "program.gift": (lambda: b"\x7fELF\0\0\0" * 100, "is no text"),
    "empty.gift": (bytes, "is empty"),
    "braces.gift": (lambda: b"{" * 40 * MEGABYTE, "nothing in"),
    "noise.bin": (lambda: bytes(range(256)) * 50, "is in no format"),
    "deck.yaml": (lambda: b"title: T\n", "question file already"),
}


@pytest.mark.parametrize("name", often(REFUSED))
def test_a_hostile_file_gets_a_message(name: str, tmp_path: Path) -> None:
    data, said = REFUSED[name]
    path = tmp_path / name
    path.write_bytes(data())
    code, _, heard, memory = run(path)
    assert code == 1
    assert said in heard
    assert memory < MOST_MEMORY
    assert {file.name for file in tmp_path.iterdir()} - {"home", "memory"} == {name}


USED: dict[str, Callable[[], bytes]] = {
    "huge.xml": lambda: xml(QUESTION + QUESTION.replace("Was?", "Was? " * 8 * MEGABYTE)),
    "picture.xml": lambda: xml(QUESTION.replace("</answer>", f"</answer><file>{'A' * 40 * MEGABYTE}</file>")),
    "tags.xml": lambda: xml(QUESTION.replace("Was?", "Was?" + "&lt;!--" * 2 * MEGABYTE)),
    "many.xml": lambda: xml(
        QUESTION.replace("</answer>", "</answer>" + "<hint><text>x</text></hint>" * 200_000)
    ),
    "cut.xml": lambda: xml(QUESTION + QUESTION.replace("Was?", "Wer?"))[:-60],
    "signs.xml": lambda: xml(QUESTION.replace("Was?", "\u202eWas&#x9b;2J?\u2066")),
    "huge.gift": lambda: b"Was?{=Das}\n\nWer?{=" + b"x" * 40 * MEGABYTE + b"}\n",
    "signs.gift": lambda: "\x1b]52;c;aGk=\x07Was?\u202e\x9b2J{=Das}".encode(),
    "lines.gift": lambda: b"Was?{=Das}\n" + b"\n" * 4 * MEGABYTE,
    "lines.txt": lambda: b"\n" * 65_000 + b"Was?{=Das}\n",
    "blanks.gift": lambda: b"Was?{=Das}\n\n" + b"Wer?{=a%sb}\n\n" % (b" \t" * 30_000) * 4,
    "ids.gift": lambda: b"Was?{=Das}\n\n" + b"//%s\n" % (b"[id:[tag:" * 7000) * 40 + b"Wer?{=a}\n",
    "digits.gift": lambda: b"Was?{=Das}\n\n" + b"Wie viel?{#%sx}\n\n" % (b"1" * 65_000) * 8,
    "attributes.xml": lambda: xml(QUESTION + QUESTION.replace("Was?", f"&lt;img {'a' * 250_000}&gt;Wer?")),
    "listed.csv": lambda: b"Frage;Antwort;Auch\n" + b"Was?;Das;a%sb\n" % (b" " * 19_000) * 300,
}


@pytest.mark.parametrize("name", often(USED))
def test_what_can_be_used_of_an_odd_file_is_used(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(USED[name]())
    code, _, heard, memory = run(path)
    assert (code, memory < MOST_MEMORY) == (0, True), (heard, memory)
    made = parse_deck((tmp_path / "out.yaml").read_bytes(), tmp_path / "out.yaml")
    assert made.deck is not None
    assert made.deck.entries[0].stem.startswith("Was")
    assert not set("\x1b\x9b\u202e\u2066").intersection((tmp_path / "out.yaml").read_text("utf-8"))


@pytest.mark.long
@pytest.mark.parametrize("kind", ["xml", "gift"])
def test_a_hundred_thousand_questions_are_read_in_little_memory(kind: str, tmp_path: Path) -> None:
    path = tmp_path / f"big.{kind}"
    with path.open("w", encoding="utf-8") as file:
        if kind == "xml":
            file.write("<quiz>")
        for number in range(100_000):
            question = QUESTION.replace("Was?", f"Was ist {number}?")
            file.write(question if kind == "xml" else f"Was ist {number}?{{=Das ~Dies ~Jenes}}\n\n")
        if kind == "xml":
            file.write("</quiz>")
    code, out, heard, memory = run(path)
    assert (code, "50000" in heard, "out-5.yaml" in out) == (0, True, True)
    assert memory < MOST_MEMORY


MINE = (MOODLE, GIFT)
VALID = [
    (QUIZ % (QUESTION * 2)).encode(),
    b"// [id:a/b]\n::N::Was?{\n\t=A#ja\n\t~B\n####Weil\n}\n\nWie viel?{#5:0.5}\n",
]


@st.composite
def damaged(draw: st.DrawFn) -> tuple[str, bytes]:
    """Bytes of no meaning, or a good file with some of its bytes changed, doubled or missing."""
    kind = draw(st.integers(0, 1))
    data = bytearray(VALID[kind])
    for _ in range(draw(st.integers(0, 6))):
        place, end = sorted((draw(st.integers(0, len(data))), draw(st.integers(0, len(data)))))
        data[place : min(end, place + 30)] = draw(st.binary(max_size=12))
    return (".xml", ".gift", "", ".txt")[draw(st.integers(0, 3))], bytes(data) if draw(
        st.booleans()
    ) else draw(st.binary(max_size=300))


@settings(deadline=None, max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(damaged())
def test_noise_is_read_or_refused(tmp_path: Path, made: tuple[str, bytes]) -> None:
    suffix, data = made
    path = tmp_path / f"noise{suffix}"
    path.write_bytes(data)
    try:
        if recognise(path).module not in MINE:
            return
        imported = loader(path)(path, None)
    except (ExchangeError, ModuleNotFoundError):
        return
    assert isinstance(imported, Imported)
    for file in file_deck(imported, "noise").files:
        deck = parse_deck(file.text.encode(), path).deck
        assert deck is not None
        assert len(deck.entries) == file.entries
