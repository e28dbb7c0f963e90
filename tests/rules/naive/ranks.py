"""Rules about rank and honour, counted slowly."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from itertools import permutations

from tests.rules.naive.sitting import (
    Sitting,
    beside_hosts,
    first_of_list,
    in_mixed_company,
    in_own_right,
    of_rank,
    surely_first,
    two_lists,
)

from preseance.model.place import Place, PlaceKind
from preseance.model.rule_row import RuleRow
from preseance.rules import default_rows


def empty_chair(s: Sitting) -> int:
    hosts = s.event.hosts_of(s.session)
    free = in_own_right(s.guests)
    others = surely_first(s, [g for g in free if g.id not in hosts], s.number("first"))
    asked = s.meant(s.row.a) if s.row.a else [*(g for g in free if g.id in hosts), *others]
    sitting = [s.at[g.id] for g in asked if g.id in s.at]
    minded = s.meant_places() if s.row.b else {q.id for q in s.seats}
    return sum(
        s.near(p, q) and q.id not in s.on and q.id in minded
        for p in sitting
        if p.kind is not PlaceKind.AUXILIARY
        for q in s.seats
    )


def honour_balance(sittings: list[Sitting]) -> int:
    sums: Counter[str] = Counter()
    attended: Counter[str] = Counter()
    left_out: set[str] = set()
    for s in sittings:
        attended.update(g.id for g in s.among())
        left_out |= {*s.chair_of, *(g.id for g in s.guests if g.interpreter_for or g.aide_for)}
        places = [p for p in s.seats if p.id not in s.chair_of.values()]
        places.sort(key=lambda p: (-1 if p.honour is None else p.honour, p.table_rank, p.number))
        for k, p in enumerate(places):
            if p.id in s.on:
                sums[s.on[p.id]] += 4 * k // len(places)
    return sum(
        max(0, sums[g] - -(-3 * n // 2)) for g, n in attended.items() if n > 1 and g not in left_out
    )


def not_ahead(s: Sitting) -> int:
    def heads(words: tuple[str, ...]) -> set[str]:
        found = set()
        for word in words:
            ids = [g.id for g in s.meant([word])]
            if word.startswith("delegation:") and ids:
                head = s.event.delegation_by_id[word.partition(":")[2]].head
                ids = [head] if head in ids else ids[:1]
            found |= set(ids)
        return found

    def ahead(p: Place, q: Place) -> bool:
        if PlaceKind.AUXILIARY in (p.kind, q.kind):
            return False
        if p.table_rank != q.table_rank:
            return p.table_rank < q.table_rank
        if (p.row or 0) != (q.row or 0):
            return (p.row or 0) < (q.row or 0)
        margin = s.number("margin")
        worth = [r.honour if r.honour is not None else -margin for r in (p, q)]
        return worth[1] - worth[0] >= margin

    return sum(
        i != j and i in s.at and j in s.at and ahead(s.at[i], s.at[j])
        for i in heads(s.row.a)
        for j in heads(s.row.b)
    )


Compares = Callable[[str, str], bool]


def _in_blocks(s: Sitting) -> tuple[Compares, Compares]:
    """Whether two guests compare: all do, but where delegations sit in blocks; and whether as of one."""
    party, heads, rows = _parties(s)
    layout = s.assembly.layout
    turns = any(r.kind == "delegation_heads" for r in rows)
    inside = not turns or layout.two_sided or layout.whole

    def compare(a: str, b: str) -> bool:
        lead = all(g not in party or g in heads for g in (a, b))
        return lead or same(a, b)

    def same(a: str, b: str) -> bool:
        return bool(inside and a in party and party[a] == party.get(b))

    return compare, same


def _parties(s: Sitting) -> tuple[dict[str, str], set[str], list[RuleRow]]:
    """The delegation of each guest that sits in a block, who stands for it, and the rows that hold."""
    rows = [
        r
        for r in (*default_rows(s.event), *s.event.rules)
        if not r.sessions or s.session.id in r.sessions
    ]
    own = in_own_right(s.guests)
    party: dict[str, str] = {}
    for row in rows:
        if row.kind != "delegations" or row.params.get("mode") != "blocks":
            continue
        meant = {g.id for g in s.meant(row.a or ("everyone",))}
        for delegation in {g.delegation for g in own} - {""}:
            members = [g for g in own if g.delegation == delegation and g.id in meant]
            if len(members) > 1:
                party |= {g.id: delegation for g in members}
    heads: set[str] = set()
    for delegation in set(party.values()):
        sitting = [g for g in party if party[g] == delegation]
        said = s.event.delegation_by_id[delegation].head
        first = [g for g in sitting if not any(s.senior(h, g) for h in sitting)]
        heads |= {said} if said in sitting else {*first}
    return party, heads, rows


def _honours_by_sex(s: Sitting) -> dict[str, str]:
    """Places beside host and hostess, where nobody sits in a block."""
    return {} if _parties(s)[0] else beside_hosts(s)


def _taken_from_first(s: Sitting) -> int:
    """Those of the first two of a list who sit lower than one who has a place that is theirs."""
    guests = [g for g in in_own_right(s.guests) if g.id != s.session.guest_of_honour]
    sex, cost = {g.id: g.sex for g in guests}, 0
    for p, own in _honours_by_sex(s).items():
        holder = s.on.get(p)
        for g in first_of_list(s, guests, own, 2) if holder in sex else ():
            at = s.at.get(g.id)
            if at is None or at.kind is PlaceKind.AUXILIARY or holder is None:
                continue
            other = sex[holder] not in ("", own)
            if at.table == s.places[p].table:
                better = s.places[p].honour
                below = at.honour is not None and better is not None and better < at.honour
                cost += other and below
            else:
                cost += other or s.senior(g.id, holder)
    return cost


def precedence(s: Sitting) -> int:
    guests = [g for g in in_own_right(s.guests) if g.id != s.session.guest_of_honour]
    tier = of_rank(s, guests)
    sex = {g.id: g.sex for g in guests} if two_lists(s) else {}
    for own in ("F", "M") if sex else ():
        tier |= {g.id: 12 for g in first_of_list(s, guests, own, 2)}
    (compare, same), cost = _in_blocks(s), 12 * _taken_from_first(s) if sex else 0
    for p, q in permutations(s.seats, 2):
        if p.honour is None or q.honour is None or p.honour >= q.honour or p.table != q.table:
            continue
        sides = {r.side.removesuffix("-side") for r in (p, q)}
        better, senior = s.on.get(p.id), s.on.get(q.id)
        if senior not in tier:
            continue
        if p.table in s.assembly.layout.two_sided and len(sides) > 1:
            at_end = q.side in ("east", "west") and p.side not in ("east", "west")
            if at_end and better in tier and same(better, senior) and s.senior(senior, better):
                two = sex.get(better) and sex.get(senior) and sex[better] != sex[senior]
                cost += 0 if two else tier[senior]
            continue
        if better is None:
            cost += tier[senior]
        elif better in tier and s.senior(senior, better) and compare(better, senior):
            two = sex.get(better) and sex.get(senior) and sex[better] != sex[senior]
            cost += 0 if two else tier[senior]
    return cost


def presiding(s: Sitting) -> int:
    hosts, ranked = s.event.hosts_of(s.session), [g.id for g in in_own_right(s.guests)]
    owner = {p: g for g, p in s.chair_of.items()}
    cost = 0
    for t in s.tables:
        chairs = [p for p in s.seats_at(t) if p.presiding == "host" and p.honour is None]
        if not chairs or (t == s.tables[0] and owner.get(chairs[0].id) in hosts):
            continue
        chair = chairs[0].id
        company = [s.on[p.id] for p in s.seats_at(t) if p.id in s.on and p.id != chair]
        president = s.on.get(chair)
        if chair in owner:
            mine = owner[chair]
            house = [
                g.id
                for g in s.guests
                if s.is_home(g) and g.role not in ("spouse", "partner") and g.id in ranked
            ]
            equal = [g for g in house if not s.senior(g, mine) and not s.senior(mine, g)]
            cost += 0 if president in (mine, *equal) else sum(g in ranked for g in company)
        else:
            cost += sum(
                g in ranked and (president not in ranked or s.senior(g, president)) for g in company
            )
    return cost


def spread(s: Sitting) -> int:
    if len(s.tables) < 2:
        return 0
    honoured = s.session.guest_of_honour
    beside = _honours_by_sex(s) if in_mixed_company(s) else {}
    left_out = set(s.chair_of)
    if beside:
        own_right = in_own_right(s.guests)
        others = [g for g in own_right if g.id != honoured]
        left_out |= {g.id for g in own_right if g.id == honoured}
        for own in ("F", "M"):
            taken = sum(g.id == honoured and g.sex == own for g in own_right)
            number = list(beside.values()).count(own) - taken
            left_out |= {g.id for g in first_of_list(s, others, own, number)}
    guests = [g for g in in_own_right(s.guests) if g.id not in left_out]
    guests.sort(key=lambda g: g.id != honoured)
    dealt: list[tuple[int, int, str, str]] = []
    for k, t in enumerate(s.tables):
        free = [p for p in s.seats_at(t) if p.id not in s.chair_of.values() and p.id not in beside]
        first = {"host": -2, "co-host": -1}
        free.sort(
            key=lambda p: (
                first.get(p.presiding or "", -1) if p.honour is None else p.honour,
                p.number,
            )
        )
        dealt += [(turn, k, t, p.id) for turn, p in enumerate(free)]
    where = {place: k for k, (_, _, _, place) in enumerate(sorted(dealt))}

    def before(g: str, h: str) -> bool:
        return g != h and h != honoured and (g == honoured or s.senior(g, h))

    cost = 0
    for g in guests:
        low = sum(before(h.id, g.id) for h in guests)
        high = len(guests) - 1 - sum(before(g.id, h.id) for h in guests)
        turn = where.get(s.at[g.id].id, low) if g.id in s.at else low
        cost += (3 - 3 * low // len(guests)) * max(0, low - turn, turn - high)
    return cost
