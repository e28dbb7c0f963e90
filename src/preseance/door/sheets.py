"""How each paper of a session is made from what its audience may know."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal, Protocol, TypeVar

from preseance import documents
from preseance.documents.printed import Printed
from preseance.door.cutting import style_for
from preseance.door.paper_kinds import Order, PaperKind, Size
from preseance.model.room import Form
from preseance.planning.checks.checking import Check
from preseance.planning.occasion.flags import flag_rows
from preseance.rules.shapes import Assembly
from preseance.views.flag_plans import flag_plan_view
from preseance.views.guests import guest_list_view
from preseance.views.kitchen import kitchen_view, meals
from preseance.views.kitchen import since as changes_since
from preseance.views.occasions import (
    VEHICLES,
    approval_view,
    event_entries,
    menu_view,
    motorcade_view,
    photo_rows_view,
    speakers_view,
)
from preseance.views.pocket_cards import pocket_cards_view
from preseance.views.records import GuestListView, KitchenView, PaperHead
from preseance.views.sessions import session_view
from preseance.views.taking_in import take_in_view


class _Headed(Protocol):
    @property
    def head(self) -> PaperHead: ...


_View = TypeVar("_View", bound=_Headed)


@dataclass(frozen=True)
class Sheet:
    """One paper of one session, with the name of its file without ending."""

    stem: str
    printed: Printed


@dataclass(frozen=True)
class Making:
    """A session to be printed, and how."""

    checked: Check
    assembly: Assembly
    order: Order
    before: Check | None = None
    """The version that the kitchen was sent, where only what differs is to be told."""
    number: str = ""
    """Of that version."""

    def headed(self, view: _View) -> _View:
        """The view, its head saying which version the draft has grown from, and its marking."""
        head = replace(view.head, grown_from=self.order.grown_from, marking=self.order.marking)
        return replace(view, head=head)  # type: ignore[type-var]  # every view is a dataclass

    def guests(self, by: Literal["precedence", "name", "place", "delegation"]) -> GuestListView:
        """The guests of the session, those alone who were asked for."""
        order = self.order
        view = guest_list_view(self.checked, self.assembly, by, order.audience, order.language)
        return self.headed(view)

    def asked_guests(self, by: Literal["name", "place"]) -> GuestListView:
        """The same, those alone whose cards were asked for."""
        view, wanted = self.guests(by), self.order.asked.guests
        kept = tuple(e for e in view.entries if not wanted or e.guest.id in wanted)
        return replace(view, entries=kept)


def sheets_of(
    checked: Check,
    assembly: Assembly,
    order: Order,
    before: Check | None = None,
    number: str = "",
) -> Iterator[Sheet]:
    """The papers ordered of one session, those alone that it has."""
    making = Making(checked, assembly, order, before, number)
    for kind in order.kinds:
        if has_paper(kind, checked, assembly):
            for stem, printed in _PRINTERS[kind](making):
                whole = kind in EVENT_KINDS
                name = checked.occasion.event.id if whole else assembly.session.id
                yield Sheet(f"{name}-{stem}", printed)


EVENT_KINDS: frozenset[PaperKind] = frozenset({"badges", "envelopes"})
"""Papers of the whole event, printed once."""
_SEATED: frozenset[PaperKind] = frozenset(
    {"place-cards", "seating-board", "table-board", "nameplates", "escort-cards", "table-signs"}
)
"""Papers that a photograph and a motorcade do not have: they have their own."""


def has_paper(kind: PaperKind, checked: Check, assembly: Assembly) -> bool:
    """Whether a paper is made of a session."""
    session, event = assembly.session, checked.occasion.event
    forms = {table.form for table in event.tables_of(session)}
    photo, driven = forms == {Form.PHOTO}, bool(forms) and forms <= VEHICLES
    if kind in EVENT_KINDS:
        return assembly.index == checked.occasion.assemblies[0].index
    if kind == "flag-plan":
        return bool(flag_rows(event, assembly))
    if kind == "photo-rows":
        return photo
    if kind == "motorcade":
        return driven
    if kind in ("kitchen", "menus", "take-in", "take-in-cards"):
        return session in meals(event.sessions)
    return not (kind in _SEATED and (photo or driven))


_Made = Iterator[tuple[str, Printed]]


def _floor_plan(making: Making) -> _Made:
    order = making.order
    view = session_view(making.checked, making.assembly, order.audience, order.language)
    if order.sizes:
        for size in order.sizes:
            printed = documents.print_session(making.headed(view), paper=size, fmt=_drawn(order))
            yield f"floor-plan-{size}", printed
    else:
        printed, on = documents.print_on_least(making.headed(view), fmt=_drawn(order))
        yield f"floor-plan-{on}", printed


def _table_plans(making: Making) -> _Made:
    order = making.order
    view = session_view(making.checked, making.assembly, order.audience, order.language)
    for size in order.sizes or ("a4",):
        printed = documents.print_tables(making.headed(view), paper=size, fmt=_drawn(order))
        if printed.pages:
            yield f"table-plans-{size}", printed


def _drawn(order: Order) -> Literal["pdf", "png", "svg"]:
    if order.fmt in ("xlsx", "csv"):
        raise ValueError(f"a drawing is no {order.fmt}")
    return order.fmt  # type: ignore[return-value]  # the two are ruled out


def _list_by(by: Literal["precedence", "name", "place", "delegation"]) -> _Printer:
    def printed(making: Making) -> _Made:
        view = making.guests(by)
        yield (
            f"guests-by-{by}",
            documents.print_guest_list(view, paper=making.order.text_size, fmt=making.order.fmt),
        )

    return printed


def _board_by(by: Literal["name", "place"], stem: str) -> _Printer:
    def printed(making: Making) -> _Made:
        order = making.order
        view = making.guests(by)
        room = session_view(making.checked, making.assembly, order.audience, order.language)
        distance = making.checked.occasion.event.settings.get("papers.distance", 2.0)
        sizes: tuple[Size | None, ...] = order.sizes or (None,)
        for size in sizes:
            made, on = documents.print_board(
                view, room, paper=size, fmt=_drawn(order), distance=float(str(distance))
            )
            yield f"{stem}-{on}", made

    return printed


def _place_cards(making: Making) -> _Made:
    style = style_for("place-cards", making.checked.occasion.event, making.order)
    view = making.guests("place")
    yield "place-cards", documents.print_cards(view, style=style, fmt=_drawn(making.order))


def _nameplates(making: Making) -> _Made:
    style = style_for("nameplates", making.checked.occasion.event, making.order)
    view = making.asked_guests("place")
    if any(entry.seated and entry.guest.delegation for entry in view.entries):
        yield "nameplates", documents.print_nameplates(view, style, fmt=_drawn(making.order))


def _badges(making: Making) -> _Made:
    order, event = making.order, making.checked.occasion.event
    style = style_for("badges", event, order)
    entries = event_entries(making.checked, order.audience, order.language)
    wanted = order.asked.guests
    kept = tuple(e for e in entries if not wanted or e.guest.id in wanted)
    view = replace(making.guests("name"), entries=kept)
    yield "badges", documents.print_badges(view, style, fmt=_drawn(order))


def _envelopes(making: Making) -> _Made:
    order, event = making.order, making.checked.occasion.event
    style = style_for("envelopes", event, order)
    entries = event_entries(making.checked, order.audience, order.language)
    wanted = order.asked.guests
    kept = tuple(e for e in entries if not wanted or e.guest.id in wanted)
    view = replace(making.guests("name"), entries=kept)
    yield "envelopes", documents.print_envelopes(view, style, fmt=_drawn(order))


def _escort_cards(making: Making) -> _Made:
    order = making.order
    style = style_for("escort-cards", making.checked.occasion.event, order)
    room = session_view(making.checked, making.assembly, order.audience, order.language)
    view = making.asked_guests("name")
    yield "escort-cards", documents.print_escort_cards(view, room, style, fmt=_drawn(order))


def _table_signs(making: Making) -> _Made:
    order = making.order
    style = style_for("table-signs", making.checked.occasion.event, order)
    room = session_view(making.checked, making.assembly, order.audience, order.language)
    if len(room.tables) > 1:
        printed = documents.print_table_signs(making.headed(room), style, fmt=_drawn(order))
        yield "table-signs", printed


def _menus(making: Making) -> _Made:
    order = making.order
    style = style_for("menus", making.checked.occasion.event, order)
    view = menu_view(making.checked, making.assembly, order.audience, order.language)
    wanted = order.asked.guests
    kept = tuple(e for e in view.entries if not wanted or e.guest.id in wanted)
    if view.courses:
        view = replace(making.headed(view), entries=kept)
        yield "menus", documents.print_menus(view, style, fmt=_drawn(order))


def _calligraphy(making: Making) -> _Made:
    view, order = making.asked_guests("place"), making.order
    yield (
        "calligraphy",
        documents.print_calligraphy(view, paper=order.text_size, fmt=order.fmt),
    )


def _kitchen(making: Making) -> _Made:
    order = making.order
    view = making.headed(_kitchen_view(making, making.checked, making.assembly))
    stem = "kitchen"
    if making.before is not None:
        sent = [
            a
            for a in making.before.occasion.assemblies
            if a.session.id == making.assembly.session.id
        ]
        old = _kitchen_view(making, making.before, sent[0]) if sent else KitchenView(view.head)
        view, stem = changes_since(view, old, making.number), f"kitchen-since-{making.number}"
    yield stem, documents.print_kitchen(view, paper=order.text_size, fmt=order.fmt)


def _kitchen_view(making: Making, checked: Check, assembly: Assembly) -> KitchenView:
    """The session, and how many eat at the other meals."""
    order = making.order
    view = kitchen_view(checked, assembly, order.audience, order.language)
    eaten = meals(checked.occasion.event.sessions)
    others = (
        (a.session.title, kitchen_view(checked, a, order.audience, order.language))
        for a in checked.occasion.assemblies
        if a.session in eaten and a.session.id != assembly.session.id
    )
    return replace(view, others=tuple((title, o.covers, o.diets) for title, o in others))


def _speakers(making: Making) -> _Made:
    order = making.order
    view = speakers_view(making.checked, making.assembly, order.audience, order.language)
    printed = documents.print_speakers(making.headed(view), paper=order.text_size, fmt=order.fmt)
    yield "speakers", printed


def _pocket_cards(making: Making) -> _Made:
    order = making.order
    view = pocket_cards_view(
        making.checked, making.assembly, order.audience, order.language, order.asked.guests
    )
    style = style_for("pocket-cards", making.checked.occasion.event, order)
    printed = documents.print_pocket_cards(
        making.headed(view), style, order.photos, fmt=_drawn(order)
    )
    yield "pocket-cards", printed


def _approval(making: Making) -> _Made:
    order = making.order
    view = approval_view(making.checked, making.assembly, order.audience, order.language)
    printed = documents.print_approval(
        making.headed(view), paper=order.text_size, fmt=_drawn(order)
    )
    yield "approval", printed


def _photo_rows(making: Making) -> _Made:
    order = making.order
    view = photo_rows_view(making.checked, making.assembly, order.audience, order.language)
    printed = documents.print_photo_rows(
        making.headed(view), paper=order.text_size, fmt=_drawn(order)
    )
    yield "photo-rows", printed


def _motorcade(making: Making) -> _Made:
    order = making.order
    view = motorcade_view(making.checked, making.assembly, order.audience, order.language)
    printed = documents.print_motorcade(
        making.headed(view), order.flags, paper=order.text_size, fmt=_drawn(order)
    )
    yield "motorcade", printed


def _flag_plan(making: Making) -> _Made:
    order = making.order
    view = flag_plan_view(making.checked, making.assembly, order.audience, order.language)
    if view.rows:
        printed = documents.print_flag_plan(
            making.headed(view), order.flags, paper=order.text_size, fmt=order.fmt
        )
        yield "flag-plan", printed


def _take_in(making: Making) -> _Made:
    order = making.order
    view = take_in_view(making.checked, making.assembly, order.audience, order.language)
    if view.pairs:
        printed = documents.print_take_in(making.headed(view), paper=order.text_size, fmt=order.fmt)
        yield "take-in", printed


def _take_in_cards(making: Making) -> _Made:
    order = making.order
    view = take_in_view(making.checked, making.assembly, order.audience, order.language)
    wanted = order.asked.guests
    paired = (p for p in view.pairs if p.taken is not None)
    kept = tuple(p for p in paired if not wanted or p.escort.id in wanted)
    if kept:
        view = replace(making.headed(view), pairs=kept)
        yield (
            "take-in-cards",
            documents.print_take_in_cards(view, paper=order.text_size, fmt=_drawn(order)),
        )


_Printer = Callable[[Making], _Made]
_PRINTERS: Mapping[PaperKind, _Printer] = {
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
    "flag-plan": _flag_plan,
    "take-in": _take_in,
    "take-in-cards": _take_in_cards,
}
