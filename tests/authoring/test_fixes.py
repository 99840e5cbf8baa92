"""What is certain is put right; everything else stays as it is, byte for byte, and a second run changes nothing."""

import codecs
import re
import sys
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizapp.authoring.fixes import Fixes, fix_file, fixed, mendable
from quizapp.authoring.repairs import KINDS, Kind
from quizapp.bank.composer import compose
from quizapp.bank.reader import parse_deck
from quizapp.bank.replacement import ProtectedError
from quizapp.bank.schema import GERMAN_KEYS
from quizapp.bank.template import template
from quizapp.core.decks import Deck
from tests.bank.samples import AFTER, BEFORE, PATH
from tests.bank.test_fuzz import mutations
from tests.bank.test_problems import ERRORS
from tests.bank.test_traps import TRAPS
from tests.strategies import decks

HEAD = "title: T\nquestions:\n"
GOOD = "  - id: a\n    question: A?\n    answer: x\n"
MALFORMED = [f"{BEFORE}{each[1]}{AFTER}" for each in (*TRAPS, *ERRORS)]
CERTAIN = [trap for trap in TRAPS if trap[2] in KINDS]


GERMAN = {english: german for german, english in GERMAN_KEYS.items()}
KEY = re.compile(rf"^([ -]*)({'|'.join(GERMAN)}):")


def in_german(found: re.Match[str]) -> str:
    return f"{found[1]}{GERMAN[found[2]]}:"


def fix(text: str) -> str:
    return fixed(text.encode(), PATH)[0].decode()


def codes(data: bytes) -> list[str]:
    return [found.code for found in parse_deck(data, PATH).problems]


def without_ids(deck: Deck | None) -> list[object]:
    """Return what is asked, however it is known."""
    entries = deck.entries if deck else ()
    return [
        (type(each), *(getattr(each, name) for name in each.__slots__ if name != "common"))
        for each in entries
    ]


def check_rules(data: bytes) -> bytes:
    """Fix, and see that nothing is lost, nothing becomes worse, and a second run changes nothing."""
    changed, fixes = fixed(data, PATH)
    assert fixed(changed, PATH) == (changed, Fixes())
    assert bool(fixes) == (changed != data)
    before, after = parse_deck(data, PATH), parse_deck(changed, PATH)
    kept = without_ids(after.deck)
    assert all(entry in kept for entry in without_ids(before.deck))
    assert len(kept) >= len(without_ids(before.deck))
    if before.deck and before.deck.entries:
        known = {each.common.id for each in before.deck.entries if not each.common.id.startswith("~")}
        assert known <= {each.common.id for each in after.deck.entries}
    return changed


@pytest.mark.parametrize("trap", CERTAIN, ids=[trap[0] for trap in CERTAIN])
def test_a_certain_slip_is_mended_and_the_entry_is_read(trap) -> None:
    data = f"{BEFORE}{trap[1]}{AFTER}".encode()
    changed = check_rules(data)
    assert codes(changed) == []
    assert len(parse_deck(changed, PATH).deck.entries) == 3


@pytest.mark.parametrize("text", MALFORMED)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_the_rules_hold_for_every_malformed_file(text: str, line_end: str) -> None:
    data = text.replace("\n", line_end).encode(errors="surrogatepass")
    assert check_rules(data).count(b"\r") == check_rules(data).count(b"\n") * (line_end == "\r\n")


@settings(max_examples=150, suppress_health_check=list(HealthCheck))
@given(mutations())
def test_the_rules_hold_for_mutations_of_a_valid_file(data: bytes) -> None:
    check_rules(data)


@pytest.mark.long
@settings(max_examples=5000, suppress_health_check=list(HealthCheck))
@given(mutations())
def test_the_rules_hold_for_many_mutations(data: bytes) -> None:
    check_rules(data)


@settings(max_examples=60)
@given(decks(), st.data())
def test_the_rules_hold_for_slips_in_composed_files(deck: Deck, data: st.DataObject) -> None:
    lines = compose(deck).split("\n")
    for _ in range(data.draw(st.integers(1, 4))):
        number = data.draw(st.integers(0, len(lines) - 1))
        line = lines[number]
        lines[number] = data.draw(
            st.sampled_from(
                [
                    line.replace("    ", "\t", 1),
                    " " + line,
                    line.removeprefix(" "),
                    line.replace(": ", ":", 1),
                    line.replace("- ", "-", 1),
                    line.replace("- ", "– ", 1),
                    KEY.sub(in_german, line),
                    line + "  ",
                ]
            )
        )
    check_rules("\n".join(lines).encode())


