"""What moving a guest costs: how far the place had gone times the class of rank.

That is for a place as good as the one left, or better; each step down in rank costs as much again
(``promises.Ranks``).

Custom of the house, not of any source: all of it can be set, under ``[settings.moves]``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from preseance.errors import InputError, Mistake
from preseance.model.event import Event
from preseance.model.plan import Stage
from preseance.protocol.precedence import OrderOfPrecedence
from preseance.wording.said import Said

BY_STAGE: Mapping[Stage, int] = MappingProxyType(
    {Stage.DRAFT: 1, Stage.APPROVED: 2, Stage.TOLD: 4, Stage.PRINTED: 6, Stage.SEATED: 100_000}
)
"""A guest already seated moves last: more than all others of an event could cost."""
BY_CLASS: tuple[int, ...] = (4, 3, 2, 1)
"""Hosts and first class of the order of precedence, second, third, all others."""
MOST = 10**7


@dataclass(frozen=True)
class MoveCosts:
    """The cost of a move for each stage and guest of an event."""

    by_stage: Mapping[Stage, int]
    by_guest: Mapping[str, int]

    def of(self, guest: str, stage: Stage) -> int:
        """The cost of moving a guest whose place had gone so far."""
        return self.by_stage[stage] * self.by_guest.get(guest, 1)


def move_costs(event: Event, precedence: OrderOfPrecedence) -> MoveCosts:
    """The costs by the settings ``moves.stage.STAGE`` and ``moves.class.CLASS``.

    Raises
    ------
    InputError
        Where one is no whole number from 1 on.
    """
    stages = {s: _set(event, f"moves.stage.{s}", cost) for s, cost in BY_STAGE.items()}
    classes: dict[str, int] = {}
    by_guest: dict[str, int] = {}
    for rank in precedence.ranks:
        if rank.position == 0:
            by_guest[rank.guest] = _set(event, "moves.class.host", BY_CLASS[0])
            continue
        if rank.class_id not in classes:
            usual = BY_CLASS[min(len(classes), len(BY_CLASS) - 1)]
            classes[rank.class_id] = _set(event, f"moves.class.{rank.class_id}", usual)
        by_guest[rank.guest] = classes[rank.class_id]
    return MoveCosts(stages, by_guest)


def _set(event: Event, name: str, usual: int) -> int:
    given = event.settings.get(name, usual)
    if isinstance(given, bool) or not isinstance(given, int) or not 1 <= given <= MOST:
        expected = Said("a whole number from {low} to {high}", low=1, high=MOST)
        raise InputError([Mistake("event.toml", None, f"settings.{name}", str(given), expected)])
    return given


def cost_table() -> str:
    """The default costs in words, for the help of commands."""
    stages = ", ".join(f"{stage} {cost}" for stage, cost in BY_STAGE.items())
    first, second, third, rest = BY_CLASS
    return (
        f"A move costs {stages}; times {first} for hosts and the first class of rank, {second} for "
        f"the second, {third} for the third, {rest} for others; and as much again for each step down "
        "in rank. "
        "Settings: [settings.moves.stage], [settings.moves.class]."
    )
