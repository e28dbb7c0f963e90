"""Compiled loops over the fields of a session; see ``fields``."""

from __future__ import annotations

from preseance.engine.compiling import kernel
from preseance.engine.search.lookup import relates
from preseance.engine.search.tape import (
    FIELD_AT,
    FIELD_BEGIN,
    FIELD_CLASS_AT,
    FIELD_CLASSES,
    FIELD_LEVEL,
    FIELD_MATRICES,
    FIELD_MATRIX_AT,
    FIELD_NEAR,
    FIELD_NEAR_AT,
    FIELD_RELATION,
    FIELD_SIDE,
    FIELD_WIDTH,
    NUM_LEVELS,
    NUM_PLACES,
    NUM_SESSIONS,
    REL_BEGIN,
    REL_IN_PLACE,
    REL_IN_RUN,
    REL_IN_VALUE,
    REL_OUT_PLACE,
    REL_OUT_RUN,
    REL_OUT_VALUE,
    SESSION_FIRST,
    SESSION_SIZE,
    SLOT_LOCAL,
    SLOT_SESSION,
    Z_FIELD,
)
from preseance.terms import Ints

_INWARD = 2


@kernel(inner=True)
def field_delta(m: Ints, on: Ints, at: Ints, z: Ints, a: int, b: int, out: Ints) -> None:
    """Pair terms kept as fields."""
    k = m[m[SLOT_SESSION] + a]
    base = m[m[FIELD_AT] + k]
    if base < 0:
        return
    classes = m[FIELD_CLASSES] + m[m[FIELD_CLASS_AT] + k]
    x, y = m[classes + on[a]], m[classes + on[b]]
    if x == y:
        return
    width, levels, g = m[m[FIELD_WIDTH] + k], m[NUM_LEVELS], m[NUM_PLACES]
    p, q = m[m[SLOT_LOCAL] + a], m[m[SLOT_LOCAL] + b]
    if a < g:
        cell = m[Z_FIELD] + base + p * levels * width
        for level in range(levels):
            out[level] += z[cell + level * width + y] - z[cell + level * width + x]
    if b < g:
        cell = m[Z_FIELD] + base + q * levels * width
        for level in range(levels):
            out[level] += z[cell + level * width + x] - z[cell + level * width + y]
    if a < g and b < g:
        near = m[m[FIELD_NEAR_AT] + k]
        if near < 0 or m[m[FIELD_NEAR] + near + p * m[m[SESSION_SIZE] + k] + q]:
            _mutual_delta(m, k, p, q, x, y, out)


@kernel(inner=True)
def _mutual_delta(m: Ints, k: int, p: int, q: int, x: int, y: int, out: Ints) -> None:
    """What the fields misjudge: each of the two still sees the other where he was."""
    width = m[m[FIELD_WIDTH] + k]
    for layer in range(m[m[FIELD_BEGIN] + k], m[m[FIELD_BEGIN] + k + 1]):
        relation = m[m[FIELD_RELATION] + layer]
        inward = m[m[FIELD_SIDE] + layer] == _INWARD
        tie = relates(m, relation, q, p) if inward else relates(m, relation, p, q)
        if tie != 0:
            cell = m[FIELD_MATRICES] + m[m[FIELD_MATRIX_AT] + layer]
            crossed = m[cell + x * width + y] + m[cell + y * width + x]
            alike = m[cell + x * width + x] + m[cell + y * width + y]
            out[m[m[FIELD_LEVEL] + layer]] += tie * (crossed - alike)


@kernel(inner=True)
def field_commit(m: Ints, on: Ints, z: Ints, a: int, b: int) -> None:
    """Bring the fields up to date with an exchange that is about to be made."""
    k = m[m[SLOT_SESSION] + a]
    if m[m[FIELD_AT] + k] < 0:
        return
    classes = m[FIELD_CLASSES] + m[m[FIELD_CLASS_AT] + k]
    x, y, g = m[classes + on[a]], m[classes + on[b]], m[NUM_PLACES]
    if x == y:
        return
    if a < g:
        _radiate(m, z, k, m[m[SLOT_LOCAL] + a], x, y)
    if b < g:
        _radiate(m, z, k, m[m[SLOT_LOCAL] + b], y, x)


@kernel(inner=True)
def _radiate(m: Ints, z: Ints, k: int, p: int, before: int, after: int) -> None:
    """Change all fields around a place whose class of item changes."""
    width, levels = m[m[FIELD_WIDTH] + k], m[NUM_LEVELS]
    for layer in range(m[m[FIELD_BEGIN] + k], m[m[FIELD_BEGIN] + k + 1]):
        begin = m[FIELD_MATRICES] + m[m[FIELD_MATRIX_AT] + layer]
        new = m[begin + after * width : begin + (after + 1) * width]
        old = m[begin + before * width : begin + (before + 1) * width]
        inward = m[m[FIELD_SIDE] + layer] == _INWARD
        runs, places, values = (
            (m[REL_IN_RUN], m[REL_IN_PLACE], m[REL_IN_VALUE])
            if inward
            else (m[REL_OUT_RUN], m[REL_OUT_PLACE], m[REL_OUT_VALUE])
        )
        run = runs + m[m[REL_BEGIN] + m[m[FIELD_RELATION] + layer]] + p
        own = m[Z_FIELD] + m[m[FIELD_AT] + k] + m[m[FIELD_LEVEL] + layer] * width
        for e in range(m[run], m[run + 1]):
            q, value = m[places + e], m[values + e]
            if q == p:
                continue
            cell = own + q * levels * width
            field = z[cell : cell + width]
            for c in range(width):
                field[c] += value * (new[c] - old[c])


@kernel(inner=True)
def _settle_session(m: Ints, on: Ints, z: Ints, k: int) -> None:
    """Sum up the fields of a session from nothing."""
    if m[m[FIELD_AT] + k] < 0:
        return
    width, levels, first = m[m[FIELD_WIDTH] + k], m[NUM_LEVELS], m[m[SESSION_FIRST] + k]
    classes = m[FIELD_CLASSES] + m[m[FIELD_CLASS_AT] + k]
    for layer in range(m[m[FIELD_BEGIN] + k], m[m[FIELD_BEGIN] + k + 1]):
        matrix = m[FIELD_MATRICES] + m[m[FIELD_MATRIX_AT] + layer]
        side = m[m[FIELD_SIDE] + layer]
        own = m[Z_FIELD] + m[m[FIELD_AT] + k] + m[m[FIELD_LEVEL] + layer] * width
        runs, places, values = (
            (m[REL_IN_RUN], m[REL_IN_PLACE], m[REL_IN_VALUE])
            if side == _INWARD
            else (m[REL_OUT_RUN], m[REL_OUT_PLACE], m[REL_OUT_VALUE])
        )
        for p in range(m[m[SESSION_SIZE] + k]):
            row = matrix + m[classes + on[first + p]] * width
            run = runs + m[m[REL_BEGIN] + m[m[FIELD_RELATION] + layer]] + p
            for e in range(m[run], m[run + 1]):
                q, value = m[places + e], m[values + e]
                cell = own + q * levels * width
                for c in range(width):
                    if q != p:
                        z[cell + c] += value * m[row + c]
                    elif side != _INWARD:
                        # A place related to itself sees whoever stands there, once.
                        itself = m[matrix + c * width + c]
                        z[cell + c] += value * (itself // 2 if side == 0 else itself)


@kernel
def settle_fields(m: Ints, on: Ints, z: Ints) -> None:
    """Sum up the fields of all sessions; they begin at 0."""
    for k in range(m[NUM_SESSIONS]):
        _settle_session(m, on, z, k)