@settings(max_examples=60)
@given(decks())
def test_a_file_with_german_keys_throughout_becomes_what_it_was(deck: Deck) -> None:
    lines = compose(deck).split("\n")
    german = [line if line.startswith("id:") else KEY.sub(in_german, line) for line in lines]
    changed, fixes = fixed("\n".join(german).encode(), PATH)
    assert changed.decode().split("\n") == lines
    assert fixes.repairs[Kind.GERMAN_KEY] == sum(map(str.__ne__, german, lines))


@settings(max_examples=60)
@given(decks())
def test_a_composed_file_with_ids_is_left_alone(deck: Deck) -> None:
    data = compose(deck).encode()
    assert fixed(data, PATH) == (data, Fixes())


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_file_indented_with_tabs_throughout_becomes_what_it_was(language: str) -> None:
    plain = template(language)
    before = "\n".join(
        "\t" * ((len(line) - len(line.lstrip(" "))) // 2) + line.lstrip(" ") for line in plain.split("\n")
    )
    changed = check_rules(before.encode())
    assert codes(changed) == []
    wanted, _ = fixed(plain.encode(), PATH)
    assert without_ids(parse_deck(changed, PATH).deck) == without_ids(parse_deck(wanted, PATH).deck)


def test_german_keys_become_english_ones_everywhere() -> None:
    text = (
        "titel: T   # gut\nsprache: de\nfragen:\n"
        "  - frage: A?   # auch gut\n    Antwort: x\n    falsch:\n      - wahl: y\n        rückmeldung: z\n"
        "  - {frage: B?, antwort: c}\n"
        "begriffe:\n  - begriff: D\n    bedeutung: e\n"
    )
    changed, fixes = fixed(text.encode(), PATH)
    assert codes(changed) == []
    assert fixes.repairs == {Kind.GERMAN_KEY: 13}
    assert changed.decode() == (
        "title: T   # gut\nlanguage: de\nquestions:\n"
        "  - id: a\n    question: A?   # auch gut\n    answer: x\n    wrong:\n      - choice: y\n        feedback: z\n"
        "  - {id: b, question: B?, answer: c}\n"
        "glossary:\n  - id: d\n    term: D\n    definition: e\n"
    )


def test_a_slip_beside_a_german_key_of_the_file_is_mended_too() -> None:
    assert fix(f"Titel:T\nfragen:\n{GOOD}") == f"{HEAD}{GOOD}"
    assert fix("title: T\n\nglossar:\n  - begriff: A\n\tbedeutung: b\n") == (
        "title: T\n\nglossary:\n  - id: a\n    term: A\n    definition: b\n"
    )


def test_a_repair_takes_no_lines_into_a_text_and_none_out_of_an_entry() -> None:
    swallowing = (
        f"{HEAD}  - question: A?\n    answer: x\n    explanation: |-\n\t  eins\n      zwei\n    hint: y\n"
    )
    assert fix(swallowing) == swallowing
    splitting = f"{HEAD}\t\t- question: A?\n    answer: x\n    wrong:\n      - y\n    hint: z\n"
    changed = check_rules(splitting.encode())
    deck = parse_deck(changed, PATH).deck
    assert changed == splitting.encode() or (deck is not None and deck.entries[0].common.hint == "z")


@pytest.mark.parametrize(
    "entry",
    [
        "  - question: A?\n    frage: B?\n    answer: x\n",  # there already
        "  - question: A?\n    richtig: x\n    falsch: [y, z]\n",  # »correct« would not fit
        "  - question: A?\n    answer: x\n    wrong:\n      -5\n      -7\n",  # below zero?
        "  - question: A?\n    answer: x\n    hint:\n      – eins\n      – zwei\n",  # no list belongs there
        "  - frage: Vorher?\n    richtig: eins\n",
        "kennung: b\n",  # another id of the deck
    ],
)
def test_what_is_not_certain_is_left_to_the_author(entry: str) -> None:
    before = f"{HEAD}{GOOD}{entry}"
    assert fix(before) == before


def test_a_mended_entry_that_another_one_equals_takes_its_place_from_nobody() -> None:
    text = (
        f"{HEAD}  - frage: A?\n    answer: x\n  - question: A?\n    answer: x\n  - frage: B?\n    answer: y\n"
    )
    changed = check_rules(text.encode())
    assert codes(changed) == []
    assert b"  - id: a\n    question: A?\n    answer: x\n  - id: b\n" in changed


def test_a_repair_that_would_change_other_entries_is_not_made() -> None:
    text = f"title: T\nsprache: en\nquestions:\n{GOOD}  - id: b\n    question: B?\n    number: 1.234\n"
    assert fix(text) == text


def test_a_tab_that_would_join_two_choices_is_not_taken_for_one_that_does() -> None:
    entry = GOOD + "    wrong:\n      - y\n{}- z\n"
    assert fix(HEAD + entry.format("\t")) == HEAD + entry.format("      ")


def test_a_comment_is_indented_with_spaces_while_a_text_keeps_its_tabs() -> None:
    entry = GOOD + "    explanation: |\n      eins\n      \t# zwei\n{}# Ende\n"
    assert fix(HEAD + entry.format("\t")) == HEAD + entry.format("  ")


def test_an_entry_that_would_take_the_place_of_another_keeps_no_third_from_being_mended() -> None:
    text = (
        f"{HEAD}  - id: a\n    frage: A?\n    answer: x\n  - id: a\n    question: C?\n    answer: z\n"
        "  - id: b\n    {}: B?\n    answer: y\n"
    )
    assert fix(text.format("frage")) == text.format("question")


def test_trailing_blanks_go_but_not_where_they_may_mean_something() -> None:
    text = (
        "title: T  \nquestions:   # hier  \n"
        + GOOD.replace("x\n", "x \t\n")
        + "    explanation: |\n      eins  \n         \n      zwei\n"
        '    hint: "drei \\ \n      vier"\n    source: fünf  \n      sechs\n\t\n'
    )
    changed, fixes = fixed(text.encode(), PATH)
    assert changed.decode() == (
        "title: T\nquestions:   # hier\n" + GOOD + "    explanation: |\n      eins  \n         \n      zwei\n"
        '    hint: "drei \\ \n      vier"\n    source: fünf\n      sechs\n\n'
    )
    assert fixes == Fixes(repairs={Kind.INDENT: 1}, trailing=4)


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("mark", "encoding", "kept"),
    [
        (b"", "utf-8", b""),
        (codecs.BOM_UTF8, "utf-8", codecs.BOM_UTF8),
        (b"", "cp1252", b""),
        (codecs.BOM_UTF16_LE, "utf-16-le", b""),
        (codecs.BOM_UTF16_BE, "utf-16-be", b""),
    ],
)
def test_every_encoding_becomes_utf_8_and_line_ends_stay(
    mark: bytes, encoding: str, kept: bytes, line_end: str
) -> None:
    text = f"{HEAD}  - id: a\n    frage: Größe „X“?\n    answer: x\n".replace("\n", line_end)
    changed, fixes = fixed(mark + text.encode(encoding), PATH)
    assert changed == kept + text.replace("frage", "question").encode()
    assert fixes.recoded == (encoding != "utf-8")
    assert codes(changed) == []


