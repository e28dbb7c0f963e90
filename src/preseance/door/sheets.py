"""The papers of a session: which it has, and each of them made, copy by copy."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from preseance.documents.printed import Printed
from preseance.door.making_papers import Making
from preseance.door.paper_kinds import Order, PaperKind
from preseance.door.printers import PRINTERS
from preseance.door.side_by_side import results_of
from preseance.model.room import Form
from preseance.planning.checks.checking import Check
from preseance.planning.occasion.flags import flag_rows
from preseance.rules.shapes import Assembly
from preseance.views.kitchen import meals
from preseance.views.occasions import (
    VEHICLES,
)


@dataclass(frozen=True)
class Sheet:
    """One paper of one session, with the name of its file without ending."""

    stem: str
    printed: Printed
    session: str = ""
    """Its id; empty for a paper of the whole event."""
    paper: str = ""
    """What it is without its session: `floor-plan-a3`."""
    copy: tuple[int, int, str] | None = None
    """Which one of how many copies it is, and who has it."""


def sheets_of(
    checked: Check,
    assembly: Assembly,
    order: Order,
    before: Check | None = None,
    number: str = "",
    begun: Callable[[PaperKind], None] = lambda kind: None,
) -> Iterator[Sheet]:
    """The papers ordered of one session, those alone that it has; ``begun`` is told before each."""
    plain = Making(checked, assembly, order, before, number)
    kinds = [kind for kind in order.kinds if has_paper(kind, checked, assembly)]
    printed = results_of([partial(_printed, plain, kind) for kind in kinds])
    for kind in kinds:
        begun(kind)
        yield from next(printed)


def _printed(plain: Making, kind: PaperKind) -> list[Sheet]:
    """The sheets of one kind, each copy of them."""
    whole, session = kind in EVENT_KINDS, plain.assembly.session.id
    name = plain.checked.occasion.event.id if whole else session
    return [
        Sheet(
            f"{name}-{stem}{f'-copy-{making.copy[0]}' if making.copy else ''}",
            printed,
            "" if whole else session,
            stem,
            making.copy,
        )
        for making in _copies(plain, kind)
        for stem, printed in PRINTERS[kind](making)
    ]


def _copies(making: Making, kind: PaperKind) -> Iterator[Making]:
    """A paper once, or once for each holder; a workbook is no copy of anything."""
    holders = making.order.holders.get(kind, ())
    if not holders or making.order.fmt in ("xlsx", "csv"):
        yield making
    for number, holder in enumerate(holders if making.order.fmt not in ("xlsx", "csv") else (), 1):
        yield replace(making, copy=(number, len(holders), holder))


EVENT_KINDS: frozenset[PaperKind] = frozenset({"badges", "envelopes", "report", "collect-list"})
"""Papers of the whole event, printed once."""
_SEATED: frozenset[PaperKind] = frozenset(
    {
        "place-cards",
        "seating-board",
        "table-board",
        "nameplates",
        "escort-cards",
        "table-signs",
        "find-table",
        "find-sign",
    }
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
