from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core.identity import match_traces
from quizapp.core.ids import deck_of, entry_of
from quizapp.core.items import Facet, Kind
from quizapp.core.traces import Trace

OIL = Trace(
    "d/~0a", "d", Kind.TYPED, Facet.WHOLE, "Wie heißt das Ölfeld, das Vietsovpetro betreibt?", "Bach Ho", 4
)
PAIRS = Trace(
    "d/~0b", "d", Kind.MATCHING, Facet.WHOLE, "Was gehört zusammen?", "Bach Ho = Ölfeld · Kim = Pjöngjang", 9
)
CLAIM = Trace(
    "d/~0c", "d", Kind.TRUTH, Facet.WHOLE, "Laut Briefing gehört Vietsovpetro beiden Ländern.", "yes", 7
)
DEFINITION = "Aus der Umlaufbahn aufgenommene Ansichten der Erde, auf denen sich Transporte erkennen lassen"
MEANING = Trace(
    "d/~0d.meaning", "d", Kind.CHOICE, Facet.MEANING, "Was bedeutet »Satellitenbilder«?", DEFINITION, 0
)
NAME = Trace(
    "d/~0d.name",
    "d",
    Kind.TYPED,
    Facet.NAME,
    f"Welcher Begriff ist gemeint?\n{DEFINITION}",
    "Satellitenbilder",
    0,
)


def rewritten(trace: Trace, **changes: object) -> Trace:
    """Return the trace as that of another entry, so that only its looks tell that it is the same."""
    entry, dot, facet = trace.item.partition(".")
    return replace(trace, item=f"{entry}-new{dot}{facet}", **changes)  # type: ignore[arg-type]


def is_known_again(before: Trace, after: Trace) -> bool:
    return match_traces([before], [after]) == {before.item: after.item}


@pytest.mark.parametrize(
    ("before", "changes"),
    [
        (OIL, {}),
        (OIL, {"position": 400}),
        (OIL, {"stem": "Wie heisst das Ölfeld, das Vietsovpetro betreibt?"}),
        (OIL, {"stem": "Wie heißt das Ölfeld, das von Vietsovpetro betrieben wird?"}),
        (OIL, {"key": "Bạch Hổ"}),
        (OIL, {"key": "Weißer Tiger"}),
        (PAIRS, {"key": "Bach Ho = Ölfeld · Kim = Nordkorea"}),
        (PAIRS, {"stem": "Welche gehören zusammen?"}),
        (CLAIM, {"key": "no"}),
        (CLAIM, {"stem": "Laut Briefing gehört Vietsovpetro den beiden Ländern."}),
        (MEANING, {"key": "Fotos, die aus dem All gemacht werden"}),
        (MEANING, {"stem": "Was bedeutet »Satellitenbild«?"}),
        (NAME, {"stem": "Welcher Begriff ist gemeint?\nFotos, die aus dem All gemacht werden"}),
    ],
)
def test_an_edited_entry_is_known_again(before, changes):
    assert is_known_again(before, rewritten(before, **changes))


@pytest.mark.parametrize(
    ("before", "changes"),
    [
        (OIL, {"stem": "Wie heißt die Hauptstadt von Vietnam?", "key": "Hanoi"}),
        (OIL, {"stem": "Wie heißt das Unternehmen, das Bach Ho betreibt?", "key": "Vietsovpetro"}),
        (OIL, {"stem": "Worauf bezieht sich der Name Weißer Tiger?"}),
        (PAIRS, {"key": "Drohne = Flugkörper · Sonar = Ortung"}),
        (CLAIM, {"stem": "Laut Briefing reist Putin danach nach Vietnam."}),
        (CLAIM, {"stem": "Laut Briefing dauert die Reise zwei Tage.", "key": "no"}),
        (MEANING, {"stem": "Was bedeutet »Eskalation«?", "key": "Stufenweise Verschärfung eines Konflikts"}),
        (
            NAME,
            {
                "stem": "Welcher Begriff ist gemeint?\nStufenweise Verschärfung eines Konflikts",
                "key": "Eskalation",
            },
        ),
    ],
)
def test_another_entry_in_the_same_place_is_not_taken_for_the_one_that_vanished(before, changes):
    assert not is_known_again(before, rewritten(before, **changes))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            ("Wie heißt die Hauptstadt von Frankreich?", "Paris"),
            ("Wie heißt die Hauptstadt von Spanien?", "Madrid"),
        ),
        (("Wann wurde die NATO gegründet?", "1949"), ("Wann wurde die UNO gegründet?", "1945")),
        (("Welches Land wird verdächtigt?", "Nordkorea"), ("Wohin reiste Putin zuerst?", "Nordkorea")),
        (("Was bestreitet Nordkorea?", "Waffenhilfe"), ("Was verneint Russland?", "Truppen")),
    ],
)
def test_entries_of_one_mould_or_with_one_key_are_not_mistaken_for_each_other(one, other):
    before, after = (
        Trace(f"d/{number}", "d", Kind.TYPED, Facet.WHOLE, stem, key, 3)
        for number, (stem, key) in enumerate((one, other))
    )
    assert not is_known_again(before, after)


