"""Women and men alternate."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

import numpy as np

from preseance.model.rule_row import Level
from preseance.rules.shapes import MEALS, Assembly, Default, Mixture, MixtureRule, least_pairs
from preseance.wording.message import Argument


class Alternate(MixtureRule):
    """Alternate women and men.

    Two neighbours are not both women or both men. A repeat at a presiding place, or in the better
    half of a table's honours, counts twice, so that repeats fall low. Guests whose sex is not stated are like nobody;
    interpreters are left out.

    Why
    ---
    Custom at social meals since the nineteenth century, not at working meals. With host and hostess
    opposite each other it works for 6, 10, 14 and 18 covers, and cannot for 8, 12, 16 and 20.

    Kept
    ----
    Every two neighbours differ.

    Broken
    ------
    Two women or two men are side by side.

    Formula
    -------
    weight × the number of neighbours alike, twice where one of the two is at a presiding place or in
    the better half of the table's honours. What cannot be avoided because one sex outnumbers the other (14 men, 10 women) is one
    unavoidable finding: of g guests alike, at tables that part no more than r of any kind, g - r
    pairs at least.

    Source
    ------
    DA PAM 600-60; J. Wevers Stevens on even tables; the proof is ours.
    """

    kind = "alternate"
    title = "alternate women and men"
    of_chairs = True
    defaults: ClassVar[Mapping[str, Default]] = {
        "alternate": Default(Level.PREFER, 3, MEALS, social=True, on=False),
    }
    mixes_sexes = True
    unavoidable_message = "alternate.unavoidable"
    relations = ("beside",)
    messages: ClassVar[Mapping[str, str]] = {
        "alternate.women": "{a} and {b}, two women, are side by side at {p}.",
        "alternate.men": "{a} and {b}, two men, are side by side at {p}.",
        "alternate.unavoidable": "One sex is in the majority: {number} repeat{number:s} cannot be avoided.",
    }

    def mixtures(self) -> Sequence[Mixture]:
        """Women and men, session by session."""
        found = []
        for assembly in self.assemblies():
            kind = np.full(len(self.occasion.guests), -1, dtype=np.int64)
            for i in self.occasion.in_own_right(assembly, self.row.a or ("everyone",)):
                kind[i] = {"F": 0, "M": 1}.get(self.occasion.people[i].sex, -1)
            near = self.near(assembly)
            least = sum(least_pairs(near, assembly.seats, int((kind == s).sum())) for s in (0, 1))
            found.append(Mixture(assembly, kind, near, double=_better_half(assembly), least=least))
        return found

    def words(
        self, case: Mixture, i: int, j: int, p: int, q: int
    ) -> tuple[str, Mapping[str, Argument]]:
        """Two women or two men, and where."""
        sex = "women" if case.kind[i] == 0 else "men"
        return f"alternate.{sex}", self.neighbours_at(case.assembly, i, j, p, q)


def _better_half(assembly: Assembly) -> frozenset[int]:
    """Presiding places, and the better half of the honours of each table."""
    found: set[int] = set()
    for seats in assembly.seats_at.values():
        honours = {k: h for k in seats if (h := assembly.places[k].honour) is not None}
        found.update(k for k in seats if assembly.places[k].presiding)
        found.update(k for k, honour in honours.items() if 2 * honour < len(honours))
    return frozenset(found)
