"""Drafts as a review shows them: what they ask, what to look at, and the words they rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from quizapp.authoring.preview import as_asked, remarks
from quizapp.authoring.reviewing import summary_lines
from quizapp.core.passages import excerpt, find_passage
from quizapp.tui.faults import fault_lines
from quizapp.tui.preview import answer_lines
from quizapp.tui.text import READABLE, hang, stack, styled, wrap
from quizapp.tui.widgets.feedback import passage_lines
from quizapp.wording import kind_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quizapp.authoring.draft_entries import DraftEntry
    from quizapp.authoring.reviewing import Review
    from quizapp.core.items import Item
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
        *(fault_lines(problem, tr, width) for problem in draft.problems),
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
    shown, others = as_asked(item)
    lines = wrap(styled(kind_name(item.kind, tr), "$muted"), width)
    lines += wrap(styled(item.stem, "bold"), width)
    lines += answer_lines(shown, tr, width)
    for remark in remarks(item, others, tr):
        lines += hang(Content("  "), styled(remark, "$muted"), width)
    return lines


def end_lines(review: Review, name: str, tr: Translator, width: int) -> list[Content]:
    """Lay out what came of a review, and what is next; ``name`` is what the file is called in commands."""
    width = min(width, READABLE)
    if not review.decided:
        told = tr("There are no drafts in »{path}«.", path=name)
        following = (
            (tr("Drafts are made from a briefing:"), "quizapp build briefing.md -o deck.yaml"),
            (tr("An entry with the line »draft: yes« is a draft too."), ""),
        )
    else:
        told = tr("All drafts are reviewed.")
        following = (
            (tr("Next, check the whole file:"), f"quizapp check {name}"),
            (tr("Try it out:"), f"quizapp quiz {name}"),
        )
    lines: list[list[Content]] = [wrap(styled(told, "bold"), width)]
    counts = [line for line in summary_lines(review, tr) if review.decided]
    lines.append([line for text in counts for line in wrap(styled(text), width)])
    for sentence, command in following:
        lines.append(
            wrap(styled(sentence), width)
            + (wrap(styled(f"  {command}", "$accent"), width) if command else [])
        )
    return stack(*lines)
