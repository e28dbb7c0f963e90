"""How each paper of a session is made from what its audience may know."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal, TypeVar

from preseance.documents import print_board, print_cards, print_guest_list, print_session
from preseance.documents.printed import Printed
from preseance.door.paper_kinds import Order, PaperKind
from preseance.planning.checks.checking import Check
from preseance.rules.shapes import Assembly
from preseance.views.guests import guest_list_view
from preseance.views.records import GuestListView, SessionView
from preseance.views.sessions import session_view

_View = TypeVar("_View", SessionView, GuestListView)


@dataclass(frozen=True)
class Sheet:
    """One paper of one session, with the name of its file without ending."""

    stem: str
    printed: Printed


def sheets_of(checked: Check, assembly: Assembly, order: Order) -> Iterator[Sheet]:
    """The papers ordered of one session."""
    for kind in order.kinds:
        for stem, printed in _PRINTERS[kind](checked, assembly, order):
            yield Sheet(f"{assembly.session.id}-{stem}", printed)


def _headed(view: _View, order: Order) -> _View:
    """The view, its head saying which version the draft has grown from."""
    return replace(view, head=replace(view.head, grown_from=order.grown_from))


def _floor_plan(checked: Check, assembly: Assembly, order: Order) -> Iterator[tuple[str, Printed]]:
    view = _headed(session_view(checked, assembly, order.audience, order.language), order)
    for size in order.sizes:
        yield f"floor-plan-{size}", print_session(view, paper=size, fmt=order.fmt)


def _list_by(by: Literal["precedence", "name", "place"]) -> _Printer:
    def printed(checked: Check, assembly: Assembly, order: Order) -> Iterator[tuple[str, Printed]]:
        view = guest_list_view(checked, assembly, by, order.audience, order.language)
        yield f"guests-by-{by}", print_guest_list(_headed(view, order), fmt=order.fmt)

    return printed


def _board(checked: Check, assembly: Assembly, order: Order) -> Iterator[tuple[str, Printed]]:
    guests = guest_list_view(checked, assembly, "name", order.audience, order.language)
    room = session_view(checked, assembly, order.audience, order.language)
    for size in order.sizes:
        printed = print_board(_headed(guests, order), room, paper=size, fmt=order.fmt)
        yield f"seating-board-{size}", printed


def _cards(checked: Check, assembly: Assembly, order: Order) -> Iterator[tuple[str, Printed]]:
    view = guest_list_view(checked, assembly, "place", order.audience, order.language)
    yield "place-cards", print_cards(_headed(view, order), fmt=order.fmt)


_Printer = Callable[[Check, Assembly, Order], Iterator[tuple[str, Printed]]]
_PRINTERS: Mapping[PaperKind, _Printer] = {
    "floor-plan": _floor_plan,
    "guests-by-precedence": _list_by("precedence"),
    "guests-by-name": _list_by("name"),
    "guests-by-place": _list_by("place"),
    "seating-board": _board,
    "place-cards": _cards,
}
