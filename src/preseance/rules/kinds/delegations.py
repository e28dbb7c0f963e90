"""Delegations mixed, or each in one block."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import ClassVar

import numpy as np

from preseance.model.finding import Finding
from preseance.model.plan import Plan
from preseance.model.rule_row import Level
from preseance.rules.shapes import (
    MEALS,
    TALKS,
    Assembly,
    Block,
    Default,
    Mixture,
    MixtureRule,
    Param,
    choice,
)
from preseance.terms import Term
from preseance.wording.message import Argument, DelegationRef


class Delegations(MixtureRule):
    """Mix delegations, or keep each in one block.

    With ``mode=mixed`` no two neighbours are of one delegation (partners and interpreters are left
    alone: other rules speak of them). With ``mode=blocks`` each delegation sits in one unbroken
    run, whatever ``relations`` say; at a table of talks, in armchairs and where two delegations share a
    long table it keeps to its side. Those who interpret for its members alone belong to it, and so do
    its own interpreters who serve one of them; its people at an end of such a table or behind it cut
    nothing. ``a`` narrows the rule to some guests.

    Why
    ---
    At meals guests talk to people they do not meet every day. At talks a delegation sits as one, its
    head in the middle.

    Kept
    ----
    Mixed: neighbours are of different delegations. Blocks: each delegation is one run, on one side.

    Broken
    ------
    Mixed: two neighbours are of one delegation. Blocks: a delegation is cut in two or more, or sits
    round an end of the table.

    Formula
    -------
    Mixed: weight × the number of neighbours of one delegation. Blocks: weight × (number of blocks
    less number of delegations); a guest without a place is a block of their own, and what a delegation
    larger than any table cannot avoid is one unavoidable finding each.

    Source
    ------
    Custom; for talks, Chinese etiquette texts (delegations face each other; the note-taker at an end
    or behind).
    """

    kind = "delegations"
    title = "delegations"
    of_chairs = True
    open_to_all = True
    defaults: ClassVar[Mapping[str, Default]] = {
        "delegations": Default(Level.PREFER, 10, MEALS),
        "delegation_blocks": Default(Level.SHOULD, 10, TALKS, params={"mode": "blocks"}),
    }
    unavoidable_message = "delegations.unavoidable"
    relations = ("beside",)
    params: ClassVar[Mapping[str, Param]] = {
        "mode": choice(("mixed", "blocks"), "whether delegations mingle or sit as one")
    }
    messages: ClassVar[Mapping[str, str]] = {
        "delegations.neighbours": "{a} and {b}, both of {d}, are side by side at {p}.",
        "delegations.blocks": "The delegation {d} is cut into {number} blocks.",
        "delegations.unavoidable": "A delegation is larger than any table: {number} cut{number:s} cannot be avoided.",
    }

    def _parties(self, assembly: Assembly) -> dict[str, list[int]]:
        """Items by delegation, without interpreters; of two or more."""
        found: dict[str, list[int]] = {}
        for i in self.occasion.in_own_right(assembly, self.row.a or ("everyone",)):
            if delegation := self.occasion.people[i].delegation:
                found.setdefault(delegation, []).append(i)
        return {name: items for name, items in found.items() if len(items) > 1}

    def mixtures(self) -> Sequence[Mixture]:
        """The delegations of each session where they are mixed."""
        found = []
        for assembly in self.assemblies() if self.said("mode") == "mixed" else ():
            kind = np.full(len(self.occasion.guests), -1, dtype=np.int64)
            for number, items in enumerate(self._parties(assembly).values()):
                kind[items] = number
            couples = frozenset(self.occasion.couples(assembly))
            found.append(Mixture(assembly, kind, self.near(assembly), couples))
        return found

    def words(
        self, case: Mixture, i: int, j: int, p: int, q: int
    ) -> tuple[str, Mapping[str, Argument]]:
        """Two of one delegation, and where."""
        delegation = DelegationRef(self.occasion.people[i].delegation)
        neighbours = self.neighbours_at(case.assembly, i, j, p, q)
        return "delegations.neighbours", {**neighbours, "d": delegation}

    def blocks(self) -> Sequence[Block]:
        """Each delegation of each session where they sit in blocks."""
        return self._blocks

    @cached_property
    def _blocks(self) -> list[Block]:
        made = []
        for assembly in self.assemblies() if self.said("mode") == "blocks" else ():
            parties, layout = self._parties(assembly), assembly.layout
            parted = layout.two_sided | (layout.long if len(parties) == 2 else frozenset())
            for name, items in parties.items():
                hands = self._hands(assembly, name, items)
                made.append(Block(assembly, items, hands, name, parted))
        return made

    def _hands(self, assembly: Assembly, name: str, items: Sequence[int]) -> tuple[int, ...]:
        """Who interprets for some of a delegation and for nobody else, or came with it to do so."""
        ids, people = {self.occasion.guests[i] for i in items}, self.occasion.people
        return tuple(
            k
            for k in self.occasion.items(assembly, ("everyone",))
            if (served := people[k].serves)
            and (
                ids.issuperset(served)
                or (people[k].delegation == name and not ids.isdisjoint(served))
            )
        )

    def terms(self) -> Sequence[Term]:
        """A pair term a session where mixed, one a delegation where in blocks."""
        blocks = (term for block in self._blocks for term in block.terms(self))
        return [*super().terms(), *blocks]

    def findings(self, plan: Plan) -> Sequence[Finding]:
        """A finding a pair of neighbours, or one a delegation cut up."""
        cut = (f for block in self._blocks for f in self._of_block(block, plan))
        return [*super().findings(plan), *cut]

    def _of_block(self, block: Block, plan: Plan) -> list[Finding]:
        at = self.occasion.seating(plan).at[block.assembly.index]
        cuts = block.cuts(at)
        if not cuts:
            return []
        cut = self.breach(
            block.assembly,
            "delegations.blocks",
            guests=block.members,
            places=[at[i] for i in block.members],
            arguments={"d": DelegationRef(block.party), "number": cuts + 1},
            times=cuts,
        )
        return self.with_unavoidable([cut], block.least_cuts, "delegations.unavoidable", {})
