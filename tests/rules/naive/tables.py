"""Rules about how many sit at each table, counted slowly."""

from __future__ import annotations

from collections import Counter, defaultdict
from fractions import Fraction
from math import ceil

from tests.rules.naive.sitting import Sitting, at_table, groups_of, in_own_right, in_use, off_share


def at_most(s: Sitting) -> int:
    return sum(
        max(0, at_table(s, group, t) - s.number("number"))
        for group in groups_of(s)
        for t in s.tables
    )


def balance(s: Sitting) -> int:
    if len(s.tables) < 2:
        return 0
    used = [t for t in s.tables if in_use(s, t)]
    return sum(off_share(s, group, t) for group in groups_of(s) for t in used)


def fair_turns(sittings: list[Sitting]) -> int:
    share: defaultdict[str, Fraction] = defaultdict(Fraction)
    times: Counter[str] = Counter()
    for s in sittings:
        chairs = set(s.chair_of.values())
        free = [p.id for p in s.seats if p.id not in chairs]
        turn = s.meant_places() & set(free) if s.row.b else set()
        for g in in_own_right(s.among()) if turn else ():
            if g.id not in s.chair_of:
                share[g.id] += Fraction(len(turn), len(free))
                times[g.id] += g.id in s.at and s.at[g.id].id in turn
    return sum(max(0, n - ceil(share[g])) for g, n in times.items())


def fill(s: Sitting) -> int:
    guests, cost = in_own_right(s.guests), 0
    for t in s.tables:
        if s.said("unused") == "yes" and not in_use(s, t):
            continue
        if s.said("mode") == "even":
            cost += off_share(s, guests, t)
        else:
            least = min(s.number("at_least"), len(s.seats_at(t)))
            cost += max(0, least - at_table(s, guests, t))
    return cost


def fresh_tables(sittings: list[Sitting]) -> int:
    sat: Counter[tuple[str, str, str]] = Counter()
    for s in sittings:
        if len(s.tables) == 1:
            continue
        for g in in_own_right(s.among()):
            if g.id in s.at and g.id not in s.chair_of:
                sat[g.id, s.session.room, s.at[g.id].table] += 1
    past = bool(sittings) and sittings[0].said("past") == "yes"
    before = {(r.guest, r.room, r.table) for r in sittings[0].event.earlier} if past else set()
    return sum(times - (key not in before) for key, times in sat.items())
