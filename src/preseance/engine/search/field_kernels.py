"""Compiled loops over the fields of a session; see ``fields``."""

from __future__ import annotations

from preseance.engine.compiling import kernel
from preseance.engine.search.lookup import relates
from preseance.engine.search.tape import FIELD, NUM, REL, SESSION, SLOT, Z
from preseance.terms import Ints

_INWARD = 2


@kernel(inner=True)
def field_delta(m: Ints, on: Ints, at: Ints, z: Ints, a: int, b: int, out: Ints) -> None:
    """Pair terms kept as fields."""
    k = m[m[SLOT.session] + a]
    base = m[m[FIELD.at] + k]
    if base < 0:
        return
    classes = m[FIELD.classes] + m[m[FIELD.class_at] + k]
    x, y = m[classes + on[a]], m[classes + on[b]]
    if x == y:
        return
    width, levels, g = m[m[FIELD.width] + k], m[NUM.levels], m[NUM.places]
    p, q = m[m[SLOT.local] + a], m[m[SLOT.local] + b]
    if a < g:
        cell = m[Z.field] + base + p * levels * width
        for level in range(levels):
            out[level] += z[cell + level * width + y] - z[cell + level * width + x]
    if b < g:
        cell = m[Z.field] + base + q * levels * width
        for level in range(levels):
            out[level] += z[cell + level * width + x] - z[cell + level * width + y]
    if a < g and b < g:
        near = m[m[FIELD.near_at] + k]
        if near < 0 or m[m[FIELD.near] + near + p * m[m[SESSION.size] + k] + q]:
            _mutual_delta(m, k, p, q, x, y, out)


@kernel(inner=True)
def _mutual_delta(m: Ints, k: int, p: int, q: int, x: int, y: int, out: Ints) -> None:
    """What the fields misjudge: each of the two still sees the other where he was."""
    width = m[m[FIELD.width] + k]
    for layer in range(m[m[FIELD.begin] + k], m[m[FIELD.begin] + k + 1]):
        relation = m[m[FIELD.relation] + layer]
        inward = m[m[FIELD.side] + layer] == _INWARD
        tie = relates(m, relation, q, p) if inward else relates(m, relation, p, q)
        if tie != 0:
            cell = m[FIELD.matrices] + m[m[FIELD.matrix_at] + layer]
            crossed = m[cell + x * width + y] + m[cell + y * width + x]
            alike = m[cell + x * width + x] + m[cell + y * width + y]
            out[m[m[FIELD.level] + layer]] += tie * (crossed - alike)


@kernel(inner=True)
def field_commit(m: Ints, on: Ints, z: Ints, a: int, b: int) -> None:
    """Bring the fields up to date with an exchange that is about to be made."""
    k = m[m[SLOT.session] + a]
    if m[m[FIELD.at] + k] < 0:
        return
    classes = m[FIELD.classes] + m[m[FIELD.class_at] + k]
    x, y, g = m[classes + on[a]], m[classes + on[b]], m[NUM.places]
    if x == y:
        return
    if a < g:
        _radiate(m, z, k, m[m[SLOT.local] + a], x, y)
    if b < g:
        _radiate(m, z, k, m[m[SLOT.local] + b], y, x)


@kernel(inner=True)
def _radiate(m: Ints, z: Ints, k: int, p: int, before: int, after: int) -> None:
    """Change all fields around a place whose class of item changes."""
    width, levels = m[m[FIELD.width] + k], m[NUM.levels]
    for layer in range(m[m[FIELD.begin] + k], m[m[FIELD.begin] + k + 1]):
        begin = m[FIELD.matrices] + m[m[FIELD.matrix_at] + layer]
        new = m[begin + after * width : begin + (after + 1) * width]
        old = m[begin + before * width : begin + (before + 1) * width]
        inward = m[m[FIELD.side] + layer] == _INWARD
        runs, places, values = (
            (m[REL.in_run], m[REL.in_place], m[REL.in_value])
            if inward
            else (m[REL.out_run], m[REL.out_place], m[REL.out_value])
        )
        run = runs + m[m[REL.begin] + m[m[FIELD.relation] + layer]] + p
        own = m[Z.field] + m[m[FIELD.at] + k] + m[m[FIELD.level] + layer] * width
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
    if m[m[FIELD.at] + k] < 0:
        return
    width, levels, first = m[m[FIELD.width] + k], m[NUM.levels], m[m[SESSION.first] + k]
    classes = m[FIELD.classes] + m[m[FIELD.class_at] + k]
    for layer in range(m[m[FIELD.begin] + k], m[m[FIELD.begin] + k + 1]):
        matrix = m[FIELD.matrices] + m[m[FIELD.matrix_at] + layer]
        side = m[m[FIELD.side] + layer]
        own = m[Z.field] + m[m[FIELD.at] + k] + m[m[FIELD.level] + layer] * width
        runs, places, values = (
            (m[REL.in_run], m[REL.in_place], m[REL.in_value])
            if side == _INWARD
            else (m[REL.out_run], m[REL.out_place], m[REL.out_value])
        )
        for p in range(m[m[SESSION.size] + k]):
            row = matrix + m[classes + on[first + p]] * width
            run = runs + m[m[REL.begin] + m[m[FIELD.relation] + layer]] + p
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
    for k in range(m[NUM.sessions]):
        _settle_session(m, on, z, k)
