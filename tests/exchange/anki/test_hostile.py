"""No package makes more of a mess than a message: nothing crashes, fills memory or writes elsewhere."""

import json
import random
import sqlite3
import struct
import subprocess
import sys
import zipfile
from collections.abc import Iterable
from contextlib import closing, suppress
from pathlib import Path

import pytest
import zstandard
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizapp.exchange.anki import load
from quizapp.exchange.anki.collection import MAX_NOTES
from quizapp.exchange.results import ExchangeError

from .samples import FILES, MODELS, SCHEMA, database, package, read_notes, zipped

MOST_MEMORY = 200
"""In MB."""
NOTE = ("a", 1, "", "Was?\x1fdas")
RUN = """
import sys
from pathlib import Path
from quizapp.exchange.anki import load
from quizapp.exchange.results import ExchangeError
try:
    print(len(load(Path(sys.argv[1])).deck.entries), end=" ")
except ExchangeError as error:
    print(error, end=" ")
print([line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")][0])
"""
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")


def run(path: Path, folder: Path) -> tuple[str, float]:
    """Read a package in a process of its own; return what it says and its peak memory in MB."""
    temporary = folder / "temporary"
    temporary.mkdir()
    before = sorted(folder.rglob("*"))
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", RUN, str(path)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        cwd=folder,
        env={"TMPDIR": str(temporary), "HOME": str(folder)},
    )
    assert done.returncode == 0, done.stderr
    assert sorted(folder.rglob("*")) == before, "nothing is left behind, and nothing written elsewhere"
    said, _, memory = done.stdout.strip().rpartition(" ")
    print(f"{int(memory) // 1024} MB: {said}")
    return said, int(memory) / 1024


def zstd_bomb(size: int) -> bytes:
    compressor = zstandard.ZstdCompressor(level=3).compressobj()
    zeros = bytes(1024 * 1024)
    return b"".join([*(compressor.compress(zeros) for _ in range(size)), compressor.flush()])


def zip_bomb(path: Path, size: int) -> None:
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("collection.anki2", "w") as file,
    ):
        for _ in range(size):
            file.write(bytes(1024 * 1024))


@on_linux
def test_a_gigabyte_in_kilobytes_is_refused(tmp_path: Path) -> None:
    for name in ("zip", "zstd"):
        path = tmp_path / f"{name}.apkg"
        if name == "zip":
            zip_bomb(path, 128)
        else:
            path.write_bytes(zipped({"collection.anki21b": zstd_bomb(1024)}))
        assert path.stat().st_size < 2_000_000
        folder = tmp_path / name
        folder.mkdir()
        said, memory = run(path, folder)
        assert said.startswith("This Anki package unpacks to more")
        assert memory < MOST_MEMORY / 2


@on_linux
def test_a_window_of_gigabytes_is_refused(tmp_path: Path) -> None:
    frame = b"\x28\xb5\x2f\xfd" + bytes([0, 0xA8]) + b"\x01\x00\x00"
    path = tmp_path / "deck.apkg"
    path.write_bytes(zipped({"collection.anki21b": frame}))
    said, memory = run(path, tmp_path)
    assert said.startswith("This Anki package is damaged")
    assert memory < MOST_MEMORY / 2


