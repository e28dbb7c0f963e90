"""How each kind of paper is made from what its audience may know."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Literal

from preseance import documents
from preseance.documents.printed import Printed
from preseance.door.cutting import secret_of, style_for
from preseance.door.making_papers import Making, told_in_language
from preseance.door.paper_kinds import Order, PaperKind, Size
from preseance.errors import PreseanceError
from preseance.planning.checks.checking import Check
from preseance.rules.shapes import Assembly
from preseance.views.copies import copy_views
from preseance.views.flag_plans import flag_plan_view
from preseance.views.guests import guest_list_view
from preseance.views.kitchen import kitchen_view, meals
from preseance.views.kitchen import since as changes_since
from preseance.views.occasions import (
    approval_view,
    menu_view,
    motorcade_view,
    photo_rows_view,
    speakers_view,
)
from preseance.views.pocket_cards import pocket_cards_view
from preseance.views.records import KitchenView, Language
from preseance.views.reports import report_view
from preseance.views.sessions import session_view
from preseance.views.taking_in import take_in_view
from preseance.wording.said import Said

Made = Iterator[tuple[str, Printed]]
"""Each with the name of its file, without session and ending."""
Printer = Callable[[Making], Made]


def _floor_plan(making: Making) -> Made:
    order = making.order
    view = making.room()
    if order.sizes:
        for size in order.sizes:
            printed = documents.print_session(view, paper=size, fmt=_drawn(order))
            yield f"floor-plan-{size}", printed
    else:
        printed, on = documents.print_on_least(view, fmt=_drawn(order))
        yield f"floor-plan-{on}", printed


def _table_plans(making: Making) -> Made:
    order = making.order
    view = making.room()
    for size in order.sizes or ("a4",):
        printed = documents.print_tables(view, paper=size, fmt=_drawn(order))
        if printed.pages:
            yield f"table-plans-{size}", printed


def _as_list(order: Order) -> Literal["pdf", "pdf-a", "png", "svg", "xlsx", "csv"]:
    if order.fmt == "html":
        raise ValueError("a list is no html")
    return order.fmt


def _drawn(order: Order) -> Literal["pdf", "png", "svg"]:
    if order.fmt in ("xlsx", "csv", "html"):
        raise ValueError(f"a drawing is no {order.fmt}")
    return order.fmt  # type: ignore[return-value]  # these are ruled out


def _list_by(by: Literal["precedence", "name", "place", "delegation"]) -> Printer:
    def printed(making: Making) -> Made:
        view = making.guests(by)
        yield (
            f"guests-by-{by}",
            documents.print_guest_list(
                view, paper=making.order.text_size, fmt=_as_list(making.order)
            ),
        )

    return printed


def _board_by(by: Literal["name", "place"], stem: str) -> Printer:
    def printed(making: Making) -> Made:
        order = making.order
        view = making.guests(by)
        room = making.room()
        distance = making.checked.occasion.event.settings.get("papers.distance", 2.0)
        sizes: tuple[Size | None, ...] = order.sizes or (None,)
        for size in sizes:
            made, on = documents.print_board(
                view, room, paper=size, fmt=_drawn(order), distance=float(str(distance))
            )
            yield f"{stem}-{on}", made

    return printed


def _place_cards(making: Making) -> Made:
    style = style_for("place-cards", making.checked.occasion.event, making.order)
    view = making.guests("place")
    yield "place-cards", documents.print_cards(view, style=style, fmt=_drawn(making.order))


def _nameplates(making: Making) -> Made:
    style = style_for("nameplates", making.checked.occasion.event, making.order)
    view = making.asked_guests("place")
    if any(entry.seated and entry.guest.delegation for entry in view.entries):
        yield "nameplates", documents.print_nameplates(view, style, fmt=_drawn(making.order))


def _badges(making: Making) -> Made:
    order, event = making.order, making.checked.occasion.event
    style = style_for("badges", event, order)
    view = making.whole_event()
    yield "badges", documents.print_badges(view, style, fmt=_drawn(order))


def _envelopes(making: Making) -> Made:
    order, event = making.order, making.checked.occasion.event
    style = style_for("envelopes", event, order)
    view = making.whole_event()
    yield "envelopes", documents.print_envelopes(view, style, fmt=_drawn(order))


def _escort_cards(making: Making) -> Made:
    order = making.order
    style = style_for("escort-cards", making.checked.occasion.event, order)
    room = making.room()
    view = making.asked_guests("name")
    yield "escort-cards", documents.print_escort_cards(view, room, style, fmt=_drawn(order))


def _table_signs(making: Making) -> Made:
    order = making.order
    style = style_for("table-signs", making.checked.occasion.event, order)
    room = making.room()
    if len(room.tables) > 1:
        printed = documents.print_table_signs(room, style, fmt=_drawn(order))
        yield "table-signs", printed


def _menus(making: Making) -> Made:
    order = making.order
    style = style_for("menus", making.checked.occasion.event, order)
    view = making.seen(lambda own: menu_view(*making.told_in(own), order.audience, own))
    wanted = order.asked.guests
    kept = tuple(e for e in view.entries if not wanted or e.guest.id in wanted)
    if view.courses:
        view = replace(view, entries=kept)
        yield "menus", documents.print_menus(view, style, fmt=_drawn(order))


def _calligraphy(making: Making) -> Made:
    view, order = making.asked_guests("place"), making.order
    yield (
        "calligraphy",
        documents.print_calligraphy(view, paper=order.text_size, fmt=_as_list(order)),
    )


def _kitchen(making: Making) -> Made:
    order = making.order
    view = making.seen(lambda own: _kitchen_view(making, *making.told_in(own), own))
    stem = "kitchen"
    if making.before is not None:
        sent = [
            a
            for a in making.before.occasion.assemblies
            if a.session.id == making.assembly.session.id
        ]
        stem, before = f"kitchen-since-{making.number}", making.before

        def differing(own: Language) -> KitchenView:
            now = _kitchen_view(making, *making.told_in(own), own)
            if not sent:
                return changes_since(now, KitchenView(now.head), making.number)
            old = _kitchen_view(making, *told_in_language(before, sent[0].session.id, own), own)
            return changes_since(now, old, making.number)

        view = making.seen(differing)
    yield stem, documents.print_kitchen(view, paper=order.text_size, fmt=_as_list(order))


def _kitchen_view(
    making: Making, checked: Check, assembly: Assembly, language: Language
) -> KitchenView:
    """The session, and how many eat at the other meals."""
    audience = making.order.audience
    view = kitchen_view(checked, assembly, audience, language)
    eaten = meals(checked.occasion.event.sessions)
    others = (
        (a.session.in_language(language).title, kitchen_view(checked, a, audience, language))
        for a in checked.occasion.assemblies
        if a.session in eaten and a.session.id != assembly.session.id
    )
    return replace(view, others=tuple((title, o.covers, o.diets) for title, o in others))


def _speakers(making: Making) -> Made:
    order = making.order
    view = making.seen(lambda own: speakers_view(*making.told_in(own), order.audience, own))
    printed = documents.print_speakers(view, paper=order.text_size, fmt=_as_list(order))
    yield "speakers", printed


def _pocket_cards(making: Making) -> Made:
    order = making.order
    view = making.seen(
        lambda own: pocket_cards_view(*making.told_in(own), order.audience, own, order.asked.guests)
    )
    style = style_for("pocket-cards", making.checked.occasion.event, order)
    printed = documents.print_pocket_cards(view, style, order.photos, fmt=_drawn(order))
    yield "pocket-cards", printed


def _approval(making: Making) -> Made:
    order = making.order
    view = making.seen(lambda own: approval_view(*making.told_in(own), order.audience, own))
    printed = documents.print_approval(view, paper=order.text_size, fmt=_drawn(order))
    yield "approval", printed


def _photo_rows(making: Making) -> Made:
    order = making.order
    view = making.seen(lambda own: photo_rows_view(*making.told_in(own), order.audience, own))
    printed = documents.print_photo_rows(view, paper=order.text_size, fmt=_drawn(order))
    yield "photo-rows", printed


def _motorcade(making: Making) -> Made:
    order = making.order
    view = making.seen(lambda own: motorcade_view(*making.told_in(own), order.audience, own))
    printed = documents.print_motorcade(view, order.flags, paper=order.text_size, fmt=_drawn(order))
    yield "motorcade", printed


def _report(making: Making) -> Made:
    """Every session on one page."""
    # Fonts and drawings are loaded when something is printed, and not before.
    from preseance.documents.pages.report import print_report

    order = making.order
    # A page speaks one language: its reader's browser sets it, and could not take a pair apart.
    own = making.languages[0]
    view = report_view(making.told_in(own)[0], order.audience, own)
    sessions = tuple(replace(s, session=making.headed(s.session)) for s in view.sessions)
    yield "report", print_report(replace(making.headed(view), sessions=sessions))


def _find_table(making: Making) -> Made:
    """A page that tells a guest their table; of no session where nobody has one."""
    from preseance.documents.pages.find_table import print_find_table

    audience, own = making.order.audience, making.languages[0]
    guests = making.headed(guest_list_view(*making.told_in(own), "name", audience, own))
    tells = making.checked.occasion.event.settings.get("papers.find_tells", ())
    if any(entry.seated for entry in guests.entries):
        room = session_view(*making.told_in(own), audience, own)
        shown = (tells,) if isinstance(tells, str) else tells if isinstance(tells, tuple) else ()
        yield "find-table", print_find_table(guests, room, shown, by=_found_by(making))


def _found_by(making: Making) -> Literal["name", "code"]:
    """Whether guests are asked for their name or for a code, which comes of the house's secret."""
    event = making.checked.occasion.event
    if event.settings.get("papers.find_by", "name") != "code":
        return "name"
    secret_of(event)
    return "code"


