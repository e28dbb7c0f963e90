"""Heads of delegations in the middle of their people, where several share one table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from preseance.model.rule_row import Level
from preseance.rules.shapes import TALKS, Assembly, Default, PairCase, PairRule, stretches
from preseance.wording.message import Argument, DelegationRef, GuestRef

_HANDS = ("right", "left")


class DelegationHeads(PairRule):
    """Seat each head in the middle of their delegation, number two at their right hand.

    From the head of each delegation its members sit right and left by turns, in the order of
    precedence. Where its interpreters can only sit among them, number two alone is asked for.
    In rows, and on the sides of a table, it is asked of as many as fit beside their head. Guests of
    equal rank are asked for nothing, nor is anybody in a session with tables whose chairs are not
    planned, or with a table of two sides, where honour falls from each head anyway.

    Why
    ---
    Where several delegations share a table or a row nobody but the host has a place that shows rank; who
    heads a delegation is seen by their place among their own, who can whisper from both sides.

    Kept
    ----
    Number two is on the right of the head, number three on the left, number four beyond number two.

    Broken
    ------
    A member is not on that hand of whoever comes before them, or one of the two has no place.

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
        return found

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
        served = {i for i, k in pairs if self.occasion.guests[k] in here}
        return len(assembly.seats) == len(assembly.places) and not served.isdisjoint(party)

    def words(
        self, case: PairCase, i: int, j: int, p: int, q: int
    ) -> tuple[str, Mapping[str, Argument]]:
        """Who should be on which hand of whom."""
        # What relates the places of an assembly is kept, so that either hand is one object.
        is_right = case.near is case.assembly.related(["right-of"])
        delegation = DelegationRef(self.occasion.people[j].delegation)
        a, b = GuestRef(self.occasion.guests[i]), GuestRef(self.occasion.guests[j])
        message = f"delegation_heads.{_HANDS[0] if is_right else _HANDS[1]}"
        return message, {"a": a, "b": b, "d": delegation}


def _is_by_turns(assembly: Assembly) -> bool:
    """Whether all sit chair by chair, and at no table whose two sides have heads of their own."""
    return not assembly.layout.two_sided and not assembly.layout.whole


def _widest(assembly: Assembly) -> int:
    """How many sit in one unbroken row at most."""
    near = assembly.related(["beside"], symmetric=True)
    found = assembly.kept(("widest",), lambda: stretches(near))
    return max((len(s.places) for s in found), default=0)
