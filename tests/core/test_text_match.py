import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from quizapp.core.lookalikes import is_another_word
from quizapp.core.text_match import Closeness, best, compare, fold, names

from .marking_table import rows

languages = st.sampled_from(["de", "en"])
terms = st.sampled_from(
    (
        *("Satellitenbilder", "Waffenstillstand", "Gemeinschaftsunternehmen", "Souveränität", "Abschreckung"),
        *(
            "Nordkorea",
            "Munition",
            "Militärhilfe",
            "Diplomatie",
            "Destabilisierung",
            "Truppenübung",
            "Sanktionen",
        ),
        *("Hegemonie", "Propaganda", "sovereignty", "destabilization", "parliament", "diplomacy"),
    )
)


@pytest.mark.parametrize(("rule", "typed", "accepted", "language", "expected"), rows())
def test_the_table(rule: str, typed: str, accepted: str, language: str, expected: Closeness) -> None:
    assert compare(typed, accepted, language) is expected, rule


@pytest.mark.parametrize(
    ("rule", "typed", "accepted", "language", "expected"),
    [row for row in rows() if "(" not in row[1] + row[2]],
)
def test_what_is_exact_one_way_is_exact_the_other_way(
    rule: str, typed: str, accepted: str, language: str, expected: Closeness
) -> None:
    exact = Closeness.EXACT
    assert (compare(accepted, typed, language) is exact) == (expected is exact), rule


@given(st.text(), languages)
def test_a_text_is_exactly_itself(text: str, language: str) -> None:
    assert compare(text, text, language) is Closeness.EXACT


@given(st.text(max_size=80), st.text(max_size=80), languages)
def test_any_two_texts_are_compared_without_an_error(typed: str, accepted: str, language: str) -> None:
    if fold(typed) == fold(accepted):
        assert compare(typed, accepted, language) is Closeness.EXACT
    else:
        compare(typed, accepted, language)


@given(terms, st.text(alphabet=" .!?", max_size=4), st.booleans(), languages)
def test_case_and_closing_marks_do_not_count(term: str, closing: str, upper: bool, language: str) -> None:
    assert compare((term.upper() if upper else term) + closing, term, language) is Closeness.EXACT


@given(terms, st.data(), languages)
def test_a_hyphen_or_space_inside_a_word_does_not_count(
    term: str, data: st.DataObject, language: str
) -> None:
    at = data.draw(st.integers(4, len(term) - 4))
    mark = data.draw(st.sampled_from([" ", "-", "\u00ad", "–", "\u00a0"]))
    assert compare(term[:at] + mark + term[at:], term, language) is Closeness.EXACT


@given(terms, st.data())
def test_two_neighbours_swapped_in_a_long_word_are_a_slip(term: str, data: st.DataObject) -> None:
    at = data.draw(st.sampled_from([at for at in range(len(term) - 1) if term[at] != term[at + 1]]))
    typed = term[:at] + term[at + 1] + term[at] + term[at + 2 :]
    assume(not is_another_word(fold(typed), fold(term), "de"))
    assert compare(typed, term, "de") in (Closeness.TYPO, Closeness.INFLECTION)


@given(terms, st.data())
def test_three_slips_far_apart_are_too_many(term: str, data: st.DataObject) -> None:
    letter = data.draw(st.sampled_from([letter for letter in "bfgkpvwxzq" if letter not in term.casefold()]))
    middle = len(term) // 2
    typed = letter + term[1:middle] + letter + term[middle + 1 : -1] + letter
    assert compare(typed, term, "de") is Closeness.DIFFERENT


@given(st.lists(terms, max_size=2), st.integers(0, 10**9), st.data(), languages)
def test_a_changed_digit_is_never_forgiven(
    words: list[str], number: int, data: st.DataObject, language: str
) -> None:
    text = " ".join([*words[:1], str(number), *words[1:]])
    digits = [index for index, character in enumerate(text) if character.isdigit()]
    at = data.draw(st.sampled_from(digits))
    other = data.draw(st.sampled_from([digit for digit in "0123456789" if digit != text[at]]))
    typed = text[:at] + other + text[at + 1 :]
    assert compare(typed, text, language) is Closeness.DIFFERENT
    assert compare(text[:at] + text[at + 1 :], text, language) is Closeness.DIFFERENT


@given(terms, st.sampled_from(["+", "#", "-5", "%", "€", "🙂", "5", "²"]), languages)
def test_an_added_sign_or_digit_is_never_forgiven(term: str, sign: str, language: str) -> None:
    assert compare(f"{term} {sign}", term, language) is Closeness.DIFFERENT
    assert compare(term, f"{term} {sign}", language) is Closeness.DIFFERENT


@pytest.mark.parametrize(
    "unit", ["x", "a ", "1.1", "1 ", "5 mio ", "\u200b", "ﷺ", "((", "aeoe", "€", "im jahr ", "a'"]
)
@pytest.mark.parametrize("times", [100, 100_000])
def test_long_and_hostile_texts_are_different_and_no_work(unit: str, times: int) -> None:
    typed = (unit * times)[:100_000]
    assert compare(typed, "Satellitenbilder", "de") is Closeness.DIFFERENT
    assert compare(typed, typed, "de") is Closeness.EXACT


@pytest.mark.parametrize(
    ("word", "typed", "expected"),
    [
        ("Iran", "Iren", Closeness.DIFFERENT),
        ("Hanoi", "Hanai", Closeness.TYPO),
        ("Hanoi", "Hatai", Closeness.DIFFERENT),
        ("Mongolei", "Mangolei", Closeness.TYPO),
        ("Mongolei", "Mangelei", Closeness.DIFFERENT),
        ("Nordkorea", "Nortkoria", Closeness.TYPO),
        ("Nordkorea", "Mortkoria", Closeness.DIFFERENT),
        ("Größe", "Gröse", Closeness.TYPO),
        ("Fuß", "Fus", Closeness.DIFFERENT),
        ("groß", "gros", Closeness.DIFFERENT),
        ("Köln", "Kölm", Closeness.DIFFERENT),
    ],
)
def test_the_allowance_grows_at_5_and_at_9_letters_umlauts_and_sharp_s_being_one(
    word: str, typed: str, expected: Closeness
) -> None:
    assert compare(typed, word, "de") is expected


def test_other_languages_know_no_articles_and_no_inflection() -> None:
    assert compare("le chat", "le chat", "fr") is Closeness.EXACT
    assert compare("the chat", "chat", "fr") is Closeness.DIFFERENT
    assert compare("chevals", "chevales", "fr") is Closeness.TYPO
    assert compare("élève", "eleve", "fr") is Closeness.DIFFERENT


def test_the_nearest_of_several_counts() -> None:
    assert best([Closeness.DIFFERENT, Closeness.TYPO, Closeness.INFLECTION]) is Closeness.INFLECTION
    assert best([]) is Closeness.DIFFERENT


def test_a_text_may_be_known_as_a_term_without_its_article_and_closing_mark() -> None:
    assert names("Die Abrüstung!", "de") == {"die abruestung!", "die abruestung", "abruestung!", "abruestung"}
