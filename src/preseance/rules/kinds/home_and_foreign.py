"""People of the house and guests from outside mingle."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

import numpy as np

from preseance.model.rule_row import Level
from preseance.rules.shapes import MEALS, Default, Mixture, MixtureRule, least_pairs
from preseance.wording.message import Argument


class HomeAndForeign(MixtureRule):
    """Mix home and foreign.

    Two of the smaller party, the people of the house or the guests from outside, do not sit side by
    side. Of the house are the hosts and the host's own delegation.

    Why
    ---
    The home team is there to talk to the guests: it is spread between them, not grouped. Where the
    house outnumbers its guests, the guests are spread among the house.

    Kept
    ----
    Each of the smaller party has neighbours of the other.

    Broken
    ------
    Two of the smaller party are neighbours.

    Formula
    -------
    weight × the number of neighbours who are both of the smaller party of the session; what cannot
    be avoided by counting is one unavoidable finding. Interpreters and couples are left out.

    Source
    ------
    Debrett's, seating plans.
    """

    kind = "home_and_foreign"
    title = "mix home and foreign"
    of_chairs = True
    open_to_all = True
    defaults: ClassVar[Mapping[str, Default]] = {
        "home_and_foreign": Default(Level.PREFER, 3, MEALS),
    }
    unavoidable_message = "home_and_foreign.unavoidable"
    relations = ("beside",)
    messages: ClassVar[Mapping[str, str]] = {
        "home_and_foreign.home": "{a} and {b}, both of the house, are side by side at {p}.",
        "home_and_foreign.foreign": "{a} and {b}, both guests from outside, are side by side at {p}.",
        "home_and_foreign.unavoidable": "There are too many of one party: {number} such pair{number:s} cannot be avoided.",
    }

    def mixtures(self) -> Sequence[Mixture]:
        """The smaller party, session by session."""
        found = []
        for assembly in self.assemblies():
            ours = self.occasion.in_own_right(assembly, ["home"])
            theirs = sorted(set(self.occasion.in_own_right(assembly)).difference(ours))
            smaller = ours if len(ours) <= len(theirs) else theirs
            kind = np.full(len(self.occasion.guests), -1, dtype=np.int64)
            kind[smaller] = 0 if smaller is ours else 1
            near = self.near(assembly)
            # Whether a couple may sit together is the concern of another rule.
            excused = frozenset(self.occasion.couples(assembly))
            least = max(0, least_pairs(near, assembly.seats, len(smaller)) - len(excused))
            found.append(Mixture(assembly, kind, near, excused, least=least))
        return found

    def words(
        self, case: Mixture, i: int, j: int, p: int, q: int
    ) -> tuple[str, Mapping[str, Argument]]:
        """Two of one party, and where."""
        party = "home" if case.kind[i] == 0 else "foreign"
        return f"home_and_foreign.{party}", self.neighbours_at(case.assembly, i, j, p, q)