def test_a_file_half_in_one_encoding_and_half_in_the_other_becomes_one() -> None:
    data = (
        f"{HEAD}{GOOD}".encode()
        + "  - id: b\n    question: Größe?\n".encode("cp1252")
        + "    answer: groß\n".encode()
    )
    assert fixed(data, PATH)[0].decode().endswith("    question: Größe?\n    answer: groß\n")


def test_a_file_in_no_known_encoding_is_left_alone() -> None:
    data = f"{HEAD}{GOOD}".replace("x", "x\x81 ").encode("latin-1")
    assert fixed(data, PATH) == (data, Fixes())


@pytest.mark.parametrize(
    "data", [b"", b"\0\1\2" * 30, codecs.BOM_UTF16_LE + b"\0\xd8a", b"a: b", b"- a", b"x" * (3 << 20)]
)
def test_what_is_no_question_file_is_left_alone(data: bytes) -> None:
    assert fixed(data, PATH) == (data, Fixes())


def test_the_file_is_replaced_at_one_stroke_and_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "deck.yaml"
    path.write_text(f"{HEAD}  - frage: A?\n    answer: x\n", "utf-8")
    path.chmod(0o640)
    assert fix_file(path) == Fixes(repairs={Kind.GERMAN_KEY: 1}, ids=1)
    assert path.read_text("utf-8") == f"{HEAD}{GOOD}"
    assert [each.name for each in tmp_path.iterdir()] == ["deck.yaml"]
    if sys.platform != "win32":
        assert path.stat().st_mode & 0o777 == 0o640
    stamp = path.stat()
    assert fix_file(path) == Fixes()
    assert path.stat().st_mtime_ns == stamp.st_mtime_ns
    assert path.stat().st_ino == stamp.st_ino


