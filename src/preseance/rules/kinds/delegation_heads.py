"""Heads of delegations in the middle of their people, where several share one table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import ClassVar

from preseance.model.guest import AideKind
from preseance.model.rule_row import Level
from preseance.rules.shapes import (
    TALKS,
    Assembly,
    Default,
    PairCase,
    PairRule,
    Related,
    listed,
    stretches,
)
from preseance.wording.message import Argument, DelegationRef, GuestRef

_HANDS = ("right", "left")


class DelegationHeads(PairRule):
    """Seat each head in the middle of their delegation, number two at their right hand.

    From the head of each delegation its members sit right and left by turns, in the order of
    precedence; of equals as many sit on the right as on the left, or one more, in any order. Where its
    interpreters can only sit among them, number two alone is asked for. In rows, and on the sides of a
    table, it is asked of as many as fit beside their head. Nobody is asked for
    anything in a session with tables whose chairs are not planned, or with a table of two sides, where
    honour falls from each head anyway.

    Why
    ---
    Where several delegations share a table or a row nobody but the host has a place that shows rank; who
    heads a delegation is seen by their place among their own, who can whisper from both sides.

    Kept
    ----
    Number two is on the right of the head, number three on the left, number four beyond number two.

    Broken
    ------
    A member is not on that hand of whoever comes before them, or one of equals is farther from the head
    than half of the block; or one of the two has no place.

    Formula
    -------
    weight × the number of members who are not where they should be.

    Source
    ------
    Chinese etiquette texts (heads in the middle, the others right and left by turns), carried over from
    the long table to the round one by custom.
    """

    kind = "delegation_heads"
    title = "heads amid their delegations"
    of_chairs = True
    open_to_all = True
    defaults: ClassVar[Mapping[str, Default]] = {
        "delegation_heads": Default(Level.SHOULD, 5, TALKS)
    }
    messages: ClassVar[Mapping[str, str]] = {
        "delegation_heads.right": "{b} should be on the right of {a}: {d} sits right and left of its head by turns.",
        "delegation_heads.middle": "{b} should be nearer to {a}: {d} sits on either side of its head.",
        "delegation_heads.left": "{b} should be on the left of {a}: {d} sits right and left of its head by turns.",
    }

    def seats_members(self, assembly: Assembly) -> bool:
        """Where chairs are planned and no table has two sides."""
        return self.holds_in(assembly) and _is_by_turns(assembly)

    def cases(self) -> Sequence[PairCase]:
        """Each member with the one before them on the same hand, a case for either hand."""
        found = []
        for assembly in self.assemblies():
            if not _is_by_turns(assembly):
                continue
            turns = [
                turn for party in self._parties(assembly) for turn in self._turns(assembly, *party)
            ]
            for hand in _HANDS:
                pairs = tuple((a, b, 1) for on, a, b in turns if on == hand)
                found.append(PairCase(assembly, pairs, assembly.related([f"{hand}-of"]), True))
            found += self._of_equals(assembly)
        return found

    def _of_equals(self, assembly: Assembly) -> Iterator[PairCase]:
        """Each member whose turn is not known, who is to be in one half of the block or the other."""
        reach: dict[int, list[tuple[int, int, int]]] = {}
        for head, others in self._parties(assembly):
            if self._is_interpreted_at_table(assembly, (head, *others)):
                continue
            fitting = others[: _widest(assembly) - 1]
            told = {b for _, _, b in self._turns(assembly, head, others)}
            equals = [(head, i, 1) for i in fitting if i not in told]
            reach.setdefault(len(fitting), []).extend(equals)
        for size, pairs in reach.items():
            near = assembly.kept(("halves", size), partial(_halves, assembly, size))
            yield PairCase(assembly, tuple(pairs), near, True)

    def _parties(self, assembly: Assembly) -> list[tuple[int, list[int]]]:
        """The head of each delegation, and its other members in precedence."""
        members: dict[str, list[int]] = {}
        for i in self.occasion.in_own_right(assembly):
            if delegation := self.occasion.people[i].delegation:
                members.setdefault(delegation, []).append(i)
        found = []
        for delegation, items in members.items():
            heads = self.occasion.leading(assembly, delegation, items)
            if len(heads) == 1:
                found.append((heads[0], [i for i in items if i != heads[0]]))
        return found

    def _turns(
        self, assembly: Assembly, head: int, others: Sequence[int]
    ) -> Iterator[tuple[str, int, int]]:
        """On which hand of whom each member should be, where it is known who comes before whom."""
        ranks = self.occasion.standing(assembly, others).may_be
        known = {head, *(i for i in others if ranks[i][0] == ranks[i][1])}
        if self._is_interpreted_at_table(assembly, (head, *others)):
            others = others[:1]
        others = others[: _widest(assembly) - 1]
        for k, (a, b) in enumerate(zip((head, head, *others), others, strict=False)):
            if known.issuperset((a, b)):
                yield _HANDS[k % 2], a, b

    def _is_interpreted_at_table(self, assembly: Assembly, party: Sequence[int]) -> bool:
        """Whether interpreters and aides of a party can only be among them."""
        here = assembly.present
        pairs = (*self.occasion.interpreting, *self.occasion.aiding)
        # Note-takers have the ends, where there are any.
        with_ends = any(assembly.is_end(k) for k in assembly.seats)
        served = {
            i
            for i, k in pairs
            if self.occasion.guests[k] in here
            and not (with_ends and self.occasion.people[k].serves_as is AideKind.NOTE_TAKER)
        }
        return len(assembly.seats) == len(assembly.places) and not served.isdisjoint(party)

    def words(
        self, case: PairCase, i: int, j: int, p: int, q: int
    ) -> tuple[str, Mapping[str, Argument]]:
        """Who should be on which hand of whom."""
        # What relates the places of an assembly is kept, so that either hand is one object.
        hands = {h: case.assembly.related([f"{h}-of"]) for h in _HANDS}
        how = next((h for h in _HANDS if case.near is hands[h]), "middle")
        delegation = DelegationRef(self.occasion.people[j].delegation)
        a, b = GuestRef(self.occasion.guests[i]), GuestRef(self.occasion.guests[j])
        return f"delegation_heads.{how}", {"a": a, "b": b, "d": delegation}


def _is_by_turns(assembly: Assembly) -> bool:
    """Whether all sit chair by chair, and at no table whose two sides have heads of their own."""
    return not assembly.layout.two_sided and not assembly.layout.whole


def _halves(assembly: Assembly, size: int) -> Related:
    """From a head to the places of their block, so many besides them: the odd one on the right."""
    found = set()
    for word, count in (("right-of", -(-size // 2)), ("left-of", size // 2)):
        near = assembly.related([word])
        for head in assembly.seats:
            reached = {head}
            for _ in range(count):
                reached |= {q for p in reached for q in near.near(p)}
            found |= {(head, q) for q in reached if q != head}
    return listed(sorted(found), len(assembly.places))


def _widest(assembly: Assembly) -> int:
    """How many sit in one unbroken row at most."""
    near = assembly.related(["beside"], symmetric=True)
    found = assembly.kept(("widest",), lambda: stretches(near))
    return max((len(s.places) for s in found), default=0)
