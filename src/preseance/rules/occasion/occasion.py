"""The occasion the rules speak of: guests in precedence, the assemblies they attend, who presides."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from typing import TypeVar, cast

import numpy as np

from preseance.model.event import Event
from preseance.model.guest import Guest
from preseance.model.plan import Plan
from preseance.protocol.precedence import OrderOfPrecedence
from preseance.rules.occasion.assembly import TALKS, Assembly
from preseance.rules.occasion.selectors import chosen, home_of, places_chosen
from preseance.rules.occasion.standing import Standing, standing
from preseance.terms import Ints

T = TypeVar("T")
_EVERYBODY = ("everyone",)
SPOUSES = frozenset({"spouse", "partner"})
_IN, _PRESENT, _OWN_RIGHT = "in ", "guest", "own right"
"""How what is kept of an occasion begins that holds its plan, what is kept of one guest, and who comes
in their own right.
"""
_LASTING = frozenset({"item_of", "interpreting", "aiding", "home", "chosen", "_hosts"})
"""What is worked out of who comes and with whom, whatever else is told of them."""


@dataclass(frozen=True, eq=False)
class IndexedPlan:
    """A plan in the engine's indices."""

    at: tuple[list[int], ...]
    """By assembly: the place of each item, -1 for none."""
    on: tuple[Ints, ...]
    """By assembly: the item on each place, the number of items where it is empty."""


