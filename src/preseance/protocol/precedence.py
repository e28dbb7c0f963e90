"""What an order of precedence is: guests ranked under a named scheme, each with its reason."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from preseance.model.finding import Remark
from preseance.wording.message import Message


@dataclass(frozen=True, slots=True)
class Rank:
    """One guest's place in the order."""

    guest: str
    position: int
    """1 is the first guest; 0 for the hosts, who are outside the ranking."""
    class_id: str
    """Class under the scheme (host, head-of-state, …)."""
    key: tuple[str | int, ...]
    """What the guest was sorted by: override, class, key inside the class, tie-break."""
    reason: Message
    """One sentence that says why here."""
    source: str = ""
    """Document and article, or «custom»."""
    first: int = 0
    """The first position that they might have as well: guests of equal or unknown rank share theirs."""
    last: int = 0
    """The last one."""
    comes_for: tuple[str, ...] = ()
    """Ids of whom an aide or interpreter comes for: behind all others, the position no rank."""

    @property
    def span(self) -> tuple[int, int]:
        """Positions that the rank leaves open, both included; the own one where it leaves none."""
        return (self.first, self.last)


@dataclass(frozen=True)
class OrderOfPrecedence:
    """Guests in order under one scheme."""

    scheme: str
    title: str
    edition: str
    source: str
    sentence: Message
    """The criterion in one sentence, the same for all."""
    ranks: tuple[Rank, ...]
    remarked: Callable[[], tuple[Remark, ...]] = field(default=tuple, repr=False, compare=False)
    """What makes the remarks, when somebody asks for them."""

    @cached_property
    def remarks(self) -> tuple[Remark, ...]:
        """What is worth knowing of the order and no placement can change."""
        return self.remarked()

    @cached_property
    def equals_of(self) -> Mapping[str, tuple[str, ...]]:
        """By guest id, the others of equal rank in order; none for whom the rank tells apart."""
        sharing: dict[tuple[int, int], list[str]] = {}
        for rank in self.ranks:
            if rank.first < rank.last and not rank.comes_for:
                sharing.setdefault(rank.span, []).append(rank.guest)
        return {
            r.guest: tuple(g for g in sharing.get(r.span, ()) if g != r.guest) for r in self.ranks
        }

    @cached_property
    def rank_of(self) -> Mapping[str, Rank]:
        """Ranks by guest id."""
        return {r.guest: r for r in self.ranks}
