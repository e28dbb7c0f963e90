"""Rules about who is near whom, counted slowly."""

from __future__ import annotations

from collections import Counter
from itertools import combinations, permutations

from tests.rules.naive.sitting import Sitting, in_own_right, shared, surely_first

from preseance.model.guest import Guest
from preseance.model.place import Place, PlaceKind
from preseance.model.session import Kind


def affinity(s: Sitting) -> int:
    score, each = s.number("score"), s.said("each")
    return sum(
        abs(score) * (1 if each == "no" else shared(i, j, each))
        for i, j in s.pairs_meant()
        if s.near(s.at.get(i.id), s.at.get(j.id)) != (score > 0)
    )


def alternate(s: Sitting) -> int:
    sex = {g.id: g.sex for g in in_own_right(s.among()) if g.sex}

    def better(p: Place) -> bool:
        honours = [q for q in s.seats_at(p.table) if q.honour is not None]
        if p.honour is None:
            return p.presiding is not None
        return p.presiding is not None or 2 * p.honour < len(honours)

    alike = [
        (p, q)
        for p, q in s.linked()
        if sex.get(s.on.get(p.id, ""), "p") == sex.get(s.on.get(q.id, ""), "q")
    ]
    return sum(2 if better(p) or better(q) else 1 for p, q in alike)


def buffer(s: Sitting) -> int:
    return sum(_unbuffered(s, i, j) for i, j in s.pairs_meant())


def _unbuffered(s: Sitting, i: Guest, j: Guest) -> bool:
    p, q = s.at.get(i.id), s.at.get(j.id)
    if p is None or q is None:
        return False
    if s.near(p, q):
        return True
    middle = [r for r in s.places.values() if s.near(p, r) and s.near(r, q)]
    chosen = s.said("by").split()
    no_junior = [k for k in s.guests if not (s.senior(i.id, k.id) and s.senior(j.id, k.id))]
    may = s.meant(chosen) if chosen else in_own_right(no_junior)
    buffers = {g.id for g in may} - {i.id, j.id}
    return bool(middle) and not any(s.on.get(r.id) in buffers for r in middle)


def common_language(s: Sitting) -> int:
    return sum(not _has_company(s, g) for g in in_own_right(s.among()) if g.languages)


def _has_company(s: Sitting, g: Guest) -> bool:
    here = s.at.get(g.id)
    if here is None:
        return False
    beside = [q for q in s.places.values() if s.near(here, q)]
    hands = [q for q in s.places.values() for n in (here, *beside) if s.related(["hangs-on"], n, q)]
    others = [s.event.guest_by_id[s.on[q.id]] for q in (*beside, *hands) if q.id in s.on]
    return any(
        h.id != g.id and (set(h.languages) & set(g.languages) or g.id in h.interpreter_for)
        for h in others
    )


def companions(s: Sitting) -> int:
    through = s.said("through")

    def knows(i: Guest, j: Guest) -> bool:
        said = j.id in i.known or i.id in j.known or s.couple(i.id, j.id)
        return i.id != j.id and (said or (through != "known" and shared(i, j, through) > 0))

    lacking = 0
    for g in s.among():
        known = [h for h in s.guests if knows(g, h)]
        met = sum(s.near(s.at.get(g.id), s.at.get(h.id)) for h in known)
        lacking += max(0, min(s.number("at_least"), len(known)) - met)
    return lacking


def couples(s: Sitting) -> int:
    mode = s.said("mode")
    usual = ("same-table",) if "table" in mode else ("beside",)
    exempt = {g.id for g in s.meant(s.said("exempt").split())}
    return sum(
        s.near(s.at.get(i.id), s.at.get(j.id), s.row.relations or usual)
        != (mode in ("together", "same-table"))
        for i, j in combinations(s.guests, 2)
        if s.couple(i.id, j.id) and not exempt & {i.id, j.id}
    )


def delegations(s: Sitting) -> int:
    party = {g.id: g.delegation for g in in_own_right(s.among()) if g.delegation}
    if s.said("mode") == "blocks":
        size = Counter(party.values())
        cuts = 0
        for delegation in (d for d in size if size[d] > 1):
            own = [g for g in s.guests if party.get(g.id) == delegation]
            ids = {g.id for g in own}
            hands = [
                g
                for g in s.guests
                if (served := {*g.interpreter_for, g.aide_for} - {""})
                and (ids >= served or (g.delegation == delegation and ids & served))
            ]
            two = sum(n > 1 for n in size.values()) == 2
            cuts += _runs_by_side(s, [*own, *hands], two) - 1
        return cuts
    held = [(s.on.get(p.id, ""), s.on.get(q.id, "")) for p, q in s.linked()]
    return sum(i in party and party[i] == party.get(j) and not s.couple(i, j) for i, j in held)


