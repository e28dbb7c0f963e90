"""Moments of many pairs as columns of numbers, for a programme has hundreds of thousands of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Pair = tuple[str, str]
Numbers = NDArray[np.int64]

_NEVER = datetime.max.replace(tzinfo=UTC)
"""Moments without an hour come last."""


class PairNumbers:
    """Some pairs of guests, and the number of each."""

    def __init__(self, pairs: Sequence[Pair]) -> None:
        self.pairs = tuple(pairs)
        self.guests = tuple(dict.fromkeys(g for pair in self.pairs for g in pair))
        self._at = {g: k for k, g in enumerate(self.guests)}
        self._number = np.full((len(self.guests), len(self.guests)), -1, dtype=np.int64)
        for number, (a, b) in enumerate(self.pairs):
            i, j = self._at[a], self._at[b]
            self._number[i, j] = self._number[j, i] = number

    def number(self, two: frozenset[str]) -> int:
        """The number of a pair, whoever is named first; -1 where nobody asked."""
        a, *rest = (self._at.get(g, -1) for g in two)
        return -1 if len(rest) != 1 or min(a, *rest) < 0 else int(self._number[a, rest[0]])

    def between(self, some: Iterable[str], others: Iterable[str]) -> Numbers:
        """The number of each two as a pair, -1 where nobody asked; shape (some, others)."""
        rows, columns = ([self._at[g] for g in them] for them in (some, others))
        return self._number[np.ix_(rows, columns)]


class Moment(NamedTuple):
    """What encounters of several pairs have in common."""

    session: str
    relations: tuple[str, ...]
    in_sight: bool
    start: datetime | None
    end: datetime | None
    route: str = ""
    mover: str = ""


class Gathered:
    """Which pair meets in which moment, and how near; blocks in the order in which they were added."""

    def __init__(self) -> None:
        self._moments: dict[Moment, int] = {}
        self._numbers: list[Numbers] = [np.zeros(0, dtype=np.int64)]
        self._of: list[Numbers] = [np.zeros(0, dtype=np.int64)]
        self._metres: list[NDArray[np.float64]] = [np.zeros(0)]

    def number(self, moment: Moment) -> int:
        """The number of a moment."""
        return self._moments.setdefault(moment, len(self._moments))

    def add(
        self, numbers: Numbers, moments: Numbers | int, metres: NDArray[np.float64] | float
    ) -> None:
        """Pairs by number, each in a moment; metres are not a number where they are unknown."""
        self._numbers.append(numbers)
        self._of.append(np.broadcast_to(np.asarray(moments, dtype=np.int64), numbers.shape))
        self._metres.append(np.broadcast_to(np.asarray(metres, dtype=np.float64), numbers.shape))

    def columns(self, pairs: Sequence[Pair]) -> tuple[Numbers, tuple[list[Any], ...]]:
        """Pair by pair in the order of the day: the number of each pair, and the fields of an encounter.

        What begins at one minute stays in the order in which it was added.
        """
        numbers, of = np.concatenate(self._numbers), np.concatenate(self._of)
        metres = np.concatenate(self._metres)
        moments = tuple(self._moments)
        hours = [moment.start or _NEVER for moment in moments]
        ranks = {hour: k for k, hour in enumerate(sorted(set(hours)))}
        when = np.array([ranks[hour] for hour in hours], dtype=np.int64)
        order = np.lexsort((when[of], numbers))
        numbers, of, metres = numbers[order], of[order], metres[order]
        away = metres.astype(object)
        away[np.isnan(metres)] = None

        def spread(values: Iterable[object], which: Numbers) -> list[Any]:
            held = list(values)
            column = np.empty(len(held), dtype=object)
            column[:] = held
            spread_out: list[Any] = column[which].tolist()
            return spread_out

        session, relations, in_sight, start, end, route, mover = (
            spread((moment[k] for moment in moments), of) for k in range(len(Moment._fields))
        )
        a, b = (spread((pair[k] for pair in pairs), numbers) for k in (0, 1))
        return numbers, (
            session, a, b, relations, away.tolist(), in_sight, start, end, route, mover
        )  # fmt: skip
