"""Guests who must not be seen placed ahead of others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import ClassVar

import numpy as np

from preseance.model.place import Place, PlaceKind
from preseance.rules.shapes import Assembly, PairCase, PairRule, Param, Related, number, where
from preseance.wording.message import Argument, GuestRef, PlaceRef
from preseance.wording.said import Said


class NotAhead(PairRule):
    """Do not place one guest visibly ahead of another.

    No guest of ``a`` is visibly ahead of a guest of ``b``: in the same session in a row or at a
    table nearer the host, or at the same table at least ``margin`` honours better. Delegations
    compare by their heads.

    Why
    ---
    Some guests accept to sit away from a rival, but not behind them. At the ceremony of 11 November
    2018 one president complained of a stand across from which their country’s adversary was placed
    better. Equal places, or a difference too small to see, give no offence.

    Kept
    ----
    The guest of ``b`` is as near the host, or nearer; or either has no place.

    Broken
    ------
    The guest of ``a`` is in a better row, at a better table, or at a visibly better place of the
    same table. A presiding place is ahead of all others of its table.

    Formula
    -------
    weight × the number of pairs with the guest of ``a`` visibly ahead.

    Source
    ------
    B92 and RTV SLO, 12 November 2018, on the stands at the Arc de Triomphe.
    """

    kind = "not_ahead"
    title = "not visibly ahead"
    wish = Said(
        "Do not place {a} visibly ahead of {b}, {sessions}.",
        a="{a}",
        b="{b}",
        sessions="{sessions}",
    )
    needs = ("a", "b")
    pairs = True
    params: ClassVar[Mapping[str, Param]] = {
        "margin": number(2, "honours of one table that make a visible difference", 1, 100)
    }
    messages: ClassVar[Mapping[str, str]] = {
        "not_ahead.table": "{a} at {p} is at a better table than {b} at {q}.",
        "not_ahead.row": "{a} at {p} is in a better row than {b} at {q}.",
        "not_ahead.honour": "{a} at {p} has a visibly better place than {b} at {q}.",
    }

    def cases(self) -> Sequence[PairCase]:
        """Each of ``a`` before each of ``b``."""
        cases = []
        for assembly in self.assemblies():
            left, right = self._meant(assembly, self.row.a), self._meant(assembly, self.row.b)
            pairs = tuple((i, j, 1) for i in left for j in right if i != j)
            if pairs:
                near = assembly.kept(
                    ("ahead", self.number("margin")), partial(self._ahead, assembly)
                )
                cases.append(PairCase(assembly, pairs, near))
        return cases

    def _meant(self, assembly: Assembly, selectors: Sequence[str]) -> list[int]:
        """Items meant; of a delegation its head, or its first guest in the session."""
        found: set[int] = set()
        for word in selectors:
            items = self.occasion.items(assembly, [word])
            if word.startswith("delegation:") and items:
                delegation = self.occasion.event.delegation_by_id.get(word.partition(":")[2])
                head = self.occasion.item_of.get(delegation.head) if delegation else None
                items = [head] if head in items else items[:1]
            found.update(items)
        return sorted(found)

    def _ahead(self, assembly: Assembly) -> Related:
        margin, places = self.number("margin"), assembly.places
        worth = np.array([self._worth(p) for p in places], dtype=np.int64)
        counts = np.array([p.kind is not PlaceKind.AUXILIARY for p in places])
        rank = np.array([p.table_rank for p in places], dtype=np.int64)
        row = np.array([p.row or 0 for p in places], dtype=np.int64)
        table, line = rank[:, None] - rank[None, :], row[:, None] - row[None, :]
        better = worth[None, :] - worth[:, None] >= margin
        ahead = (table < 0) | ((table == 0) & ((line < 0) | ((line == 0) & better)))
        ahead &= counts[:, None] & counts[None, :]
        return where(ahead)

    def _worth(self, place: Place) -> int:
        """Honour as a number; a presiding place is ahead of every honour by the margin."""
        return place.honour if place.honour is not None else -self.number("margin")

    def words(
        self, case: PairCase, i: int, j: int, p: int, q: int
    ) -> tuple[str, Mapping[str, Argument]]:
        """In what the first is ahead."""
        here, there = case.assembly.places[p], case.assembly.places[q]
        if here.table_rank != there.table_rank:
            message = "not_ahead.table"
        else:
            message = "not_ahead.row" if here.row != there.row else "not_ahead.honour"
        ids = self.occasion.guests
        return message, {
            "a": GuestRef(ids[i]),
            "b": GuestRef(ids[j]),
            "p": PlaceRef(here.id),
            "q": PlaceRef(there.id),
        }
