"""What an exchange of two rows costs: one pass over both rows of two matrices, in vector form.

Left to itself the compiler adds up one row in a chain and finishes it number by number. The loop is
spelled out here with vectors of one length on every machine, whatever its registers: numbers may be
rounded, and are rounded alike everywhere.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

import numpy as np
from llvmlite import ir  # type: ignore[import-untyped]  # It ships no types.
from numba.core import types
from numba.extending import intrinsic
from numpy.typing import NDArray

Rough = NDArray[np.float32]
WIDTH = 16
"""Numbers of a vector; rows are as long as some vectors."""
CHAINS = 4
"""Vectors summed up side by side, so that no sum waits for the one before."""


def _plain(flow: Rough, between: Rough, r: int, s: int) -> np.float32:
    """The same in the same order."""
    apart = ((flow[r] - flow[s]) * (between[s] - between[r])).reshape(-1, WIDTH)
    sums = [np.zeros(WIDTH, np.float32) for _ in range(CHAINS)]
    for vector in apart:
        sums = [*sums[1:], sums[0] + vector]
    total = sums[0]
    for other in sums[1:]:
        total = total + other
    half = WIDTH // 2
    while half:
        total = total + np.roll(total, half)
        half //= 2
    return np.float32(total[0])


class _Emitter:
    """Writes the pass over two rows of arrays that lie row by row."""

    def __init__(self, builder: ir.IRBuilder, flow: Any, between: Any, padded: Any) -> None:
        self.builder, self.flow, self.between, self.padded = builder, flow, between, padded
        self.index, self.small = padded.type, ir.IntType(32)
        self.vector = ir.VectorType(ir.FloatType(), WIDTH)

    def load(self, array: Any, at: Any) -> Any:
        b = self.builder
        return b.load(b.bitcast(b.gep(array, [at]), ir.PointerType(self.vector)), align=4)

    def emit(self, r: Any, s: Any) -> Any:
        b, before = self.builder, self.builder.block
        block, done = b.append_basic_block("block"), b.append_basic_block("done")
        row_r, row_s = b.mul(r, self.padded), b.mul(s, self.padded)
        b.branch(block)
        b.position_at_end(block)
        column, sums = b.phi(self.index), [b.phi(self.vector) for _ in range(CHAINS)]
        at_r, at_s = b.add(row_r, column), b.add(row_s, column)
        factor = b.fsub(self.load(self.flow, at_r), self.load(self.flow, at_s))
        apart = b.fsub(self.load(self.between, at_s), self.load(self.between, at_r))
        following = [*sums[1:], b.fadd(sums[0], b.fmul(factor, apart))]
        onward = b.add(column, ir.Constant(self.index, WIDTH))
        b.cbranch(b.icmp_signed("<", onward, self.padded), block, done)
        column.add_incoming(ir.Constant(self.index, 0), before)
        column.add_incoming(onward, block)
        for phi, later in zip(sums, following, strict=True):
            phi.add_incoming(ir.Constant(self.vector, [0.0] * WIDTH), before)
            phi.add_incoming(later, block)
        b.position_at_end(done)
        return self.total(following)

    def total(self, sums: list[Any]) -> Any:
        b, total, half = self.builder, sums[0], WIDTH // 2
        for other in sums[1:]:
            total = b.fadd(total, other)
        while half:
            rolled = [(k - half) % WIDTH for k in range(WIDTH)]
            mask = ir.Constant(ir.VectorType(self.small, WIDTH), rolled)
            total = b.fadd(total, b.shuffle_vector(total, total, mask))
            half //= 2
        return b.extract_element(total, ir.Constant(self.small, 0))


def _emit(context: Any, builder: Any, signature: Any, args: Any) -> Any:
    made = [
        context.make_array(kind)(context, builder, value)
        for kind, value in zip(signature.args[:2], args[:2], strict=True)
    ]
    r, s = (context.cast(builder, args[k], signature.args[k], types.intp) for k in (2, 3))
    padded = builder.extract_value(made[0].shape, 1)
    return _Emitter(builder, made[0].data, made[1].data, padded).emit(r, s)


@intrinsic
def _rows(typing_context: Any, flow: Any, between: Any, r: Any, s: Any) -> Any:
    return types.float32(flow, between, r, s), _emit


_JIT = os.environ.get("NUMBA_DISABLE_JIT", "0") == "0"

exchange_rows: Callable[..., Any] = _rows if _JIT else _plain
"""Sum over columns k of (flow[r, k] - flow[s, k]) * (between[s, k] - between[r, k])."""
