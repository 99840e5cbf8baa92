"""Lookalikes: words a slip of a finger away from each other that mean something else.

An edit distance alone takes Irak for a typo of Iran and Vortrag for one of Vertrag. Rules tell them
apart: other prefixes or endings of the same stem, other little words, other number words, and a list
of well-known pairs; negating words are counted on their own.
All words here are folded (``ä`` is ``ae``).
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from itertools import permutations
from typing import TYPE_CHECKING

from quizapp.core.numbers import number_word, ordinal_word

if TYPE_CHECKING:
    from collections.abc import Iterable

_PREFIXES = {
    "de": (
        "ab an auf aus be ein ent er ge nach um ver vor zer",
        "de dis en ex in inter intra kon per pro re sub trans",
    ),
    "en": (
        "ab ad con de dis en ex in inter intra mis out over pro re sub trans un under",
        "pre pro",
    ),
}
_SPELT_ALIKE = (
    frozenset({"an", "un"}),
    frozenset({"in", "un"}),
    frozenset({"in", "en"}),
    frozenset({"per", "pre"}),
)
"""Prefixes that learners misspell rather than mistake (inabhängig, incourage)."""

_ENDINGS = {
    "de": (("ei", "en"), ("ie", "in"), ("or", "ur"), ("at", "ant"), ("at", "it"), ("id", "it")),
    "en": (("ism", "ist"), ("er", "ee"), ("er", "ry"), ("ate", "ite"), ("ide", "ite")),
}
"""Endings that make a land of its people, an office of its holder, a doctrine of its followers."""

_NEGATIONS = {
    "de": {
        "kein": ("kein", "keine", "keinen", "keinem", "keiner", "keines", "keins"),
        "nicht": ("nicht",),
        "nichts": ("nichts",),
        "nie": ("nie", "niemals"),
        "niemand": ("niemand", "niemanden", "niemandem", "niemandes"),
        "nirgends": ("nirgends", "nirgendwo"),
        "weder": ("weder",),
        "ohne": ("ohne",),
        "nein": ("nein",),
    },
    "en": {
        "not": (
            "not",
            "cannot",
            "cant",
            "dont",
            "doesnt",
            "didnt",
            "isnt",
            "arent",
            "wasnt",
            "werent",
            "wont",
        ),
        "no": ("no",),
        "never": ("never",),
        "none": ("none",),
        "nobody": ("nobody",),
        "nothing": ("nothing",),
        "neither": ("neither",),
        "nor": ("nor",),
        "non": ("non",),
        "without": ("without",),
    },
}

_LITTLE_WORDS = {
    "de": (
        "das dass vor von fuer nach noch ueber unter in an am im um zu mit auf aus bei bis ab ohne gegen "
        "seit und oder ob nur nun mehr sehr wer wo was wen wem wann wenn dann denn ist war waere "
        "sind sein hat hatte haette habe haben wird wurde wuerde werde werden wurden wuerden soll "
        "sollen sollte will wollen wollte kann koennen konnte koennte konnten koennten muss "
        "muessen musste muesste darf duerfen durfte duerfte mag mochte moechte nicht nichts schon "
        "schoen"
    ),
    "en": (
        "in on of or off for from to by at with within without over under and not now no nor all "
        "will would could should shall can may might must has had have was were is are be been "
        "before after who how why where there when then their this that these those none one some "
        "same less more most"
    ),
}

GROUPS = {
    "": (
        "iran irak iraq",
        "main mainz",
        "methan ethan",
        "proton photon",
        "irland island inland",
        "ireland iceland",
        "gambia sambia zambia",
        "liberia nigeria algeria",
        "serbien syrien",
        "lettland estland",
        "budapest bukarest bucharest",
        "guinea guyana",
        "brasilia brasilien",
        "scholz schulz",
        "obama osama",
        "million billion trillion",
        "milliard billiard trilliard",
        "mikro makro",
        "micro macro",
        "revolution evolution resolution",
        "migration emigration immigration",
        "migrant emigrant immigrant",
        "mission emission omission",
        "national rational",
        "nomie logie",
        "nomi logi",
        "nomy logy",
        "oekonom oekolog",
        "econom ecolog",
        "kooperation korporation",
        "cooperation corporation",
        "adoption adaption adaptation",
        "effekt affekt",
        "liberal literal",
        "artikel partikel",
        "zensur zensus",
        "union onion",
        "symmetr asymmetr",
        "moralisch amoralisch",
        "politisch apolitisch",
        "typisch atypisch",
        "symmetric asymmetric",
        "typical atypical",
        "moral amoral",
        "political apolitical",
    ),
    "de": (
        "juni juli",
        "staat stadt",
        "gericht geruecht",
        "forder foerder",
        "achtung aechtung",
        "wahrung waehrung",
        "zahlung zaehlung",
        "schon schoen",
        "verteidigung vereidigung",
        "vereinigung vereidigung",
        "einigung reinigung neigung",
        "rezession sezession",
        "regression repression",
        "demokrat demograf demograph",
        "praesident resident",
        "kanzler kanzlei",
        "koalition kollision",
        "reaktion redaktion",
        "aktion auktion",
        "konsul konsum",
        "kapital kapitel",
        "kontingent kontinent",
        "dekret sekret",
        "ratifi gratifi",
        "rat rate",
        "westen weste",
        "banken banker",
        "lehre lehrer",
        "kriege krieger",
        "siege sieger",
        "spiele spieler",
        "kaeufe kaeufer",
        "anhaenge anhaenger",
        "lobby hobby",
        "vorrat verrat",
        "kirche kirsche",
        "balkan balken",
        "besetzung besatzung",
        "interstaat innerstaat",
        "weltbank westbank",
        "attache attacke",
        "ukraine ukrainer",
        "seite saite",
        "weise waise",
        "stiel stil",
        "miene mine",
        "lerche laerche",
    ),
    "en": (
        "june july",
        "march may",
        "election selection",
        "president resident",
        "monarch monarchy",
        "council counsel",
        "capital capitol",
        "casual causal",
        "martial marital marshal",
        "trial trail",
        "nuclear unclear",
        "conversation conservation",
        "refugee refuge",
        "employer employee",
        "trainer trainee",
        "recession secession succession concession",
        "session cession",
        "collusion collision",
        "allusion illusion",
        "affect effect",
        "envoy envy",
        "censor sensor",
        "deterren detergen",
        "ordinance ordnance",
        "statue statute",
        "warfare welfare",
        "troop troupe",
        "destitution restitution",
        "prescription proscription",
        "destruct distract",
        "iron iran",
        "nation ration notion",
        "missile missive",
        "liable libel",
        "principal principle",
        "persecut prosecut",
        "angel angle",
        "quiet quite",
        "stationary stationery",
        "complement compliment",
        "desert dessert",
        "diary dairy",
        "advice advise",
        "loose lose",
        "weather whether",
        "through though thorough thought",
        "annual annul",
        "personal personnel",
    ),
}


def is_another_word(typed: str, accepted: str, language: str) -> bool:
    """Whether two different folded words are known to be two words, not one with a typo in it."""
    code = language[:2]
    return (
        {typed, accepted} <= _little_words(code)
        or all(_counts(word, language) for word in (typed, accepted))
        or any(_swapped(typed, accepted, one, other) for one, other in _pairs(code))
        or any(_ended(typed, accepted, *pair) for pair in _ENDINGS.get(code, ()))
        or any(_prefixed(typed, accepted, one, other) for one, other in _prefix_pairs(code))
    )


def negations(words: Iterable[str], language: str) -> Counter[str]:
    """Count the folded words that negate, the forms of one word together."""
    known = _negation_of(language[:2])
    return Counter(known[word] for word in words if word in known)


@cache
def _negation_of(code: str) -> dict[str, str]:
    return {word: negation for negation, words in _NEGATIONS.get(code, {}).items() for word in words}


def _counts(word: str, language: str) -> bool:
    return number_word(word, language) is not None or ordinal_word(word, language) is not None


def _swapped(typed: str, accepted: str, one: str, other: str) -> bool:
    """Whether ``typed`` is ``accepted`` with ``other`` as ``one``; inside a word only if both are whole."""
    if one in other or other in one:
        return accepted.startswith(other) and typed == one + accepted.removeprefix(other)
    return other in accepted and accepted.replace(other, one, 1) == typed


def _prefixed(typed: str, accepted: str, one: str, other: str) -> bool:
    if not (typed.startswith(one) and accepted.startswith(other)):
        return False
    stem = typed.removeprefix(one)
    return len(stem) > 2 and stem == accepted.removeprefix(other)


def _ended(typed: str, accepted: str, one: str, other: str) -> bool:
    if typed.endswith(other) and accepted.endswith(one):
        typed, accepted = accepted, typed
    stem = typed.removesuffix(one)
    return typed != stem and len(stem) > 3 and accepted == stem + other


@cache
def _little_words(code: str) -> frozenset[str]:
    return frozenset(_LITTLE_WORDS.get(code, "").split())


@cache
def _pairs(code: str) -> tuple[tuple[str, str], ...]:
    groups = GROUPS[""] + GROUPS.get(code, ())
    return tuple(pair for group in groups for pair in permutations(group.split(), 2))


@cache
def _prefix_pairs(code: str) -> tuple[tuple[str, str], ...]:
    return tuple(
        pair
        for group in _PREFIXES.get(code, ())
        for pair in permutations(group.split(), 2)
        if frozenset(pair) not in _SPELT_ALIKE
    )
