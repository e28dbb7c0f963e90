"""Guests in the list of a page: a line each, and below it whatever else the audience may know."""

from __future__ import annotations

from collections.abc import Iterator

from preseance.documents.catalogue import WORDS
from preseance.documents.pages.html import Content, Markup, tag, when
from preseance.documents.words import word
from preseance.views.records import (
    GuestEntry,
    GuestView,
    Language,
    PlaceView,
    RowView,
    TableView,
)


def guest_row(place: PlaceView, mark: str, group: TableView | RowView, lang: Language) -> Markup:
    """A guest at a place; ``mark`` is the id of the place on the plan."""
    guest = place.guest
    if guest is None:
        raise ValueError(f"nobody is at {place.id}")
    number = place.number if place.kind != "auxiliary" else f"{place.number}a"
    table = group.called or group.name
    where = word("page-at", lang, table, number) if table and number else table or number
    signs = [word("presiding", lang)] if place.presiding else []
    if place.kind == "auxiliary":
        signs.append(word("interpreter", lang))
    return _row(guest, mark, number, where, signs, lang)


def unplaced_row(entry: GuestEntry, mark: str, lang: Language) -> Markup:
    """A guest who has no place."""
    return _row(entry.guest, mark, "", "", [], lang)


def free_places(group: TableView | RowView, lang: Language) -> Content:
    """Which places nobody has, by number."""
    free = [p.number for p in group.places if p.guest is None and p.kind != "auxiliary"]
    if not free:
        return ""
    said = _spans([number for number in free if number]) or str(len(free))
    return tag("p", {"class": "facts"}, f"{word('free', lang)}{word('colon', lang)}{said}")


def _spans(numbers: list[str]) -> str:
    """Numbers that follow each other as a span: 1–5, 8."""
    spans: list[list[str]] = []
    for number in numbers:
        last = spans[-1][-1] if spans else ""
        if last.isdigit() and number.isdigit() and int(number) == int(last) + 1:
            spans[-1].append(number)
        else:
            spans.append([number])
    return ", ".join(span[0] if len(span) == 1 else f"{span[0]}–{span[-1]}" for span in spans)


def _row(
    guest: GuestView, mark: str, number: str, where: str, signs: list[str], lang: Language
) -> Markup:
    who = ", ".join(text for text in (guest.title, guest.delegation) if text)
    under = " · ".join(text for text in (*signs, who) if text)
    named = tag(
        "span",
        {"class": "who"},
        tag("span", {"class": "name"}, tag("bdi", {}, guest.full_name)),
        when(under, tag("span", {"class": "under"}, tag("bdi", {}, under))),
    )
    line = tag(
        "a",
        {"class": "line", "href": f"#{mark}"},
        tag("span", {"class": "number"}, number),
        tag("span", {"class": "disc", "aria-hidden": "true"}, guest.monogram),
        named,
    )
    more = [
        tag(
            "div",
            # In the list, its heading says the table, and the number stands before the name.
            {"class": "where" if name == "place" else ""},
            tag("dt", {"data-colon": word("colon", lang)}, word(name, lang)),
            tag("dd", {}, tag("bdi", {}, text)),
        )
        for name, text in _more(guest, where, lang)
    ]
    kept = when(more, tag("dl", {"class": "more"}, *more))
    return tag("li", {"id": f"row-{mark}", "data-place": mark}, line, kept)


def _more(guest: GuestView, where: str, lang: Language) -> Iterator[tuple[str, str]]:
    """What else is known, by the name of its heading; what is empty is left out."""
    hours = [word("comes-at", lang, guest.arrives)] if guest.arrives else []
    hours += [word("leaves-at", lang, guest.leaves)] if guest.leaves else []
    rank = str(guest.rank) if guest.rank is not None else ""
    said = (
        ("place", where),
        (
            "page-rank",
            " · ".join(text for text in (rank, guest.reason or guest.class_label) if text),
        ),
        ("form-of-address", guest.form_of_address),
        ("page-native", guest.name_native),
        ("pronunciation", guest.pronunciation),
        ("stands-in", guest.represents),
        ("partner", guest.partner),
        ("languages", guest.languages),
        ("status", word(f"status-{guest.status}", lang) if guest.status else ""),
        ("diet", ", ".join(_known("diet", diet, lang) for diet in guest.diets)),
        ("page-dishes", "; ".join(f"{c}{word('colon', lang)}{d}" for c, d in guest.dishes)),
        ("access", ", ".join(_known("need", need, lang) for need in guest.needs)),
        ("hours", ", ".join(hours)),
        ("page-liaison", guest.liaison),
        ("page-note", guest.note),
    )
    return ((name, text) for name, text in said if text)


def _known(kind: str, value: str, lang: Language) -> str:
    """A diet or a need in the language of the page, as it was written where it is not known."""
    name = f"{kind}-{value.replace(' ', '-')}"
    return word(name, lang) if name in WORDS else value
