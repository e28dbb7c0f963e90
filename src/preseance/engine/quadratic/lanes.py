"""One row of the table of swap costs, updated and searched for its minimum with vector lanes.

Left to itself the compiler falls back to scalar code for the short ragged rows of a triangle and
widens 32-bit products to 64 bits; the loop is therefore spelled out here in vector form. Rows
start at a multiple of the lane count and end at a padded column, so there is no remainder.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[Any]

LANES = {"int32": 8, "int64": 4, "float64": 4}
"""Numbers handled at once, by the kind of number: one 256-bit register."""


def row_step_plain(
    upper: Numbers,
    lower: Numbers,
    diagonal: Numbers,
    x: Numbers,
    y: Numbers,
    xi: Any,
    yi: Any,
    start: int,
    column: int,
    blocks: int,
    lanes: int,
) -> Any:
    """Subtract xi*y from a row of `upper` and yi*x from one of `lower`; minimum of their sum less `diagonal`."""
    width = blocks * lanes
    here = slice(start + column, start + column + width)
    across = slice(column, column + width)
    upper[here] -= xi * y[across]
    lower[here] -= yi * x[across]
    return np.min(upper[here] + lower[here] - diagonal[across])


def _vector_row_step() -> Callable[..., Any]:
    from llvmlite import ir  # type: ignore[import-untyped]  # It ships no types.
    from numba.core import types
    from numba.extending import intrinsic

    def codegen(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        return _emit_row(ir, types, context, builder, signature, args)

    @intrinsic
    def row_step(
        typing_context: Any,
        upper: Any,
        lower: Any,
        diagonal: Any,
        x: Any,
        y: Any,
        xi: Any,
        yi: Any,
        start: Any,
        column: Any,
        blocks: Any,
        lanes: Any,
    ) -> Any:
        kinds = (upper, lower, diagonal, x, y, xi, yi, start, column, blocks, lanes)
        return upper.dtype(*kinds), codegen

    return row_step


def _emit_row(ir: Any, types: Any, context: Any, builder: Any, signature: Any, args: Any) -> Any:
    kind = signature.args[0].dtype
    real = isinstance(kind, types.Float)
    scalar = context.get_value_type(kind)
    width = 256 // kind.bitwidth
    vector = ir.VectorType(scalar, width)
    undefined = ir.Constant(vector, ir.Undefined)
    index32 = ir.IntType(32)
    multiply, subtract, add = (
        (builder.fmul, builder.fsub, builder.fadd)
        if real
        else (builder.mul, builder.sub, builder.add)
    )

    def shuffled(value: Any, order: list[int]) -> Any:
        mask = ir.Constant(ir.VectorType(index32, width), order)
        return builder.shuffle_vector(value, undefined, mask)

    def lesser(a: Any, b: Any) -> Any:
        less = builder.fcmp_ordered("<", a, b) if real else builder.icmp_signed("<", a, b)
        return builder.select(less, a, b)

    def splat(value: Any) -> Any:
        first = builder.insert_element(undefined, value, ir.Constant(index32, 0))
        return shuffled(first, [0] * width)

    arrays = [
        context.make_array(of)(context, builder, value).data
        for of, value in zip(signature.args[:5], args[:5], strict=True)
    ]
    xi, yi = (splat(context.cast(builder, args[i], signature.args[i], kind)) for i in (5, 6))
    start, column, blocks = (
        context.cast(builder, args[i], signature.args[i], types.intp) for i in (7, 8, 9)
    )
    here = builder.add(start, column)
    offsets = [here, here, column, column, column]
    bases = [builder.gep(a, [offset]) for a, offset in zip(arrays, offsets, strict=True)]
    before = builder.block
    loop, done = builder.append_basic_block("row"), builder.append_basic_block("row_end")
    builder.branch(loop)
    builder.position_at_end(loop)
    count, least = builder.phi(start.type), builder.phi(vector)
    at = builder.mul(count, ir.Constant(start.type, width))
    pointers = [builder.bitcast(builder.gep(b, [at]), ir.PointerType(vector)) for b in bases]
    bytes_each = kind.bitwidth // 8
    upper, lower, diagonal, x, y = (builder.load(p, align=bytes_each) for p in pointers)
    upper = subtract(upper, multiply(xi, y))
    lower = subtract(lower, multiply(yi, x))
    builder.store(upper, pointers[0], align=bytes_each)
    builder.store(lower, pointers[1], align=bytes_each)
    smaller = lesser(subtract(add(upper, lower), diagonal), least)
    following = builder.add(count, ir.Constant(start.type, 1))
    count.add_incoming(ir.Constant(start.type, 0), before)
    count.add_incoming(following, loop)
    greatest = np.finfo(np.float64).max if real else 2 ** (kind.bitwidth - 1) - 1
    least.add_incoming(ir.Constant(vector, [greatest] * width), before)
    least.add_incoming(smaller, loop)
    builder.cbranch(builder.icmp_signed("<", following, blocks), loop, done)
    builder.position_at_end(done)
    half = width // 2
    while half:
        smaller = lesser(shuffled(smaller, [(k + half) % width for k in range(width)]), smaller)
        half //= 2
    return builder.extract_element(smaller, ir.Constant(index32, 0))


row_step: Callable[..., Any] = (
    row_step_plain if os.environ.get("NUMBA_DISABLE_JIT", "0") != "0" else _vector_row_step()
)
