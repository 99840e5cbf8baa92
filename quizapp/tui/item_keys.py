"""The keys of the item screen, after Anki's where there is a counterpart.

A letter commands only where nothing is being typed; what makes sense then has another key too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding

from quizapp.language import N_

if TYPE_CHECKING:
    from textual.binding import BindingType

ITEM_KEYS: list[BindingType] = [
    Binding("enter,space", "go_on", N_("go on"), tooltip=N_("Go on to the next one.")),
    Binding("enter", "try_again", N_("try again"), tooltip=N_("Try to store the answer again.")),
    Binding("enter", "return", N_("back to the field"), tooltip=N_("Go back to what is to be answered.")),
    Binding(
        "o",
        "overrule",
        N_("count as right"),
        tooltip=N_("Count your answer as right, if it means the same as the expected one."),
    ),
    Binding("pagedown", "scroll(1)", N_("more"), tooltip=N_("Scroll down.")),
    Binding("pageup", "scroll(-1)", "", tooltip=N_("Scroll up.")),
    Binding("h,f2", "hint", N_("hint"), tooltip=N_("Show a hint. A right answer then counts a little less.")),
    Binding(
        "u,ctrl+z",
        "undo",
        N_("undo"),
        tooltip=N_("Take the last step back, an answer or a skip; again: the one before."),
    ),
    Binding(
        "b,f4",
        "briefing",
        N_("briefing"),
        tooltip=N_("Read the briefing. Before answering, that counts as a hint."),
    ),
    Binding("escape", "leave", N_("leave"), tooltip=N_("Leave. Everything answered so far is kept.")),
    Binding("s,f3", "skip", N_("skip"), tooltip=N_("Leave this one out for now; nothing is counted.")),
    Binding("i,f9", "info", N_("info"), tooltip=N_("What is known of this one: your answers, the dates.")),
    Binding("@,f6", "suspend", N_("suspend"), tooltip=N_("Ask this one no more, until you take it back.")),
    Binding("-,f7", "postpone", N_("tomorrow"), tooltip=N_("Do not ask this one again before tomorrow.")),
    Binding("!,f8", "flag", N_("flag"), tooltip=N_("Tell the author what is wrong with this one.")),
    Binding("e,f5", "edit", N_("edit"), tooltip=N_("Edit this question in your editor.")),
]