@dataclass(frozen=True)
class Occasion:
    """An event made ready for its rules: guests in order, sessions with their places."""

    event: Event
    guests: tuple[str, ...]
    """Guest ids in precedence; their order is the engine's item index."""
    assemblies: tuple[Assembly, ...]
    precedence: OrderOfPrecedence

    _kept: dict[str, object] = field(default_factory=dict, init=False, repr=False, compare=False)
    _last: dict[str, object] = field(default_factory=dict, init=False, repr=False, compare=False)
    """What was last made of these guests and places under some rules or other."""

    def kept(self, key: str, make: Callable[[], T]) -> T:
        """What ``make`` makes of the occasion, made once."""
        if key not in self._kept:
            self._kept[key] = make()
        return cast(T, self._kept[key])

    def of_event(self, event: Event, others: Collection[str] = ()) -> Occasion:
        """The same of an event that differs in its plan, and in what is told of ``others`` alone.

        What was worked out of the rest is not worked out again.
        """
        made = replace(self, event=event)
        made.__dict__.update({k: v for k, v in self.__dict__.copy().items() if k in _LASTING})
        anew = (_IN, *(f"{_PRESENT} {guest} " for guest in others))
        made._kept.update({k: v for k, v in self._kept.copy().items() if not k.startswith(anew)})
        return made

    def of_rules(self, event: Event) -> Occasion:
        """The same of an event that differs in its rules, its plan, and what no rule is built from."""
        made = replace(self, event=event)
        lasting = (*_LASTING, "people")
        made.__dict__.update({k: v for k, v in self.__dict__.copy().items() if k in lasting})
        made._kept.update({k: v for k, v in self._kept.copy().items() if k.startswith(_OWN_RIGHT)})
        made.__dict__["_last"] = self._last
        return made

    def last(self, key: str, make: Callable[[T | None], T]) -> T:
        """What ``make`` makes of what it made last of the same guests and places, under other rules maybe."""
        self._last[key] = made = make(cast(T | None, self._last.get(key)))
        return made

    def kept_of_guest(self, guest: str, key: str, make: Callable[[], T]) -> T:
        """What ``make`` makes of one guest, made once as long as nothing else is told of them."""
        return self.kept(f"{_PRESENT} {guest} {key}", make)

    def in_language(self, spoken: str) -> Occasion:
        """The same, its sessions, rooms and delegations called as papers in a language call them."""
        return self.kept(f"{_IN}{spoken}", lambda: self._told_in(spoken))

    def _told_in(self, spoken: str) -> Occasion:
        event = self.event.in_language(spoken)
        sessions = event.session_by_id
        return replace(
            self,
            event=event,
            assemblies=tuple(replace(a, session=sessions[a.session.id]) for a in self.assemblies),
        )

    @cached_property
    def item_of(self) -> Mapping[str, int]:
        """The engine's item index of each guest."""
        return {g: k for k, g in enumerate(self.guests)}

    @cached_property
    def people(self) -> tuple[Guest, ...]:
        """The guests themselves, by item index."""
        return tuple(self.event.guest_by_id[g] for g in self.guests)

    @cached_property
    def interpreting(self) -> tuple[tuple[int, int], ...]:
        """Each principal and their interpreter, as items, once for every two of them."""
        return tuple(
            (self.item_of[principal], k)
            for k, guest in enumerate(self.people)
            for principal in dict.fromkeys(guest.interpreter_for)
            if self.item_of.get(principal, k) != k
        )

    def interpreting_at(self, assembly: Assembly) -> list[tuple[int, int]]:
        """Each principal and their interpreter who both attend a session.

        At talks an interpreter who came with a delegation, and serves people of it and of others, stays
        with those of their own.
        """
        pairs = [
            (i, k)
            for i, k in self.interpreting
            if self.guests[i] in assembly.present and self.guests[k] in assembly.present
        ]
        if assembly.session.kind not in TALKS:
            return pairs
        own = {(i, k) for i, k in pairs if self._of_one_delegation(i, k)}
        at_home = {k for _, k in own}
        return [pair for pair in pairs if pair in own or pair[1] not in at_home]

    def _of_one_delegation(self, i: int, j: int) -> bool:
        a, b = self.people[i].delegation, self.people[j].delegation
        return bool(a) and a == b

    @cached_property
    def aiding(self) -> tuple[tuple[int, int], ...]:
        """Each principal and their aide, note-taker or protection, as items."""
        return tuple(
            (self.item_of[guest.aide_for], k)
            for k, guest in enumerate(self.people)
            if self.item_of.get(guest.aide_for, k) != k
            and guest.aide_for not in guest.interpreter_for
        )

    @cached_property
    def home(self) -> frozenset[str]:
        """Guests of the host's own delegation, and the hosts."""
        return home_of(self.event)

    @cached_property
    def chosen(self) -> dict[str, frozenset[str]]:
        """Guests meant by each selector already asked for."""
        return {}

    @cached_property
    def _hosts(self) -> dict[int, Mapping[int, int]]:
        return {}

    def hosts_of(self, assembly: Assembly) -> Mapping[int, int]:
        """Item -> presiding place of those who preside by right (kept once made).

        The session's host and co-host have the presiding places of the first table; a host who
        yields theirs to a visitor sits beside them. The further tables go to the next of the house in precedence, as long as there are any. Spouses,
        interpreters and aides of the house preside nowhere, unless they are the co-host.
        """
        if assembly.index not in self._hosts:
            self._hosts[assembly.index] = _deal_hosts(self, assembly)
        return self._hosts[assembly.index]

    def select(self, selector: str) -> frozenset[str]:
        """Guest ids meant by ``selector``: a guest id, ``delegation:ID``, ``group:NAME``,
        ``sex:F``, ``role:…``, ``country:XX``, ``diet:…``, ``access:…``, ``language:xx``,
        ``home``, ``foreign`` or ``everyone``; empty where nobody is meant.
        """
        if selector not in self.chosen:
            if selector in self.item_of:
                return frozenset((selector,))
            self.chosen[selector] = frozenset(chosen(self.people, selector, self.home))
        return self.chosen[selector]

    def items(self, assembly: Assembly, selectors: Sequence[str]) -> list[int]:
        """Items meant by any of the selectors that attend a assembly, ascending."""
        if tuple(selectors) == _EVERYBODY and self.assemblies[assembly.index] is assembly:
            # Many rules ask it, and whoever asks may change the list.
            key = f"{_PRESENT}s {assembly.index}"
            return list(self.kept(key, lambda: sorted(self.item_of[g] for g in assembly.present)))
        meant: set[str] = set()
        for selector in selectors:
            meant |= self.select(selector)
        return sorted(self.item_of[g] for g in meant if g in assembly.present)

    def in_own_right(
        self, assembly: Assembly, selectors: Sequence[str] = ("everyone",)
    ) -> list[int]:
        """The same without interpreters and aides, who come for somebody else; in the session's order."""
        if self.assemblies[assembly.index] is not assembly:
            return self._own_right(assembly, selectors)
        key = f"{_OWN_RIGHT} {assembly.index} {' '.join(selectors)}"
        # A rule asks it once a table; whoever asks may change the list.
        return list(self.kept(key, lambda: self._own_right(assembly, selectors)))

    def _own_right(self, assembly: Assembly, selectors: Sequence[str]) -> list[int]:
        order, guests, serving = assembly.order, self.guests, self._serving
        own = (i for i in self.items(assembly, selectors) if i not in serving)
        return sorted(own, key=lambda i: order[guests[i]])

    @cached_property
    def _serving(self) -> frozenset[int]:
        """Those who come for somebody else."""
        return frozenset(i for i, g in enumerate(self.people) if g.interpreter_for or g.aide_for)

    def leading(self, assembly: Assembly, delegation: str, items: Sequence[int]) -> list[int]:
        """Who of a delegation's items leads it: its head, else whoever may come first of them.

        A head who comes with another delegation is a member like any other there. More than one where
        it is not known who of them comes first.
        """
        said = self.event.delegation_by_id.get(delegation)
        if said is not None and self.item_of.get(said.head) in items:
            return [self.item_of[said.head]]
        ranks = self.standing(assembly, items).may_be
        return [i for i in items if ranks[i][0] == 0]

    def standing(self, assembly: Assembly, items: Sequence[int]) -> Standing:
        """How some items who attend, in precedence, stand among one another."""
        key = ("standing", *items)
        return assembly.kept(key, lambda: self._standing(assembly, items))

    def _standing(self, assembly: Assembly, items: Sequence[int]) -> Standing:
        order, guests = assembly.order, self.guests
        return standing(items, [order[guests[i]] for i in items], assembly.spans)

    def couples(self, assembly: Assembly) -> list[tuple[int, int]]:
        """Partners who both attend, the senior first; whoever is stored as partner is one."""
        present = assembly.present
        found = {
            (min(i, j), max(i, j))
            for i, j in self._partners
            if self.guests[i] in present and self.guests[j] in present
        }
        return sorted(found)

    @cached_property
    def _partners(self) -> tuple[tuple[int, int], ...]:
        """Each guest with the partner they are stored with, as items."""
        return tuple(
            (i, self.item_of[g.partner])
            for i, g in enumerate(self.people)
            if g.partner and self.item_of.get(g.partner, i) != i
        )

    def places(self, assembly: Assembly, words: Sequence[str]) -> frozenset[int]:
        """Indices of the places of a assembly meant by any of the words a row may use for them."""
        room = assembly.session.room
        found: frozenset[int] = frozenset()
        for word in words:
            find = partial(places_chosen, self.event, room, assembly.layout, word)
            found |= assembly.kept(("places", word), find)
        return found

    def seating(self, plan: Plan) -> IndexedPlan:
        """A plan in the engine's indices; the last one asked for is kept."""
        kept = self.__dict__.get("_seating")
        if kept is None or kept[0] is not plan:
            kept = (plan, _seat(self, plan))
            self.__dict__["_seating"] = kept
        made = kept[1]
        assert isinstance(made, IndexedPlan)
        return made


