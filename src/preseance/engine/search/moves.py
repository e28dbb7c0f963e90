"""Compiled moves: what an exchange of two slots would change, and making it.

Both are compiled for the kinds of term that a problem has, and handed to the loops as addresses: a loop
that held their code would be optimised anew with it, as would each loop that calls that one.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from preseance.engine.compiling import INT, INTS, kernel, pointer
from preseance.engine.search.arrays import Costs
from preseance.engine.search.company_kernels import company_delta, settle_company
from preseance.engine.search.count_kernels import (
    between_delta,
    settle_between,
    settle_tallies,
    tally_delta,
)
from preseance.engine.search.field_kernels import field_commit, field_delta, settle_fields
from preseance.engine.search.mix_kernels import mix_commit, mix_delta, settle_meetings
from preseance.engine.search.pair_kernels import link_delta, place_delta, tie_delta
from preseance.engine.search.tape import NUM, SLOT
from preseance.terms import Ints

_STANDING = (INTS, INTS, INTS, INTS)


class Kinds(NamedTuple):
    """Which of the less common kinds of term a problem has: the others are not even compiled."""

    links: bool
    company: bool
    tallies: bool
    between: bool
    mix: bool


class Moves(NamedTuple):
    """What an exchange of two slots changes, and making it; in kernels by address."""

    pairs: Callable[[Ints, Ints, Ints, Ints, int, int, Ints], None]
    """``pairs(m, on, at, z, a, b, out)`` writes into ``out`` (levels,) what exchanging the contents of
    slots a and b adds to terms of places and pairs."""
    others: Callable[[Ints, Ints, Ints, Ints, int, int, Ints], None]
    """The same of all other kinds of term, which take longer: added to what ``out`` holds."""
    exchange: Callable[[Ints, Ints, Ints, Ints, Ints, int, int, Ints], None]
    """``exchange(m, on, at, z, cost, a, b, delta)`` makes the exchange, which is known to add ``delta``, and
    spends ``delta``."""


def kinds_of(costs: Costs) -> Kinds:
    """The kinds of term there are."""
    return Kinds(
        links=len(costs.pair.link_relation) > 0,
        company=len(costs.company.level) > 0,
        tallies=len(costs.tally.level) > 0,
        between=len(costs.between.level) > 0,
        mix=len(costs.mix.level) > 0,
    )


@cache
def moves_of(kinds: Kinds) -> Moves:
    """The moves of a problem that has these kinds, to be handed to kernels."""
    return Moves(
        pointer(_pairs(kinds), *_STANDING, INT, INT, INTS),
        pointer(_others(kinds), *_STANDING, INT, INT, INTS),
        pointer(_exchange(kinds), *_STANDING, INTS, INT, INT, INTS),
    )


def _pairs(kinds: Kinds) -> Callable[[Ints, Ints, Ints, Ints, int, int, Ints], None]:
    links = kinds.links

    def pairs(m: Ints, on: Ints, at: Ints, z: Ints, a: int, b: int, out: Ints) -> None:
        for level in range(len(out)):
            out[level] = 0
        place_delta(m, on, at, z, a, b, out)
        tie_delta(m, on, at, z, a, b, out)
        field_delta(m, on, at, z, a, b, out)
        if links:
            link_delta(m, on, at, z, a, b, out)

    return pairs


def _others(kinds: Kinds) -> Callable[[Ints, Ints, Ints, Ints, int, int, Ints], None]:
    _, company, tallies, between, mix = kinds

    def others(m: Ints, on: Ints, at: Ints, z: Ints, a: int, b: int, out: Ints) -> None:
        if company:
            company_delta(m, on, at, z, a, b, out, False)
        if tallies:
            tally_delta(m, on, at, z, a, b, out, False)
        if between:
            between_delta(m, on, at, z, a, b, out, False)
        if mix:
            mix_delta(m, on, at, z, a, b, out)

    return others


def _exchange(kinds: Kinds) -> Callable[[Ints, Ints, Ints, Ints, Ints, int, int, Ints], None]:
    _, company, tallies, between, mix = kinds

    def exchange(
        m: Ints, on: Ints, at: Ints, z: Ints, cost: Ints, a: int, b: int, delta: Ints
    ) -> None:
        n, k = m[NUM.items], m[m[SLOT.session] + a]
        for level in range(len(delta)):
            cost[level] += delta[level]
        if company:
            company_delta(m, on, at, z, a, b, delta, True)
        if tallies:
            tally_delta(m, on, at, z, a, b, delta, True)
        if between:
            between_delta(m, on, at, z, a, b, delta, True)
        field_commit(m, on, z, a, b)
        if mix:
            mix_commit(m, on, z, a, b)
        x, y = on[a], on[b]
        on[a], on[b] = y, x
        if x < n:
            at[k * n + x] = b
        if y < n:
            at[k * n + y] = a

    return exchange


def settle(kinds: Kinds, m: Ints, on: Ints, at: Ints, z: Ints) -> None:
    """Count from nothing what a standing keeps up to date."""
    z[:] = 0
    settle_fields(m, on, z)
    if kinds.company:
        settle_company(m, on, z)
    if kinds.tallies:
        settle_tallies(m, on, z)
    if kinds.mix:
        settle_meetings(m, on, z)
    if kinds.between:
        settle_between(m, on, at, z)


@kernel(inner=True)
def change(by: Moves, m: Ints, on: Ints, at: Ints, z: Ints, a: int, b: int, out: Ints) -> None:
    """Write into ``out`` (levels,) what exchanging the contents of slots a and b adds."""
    by.pairs(m, on, at, z, a, b, out)
    by.others(m, on, at, z, a, b, out)


@kernel
def changes(by: Moves, m: Ints, on: Ints, at: Ints, z: Ints, a: int, first: int, out: Ints) -> None:
    """Write into ``out`` (slots, levels) what exchanging slot a with each slot from ``first`` on adds."""
    for e in range(len(out)):
        if first + e != a:
            change(by, m, on, at, z, a, first + e, out[e])


@kernel(inner=True)
def before(first: Ints, second: Ints) -> bool:
    """Whether the first cost is lexicographically less than the second."""
    for level in range(len(first)):
        if first[level] != second[level]:
            return bool(first[level] < second[level])
    return False


@kernel(inner=True)
def reaches(cost: Ints, delta: Ints, best: Ints) -> bool:
    """Whether cost + delta is lexicographically less than best."""
    for level in range(len(cost)):
        then = cost[level] + delta[level]
        if then != best[level]:
            return bool(then < best[level])
    return False
