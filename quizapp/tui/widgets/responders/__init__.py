"""Responders: one widget for each way of responding to an item."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from quizapp.core.items import (
    CertaintyJudgement,
    Gap,
    Interaction,
    Matching,
    MultipleChoice,
    Number,
    Ordering,
    Recall,
    SingleChoice,
    TrueFalse,
    Typed,
)

if TYPE_CHECKING:
    from quizapp.tui.widgets.responders.base import Responder


def responder_name(interaction: Interaction) -> str:
    """Name the responder for an interaction; items with the same name share one widget."""
    match interaction:
        case SingleChoice() | MultipleChoice() | TrueFalse() | CertaintyJudgement():
            return "choices"
        case Typed() | Number() | Gap():
            return "fields"
        case Matching():
            return "pairs"
        case Ordering():
            return "order"
        case Recall():
            return "recall"
        case _:
            assert_never(interaction)


def make_responder(name: str, *, select_first: bool) -> Responder:
    """Make the responder of that name; only then is its module imported."""
    match name:
        case "choices":
            from quizapp.tui.widgets.responders.choice_list import ChoiceList

            return ChoiceList(select_first=select_first)
        case "fields":
            from quizapp.tui.widgets.responders.fields import Fields

            return Fields()
        case "pairs":
            from quizapp.tui.widgets.responders.pair_list import PairList

            return PairList()
        case "order":
            from quizapp.tui.widgets.responders.order_list import OrderList

            return OrderList()
        case "recall":
            from quizapp.tui.widgets.responders.recall import RecallPane

            return RecallPane()
        case _:
            raise ValueError(name)
