"""Senior guests are spread over the tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import ClassVar

import numpy as np

from preseance.model.finding import Finding
from preseance.model.plan import Plan
from preseance.model.rule_row import Level
from preseance.rules.occasion.mixed import SEXES, first_of_list
from preseance.rules.shapes import Assembly, Default, Rule, Span, Standing
from preseance.terms import Ints, PlaceTerm, Term, Weights
from preseance.wording.message import GuestRef, PlaceRef


class Spread(Rule):
    """Spread rank over the tables.

    Where a session has several tables, its places are put into one list, dealt like cards: the best
    place of each table, the host's table first, then the second best of each, and so on. The best
    place is the first honour where one of the house presides, else the presiding place. The guests
    take these places in the order of precedence. Presiding hosts, interpreters and auxiliary places
    are left out; so are, in mixed company, the places beside host and hostess, and the guest of honour and the first
    women and men, who have them (``precedence``). Guests of equal rank share the places of theirs. On by default in every session of several tables.

    Why
    ---
    Each table has one strong guest at least, and nobody is at the last table by rank alone.

    Kept
    ----
    Every guest has the place of their rank.

    Broken
    ------
    They are some steps off, up or down.

    Formula
    -------
    weight × the steps between the position among the guests and that of the place (at a table seated
    whole, of the nearest there); three times for
    the first third of the guests, twice for the second. One finding a guest. Of more than a
    thousand guests positions are rounded, so that no more than a thousand are told apart.

    Source
    ------
    COP21, protocole.info: tables first, ranks spread so that each has one strong guest. The
    multiples are custom.
    """

    kind = "spread"
    title = "spread rank over the tables"
    defaults: ClassVar[Mapping[str, Default]] = {"spread": Default(Level.PREFER, 1)}
    messages: ClassVar[Mapping[str, str]] = {
        "spread.off": "{a} at {p} is {number} step{number:s} from the place of that rank."
    }

    def _positions(self, assembly: Assembly) -> tuple[Standing, dict[int, int]]:
        """How the guests stand among one another, and the position of each place in the list."""
        return self.kept(assembly, "positions", lambda: self._positions_of(assembly))

    def _positions_of(self, assembly: Assembly) -> tuple[Standing, dict[int, int]]:
        dealt = self.occasion.hosts_of(assembly)
        beside = self._beside_hosts(assembly)
        left_out = {*dealt, *self._first_of_lists(assembly, beside)}
        guests = [i for i in self.occasion.in_own_right(assembly) if i not in left_out]
        standing = self.standing(assembly, guests)
        # The guest of honour goes before all, whatever their rank.
        honoured = assembly.session.guest_of_honour
        standing = standing.led_by(self.occasion.item_of.get(honoured, -1))
        taken = frozenset((*dealt.values(), *beside))
        free = assembly.layout.kept(("dealt out", taken), lambda: _dealt_out(assembly, taken))
        return standing, {p: k for k, p in enumerate(free)}

    def _beside_hosts(self, assembly: Assembly) -> Mapping[int, str]:
        """Places that other rules give to the first women and men."""
        return {p: s for r in self.others for p, s in r.honours_by_sex(assembly).items()}

    def _first_of_lists(self, assembly: Assembly, beside: Mapping[int, str]) -> list[int]:
        """The guest of honour and the first women and men, as many as have places beside the hosts."""
        if not beside:
            return []
        own = self.occasion.in_own_right(assembly)
        honoured = [i for i in own if self.occasion.guests[i] == assembly.session.guest_of_honour]
        others = [i for i in own if i not in honoured]
        left = [*beside.values()]
        found = list(honoured)
        for sex in SEXES:
            number = left.count(sex) - [self.occasion.people[i].sex for i in honoured].count(sex)
            found += first_of_list(self.occasion, assembly, others, sex, number)
        return found

    def _costs(self, assembly: Assembly) -> Weights:
        """What each guest costs at each place, by classes of rank and of turn."""
        standing, _ = self._positions(assembly)
        size, spans = standing.size, standing.may_be
        number = {span: k for k, span in enumerate(dict.fromkeys(spans.values()))}
        rows = np.full(len(self.occasion.guests), -1, dtype=np.int64)
        columns = np.full(len(assembly.places), -1, dtype=np.int64)
        rows[list(spans)] = [number[span] for span in spans.values()]
        turns = self._turns(assembly, size)
        classes = {own: k for k, own in enumerate(dict.fromkeys(turns.values()))}
        columns[list(turns)] = [classes[own] for own in turns.values()]
        weighs = np.zeros(len(number), dtype=np.int64)
        weighs[rows[list(spans)]] = list(standing.tiers.values())
        # In place: of a hall the table has a million cells.
        costs = _steps(list(number), list(classes))
        costs *= (size * self.row.weight * weighs)[:, None]
        return Weights.classes(rows, columns, costs)

    def _turns(self, assembly: Assembly, size: int) -> dict[int, tuple[int, ...]]:
        """The turns of each place, in bands of ``size``: its own; at a table seated whole all that
        the table has.
        """
        return self.kept(assembly, f"turns {size}", lambda: self._turns_of(assembly, size))

    def _turns_of(self, assembly: Assembly, size: int) -> dict[int, tuple[int, ...]]:
        _, turn = self._positions(assembly)
        if not assembly.layout.whole:
            return {p: (k // size,) for p, k in turn.items()}
        of_table: dict[str, tuple[int, ...]] = {}
        for p, k in turn.items():
            table = assembly.places[p].table
            if table in assembly.layout.whole:
                of_table[table] = (*of_table.get(table, ()), k // size)
        return {p: of_table.get(assembly.places[p].table, (k // size,)) for p, k in turn.items()}

    def _several(self) -> list[Assembly]:
        return [s for s in self.assemblies() if len(s.tables) > 1 and self.ranks_in(s)]

    def terms(self) -> Sequence[Term]:
        """A place term a session of several tables."""
        made = []
        for assembly in self._several():
            standing, turn = self._positions(assembly)
            if standing.may_be and turn:
                costs = self._costs(assembly)
                made.append(PlaceTerm(level=self.level, session=assembly.index, costs=costs))
        return made

    def findings(self, plan: Plan) -> Sequence[Finding]:
        """A finding a guest who is off the place of the rank."""
        seating = self.occasion.seating(plan)
        found: list[Finding] = []
        for assembly in self._several():
            standing, _ = self._positions(assembly)
            at, size = seating.at[assembly.index], standing.size
            turns = self._turns(assembly, size)
            for i, span in standing.may_be.items():
                steps = size * _off_by(span, turns.get(at[i], span[:1]))
                if steps:
                    find = partial(self._off, assembly, i, at[i], steps, standing.tier(i))
                    found += self.found_of((assembly.index, i), (at[i],), find)
        return found

    def _off(
        self, assembly: Assembly, item: int, place: int, steps: int, tier: int
    ) -> Iterable[Finding]:
        yield self.breach(
            assembly,
            "spread.off",
            guests=[item],
            places=[place],
            arguments={
                "a": GuestRef(self.occasion.guests[item]),
                "p": PlaceRef(assembly.places[place].id),
                "number": steps,
            },
            times=tier * steps,
        )


def _off_by(span: Span, turns: Sequence[int]) -> int:
    """Steps from the ranks that a guest may have to the nearest of some turns."""
    first, last = span
    return min(max(0, first - own, own - last) for own in turns)


def _steps(spans: Sequence[Span], turns: Sequence[tuple[int, ...]]) -> Ints:
    """The same for all spans (rows) and turns (columns) at once."""
    first, last = np.array(spans, dtype=np.int64).T[:, :, None]
    if all(len(own) == 1 for own in turns):
        turn = np.array(turns, dtype=np.int64).reshape(1, -1)
        # From the nearest rank of the span, in place.
        steps = np.clip(turn, first, last)
        steps -= turn
        return np.abs(steps, out=steps)
    near = [
        np.maximum(0, np.maximum(first - own, own - last)).min(axis=1, keepdims=True)
        for own in (np.array(own, dtype=np.int64)[None, :] for own in turns)
    ]
    return np.concatenate(near, axis=1)


def _dealt_out(assembly: Assembly, taken: frozenset[int]) -> list[int]:
    """The places nobody of the house presides at: each table's best, each table's second, …"""
    rounds = [
        (round_, assembly.places[k].table_rank, k)
        for seats in assembly.seats_at.values()
        for round_, k in enumerate(
            sorted((k for k in seats if k not in taken), key=lambda k: _worth(assembly, k))
        )
    ]
    return [k for _, _, k in sorted(rounds)]


def _worth(assembly: Assembly, k: int) -> tuple[int, int]:
    place = assembly.places[k]
    if place.honour is not None:
        return place.honour, place.number
    return -2 if place.presiding == "host" else -1, place.number
