"""What is worth knowing about an order and no placement can change: remarks."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from typing import Final

from preseance.model.event import Event
from preseance.model.finding import Remark
from preseance.protocol import schemes
from preseance.protocol.candidates import OTHER, Candidate, comes_for_another
from preseance.protocol.capacity import OR_UNSAID, How, classes_taking, wanted_by
from preseance.protocol.keys import KeyPart
from preseance.protocol.scheme import Scheme
from preseance.wording.message import (
    Argument,
    DelegationRef,
    GuestRef,
    GuestRefs,
    Message,
    Moment,
    Term,
)

ROTATING: Final = frozenset({"BA", "CH", "SM"})
"""States whose head of state changes by rotation after months or a year: a misleading date."""
PRINCIPALS: Final = frozenset({"monarch", "head-of-state", "vice-regal", "head-of-government"})
WITHOUT_RANK: Final = frozenset(
    {"", "official", "other", "guest", "child", "interpreter", "note-taker", "protection", "aide"}
)
"""Roles that are meant to rank after all classes."""
_LITTLE_WORDS: Final = frozenset({"", "of", "the", "a", "for", "and", "to", "in"})
DATED: Final = frozenset(
    {
        "credentials",
        "arrival_notified",
        "took_office",
        "first_took_office",
        "date_of_rank",
        "charge_since",
        "founded",
    }
)
_MOST_LISTED: Final = 30
"""Roles that a remark lists by name."""


def remarks_on(event: Event, scheme: Scheme, in_order: Sequence[Candidate]) -> tuple[Remark, ...]:
    """All remarks on guests in their order (hosts left out)."""
    return (
        *_on_keys(scheme, in_order),
        *_on_imprecise_ties(in_order),
        *_on_classes(scheme, in_order),
        *_on_settings_unsaid(scheme, in_order),
        *_on_several_of_one_place(scheme, in_order),
        *_on_principals(in_order),
        *_on_clashing_overrides(in_order),
        *_on_guests_of_honour(event, in_order),
    )


def _on_keys(scheme: Scheme, in_order: Sequence[Candidate]) -> Iterator[Remark]:
    """Keys that say nothing, once for all of a class, and keys that cannot be read, one by one.

    Nothing is asked of who is alone in a rank.
    """
    of_level = Counter(c.sort_key[0] for c in in_order if not c.follows)
    missing: dict[tuple[str, str], list[Candidate]] = defaultdict(list)
    for c in in_order:
        if c.follows or c.guest.override is not None:
            continue
        for part in c.parts:
            if part.malformed:
                found = c.capacity.keys.get(part.column, "")
                yield _about(c, _unread(part.column, scheme), column=part.column, found=found)
            elif part.missing and not part.optional and _decides(part, c):
                missing[c.capacity.rank_class.id, part.column].append(c)
    for (rank_class, column), asked in missing.items():
        ids = tuple(c.guest.id for c in asked)
        if len(ids) > 1:
            told: dict[str, Argument] = {"guests": GuestRefs(ids), "class": Term(rank_class)}
            told["column"] = column
            yield Remark(Message("precedence.missing-keys", told), ids)
        elif of_level[asked[0].sort_key[0]] > 1:
            yield _about(asked[0], "precedence.missing-key", column=column)


def _decides(part: KeyPart, c: Candidate) -> bool:
    """A first key always does; a further one only where the one before it is known."""
    place = c.parts.index(part)
    return place == 0 or not c.parts[place - 1].missing


def _unread(column: str, scheme: Scheme) -> str:
    """Which sentence says that a column holds what cannot be ranked by."""
    if column in scheme.orders:
        return "precedence.not-listed"
    return "precedence.malformed-grade" if column == "grade" else "precedence.malformed-key"


def _on_imprecise_ties(in_order: Sequence[Candidate]) -> Iterator[Remark]:
    """Two in one class whose dates cannot be told apart, because one lacks the day or the hour."""
    same: dict[tuple[int, str], list[Candidate]] = defaultdict(list)
    for c in in_order:
        part = c.deciding
        if part is not None and part.column in DATED and not c.follows:
            same[c.capacity.rank_class.level, part.sorted_as[:10]].append(c)
    for (_, day), tied in same.items():
        if len(tied) == 1:
            continue
        values = [p.sorted_as for c in tied if (p := c.deciding) is not None]
        imprecise = len(set(values)) > 1 and any(len(v) == 10 for v in values)
        if imprecise or len({c.known for c in tied}) < len(tied):
            yield Remark(
                Message(
                    "precedence.same-date",
                    {"guests": GuestRefs(tuple(c.guest.id for c in tied)), "date": Moment(day)},
                ),
                tuple(c.guest.id for c in tied),
            )


def _on_classes(scheme: Scheme, in_order: Sequence[Candidate]) -> Iterator[Remark]:
    unranked: dict[str, list[str]] = defaultdict(list)
    unmet: dict[str, list[str]] = defaultdict(list)
    for c in in_order:
        if c.capacity.unknown_class:
            yield _about(
                c,
                "precedence.unknown-class",
                found=c.capacity.unknown_class,
                known=", ".join(k.id for k in scheme.classes),
            )
        if (
            c.capacity.rank_class.id == OTHER
            and c.capacity.how is How.OWN
            and not comes_for_another(c)
        ):
            known = any(k.id != OTHER for k in classes_taking(c.guest.role, scheme))
            (unmet if known else unranked)[c.guest.role].append(c.guest.id)
        if c.capacity.unknown_office:
            yield _about(c, "precedence.unknown-office", whom=c.guest.represents)
        if c.capacity.rank_class.id == "spouse" and not c.follows and not c.guest.partner:
            yield _about(c, "precedence.missing-partner")
    if unmet:
        ids = tuple(guest for of_role in unmet.values() for guest in of_role)
        told: dict[str, Argument] = {"guests": GuestRefs(ids), "class": Term(OTHER)}
        yield Remark(Message("precedence.unmet-role", told | {"roles": ", ".join(unmet)}), ids)
    roles = [role for role in unranked if role not in WITHOUT_RANK]
    if roles:
        ids = tuple(guest for role in roles for guest in unranked[role])
        known_roles = sorted(scheme.taking)
        said: dict[str, Argument] = {
            "guests": GuestRefs(ids),
            "roles": ", ".join(roles),
            "class": Term(OTHER),
            "known": _listed(known_roles, scheme),
        }
        near = dict.fromkeys(k for role in roles for k in _near(role, known_roles))
        if near:
            said["near"] = ", ".join(near)
            yield Remark(Message("precedence.unknown-role-near", said), ids)
        else:
            yield Remark(Message("precedence.unknown-role", said), ids)


def _listed(roles: Sequence[str], scheme: Scheme) -> Argument:
    """The roles, where they can be taken in at a glance; else where they are listed."""
    if len(roles) <= _MOST_LISTED or scheme.id not in schemes.names():
        return ", ".join(roles)
    return Message("precedence.many-roles", {"number": len(roles), "scheme": scheme.id})


def _near(role: str, known: Sequence[str]) -> list[str]:
    """Roles that may be meant: spelled nearly so, or of the same words and some more or fewer."""
    words = _words(role)
    alike = [
        k for k in known if words and (words <= (own := _words(k)) or frozenset() < own < words)
    ]
    alike.sort(key=lambda k: len(_words(k) ^ words))
    return list(dict.fromkeys([*get_close_matches(role, known, n=1, cutoff=0.85), *alike]))[:2]


def _words(role: str) -> frozenset[str]:
    return frozenset(role.split("-")) - _LITTLE_WORDS


def _on_settings_unsaid(scheme: Scheme, in_order: Sequence[Candidate]) -> Iterator[Remark]:
    """Offices that rank otherwise at home, where no setting says which place that is."""
    unsaid: dict[str, list[str]] = defaultdict(list)
    for c in in_order if scheme.has_conditions else ():
        if c.capacity.how is not How.OWN:
            continue
        for setting in _asked_of(c, scheme):
            unsaid[setting].append(c.guest.id)
    for setting, ids in unsaid.items():
        told: dict[str, Argument] = {"guests": GuestRefs(tuple(ids)), "setting": setting}
        yield Remark(Message("precedence.setting-unsaid", told), tuple(ids))


def _on_several_of_one_place(scheme: Scheme, in_order: Sequence[Candidate]) -> Iterator[Remark]:
    """Guests of a class of one place together, where it is not said of all which place is theirs."""
    of_class: dict[tuple[str, str], list[Candidate]] = defaultdict(list)
    for c in in_order if scheme.has_conditions else ():
        for column, condition in c.capacity.rank_class.where.items():
            own = not c.capacity.represented and not c.follows and c.capacity.how is not How.BY_HAND
            if condition.endswith(OR_UNSAID) and own:
                of_class[column, condition].append(c)
    for (column, condition), several in of_class.items():
        unsaid = not wanted_by(condition, scheme)
        if len(several) < 2 or not (
            unsaid or any(not c.capacity.keys.get(column) for c in several)
        ):
            continue
        ids = tuple(c.guest.id for c in several)
        told: dict[str, Argument] = {"guests": GuestRefs(ids), "column": column}
        told["class"] = Term(several[0].capacity.rank_class.id)
        if unsaid:
            told["setting"] = condition.removeprefix("$").removesuffix(OR_UNSAID)
        kind = "of-one-place" if unsaid else "place-unsaid"
        yield Remark(Message(f"precedence.{kind}", told), ids)


def _asked_of(c: Candidate, scheme: Scheme) -> Iterator[str]:
    """Settings that say nothing, by which a higher class might take somebody of a place."""
    for higher in classes_taking(c.capacity.role, scheme):
        for column, value in higher.where.items():
            setting = value.removeprefix("$")
            asked = (
                value.startswith("$")
                and not value.endswith(OR_UNSAID)
                and not scheme.chosen.get(setting)
            )
            if asked and higher.level < c.capacity.rank_class.level and c.capacity.keys.get(column):
                yield setting


def _on_principals(in_order: Sequence[Candidate]) -> Iterator[Remark]:
    of_country: dict[str, list[Candidate]] = defaultdict(list)
    for c in in_order:
        if c.capacity.rank_class.id not in PRINCIPALS:
            continue
        if c.guest.country:
            of_country[c.guest.country].append(c)
        rotates = c.guest.country in ROTATING and c.capacity.rank_class.id == "head-of-state"
        if rotates and c.guest.override is None:
            yield _about(c, "precedence.rotating-presidency")
    for country, several in of_country.items():
        if len(several) > 1:
            ids = tuple(c.guest.id for c in several)
            delegation = several[0].guest.delegation
            yield Remark(
                Message(
                    "precedence.two-principals",
                    {
                        "guests": GuestRefs(ids),
                        "country": DelegationRef(delegation) if delegation else country,
                    },
                ),
                ids,
            )


def _on_clashing_overrides(in_order: Sequence[Candidate]) -> Iterator[Remark]:
    same: dict[int | str, list[str]] = defaultdict(list)
    for c in in_order:
        if c.guest.override is not None:
            same[c.guest.override].append(c.guest.id)
    for position, ids in sorted(same.items(), key=lambda item: str(item[0])):
        if len(ids) > 1:
            yield Remark(
                Message(
                    "precedence.same-override",
                    {"guests": GuestRefs(tuple(ids)), "position": position},
                ),
                tuple(ids),
            )


def _on_guests_of_honour(event: Event, in_order: Sequence[Candidate]) -> Iterator[Remark]:
    honoured_somewhere = [s for s in event.sessions if s.guest_of_honour]
    position = {c.guest.id: k for k, c in enumerate(in_order)} if honoured_somewhere else {}
    for session in honoured_somewhere:
        honoured = session.guest_of_honour
        if honoured not in position:
            continue
        before = tuple(
            c.guest.id
            for c in in_order[: position[honoured]]
            if c.guest.attends(session.id) and c.follows != honoured
        )
        if before:
            yield Remark(
                Message(
                    "precedence.outranked-guest-of-honour",
                    {"guest": GuestRef(honoured), "guests": GuestRefs(before)},
                ),
                (honoured, *before),
                session.id,
            )


def _about(c: Candidate, message: str, **arguments: str) -> Remark:
    spoken: dict[str, Argument] = {
        "guest": GuestRef(c.guest.id),
        "class": Term(c.capacity.rank_class.id),
    }
    return Remark(Message(message, spoken | arguments), (c.guest.id,))
