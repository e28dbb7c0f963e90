"""Guests made ready to sort, taken again from the last event as far as nothing they rest on has changed.

Of a hall in which one guest cancels, all others sort by what they sorted by before.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from preseance.model.event import Event
from preseance.model.guest import Guest
from preseance.model.naming import is_named_by_another
from preseance.protocol.scheme import Scheme

if TYPE_CHECKING:
    from preseance.protocol.candidates import Candidate, SortKey

NO_MATTER = frozenset(
    {
        "rooms",
        "rules",
        "requests",
        "told",
        "encounters",
        "tasks",
        "earlier",
        "statements",
        "plan",
        "version",
        "unread",
    }
)
"""Fields of an event that its order of precedence does not depend on."""
_NOBODY = frozenset[str]()
_KEPT = 4
"""Schemes whose guests are kept."""
_FEW = 16
"""Guests among whom one is put in by halving; of more than one in so many all are sorted."""


@dataclass(frozen=True)
class _Sorted:
    """The guests of an event in the order of a scheme."""

    scheme: Scheme
    rest: tuple[object, ...]
    """Whatever of the event they rest on besides its guests."""
    host: Guest | None
    guests: Sequence[Guest]
    by_id: dict[str, Guest]
    found: Sequence[Candidate]


_last: tuple[_Sorted, ...] = ()


def in_order(
    event: Event,
    guests: Sequence[Guest],
    scheme: Scheme,
    make: Callable[[Guest, Event, Scheme], Candidate],
) -> list[Candidate]:
    """Some guests of an event, made ready by ``make`` where they are not known, by their sort keys."""
    global _last
    rest = rest_of(event)
    host = event.guest_by_id.get(event.host)
    last = next((k for k in _last if _is_like(k, rest, host, scheme)), None)
    found: list[Candidate] = []
    if last is not None:
        scheme = last.scheme
        anew, asked = touched(event, last.guests, last.by_id), {g.id for g in guests}
        found = [c for c in last.found if c.guest.id in asked and c.guest.id not in anew]
    known = {c.guest.id for c in found}
    fresh = [make(g, event, scheme) for g in guests if g.id not in known]
    if len(fresh) * _FEW < len(found):
        for candidate in fresh:
            insort(found, candidate, key=_sort_key)
    else:
        found = sorted([*found, *fresh], key=_sort_key)
    made = _Sorted(scheme, rest, host, event.guests, dict(event.guest_by_id), tuple(found))
    # Replaced whole: of two threads one may forget what the other has made, no more.
    _last = (made, *(k for k in _last if k is not last))[:_KEPT]
    return found


def rest_of(event: Event) -> tuple[object, ...]:
    """Whatever an order of precedence rests on besides the guests."""
    names = (n for n in Event.model_fields if n not in NO_MATTER and n != "guests")
    return tuple(getattr(event, name) for name in names)


def touched(event: Event, before: Sequence[Guest], by_id: dict[str, Guest]) -> set[str]:
    """Ids of the guests of whom something else may be said than ``before``.

    Those who have changed, come or gone, who is named by whoever bears a name, and all who rank, sort or
    come by one of them.
    """
    if event.guests is before:
        return set()
    changed = {g.id for g in event.guests if by_id.get(g.id) is not g}
    changed.update(by_id.keys() - event.guest_by_id.keys())
    if not changed:
        return changed
    changed.update(g.id for g in event.guests if is_named_by_another(g))
    asking = [(g.id, asked) for g in event.guests if (asked := _asked(g))]
    while True:
        more = {g for g, asked in asking if g not in changed and not asked.isdisjoint(changed)}
        if not more:
            return changed
        changed |= more


def _asked(guest: Guest) -> frozenset[str]:
    """Ids of the guests whom what is said of a guest rests on."""
    named = (guest.partner, guest.represents, guest.companion_of, guest.aide_for)
    if guest.interpreter_for or any(named):
        return frozenset((*named, *guest.interpreter_for)) - {""}
    return _NOBODY


def _is_like(known: _Sorted, rest: tuple[object, ...], host: Guest | None, scheme: Scheme) -> bool:
    same = all(a is b for a, b in zip(known.rest, rest, strict=True))
    return same and known.host is host and known.scheme == scheme


def _sort_key(candidate: Candidate) -> SortKey:
    return candidate.sort_key