def delegation_heads(s: Sitting) -> int:
    layout = s.assembly.layout
    if layout.two_sided or layout.whole:
        return 0
    widest = max((_reached(s, p) for p in s.seats), default=0)
    wrong = 0
    for delegation in sorted({g.delegation for g in s.guests} - {""}):
        own = [g for g in in_own_right(s.guests) if g.delegation == delegation]
        said = [g for g in own if g.id == s.event.delegation_by_id[delegation].head]
        for head in said or surely_first(s, own, 1):
            others = [g for g in own if g is not head]
            before = {
                g.id: [h for h in others if h is not g and not s.senior(g.id, h.id)] for g in others
            }
            after = {
                g.id: [h for h in others if h is not g and not s.senior(h.id, g.id)] for g in others
            }
            known = {g.id for g in others if len(before[g.id]) + len(after[g.id]) < len(others)}
            known.add(head.id)
            ends = any(_at_end(s, q, q) for q in s.seats)
            served = any(
                {g.id for g in own} & {*h.interpreter_for, h.aide_for} - {h.id}
                for h in s.guests
                if not (ends and _writes(s, h.id) and h.aide_for not in h.interpreter_for)
            )
            alone = served and len(s.seats) == len(s.places)
            others = others[: min(widest - 1, 1 if alone else len(others))]
            line = [head, head, *others]
            size = len(others)
            for k, g in enumerate(others):
                if {g.id, line[k].id} <= known:
                    word = ("right-of", "left-of")[k % 2]
                    wrong += not s.related([word], s.at.get(line[k].id), s.at.get(g.id))
                elif not alone:
                    at, there = s.at.get(head.id), s.at.get(g.id)
                    wrong += not (
                        _steps(s, at, there, "right-of") <= (size + 1) // 2
                        or _steps(s, at, there, "left-of") <= size // 2
                    )
    return wrong


def _steps(s: Sitting, p: Place | None, q: Place | None, hand: str) -> int:
    """How many chairs to one hand a place is; more than any where it is not there."""
    here, count = p, 0
    while here is not None and q is not None and count <= len(s.seats):
        here = next((n for n in s.seats if s.related([hand], here, n)), None)
        count += 1
        if here is not None and here.id == q.id:
            return count
    return 10**6


def _reached(s: Sitting, start: Place) -> int:
    """How many places can be reached from one, neighbour by neighbour."""
    known, fringe = {start.id}, [start]
    while fringe:
        here = fringe.pop()
        new = [q for q in s.seats if q.id not in known and s.near(here, q, ["beside"])]
        known |= {q.id for q in new}
        fringe += new
    return len(known)


def _runs_by_side(s: Sitting, party: list[Guest], two: bool) -> int:
    """Runs of neighbours that go round no end of a table of talks; who is aside joins any."""
    layout = s.assembly.layout
    talks = layout.two_sided | (layout.long if two else frozenset())

    def is_aside(p: Place | None) -> bool:
        if p is None:
            return False
        at_end = p.table in talks and p.side in ("east", "west")
        return p.kind is PlaceKind.AUXILIARY or at_end

    def on_one_side(p: Place | None, q: Place | None) -> bool:
        if p is None or q is None or p.table not in talks:
            return True
        return p.side.removesuffix("-side") == q.side.removesuffix("-side")

    left = {g.id for g in party if not is_aside(s.at.get(g.id))}
    found = 0
    while left:
        fringe, found = [left.pop()], found + 1
        while fringe:
            here = s.at.get(fringe.pop())
            close = {
                g
                for g in left
                if s.near(here, s.at.get(g), ["beside"]) and on_one_side(here, s.at.get(g))
            }
            left -= close
            fringe += close
    return max(1, found)


def fresh_neighbours(sittings: list[Sitting]) -> int:
    met: Counter[tuple[str, str]] = Counter()
    exempt: set[tuple[str, str]] = set()
    for s in sittings:
        chosen = {g.id for g in s.meant(s.said("exempt").split())}
        for i, j in combinations(sorted(g.id for g in s.guests), 2):
            met[i, j] += s.near(s.at.get(i), s.at.get(j))
            people = s.event.guest_by_id
            serves = i in people[j].serves or j in people[i].serves
            if s.couple(i, j) or serves or {i, j} <= chosen:
                exempt.add((i, j))
    again = sum(max(0, times - 1) for pair, times in met.items() if pair not in exempt)
    if not sittings or sittings[0].said("past") != "yes":
        return again
    held = {s.session.id for s in sittings}
    before = {
        (min(e.a, e.b), max(e.a, e.b))
        for e in sittings[0].event.encounters
        if e.session not in held
    }
    rows = sittings[0].event.earlier
    before |= {(min(r.guest, g), max(r.guest, g)) for r in rows for g in r.beside}
    if "same-table" in sittings[0].row.relations:
        before |= {
            (min(r.guest, q.guest), max(r.guest, q.guest))
            for r in rows
            for q in rows
            if r.table and r.company == q.company and r.guest != q.guest
        }
    return again + sum(met[pair] > 0 for pair in before - exempt)


