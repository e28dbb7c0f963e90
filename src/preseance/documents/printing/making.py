"""How a paper is made whatever it says: set by Typst, drawn as scenes, a list as a file, cards on sheets."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Literal, TypeAlias

from preseance.documents.papers.cards import Card, card_files, cards_source
from preseance.documents.papers.label_remarks import label_remarks
from preseance.documents.papers.place_cards import CardStyle
from preseance.documents.printed import PaperRemark, Printed
from preseance.documents.scene import Scene
from preseance.documents.setting import set_with_letters
from preseance.documents.typst import Format, write_scenes, write_source
from preseance.documents.words import titled, word
from preseance.documents.writers.table import Table
from preseance.views.records import (
    FlagPlanView,
    GuestListView,
    KitchenView,
    PaperHead,
    SessionView,
    SpeakersView,
    TakeInView,
)

Drawn: TypeAlias = tuple[tuple[Scene, ...], tuple[PaperRemark, ...]]
"""Scenes, and what is to be known of them."""
Tabular: TypeAlias = Format | Literal["xlsx", "csv"]
"""Formats of a list: one may be a workbook or CSV."""


def typeset(
    view: object,
    head: PaperHead,
    source_of: Callable[[], str],
    fmt: Format,
    files: Mapping[str, bytes] | None = None,
) -> Printed:
    """A paper that Typst sets, with remarks on letters that no font of ours has."""

    def written(source: str) -> tuple[bytes, ...]:
        return write_source(source, fmt, head.published, files)

    return set_with_letters(view, head.language, source_of, lambda source: source, written)


def drawn_paper(
    views: tuple[GuestListView | SessionView, ...], drawn: Callable[[], Drawn], fmt: Format
) -> Printed:
    """A paper of scenes, with its own remarks and those on letters."""
    head = views[0].head
    remarks: tuple[PaperRemark, ...] = ()

    def scenes_of() -> tuple[Scene, ...]:
        nonlocal remarks
        scenes, remarks = drawn()
        return scenes

    def letters_of(scenes: tuple[Scene, ...]) -> str:
        return "".join(text.content for scene in scenes for text in scene.texts())

    def written(scenes: tuple[Scene, ...]) -> tuple[bytes, ...]:
        return write_scenes(scenes, fmt, head.published) if scenes else ()

    made = set_with_letters(views, head.language, scenes_of, letters_of, written)
    return Printed(made.pages, (*made.remarks, *remarks))


def listed(
    view: GuestListView | KitchenView | SpeakersView | FlagPlanView | TakeInView,
    source: Callable[[], str],
    table: Callable[[], Table],
    fmt: Tabular,
    files: Mapping[str, bytes] | None = None,
) -> Printed:
    """A list as Typst sets it, as a workbook or as CSV."""
    if fmt == "xlsx":
        from preseance.documents.writers.workbook import workbook

        return Printed((workbook(table().on_lines()),))
    if fmt == "csv":
        from preseance.documents.writers.separated import separated

        return Printed((separated(table().on_lines()),))
    return typeset(view, view.head, source, fmt, files)


def laid_out(
    title: str,
    view: GuestListView | SessionView,
    cards: list[Card],
    style: CardStyle,
    fmt: Format,
) -> Printed:
    """Cards on their sheets, with what is to be known of these."""
    head, lang = view.head, view.head.language
    called = titled(head.event, word(title, lang), lang)
    printed = typeset(
        view,
        head,
        lambda: cards_source(called, lang, cards, style.cutting, style.logo),
        fmt,
        card_files(cards, style.logo),
    )
    remarks = (*printed.remarks, *label_remarks(style.cutting, lang))
    return replace(printed, remarks=remarks)
