import os
import shutil
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from quizapp.bank import cache
from quizapp.bank.index import Index, open_index
from quizapp.core.items import Facet, SingleChoice
from tests.bank.samples import ENGLISH

LONG_AGO = time.time_ns() - 3600 * 10**9


def write(path: Path, text: str, *, at: int = LONG_AGO) -> Path:
    """Write a file as if that had been at a time in nanoseconds."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    os.utime(path, ns=(at, at))
    return path


def deck(*answers: str, header: str = "") -> str:
    entries = "".join(
        f"  - id: q{number}\n    question: Frage {number}?\n    answer: {answer}\n"
        for number, answer in enumerate(answers)
    )
    return f"title: Stapel\n{header}questions:\n{entries}"


@pytest.fixture
def cached(tmp_path) -> Path:
    return tmp_path / "cache" / "index.db"


@pytest.fixture(params=["memory", "file"])
def index(request, cached):
    with open_index(cached if request.param == "file" else None) as opened:
        yield opened


def accepted(index: Index, known: str) -> str:
    (item,) = index.items([known])
    return item.interaction.accepted[0]


def ids(index: Index) -> list[str]:
    return [summary.id for summary in index.decks()]


def codes(index: Index) -> list[str]:
    return [found.code for found in index.problems()]


def read_files(index: Index, monkeypatch) -> list[str]:
    """Return the names of the files that are read from now on."""
    from quizapp.bank import records

    seen = []
    original = records.read_record

    def counting(file):
        seen.append(Path(file.path).name)
        return original(file)

    monkeypatch.setattr(records, "read_record", counting)
    return seen


class TestContents:
    def test_a_deck_is_summed_up(self, index, questions):
        write(questions / "reise.md", "Ein Text.")
        path = write(
            questions / "reise.yaml",
            "title: Reise\nlanguage: en\ntags: [a, b]\nas_of: 2024-06-17\nlink: https://example.org\ndescription: D\n"
            "article: reise.md\nquestions:\n  - question: A?\n    answer: b\n  - question: C?\n    answer: d\n    draft: yes\n"
            "  - question: E?\n    anwser: f\n  - question: Platz #1\n    answer: g\n"
            "findings:\n  - Nichts.\n",
        )
        index.refresh([questions])
        (summary,) = index.decks()
        assert (summary.id, summary.title, summary.path, summary.language) == ("reise", "Reise", path, "en")
        assert (summary.tags, str(summary.as_of)) == (("a", "b"), "2024-06-17")
        assert (summary.link, summary.description) == ("https://example.org", "D")
        assert (summary.entries, summary.items, summary.drafts) == (4, 2, 1)
        assert (summary.errors, summary.warnings, summary.hints) == (1, 1, 1)
        assert summary.article == questions / "reise.md"
        assert index.article("reise") == "Ein Text."

    def test_items_come_in_the_order_asked_and_unknown_ones_are_left_out(self, index, questions):
        write(questions / "a.yaml", deck("x", "y", "z"))
        write(questions / "b.yaml", deck("w"))
        index.refresh([questions])
        asked = ["b/q0", "a/q2", "a/none", "none/q0", "none", "a/q0", "a/q2"]
        assert [item.id for item in index.items(asked)] == ["b/q0", "a/q2", "a/q0", "a/q2"]
        assert index.items([]) == ()

    def test_items_are_those_that_the_deck_gives(self, index, questions):
        from quizapp.bank.phrases import phrases
        from quizapp.bank.reader import load_deck
        from quizapp.bank.template import template
        from quizapp.core.derivation import derive

        path = write(questions / "a.yaml", template("de"))
        index.refresh([questions])
        items = derive(load_deck(path).deck, phrases("de"))
        assert index.deck_items("a") == items
        assert index.items([item.id for item in items]) == items

    def test_more_items_than_sqlite_takes_values_come_too(self, index, questions):
        write(questions / "a.yaml", deck(*(f"x{number}" for number in range(2500))))
        index.refresh([questions])
        wanted = [f"a/q{number}" for number in range(2500)]
        assert [item.id for item in index.items(wanted)] == wanted

    def test_stubs_say_what_is_needed_to_choose(self, index, questions):
        write(
            questions / "a.yaml",
            "title: T\nglossary:\n"
            + "".join(f"  - id: {name}\n    term: T{name}\n    definition: D{name}\n" for name in "xyz")
            + "questions:\n  - id: q\n    question: A?\n    answer: b\n  - id: e\n    question: C?\n    answer: d\n    draft: yes\n",
        )
        index.refresh([questions])
        stubs = index.stubs("a")
        assert [(stub.id, stub.entry, stub.opens_after) for stub in stubs[:2]] == [
            ("a/x.meaning", "a/x", None),
            ("a/x.name", "a/x", "a/x.meaning"),
        ]
        assert (stubs[-1].id, stubs[-1].entry) == ("a/q", "a/q")
        assert [stub.id for stub in index.stubs("a", drafts=True)][-1] == "a/e"
        assert [item.id for item in index.deck_items("a", drafts=True)][-1] == "a/e"
        assert [item.id for item in index.deck_items("a")][-1] == "a/q"
        assert index.stubs("none") == index.deck_items("none") == index.glossary("none") == ()
        assert index.article("none") is None

    def test_traces_say_how_an_item_was_last_seen(self, index, questions):
        write(
            questions / "a.yaml",
            "title: T\nquestions:\n  - id: q\n    question: A?\n    answer: b\n    also: [c]\nfindings:\n"
            "  - id: f\n    finding: Es ist __so__ und __so__.\n",
        )
        index.refresh([questions])
        first, second = index.traces("a")
        assert (first.item, first.deck, first.kind, first.facet, first.stem) == (
            "a/q",
            "a",
            "typed",
            Facet.WHOLE,
            "A?",
        )
        assert first.key.split("\n")[0] == "b"
        assert (first.position, second.position) == (0, 1)
        assert second.item == "a/f.gap"

    def test_terms_and_their_other_names_are_known_folded_in_active_decks_only(
        self, index, questions, tmp_path
    ):
        write(
            questions / "a.yaml", "title: T\nglossary:\n  - term: Größe\n    definition: b\n    also: [Maß]\n"
        )
        other = write(
            tmp_path / "other" / "b.yaml", "title: T\nglossary:\n  - term: Bote\n    definition: b\n"
        )
        index.refresh([questions, other.parent])
        assert [index.is_term(word) for word in ("groesse", "mass", "bote", "nichts")] == [
            True,
            True,
            True,
            False,
        ]
        index.refresh([questions])
        assert not index.is_term("bote")

    def test_the_glossary_comes_in_file_order(self, index, questions):
        write(
            questions / "a.yaml",
            "title: T\nglossary:\n  - term: Z\n    definition: b\n  - term: A\n    definition: c\n    draft: yes\n",
        )
        index.refresh([questions])
        assert [entry.term for entry in index.glossary("a")] == ["Z", "A"]

    def test_stems_are_in_the_language_of_the_deck(self, index, questions):
        glossary = "glossary:\n" + "".join(f"  - term: T{n}\n    definition: D{n}\n" for n in "abc")
        write(questions / "a.yaml", f"title: T\nlanguage: en\n{glossary}")
        index.refresh([questions])
        meaning = index.deck_items("a")[0]
        assert meaning.stem == "What does “Ta” mean?"
        assert isinstance(meaning.interaction, SingleChoice)
        assert meaning.interaction.choices[1].feedback == "That is what “Tb” means."


class TestFiles:
    def test_folders_are_searched_to_the_bottom_but_not_hidden_ones(self, index, questions):
        for name in (
            "b.yaml",
            "a.yml",
            "c.YAML",
            "sub/d.yaml",
            "sub/deep/e.yml",
            ".hidden/f.yaml",
            ".g.yaml",
            "h.txt",
            "i.yaml~",
        ):
            write(questions / name, deck("x", header=f"id: {Path(name).stem.strip('.')}\n"))
        (questions / "folder.yaml").mkdir()
        index.refresh([questions])
        assert ids(index) == ["a", "b", "c", "d", "e"]

    def test_a_hidden_folder_is_searched_if_it_is_a_root(self, index, tmp_path):
        write(tmp_path / ".questions" / "a.yaml", deck("x"))
        index.refresh([tmp_path / ".questions"])
        assert ids(index) == ["a"]

    def test_a_file_may_be_named_whatever_its_ending(self, index, questions):
        index.refresh([write(questions / "a.txt", deck("x"))])
        assert ids(index) == ["a"]

    def test_roots_that_are_not_there_are_ignored_but_a_named_file_is_a_problem(self, index, tmp_path):
        index.refresh([tmp_path / "none", tmp_path / "none.yaml"])
        assert ids(index) == []
        (found,) = index.problems()
        assert (found.code, found.path.name) == ("unreadable", "none.yaml")
        write(tmp_path / "none.yaml", deck("x"))
        index.refresh([tmp_path / "none.yaml"])
        assert (ids(index), codes(index)) == (["none"], [])

    @pytest.mark.skipif(sys.platform == "win32", reason="making links needs a right there")
    def test_links_are_followed_once_and_loops_do_no_harm(self, index, questions, tmp_path):
        elsewhere = write(tmp_path / "elsewhere" / "b.yaml", deck("x"))
        write(questions / "a.yaml", deck("x"))
        (questions / "loop").symlink_to(questions)
        (questions / "linked").symlink_to(elsewhere.parent)
        (questions / "c.yaml").symlink_to(elsewhere)
        (questions / "broken.yaml").symlink_to(tmp_path / "nothing")
        index.refresh([questions, questions / "loop", questions / "a.yaml"])
        assert ids(index) == ["a", "b"]
        assert index.problems() == ()

    def test_of_equal_deck_ids_the_first_root_wins_and_the_others_get_a_hint(self, index, tmp_path):
        own = write(tmp_path / "own" / "a.yaml", deck("own"))
        shipped = write(tmp_path / "shipped" / "a.yaml", deck("shipped"))
        index.refresh([own.parent, shipped.parent])
        assert accepted(index, "a/q0") == "own"
        (found,) = index.problems()
        assert (found.code, found.severity, found.path) == ("shadowed-deck", "hint", shipped)
        assert str(own) in found.help(ENGLISH)
        index.refresh([shipped.parent, own.parent])
        assert accepted(index, "a/q0") == "shipped"
        own.unlink()
        index.refresh([own.parent, shipped.parent])
        assert (ids(index), codes(index)) == (["a"], [])

    def test_problems_of_files_without_a_deck_are_told_too(self, index, questions):
        write(questions / "a.yaml", "")
        write(questions / "b.yaml", deck("x") + "  - question: a: b\n    answer: c\n")
        index.refresh([questions])
        assert [(found.path.name, found.code) for found in index.problems()] == [
            ("a.yaml", "empty-file"),
            ("b.yaml", "colon-in-text"),
        ]
        assert ids(index) == ["b"]

    def test_a_briefing_is_missed_and_found_without_the_deck_being_touched(self, index, questions):
        write(questions / "a.yaml", deck("x", header="article: a.md\n"))
        index.refresh([questions])
        assert (codes(index), index.decks()[0].warnings, index.decks()[0].article) == (
            ["article-missing"],
            1,
            None,
        )
        assert index.article("a") is None
        (missing,) = index.problems()
        assert (missing.line, missing.column, missing.excerpt) == (2, 10, "article: a.md")
        write(questions / "a.md", "Text")
        index.refresh([questions])
        assert (codes(index), index.decks()[0].warnings, index.article("a")) == ([], 0, "Text")
        (questions / "a.md").write_bytes(b"x" * (2 * 1024 * 1024 + 1))
        index.refresh([questions])
        assert (codes(index), index.decks()[0].errors, index.article("a")) == (["article-too-large"], 1, None)


class TestFreshness:
    def test_what_has_not_changed_is_not_read_again(self, cached, questions, monkeypatch):
        write(questions / "a.yaml", deck("x"))
        write(questions / "b.yaml", deck("y"))
        with open_index(cached) as index:
            index.refresh([questions])
        with open_index(cached) as index:
            seen = read_files(index, monkeypatch)
            index.refresh([questions])
            index.refresh([questions / "b.yaml", questions])
            assert seen == []
            assert ids(index) == ["b", "a"]
            assert accepted(index, "a/q0") == "x"

    def test_when_nothing_changed_yaml_is_not_even_imported(self, cached, questions):
        write(questions / "a.yaml", deck("x"))
        with open_index(cached) as index:
            index.refresh([questions])
        script = (
            "import sys; from pathlib import Path; from quizapp.bank.index import open_index\n"
            f"index = open_index(Path({str(cached)!r})); index.refresh([Path({str(questions)!r})])\n"
            "assert index.decks()[0].items == 1 and index.stubs('a') and index.items(['a/q0'])\n"
            "sys.exit('yaml' in sys.modules)"
        )
        subprocess.run([sys.executable, "-c", script], check=True)

    @pytest.mark.parametrize("change", ["longer", "same size", "older"])
    def test_a_change_is_noticed(self, index, questions, monkeypatch, change):
        path = write(questions / "a.yaml", deck("alt"))
        write(questions / "b.yaml", deck("y"))
        index.refresh([questions])
        digest = index.decks()[0].digest
        seen = read_files(index, monkeypatch)
        write(
            path,
            deck("neuer" if change == "longer" else "neu"),
            at=LONG_AGO - 10**9 if change == "older" else LONG_AGO + 10**6,
        )
        index.refresh([questions])
        assert seen == ["a.yaml"]
        assert accepted(index, "a/q0").startswith("neu")
        assert index.decks()[0].digest != digest

    def test_a_change_right_after_reading_is_noticed_even_if_the_time_of_change_stays(self, index, questions):
        now = time.time_ns()
        path = write(questions / "a.yaml", deck("alt"), at=now)
        index.refresh([questions])
        write(path, deck("neu"), at=now)
        index.refresh([questions])
        assert accepted(index, "a/q0") == "neu"

    def test_a_file_whose_name_is_no_utf8_is_read_and_kept_like_any_other(
        self, cached, questions, monkeypatch
    ):
        path = questions / os.fsdecode(b"gr\xfcn.yaml")
        try:
            write(path, deck("a"))
        except OSError:
            pytest.skip("this system has no such names")
        for _ in range(2):
            with open_index(cached) as index:
                index.refresh([questions])
                assert [(summary.id, summary.path) for summary in index.decks()] == [("gr-n", path)]
                assert accepted(index, "gr-n/q0") == "a"
            monkeypatch.setattr("quizapp.bank.records.read_record", None)
        path.unlink()
        with open_index(cached) as index:
            index.refresh([questions])
            assert ids(index) == []

    def test_files_come_and_go(self, index, questions):
        write(questions / "a.yaml", deck("x"))
        index.refresh([questions])
        path = write(questions / "b.yaml", deck("y"))
        index.refresh([questions])
        assert ids(index) == ["a", "b"]
        path.unlink()
        index.refresh([questions])
        assert ids(index) == ["a"]
        assert index.items(["b/q0"]) == ()
        assert index._select("SELECT count(*) FROM items") == [(1,)]

    def test_files_of_other_roots_stay_in_the_cache(self, cached, questions, tmp_path, monkeypatch):
        other = write(tmp_path / "other" / "b.yaml", deck("y"))
        write(questions / "a.yaml", deck("x"))
        with open_index(cached) as index:
            index.refresh([questions, other.parent])
            index.refresh([questions])
            assert ids(index) == ["a"]
            seen = read_files(index, monkeypatch)
            index.refresh([other.parent])
            assert (ids(index), seen) == (["b"], [])

    def test_an_unreadable_file_is_tried_again(self, index, questions):
        path = write(questions / "a.yaml", deck("x"))
        if sys.platform == "win32" or os.geteuid() == 0:
            path.unlink()
            index.refresh([path])
        else:
            path.chmod(0)
            index.refresh([path])
        assert codes(index) == ["unreadable"]
        if path.exists():
            path.chmod(0o600)
        else:
            write(path, deck("x"))
        index.refresh([path])
        assert (codes(index), ids(index)) == ([], ["a"])

    @pytest.mark.parametrize(
        ("before", "after", "same"),
        [
            (deck("x"), "# Bemerkung\n" + deck("x"), True),
            (deck("x"), deck("x").replace("Stapel", "Titel"), True),
            (deck("x"), deck("y"), False),
            (deck("x", "y"), deck("x"), False),
            (deck("x"), deck("x") + "    hint: z\n", False),
            (deck("x"), deck("x") + "    draft: yes\n", False),
            (deck("x"), deck("x", header="as_of: 2024-06-17\n"), False),
        ],
    )
    def test_the_digest_changes_if_and_only_if_the_items_do(self, index, questions, before, after, same):
        path = write(questions / "a.yaml", before)
        index.refresh([questions])
        (first,) = index.decks()
        write(path, after, at=LONG_AGO + 10**9)
        index.refresh([questions])
        (second,) = index.decks()
        assert (first.digest == second.digest) is same


class TestCache:
    def fill(self, cached: Path, questions: Path) -> None:
        write(questions / "a.yaml", deck("x"))
        with open_index(cached) as index:
            index.refresh([questions])

    def works(self, cached: Path, questions: Path) -> None:
        with open_index(cached) as index:
            index.refresh([questions])
            assert ids(index) == ["a"]
            assert accepted(index, "a/q0") == "x"

    @pytest.mark.parametrize("garbage", [b"", b"garbage" * 1000, b"SQLite format 3\0" + b"\xff" * 5000])
    def test_an_unreadable_cache_is_thrown_away_and_made_anew(self, cached, questions, garbage, monkeypatch):
        self.fill(cached, questions)
        cached.write_bytes(garbage)
        self.works(cached, questions)
        with open_index(cached) as index:
            seen = read_files(index, monkeypatch)
            index.refresh([questions])
            assert seen == []

    def test_a_damaged_page_is_no_error(self, cached, questions):
        for number in range(200):
            write(questions / f"f{number}.yaml", deck("x" * 500))
        self.fill(cached, questions)
        data = bytearray(cached.read_bytes())
        for start in range(4096, len(data), 4096):
            data[start : start + 2000] = b"\xa5" * 2000
        cached.write_bytes(data)
        with open_index(cached) as index:
            index.refresh([questions])
            assert len(index.decks()) == 201
            assert accepted(index, "a/q0") == "x"
            assert index.problems() == ()

    def test_a_cache_of_another_version_is_thrown_away(self, cached, questions, monkeypatch):
        self.fill(cached, questions)
        monkeypatch.setattr(cache, "_VERSION", 12345)
        with open_index(cached) as index:
            seen = read_files(index, monkeypatch)
            index.refresh([questions])
            assert seen == ["a.yaml"]
            assert accepted(index, "a/q0") == "x"

    def test_where_no_cache_can_be_kept_the_index_is_in_memory(self, tmp_path, questions):
        blocker = tmp_path / "blocker"
        blocker.write_text("a file where a folder is needed")
        self.fill(blocker / "cache" / "index.db", questions)
        self.works(blocker / "cache" / "index.db", questions)
        self.works(questions, questions)
        assert blocker.read_text() == "a file where a folder is needed"

    @pytest.mark.skipif(sys.platform == "win32", reason="folders cannot be made read-only there")
    def test_a_read_only_cache_is_read_and_what_has_changed_kept_in_memory(
        self, cached, questions, monkeypatch
    ):
        self.fill(cached, questions)
        cached.chmod(0o400)
        cached.parent.chmod(0o500)
        try:
            with open_index(cached) as index:
                if os.geteuid() != 0:
                    seen = read_files(index, monkeypatch)
                    index.refresh([questions])
                    assert seen == []
                write(questions / "a.yaml", deck("neu"), at=LONG_AGO + 10**9)
                index.refresh([questions])
                assert accepted(index, "a/q0") == "neu"
        finally:
            cached.parent.chmod(0o700)

    def test_a_cache_that_another_program_holds_locked_is_done_without(self, cached, questions, monkeypatch):
        self.fill(cached, questions)
        write(questions / "b.yaml", deck("y"))
        monkeypatch.setattr(cache, "BUSY_SECONDS", 0.05)
        holder = sqlite3.connect(cached, isolation_level=None)
        holder.execute("BEGIN EXCLUSIVE")
        try:
            with open_index(cached) as index:
                index.refresh([questions])
                assert ids(index) == ["a", "b"]
        finally:
            holder.close()

    def test_tables_that_vanish_under_an_open_index_are_no_error(self, cached, questions):
        self.fill(cached, questions)
        with open_index(cached) as index:
            index.refresh([questions])
            other = sqlite3.connect(cached)
            other.execute("DROP TABLE items")
            other.commit()
            other.close()
            assert accepted(index, "a/q0") == "x"
            assert [stub.id for stub in index.stubs("a")] == ["a/q0"]

    def test_a_cache_that_is_deleted_while_open_is_no_error(self, cached, questions):
        self.fill(cached, questions)
        if sys.platform == "win32":
            pytest.skip("an open file cannot be deleted there")
        with open_index(cached) as index:
            index.refresh([questions])
            shutil.rmtree(cached.parent)
            write(questions / "b.yaml", deck("y"))
            index.refresh([questions])
            assert ids(index) == ["a", "b"]

    def test_another_process_s_refresh_leaves_an_open_index_usable(self, cached, questions):
        path = write(questions / "a.yaml", deck("alt"))
        with open_index(cached) as first, open_index(cached) as second:
            first.refresh([questions])
            write(path, deck("neu", "dazu"), at=LONG_AGO + 10**9)
            second.refresh([questions])
            assert accepted(first, "a/q0") == "neu"
            assert len(first.stubs("a")) == 2


WORKER = """
import sys
from pathlib import Path
from quizapp.bank.index import open_index
for _ in range(3):
    with open_index(Path(sys.argv[1])) as index:
        index.refresh([Path(sys.argv[2])])
        decks = index.decks()
        assert len(decks) == 60, len(decks)
        for deck in decks:
            items = index.deck_items(deck.id)
            assert len(items) == deck.items == 5, (deck, items)
"""


def test_several_processes_fill_one_cache_at_once(cached, questions):
    for number in range(60):
        write(questions / f"d{number}.yaml", deck("a", "b", "c", "d", "e"), at=time.time_ns())
    workers = [
        subprocess.Popen([sys.executable, "-c", WORKER, str(cached), str(questions)], stderr=subprocess.PIPE)
        for _ in range(4)
    ]
    results = [(worker.communicate()[1].decode(), worker.returncode) for worker in workers]
    assert results == [("", 0)] * 4
