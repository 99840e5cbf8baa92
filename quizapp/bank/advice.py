"""What is said about how entries are written: item-writing, grounding, and what learners' answers show."""

from __future__ import annotations

from quizapp.bank.messages import SAYINGS, Saying, Severity
from quizapp.language import N_


def _warning(message: str, *helps: str) -> Saying:
    return Saying(Severity.WARNING, (message,), helps)


def _hint(message: str, *helps: str) -> Saying:
    return Saying(Severity.HINT, (message,), helps)


_CHOICES = {
    "long-key": _warning(
        N_("the right choice is much longer than the wrong ones, and that gives it away"),
        N_("shorten it, or make the wrong ones as exact as it is"),
    ),
    "similar-choices": _warning(
        N_("»{text}« and »{other}« say the same"),
        N_("keep one of them; two choices that say the same cannot both be told apart from the third"),
    ),
    "all-of-the-above": _warning(
        N_("»{text}« is no choice of its own: it speaks of the other ones"),
        N_("if several are right, write them under »answers:«; otherwise leave this choice out"),
    ),
    "absolute-choice": _hint(
        N_("»{word}« stands only in the right choice, and that sets it apart"),
        N_("leave the word out, or let the wrong choices say it as firmly"),
    ),
    "absolute-distractor": _hint(
        N_("»{word}« stands only in wrong choices; learners strike such choices out without knowing"),
        N_("leave the word out where the sentence is wrong without it too"),
    ),
    "few-distractors": _hint(
        N_("there is only one wrong choice, so that guessing is right half of the time"),
        N_(
            "add a second one that somebody could believe, in a line of its own after »- «, or write it as "
            "»statement:«"
        ),
    ),
    "no-meaning": _hint(
        N_("what »{term}« means is not asked as a choice, because there are fewer than two wrong meanings"),
        N_("add »wrong:« with two wrong meanings, or further terms"),
    ),
    "grammar-clue": _warning(
        N_("after »{word}« only the right choice can stand, so that grammar gives it away"),
        N_("move »{word}« into the choices, or ask so that it is not needed"),
    ),
    "number-clue": _warning(
        N_("the question asks for two, and only the right choice names two"),
        N_("let the wrong choices name two as well"),
    ),
}

_STEMS = {
    "unmarked-negation": _warning(
        N_("»{word}« turns the question round and is easily overlooked"),
        N_("ask for what is so; if that cannot be, write the word in capitals:"),
    ),
    "repeated-word": _hint(
        N_("»{word}« stands in the question and only in the right choice, and that points to it"),
        N_("use another word in one of the two places, or the same one in a wrong choice too"),
    ),
    "key-in-stem": _warning(
        N_("the answer »{text}« stands in what is asked"),
        N_("ask without naming it"),
    ),
    "key-in-hint": _warning(
        N_("the hint contains the answer »{text}«"),
        N_("let the hint lead to it without naming it"),
    ),
    "many-gaps": _hint(
        N_("so many words are missing here that the rest does not say what is meant"),
        N_("leave one or two gaps, and make several entries of it"),
    ),
}

_STATEMENTS = {
    "absolute-statement": _hint(
        N_("»{word}« gives the statement away as false"),
        N_("leave the word out, or change what is stated rather than how firmly"),
    ),
    "lopsided-truths": _hint(
        N_("of {count} statements {same} are {judged}; who notices needs to know nothing"),
        N_("turn some of them round, so that guessing the same each time does not pay"),
    ),
}

_GLOSSARY = {
    "term-in-definition": _warning(
        N_("the definition contains the term »{text}« itself"),
        N_("say it in other words; asked for the term, learners read it in the question"),
    ),
}

_CERTAINTY = {
    "hedged-claim": _warning(
        N_("»{word}« in the claim shows how certain it is, and just that is asked"),
        N_("write only what is claimed, for instance as a noun without a verb"),
    ),
    "other-certainty": _hint(
        N_("this is given {given}, but »{word}« in the passage rather gives it {meant}"),
        N_("write »certainty: {other}«; if the passage hedges twice, quote only the part that is meant"),
    ),
}

_GROUNDING = {
    "source-not-found": _warning(
        N_("this passage is not in the briefing"),
        N_("its {parts} parts are all there, but in another order; put them into the order of the briefing"),
        N_("copy it word for word; the closest sentence there is: {closest}"),
        N_("nothing there is like it; copy a passage word for word, or leave out »source:«"),
    ),
    "dropped-hedge": _warning(
        N_("the passage says »{word}«, and the entry states it as a fact"),
        N_("say it as the briefing does, for instance with »{word}«"),
    ),
}

_LEARNERS = {
    "accepted-by-learners": _hint(
        N_("learners had »{text}« counted as right, which was marked wrong ({count}×)"),
        N_("if it is right, add it to the gap: »__{gap}__«"),
        N_("if it is right, add it under »also:«, as »- {line}«"),
    ),
}

_COMMENTS = {
    "unused-ignore": _hint(
        N_("nothing here would be told as »{text}«, so that there is nothing to ignore"),
        N_("»{error}« is an error, and errors cannot be ignored; delete the comment"),
        N_("delete the comment, or put it directly above the entry that is meant"),
    ),
    "unknown-ignore": Saying(
        Severity.HINT,
        (
            N_("there is no code »{text}« to be ignored"),
            N_("this comment does not say what is to be ignored"),
        ),
        (
            N_("did you mean »{similar}«?"),
            N_("the codes are those in square brackets, and »quizapp check --explain CODE« explains each"),
        ),
    ),
    "more-advice": _hint(
        N_("there are more than {limit} findings about how entries are written; the others are left out"),
        N_("mend the first ones, then check again"),
    ),
}

ADVICE_GROUPS: dict[str, dict[str, Saying]] = {
    "choices": _CHOICES,
    "stems": _STEMS,
    "statements": _STATEMENTS,
    "glossary": _GLOSSARY,
    "certainty": _CERTAINTY,
    "grounding": _GROUNDING,
    "learners": _LEARNERS,
    "comments": _COMMENTS,
}
"""The codes by what they are about."""

ADVICE: dict[str, Saying] = {
    code: saying for group in ADVICE_GROUPS.values() for code, saying in group.items()
}


def all_sayings() -> dict[str, Saying]:
    """Return what is said about every code there is."""
    return {**SAYINGS, **ADVICE}
