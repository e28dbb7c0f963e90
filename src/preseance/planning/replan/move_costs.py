"""What moving a guest costs: what was done for the place left, times the class of rank.

That is for a place as good as the one left, or better; each step down in rank costs as much again
(``promises.Ranks``). Where precedence is off nobody ranks: no place is better than another, and a class
counts only where a setting says what it costs.

Custom of the house, not of any source: all of it can be set, under ``[settings.moves]``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from preseance.errors import InputError, Mistake
from preseance.model.event import Event
from preseance.model.plan import DRAFT, Mark
from preseance.protocol.precedence import OrderOfPrecedence
from preseance.wording.said import Said

UNMARKED = 1
"""What moving a guest costs whose place has no mark."""
BY_MARK: Mapping[Mark, int] = MappingProxyType(
    {Mark.APPROVED: 1, Mark.TOLD: 3, Mark.PRINTED: 1, Mark.SEATED: 100_000}
)
"""What each mark of a place adds: a card is printed again sooner than word is taken back; a guest
already seated moves last, for more than all others of an event could cost."""
BY_CLASS: tuple[int, ...] = (4, 3, 2, 1)
"""Hosts and first class of the order of precedence, second, third, all others."""
MOST = 10**7
_FORMER = "moves.stage."
"""How the settings began before marks stood each by itself."""


@dataclass(frozen=True)
class MoveCosts:
    """The cost of a move for each mark and guest of an event."""

    unmarked: int
    by_mark: Mapping[Mark, int]
    by_guest: Mapping[str, int]
    """By the class of rank; hosts have their own."""
    unranked: Mapping[str, int]
    """The same where nobody ranks: hosts, and classes whose cost a setting says."""

    def of(self, guest: str, marks: Iterable[Mark], *, ranked: bool = True) -> int:
        """The cost of moving a guest from a place with these marks, where guests rank or not."""
        return self.of_marks(marks) * self.factor(guest, ranked=ranked)

    def of_marks(self, marks: Iterable[Mark]) -> int:
        """The cost of moving a guest of the last class from a place with these marks."""
        return self.unmarked + sum(self.by_mark[mark] for mark in marks)

    def factor(self, guest: str, *, ranked: bool = True) -> int:
        """How many times as much moving a guest costs."""
        return (self.by_guest if ranked else self.unranked).get(guest, 1)


def move_costs(event: Event, precedence: OrderOfPrecedence) -> MoveCosts:
    """The costs by the settings ``moves.mark.MARK`` (``draft`` for none) and ``moves.class.CLASS``.

    Raises
    ------
    InputError
        Where one is no whole number from 1 on, or has a name of former times.
    """
    former = [name for name in event.settings if name.startswith(_FORMER)]
    if former:
        raise InputError(
            [
                Mistake(
                    "event.toml",
                    None,
                    f"settings.{name}",
                    str(event.settings[name]),
                    f"settings.{name.replace(_FORMER, 'moves.mark.')}",
                )
                for name in former
            ]
        )
    unmarked = _set(event, f"moves.mark.{DRAFT}", UNMARKED)
    marks = {m: _set(event, f"moves.mark.{m}", cost) for m, cost in BY_MARK.items()}
    classes: dict[str, int] = {}
    by_guest: dict[str, int] = {}
    unranked: dict[str, int] = {}
    for rank in precedence.ranks:
        if rank.position == 0:
            unranked[rank.guest] = _set(event, "moves.class.host", BY_CLASS[0])
            by_guest[rank.guest] = unranked[rank.guest]
            continue
        if rank.class_id not in classes:
            usual = BY_CLASS[min(len(classes), len(BY_CLASS) - 1)]
            classes[rank.class_id] = _set(event, f"moves.class.{rank.class_id}", usual)
        by_guest[rank.guest] = classes[rank.class_id]
        if f"moves.class.{rank.class_id}" in event.settings:
            unranked[rank.guest] = classes[rank.class_id]
    return MoveCosts(unmarked, marks, by_guest, unranked)


def _set(event: Event, name: str, usual: int) -> int:
    given = event.settings.get(name, usual)
    if isinstance(given, bool) or not isinstance(given, int) or not 1 <= given <= MOST:
        expected = Said("a whole number from {low} to {high}", low=1, high=MOST)
        raise InputError([Mistake("event.toml", None, f"settings.{name}", str(given), expected)])
    return given


def cost_table() -> str:
    """The default costs in words, for the help of commands."""
    marks = ", ".join(f"{mark} {cost}" for mark, cost in BY_MARK.items())
    first, second, third, rest = BY_CLASS
    return (
        f"A move costs {UNMARKED}, and more for each mark of the place left: {marks}; times {first} for hosts and the first class of rank, {second} for "
        f"the second, {third} for the third, {rest} for others; and as much again for each step down "
        "in rank. "
        "Settings: [settings.moves.mark], [settings.moves.class]."
    )