@pytest.mark.skipif(sys.platform == "win32", reason="making links needs a right there")
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "target.yaml", tmp_path / "link.yaml"
    target.write_text(f"{HEAD}  - question: A?\n    answer: x\n", "utf-8")
    link.symlink_to(target)
    assert fix_file(link).ids == 1
    assert link.is_symlink()
    assert target.read_text("utf-8") == f"{HEAD}{GOOD}"


def test_a_file_protected_against_writing_stays(tmp_path: Path) -> None:
    path = tmp_path / "deck.yaml"
    path.write_text(f"{HEAD}  - question: A?\n    answer: x\n", "utf-8")
    path.chmod(0o444)
    with pytest.raises(ProtectedError):
        fix_file(path)
    path.chmod(0o644)
    assert "id:" not in path.read_text("utf-8")


def test_a_vanished_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        fix_file(tmp_path / "deck.yaml")


@pytest.mark.long
@pytest.mark.parametrize(
    "entry",
    [
        "  - question: Immer gleich?\n    answer: x{n}\n",
        "  - frage: Was ist {n}?\n    antwort: x\n",
        "\t- question: Was ist {n}?\n\t  answer: x\n",
        "  - question:Was ist {n}?\n    answer:x  \n",
    ],
    ids=["ids", "German keys", "tabs", "spaces"],
)
def test_the_time_grows_no_faster_than_the_file(entry: str) -> None:
    def seconds(entries: int) -> float:
        data = (HEAD + "".join(entry.format(n=number) for number in range(entries))).encode()
        start = time.process_time()
        changed, fixes = fixed(data, PATH)
        taken = time.process_time() - start
        assert fixes.ids == entries
        assert codes(changed) == []
        return taken

    assert seconds(3000) < 20 * seconds(500)


def test_the_slip_of_the_first_entry_of_a_section_moves_no_other_entry() -> None:
    text = (
        "title: T\nglossary:\n  -term: A\n    definition: a\n    also:\n       - b\n"
        "  — term: C\n    definition: c\n  – term: E\n\t\tdefinition: e\n"
    )
    assert fix(text) == (
        "title: T\nglossary:\n  - id: a\n    term: A\n    definition: a\n    also:\n       - b\n"
        "  - id: c\n    term: C\n    definition: c\n  - id: e\n    term: E\n    definition: e\n"
    )


def test_what_is_guessed_wrongly_in_one_entry_keeps_no_other_from_being_mended() -> None:
    wrong = "  - question:A?\n    answer: x\n    number:5\n"  # two kinds of answer
    right = "  - question:Was ist {n}?\n    answer:{n}\n"
    text = HEAD + wrong + "".join(right.format(n=number) for number in range(30))
    changed = check_rules(text.encode())
    assert len(parse_deck(changed, PATH).deck.entries) == 30


@pytest.mark.parametrize("text", MALFORMED)
def test_what_fixing_would_mend_is_what_is_gone_once_it_was_fixed(text: str, tmp_path: Path) -> None:
    path = tmp_path / "deck.yaml"
    path.write_bytes(text.encode(errors="surrogatepass"))
    before = parse_deck(path.read_bytes(), path).problems
    promised = mendable(path, before)
    fix_file(path)
    after = parse_deck(path.read_bytes(), path).problems
    left = [each.code for each in before if each not in promised]
    assert all([each.code for each in after].count(code) >= left.count(code) for code in left)
    assert not mendable(path, after)


def test_only_problems_that_are_told_can_be_mended_and_only_where_writing_is_allowed(tmp_path: Path) -> None:
    path = tmp_path / "deck.yaml"
    path.write_text(f"{HEAD}  - frage: A?\n    antwort: x\n  - question:B?\n    anwser: y\n", "utf-8")
    problems = parse_deck(path.read_bytes(), path).problems
    assert [each.code for each in mendable(path, problems)] == ["german-key", "german-key", "missing-space"]
    assert len(mendable(path, problems[:1])) == 1
    assert not mendable(path, [each for each in problems if each.code == "unknown-key"])
    path.chmod(0o444)
    assert not mendable(path, problems)
