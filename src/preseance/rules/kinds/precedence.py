"""At one table the better honour goes to the senior guest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import ClassVar

import numpy as np

from preseance.model.finding import Finding
from preseance.model.plan import Plan
from preseance.model.rule_row import Level
from preseance.model.session import Kind
from preseance.rules.occasion.assembly import ENDS
from preseance.rules.occasion.comparing import ANYBODY, Blocks
from preseance.rules.occasion.honours import in_order
from preseance.rules.occasion.mixed import SEXES, beside_hosts, first_of_list
from preseance.rules.shapes import Assembly, Default, Param, Rule, Standing, choice
from preseance.terms import PairTerm, Relation, Term, Weights
from preseance.wording.message import GuestRef, GuestRefs, PlaceRef, TableRef

OUTWEIGHS = 12
"""What the first two of either list weigh: more than two neighbours who ought to be mingled."""


class Precedence(Rule):
    """Follow the order of precedence.

    Of two guests at the same table the senior has the better honour, and no place stays empty that
    is better than a guest's. Guests of equal rank, or of one class whose order is not known, are not
    compared. Presiding and auxiliary places have no honour and do not count; nor do
    interpreters, who sit where their principal needs them, nor a session's guest of honour, nor
    a host who yields their place: these places are given whatever the rank. On by default in every session.

    Where it is off, nobody ranks: papers mark no place of honour, and rules that hold by custom compare
    nobody by rank (``spread``, ``presiding``, ``empty_chair``, ``honoured_ends``), unless a setting switches
    them on (``spread.on``) or a row asks for them.

    Where delegations sit in blocks (``delegations`` with ``mode=blocks``) they compare by their heads, and
    members with those of their own delegation alone; with nobody where ``delegation_heads`` seats them
    right and left of their head. An end of a table of two sides is lesser for them than any place on its
    sides.

    In mixed company women and men are two lists, each in its own order: ``lists`` ``two``, or
    ``auto`` at social meals where a rule mixes women and men (``alternate``). Working meals rank in one list. At a
    negotiation table and in armchairs each side has its own order. Where a man and a woman preside
    together, the places right and left of him belong to the first two women, those right and left of her to
    the first two men: whoever else has one while they sit lower, or at another table, takes it from them.

    Why
    ---
    Guests read their rank from their place. A displacement near the top is seen by all, one near
    the end of the list by few; an empty chair beside the host by everybody.

    Kept
    ----
    Along the honours of each table the guests follow the order of precedence, and the empty places
    are the last ones. Which guests are at which table is the concern of ``spread``.

    Broken
    ------
    A junior, or nobody, has a better honour than a senior at the same table.

    Formula
    -------
    weight × the number of such pairs, three times where the senior is of the first third of the
    session's guests, twice where they are of the second; in mixed company twelve times where they are
    of the first two women or men, who have the right and the left of host and hostess before
    guests are mingled. The same twelve times for each of the first two women or men who sits lower than,
    or at another table than, a place beside host or hostess that is theirs and that one of the other list has (or, at
    another table, a junior). One finding a senior guest names every junior
    ahead of them, one an empty place every guest below it. Of more than a thousand guests those of
    neighbouring rank count as equals, so that no more than a thousand ranks are told apart.

    Source
    ------
    Debrett's (the right of the host first, then the left); US and French lists of precedence. The
    multiples are custom. Two lists: DA PAM 600-60; The Eventz Team.
    """

    kind = "precedence"
    title = "follow precedence"
    ranks_guests = True
    defaults: ClassVar[Mapping[str, Default]] = {"precedence": Default(Level.PREFER, 5)}
    params: ClassVar[Mapping[str, Param]] = {
        "lists": choice(("auto", "one", "two"), "whether women and men rank in one list or two"),
    }
    messages: ClassVar[Mapping[str, str]] = {
        "precedence.ahead": "At {table}, {a} has a lesser place than {b}.",
        "precedence.empty": "{p} stays empty, though it is better than the place of {a}.",
        "precedence.women": "{b} has a place of honour of the first two women at {p}, which {a} should have.",
        "precedence.men": "{b} has a place of honour of the first two men at {p}, which {a} should have.",
    }

    def _ranked(self, assembly: Assembly) -> list[list[int]]:
        """Places that have an honour, by table."""
        places = assembly.places
        return [
            [k for k in assembly.seats_at[table] if places[k].honour is not None]
            for table in assembly.tables
        ]

    def _ranks(self, assembly: Assembly) -> tuple[Standing, dict[int, int]]:
        """How the guests compare and what each weighs: nobody whose place is given is among them."""
        return self.kept(assembly, "ranks", lambda: self._ranks_of(assembly))

    def _ranks_of(self, assembly: Assembly) -> tuple[Standing, dict[int, int]]:
        ids, session = self.occasion.guests, assembly.session
        given = {session.guest_of_honour}
        if session.yields_to in assembly.present:
            given.add(self.occasion.event.host_of(session))
        if session.co_yields_to in assembly.present:
            given.add(self.occasion.event.co_host_of(session))
        guests = [i for i in self.occasion.in_own_right(assembly) if ids[i] not in given]
        standing = self.occasion.standing(assembly, guests)
        weighs = dict(standing.tiers)
        if self._two_lists(assembly):
            weighs |= dict.fromkeys(self._first_of_lists(assembly, guests), OUTWEIGHS)
        return standing, weighs

    def _first_of_lists(self, assembly: Assembly, guests: Sequence[int]) -> list[int]:
        """Who is certainly of the first two women or the first two men who do not preside."""
        return [i for sex in SEXES for i in first_of_list(self.occasion, assembly, guests, sex)]

    def honours_by_sex(self, assembly: Assembly) -> Mapping[int, str]:
        """The places beside host and hostess, in mixed company that does not sit in blocks."""
        if not self._two_lists(assembly) or self._blocks(assembly).party:
            return {}
        return beside_hosts(self.occasion, assembly)

    def _lower(self, assembly: Assembly, p: int) -> list[tuple[int, bool]]:
        """Places lesser than one beside a host, and whether they are at another table."""
        table = assembly.places[p].table
        here = [(q, False) for q in assembly.seats_at[table] if _before(assembly, p, q)]
        return here + [
            (q, True) for t in assembly.tables if t != table for q in assembly.seats_at[t]
        ]

    def _blocks(self, assembly: Assembly) -> Blocks:
        """How the delegations of a session sit, where they sit in blocks."""
        return self.kept(assembly, "blocks", lambda: self._blocks_of(assembly))

    def _blocks_of(self, assembly: Assembly) -> Blocks:
        blocks = [b for rule in self.others for b in rule.blocks() if b.assembly is assembly]
        return Blocks.of(
            [(b.party, b.items) for b in blocks if b.party],
            partial(self.occasion.leading, assembly),
            arranged=any(rule.seats_members(assembly) for rule in self.others),
        )

    def _two_lists(self, assembly: Assembly) -> bool:
        """Whether women and men rank apart."""
        return self.kept(assembly, "two lists", lambda: self._has_two_lists(assembly))

    def _has_two_lists(self, assembly: Assembly) -> bool:
        session, said = assembly.session, self.said("lists")
        if session.working or session.kind is not Kind.MEAL or said == "one":
            return False
        return said == "two" or any(r.mixes_sexes and r.holds_in(assembly) for r in self.others)

    def _sex(self, item: int) -> str:
        return self.occasion.people[item].sex if item < len(self.occasion.guests) else ""

    def _parted(self, i: int, j: int) -> bool:
        """Whether two guests are in different lists; who is of no stated sex is in both."""
        a, b = self._sex(i), self._sex(j)
        return bool(a and b and a != b)

    def _weights(self, assembly: Assembly, *, within: bool = False) -> Weights:
        """The weight where the first is junior to the second; an empty place is to everybody.

        ``within``: only where both sit in the block of one delegation.
        """
        standing, weighs = self._ranks(assembly)
        ranks = standing.ranks
        lists = {"F": 1, "M": 2} if self._two_lists(assembly) else {}
        blocks = self._blocks(assembly)
        sexes = [lists.get(self._sex(i), 0) for i in ranks] if lists else [0] * len(ranks)
        sits = [blocks.kind(i) for i in ranks] if blocks.party else [blocks.kind(-1)] * len(ranks)
        kinds = [
            (first, last, sex, weighs[i], party, leads)
            for (i, (first, last)), sex, (party, leads) in zip(
                ranks.items(), sexes, sits, strict=True
            )
        ]
        number = {kind: k for k, kind in enumerate(dict.fromkeys(kinds))}
        classes = np.full(len(self.occasion.guests) + 1, -1, dtype=np.int64)
        classes[list(ranks)] = [number[kind] for kind in kinds]
        classes[-1] = len(number)
        nobody = (standing.count, standing.count, 0, 0, ANYBODY, 1)
        columns = np.array([*number, nobody], dtype=np.int64).T
        first, last, sex, weight, party, leads = columns
        junior = first[:, None] > last[None, :]
        if sex.any():
            junior &= (sex[:, None] * sex[None, :] == 0) | (sex[:, None] == sex[None, :])
        if within or not leads.all():
            own = (party[:, None] == party[None, :]) & (not blocks.arranged)
            both_lead = (leads[:, None] == 1) & (leads[None, :] == 1)
            if within:
                junior &= own & (party >= 0)[:, None]
            else:
                junior &= own | both_lead | (party == ANYBODY)[:, None]
        return Weights.classes(classes, classes, junior * (self.row.weight * weight)[None, :])

    def _rights(self, assembly: Assembly, sex: str, *, elsewhere: bool) -> Weights:
        """The weight where the second, first of a list, has the right to the place of the first.

        That is where the first is of the other list; ``elsewhere``, at another table, where they
        are junior too, which the order of honours tells at one table alone.
        """
        standing, _ = self._ranks(assembly)
        first = set(first_of_list(self.occasion, assembly, list(standing.ranks), sex))
        lists = {"F": 1, "M": 2}
        kinds = [
            (*s, lists.get(self._sex(i), 0), int(i in first)) for i, s in standing.ranks.items()
        ]
        number = {kind: k for k, kind in enumerate(dict.fromkeys(kinds))}
        classes = np.full(len(self.occasion.guests) + 1, -1, dtype=np.int64)
        classes[list(standing.ranks)] = [number[kind] for kind in kinds]
        begins, ends, own, claims = np.array([*number], dtype=np.int64).reshape(-1, 4).T
        against = (own[:, None] * own[None, :] != 0) & (own[:, None] != own[None, :])
        if elsewhere:
            against |= begins[:, None] > ends[None, :]
        weights = self.row.weight * OUTWEIGHS * (against & (claims == 1)[None, :])
        return Weights.classes(classes, classes, weights)

    def _right_terms(self, assembly: Assembly) -> list[Term]:
        """The places beside host and hostess against all lesser ones, by list."""
        found: dict[tuple[str, bool], list[tuple[int, int]]] = {}
        for p, sex in self.honours_by_sex(assembly).items():
            for q, elsewhere in self._lower(assembly, p):
                found.setdefault((sex, elsewhere), []).append((p, q))
        return [
            PairTerm(
                level=self.level,
                session=assembly.index,
                weights=self._rights(assembly, sex, elsewhere=elsewhere),
                relation=Relation.pairs(pairs),
            )
            for (sex, elsewhere), pairs in found.items()
        ]

    def _right_findings(self, assembly: Assembly, on: Sequence[int]) -> list[Finding]:
        """One for each who has a place beside a host that the first of a list should have."""
        standing, _ = self._ranks(assembly)
        found = []
        for p, sex in sorted(self.honours_by_sex(assembly).items()):
            holder = on[p]
            if holder not in standing.ranks:
                continue
            first = first_of_list(self.occasion, assembly, list(standing.ranks), sex)
            wronged = sorted(
                (on[q], q)
                for q, elsewhere in self._lower(assembly, p)
                if on[q] in first
                and (self._parted(on[q], holder) or (elsewhere and standing.before(on[q], holder)))
            )
            if wronged:
                found.append(self._beside(assembly, sex, (holder, p), wronged))
        return found

    def _beside(
        self,
        assembly: Assembly,
        sex: str,
        has: tuple[int, int],
        wronged: Sequence[tuple[int, int]],
    ) -> Finding:
        ids, (holder, place) = self.occasion.guests, has
        return self.breach(
            assembly,
            "precedence.women" if sex == "F" else "precedence.men",
            guests=[*(i for i, _ in wronged), holder],
            places=[*(q for _, q in wronged), place],
            arguments={
                "a": GuestRefs(tuple(ids[i] for i, _ in wronged)),
                "b": GuestRef(ids[holder]),
                "p": PlaceRef(assembly.places[place].id),
            },
            times=OUTWEIGHS * len(wronged),
        )

    def terms(self) -> Sequence[Term]:
        """Directed pair terms a session: the first place has the better honour."""
        made: list[Term] = []
        for assembly in self.assemblies():
            made += self._right_terms(assembly)
            for better, within in ((_before, False), (_at_end, True)):
                relation = self._where(assembly, better)
                if relation is not None:
                    weights = self._weights(assembly, within=within)
                    made.append(
                        PairTerm(
                            level=self.level,
                            session=assembly.index,
                            weights=weights,
                            relation=relation,
                        )
                    )
        return made

    def _where(
        self, assembly: Assembly, better: Callable[[Assembly, int, int], bool]
    ) -> Relation | None:
        """Places of one table of which the first is better; None where there are none."""

        def found() -> Relation | None:
            ranked = self._ranked(assembly)
            if not assembly.layout.two_sided:
                # No table has sides, nor ends that are lesser than them.
                return in_order(assembly, ranked) if better is _before else None
            pairs = [
                (p, q) for here in ranked for p in here for q in here if better(assembly, p, q)
            ]
            return Relation.pairs(pairs) if pairs else None

        return assembly.layout.kept(("precedence", better.__name__), found)

    def findings(self, plan: Plan) -> Sequence[Finding]:
        """A finding a senior guest, naming every junior ahead, and one an empty place."""
        seating = self.occasion.seating(plan)
        found: list[Finding] = []
        for assembly in self.assemblies():
            on = seating.on[assembly.index].tolist()
            found += self._right_findings(assembly, on)
            for number, ranked in enumerate(self._ranked(assembly)):
                find = partial(self._at_table, assembly, ranked, on)
                where = [on[k] for k in ranked]
                found += self.found_of((assembly.index, number), where, find)
        return found

    def _at_table(self, assembly: Assembly, at: list[int], on: list[int]) -> Iterable[Finding]:
        n, (standing, weighs) = len(self.occasion.guests), self._ranks(assembly)
        two, blocks = self._two_lists(assembly), self._blocks(assembly)
        here = [(on[k], k) for k in at if on[k] in standing.ranks]
        for senior, q in sorted(here):
            ahead = sorted(
                (j, p)
                for j, p in here
                if standing.before(senior, j)
                and not (two and self._parted(senior, j))
                and (
                    (_before(assembly, p, q) and blocks.compare(senior, j))
                    or (_at_end(assembly, p, q) and blocks.within(senior, j))
                )
            )
            if ahead:
                yield self._finding(assembly, [(senior, q), *ahead], weighs[senior] * len(ahead))
        for p in at:
            below = [(j, q) for j, q in here if _before(assembly, p, q)] if on[p] >= n else []
            if below:
                times = sum(weighs[j] for j, _ in below)
                yield self._empty(assembly, p, sorted(below), times)

    def _finding(
        self, assembly: Assembly, seated: Sequence[tuple[int, int]], times: int
    ) -> Finding:
        ids = tuple(self.occasion.guests[i] for i, _ in seated)
        return self.breach(
            assembly,
            "precedence.ahead",
            guests=[i for i, _ in seated],
            places=[p for _, p in seated],
            arguments={
                "a": GuestRef(ids[0]),
                "b": GuestRefs(ids[1:]),
                "table": TableRef(assembly.places[seated[0][1]].table),
            },
            times=times,
        )

    def _empty(
        self, assembly: Assembly, place: int, below: Sequence[tuple[int, int]], times: int
    ) -> Finding:
        ids = tuple(self.occasion.guests[i] for i, _ in below)
        return self.breach(
            assembly,
            "precedence.empty",
            guests=[i for i, _ in below],
            places=[place, *(q for _, q in below)],
            arguments={"p": PlaceRef(assembly.places[place].id), "a": GuestRefs(ids)},
            times=times,
        )


def _at_end(assembly: Assembly, p: int, q: int) -> bool:
    """Whether place p is on a side of a table of talks and place q at an end of it."""
    end, side = assembly.side_of(q), assembly.side_of(p)
    return end in ENDS and side != "" and side not in ENDS


def _before(assembly: Assembly, p: int, q: int) -> bool:
    """Whether place p is better than q, at a table of talks on the same side of it."""
    if assembly.side_of(p) != assembly.side_of(q):
        return False
    better, lesser = assembly.places[p].honour, assembly.places[q].honour
    return better is not None and lesser is not None and better < lesser
