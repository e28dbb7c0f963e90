"""One sweep over the table of swap costs: apply what the last swap changed, find the cheapest pair.

Left to itself the compiler falls back to scalar code for the short ragged rows of a triangle, and
reduces each row to a number where a vector of minima would do; the loop is therefore spelled out
here in vector form. Rows start at a multiple of the lane count and end at a padded column, so there
is no remainder; what is no pair holds infinity. A table too large for the nearest cache is swept to
and fro, so that the rows touched last are met first. All sums are exact, fused or not.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

import llvmlite.binding  # type: ignore[import-untyped]  # It ships no types.
import numpy as np
from llvmlite import ir
from numba.core import types
from numba.extending import intrinsic
from numpy.typing import NDArray

Numbers = NDArray[Any]

REGISTER = 64 if llvmlite.binding.get_host_cpu_features().get("avx512f") else 32
"""Bytes handled at once; arrays that begin at a multiple of it are read without crossing cache lines."""


def lanes_of(kind: np.dtype[Any]) -> int:
    """Numbers of this kind handled at once."""
    return REGISTER // kind.itemsize


def aligned(kind: np.dtype[Any], *shape: int) -> Numbers:
    """Zeros that begin at a multiple of `REGISTER` bytes."""
    wanted = int(np.prod(shape)) * kind.itemsize
    room = np.zeros(wanted + REGISTER, np.uint8)
    first = -room.ctypes.data % REGISTER
    return room[first : first + wanted].view(kind).reshape(shape)


def _plain(ranks: int) -> Callable[..., None]:
    def sweep(upper: Numbers, lower: Numbers, diagonal: Numbers, *rest: Any) -> None:
        outer, (least, rows, count, padded, back) = rest[: 2 * ranks], rest[2 * ranks :]
        lanes = len(least)
        least[:] = np.inf
        for i in range(count)[:: -1 if back else 1]:
            column = i // lanes * lanes
            here, across = slice(i * padded + column, (i + 1) * padded), slice(column, padded)
            for x, y in zip(outer[::2], outer[1::2], strict=True):
                upper[here] -= x[i] * y[across]
                lower[here] -= y[i] * x[across]
            costs = upper[here] + lower[here] - diagonal[across]
            lowest = costs.reshape(-1, lanes).min(0) - diagonal[i]
            better = lowest <= least if back else lowest < least
            least[better] = lowest[better]
            rows[better] = i

    return sweep


class _Emitter:
    """Writes the sweep for one kind of number."""

    def __init__(self, context: Any, builder: Any, signature: Any, args: Any) -> None:
        self.builder = builder
        kind = signature.args[0].dtype
        self.bytes = kind.bitwidth // 8
        self.width = REGISTER // self.bytes
        self.index, self.index32 = context.get_value_type(types.intp), ir.IntType(32)
        self.scalar = context.get_value_type(kind)
        self.vector = ir.VectorType(self.scalar, self.width)
        self.arrays = [
            context.make_array(of)(context, builder, value).data
            for of, value in zip(signature.args[:-3], args[:-3], strict=True)
        ]
        self.count, self.padded, self.back = (
            context.cast(builder, args[k], signature.args[k], types.intp) for k in (-3, -2, -1)
        )

    def number(self, value: int) -> Any:
        return ir.Constant(self.index, value)

    def constant(self, value: float) -> Any:
        return ir.Constant(self.vector, [value] * self.width)

    def splat(self, value: Any) -> Any:
        empty = ir.Constant(self.vector, ir.Undefined)
        first = self.builder.insert_element(empty, value, ir.Constant(self.index32, 0))
        mask = ir.Constant(ir.VectorType(self.index32, self.width), [0] * self.width)
        return self.builder.shuffle_vector(first, empty, mask)

    def pointer(self, array: Any, at: Any) -> Any:
        return self.builder.bitcast(self.builder.gep(array, [at]), ir.PointerType(self.vector))

    def load(self, array: Any, at: Any) -> Any:
        return self.builder.load(self.pointer(array, at), align=self.bytes)

    def store(self, value: Any, array: Any, at: Any) -> None:
        self.builder.store(value, self.pointer(array, at), align=self.bytes)

    def at(self, array: Any, position: Any) -> Any:
        return self.splat(self.builder.load(self.builder.gep(array, [position])))

    def emit(self) -> None:
        """Two nested loops: rows, and blocks of columns from the one that holds the diagonal."""
        b, (upper, lower, diagonal, *outer, least, rows) = self.builder, self.arrays
        before = b.block
        row, block = b.append_basic_block("row"), b.append_basic_block("block")
        row_end, done = b.append_basic_block("row_end"), b.append_basic_block("done")
        infinite = self.constant(float("inf"))
        turned = b.icmp_signed("!=", self.back, self.number(0))
        first = b.select(turned, b.sub(self.count, self.number(1)), self.number(0))
        stride = b.select(turned, self.number(-1), self.number(1))
        b.branch(row)
        b.position_at_end(row)
        swept, i = b.phi(self.index), b.phi(self.index)
        best, best_row = b.phi(self.vector), b.phi(self.vector)
        start = b.and_(i, self.number(-self.width))
        base = b.mul(i, self.padded)
        factors = [self.at(array, i) for array in outer]
        own = self.at(diagonal, i)
        b.branch(block)
        b.position_at_end(block)
        column, lowest = b.phi(self.index), b.phi(self.vector)
        here = b.add(base, column)
        high, low = self.load(upper, here), self.load(lower, here)
        for k in range(0, len(outer), 2):
            across = self.load(outer[k], column), self.load(outer[k + 1], column)
            high = b.fsub(
                high, b.fmul(factors[k], across[1], flags=("contract",)), flags=("contract",)
            )
            low = b.fsub(
                low, b.fmul(factors[k + 1], across[0], flags=("contract",)), flags=("contract",)
            )
        self.store(high, upper, here)
        self.store(low, lower, here)
        cost = b.fsub(b.fadd(high, low), self.load(diagonal, column))
        smaller = b.select(b.fcmp_ordered("<", cost, lowest), cost, lowest)
        following = b.add(column, self.number(self.width))
        b.cbranch(b.icmp_signed("<", following, self.padded), block, row_end)
        b.position_at_end(row_end)
        cost = b.fsub(smaller, own)
        # Where ties are many, tabu search takes half as many steps again if they fall to either end by turns.
        less = b.select(turned, b.fcmp_ordered("<=", cost, best), b.fcmp_ordered("<", cost, best))
        new_best = b.select(less, cost, best)
        new_row = b.select(less, self.splat(b.sitofp(i, self.scalar)), best_row)
        sofar = b.add(swept, self.number(1))
        next_row = b.add(i, stride)
        b.cbranch(b.icmp_signed("<", sofar, self.count), row, done)
        for phi, initial, later in (
            (swept, self.number(0), sofar),
            (i, first, next_row),
            (best, infinite, new_best),
            (best_row, self.constant(0.0), new_row),
        ):
            phi.add_incoming(initial, before)
            phi.add_incoming(later, row_end)
        for phi, initial, later in ((column, start, following), (lowest, infinite, smaller)):
            phi.add_incoming(initial, row)
            phi.add_incoming(later, block)
        b.position_at_end(done)
        self.store(new_best, least, self.number(0))
        self.store(new_row, rows, self.number(0))


def _emit(context: Any, builder: Any, signature: Any, args: Any) -> Any:
    _Emitter(context, builder, signature, args).emit()
    return context.get_dummy_value()


@intrinsic
def _sweep_1(
    typing_context: Any,
    upper: Any,
    lower: Any,
    diagonal: Any,
    x: Any,
    y: Any,
    least: Any,
    rows: Any,
    count: Any,
    padded: Any,
    back: Any,
) -> Any:
    kinds = (upper, lower, diagonal, x, y, least, rows, count, padded, back)
    return types.none(*kinds), _emit


@intrinsic
def _sweep_2(
    typing_context: Any,
    upper: Any,
    lower: Any,
    diagonal: Any,
    x: Any,
    y: Any,
    u: Any,
    v: Any,
    least: Any,
    rows: Any,
    count: Any,
    padded: Any,
    back: Any,
) -> Any:
    kinds = (upper, lower, diagonal, x, y, u, v, least, rows, count, padded, back)
    return types.none(*kinds), _emit


_JIT = os.environ.get("NUMBA_DISABLE_JIT", "0") == "0"

sweep_once: Callable[..., None] = _sweep_1 if _JIT else _plain(1)
"""Subtract x[i]*y from each row i < count of `upper`, y[i]*x from that of `lower`; per lane, the least
of upper + lower - diagonal[i] - diagonal[column], and its row: of equal ones the first, whether rows are
swept rising or, `back`, falling."""

sweep_twice: Callable[..., None] = _sweep_2 if _JIT else _plain(2)
"""The same with two outer products, (x, y) and (u, v)."""
