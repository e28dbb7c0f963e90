"""One session of a plan looked at slowly: guests, places and relations one by one, for the counts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import combinations
from math import cos, hypot, radians, sin

from preseance.model.guest import Guest
from preseance.model.place import Place, PlaceKind
from preseance.model.plan import Plan
from preseance.model.rule_row import RuleRow
from preseance.model.session import Kind, Session
from preseance.rooms import in_sight
from preseance.rules import RULES, default_rows
from preseance.rules.shapes import Assembly, Occasion


class Sitting:
    """One session as a plan has it, with what a row says of it."""

    def __init__(self, occasion: Occasion, assembly: Assembly, plan: Plan, row: RuleRow) -> None:
        self.occasion, self.assembly, self.row = occasion, assembly, row
        self.event, self.session = occasion.event, assembly.session
        self.places = {p.id: p for p in assembly.places}
        self.guests = [occasion.event.guest_by_id[g] for g in assembly.guests]
        """Who attends, in precedence."""
        self.at: dict[str, Place] = {}
        self.on: dict[str, str] = {}
        for placed in plan.of_session(self.session.id):
            if placed.guest in assembly.guests and placed.place in self.places:
                self.at[placed.guest] = self.places[placed.place]
                self.on[placed.place] = placed.guest
        hosts = occasion.hosts_of(assembly).items()
        self.chair_of = {occasion.guests[i]: assembly.places[p].id for i, p in hosts}

    def senior(self, a: str, b: str) -> bool:
        """Whether it is known that a guest ranks before another."""
        last = self.assembly.spans[self.assembly.guests.index(a)][1]
        return last < self.assembly.spans[self.assembly.guests.index(b)][0]

    def said(self, param: str) -> str:
        return self.row.params.get(param, RULES[self.row.kind].params[param].default)

    def number(self, param: str) -> int:
        return int(self.said(param))

    @property
    def seats(self) -> list[Place]:
        return [p for p in self.places.values() if p.kind is not PlaceKind.AUXILIARY]

    @property
    def tables(self) -> list[str]:
        """Best first."""
        return sorted({p.table for p in self.places.values()}, key=self._rank_of)

    def _rank_of(self, table: str) -> tuple[int, str]:
        return min(p.table_rank for p in self.places.values() if p.table == table), table

    def seats_at(self, table: str) -> list[Place]:
        return [p for p in self.seats if p.table == table]

    def meant(self, words: Iterable[str]) -> list[Guest]:
        chosen = list(words)
        return [g for g in self.guests if any(self._is_meant(g, w) for w in chosen)]

    def among(self) -> list[Guest]:
        """The guests of ``a``, or everybody."""
        return self.meant(self.row.a or ("everyone",))

    def _is_meant(self, g: Guest, word: str) -> bool:
        kind, colon, name = word.partition(":")
        if not colon:
            return word in (g.id, "everyone") or word == ("home" if self.is_home(g) else "foreign")
        has = {"group": g.groups, "access": g.access, "language": g.languages, "diet": g.diet}
        return name in has.get(kind, (getattr(g, kind, None),)) if kind else False

    def is_home(self, g: Guest) -> bool:
        hosts = {self.event.host, self.event.co_host}
        hosts |= {h for s in self.event.sessions for h in (s.host, s.co_host)}
        ours = {d.id for d in self.event.delegations if d.home}
        return g.id in hosts or g.delegation in ours

    def meant_places(self) -> set[str]:
        zones = {z.id: z for r in self.event.rooms if r.id == self.session.room for z in r.zones}

        def fits(p: Place, word: str) -> bool:
            kind, _, name = word.rpartition(":")
            if kind == "zone":
                zone = zones.get(name)
                return zone is not None and (p.table in zone.tables or p.id in zone.places)
            if kind:
                return {"table": p.table, "row": str(p.row), "side": p.side}[kind] == name
            if word == "end":
                return p.end and p.kind is not PlaceKind.AUXILIARY
            if word.endswith("host"):
                return self.seen_from(p, word)
            return p.presiding is not None if word == "presiding" else word in (p.id, p.table)

        return {p.id for p in self.places.values() if any(fits(p, w) for w in self.row.b)}

    def seen_from(self, p: Place, word: str) -> bool:
        """Whether a place is the host's, or stands as the word says to one that is."""
        chair = "co-host" if word.endswith("co-host") else "host"
        how = {"right-of-": "right-of", "left-of-": "left-of", "across-from-": "across", "": ""}[
            word.removesuffix(chair)
        ]
        heads = [q for q in self.places.values() if q.presiding == chair]
        if not how:
            return any(p.id == q.id for q in heads)
        return any(p.id in self.assembly.layout.relations[how].get(q.id, ()) for q in heads)

    def related(self, words: Iterable[str], p: Place | None, q: Place | None) -> bool:
        """Whether q stands so to p, by any of the words."""
        if p is None or q is None or p.id == q.id:
            return False
        return any(self._stands(word, p, q) for word in words)

    def near(self, p: Place | None, q: Place | None, words: Iterable[str] = ()) -> bool:
        """The same in either direction, by the words of the row or of the kind."""
        words = tuple(words) or self.row.relations or RULES[self.row.kind].relations
        return self.related(words, p, q) or self.related(words, q, p)

    def _stands(self, word: str, p: Place, q: Place) -> bool:
        layout = self.assembly.layout
        same = {
            "same-table": p.table == q.table,
            "same-vehicle": p.table == q.table and p.table in layout.vehicles,
            "same-row": p.table == q.table and p.row == q.row and p.row is not None,
            "same-room": p.room == q.room,
            "same-session": True,
            "hangs-on": p.id in (q.hangs_on, q.shared_with),
        }
        if word in same:
            return same[word]
        if word == "in-sight":
            where = list(self.places).index
            return bool(in_sight(layout.places, layout.fixtures)[where(p.id), where(q.id)])
        if found := re.fullmatch(r"within (\S+) (m|min)", word):
            if found[2] == "m":
                return hypot(p.x - q.x, p.y - q.y) <= float(found[1]) + 1e-9
            return p.table == q.table and 2 * abs(p.number - q.number) <= float(found[1])
        return q.id in layout.relations.get(word, {}).get(p.id, ())

    def pairs_meant(self) -> list[tuple[Guest, Guest]]:
        """Each of ``a`` with each of ``b``, or those of ``a`` with each other; the senior first."""
        left = self.meant(self.row.a)
        right = self.meant(self.row.b) if self.row.b else left
        ids = ({i.id, j.id} for i in left for j in right if i.id != j.id)
        both = {frozenset(pair) for pair in ids}
        return [(i, j) for i, j in combinations(self.guests, 2) if frozenset((i.id, j.id)) in both]

    def linked(self, words: Iterable[str] = ()) -> Iterator[tuple[Place, Place]]:
        """Each two places that stand so."""
        asked = tuple(words)
        for p, q in combinations(self.places.values(), 2):
            if self.near(p, q, asked):
                yield p, q

    def couple(self, i: str, j: str) -> bool:
        people = self.event.guest_by_id
        return people[i].partner == j or people[j].partner == i

    def runs(self, party: list[Guest]) -> int:
        """Unbroken runs of neighbours; who has no place is one of their own."""
        left, found = {g.id for g in party}, 0
        while left:
            fringe, found = [left.pop()], found + 1
            while fringe:
                here = self.at.get(fringe.pop())
                close = {g for g in left if self.near(here, self.at.get(g), ["beside"])}
                left -= close
                fringe += close
        return found


