"""Pairs to put together: the left sides one after another, each with the number of a right side."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual.binding import Binding
from textual.content import Content

from quizapp.core.items import Item, Matching
from quizapp.core.responses import Paired
from quizapp.language import N_
from quizapp.tui.keys import DIGITS, MOVES, SIDEWAYS
from quizapp.tui.text import fit, hang, styled
from quizapp.tui.widgets.block import Block
from quizapp.tui.widgets.responders.base import Responder

if TYPE_CHECKING:
    from textual import events
    from textual.binding import BindingType

    from quizapp.core.responses import Response
    from quizapp.language import Translator
    from quizapp.study import Feedback

_BESIDE = 56
"""From this width on both sides stand beside each other."""
_GAP = 4
_READABLE = 6
"""With less room than this, nobody recognises a text by its beginning."""


class PairList(Block, Responder, can_focus=True):
    """Left sides with a pointer at one of them, and numbered right sides.

    A digit gives the left side at the pointer that right side, and the pointer goes to the next one
    that is open. By mouse: click a left side to point at it, then a right side.
    """

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(
                str(digit),
                f"digit({digit})",
                N_("match"),
                group=DIGITS,
                tooltip=N_("Match the line at the pointer with this number."),
            )
            for digit in range(1, 10)
        ),
        Binding("up,k", "move(-1)", N_("move"), group=MOVES, tooltip=N_("Move the pointer up and down.")),
        Binding("down,j", "move(1)", N_("move"), group=MOVES),
        Binding(
            "left",
            "turn(-1)",
            "",
            group=SIDEWAYS,
            tooltip=N_("Go through the right sides for the line at the pointer."),
        ),
        Binding("right", "turn(1)", "", group=SIDEWAYS),
        Binding("backspace,delete", "clear", "", tooltip=N_("Take the match at the pointer back.")),
        Binding("enter", "give", N_("answer"), tooltip=N_("Give the matches.")),
    ]
    DEFAULT_CSS = """
    PairList:hover { pointer: pointer; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._matching = Matching((), (), ())
        self._pairs: list[int | None] = []
        self._pointer = 0
        self._warned = False
        self._over = False
        self._settled: Feedback | None = None
        self._areas: list[tuple[range, range, bool, int]] = []
        self._yours = "{given}"
        self._nothing = "…"

    def ask(self, item: Item, tr: Translator) -> None:
        """Show both sides, nothing matched yet."""
        assert isinstance(item.interaction, Matching)
        self._matching = item.interaction
        self._pairs = [None] * len(item.interaction.left)
        self._pointer = 0
        self._warned = False
        self._over = False
        self._settled = None
        self.speak(tr)

    def fill(self, response: Response) -> None:
        """Show the matches."""
        if isinstance(response, Paired):
            self._pairs = list(response.right)
            self.renew()

    def given(self) -> Response | None:
        """Return the matches, if there are any."""
        return Paired(tuple(self._pairs)) if any(pair is not None for pair in self._pairs) else None

    def speak(self, tr: Translator) -> None:
        """Say the remark after the response in another language."""
        self._yours = tr("you: {given}")
        self._nothing = tr("nothing")
        self.renew()

    def settle(self, feedback: Feedback | None) -> None:
        """Show for each left side whether it was matched rightly, and with what it belongs."""
        self._over = True
        self._settled = feedback
        self.renew()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only the digits that there are."""
        if self._over:
            return False
        return action != "digit" or cast("int", parameters[0]) <= len(self._matching.right)

    def lines(self, width: int) -> list[Content]:
        """Lay out both sides, or after the response the pairs as they are right."""
        self._areas = []
        if self._settled is not None:
            return self._settled_lines(width)
        if width < _BESIDE:
            left = self._side(self._left_rows(width), range(width), 0, left=True)
            right = self._side(self._right_rows(width), range(width), len(left) + 1, left=False)
            return [*left, Content(""), *right]
        half = (width - _GAP) // 2
        left = self._side(self._left_rows(half), range(half), 0, left=True)
        right = self._side(self._right_rows(half), range(half, width), 0, left=False)
        height = max(len(left), len(right))
        left += [Content("")] * (height - len(left))
        right += [Content("")] * (height - len(right))
        return [fit(one, half + _GAP) + two for one, two in zip(left, right, strict=True)]

    def on_click(self, event: events.Click) -> None:
        """Point at the left side, or match with the right side, that was clicked."""
        offset = event.get_content_offset(self)
        if offset is None or self._over:
            return
        self.focus()
        for columns, rows, is_left, index in self._areas:
            if offset.x in columns and offset.y in rows:
                if is_left:
                    self._pointer = index
                    self.renew()
                else:
                    self._match(index)
                return

    def action_digit(self, digit: int) -> None:
        """Match by number."""
        self._match(digit - 1)

    def action_move(self, step: int) -> None:
        """Move the pointer."""
        self._pointer = (self._pointer + step) % len(self._pairs)
        self.renew()

    def action_turn(self, step: int) -> None:
        """Match with the next or the previous right side, without moving on."""
        current = self._pairs[self._pointer]
        count = len(self._matching.right)
        turned = (0 if step > 0 else count - 1) if current is None else (current + step) % count
        self._put(turned)

    def action_clear(self) -> None:
        """Take the match at the pointer back."""
        self._put(None)

    def action_give(self) -> None:
        """Give the matches; if some are missing, ask first."""
        missing = self._pairs.count(None)
        if missing == len(self._pairs):
            self.post_message(self.Refused(N_("Match something first: press the number of a right side.")))
        elif missing and not self._warned:
            self._warned = True
            self._pointer = self._pairs.index(None)
            self.renew()
            self.post_message(
                self.Refused(N_("A line has no match yet. Press Enter again to answer anyway."))
            )
        else:
            self.post_message(self.Responded(Paired(tuple(self._pairs))))

    def _match(self, index: int) -> None:
        self._put(index)
        count = len(self._pairs)
        following = ((self._pointer + step) % count for step in range(1, count))
        self._pointer = next((one for one in following if self._pairs[one] is None), self._pointer)
        self.renew()

    def _put(self, index: int | None) -> None:
        self._pairs[self._pointer] = index
        self._warned = False
        self.renew()
        self.post_message(self.Edited())

    def _left_rows(self, width: int) -> list[list[Content]]:
        rows = []
        for index, text in enumerate(self._matching.left):
            here = index == self._pointer and not self._over
            pair = self._pairs[index]
            arrow = styled("  → ", "$muted") + styled(
                str(pair + 1) if pair is not None else "…", "bold $accent" if pair is not None else "$muted"
            )
            lead = styled("› " if here else "  ", "bold $accent")
            row = hang(lead, styled(text, "bold" if here else "") + arrow, width)
            if pair is not None:
                row[-1] = self._with_match(row[-1], pair, width)
            rows.append(row)
        return rows

    def _with_match(self, line: Content, index: int, width: int) -> Content:
        """Put as much of a right side behind its number as there is room for, so that nothing moves."""
        text = styled(f" {self._matching.right[index]}", "$muted")
        room = width - line.cell_length
        if text.cell_length <= room:
            return line + text
        return line + text.truncate(room, ellipsis=True) if room >= _READABLE else line

    def _right_rows(self, width: int) -> list[list[Content]]:
        return [
            hang(
                styled(f"{index + 1}  ", "bold $accent"),
                styled(text, "$muted" if index in self._pairs else ""),
                width,
            )
            for index, text in enumerate(self._matching.right)
        ]

    def _side(self, rows: list[list[Content]], columns: range, start: int, *, left: bool) -> list[Content]:
        """Join the rows of one side and note where each stands."""
        lines: list[Content] = []
        for index, row in enumerate(rows):
            begin = start + len(lines)
            self._areas.append((columns, range(begin, begin + len(row)), left, index))
            lines += row
        return lines

    def _settled_lines(self, width: int) -> list[Content]:
        assert self._settled is not None
        lines: list[Content] = []
        right = self._matching.right
        for index, text in enumerate(self._matching.left):
            key = self._matching.key[index]
            given = self._pairs[index]
            passed = given is not None and right[given] == right[key]
            sign = styled("✓ ", "bold $success") if passed else styled("✗ ", "bold $error")
            body = styled(f"{text} – ") + styled(right[key], "bold")
            if not passed and self._settled.response is not None:
                yours = right[given] if given is not None else self._nothing
                body += styled("  ← " + self._yours.format(given=yours), "$muted")
            lines += hang(sign, body, width)
        return lines
