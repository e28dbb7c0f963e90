"""A rule that another package brings: some guests sit out of the draught."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from preseance.model.rule_row import Level
from preseance.rules.shapes import (
    MEALS,
    Assembly,
    Default,
    Demand,
    Param,
    PlaceRule,
    number,
    to_doors,
)
from preseance.wording.message import GuestRef


class OutOfDraught(PlaceRule):
    """Seat guests out of the draught.

    No guest of ``a`` (of the group ``delicate`` by default) sits within ``metres`` of a door.

    Why
    ---
    Doors are opened all evening for the dishes, and some guests catch cold.

    Kept
    ----
    They sit farther from every door, or have no place.

    Broken
    ------
    One of them sits that near.

    Formula
    -------
    weight × the number of such guests within ``metres`` of a door.

    Source
    ------
    Custom.
    """

    kind = "out_of_draught"
    title = "out of the draught"
    needs = ("a",)
    open_to_all = True
    defaults: ClassVar[Mapping[str, Default]] = {
        "out_of_draught": Default(Level.PREFER, 4, MEALS, a=("group:delicate",))
    }
    params: ClassVar[Mapping[str, Param]] = {"metres": number(2, "how near a door draws", 1, 50)}
    messages: ClassVar[Mapping[str, str]] = {
        "out_of_draught.near": "{a} sits in the draught of a door, at {p}."
    }
    translations: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "fr": {
            "term.kind.out_of_draught": "à l’abri des courants d’air",
            "out_of_draught.near": "{a} est dans le courant d’air d’une porte, {p:à}.",
            "No guest of a (of the group delicate by default) sits within metres of a door.": (
                "Aucun convive de «a» (par défaut, du groupe delicate) n’est à moins de «metres» "
                "mètres d’une porte."
            ),
            "how near a door draws": "jusqu’où porte le courant d’air d’une porte, en mètres",
        }
    }

    def demands(self, assembly: Assembly) -> Sequence[Demand]:
        """Places near a door are wrong."""
        room = self.occasion.event.room_by_id[assembly.session.room]
        far, reach = to_doors(room, assembly.places), self.number("metres")
        wrong = frozenset(k for k, metres in enumerate(far) if metres <= reach)
        ids = self.occasion.guests
        return [
            Demand(i, wrong, "out_of_draught.near", {"a": GuestRef(ids[i])})
            for i in self.occasion.items(assembly, self.row.a)
            if wrong
        ]