def in_own_right(guests: Iterable[Guest]) -> list[Guest]:
    return [g for g in guests if not g.interpreter_for and not g.aide_for]


def shared(i: Guest, j: Guest, each: str) -> int:
    several = {"group": "groups", "language": "languages", "diet": "diet"}
    mine, theirs = (getattr(g, several.get(each, each)) for g in (i, j))
    if each in several:
        return len(set(mine) & set(theirs))
    return int(bool(mine) and mine == theirs)


def of_rank(s: Sitting, guests: list[Guest]) -> dict[str, int]:
    """3 for who may be of the first third, 2 of the second, 1 of the last."""
    return {g.id: 3 - 3 * sum(s.senior(h.id, g.id) for h in guests) // len(guests) for g in guests}


def surely_first(s: Sitting, guests: list[Guest], number: int) -> list[Guest]:
    """Who is of the first so many, in whatever order those of equal rank are put."""
    return [g for g in guests if sum(not s.senior(g.id, h.id) for h in guests) <= number]


def groups_of(s: Sitting) -> list[list[Guest]]:
    each = s.said("each")
    if each == "no":
        return [s.meant([word]) for word in s.row.a]
    several = {"group": "groups", "language": "languages", "diet": "diet"}
    values: dict[str, list[Guest]] = {}
    for g in s.among():
        has = getattr(g, several.get(each, each))
        for value in has if each in several else [has] if has else []:
            values.setdefault(value, []).append(g)
    return list(values.values())


def at_table(s: Sitting, guests: Iterable[Guest], table: str) -> int:
    seats = {p.id for p in s.seats_at(table)}
    return sum(g.id in s.at and s.at[g.id].id in seats for g in guests)


def in_use(s: Sitting, table: str) -> bool:
    return any(p.id in s.on for p in s.seats_at(table))


def off_share(s: Sitting, guests: list[Guest], table: str) -> int:
    """Missing below the floor of the table's share, or in excess of its ceiling."""
    share = len(guests) * len(s.seats_at(table))
    low, high = share // len(s.seats), -(-share // len(s.seats))
    here = at_table(s, guests, table)
    return max(0, low - here, here - high)


def behind(place: Place, x: float, y: float) -> bool:
    """Whether a direction lies behind who sits there, a tenth allowed for who sits square to it."""
    c, sine = cos(radians(place.facing)), sin(radians(place.facing))
    return (x * c + y * sine) / max(hypot(x, y), 1e-9) < -0.1


def on_the_left(p: Place, q: Place) -> bool:
    return (q.y - p.y) * cos(radians(p.facing)) - (q.x - p.x) * sin(radians(p.facing)) > 0


def two_lists(s: Sitting) -> bool:
    return _two_lists(s, s.said("lists"))


def _two_lists(s: Sitting, lists: str) -> bool:
    session: Session = s.session
    if session.working or session.kind is not Kind.MEAL or lists == "one":
        return False
    rows = (*default_rows(s.event), *s.event.rules)
    return lists == "two" or any(
        r.kind == "alternate" and (not r.sessions or session.id in r.sessions) for r in rows
    )


def in_mixed_company(s: Sitting) -> bool:
    """Whether some row of precedence has women and men rank apart."""
    return any(
        _two_lists(s, r.params.get("lists", "auto"))
        for r in (*default_rows(s.event), *s.event.rules)
        if r.kind == "precedence" and (not r.sessions or s.session.id in r.sessions)
    )


def beside_hosts(s: Sitting) -> dict[str, str]:
    """Places right and left of a man and a woman who preside together, with the sex of who has them."""
    sex = {g.id: g.sex for g in s.guests}
    chairs = {
        s.places[p].presiding: (p, sex[g])
        for g, p in s.chair_of.items()
        if s.places[p].presiding and s.places[p].table == s.tables[0]
    }
    whole = s.tables[0] in s.assembly.layout.whole if s.tables else True
    if whole or {own for _, own in chairs.values()} != {"F", "M"}:
        return {}
    found: dict[str, str] = {}
    for q in s.seats:
        if q.presiding or q.id in s.chair_of.values() or q.table != s.tables[0]:
            continue
        for hand in ("left-of", "right-of"):
            for chair, own in chairs.values():
                if s.related([hand], s.places[chair], q):
                    found[q.id] = "M" if own == "F" else "F"
    return found


def first_of_list(s: Sitting, guests: list[Guest], sex: str, number: int) -> list[Guest]:
    """Who is surely of the first women or men of some guests, those who preside left out."""
    hosts = {*s.event.seated_by_right(s.session), *s.chair_of}
    return surely_first(s, [g for g in guests if g.sex == sex and g.id not in hosts], number)