def test_names_that_climb_out_of_the_folder_are_never_written(tmp_path: Path) -> None:
    names = {"../../.bashrc": b"evil", "/etc/evil": b"evil", "..\\evil": b"evil", "0": b"picture"}
    media = {"media": json.dumps({"0": "../../../.bashrc"}).encode()}
    path = package(tmp_path / "deck.apkg", database([NOTE]), **names, **media)
    folder = tmp_path / "a" / "b" / "c"
    folder.mkdir(parents=True)
    before = sorted(tmp_path.rglob("*"))
    imported = load(path)
    assert len(imported.deck.entries) == 1
    assert [loss.values for loss in imported.losses] == [{"count": 1}]
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("name", ["anki-current.apkg", "genanki.apkg"])
def test_a_package_cut_short_is_told(name: str, tmp_path: Path) -> None:
    whole = (FILES / name).read_bytes()
    path = tmp_path / "deck.apkg"
    for share in (0, 1, 10, 50, 99):
        path.write_bytes(whole[: len(whole) * share // 100])
        with pytest.raises(ExchangeError):
            load(path)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.integers(0, 2**32),
    st.sampled_from(["anki-current.apkg", "anki-old.apkg", "genanki.apkg"]),
    st.booleans(),
)
def test_flipped_bytes_never_crash(tmp_path: Path, seed: int, name: str, within: bool) -> None:
    rng = random.Random(seed)
    path = tmp_path / "deck.apkg"
    if within:
        with zipfile.ZipFile(FILES / name) as archive:
            inner = next(
                each for each in sorted(archive.namelist(), reverse=True) if each.startswith("collection")
            )
            content = archive.read(inner)
        if inner == "collection.anki21b":
            content = zstandard.ZstdDecompressor().stream_reader(content).read()
        package(path, damaged(content, rng), inner)
    else:
        path.write_bytes(damaged((FILES / name).read_bytes(), rng))
    with suppress(ExchangeError):
        load(path)


def damaged(content: bytes, rng: random.Random) -> bytes:
    """Return the content with some bytes changed, more of them in its first pages."""
    changed = bytearray(content)
    for _ in range(rng.choice((1, 3, 30, 300))):
        place = rng.randrange(len(changed) if rng.random() < 0.5 else min(len(changed), 8192))
        changed[place] = rng.randrange(256)
    return bytes(changed)


@given(st.binary(max_size=300))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_are_told(tmp_path: Path, content: bytes) -> None:
    for data in (content, zipped({"collection.anki21": content}), zipped({"collection.anki21b": content})):
        path = tmp_path / "deck.apkg"
        path.write_bytes(data)
        with pytest.raises(ExchangeError):
            load(path)


@pytest.mark.parametrize(
    "script",
    [
        "CREATE TABLE notes (id integer)",
        "CREATE VIEW notes AS SELECT 1 AS id, 'a' AS guid, 1 AS mid, '' AS tags, 'Was?' AS flds;"
        "CREATE TABLE cards (nid, did, odid, reps)",
        "CREATE TABLE n (id, guid, mid, tags, flds); CREATE VIEW notes AS WITH RECURSIVE r(x) AS "
        "(SELECT 1 UNION ALL SELECT x + 1 FROM r) SELECT x AS id, 'a' AS guid, 1 AS mid, '' AS tags, 'W' AS flds FROM r;"
        "CREATE TABLE cards (nid, did, odid, reps)",
        "CREATE VIRTUAL TABLE notes USING fts5(guid, mid, tags, flds); CREATE TABLE cards (nid, did, odid, reps)",
        "CREATE TABLE notes (id integer, guid, mid, tags, flds AS (printf('%.*c', 30000000, 'x')));"
        "CREATE TABLE cards (nid, did, odid, reps)",
        "CREATE TABLE notes (id, guid, mid, tags, flds); CREATE TABLE cards (nid, did, odid, reps);"
        "CREATE VIEW col AS SELECT 1 AS id, '{}' AS models, '{}' AS decks",
    ],
)
def test_a_schema_that_computes_is_refused(script: str, tmp_path: Path) -> None:
    path = package(tmp_path / "deck.apkg", database(script=script))
    with pytest.raises(ExchangeError):
        load(path)


def test_triggers_and_unknown_tables_do_nothing(tmp_path: Path) -> None:
    script = SCHEMA + (
        "CREATE TABLE evil (x); CREATE TRIGGER t AFTER INSERT ON evil BEGIN DELETE FROM notes; END;"
        "CREATE VIEW v AS SELECT load_extension('evil');"
    )
    assert len(load(package(tmp_path / "deck.apkg", database([NOTE], script))).deck.entries) == 1


@on_linux
def test_a_schema_of_a_hundred_thousand_tables_is_refused(tmp_path: Path) -> None:
    columns = ", ".join(f"c{number}" for number in range(40))
    with closing(sqlite3.connect(tmp_path / "made")) as connection:
        connection.executescript(SCHEMA + "PRAGMA writable_schema=ON;")
        root = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'notes'").fetchone()[0]
        rows = (
            (f"t{number}", f"t{number}", root, f"CREATE TABLE t{number} ({columns})")
            for number in range(100_000)
        )
        connection.executemany("INSERT INTO sqlite_master VALUES ('table', ?, ?, ?, ?)", rows)
        connection.commit()
    path = package(tmp_path / "deck.apkg", (tmp_path / "made").read_bytes())
    said, memory = run(path, tmp_path)
    assert said.startswith("The collection in this Anki package is damaged")
    assert memory < MOST_MEMORY / 2


@pytest.mark.long
@on_linux
@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (((str(n), 1, "", "Was?\x1fdas") for n in range(MAX_NOTES + 1)), "This Anki package holds more than"),
        (
            ((str(n), 1, "", f"Was?\x1f{'ä€' * 20_000}") for n in range(1_000)),
            "This Anki package holds more text",
        ),
        (
            ((str(n), 1, "", "x" * 100_000 + "&#x1F600;\x1fdas") for n in range(1_000)),
            "This Anki package holds more text",
        ),
        ([("a", 1, "", "😀" * 7_000_000)], "0"),
        ([("a", 1, "", "Was?\x1f\0" + "😀" * 7_000_000)], "0"),
        ([("a", 1, "", "😀" * 10_000_000)], "The collection in this Anki package is damaged"),
        (((str(n), 1, "", '<img src="a">') for n in range(MAX_NOTES)), "0"),
        (
            ((str(n), 1, str(n) * 1000, "Was?\x1fdas") for n in range(20_000)),
            "This Anki package holds more text",
        ),
        (((str(n), 1, str(n) * 10, "Was?\x1fdas") for n in range(MAX_NOTES)), str(MAX_NOTES)),
    ],
    ids=["rows", "text", "entities", "field", "hidden field", "value", "losses", "long tags", "tags"],
)
def test_too_much_is_told_within_little_memory(
    rows: Iterable[tuple[object, ...]], said: str, tmp_path: Path
) -> None:
    answer, memory = run(package(tmp_path / "deck.apkg", database(list(rows))), tmp_path)
    assert answer.startswith(said)
    assert memory < MOST_MEMORY


