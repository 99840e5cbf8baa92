"""Feedback: the verdict in a sign and a word, the key, why, and where the briefing says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from quizapp.core.items import Kind
from quizapp.core.scores import Verdict
from quizapp.tui.text import ROOMY, hang, spread, stack, styled, wrap
from quizapp.tui.widgets.block import Block
from quizapp.wording import date_words, key_lines, next_time, verdict_sign, verdict_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.core.passages import Piece
    from quizapp.language import Translator
    from quizapp.study import Feedback

STYLES = {
    Verdict.RIGHT: "$success",
    Verdict.NEARLY: "$success",
    Verdict.PARTLY: "$warning",
    Verdict.WRONG: "$error",
}
_IN_PLACE = {Kind.CHOICES, Kind.GAP, Kind.MATCHING, Kind.ORDERING, Kind.RECALL}
"""Kinds whose responder itself shows the whole key once it is settled."""
_JUDGED = {Kind.CHOICE, Kind.TRUTH, Kind.CERTAINTY}
"""Kinds whose responder marks the key, so that it is not named again if that would take a line too many."""
_BESIDE_LIST = 60
"""From this width on, the choices and the verdict below them are on the screen together."""


class FeedbackView(Block):
    """Says how the response was, and why."""

    def tell(self, feedback: Feedback, tr: Translator, height: int) -> None:
        """Show the feedback on a screen of this height."""
        self.show(lambda width: feedback_lines(feedback, tr, width, dense=height < ROOMY))


class PassageView(Block):
    """Shows the passages of the briefing, the quoted words marked, with the deck's date."""

    DEFAULT_CSS = """
    PassageView {
        border: round $muted;
        border-title-color: $muted;
        padding: 0 1;
    }
    """

    def tell(self, feedback: Feedback, tr: Translator) -> None:
        """Show the passages, or nothing if there are none."""
        if not feedback.passages:
            self.show(None)
            return
        as_of = feedback.item.as_of
        title = (
            tr("In the briefing · as of {date}", date=date_words(as_of, tr))
            if as_of
            else tr("In the briefing")
        )
        self.border_title = Content(title)
        self.show(lambda width: passage_lines(feedback.passages, width))


def feedback_lines(feedback: Feedback, tr: Translator, width: int, *, dense: bool) -> list[Content]:
    """Lay out verdict, key, the next time, the author's remark and the explanation.

    ``dense`` saves lines where the screen is low, so that the passage below has room and nothing scrolls.
    """
    about = tr("About your answer: {remark}", remark=feedback.remark) if feedback.remark else ""
    remark = wrap(styled(about), width) if about else []
    explanation = wrap(styled(feedback.item.explanation), width) if feedback.item.explanation else []
    why = [*remark, *explanation] if dense else stack(remark, explanation)
    return stack(_verdict(feedback, tr, width, dense=dense), why)


def passage_lines(passages: Sequence[Sequence[Piece]], width: int) -> list[Content]:
    """Lay out excerpts, the quoted words between ▐ and ▌ and on another ground."""
    return stack(*(wrap(_excerpt(pieces), width) for pieces in passages))


def _verdict(feedback: Feedback, tr: Translator, width: int, *, dense: bool) -> list[Content]:
    word = verdict(feedback, tr)
    following = styled(_following(feedback, tr), "$muted")
    key = _key(feedback, tr)
    whole = word + Content("  ") + key if key else word
    if whole.cell_length + following.cell_length + 2 <= width:
        return spread(whole, following, width)
    in_view = feedback.item.kind in _JUDGED and (feedback.score.passed or (dense and width >= _BESIDE_LIST))
    return [
        *spread(word, following, width),
        *(hang(Content("  "), key, width) if key and not in_view else []),
    ]


def verdict(feedback: Feedback, tr: Translator) -> Content:
    """Return the verdict as a sign and a word; what was left open is said to be so."""
    score = feedback.score
    if feedback.response is None:
        return styled("○ " + tr("Not answered"), "bold $warning")
    said = verdict_word(feedback.item, score, tr, overruled=feedback.overruled)
    return styled(f"{verdict_sign(score.verdict)} {said}", f"bold {STYLES[score.verdict]}")


def _key(feedback: Feedback, tr: Translator) -> Content:
    if feedback.item.kind in _IN_PLACE:
        return Content("")
    key = styled(" ".join(key_lines(feedback.item, tr)), "bold")
    return key if feedback.score.passed else styled(tr("Right is:") + " ") + key


def _following(feedback: Feedback, tr: Translator) -> str:
    if feedback.again:
        return tr("comes again in a moment")
    return next_time(feedback.days, tr) if feedback.days is not None else ""


def _excerpt(pieces: Sequence[Piece]) -> Content:
    whole = Content("")
    for piece in pieces:
        if piece.quoted:
            edges = styled("▐", "$accent"), styled("▌", "$accent")
            whole += edges[0] + styled(piece.text, "bold on $mark") + edges[1]
        else:
            whole += styled(piece.text, "$muted")
    return whole
