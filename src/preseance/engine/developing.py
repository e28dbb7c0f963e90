"""Schedules that turn: a few sessions are searched for, the others follow by turning everybody on.

Where people stand on circles of one length and each step turns all circles at once, two people
meet as often as all pairs of the same distance do. So a search over a few base sessions decides
over all of them, and finds schedules that no search over single sessions does.
References: starters and difference families, as in Colbourn and Dinitz, Handbook of Combinatorial
Designs (2007), II and VI.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import numpy as np

from preseance.engine.budget import Meter
from preseance.engine.compiling import kernel
from preseance.terms import Ints

ROUND = 100_000
"""Exchanges of one cooling."""
HOT, COLD = 0.7, 0.1
"""Temperature at the begin and at the end of a cooling, in costs of one meeting."""
MOST_FIXED = 6
"""People who stay where they are while all others turn, at most."""


def developed(
    people: int,
    tables: int,
    size: int,
    sessions: int,
    meter: Meter,
    *,
    cover: bool,
) -> Ints | None:
    """Sessions in which nobody meets twice, or with ``cover`` all meet; None where none was found.

    Shape (sessions, people), the table of each. An exchange counts one unit of effort.
    """
    seats = tables * size
    with meter.clock.still():
        warm()
    rng, left = np.random.default_rng(meter.budget.seed), meter.effort
    # Those who fill the tables may stay away afterwards: their circles may close better.
    counts = sorted({people, seats}) if cover else [people]
    ways = [(n, period) for n in counts for period in _periods(n, sessions)]
    circles = {way: _circles(way[0], seats - way[0], way[1]) for way in ways}
    least = dict.fromkeys(ways, people**2)
    count = ROUND
    while True:
        for n, period in ways:
            if meter.stopped() or (left is not None and left <= 0):
                return None
            base = np.stack([rng.permutation(seats) for _ in range(sessions // period)])
            draw = int(rng.integers(2**31))
            tried = count if left is None else min(count, left)
            rest = _cool(base, size, *circles[n, period], cover, draw, tried)
            left = None if left is None else left - tried
            if rest == 0:
                return _turned(base, n, size, period)[:, :people]
            least[n, period] = min(least[n, period], rest)
        # The time that is left goes to the ways that have come near.
        ways = sorted(ways, key=lambda way: least[way])[: max(2, len(ways) // 2)]
        count += ROUND // 2


@cache
def warm() -> None:
    """Compile the loops, or fetch them from where they are kept."""
    _cool(np.zeros((1, 1), np.int64), 1, *_circles(1, 0, 1), False, 0, 0)


def _periods(people: int, sessions: int) -> Iterator[int]:
    """Lengths of a circle, the longest first; at last 1, where nobody turns."""
    for period in range(min(sessions, people), 0, -1):
        if sessions % period == 0 and (period == 1 or people % period <= MOST_FIXED):
            yield period


def _circles(people: int, empty: int, period: int) -> tuple[Ints, Ints]:
    """Kind of each pair of people, -1 with an empty seat; and how many pairs are of each kind."""
    turning, every = people - people % period, np.arange(people)
    circle = np.where(every < turning, every // period, people + every)
    at = np.where(every < turning, every % period, 0)
    step = np.where(every < turning, 1, 0)
    kinds: dict[tuple[int, int, int], int] = {}
    pairs = np.full((people + empty, people + empty), -1, dtype=np.int64)
    sizes: list[int] = []
    for i in range(people):
        for j in range(i + 1, people):
            apart = int(at[j] - at[i]) % period if step[i] and step[j] else 0
            if circle[i] == circle[j]:
                apart = min(apart, period - apart)
            kind = kinds.setdefault((int(circle[i]), int(circle[j]), apart), len(sizes))
            if kind == len(sizes):
                sizes.append(0)
            pairs[i, j] = pairs[j, i] = kind
            sizes[kind] += 1
    return pairs, np.array([period, *sizes], dtype=np.int64)


def _turned(base: Ints, people: int, size: int, period: int) -> Ints:
    """All sessions of base sessions; shape (sessions, people)."""
    turning, every = people - people % period, np.arange(people)
    out = []
    for row in base:
        table = np.empty(len(row), dtype=np.int64)
        table[row] = np.arange(len(row)) // size
        for turn in range(period):
            source = np.where(
                every < turning, every // period * period + (every - turn) % period, every
            )
            out.append(table[source])
    return np.stack(out)


@kernel
def _meet(kind: int, sign: int, sizes: Ints, met: Ints, cover: bool) -> int:
    """Count, or no longer count, one meeting of a kind; what that costs more."""
    if kind < 0:
        return 0
    # A kind of fewer pairs than a full turn has meets them several times over.
    was, now = met[kind], met[kind] + sign * (sizes[0] // sizes[kind + 1])
    met[kind] = now
    if cover:
        return int(sizes[kind + 1] * ((now == 0) - (was == 0)))
    return int(sizes[kind + 1] * (max(0, now - 1) - max(0, was - 1)))


@kernel
def _sit(
    row: Ints, size: int, at: int, sign: int, pairs: Ints, sizes: Ints, met: Ints, cover: bool
) -> int:
    """Count, or no longer count, whom somebody meets at their table; what that costs more."""
    first, more = at // size * size, 0
    for seat in range(first, first + size):
        if seat != at:
            more += _meet(pairs[row[at], row[seat]], sign, sizes, met, cover)
    return more


@kernel
def _exchange(
    row: Ints, size: int, a: int, b: int, pairs: Ints, sizes: Ints, met: Ints, cover: bool
) -> int:
    """Exchange two seats of different tables; what that costs more."""
    more = _sit(row, size, a, -1, pairs, sizes, met, cover)
    more += _sit(row, size, b, -1, pairs, sizes, met, cover)
    row[a], row[b] = row[b], row[a]
    more += _sit(row, size, a, 1, pairs, sizes, met, cover)
    return more + _sit(row, size, b, 1, pairs, sizes, met, cover)


@kernel
def _cool(
    base: Ints, size: int, pairs: Ints, sizes: Ints, cover: bool, seed: int, count: int
) -> int:
    """Anneal base sessions in place until nothing is left or ``count`` is spent; what is left."""
    np.random.seed(seed)
    met = np.zeros(len(sizes) - 1, np.int64)
    cost = sizes[1:].sum() if cover else 0
    for row in base:
        for at in range(len(row)):
            for seat in range(at // size * size, at):
                cost += _meet(pairs[row[at], row[seat]], 1, sizes, met, cover)
    temperature, cooling = HOT * sizes[0], (COLD / HOT) ** (1.0 / max(1, count))
    for _ in range(count):
        if cost == 0:
            break
        temperature *= cooling
        row = base[np.random.randint(len(base))]
        a, b = np.random.randint(len(row)), np.random.randint(len(row))
        if a // size == b // size:
            continue
        more = _exchange(row, size, a, b, pairs, sizes, met, cover)
        if more > 0 and np.random.random() >= np.exp(-more / temperature):
            _exchange(row, size, a, b, pairs, sizes, met, cover)
        else:
            cost += more
    return int(cost)
