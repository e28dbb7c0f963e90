"""Find your table: a page for guests' telephones, which tells who writes their name where to go.

Nothing is sent, and no name can be read off it (`sealed`). Where guests may be told apart by nothing
but function and delegation, these are told with the tables. Where they are asked for the code on their
card instead, the page knows no name at all, sealed or not.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Literal, TypeAlias

from preseance.documents.furniture import draw_top, furnish, table_names
from preseance.documents.labels import Seat
from preseance.documents.pages.html import Content, Markup, tag, when
from preseance.documents.pages.page import colour, page
from preseance.documents.pages.sealed import Sealed, asked, sealed
from preseance.documents.palette import DISC, OUTLINE
from preseance.documents.printed import PaperRemark, Printed
from preseance.documents.projection import fitted, project_seats, whole_room
from preseance.documents.room_drawing import draw_room
from preseance.documents.scene import Box, Disc, Pen, Scene
from preseance.documents.svg import layers_of
from preseance.documents.typefaces import bundled, using
from preseance.documents.words import date_and_time, find_yours, status_line, word
from preseance.views.records import (
    GuestEntry,
    GuestListView,
    PaperHead,
    RowView,
    SessionView,
    TableView,
)

_LATIN = "".join(map(chr, (*range(0x21, 0x7F), *range(0xA1, 0x180))))
"""Letters in which answers may stand: those that do would tell something of the names."""
_WIDTH, _HEIGHT, _AROUND = 180.0, 130.0, 9.0
"""Of the small plan, and what is kept round the room, millimetres."""


def print_find_table(
    guests: GuestListView,
    session: SessionView,
    tells: Collection[str] = (),
    *,
    by: Literal["name", "code"] = "name",
) -> Printed:
    """The page of a session, and what it tells to whom.

    Parameters
    ----------
    tells
        Besides the table: `place`, and `plan` for a small plan of the tables without a name in it.
        At a single table the place is told in any case.
    by
        What guests are asked for: their name, or the code on their card.
    """
    entries = [entry for entry in guests.entries if entry.seated]
    groups: Sequence[TableView | RowView] = (*session.tables, *session.rows)
    place = "place" in tells or len(groups) < 2
    answers = _answers_to_codes if by == "code" else _answers_to_names
    locked = sealed(answers(entries, groups, place=place))
    lang, head = guests.head.language, guests.head
    with using(bundled()):
        drawn = _plan(session, groups) if "plan" in tells else ""
        title = f"{find_yours(head)}{word('colon', lang)}{head.event}"
        made = page(title, lang, _body(guests, locked, drawn, by), "find", _LATIN)
    said = word("remark-find-codes" if by == "code" else "remark-find", lang, len(entries))
    return Printed((made,), (PaperRemark("find", said),))


_Answers: TypeAlias = dict[str, list[dict[str, object]]]


def _answers_to_codes(
    entries: Sequence[GuestEntry], groups: Sequence[TableView | RowView], *, place: bool
) -> _Answers:
    """What is told, by the letters of the code that asks."""
    at = _whereabouts(groups)
    return {
        entry.code.replace("-", "").lower(): [_told(entry, at, place=place)] for entry in entries
    }


def _whereabouts(groups: Sequence[TableView | RowView]) -> dict[str, int]:
    """The number of each guest's table or row, by id."""
    return {
        p.guest.id: number
        for number, group in enumerate(groups)
        for p in group.places
        if p.guest is not None
    }


def _told(entry: GuestEntry, at: Mapping[str, int], *, place: bool) -> dict[str, object]:
    """Where a guest sits, and who they are not."""
    return {
        "table": entry.table,
        **({"place": entry.place} if place and entry.place else {}),
        **({"at": at[entry.guest.id]} if entry.guest.id in at else {}),
    }


def _answers_to_names(
    entries: Sequence[GuestEntry], groups: Sequence[TableView | RowView], *, place: bool
) -> _Answers:
    """What is told, by the name that asks; a name of several guests tells all of them."""
    at = _whereabouts(groups)
    by_name: dict[str, list[GuestEntry]] = {}
    for entry in entries:
        guest = entry.guest
        names = (
            guest.full_name,
            guest.name_native,
            f"{guest.given} {guest.family}",
            guest.sort_name,
        )
        for name in dict.fromkeys(asked(name) for name in names):
            if name:
                by_name.setdefault(name, []).append(entry)
    return {
        name: [
            {
                **_told(entry, at, place=place),
                **({"who": _who(entry)} if len(found) > 1 else {}),
            }
            for entry in found
        ]
        for name, found in by_name.items()
    }


