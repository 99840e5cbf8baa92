from hypothesis import given
from hypothesis import strategies as st

from quizapp.bank.identity import ID, deck_id, fingerprint, slug
from tests.bank.samples import read


def ids(text: str) -> list[str]:
    reading = read(text)
    assert reading.deck is not None, reading.problems
    return [entry.common.id for entry in reading.deck.entries]


QUESTION = "  - question: Wer ist da?\n    answer: Anna\n    wrong: [Bert, Cleo]\n"
TERM = "  - term: Bote\n    definition: Einer, der Nachrichten bringt\n"


def test_an_entry_without_id_is_known_by_a_fingerprint():
    (known,) = ids(f"title: T\nquestions:\n{QUESTION}")
    assert known.startswith("~")
    assert len(known) == 13
    assert int(known[1:], 16) >= 0


def test_an_id_is_kept_as_written():
    assert ids("title: T\nquestions:\n  - id: Öl-Feld_1\n    question: A?\n    answer: b\n") == ["Öl-Feld_1"]


def test_fingerprints_do_not_depend_on_order_white_space_or_anything_not_asked():
    first = ids(f"title: T\nquestions:\n{QUESTION}glossary:\n{TERM}")
    second = ids(
        "title: Anders\nlanguage: en\nglossary:\n  - definition:   Einer, der\n      Nachrichten bringt\n    also: [Kurier]\n"
        "    term: 'Bote'\nquestions:\n  - explanation: Neu.\n    wrong: [Cleo, Dora]\n    answer: ' Anna '\n"
        '    tags: [x]\n    question: "Wer ist da?"\n'
    )
    assert sorted(first) == sorted(second)


def test_fingerprints_change_with_what_is_asked():
    variants = [
        "  - question: Wer ist da?\n    answer: Anna\n",
        "  - question: Wer ist das?\n    answer: Anna\n",
        "  - question: Wer ist da?\n    answer: Berta\n",
        "  - question: wer ist da?\n    answer: Anna\n",
        "  - question: Wer ist da?\n    answer: Anna\n    wrong: [Bert]\n",
        "  - question: Wer ist da?\n    answers: [Anna]\n    wrong: [Bert]\n",
        "  - question: Wer ist da?\n    answers: [Anna, Cleo]\n    wrong: [Bert]\n",
        "  - question: Wer ist da?\n    order: [Anna, Cleo]\n",
        "  - question: Wer ist da?\n    order: [Cleo, Anna]\n",
        "  - question: Wer ist da?\n    pairs: {Anna: 1, Cleo: 2}\n",
        "  - question: Wer ist da?\n    pairs: {Anna: 2, Cleo: 1}\n",
        "  - question: Wer ist da?\n    number: 1\n",
        "  - question: Wer ist da?\n    number: 1\n    unit: km\n",
        "  - statement: Wer ist da?\n    correct: yes\n",
        "  - statement: Wer ist da?\n    correct: no\n",
        "  - gap: Wer ist __da__?\n",
        "  - gap: Wer __ist__ da?\n",
    ]
    known = [ids(f"title: T\nquestions:\n{variant}")[0] for variant in variants]
    assert len(set(known)) == len(known)


def test_composed_and_decomposed_letters_are_the_same():
    assert fingerprint(["Größe"]) == fingerprint(["Gro\u0308ße"])


@given(st.lists(st.text(), min_size=1, max_size=4))
def test_a_fingerprint_is_the_same_for_the_same_texts_in_another_spacing(texts):
    spaced = ["  ".join(["", *text.split(), ""]) for text in texts]
    assert fingerprint(texts) == fingerprint(spaced)


@given(st.text(), st.sets(st.text()))
def test_a_slug_is_an_id_that_is_not_taken(text, taken):
    known = slug(text, taken)
    assert ID.fullmatch(known)
    assert known not in taken
    assert slug(text, {*taken, known}) != known


def test_a_slug_can_be_read():
    assert slug("Gemeinsame Unternehmung (Größe)") == "gemeinsame-unternehmung-groesse"
    assert (
        slug("In welchem Jahr war Putin vor dieser Reise zuletzt dort?")
        == "in-welchem-jahr-war-putin-vor-dieser"
    )
    assert slug("日本") == "entry"


@given(st.text())
def test_a_deck_without_id_is_known_by_its_file_name(stem):
    assert ID.fullmatch(deck_id(stem))


def test_a_plain_file_name_is_the_id_itself():
    assert deck_id("putin-nordkorea-vietnam") == "putin-nordkorea-vietnam"
    assert deck_id("Größe 2.1") == "Größe-2-1"
    assert deck_id("Gro\u0308ße") == "Größe"
