"""What a rehearsal finds: the answer to each change, and what they come to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from preseance.planning.replan.mending import MendedCost


@dataclass(frozen=True)
class Rehearsed:
    """One change and its answer, in plain words that a journal can hold."""

    sentence: str
    guest: str
    probability: float
    holds: bool
    cost: MendedCost | None
    """None where the change makes no sense."""
    at_least: int
    fewest_proven: bool
    moves: tuple[tuple[str, str, str, str], ...]
    """Session, guest, from, to (empty for none)."""

    @property
    def num_moves(self) -> int:
        """How many guests move."""
        return len(self.moves)


@dataclass(frozen=True)
class Calls:
    """How often a chair beside the first rank falls empty at a table."""

    session: str
    table: str
    share: float
    """Part of the sampled changes."""
    places: tuple[str, ...]


@dataclass(frozen=True)
class Rehearsal:
    """What likely changes would take."""

    count: int
    seed: int
    expected_moves: float
    percentile_95: int
    worst: Rehearsed | None
    by_guest: Mapping[str, tuple[float, float]]
    """Moves that a change of the guest takes on average; part of the changes they move in."""
    reserves: tuple[Calls, ...]
    """Where reserves should wait, most calls first."""
    answers: tuple[Rehearsed, ...]
    """The likeliest and the gravest changes, solved."""
    unanswered: int
    """Sampled changes for which no plan holds every must."""


class Journal(Protocol):
    """Where answers are kept, so that a later rehearsal of the same event goes on from them.

    A mark tells events apart: what was answered under another is no answer.
    """

    def answers(self, mark: str) -> Mapping[str, Rehearsed]:
        """The answers under a mark, by the sentence of their change."""

    def add(self, mark: str, answers: Sequence[Rehearsed]) -> None:
        """Keep answers under a mark."""