def _who(entry: GuestEntry) -> str:
    guest = entry.guest
    said = ", ".join(text for text in (guest.title, guest.delegation) if text)
    return f"{guest.full_name}, {said}" if said else guest.full_name


def _body(
    guests: GuestListView, locked: Sealed, drawn: Content, by: Literal["name", "code"]
) -> Content:
    head, lang = guests.head, guests.head.language
    when_ = " · ".join(t for t in (date_and_time(head.starts, head.ends, lang), head.place) if t)
    ending = "-code" if by == "code" else ""
    typed = {
        "name": {"autocomplete": "name", "autocapitalize": "words", "spellcheck": "false"},
        "code": {"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"},
    }
    words = {
        f"data-{name}": word(f"find-{name}", lang, "{0}") for name in ("place", "asking", "several")
    }
    words["data-none"] = word(f"find-none{ending}", lang)
    words["data-by"] = by
    box = json.dumps(
        {"salt": locked.salt, "rounds": locked.rounds, "boxes": locked.boxes}, separators=(",", ":")
    )
    return tag(
        "main",
        {"id": "main", **words},
        tag(
            "header",
            {},
            tag("p", {"class": "event"}, tag("bdi", {}, head.event)),
            tag("h1", {}, find_yours(head)),
            tag("p", {"class": "facts"}, " · ".join(t for t in (head.session, when_) if t)),
            *(tag("p", {"class": "loud"}, text) for text in (head.marking, _withdrawn(head)) if text),
        ),
        tag(
            "form",
            {"id": "ask", "hidden": True},
            tag("label", {"for": "name"}, word(f"find-{by}", lang)),
            tag(
                "div",
                {"class": "row"},
                tag(
                    "input",
                    {
                        "type": "text", "id": "name", "required": True, **typed[by],
                        "enterkeyhint": "search", "aria-describedby": "how",
                    },
                ),
                tag("button", {"type": "submit"}, word("find-go", lang)),
            ),
            tag("p", {"class": "facts", "id": "how"}, word(f"find-how{ending}", lang)),
        ),
        tag("p", {"id": "needs"}, word("find-noscript", lang)),
        tag("div", {"id": "answer", "role": "status"}),
        when(drawn, tag("div", {"class": "plan"}, drawn)),
        tag("footer", {"class": "facts"}, tag("p", {}, word("find-kept", lang)), tag("p", {}, status_line(head))),
        tag("script", {"type": "application/json", "id": "sealed"}, Markup(box)),
    )  # fmt: skip


def _withdrawn(head: PaperHead) -> str:
    """That the page is of a version no longer in force; empty where it is."""
    lang = head.language
    if not head.superseded_by:
        return ""
    return f"{word('superseded', lang, head.superseded_by)}. {word('withdrawn', lang)}."


def _plan(session: SessionView, groups: Sequence[TableView | RowView]) -> Markup:
    """The room with its tables, each a group of its own, and nobody in it."""
    area = Box(_AROUND, _AROUND, _WIDTH - _AROUND, _HEIGHT - _AROUND)
    projection = fitted(whole_room(session), area, False)
    seats = project_seats(session, projection)
    furniture = furnish(session, projection, seats)
    around = Scene(_WIDTH, _HEIGHT, session.head.session, session.head.language)
    draw_room(around, session, projection, 0.8)
    parts: list[Content] = [Markup("".join(layers_of(around, colour)))]
    for number, group in enumerate(groups):
        scene = Scene(_WIDTH, _HEIGHT, "")
        if isinstance(group, TableView):
            scene.extend("tables", draw_top(group, projection))
        scene.extend("places", _discs(group, seats))
        parts.append(
            tag(
                "g",
                {"class": "top", "data-at": str(number)},
                Markup("".join(layers_of(scene, colour))),
            )
        )
    names = Scene(_WIDTH, _HEIGHT, "")
    names.extend("labels", table_names(furniture, numbers_only=True))
    parts.append(Markup("".join(layers_of(names, colour))))
    called = word("page-plan-called", session.head.language, session.head.session)
    box = f"0 0 {_WIDTH:g} {_HEIGHT:g}"
    return tag("svg", {"viewBox": box, "role": "img", "aria-label": called}, *parts)


def _discs(group: TableView | RowView, seats: Mapping[str, Seat]) -> Iterator[Disc]:
    for place in group.places:
        seat = seats[place.id]
        if place.kind != "auxiliary":
            yield Disc(seat.x, seat.y, seat.radius * 0.7, Pen(OUTLINE, 0.25, DISC))
