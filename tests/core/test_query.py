"""The query language: what is found by it, in English and in German, and what it says to a slip."""

from fnmatch import fnmatchcase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.folding import fold
from quizapp.core.items import Kind
from quizapp.core.query import EVERYTHING, Facts, Fault, QueryProblem, matcher, parse_query
from quizapp.core.query_words import Field, Trait, field_words, term, value_named, value_words

TIGER = Facts(
    deck="putin-nordkorea-vietnam",
    title=fold("Putins Reise nach Nordkorea"),
    text=fold("Wie heißt das Ölfeld?\nWeißer Tiger"),
    tags=(fold("Weltpolitik"), fold("Energie")),
    kind=Kind.TYPED,
    level=2,
    traits=frozenset({Trait.DUE, Trait.LEARNED}),
)
WORDS = st.sampled_from(
    [
        "tiger",
        "-tiger",
        '"weißer tiger"',
        "wal",
        "deck:putin*",
        "tag:energie",
        "kind:typed",
        "ist:neu",
        "is:due",
    ]
)
QUERIES = st.recursive(
    WORDS,
    lambda inner: st.one_of(
        st.tuples(inner, inner).map(lambda two: f"({two[0]} or {two[1]})"),
        st.tuples(inner, inner).map(lambda two: f"({two[0]} {two[1]})"),
        inner.map(lambda one: f"-({one})"),
    ),
    max_leaves=8,
)


def found(text: str, facts: Facts = TIGER) -> bool:
    query = parse_query(text)
    assert not isinstance(query, QueryProblem), query
    return matcher(query)(facts)


def problem(text: str) -> QueryProblem:
    query = parse_query(text)
    assert isinstance(query, QueryProblem)
    return query


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "tiger",
        "TIGER",
        "weisser",
        "oelfeld ölfeld OELFELD",
        '"weißer tiger"',
        "„weißer Tiger“",
        "»weisser tiger«",
        "tiger weißer",
        "wal or tiger",
        "wal oder tiger",
        "wal hai or tiger",
        "-wal",
        "--tiger",
        "-(wal or hai)",
        "(wal or tiger) heißt",
        "deck:putin*",
        "deck:putin-nordkorea-vietnam",
        'stapel:"Putins Reise nach Nordkorea"',
        "stapel:*nordkorea",
        "tag:weltpolitik",
        "thema:welt*",
        "kind:typed",
        "art:kurztext",
        "is:due",
        "ist:fällig",
        "ist:faellig",
        "is:learned -is:new -ist:ausgesetzt",
        "level:2",
        "stufe:2 -level:1",
        '"tiger',
        "(tiger",
    ],
)
def test_it_is_found_by(text: str) -> None:
    assert found(text)


@pytest.mark.parametrize(
    "text",
    [
        "wal",
        "tiger wal",
        '"tiger weißer"',
        "-tiger",
        "deck:putin",
        "tag:welt",
        "kind:choice",
        "is:new",
        "ist:schwierig",
        "level:1",
        "wal or hai",
        "tiger hai or wal",
        "12:30",
        "-",
    ],
)
def test_it_is_not_found_by(text: str) -> None:
    assert not found(text)


@pytest.mark.parametrize(
    ("text", "fault", "place", "meant"),
    [
        ("tiger dek:putin", Fault.UNKNOWN_FIELD, (6, 9), "deck"),
        ("is:leach", Fault.UNKNOWN_VALUE, (3, 8), "leech"),
        ("is:fä", Fault.UNKNOWN_VALUE, (3, 5), "fällig"),
        ("kind:lükentext", Fault.UNKNOWN_VALUE, (5, 14), "lückentext"),
        ("level:7", Fault.UNKNOWN_VALUE, (6, 7), None),
        ("tiger deck:", Fault.NO_VALUE, (6, 11), None),
        ("tiger or", Fault.INCOMPLETE, (8, 8), None),
        ("or tiger", Fault.INCOMPLETE, (0, 1), None),
        ("()", Fault.INCOMPLETE, (1, 2), None),
        ("tiger )", Fault.UNOPENED, (6, 7), None),
        ("(" * 40 + "a", Fault.TOO_DEEP, (30, 31), None),
    ],
)
def test_a_slip_is_told_with_its_place(
    text: str, fault: Fault, place: tuple[int, int], meant: str | None
) -> None:
    told = problem(text)
    assert (told.fault, (told.start, told.end), told.meant) == (fault, place, meant)


@given(st.text(st.sampled_from('ab* -()":»«„“\toroder')) | st.text())
def test_whatever_is_typed_is_a_query_or_a_problem_within_it(text: str) -> None:
    query = parse_query(text)
    if isinstance(query, QueryProblem):
        assert 0 <= query.start <= query.end <= len(text)
    else:
        assert matcher(query)(TIGER) in (True, False)


@given(QUERIES, QUERIES)
def test_and_or_and_not_are_what_they_say(one: str, other: str) -> None:
    assert found(f"({one}) ({other})") == (found(one) and found(other))
    assert found(f"({one}) or ({other})") == (found(one) or found(other))
    assert found(f"-({one})") == (not found(one))
    assert found(f"-(({one}) or ({other}))") == found(f"-({one}) -({other})")


@given(st.text("ab*", max_size=8), st.text("ab", max_size=8))
def test_a_star_stands_for_anything(pattern: str, title: str) -> None:
    assert found(f'tag:"{pattern}"', TIGER._replace(tags=(title,))) == fnmatchcase(title, pattern)


@given(st.text("abcdefgh äöüß", min_size=1), st.text(max_size=20), st.text(max_size=20))
def test_a_phrase_is_found_in_every_text_that_holds_it(phrase: str, before: str, after: str) -> None:
    assert found(f'"{phrase}"', TIGER._replace(text=fold(f"{before} {phrase} {after}")))


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_shown_word_is_understood_and_unique(language: str) -> None:
    for field in (Field.IS, Field.KIND, Field.LEVEL):
        words = value_words(field, language)
        values = [value_named(field, word) for word in words]
        assert None not in values
        assert len(set(values)) == len(words)
        for value in values:
            assert value is not None
            assert not isinstance(parse_query(term(field, value, language)), QueryProblem)
    assert len(field_words(language)) == len(Field)


def test_nothing_typed_asks_for_everything() -> None:
    assert parse_query(" ") == EVERYTHING
