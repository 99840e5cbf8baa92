"""Fixing never takes an entry, a comment or a word away from an author, and never makes up what nobody wrote."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizapp.authoring.fixes import Fixes, fix_file, fixed
from quizapp.authoring.stretches import block_lines
from quizapp.bank.composer import compose
from quizapp.bank.reader import parse_deck
from quizapp.bank.schema import GERMAN_KEYS
from quizapp.core.decks import Deck, Entry
from tests.bank.samples import PATH
from tests.strategies import decks

GERMAN = {english: german for german, english in GERMAN_KEYS.items()}
KEY = re.compile(rf"^([ -]*)({'|'.join(GERMAN)}):")
BELOW_ZERO = re.compile(r"- [.,]?\d")
"""Without its space it is another number, which nobody can tell from a slip."""

SLIPPERY = re.compile(r" *(- |\w+:)")
COMMENT = "# Das bleibt {number}"


def slips(line: str) -> list[str]:
    """Return the line as typical slips in its indent, its dash or its key would leave it."""
    text = line.lstrip(" ")
    indent = line[: len(line) - len(text)]
    return [
        re.sub(r"^([ -]*\w+): ", r"\1:", line),
        indent.replace("  ", "\t") + text,
        indent.replace("    ", "\t", 1) + text,
        *(indent + re.sub("^- ", dash, text) for dash in ("– ", "— ")),
        line if BELOW_ZERO.match(text) else indent + re.sub("^- ", "-", text),
        KEY.sub(lambda found: f"{found[1]}{GERMAN[found[2]]}:", line),
        line + " \t",
        " " + line,
        line.removeprefix(" "),
    ]


@st.composite
def spoiled(draw: st.DrawFn) -> tuple[str, str]:
    """Return a composed file with comments, and the same with slips in lines with a key or a dash."""
    lines = []
    for number, line in enumerate(compose(draw(decks())).split("\n")):
        if line.startswith("  - "):
            lines.append(f"  {COMMENT.format(number=number)}")
        lines.append(line)
    before = "\n".join(lines)
    blocks = block_lines(lines)
    places = [n for n, line in enumerate(lines) if n not in blocks and SLIPPERY.match(line)]
    for place in draw(st.lists(st.sampled_from(places), min_size=1, max_size=4, unique=True)):
        lines[place] = draw(st.sampled_from(slips(lines[place])))
    return before, "\n".join(lines)


def entries(deck: Deck | None) -> list[Entry]:
    """Return the entries without where they stand and how they are known."""
    return [
        replace(each, common=replace(each.common, id="", line=0)) for each in (deck.entries if deck else ())
    ]


def comments(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip().startswith("# Das bleibt")]


def check(original: str, spoiled: str) -> None:
    data = spoiled.encode()
    changed, fixes = fixed(data, PATH)
    meant = entries(parse_deck(original.encode(), PATH).deck)
    before = entries(parse_deck(data, PATH).deck)
    after = entries(parse_deck(changed, PATH).deck)
    assert [each for each in before if each not in after] == []
    assert [each for each in after if each not in before and each not in meant] == []
    assert comments(changed.decode()) == comments(spoiled)
    assert fixed(changed, PATH) == (changed, Fixes())
    assert bool(fixes) == (changed != data)


@settings(max_examples=40, suppress_health_check=list(HealthCheck), deadline=None)
@given(spoiled())
def test_nothing_is_lost_and_nothing_made_up(texts: tuple[str, str]) -> None:
    check(*texts)


BEYOND_MENDING = """# Von Hand
title: Nichts zu machen

glossary:
  - term: Embargo
    definition: "Verbot, zu handeln
    also: [Handelsverbot, Sperre
  - id: botschaft
    term: Botschaft
    definition: Vertretung: eines Staates
    begriff: zweimal

questions:
  - question: Immer: gleich?
    answer: x
  - id: zahl
    question: Wie viele?
    number: viele  # weiß niemand
"""


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("last", ["", "\n", "  - id: gut\n    question: A?\n    answer: x\n"])
def test_a_file_in_which_nothing_can_be_mended_stays_byte_for_byte(
    tmp_path: Path, line_end: str, last: str
) -> None:
    data = f"{BEYOND_MENDING}{last}".replace("\n", line_end).encode()
    path = tmp_path / "deck.yaml"
    path.write_bytes(data)
    stamp = path.stat()
    assert fix_file(path) == Fixes()
    assert path.read_bytes() == data
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == (stamp.st_mtime_ns, stamp.st_ino)
