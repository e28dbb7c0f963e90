"""Delegations mixed, or each in one block."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import ClassVar

import numpy as np

from preseance.engine.terms import PairTerm, Term, Weights
from preseance.model.finding import Argument, DelegationRef, Finding, GuestRef, PlaceRefs
from preseance.model.place import PlaceKind
from preseance.model.plan import Plan
from preseance.rules.base import (
    Mixture,
    MixtureRule,
    Param,
    Related,
    Scene,
    choice,
    least_runs,
    opened,
    stretches,
)

Block = tuple[Scene, str, list[int], Related]


class Delegations(MixtureRule):
    """Mix delegations, or keep each in one block.

    With ``mode=mixed`` no two neighbours are of one delegation (partners and interpreters are left
    alone: other rules speak of them). With ``mode=blocks`` each delegation sits in one unbroken
    run, whatever ``relations`` say. ``a`` narrows the rule to some guests.

    Why
    ---
    At meals guests talk to people they do not meet every day. At talks a delegation sits as one, its
    head in the middle.

    Kept
    ----
    Mixed: neighbours are of different delegations. Blocks: each delegation is one run.

    Broken
    ------
    Mixed: two neighbours are of one delegation. Blocks: a delegation is cut in two or more.

    Formula
    -------
    Mixed: weight × the number of neighbours of one delegation. Blocks: weight × (number of blocks
    less number of delegations); a guest without a place is a block of his own, and what a delegation
    larger than any table cannot avoid is one unavoidable finding each.

    Source
    ------
    Custom; for talks, Chinese etiquette texts.
    """

    kind = "delegations"
    title: ClassVar[Mapping[str, str]] = {"en": "delegations", "fr": "délégations"}
    unavoidable_message = "delegations.unavoidable"
    relations = ("beside",)
    params: ClassVar[Mapping[str, Param]] = {
        "mode": choice(("mixed", "blocks"), "whether delegations mingle or sit as one")
    }
    messages: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "delegations.neighbours": {
            "en": "{a} and {b}, both of {d}, are side by side at {p}.",
            "fr": "{a} et {b}, de la même délégation ({d}), sont côte à côte à {p}.",
        },
        "delegations.blocks": {
            "en": "The delegation {d} is cut into {number} blocks.",
            "fr": "La délégation {d} est coupée en {number} blocs.",
        },
        "delegations.unavoidable": {
            "en": "A delegation is larger than any table: {number} cut{number:s} cannot be avoided.",
            "fr": "Une délégation dépasse toute table\u202f: on ne peut éviter {number} coupure{number:s}.",
        },
    }

    def _parties(self, scene: Scene) -> dict[str, list[int]]:
        """Items by delegation, without interpreters."""
        found: dict[str, list[int]] = {}
        for i in self.occasion.items(scene, self.row.a or ("everyone",)):
            guest = self.occasion.people[i]
            if guest.delegation and not guest.interpreter_for:
                found.setdefault(guest.delegation, []).append(i)
        return found

    def mixtures(self) -> Sequence[Mixture]:
        """The delegations of each session where they are mixed."""
        found = []
        for scene in self.scenes() if self.said("mode") == "mixed" else ():
            kind = np.full(len(self.occasion.guests), -1, dtype=np.int64)
            several = [items for items in self._parties(scene).values() if len(items) > 1]
            for number, items in enumerate(several):
                kind[items] = number
            couples = frozenset(self.occasion.couples(scene))
            found.append(Mixture(scene, kind, self.near(scene), couples))
        return found

    def words(
        self, case: Mixture, i: int, j: int, p: int, q: int
    ) -> tuple[str, Mapping[str, Argument]]:
        """Two of one delegation, and where."""
        places = case.scene.places
        return "delegations.neighbours", {
            "a": GuestRef(self.occasion.guests[i]),
            "b": GuestRef(self.occasion.guests[j]),
            "d": DelegationRef(self.occasion.people[i].delegation),
            "p": PlaceRefs((places[p].id, places[q].id)),
        }

    @cached_property
    def _blocks(self) -> list[Block]:
        """Delegations of two or more, each with neighbourhood as it counts for its size."""
        found: list[Block] = []
        for scene in self.scenes() if self.said("mode") == "blocks" else ():
            made: dict[int, Related] = {}
            for name, items in self._parties(scene).items():
                k = len(items)
                if k > 1:
                    made.setdefault(k, opened(_beside(scene), k))
                    found.append((scene, name, items, made[k]))
        return found

    def terms(self) -> Sequence[Term]:
        """A pair term a session where mixed, one a delegation where in blocks."""
        weight = self.row.weight
        return [
            *super().terms(),
            *(
                PairTerm(
                    level=self.level,
                    session=scene.index,
                    weights=Weights.sparse(
                        [(i, j, -weight) for i in items for j in items if i < j]
                    ),
                    relation=near.relation,
                    constant=weight * (len(items) - 1),
                )
                for scene, _, items, near in self._blocks
            ),
        ]

    def findings(self, plan: Plan) -> Sequence[Finding]:
        """A finding a pair of neighbours, or one a delegation cut up."""
        return [
            *super().findings(plan),
            *(f for block in self._blocks for f in self._of_block(*block, plan)),
        ]

    def _of_block(
        self, scene: Scene, name: str, items: list[int], near: Related, plan: Plan
    ) -> list[Finding]:
        at = self.occasion.seating(plan).at[scene.index]
        here, seated = {i: at[i] for i in items}, {at[i] for i in items if at[i] >= 0}
        held = sum(q in seated for p in seated for q in near.near(p)) // 2
        cuts = len(items) - 1 - held
        if not cuts:
            return []
        cut = self.breach(
            scene,
            "delegations.blocks",
            guests=items,
            places=list(here.values()),
            arguments={"d": DelegationRef(name), "number": cuts + 1},
            times=cuts,
        )
        seats = {k for k, p in enumerate(scene.places) if p.kind is not PlaceKind.AUXILIARY}
        sizes = [len(s.places) for s in stretches(_beside(scene)) if seats.issuperset(s.places)]
        least = least_runs(sizes, len(items)) - 1
        return self.with_unavoidable([cut], least, "delegations.unavoidable", {})


def _beside(scene: Scene) -> Related:
    return scene.related(["beside"], symmetric=True)
