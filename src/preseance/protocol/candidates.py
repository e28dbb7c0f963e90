"""Guests made ready to sort: their capacity, and what they sort by in it."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache, total_ordering
from itertools import groupby
from typing import Final, NamedTuple, TypeAlias

from preseance.model.event import Event
from preseance.model.guest import Guest, Mode
from preseance.model.naming import filing_key
from preseance.protocol.capacity import Capacity, How, capacity_of, place_of_role
from preseance.protocol.home import is_home
from preseance.protocol.keys import KeyPart, columns_of, read_key
from preseance.protocol.recalling import in_order
from preseance.protocol.scheme import Scheme
from preseance.wording.collation import Filed

SortKey: TypeAlias = "tuple[int | str | Named, ...]"


class Candidate(NamedTuple):
    """A guest with all that their rank depends on."""

    guest: Guest
    capacity: Capacity
    parts: tuple[KeyPart, ...]
    sort_key: SortKey
    known: SortKey
    """What of the sort key tells ranks apart: as far as it is known, and without the name."""
    source: str
    follows: str = ""
    """Guest id of the partner whose place a spouse shares."""
    turns_by: str = ""
    """Column by whose values the guests of the class take turns."""

    @property
    def deciding(self) -> KeyPart | None:
        """The key a sentence names: the first the guest has."""
        for part in self.parts:
            if part.shown:
                return part
        return None


@total_ordering
class Named:
    """A guest by name in the alphabet of the event, which is asked only of whom nothing else parts."""

    __slots__ = ("_event", "_guest", "_known")

    def __init__(self, guest: Guest, event: Event) -> None:
        self._guest, self._event = guest, event
        self._known: tuple[Filed, str] | None = None

    @property
    def _filed(self) -> tuple[Filed, str]:
        if self._known is None:
            language = self._event.languages[0]
            self._known = filing_key(self._guest, self._event.guest_by_id, language)
        return self._known

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Named) and self._filed == other._filed

    def __lt__(self, other: Named) -> bool:
        return self._filed < other._filed

    __hash__ = None  # type: ignore[assignment]  # None is how Python says unhashable


def candidates_of(event: Event, guests: Sequence[Guest], scheme: Scheme) -> list[Candidate]:
    """The guests in the order of the scheme, before any place set by hand."""
    found = in_order(event, guests, scheme, candidate)
    return in_turns(found) if any(c.alternate for c in scheme.classes) else found


def candidate(guest: Guest, event: Event, scheme: Scheme) -> Candidate:
    """One guest made ready to sort."""
    own = _by_office(guest, event, scheme)
    if not _is_spouse_only(guest, own):
        return _with_higher(guest, own, event, scheme)
    if scheme.chosen["spouses"] == "after-all":
        last = 10**6
        return own._replace(sort_key=(last, *own.sort_key), known=(last, *own.known))
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
    return own._replace(
        parts=(),
        sort_key=(*by_partner.sort_key, 1, Named(guest, event)),
        known=by_partner.known,
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
    rank_class = capacity.rank_class
    parts: tuple[KeyPart, ...] = ()
    stated: KeyPart | None = None
    if rank_class.ranked:
        facts = _Facts(guest, capacity, event, scheme)
        parts = tuple([read_key(spec, facts) for spec in rank_class.keys])
        stated = _stated(capacity, facts)
    chosen = scheme.chosen
    sorted_as: list[int | str | Named] = [
        rank_class.level,
        int(_comes_after_the_class(guest, capacity, scheme)),
        int(chosen["monarchs_first"] == "yes" and not _is_monarch(guest, capacity)),
        int(chosen["home"] == "gives-way" and is_home(guest, event)),
    ]
    for part in parts:
        sorted_as += part.sort_key
    # Pads the keys of mixed classes to one length, so that the names below meet.
    sorted_as += (0, "") * (scheme.most_keys - len(parts))
    sorted_as.append(int(bool(capacity.represented)))
    sorted_as += _NOT_STATED if stated is None else stated.sort_key
    rank = tuple(sorted_as)
    known = rank
    if stated is None:
        known = _as_far_as_known(rank, parts)
    else:
        parts = (*parts, stated)
    return Candidate(
        guest,
        capacity,
        parts,
        (*rank, Named(guest, event)),
        known,
        _source(capacity, guest.mode, scheme),
        turns_by=rank_class.alternate,
    )


def _as_far_as_known(rank: SortKey, parts: Sequence[KeyPart]) -> SortKey:
    """A rank up to the first key that is missed; its keys stand behind the group, two items each."""
    for k, part in enumerate(parts):
        if not part.sorted_as and not part.optional:
            return rank[: _GROUP + 2 * k]
    return rank


def _stated(capacity: Capacity, facts: _Facts) -> KeyPart | None:
    """The order that the hosts state among equals, where the class does not sort by it anyway."""
    if not capacity.keys.get(STATED) or STATED in _columns_in(capacity.rank_class.keys):
        return None
    part = read_key(f"{STATED}?", facts)
    return None if part.missing else part


OTHER: Final = "other"
"""Class of whoever a scheme has no class for."""
_GROUP: Final = 4
"""Items of a sort key before the keys of the class."""
STATED = "order"
"""Column that tells equals of any class apart, as two heads of bodies of one organisation."""
_NOT_STATED = (1, "")
_MONARCHS = frozenset({"monarch", "king", "queen", "emperor", "empress"})


@cache
def _columns_in(keys: tuple[str, ...]) -> frozenset[str]:
    """The columns that a class sorts by."""
    return frozenset(column for spec in keys for column in columns_of(spec))


def _is_monarch(guest: Guest, capacity: Capacity) -> bool:
    """Whether a guest is a monarch, or takes the rank of one."""
    said = capacity.keys.get("monarch", "").strip().casefold()
    return said == "yes" or (not said and not capacity.represented and guest.role in _MONARCHS)


def comes_for_another(c: Candidate) -> bool:
    """Whether an aide or interpreter has no rank: no class, partner or hand gives them any."""
    if not c.guest.serves:
        return False
    ranks = c.capacity.rank_class.id != OTHER or c.capacity.how is not How.OWN
    return not (ranks or c.follows or c.guest.override is not None)


def blocks_of(ordered: Sequence[Candidate]) -> list[list[Candidate]]:
    """Each guest with those who directly follow them as partners."""
    found: list[list[Candidate]] = []
    for c in ordered:
        if c.follows and found and c.follows in [other.guest.id for other in found[-1]]:
            found[-1].append(c)
        else:
            found.append([c])
    return found


def in_turns(ordered: Sequence[Candidate]) -> list[Candidate]:
    """Guests of classes that alternate take turns by the values of a column, spouses after them.

    The value that comes first in rank begins; where one runs out, the others go on.
    """
    found: list[Candidate] = []
    for (_, column), group in groupby(blocks_of(ordered), lambda block: _turns_in(block[0])):
        waiting: dict[str, deque[list[Candidate]]] = {}
        for block in group:
            value = _value(block[0].guest, column) if column else ""
            waiting.setdefault(value, deque()).append(block)
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


class _Facts:
    """What the keys of a guest in a capacity are read from, each found when it is asked for."""

    __slots__ = ("_capacity", "_event", "_guest", "_scheme", "keys", "orders")

    def __init__(self, guest: Guest, capacity: Capacity, event: Event, scheme: Scheme) -> None:
        self._guest, self._capacity, self._event, self._scheme = guest, capacity, event, scheme
        self.keys = capacity.keys
        self.orders = scheme.orders

    @property
    def country(self) -> str:
        # The country stored for the head of an organisation is their nationality.
        of_organisation = self._capacity.rank_class.id == "organisation"
        return "" if of_organisation else self._capacity.country

    @property
    def called(self) -> str:
        delegation = self._event.delegation_by_id.get(self._guest.delegation)
        return delegation.name if delegation is not None else self._guest.delegation

    @property
    def settings(self) -> Mapping[str, str]:
        return self._scheme.chosen

    @property
    def time_zone(self) -> str:
        return self._event.time_zone

    @property
    def on(self) -> date:
        return self._event.start

    @property
    def title(self) -> str:
        return self._guest.title if self._capacity.keys is self._guest.keys else ""

    @property
    def name(self) -> str:
        return self._guest.sorted_as

    @property
    def place_of_role(self) -> int:
        return place_of_role(self._capacity.role, self._capacity.rank_class)


def _is_spouse_only(guest: Guest, own: Candidate) -> bool:
    return own.capacity.rank_class.id == "spouse" and own.capacity.how is not How.BY_HAND


def _source(capacity: Capacity, mode: Mode | None, scheme: Scheme) -> str:
    if capacity.how is How.FULL_RANK:
        named = capacity.rank_class.id in _DEPUTISED_BY_ARTICLE_14
        if named and mode is Mode.DEPUTISES:
            return "decree 89-655, art. 14"
        return "decree 89-655, art. 13, and custom"
    return capacity.rank_class.source or scheme.source


_DEPUTISED_BY_ARTICLE_14: Final = frozenset(
    f"fr-{office}"
    for office in (
        "prime-minister",
        "president-of-the-national-assembly",
        "vice-president-of-the-senate",
        "president-of-the-constitutional-council",
        "vice-president-of-the-council-of-state",
        "president-of-the-economic-social-and-environmental-council",
        "judiciary",
        "court-of-auditors",
        "president-of-the-regional-council",
        "president-of-the-departmental-council",
        "mayor",
    )
)
"""Classes whose deputies the decree names in its article 14; others deputise by article 13."""
