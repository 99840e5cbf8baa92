"""Caring: the dialogs about one item, over the screen that asks it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from quizapp.care import Care
from quizapp.progress.errors import StorageError

if TYPE_CHECKING:
    from quizapp.core.items import Item
    from quizapp.core.session import Session
    from quizapp.study import Study
    from quizapp.tui.screens.flag import Flagging
    from quizapp.tui.screens.item import ItemScreen
    from quizapp.tui.screens.item_info import Wish


class Caring:
    """Opens dialogs for an item screen and does what comes of them."""

    def __init__(self, screen: ItemScreen, study: Study) -> None:
        self._screen = screen
        self._care = Care(study)

    def flag(self, item: Item) -> None:
        """Let write a note to the author, or take the flag down."""
        from quizapp.tui.screens.flag import FlagDialog

        try:
            dialog = FlagDialog(item, self._care.state(item.id).flag, self._screen.tr)
        except StorageError as error:
            self._screen.announce(error.message)
        else:
            self._screen.app.push_screen(dialog, partial(self._flagged, item))

    def show(self, item: Item, session: Session) -> None:
        """Show what is known of the item."""
        from quizapp.tui.screens.item_info import ItemInfoScreen

        try:
            screen = ItemInfoScreen(lambda: self._care.info(item, session), self._care, self._screen.tr)
        except StorageError as error:
            self._screen.announce(error.message)
        else:
            self._screen.app.push_screen(screen, self._wished)

    def _flagged(self, item: Item, flagging: Flagging | None) -> None:
        if flagging is None:
            return
        try:
            if flagging.note is None:
                self._care.unflag(item.id)
                self._screen.announce(lambda tr: tr("Not flagged any more."))
            else:
                self._care.flag(item.id, flagging.note)
                self._screen.announce(lambda tr: tr("Flagged for the author."))
        except StorageError as error:
            self._screen.announce(error.message)

    def _wished(self, wish: Wish | None) -> None:
        from quizapp.tui.screens.item_info import Wish

        match wish:
            case Wish.SUSPEND:
                self._screen.action_suspend()
            case Wish.POSTPONE:
                self._screen.action_postpone()
            case Wish.FLAG:
                self._screen.action_flag()
            case Wish.EDIT:
                self._screen.action_edit()
            case None:
                pass