def _seat(occasion: Occasion, plan: Plan) -> IndexedPlan:
    n = len(occasion.guests)
    assembly_of = {s.session.id: k for k, s in enumerate(occasion.assemblies)}
    at = tuple([-1] * n for _ in occasion.assemblies)
    on = tuple([n] * len(s.places) for s in occasion.assemblies)
    for placement in plan.placements:
        k = assembly_of.get(placement.session)
        item = occasion.item_of.get(placement.guest)
        if k is None or item is None or placement.guest not in occasion.assemblies[k].present:
            continue
        place = occasion.assemblies[k].place_index.get(placement.place)
        if place is not None:
            at[k][item] = place
            on[k][place] = item
    return IndexedPlan(at, tuple(np.array(row, dtype=np.int64) for row in on))


def _deal_hosts(occasion: Occasion, assembly: Assembly) -> Mapping[int, int]:
    event, given, session = occasion.event, dict[int, int](), assembly.session
    first = assembly.seats_at[assembly.tables[0]] if assembly.tables else ()
    host, head = event.host_of(session), event.head_of(session)
    co_host, co_head = event.co_host_of(session), event.co_head_of(session)
    for who, chair in ((head, "host"), (co_head, "co-host")):
        places = [k for k in first if assembly.places[k].presiding == chair]
        if who in assembly.present and places and assembly.places[places[0]].honour is None:
            given[occasion.item_of[who]] = places[0]
    yields = [(h, v) for h, v in ((host, head), (co_host, co_head)) if h and h != v]
    if len(yields) == 2:
        # Each host sits beside the visitor who has the other's place (DA PAM 600-60).
        yields = [(host, co_head), (co_host, head)]
    for who, visitor in yields:
        item, beside = occasion.item_of.get(who), occasion.item_of.get(visitor)
        if who in assembly.present and item is not None and beside in given:
            for k in _yielded(assembly, given[beside], given.values()):
                given[item] = k
    others = [
        k
        for t in assembly.tables
        for k in assembly.seats_at[t]
        if assembly.places[k].presiding == "host" and k not in given.values()
    ]
    item_of = occasion.item_of
    house = sorted(item_of[g] for g in occasion.home & assembly.present)
    ours = [i for i in house if i not in given and may_preside(occasion.people[i])]
    return given | dict(zip(ours, others, strict=False))


def _yielded(assembly: Assembly, chair: int, taken: Collection[int]) -> list[int]:
    """The place of a host who yields theirs: on the side chosen, else on the other; none at last."""
    side = assembly.session.yields_side
    for hand in (side, "right" if side == "left" else "left"):
        near = assembly.layout.relations[f"{hand}-of"].get(assembly.places[chair].id, ())
        for k in (assembly.place_index[p] for p in near):
            if assembly.places[k].presiding is None and k not in taken:
                return [k]
    return []


def may_preside(guest: Guest) -> bool:
    """Whether one of the house may preside at a further table."""
    return guest.role not in SPOUSES and not guest.serves
