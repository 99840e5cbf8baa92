"""Resetting: a whole deck becomes new again, if the learner really means it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.progress.errors import StorageError
from quizapp.tui import requests

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import App

    from quizapp.care import Care
    from quizapp.language import Translator
    from quizapp.study import Study


def ask(app: App[None], study: Study, deck: str, tr: Translator) -> None:
    """Ask whether to begin anew with a deck, and do so after a yes."""
    from quizapp.care import Care
    from quizapp.tui.screens.confirm import ConfirmDialog

    care = Care(study)
    title = next((one.title for one in study.index.decks() if one.id == deck), deck)
    try:
        items = care.learned(deck)
    except StorageError as error:
        app.notify(error.message(tr), severity="error", timeout=15, markup=False)
        return
    if not items:
        app.notify(tr("You have not answered anything of »{deck}« yet.", deck=title), markup=False)
        return

    def done(confirmed: bool | None) -> None:  # noqa: FBT001 - a dialog's result
        if confirmed:
            _reset(app, care, items, tr)

    app.push_screen(
        ConfirmDialog(
            tr("Begin anew"),
            lambda tr: (
                tr("Begin anew with »{deck}«?", deck=title),
                tr.plural(
                    "{n} question will be new again. Your answers stay in your history.",
                    "{n} questions will be new again. Your answers stay in your history.",
                    len(items),
                ),
            ),
            tr,
        ),
        done,
    )


def _reset(app: App[None], care: Care, items: Sequence[str], tr: Translator) -> None:
    """Reset the items and go home, where everything is counted anew."""
    from quizapp.tui.screens.home import HomeScreen

    try:
        care.reset(items)
    except StorageError as error:
        app.notify(error.message(tr), severity="error", timeout=15, markup=False)
        return
    for screen in app.screen_stack:
        if isinstance(screen, HomeScreen):
            screen.recount()
    app.post_message(requests.GoHome())
    message = tr.plural("{n} question is new again.", "{n} questions are new again.", len(items))
    app.call_later(app.notify, message, markup=False)
