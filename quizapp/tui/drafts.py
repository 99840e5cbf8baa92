"""Drafts as a review shows them: what they ask, what to look at, and the words they rest on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual.content import Content

from quizapp.core.items import Gap, Item, MultipleChoice, Number, SingleChoice, Typed
from quizapp.core.passages import excerpt, find_passage
from quizapp.tui.preview import answer_lines
from quizapp.tui.screens.problems import problem_lines
from quizapp.tui.text import READABLE, hang, stack, styled, wrap
from quizapp.tui.widgets.feedback import passage_lines
from quizapp.wording import kind_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quizapp.authoring.reviewing import DraftEntry, Review
    from quizapp.language import Translator


def draft_lines(draft: DraftEntry, tr: Translator, width: int) -> list[Content]:
    """Lay out what is to be looked at, each item as it will be asked with its key, and the problems."""
    width = min(width, READABLE)
    common = draft.entry.common
    told = [(tr("Hint:"), common.hint), (tr("Explanation:"), common.explanation)]
    return stack(
        _comment(draft, tr, width),
        *(_item(item, tr, width) for item in draft.items),
        wrap(styled(tr("This entry asks nothing yet."), "$muted"), width) if not draft.items else [],
        [
            line
            for lead, text in told
            if text
            for line in hang(styled(lead + " ", "$muted"), styled(text), width)
        ],
        *(problem_lines(problem, tr, width) for problem in draft.problems),
    )


def source_lines(draft: DraftEntry, review: Review, tr: Translator, width: int) -> list[Content]:
    """Lay out the passages that the draft names, each with a little around it; say if one is not there."""
    sources = draft.entry.common.sources
    if not sources:
        return wrap(styled(tr("The entry names no passage."), "$muted"), width)
    article = review.article or ""
    there = [source for source in sources if review.article is None or find_passage(article, source)]
    blocks = [passage_lines([excerpt(article, source)], width) for source in there]
    return stack(*blocks, missing_lines(draft, review, tr, width))


def missing_lines(draft: DraftEntry, review: Review, tr: Translator, width: int) -> list[Content]:
    """Say which of the passages that the draft names are not in the briefing."""
    lines: list[Content] = []
    for source in draft.entry.common.sources:
        if review.article is not None and not find_passage(review.article, source):
            told = tr("Not in the briefing word for word: »{text}«", text=source)
            lines += hang(styled("! ", "bold $warning"), styled(told), width)
    return lines


def _comment(draft: DraftEntry, tr: Translator, width: int) -> list[Content]:
    if not any(draft.comment):
        return []
    text = styled("".join(_joined(draft.comment)))
    return hang(styled(tr("To be checked:") + " ", "bold $warning"), text, width)


def _joined(lines: Sequence[str]) -> Iterator[str]:
    """Yield the lines of a comment as running text; what begins with a dash begins a line."""
    for number, line in enumerate(lines):
        if number:
            yield "\n" if line.startswith("-") or not line else " "
        yield line


def _item(item: Item, tr: Translator, width: int) -> list[Content]:
    shown, others = _as_asked(item)
    lines = wrap(styled(kind_name(item.kind, tr), "$muted"), width)
    lines += wrap(styled(item.stem, "bold"), width)
    lines += answer_lines(shown, tr, width)
    for remark in _remarks(item, others, tr):
        lines += hang(Content("  "), styled(remark, "$muted"), width)
    return lines


def _as_asked(item: Item) -> tuple[Item, int]:
    """Return the item with as many choices as are shown at once, the key first; and how many others wait."""
    interaction = item.interaction
    match interaction:
        case SingleChoice(choices=choices, key=key, shown=shown) if 0 < shown < len(choices):
            kept = [choices[key], *(choice for index, choice in enumerate(choices) if index != key)]
            return replace(item, interaction=SingleChoice(tuple(kept[:shown]), 0)), len(choices) - shown
        case _:
            return item, 0


def _remarks(item: Item, others: int, tr: Translator) -> Iterator[str]:
    """Yield what else counts as right, what is said about wrong choices, and what is chosen from instead."""
    match item.interaction:
        case Typed(accepted=accepted) if len(accepted) > 1:
            yield tr("Also right: {others}", others=", ".join(accepted[1:]))
        case Gap(accepted=gaps):
            for accepted in gaps:
                if len(accepted) > 1:
                    yield tr("Also right: {others}", others=", ".join(accepted[1:]))
        case Number(tolerance=tolerance) if tolerance:
            amount = f"{tolerance.normalize():f}"
            amount = amount.replace(".", ",") if item.language.startswith("de") else amount
            yield tr("Right within ± {amount}", amount=amount)
        case SingleChoice(choices=choices) | MultipleChoice(choices=choices) if not others:
            for choice in choices:
                if choice.feedback:
                    yield tr("About »{choice}«: {feedback}", choice=choice.text, feedback=choice.feedback)
        case _:
            pass
    if others:
        yield tr.plural(
            "{n} more wrong one may be shown instead.", "{n} more wrong ones may be shown instead.", others
        )
