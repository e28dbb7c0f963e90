"""Which schemes of precedence an event knows: those it brings, the house's, other packages'."""

from __future__ import annotations

from collections.abc import Sequence

from preseance.errors import UnknownNameError
from preseance.model.event import Event
from preseance.model.scheme_row import SchemeRow
from preseance.protocol import schemes
from preseance.protocol.building import built
from preseance.protocol.scheme import Scheme
from preseance.wording.said import Said


def known_to(event: Event) -> tuple[str, ...]:
    """Ids of the schemes an event may name: its own first."""
    return (*dict.fromkeys([*(row.id for row in event.schemes), *schemes.names()]),)


def scheme_of(event: Event, name: str) -> Scheme:
    """The scheme an event calls by that name, with its default settings.

    Raises
    ------
    UnknownNameError
        Where there is none; it lists the known ones.
    """
    return _scheme(name, event.schemes, ())


def _scheme(name: str, own: Sequence[SchemeRow], through: tuple[str, ...]) -> Scheme:
    row = next((row for row in own if row.id == name), None)
    if row is None:
        known = (*dict.fromkeys([*(r.id for r in own), *schemes.names()]),)
        if name not in known:
            raise UnknownNameError(Said("scheme of precedence"), name, known)
        return schemes.scheme_by_name(name)
    if name in through:
        raise UnknownNameError(Said("scheme that does not include itself"), name)
    base = _scheme(row.includes, own, (*through, name)) if row.includes else None
    return built(row, schemes.shared(), base)
