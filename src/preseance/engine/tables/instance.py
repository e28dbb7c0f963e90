"""A table-level problem, validated at the door."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from preseance.errors import ProblemError

Ints: TypeAlias = NDArray[np.int64]
LIMIT = 2**62
"""No cost of an instance may be able to reach this."""


@dataclass(frozen=True, eq=False)
class TablesInstance:
    """Groups with sizes, tables with capacities, costs of sharing a table.

    Build it with :meth:`read`, which checks; the fields are then trusted.
    """

    sizes: Ints
    """Guests in each group; a group sits together."""
    capacities: Ints
    """Seats of each table; a table may stay empty."""
    pairs: Ints
    """Rows (a, b), a < b, each pair once, ascending."""
    costs: Ints
    """Cost of each pair when it shares a table."""
    apart: Ints
    """Rows (a, b), a < b: groups that must not share a table."""
    known: Ints
    """Rows (a, b), a < b: groups that know each other; used with ``min_known``."""
    min_known: int
    """Each group must know this many others at its table."""

    @property
    def num_groups(self) -> int:
        """Groups to seat."""
        return len(self.sizes)

    @property
    def num_tables(self) -> int:
        """Tables at hand."""
        return len(self.capacities)

    @classmethod
    def read(
        cls,
        sizes: ArrayLike,
        capacities: ArrayLike,
        pair_cost: ArrayLike,
        apart: ArrayLike = (),
        *,
        min_known: int | None = None,
        known: ArrayLike | None = None,
    ) -> TablesInstance:
        """Check numbers and pack them.

        Parameters
        ----------
        sizes
            Shape (groups,), not negative.
        capacities
            Shape (tables,), not negative.
        pair_cost
            Rows (a, b, cost), where repeated pairs add up; or a symmetric matrix
            (groups, groups), of which each unordered pair counts once.
        apart
            Rows (a, b).
        min_known
            Each group must know this many others at its table; None or 0 asks nothing.
        known
            Rows (a, b) of those who know each other; by default the pairs with a negative cost.

        Raises
        ------
        ProblemError
            With every fault found, in one message.
        """
        faults: list[str] = []
        size_row = _whole(sizes, "sizes", 1, faults)
        capacity_row = _whole(capacities, "capacities", 1, faults)
        _refuse_negative(size_row, "sizes", faults)
        _refuse_negative(capacity_row, "capacities", faults)
        n = len(size_row)
        triples = _triples(pair_cost, n, faults)
        apart_rows = _index_pairs(apart, "apart", n, faults)
        known_rows = None if known is None else _index_pairs(known, "known", n, faults)
        least = 0 if min_known is None else int(min_known)
        if least < 0:
            faults.append(f"min_known is {least}; expected 0 or more")
        _refuse_overflow(size_row, capacity_row, triples, faults)
        if n and not len(capacity_row):
            faults.append("capacities is empty; expected at least one table")
        if faults:
            raise ProblemError("The tables cannot be read:\n" + "\n".join(f"  {f}" for f in faults))
        pairs, costs = _merged(triples)
        if known_rows is None:
            known_rows = pairs[costs < 0]
        return cls(
            size_row,
            capacity_row,
            pairs,
            costs,
            _unique_pairs(apart_rows),
            _unique_pairs(known_rows),
            least,
        )

    def count(self, table_of: ArrayLike) -> tuple[int, int]:
        """Violations and cost of an assignment, counted from scratch.

        Violations are pairs to be kept apart at one table, guests beyond a table's capacity, and
        acquaintances missing where ``min_known`` asks for some.
        """
        table = np.asarray(table_of, dtype=np.int64)
        together = table[self.apart[:, 0]] == table[self.apart[:, 1]]
        load = np.bincount(table, weights=self.sizes, minlength=self.num_tables).astype(np.int64)
        violations = int(together.sum()) + int(np.maximum(0, load - self.capacities).sum())
        if self.min_known:
            knows = np.zeros(self.num_groups, dtype=np.int64)
            shared = self.known[table[self.known[:, 0]] == table[self.known[:, 1]]]
            np.add.at(knows, shared.ravel(), 1)
            violations += int(np.maximum(0, self.min_known - knows).sum())
        same = table[self.pairs[:, 0]] == table[self.pairs[:, 1]]
        return violations, int(self.costs[same].sum())


def _whole(values: ArrayLike, name: str, dims: int, faults: list[str]) -> Ints:
    """Whole numbers of the stated dimension; an empty array and a fault where they are not."""
    empty = np.zeros((0,) * dims, dtype=np.int64)
    try:
        raw = np.asarray(values)
    except ValueError:
        faults.append(f"{name} is ragged; expected {dims} dimension(s)")
        return empty
    if raw.size == 0:
        return empty
    if raw.ndim != dims:
        faults.append(f"{name} has {raw.ndim} dimension(s); expected {dims}")
        return empty
    return _as_int64(raw, name, faults, empty)


def _as_int64(raw: NDArray[np.generic], name: str, faults: list[str], empty: Ints) -> Ints:
    if raw.dtype.kind == "f":
        real = raw.astype(np.float64)
        bad = ~np.isfinite(real) | (real != np.floor(real)) | (np.abs(real) >= LIMIT)
        if bad.any():
            where = tuple(int(k) for k in np.argwhere(bad)[0])
            faults.append(f"{name}{list(where)} is {real[where]}; expected a whole number")
            return empty
    elif raw.dtype.kind == "O":
        # Python integers too large for int64 arrive here.
        faults.append(f"{name} holds something that is no whole number below 2^62")
        return empty
    elif raw.dtype.kind not in "iub":
        faults.append(f"{name} is of type {raw.dtype}; expected whole numbers")
        return empty
    elif raw.dtype.kind == "u" and bool((raw > np.uint64(LIMIT)).any()):
        faults.append(f"{name} holds a number beyond 2^62")
        return empty
    return np.ascontiguousarray(raw, dtype=np.int64)


def _refuse_negative(row: Ints, name: str, faults: list[str]) -> None:
    below = np.flatnonzero(row < 0)
    if len(below):
        k = int(below[0])
        faults.append(f"{name}[{k}] is {int(row[k])}; expected 0 or more")


def _triples(pair_cost: ArrayLike, n: int, faults: list[str]) -> Ints:
    rows = _whole(pair_cost, "pair_cost", 2, faults)
    if rows.size == 0:
        return np.zeros((0, 3), dtype=np.int64)
    if rows.shape == (n, n) and (n != 3 or bool(np.array_equal(rows, rows.T))):
        if not np.array_equal(rows, rows.T):
            i, j = (int(k) for k in np.argwhere(rows != rows.T)[0])
            faults.append(
                f"pair_cost[{i}, {j}] is {rows[i, j]} but [{j}, {i}] is {rows[j, i]}; "
                "expected a symmetric matrix"
            )
        first, second = np.triu_indices(n, 1)
        full = np.stack([first, second, rows[first, second]], axis=1)
        return np.ascontiguousarray(full[full[:, 2] != 0])
    if rows.shape[1] != 3:
        faults.append(
            f"pair_cost has shape {rows.shape}; expected (pairs, 3) or ({n}, {n}) for {n} groups"
        )
        return np.zeros((0, 3), dtype=np.int64)
    return rows[_usable(rows, "pair_cost", n, faults)]


def _index_pairs(values: ArrayLike, name: str, n: int, faults: list[str]) -> Ints:
    rows = _whole(values, name, 2, faults)
    if rows.size == 0:
        return np.zeros((0, 2), dtype=np.int64)
    if rows.shape[1] != 2:
        faults.append(f"{name} has shape {rows.shape}; expected (pairs, 2)")
        return np.zeros((0, 2), dtype=np.int64)
    return rows[_usable(rows, name, n, faults)]


def _usable(rows: Ints, name: str, n: int, faults: list[str]) -> NDArray[np.bool_]:
    """Rows whose two groups exist and differ; a fault for the first of each kind that does not."""
    outside = ((rows[:, :2] < 0) | (rows[:, :2] >= n)).any(axis=1)
    itself = ~outside & (rows[:, 0] == rows[:, 1])
    if outside.any():
        k = int(np.argmax(outside))
        faults.append(f"{name}[{k}] names group {rows[k, :2].tolist()}; expected 0 to {n - 1}")
    if itself.any():
        k = int(np.argmax(itself))
        faults.append(f"{name}[{k}] pairs group {int(rows[k, 0])} with itself; expected two groups")
    usable: NDArray[np.bool_] = ~(outside | itself)
    return usable


def _refuse_overflow(sizes: Ints, capacities: Ints, triples: Ints, faults: list[str]) -> None:
    weights: tuple[tuple[str, Sequence[int]], ...] = (
        ("sizes", sizes.tolist()),
        ("capacities", capacities.tolist()),
        ("pair_cost", triples[:, 2].tolist()),
    )
    for name, row in weights:
        total = sum(abs(value) for value in row)
        if total >= LIMIT:
            faults.append(f"{name} adds up to {total}; expected less than 2^62")


def _merged(triples: Ints) -> tuple[Ints, Ints]:
    """Each unordered pair once, with the sum of its costs, zeros left out."""
    ends = np.sort(triples[:, :2], axis=1)
    pairs, inverse = np.unique(ends, axis=0, return_inverse=True)
    costs = np.zeros(len(pairs), dtype=np.int64)
    np.add.at(costs, inverse.ravel(), triples[:, 2])
    kept = costs != 0
    return np.ascontiguousarray(pairs[kept]), costs[kept]


def _unique_pairs(rows: Ints) -> Ints:
    return np.unique(np.sort(rows, axis=1), axis=0).astype(np.int64).reshape(-1, 2)