def home_and_foreign(s: Sitting) -> int:
    free = in_own_right(s.guests)
    ours = [g.id for g in free if s.is_home(g)]
    theirs = [g.id for g in free if not s.is_home(g)]
    party = ours if len(ours) <= len(theirs) else theirs
    held = [(s.on.get(p.id, ""), s.on.get(q.id, "")) for p, q in s.linked()]
    return sum(i in party and j in party and not s.couple(i, j) for i, j in held)


def interpreter(s: Sitting) -> int:
    usual = s.row.relations or ("beside", "hangs-on", "behind")
    sides = {"any": usual, "beside": ("beside",), "behind": ("hangs-on", "behind")}
    here = {g.id for g in s.guests}
    return sum(
        not s.related(sides[s.said("side")], s.at.get(principal), s.at.get(g.id))
        for g in s.guests
        for principal in _interpreted(s, g) & here - {g.id}
    )


def _interpreted(s: Sitting, g: Guest) -> set[str]:
    """Whom somebody interprets for; at talks their own people, where they came with some."""
    served = set(g.interpreter_for) & {h.id for h in s.guests} - {g.id}
    people = s.event.guest_by_id
    own = {h for h in served if g.delegation and people[h].delegation == g.delegation}
    return own if own and s.session.kind in (Kind.TALKS, Kind.BILATERAL) else served


def interpreter_honour(s: Sitting) -> int:
    here = {g.id for g in s.guests}
    wrong = 0
    words = ("beside", "hangs-on", "behind")
    for principal in here:
        own = [
            g.id
            for g in s.guests
            if g.id != principal
            and (
                principal in _interpreted(s, g)
                or (g.aide_for == principal and principal not in g.interpreter_for)
            )
        ]
        at = s.at.get(principal)
        if at is None or at.kind is PlaceKind.AUXILIARY:
            continue
        for g in own:
            around = {
                p.id: -1000 if _writes(s, g) and _at_end(s, at, p) else _worth(p)
                for p in s.places.values()
                if p.shared_with is None
                and p.id != at.id
                and (s.related(words, at, p) or (_writes(s, g) and _at_end(s, at, p)))
            }
            p = s.at.get(g)
            if p is None or p.kind is PlaceKind.AUXILIARY or p.id not in around:
                continue
            enough = sorted(around.values())[: len(own)]
            wrong += len(around) > len(own) and around[p.id] > max(enough)
    return wrong


def _worth(p: Place) -> int:
    """A presiding place above all honours, an auxiliary place below."""
    if p.honour is None:
        return 1 if p.presiding else -1000
    return -p.honour


def _writes(s: Sitting, guest: str) -> bool:
    g = s.event.guest_by_id[guest]
    return bool(g.aide_for) and "note-taker" in (g.aide_as, g.role if g.aide_as is None else "")


def _at_end(s: Sitting, p: Place | None, q: Place | None) -> bool:
    """Whether two are at one table of talks, the second at an end of it."""
    if p is None or q is None or p.table != q.table or q.kind is PlaceKind.AUXILIARY:
        return False
    layout, at_talks = s.assembly.layout, s.session.kind in (Kind.TALKS, Kind.BILATERAL)
    tables = layout.two_sided | (layout.long if at_talks else frozenset())
    return q.table in tables and q.side in ("east", "west")


def aide(s: Sitting) -> int:
    usual = s.row.relations or ("beside", "hangs-on", "behind")
    here = {g.id for g in s.guests}

    def is_near(principal: str, g: Guest) -> bool:
        p, q = s.at.get(principal), s.at.get(g.id)
        return s.related(usual, p, q) or (_writes(s, g.id) and _at_end(s, p, q))

    return sum(
        not is_near(g.aide_for, g)
        for g in s.guests
        if g.aide_for in here - {g.id} and g.aide_for not in g.interpreter_for
    )


def keep_apart(s: Sitting) -> int:
    return sum(s.near(s.at.get(i.id), s.at.get(j.id)) for i, j in s.pairs_meant())


def keep_together(s: Sitting) -> int:
    party = s.meant(s.row.a)
    if s.row.relations == ("beside",) and not s.row.b and len(party) > 2:
        return s.runs(party) - 1
    return sum(not s.near(s.at.get(i.id), s.at.get(j.id)) for i, j in s.pairs_meant())


def wishes(s: Sitting) -> int:
    lacking, here = 0, {g.id for g in s.guests}
    for g in s.among():
        asked = set(g.wishes) & here - {g.id}
        met = sum(s.near(s.at.get(g.id), s.at.get(other)) for other in asked)
        enough = s.number("at_least") or len(asked)
        lacking += max(0, min(enough, len(asked)) - met)
    return lacking


def taller_behind(s: Sitting) -> int:
    return sum(
        i.height is not None
        and j.height is not None
        and round(100 * i.height) - round(100 * j.height) >= s.number("centimetres")
        and s.related(["behind"], s.at.get(i.id), s.at.get(j.id))
        for i, j in permutations(s.among(), 2)
    )