@pytest.mark.parametrize(
    "changes", [{"item": "e/x", "deck": "e"}, {"kind": Kind.CHOICE}, {"item": "d/x.gap", "facet": Facet.GAP}]
)
def test_deck_kind_and_facet_stay(changes):
    assert match_traces([OIL], [replace(OIL, **{"item": "d/x", **changes})]) == {}


def test_the_items_of_an_entry_go_together():
    others = [
        replace(MEANING, item="d/other.meaning", position=0, key=DEFINITION + "."),
        replace(NAME, item="d/same.name", stem=NAME.stem + "."),
        replace(MEANING, item="d/same.meaning", position=3),
    ]
    assert match_traces([MEANING, NAME], others) == {
        "d/~0d.meaning": "d/same.meaning",
        "d/~0d.name": "d/same.name",
    }


def test_an_item_that_the_rewritten_entry_has_no_more_stays_behind():
    assert match_traces([MEANING, NAME], [rewritten(NAME)]) == {"d/~0d.name": "d/~0d-new.name"}


def test_among_equals_the_nearest_place_wins():
    near, far = replace(OIL, item="d/near", position=5), replace(OIL, item="d/far", position=1)
    assert match_traces([OIL], [far, near]) == {OIL.item: "d/near"}


def test_ids_say_deck_and_entry():
    assert deck_of("putin-nordkorea/bach-ho.name") == "putin-nordkorea"
    assert entry_of("putin-nordkorea/bach-ho.name") == "putin-nordkorea/bach-ho"
    assert entry_of("putin-nordkorea/bach-ho") == "putin-nordkorea/bach-ho"
    assert entry_of("putin-nordkorea/~0123456789ab.certainty") == "putin-nordkorea/~0123456789ab"
    assert entry_of("d/version-1.5") == "d/version-1.5"


words = st.sampled_from(
    ["Putin", "reist", "nach", "Vietnam", "und", "Nordkorea", "wer", "wann", "1949", "Öl", "Hilfe"]
)
texts = st.lists(words, max_size=5).map(" ".join)
traces = st.builds(
    lambda name, facet, stem, key, position: Trace(
        f"d/{name}.{facet}" if facet else f"d/{name}", "d", Kind.TYPED, facet, stem, key, position
    ),
    st.sampled_from("abcdefgh"),
    st.sampled_from((Facet.WHOLE, Facet.NAME, Facet.GAP)),
    texts,
    texts,
    st.integers(0, 12),
)
decks = st.lists(traces, max_size=8, unique_by=lambda trace: trace.item)


@settings(deadline=None)
@given(decks, decks, st.randoms(use_true_random=False))
def test_no_id_is_used_twice_and_the_order_of_the_traces_does_not_matter(vanished, appeared, rng):
    appeared = [replace(trace, item=trace.item.replace("d/", "d/n")) for trace in appeared]
    found = match_traces(vanished, appeared)
    assert len(set(found.values())) == len(found)
    assert found.keys() <= {trace.item for trace in vanished}
    assert set(found.values()) <= {trace.item for trace in appeared}
    rng.shuffle(vanished)
    rng.shuffle(appeared)
    assert match_traces(vanished, appeared) == found


@settings(deadline=None)
@given(decks)
def test_entries_that_only_got_another_id_are_all_known_again(vanished):
    distinct = list(
        {(trace.stem, trace.key): trace for trace in vanished if trace.stem and trace.key}.values()
    )
    alone = [replace(trace, item=f"d/{n}", facet=Facet.WHOLE) for n, trace in enumerate(distinct)]
    renamed = [replace(trace, item=f"{trace.item}-new") for trace in alone]
    assert match_traces(alone, renamed) == {trace.item: f"{trace.item}-new" for trace in alone}