def _find_sign(making: Making) -> Made:
    from preseance.documents.papers.find_sign import print_find_sign

    order, event = making.order, making.checked.occasion.event
    url = str(event.settings.get("papers.find_url", ""))
    if not url:
        raise PreseanceError(
            Said(
                'Say where the sign leads: papers.find_url = "https://…" under [settings], '
                "the address at which you put the page find-table."
            )
        )
    leads = url.replace("{session}", making.assembly.session.id)
    head = making.guests("name").head
    yield (
        "find-sign",
        print_find_sign(
            head, leads, by=_found_by(making), paper=order.text_size, fmt=_drawn(order)
        ),
    )


def _collect_list(making: Making) -> Made:
    """The copies of the event's papers that are out of date; none where none is out."""
    from preseance.documents.papers.collect_list import print_collect_list

    order = making.order
    event = making.told_in(making.languages[0])[0].occasion.event
    if order.due:
        head = replace(making.guests("name").head, session="", starts=None, ends=None, place="")
        yield (
            "collect-list",
            print_collect_list(
                head, copy_views(order.due, event), paper=order.text_size, fmt=_drawn(order)
            ),
        )


def _flag_plan(making: Making) -> Made:
    order = making.order
    view = making.seen(lambda own: flag_plan_view(*making.told_in(own), order.audience, own))
    if view.rows:
        printed = documents.print_flag_plan(
            view, order.flags, paper=order.text_size, fmt=_as_list(order)
        )
        yield "flag-plan", printed


