"""Schedules that algebra gives: everybody meets everybody once, from lines of a plane or a circle.

They are starts for mixing over several sessions, where no search is needed to do better.
References: the circle method of tournaments; affine planes over finite fields (Bose, 1938).
"""

from __future__ import annotations

import numpy as np

from preseance.terms import Ints


def round_robin(players: int) -> Ints:
    """Partners over players - 1 rounds; shape (rounds, players), the pair of each player.

    ``players`` must be even.
    """
    rounds = np.zeros((players - 1, players), dtype=np.int64)
    ring = np.arange(players - 1)
    for r in range(players - 1):
        row = np.concatenate([[players - 1], np.roll(ring, -r)])
        for pair in range(players // 2):
            rounds[r, row[pair]] = rounds[r, row[players - 1 - pair]] = pair
    return rounds


def shared_tables(people: int, size: int) -> Ints:
    """Meals at which each two people share a table at least once; shape (meals, people).

    Tables hold at most ``size``, of which there are as many as wanted. People sit in blocks that
    never part: half tables that meet in a round robin, or points of an affine plane.
    """
    if people <= size:
        return np.zeros((1, people), dtype=np.int64)
    half = max(1, size // 2)
    pairs = round_robin(-(-people // half // 2) * 2)
    best = pairs[:, np.arange(people) // half]
    for order in range(2, size + 1):
        block = size // order
        plane = affine_plane(order) if block * order * order >= people else None
        if plane is not None and len(plane) < len(best):
            best = plane[:, np.arange(people) // block]
    fresh = fresh_groups(-(-people // size), size)[:, :people]
    return fresh if len(fresh) < len(best) and _all_meet(fresh) else best


def _all_meet(group_of: Ints) -> bool:
    met = np.zeros((group_of.shape[1],) * 2, dtype=bool)
    for row in group_of:
        met |= row[:, None] == row
    return bool(met.all())


def fresh_groups(groups: int, size: int) -> Ints:
    """Weeks in which nobody meets twice; shape (weeks, groups * size), the group of each.

    As many as algebra gives: the circle method for pairs; for a field of so many elements as
    there are groups, its lines across as many columns as a group is large, and then each column
    by itself; for threes, schoolgirls of Ray-Chaudhuri and Wilson. At least one week.
    """
    everybody = np.arange(groups * size)
    if size == 2:
        return round_robin(2 * groups)
    field = _field(groups) if size <= groups else None
    if field is None:
        return (everybody // size)[None, :]
    if size == 3 and groups % 6 == 1:
        return _kirkman(groups, *field)
    add, times = field
    column, row = np.divmod(everybody, groups)
    weeks = [add[row, times[slope, column]] for slope in range(groups)]
    if groups % size == 0:
        within = fresh_groups(groups // size, size)
        weeks += [column * (groups // size) + week[row] for week in within]
    return np.stack(weeks).astype(np.int64)


def _kirkman(order: int, add: Ints, times: Ints) -> Ints:
    """Threes among three columns of a field of order 6t + 1, in which each two meet once.

    Reference: Ray-Chaudhuri and Wilson, Solution of Kirkman's schoolgirl problem (1971).
    """
    third, t = (order - 1) // 3, order // 6
    power = _powers(times)
    columns = np.arange(3)
    across = np.array([power[(i + third * columns) % (order - 1)] for i in range(order - 1)])
    odd = np.arange(order - 1) // t % 2 == 1
    groups = [columns * order]
    groups += [column * order + three for three in across[:t] for column in range(3)]
    groups += list(across[odd] + columns * order)
    weeks = np.empty((order + 3 * t, 3 * order), dtype=np.int64)
    for shift in range(order):
        for number, group in enumerate(groups):
            weeks[shift, group // order * order + add[group % order, shift]] = number
    for week, three in enumerate(across[~odd], start=order):
        for shift in range(order):
            weeks[week, columns * order + add[three, shift]] = shift
    return weeks


def _powers(times: Ints) -> Ints:
    """All elements but 0 of a field, as powers of one of them."""
    order = len(times)
    for root in range(1, order):
        power = [1]
        while (then := int(times[power[-1], root])) != 1:
            power.append(then)
        if len(power) == order - 1:
            break
    return np.array(power, dtype=np.int64)


def affine_plane(order: int) -> Ints | None:
    """Lines of the affine plane: shape (order + 1, order²), the line of each point by direction.

    Two points share exactly one line. None where ``order`` is no power of a prime up to 9 and no
    prime.
    """
    field = _field(order)
    if field is None:
        return None
    add, times = field
    x, y = np.divmod(np.arange(order * order), order)
    slopes = [add[y, times[slope, x]] for slope in range(order)]
    return np.stack([x, *slopes]).astype(np.int64)


_POLYNOMIALS = {4: (2, (1, 1)), 8: (2, (1, 1, 0)), 9: (3, (1, 0))}
"""Prime and low coefficients of an irreducible polynomial, by order: x² = -(1 + x), …"""


def _field(order: int) -> tuple[Ints, Ints] | None:
    """Tables of addition and multiplication of the field with so many elements."""
    if order > 1 and all(order % d for d in range(2, int(order**0.5) + 1)):
        one = np.arange(order)
        return (one[:, None] + one) % order, (one[:, None] * one) % order
    if order not in _POLYNOMIALS:
        return None
    prime, low = _POLYNOMIALS[order]
    degree = len(low)
    digits = np.array([[v // prime**k % prime for k in range(degree)] for v in range(order)])
    weights = prime ** np.arange(degree)
    add = ((digits[:, None] + digits) % prime) @ weights
    times = np.zeros((order, order), dtype=np.int64)
    for a in range(order):
        for b in range(order):
            product = np.convolve(digits[a], digits[b])
            for k in range(len(product) - 1, degree - 1, -1):
                lead, product[k] = product[k], 0
                product[k - degree : k] -= lead * np.array(low)
            times[a, b] = (product[:degree] % prime) @ weights
    return add, times
