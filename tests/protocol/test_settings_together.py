"""The settings that every scheme has, crossed with one another, against a plain telling of each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import groupby

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from preseance.model.event import Event
from preseance.model.guest import Delegation, Guest, Mode
from preseance.model.scheme_row import SchemeRow
from preseance.protocol import order, scheme_names
from preseance.protocol.scheme import ANY, RankClass
from preseance.protocol.schemes import scheme_by_name, shared

OWN = SchemeRow.model_validate(
    {
        "id": "own",
        "classes": [
            {"roles": ["chief"], "keys": ["took_office"]},
            {"roles": ["clerk"], "keys": ["took_office"], "alternate": "side"},
            {"roles": ["crew"], "ranked": False},
        ],
    }
)
LEVELS = {"chief": 10, "clerk": 20, "crew": 30}
CROSSED = {
    "direction": ("descending", "ascending"),
    "acting": ("as-holders", "after-holders"),
    "couples": ("own-rank", "higher"),
    "home": ("own-rank", "gives-way"),
    "monarchs_first": ("no", "yes"),
    "spouses": ("with-partner", "after-all"),
}


@dataclass
class Plain:
    """A guest as the naive twin sees them."""

    guest: Guest
    key: tuple[object, ...]
    follows: str = ""


def plain_order(guests: list[Guest], chosen: dict[str, str]) -> list[str]:
    """Every setting as its description tells it, one after the other."""
    by_id = {g.id: g for g in guests}
    found = []
    for g in guests:
        key, follows = own_key(g, chosen), ""
        partner = by_id.get(g.partner)
        if g.role == "spouse":
            if chosen["spouses"] == "after-all":
                key = (10**9, *key)
            elif partner is not None:
                key, follows = (*own_key(partner, chosen), 1, *key), partner.id
        elif chosen["couples"] == "higher" and partner and partner.role != "spouse":
            theirs = own_key(partner, chosen)
            if theirs < key:
                key, follows = (*theirs, 1, *key), partner.id
        found.append(Plain(g, key, follows))
    found.sort(key=lambda p: p.key)
    blocks: list[list[Plain]] = []
    for p in found:
        if p.follows and blocks and blocks[-1][0].guest.id == p.follows:
            blocks[-1].append(p)
        else:
            blocks.append([p])
    turned: list[list[Plain]] = []
    for level, grouped in groupby(blocks, lambda block: block[0].key[0]):
        group = list(grouped)
        turned += in_turn(group) if level == LEVELS["clerk"] else group
    if chosen["direction"] == "ascending":
        equals = [list(group) for _, group in groupby(turned, lambda b: b[0].key[:-2])]
        turned = [block for group in reversed(equals) for block in group]
    return by_hand([p for block in turned for p in block])


def own_key(g: Guest, chosen: dict[str, str]) -> tuple[object, ...]:
    acting = g.mode is Mode.ACTING
    role = g.keys["represents_role"] if acting else g.role
    since = g.keys.get("represents_took_office" if acting else "took_office", "")
    level = LEVELS.get(role, 100001 if role == "spouse" else 100000)
    ranked = role not in ("crew", "spouse")
    return (
        level,
        acting and chosen["acting"] == "after-holders",
        chosen["monarchs_first"] == "yes" and not (g.keys.get("monarch") and not acting),
        chosen["home"] == "gives-way" and g.delegation == "home",
        (not since, since) if ranked else (False, ""),
        acting,
        g.name,
        g.id,
    )


def in_turn(blocks: list[list[Plain]]) -> list[list[Plain]]:
    sides = list(dict.fromkeys(b[0].guest.keys.get("side", "") for b in blocks))
    queues = {s: [b for b in blocks if b[0].guest.keys.get("side", "") == s] for s in sides}
    found = []
    while any(queues.values()):
        found += [queue.pop(0) for queue in queues.values() if queue]
    return found


def by_hand(in_order: list[Plain]) -> list[str]:
    places: dict[int, Plain] = {}
    numbered = [(p.guest.place_by_hand or 0, p) for p in in_order if p.guest.override is not None]
    for place, p in sorted(numbered, key=lambda pair: pair[0]):
        while place in places:
            place += 1
        places[place] = p
    waiting = [p for p in in_order if p.guest.override is None]
    found: list[Plain] = []
    while waiting or places:
        place = len(found) + 1
        if place not in places and not waiting:
            place = min(places)
        if place in places:
            placed = places.pop(place)
            theirs = [p for p in waiting if p.follows == placed.guest.id]
            # The last to be called forward stands first.
            waiting = theirs[::-1] + [p for p in waiting if p not in theirs]
            found.append(placed)
        else:
            found.append(waiting.pop(0))
    return [p.guest.id for p in found]


@st.composite
def companies(draw: st.DrawFn) -> list[Guest]:
    count = draw(st.integers(1, 8))
    guests: list[Guest] = []
    for k in range(count):
        keys = {
            "took_office": draw(st.sampled_from(("2001", "2002", "2003"))),
            "side": draw(st.sampled_from(("left", "right", ""))),
        }
        role = draw(st.sampled_from(("chief", "clerk", "crew", "visitor")))
        acting = draw(st.integers(0, 4)) == 0
        if acting:
            keys |= {"represents_role": "chief", "represents_took_office": "2002"}
        if draw(st.integers(0, 4)) == 0:
            keys["monarch"] = "yes"
        guests.append(
            Guest(
                id=f"g{k}",
                name=f"G{k}",
                role=role,
                delegation=draw(st.sampled_from(("home", "away"))),
                mode=Mode.ACTING if acting else None,
                represents="the absent" if acting else "",
                override=draw(st.sampled_from((None, None, None, None, "first", "last", 2))),
                keys=keys,
            )
        )
    paired = draw(st.integers(0, count // 2))
    for k in range(paired):
        one, other = guests[2 * k], guests[2 * k + 1]
        guests[2 * k] = one.model_copy(update={"partner": other.id})
        married = {"partner": one.id}
        if draw(st.booleans()):
            married |= {"role": "spouse", "mode": None, "represents": "", "keys": {}}
        guests[2 * k + 1] = other.model_copy(update=married)
    return guests


def ranked(guests: list[Guest], chosen: dict[str, str], scheme: str = "own") -> list[str]:
    event = Event(
        id="e",
        title="E",
        start=date(2026, 1, 1),
        scheme=scheme,
        schemes=(OWN,),
        scheme_settings=chosen,
        delegations=(Delegation(id="home", name="Home", home=True),),
        guests=tuple(guests),
    )
    return [rank.guest for rank in order(event).ranks]


@settings(max_examples=400, deadline=None)
@given(
    guests=companies(),
    chosen=st.fixed_dictionaries({n: st.sampled_from(v) for n, v in CROSSED.items()}),
)
def test_crossed_settings_are_what_each_of_them_says(
    guests: list[Guest], chosen: dict[str, str]
) -> None:
    told = [(g.id, g.role, g.partner, g.override, g.mode, g.keys) for g in guests]
    assert ranked(guests, chosen) == plain_order(guests, chosen), told


def company_of(scheme: str) -> list[Guest]:
    """Three of different ranks under a scheme, highest first."""
    found = scheme_by_name("heads-of-state" if scheme == "composed" else scheme)
    last = {c.id for c in shared().classes}
    plain = [c for c in found.classes if ANY not in c.roles and set(c.where) <= {"national"}]
    by_level = {c.level: c for c in sorted(plain, key=lambda c: -c.level) if c.id not in last}
    chosen = [by_level[level] for level in sorted(by_level)][:3]
    if len(chosen) == 3:
        return [holder(k, c, found.country) for k, c in enumerate(chosen)]
    return [
        Guest(id=f"g{k}", name=f"G{k}", role="official", country=country, keys=keys)
        for k, (country, keys) in enumerate(
            [
                ("AT", {"order": "1", "grade": "OF-9"}),
                ("BE", {"order": "2", "grade": "OF-8"}),
                ("CZ", {"order": "3", "grade": "OF-7"}),
            ]
        )
    ]


def holder(number: int, c: RankClass, country: str) -> Guest:
    abroad = c.where.get("national") == "no" or not country
    return Guest(
        id=f"g{number}",
        name=f"G{number}",
        role=c.roles[0],
        country="PT" if abroad else country,
        keys={"took_office": "2020-01-01", "order": str(number + 1)},
    )


@pytest.mark.parametrize("scheme", scheme_names())
def test_every_scheme_may_be_reversed_and_takes_first_and_last_by_hand(scheme: str) -> None:
    one, two, three = company_of(scheme)
    assert ranked([three, one, two], {}, scheme) == ["g0", "g1", "g2"]
    assert ranked([three, one, two], {"direction": "ascending"}, scheme) == ["g2", "g1", "g0"]
    moved = [one.model_copy(update={"override": "last"}), two, three]
    for direction, others in (("descending", ["g1", "g2"]), ("ascending", ["g2", "g1"])):
        assert ranked(moved, {"direction": direction}, scheme) == [*others, "g0"]
    moved = [one, two, three.model_copy(update={"override": "first"})]
    for direction, others in (("descending", ["g0", "g1"]), ("ascending", ["g1", "g0"])):
        assert ranked(moved, {"direction": direction}, scheme) == ["g2", *others]


@pytest.mark.parametrize("scheme", scheme_names())
def test_in_every_scheme_both_of_a_couple_may_take_the_higher_rank(scheme: str) -> None:
    one, two, three = company_of(scheme)
    couple = [one.model_copy(update={"partner": "g2"}), two, three]
    couple[2] = three.model_copy(update={"partner": "g0"})
    assert ranked(couple, {}, scheme) == ["g0", "g1", "g2"]
    assert ranked(couple, {"couples": "higher"}, scheme) == ["g0", "g2", "g1"]
    both = {"couples": "higher", "direction": "ascending"}
    assert ranked(couple, both, scheme) == ["g1", "g0", "g2"]


@pytest.mark.parametrize("scheme", scheme_names())
def test_in_every_scheme_who_acts_may_come_after_those_in_their_own_right(scheme: str) -> None:
    one, two, three = company_of(scheme)
    keys = {f"represents_{name}": value for name, value in one.keys.items()}
    keys |= {"represents_role": one.role, "represents_order": "0", "order": "0"}
    acting = Guest(
        id="a",
        name="A",
        role=three.role,
        country=one.country,
        mode=Mode.ACTING,
        represents="the absent",
        keys=keys | {"represents_grade": "OF-10"},
    )
    found = ranked([acting, one, two, three], {"acting": "after-holders"}, scheme)
    same_class = one.role == "official"
    assert found.index("a") == (3 if same_class else 1)


@pytest.mark.parametrize("scheme", scheme_names())
def test_in_every_scheme_equals_share_their_ranks_and_a_stated_order_parts_them(
    scheme: str,
) -> None:
    one = company_of(scheme)[0]
    named = {"took_office": "2020-01-01", "grade": "OF-9"}
    equal = [one.model_copy(update={"id": g, "name": g.upper(), "keys": named}) for g in ("a", "b")]
    event = Event(id="e", title="E", start=date(2026, 1, 1), scheme=scheme, guests=tuple(equal))
    assert {rank.span for rank in order(event).ranks} == {(1, 2)}
    stated = [
        g.model_copy(update={"keys": named | {"order": number}})
        for g, number in zip(equal, ("2", "1"), strict=True)
    ]
    assert ranked(stated, {}, scheme) == ["b", "a"]
