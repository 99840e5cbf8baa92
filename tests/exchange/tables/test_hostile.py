"""Tables made to hurt: a message, at most 200 MB, and nothing written anywhere."""

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.exchange.tables.test_kahoot import FILES

pytestmark = pytest.mark.long

RUN = """
import json, sys
from pathlib import Path
from quizapp.exchange.results import ExchangeError
from quizapp.language import translator
from importlib import import_module
path = Path(sys.argv[1])
load = import_module("quizapp.exchange.tables" + (".kahoot" if path.suffix == ".xlsx" else "")).load
try:
    found = load(path)
    told = {"entries": len(found.deck.entries), "losses": len(found.losses)}
except ExchangeError as error:
    told = {"error": error.said(translator("de"))}
told["memory"] = int(Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0]) // 1024
print(json.dumps(told))
"""
MOST_MEMORY = 200
"""MB."""


def outcome(path: Path) -> dict[str, object]:
    folder = path.parent
    before = sorted(folder.iterdir())
    done = subprocess.run(
        [sys.executable, "-c", RUN, str(path)],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        cwd=folder,
    )
    assert done.stderr == ""
    assert sorted(folder.iterdir()) == before
    told = json.loads(done.stdout)
    assert told["memory"] <= MOST_MEMORY, told
    return told


def edited(path: Path, part: str, content: bytes, folder: Path) -> Path:
    """Return a copy of a spreadsheet with one part replaced or added."""
    made = folder / "hostile.xlsx"
    with (
        zipfile.ZipFile(path) as old,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as new,
    ):
        for name in old.namelist():
            if name != part:
                new.writestr(name, old.read(name))
        new.writestr(part, content)
    return made


def sheet(content: bytes) -> bytes:
    head = b'<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    return head + content + b"</sheetData></worksheet>"


SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"
BOMB = (
    b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + b"".join(
        b'<!ENTITY a%d "%s">' % (n, b"&a%s;" % (b"" if n == 1 else b"%d" % (n - 1)) * 10)
        for n in range(1, 10)
    )
    + b"]>"
)


def text_row(number: int) -> bytes:
    return b'<row r="%d"><c t="inlineStr"><is><t>Wo?</t></is></c></row>' % number


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is measured there")
@pytest.mark.parametrize(
    ("part", "content"),
    [
        (SHEET, sheet(b" " * (1 << 30))),
        (STRINGS, b"<sst>" + b"<si><t>a</t></si>" * 600_000 + b"</sst>"),
        ("xl/styles.xml", b"<styleSheet>" + b"<a/>" * 2_000_000 + b"</styleSheet>"),
        (SHEET, sheet(b'<row r="1">' + b"<c/>" * 3_000_000 + b"</row>")),
        (SHEET, sheet(b"<row/>" * 3_000_000)),
        (SHEET, sheet(b"<row>" * 100_000)),
        (SHEET, sheet(text_row(10**12))),
        (SHEET, sheet(b"".join(text_row(n) for n in range(1, 100_001)))),
        (SHEET, BOMB + sheet(b"<row><c><v>&a9;</v></c></row>")),
        (STRINGS, BOMB + b"<sst><si><t>&a9;</t></si></sst>"),
        (
            SHEET,
            b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
            + sheet(b"<row><c><v>&a;</v></c></row>"),
        ),
        (SHEET, b"\x00\x01\x02"),
        ("[Content_Types].xml", b"<Types/>"),
        ("xl/workbook.xml", b"<workbook/>"),
    ],
    ids=[
        "blanks",
        "strings",
        "styles",
        "one-row",
        "empty-rows",
        "nested",
        "far-row",
        "100000-rows",
        "laughs",
        "laughs-in-texts",
        "file",
        "no-xml",
        "no-types",
        "no-book",
    ],
)
def test_a_hostile_spreadsheet_is_refused(part: str, content: bytes, tmp_path: Path) -> None:
    told = outcome(edited(FILES / "fragen.xlsx", part, content, tmp_path))
    assert "hostile.xlsx« " in str(told["error"])


def test_parts_that_climb_out_of_the_archive_or_are_never_used_are_ignored(tmp_path: Path) -> None:
    path = edited(FILES / "fragen.xlsx", "../../outside.xml", b"<a>" * 10, tmp_path)
    path = edited(
        path.rename(tmp_path / "one.xlsx"), "xl/externalLinks/externalLink1.xml", b"not xml", tmp_path
    )
    assert outcome(path)["entries"] == 2
    assert not (tmp_path.parent / "outside.xml").exists()


def test_a_last_row_far_below_that_is_only_styled_does_not_matter(tmp_path: Path) -> None:
    path = edited(FILES / "fragen.xlsx", SHEET, sheet(b'<row r="1"/><row r="1048576" ht="12"/>'), tmp_path)
    assert outcome(path)["entries"] == 0


@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04", b"PK\x05\x06" + b"\0" * 18, b"\xd0\xcf\x11\xe0 an old .xls"]
)
def test_what_is_no_spreadsheet_is_refused(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "hostile.xlsx"
    path.write_bytes(data)
    assert "ist keine Tabelle" in str(outcome(path)["error"])


def test_100000_rows_are_read(tmp_path: Path) -> None:
    path = tmp_path / "many.csv"
    rows = (
        f"Was ist „Begriff {n}“ in diesem Text?;Eine Antwort, die zur Frage {n} passt;Eine falsche {n};Noch eine {n}"
        for n in range(100_000)
    )
    path.write_text("Frage;Antwort;Falsch 1;Falsch 2\n" + "\n".join(rows), encoding="utf-8")
    told = outcome(path)
    assert (told["entries"], told["losses"]) == (100_000, 0)


@pytest.mark.parametrize(
    "data",
    [
        b'"' * 8_000_000,
        b'";"' * 5_000_000,
        b";" * 16_000_000,
        b"\n" * 16_000_000,
        b"a\xe4" * 5_000_000,
        "Wo?\t😀\n".encode() * 1_000_000,
        b'Frage;Antwort\n"Wo?;' + b"x" * 10_000_000,
        b"=1+1;@x\n" * 200_001,
    ],
    ids=["quotes", "quoted", "cells", "lines", "cp1252", "emoji", "open-quote", "formulas"],
)
def test_a_hostile_table_is_read_or_refused(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "hostile.csv"
    path.write_bytes(data)
    told = outcome(path)
    assert "error" in told or told["entries"] <= 200_000


def test_a_table_of_many_megabytes_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "large.csv"
    with path.open("wb") as file:
        file.truncate(1 << 32)
    assert "16 MB" in str(outcome(path)["error"])
