"""Guests made ready to sort: capacity, keys, and the sentence that explains the rank."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from functools import cache, cached_property
from itertools import groupby

from preseance.model.event import Event
from preseance.model.guest import Guest, Mode
from preseance.model.naming import filing_key
from preseance.protocol.capacity import Capacity, How, capacity_of
from preseance.protocol.home import is_home
from preseance.protocol.keys import DATED, Facts, KeyPart, read_key
from preseance.protocol.scheme import RankClass, Scheme
from preseance.wording.collation import Filed
from preseance.wording.message import Argument, GuestRef, Message, Moment, Term

SortKey = tuple[int | str | Filed, ...]


@dataclass(frozen=True)
class Candidate:
    """A guest with all that their rank depends on."""

    guest: Guest
    capacity: Capacity
    parts: tuple[KeyPart, ...]
    sort_key: SortKey
    known: SortKey
    """What of the sort key tells ranks apart: as far as it is known, and without the name."""
    reason: Message
    source: str
    follows: str = ""
    """Guest id of the partner whose place a spouse shares."""
    turns_by: str = ""
    """Column by whose values the guests of the class take turns."""

    @cached_property
    def deciding(self) -> KeyPart | None:
        """The key a sentence names: the first the guest has."""
        return next((p for p in self.parts if p.shown), None)


def candidates_of(event: Event, guests: Sequence[Guest], scheme: Scheme) -> list[Candidate]:
    """The guests in the order of the scheme, before any place set by hand."""
    found = sorted((candidate(g, event, scheme) for g in guests), key=lambda c: c.sort_key)
    return in_turns(found) if any(c.alternate for c in scheme.classes) else found


def candidate(guest: Guest, event: Event, scheme: Scheme) -> Candidate:
    """One guest made ready to sort."""
    own = _by_office(guest, event, scheme)
    if not _is_spouse_only(guest, own):
        return _with_higher(guest, own, event, scheme)
    if scheme.chosen["spouses"] == "after-all":
        last = 10**6
        return replace(own, sort_key=(last, *own.sort_key), known=(last, *own.known))
    partner = event.guest_by_id.get(guest.partner)
    if scheme.chosen["spouses"] == "own-class" or partner is None or partner.id == guest.id:
        return own
    by_partner = _by_office(partner, event, scheme)
    if _is_spouse_only(partner, by_partner):
        return own
    return _beside(guest, own, partner, by_partner, event)


def _with_higher(guest: Guest, own: Candidate, event: Event, scheme: Scheme) -> Candidate:
    """A guest with an office of their own, beside a partner of higher rank where the hosts wish it."""
    partner = event.guest_by_id.get(guest.partner)
    if scheme.chosen["couples"] != "higher" or partner is None or partner.id == guest.id:
        return own
    by_partner = _by_office(partner, event, scheme)
    if by_partner.sort_key < own.sort_key:
        return _beside(guest, own, partner, by_partner, event)
    return own


def _beside(
    guest: Guest, own: Candidate, partner: Guest, by_partner: Candidate, event: Event
) -> Candidate:
    """A guest who takes the place that goes with the rank of a partner."""
    return replace(
        own,
        parts=(),
        sort_key=(*by_partner.sort_key, 1, *_named(guest, event)),
        known=by_partner.known,
        reason=Message(
            "precedence.spouse", {"guest": GuestRef(guest.id), "partner": GuestRef(partner.id)}
        ),
        source="custom (Debrett's; Dubai Protocol Department)",
        follows=partner.id,
        turns_by=by_partner.turns_by,
    )


def _comes_after_the_class(guest: Guest, capacity: Capacity, scheme: Scheme) -> bool:
    """Whether a guest comes after those of the class in their own right."""
    if capacity.how is How.AFTER_CLASS:
        return True
    if capacity.how is How.BY_HAND:
        return scheme.chosen["by_hand"] == "after-class"
    acts = guest.mode is Mode.ACTING and bool(capacity.represented)
    return acts and scheme.chosen["acting"] == "after-holders"


def _by_office(guest: Guest, event: Event, scheme: Scheme) -> Candidate:
    capacity = capacity_of(guest, event, scheme)
    facts = _facts(guest, capacity, event, scheme)
    ranked = capacity.rank_class.ranked
    parts = tuple(read_key(spec, facts) for spec in capacity.rank_class.keys if ranked)
    gives_way = scheme.chosen["home"] == "gives-way" and is_home(guest, event)
    group = (
        capacity.rank_class.level,
        int(_comes_after_the_class(guest, capacity, scheme)),
        int(scheme.chosen["monarchs_first"] == "yes" and not _is_monarch(guest, capacity)),
        int(gives_way),
    )
    stated = _stated(capacity, facts)
    sorted_as: list[int | str | Filed] = [*group]
    for part in parts:
        sorted_as += part.sort_key
    # Pads the keys of mixed classes to one length, so that the names below meet.
    sorted_as += (0, "") * (_MOST_KEYS - len(parts))
    sorted_as.append(int(bool(capacity.represented)))
    sorted_as += _NOT_STATED if stated is None else stated.sort_key
    rank = tuple(sorted_as)
    known = rank if stated is not None else _as_far_as_known(rank, len(group), parts)
    if stated is not None:
        parts = (*parts, stated)
    return Candidate(
        guest,
        capacity,
        parts,
        (*rank, *_named(guest, event)),
        known,
        _reason(guest, event, capacity, parts),
        _source(capacity, scheme),
        turns_by=capacity.rank_class.alternate,
    )


def _as_far_as_known(rank: SortKey, start: int, parts: Sequence[KeyPart]) -> SortKey:
    """A rank up to the first key that is missed; its keys begin at ``start``, two items each."""
    for k, part in enumerate(parts):
        if not part.sorted_as and not part.optional:
            return rank[: start + 2 * k]
    return rank


def _stated(capacity: Capacity, facts: Facts) -> KeyPart | None:
    """The order that the hosts state among equals, where the class does not sort by it anyway."""
    rank_class = capacity.rank_class
    if not capacity.keys.get(STATED) or not rank_class.ranked or STATED in _columns_of(rank_class):
        return None
    part = read_key(f"{STATED}?", facts)
    return None if part.missing else part


_MOST_KEYS = 4
STATED = "order"
"""Column that tells equals of any class apart, as two heads of bodies of one organisation."""
_NOT_STATED = (1, "")
_MONARCHS = frozenset({"monarch", "king", "queen", "emperor", "empress"})


@cache
def _columns_in(keys: tuple[str, ...]) -> frozenset[str]:
    return frozenset(column for spec in keys for column in spec.removesuffix("?").split("|"))


def _columns_of(rank_class: RankClass) -> frozenset[str]:
    """The columns that a class sorts by."""
    return _columns_in(rank_class.keys)


def _is_monarch(guest: Guest, capacity: Capacity) -> bool:
    """Whether a guest is a monarch, or takes the rank of one."""
    said = capacity.keys.get("monarch", "").strip().casefold()
    return said == "yes" or (not said and not capacity.represented and guest.role in _MONARCHS)


def in_turns(in_order: Sequence[Candidate]) -> list[Candidate]:
    """Guests of classes that alternate take turns by the values of a column, spouses after them.

    The value that comes first in rank begins; where one runs out, the others go on.
    """
    found: list[Candidate] = []
    for (_, column), group in groupby(in_order, _turns_in):
        if not column:
            found += group
            continue
        waiting: dict[str, deque[list[Candidate]]] = {}
        last: list[Candidate] = []
        for c in group:
            if c.follows and last:
                last.append(c)
            else:
                last = [c]
                waiting.setdefault(_value(c.guest, column), deque()).append(last)
        while waiting:
            for value in list(waiting):
                found += waiting[value].popleft()
                if not waiting[value]:
                    del waiting[value]
    return found


def _turns_in(c: Candidate) -> tuple[object, str]:
    """The level whose guests take turns, and by which column; a spouse goes with the partner."""
    return c.sort_key[0], c.turns_by


def _value(guest: Guest, column: str) -> str:
    return guest.keys.get(column, "") or str(getattr(guest, column, ""))


def _facts(guest: Guest, capacity: Capacity, event: Event, scheme: Scheme) -> Facts:
    delegation = event.delegation_by_id.get(guest.delegation)
    of_organisation = capacity.rank_class.id == "organisation"
    return Facts(
        keys=capacity.keys,
        # The country stored for the head of an organisation is their nationality.
        country="" if of_organisation else capacity.country,
        called=delegation.name if delegation is not None else guest.delegation,
        settings=scheme.chosen,
        time_zone=event.time_zone,
        title=guest.title if capacity.keys is guest.keys else "",
        name=guest.sorted_as,
        on=_midnight(event.start),
    )


def _named(guest: Guest, event: Event) -> tuple[Filed, str]:
    """Whom nothing else tells apart stand in the alphabet of the event."""
    return filing_key(guest, event.guest_by_id, event.languages[0])


@cache
def _midnight(day: date) -> datetime:
    return datetime.combine(day, time())


def _is_spouse_only(guest: Guest, own: Candidate) -> bool:
    return own.capacity.rank_class.id == "spouse" and own.capacity.how is not How.BY_HAND


def _source(capacity: Capacity, scheme: Scheme) -> str:
    if capacity.how is How.FULL_RANK:
        return "decree 89-655, art. 13, and custom"
    return capacity.rank_class.source or scheme.source


def _reason(guest: Guest, event: Event, capacity: Capacity, parts: Sequence[KeyPart]) -> Message:
    arguments: dict[str, Argument] = {
        "guest": GuestRef(guest.id),
        "class": Term(capacity.rank_class.id),
    }
    if capacity.how is How.BY_HAND and guest.class_reason:
        return Message("precedence.class-by-hand", arguments | {"why": guest.class_reason})
    if capacity.represented and guest.mode is not None:
        whom = capacity.represented
        named = GuestRef(whom) if whom in event.guest_by_id else whom
        said: dict[str, Argument] = {"guest": GuestRef(guest.id), "whom": named}
        arguments["mode"] = Message(f"mode.{guest.mode.value}", said)
        kind = "after-class" if capacity.how is How.AFTER_CLASS else "full-rank"
        return Message(f"precedence.{kind}", arguments)
    for part in parts:
        if part.shown:
            dated = part.column in DATED
            arguments["value"] = Moment(part.shown) if dated else part.shown
            return Message(_by(part.column), arguments)
    return Message("precedence.class-only", arguments)


PHRASES = (
    "took_office",
    "first_took_office",
    "founded",
    "credentials",
    "arrival_notified",
    "charge_since",
    "grade",
    "date_of_rank",
    "order",
    "cabinet_order",
    "post_order",
    "country_name",
    "state",
    "presidency_order",
    "elected",
    "born",
    "retired",
)
"""Columns that have a sentence of their own."""


@cache
def _by(column: str) -> str:
    """Message that names a rank key as the reason."""
    return f"precedence.by-{(column if column in PHRASES else 'key').replace('_', '-')}"
