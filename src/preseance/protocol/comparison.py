"""Two orders of precedence side by side: who gains places and who loses."""

from __future__ import annotations

from dataclasses import dataclass

from preseance.protocol.precedence import OrderOfPrecedence, Rank


@dataclass(frozen=True)
class Shift:
    """One guest under two schemes."""

    guest: str
    first: Rank | None
    """None where the first order does not hold the guest."""
    second: Rank | None

    @property
    def gained(self) -> int:
        """Places gained by going from the first order to the second; negative where lost."""
        if self.first is None or self.second is None:
            return 0
        if self.first.comes_for or self.second.comes_for:
            return 0
        return self.first.position - self.second.position


@dataclass(frozen=True)
class Comparison:
    """Two orders side by side, in the order of the first; whoever only the second has comes last."""

    first: OrderOfPrecedence
    second: OrderOfPrecedence
    shifts: tuple[Shift, ...]

    @property
    def gainers(self) -> tuple[Shift, ...]:
        """Who goes up from the first order to the second, most places first."""
        return tuple(sorted((s for s in self.shifts if s.gained > 0), key=lambda s: -s.gained))

    @property
    def losers(self) -> tuple[Shift, ...]:
        """Who goes down, most places first."""
        return tuple(sorted((s for s in self.shifts if s.gained < 0), key=lambda s: s.gained))


def compare(a: OrderOfPrecedence, b: OrderOfPrecedence) -> Comparison:
    """Sets order ``b`` beside order ``a``."""
    guests = dict.fromkeys(r.guest for r in (*a.ranks, *b.ranks))
    shifts = tuple(Shift(g, a.rank_of.get(g), b.rank_of.get(g)) for g in guests)
    return Comparison(a, b, shifts)
