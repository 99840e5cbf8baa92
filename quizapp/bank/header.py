"""The keys of a file as a whole: title, id, language and the like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.bank import schema
from quizapp.bank.fields import Fields
from quizapp.bank.identity import ID, deck_id, slug
from quizapp.bank.keys import report_unknown
from quizapp.bank.values import read_date, read_language, read_link
from quizapp.core.decks import Deck

if TYPE_CHECKING:
    from quizapp.bank.drafts import Draft
    from quizapp.bank.report import Report

_LONGEST_ARTICLE = 200


def read_header(draft: Draft, report: Report) -> Deck:
    """Return the deck with the entries of the draft; a faulty header is reported and does not spoil it."""
    fields = Fields(draft.header, report)
    meant = report_unknown(fields, schema.HEADER) if not schema.HEADER.issuperset(fields.values) else set()
    _check_version(fields)
    return Deck(
        id=_id(fields),
        title=_title(fields, draft, meant),
        language=read_language(fields),
        article=_article(fields),
        as_of=read_date(fields, "as_of"),
        link=read_link(fields),
        tags=fields.tags("tags"),
        description=fields.text("description"),
        authors=fields.texts("authors"),
        license=fields.text("license"),
        entries=tuple(draft.entries),
    )


def _title(fields: Fields, draft: Draft, meant: set[str]) -> str:
    title = " ".join(fields.text("title").split())
    if "title" in fields.values:
        if not title:
            fields.at_key("title", "empty-text")
    elif "title" not in meant and not draft.spoiled_key:
        fields.at_start("missing-key", key="title")
    return title or fields.report.path.stem


def _id(fields: Fields) -> str:
    text = fields.text("id")
    if text and ID.fullmatch(text):
        return text
    if text:
        fields.at("id", "bad-id", id=text, similar=slug(text))
    return deck_id(fields.report.path.stem)


def _article(fields: Fields) -> str:
    name = fields.text("article")
    if not name:
        return ""
    last = name.replace("\\", "/").rpartition("/")[2]
    if last == name and ":" not in name and name not in (".", "..") and len(name) <= _LONGEST_ARTICLE:
        return name
    fields.at("article", "article-elsewhere", text=name, example=last.rpartition(":")[2] or "briefing.md")
    return ""


def _check_version(fields: Fields) -> None:
    version = fields.text("quizapp")
    if version and version != schema.FORMAT_VERSION:
        fields.at("quizapp", "other-version", text=version)