@on_linux
@pytest.mark.parametrize(
    "models",
    [
        "[" * 2_000_000,
        '{"1": [' + "[]," * 1_300_000 + "[]]}",
        '{"1": 5}',
        "null",
        '{"x": {}}',
        "{" * 9,
        "x" * 5_000_000,
    ],
    ids=["deep", "wide", "number", "null", "name", "open", "long"],
)
def test_note_types_in_bad_json_are_told(models: str, tmp_path: Path) -> None:
    path = package(tmp_path / "deck.apkg", database([NOTE], models=models))
    said, memory = run(path, tmp_path)
    assert said == "0" or said.startswith("The collection in this Anki package is damaged")
    assert memory < MOST_MEMORY


@on_linux
def test_a_list_of_a_hundred_thousand_files_is_refused(tmp_path: Path) -> None:
    path = package(
        tmp_path / "deck.apkg", database([NOTE]), **{f"{number:040}": b"" for number in range(50_000)}
    )
    said, memory = run(path, tmp_path)
    assert said.startswith("This Anki package holds too many files")
    assert memory < MOST_MEMORY / 2


def test_control_characters_do_not_come_in(tmp_path: Path) -> None:
    evil = "\x1b]52;c;ZXZpbA==\x07\u202e\x00\x9b31m"
    models = MODELS.replace('"Front"', '"Front\\u001b[31m"').replace("{{Front}}", "{{Front\\u001b[31m}}")
    rows = [("g\x1b", 1, f"tag{evil}", f"Was{evil}?\x1fdas&#27;[31m&#x202e;{evil}")]
    imported = load(package(tmp_path / "deck.apkg", database(rows, models=models)))
    (entry,) = imported.deck.entries
    assert not any(sign in repr(imported) for sign in ("\\x1b", "\\u202e", "\\x00", "\\x9b", "\\x07"))
    assert entry.common.tags == ("tag",)


def test_markup_of_other_kinds_stays_text(tmp_path: Path) -> None:
    (entry,) = read_notes(tmp_path, ("a", "", "[@click=app.quit]x[/] [/]", "[red]rot")).deck.entries
    assert "[@click=app.quit]x[/] [/]" in repr(entry)


def test_a_password_and_odd_compression_are_told(tmp_path: Path) -> None:
    path = tmp_path / "deck.apkg"
    path.write_bytes(zipped({"collection.anki21": database([NOTE])}, zipfile.ZIP_LZMA))
    with pytest.raises(ExchangeError):
        load(path)
    content = bytearray(zipped({"collection.anki21": database([NOTE])}, zipfile.ZIP_STORED))
    directory = content.rfind(b"PK\x01\x02")
    for place in (6, directory + 8):
        struct.pack_into("<H", content, place, 1)
    path.write_bytes(bytes(content))
    with pytest.raises(ExchangeError):
        load(path)


def test_a_file_of_another_kind_in_a_zip_is_told(tmp_path: Path) -> None:
    path = tmp_path / "deck.apkg"
    path.write_bytes(zipped({"word/document.xml": b"<xml/>"}))
    with pytest.raises(ExchangeError, match="This is no Anki package"):
        load(path)
