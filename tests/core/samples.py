"""One item of each kind, to be used where a rule holds for all of them."""

from decimal import Decimal

from quizapp.core.items import (
    Certainty,
    CertaintyJudgement,
    Choice,
    Gap,
    Interaction,
    Item,
    Matching,
    MultipleChoice,
    Number,
    Ordering,
    Recall,
    SingleChoice,
    TrueFalse,
    Truth,
    Typed,
)

INTERACTIONS: dict[str, Interaction] = {
    "choice": SingleChoice((Choice("Hanoi"), Choice("Hue", "Hue war es früher."), Choice("Da Nang")), 0),
    "choices": MultipleChoice(
        (Choice("rot"), Choice("blau"), Choice("rund"), Choice("eckig")), frozenset({0, 1})
    ),
    "truth": TrueFalse(Truth.FALSE, (Truth.TRUE, Truth.FALSE, Truth.UNSTATED)),
    "typed": Typed(("Bach Ho", "Weißer Tiger")),
    "gap": Gap(("In ", " liegt ", "."), (("Vietnam",), ("Hanoi",))),
    "number": Number(Decimal(5), Decimal("0.5"), "Millionen", "5"),
    "matching": Matching(("Bach Ho", "Vietsovpetro"), ("Ölfeld", "Unternehmen", "Satellit"), (0, 1)),
    "ordering": Ordering(("früh", "später", "zuletzt"), (0, 1, 2)),
    "recall": Recall("Bilder, die aus der Umlaufbahn aufgenommen sind"),
    "certainty": CertaintyJudgement(Certainty.ALLEGED),
}


def item(kind: str = "choice", name: str = "one", **fields: object) -> Item:
    """Return an item of the kind, ``deck/one`` unless named otherwise."""
    values: dict[str, object] = {
        "id": f"deck/{name}",
        "entry": f"deck/{name}",
        "deck": "deck",
        "stem": f"Stamm {name}?",
        "interaction": INTERACTIONS[kind],
    }
    return Item(**(values | fields))  # type: ignore[arg-type]
