"""The signs that rules look for first are in everything that they would find after them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.authoring.rules.lexicon import has_sign, lexicon

WORDS = {language: lexicon(language) for language in ("de", "en")}


@pytest.mark.parametrize("language", WORDS)
@given(data=st.data())
def test_every_choice_that_speaks_of_the_others_has_a_sign(language, data):
    words = WORDS[language]
    text = data.draw(st.from_regex(words.others, fullmatch=True, alphabet=st.characters(max_codepoint=0xFF)))
    assert has_sign(text.casefold(), words.other_signs)


@pytest.mark.parametrize("language", WORDS)
@given(data=st.data())
def test_every_absolute_word_has_a_sign(language, data):
    words = WORDS[language]
    text = data.draw(st.from_regex(words.absolute, alphabet=st.characters(max_codepoint=0xFF)))
    assert has_sign(words.absolute.search(text)[0].casefold(), words.absolute_signs)