def _take_in(making: Making) -> Made:
    order = making.order
    view = making.seen(lambda own: take_in_view(*making.told_in(own), order.audience, own))
    if view.pairs:
        printed = documents.print_take_in(view, paper=order.text_size, fmt=_as_list(order))
        yield "take-in", printed


def _take_in_cards(making: Making) -> Made:
    order = making.order
    view = making.seen(lambda own: take_in_view(*making.told_in(own), order.audience, own))
    wanted = order.asked.guests
    paired = (p for p in view.pairs if p.taken is not None)
    kept = tuple(p for p in paired if not wanted or p.escort.id in wanted)
    if kept:
        view = replace(view, pairs=kept)
        yield (
            "take-in-cards",
            documents.print_take_in_cards(view, paper=order.text_size, fmt=_drawn(order)),
        )


PRINTERS: Mapping[PaperKind, Printer] = {
    "floor-plan": _floor_plan,
    "table-plans": _table_plans,
    "guests-by-precedence": _list_by("precedence"),
    "guests-by-name": _list_by("name"),
    "guests-by-place": _list_by("place"),
    "guests-by-delegation": _list_by("delegation"),
    "seating-board": _board_by("name", "seating-board"),
    "table-board": _board_by("place", "table-board"),
    "place-cards": _place_cards,
    "nameplates": _nameplates,
    "badges": _badges,
    "escort-cards": _escort_cards,
    "envelopes": _envelopes,
    "table-signs": _table_signs,
    "menus": _menus,
    "calligraphy": _calligraphy,
    "kitchen": _kitchen,
    "speakers": _speakers,
    "pocket-cards": _pocket_cards,
    "approval": _approval,
    "photo-rows": _photo_rows,
    "motorcade": _motorcade,
    "report": _report,
    "find-table": _find_table,
    "find-sign": _find_sign,
    "collect-list": _collect_list,
    "flag-plan": _flag_plan,
    "take-in": _take_in,
    "take-in-cards": _take_in_cards,
}
