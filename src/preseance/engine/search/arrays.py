"""A problem as flat arrays, kind by kind of term: the one description of what kernels read.

``tape`` lays the fields end to end and numbers them: as ``Relations[Ints]`` a part holds the arrays,
as ``Relations[int]`` the mark of each, under one and the same name.

A slot is a place of a session, or a waiting spot of an item that has none there; places come
first, session after session, then all waiting spots. ``n`` is the number of items: whoever
looks up slot ``on[slot] == n`` finds it empty.
"""

from __future__ import annotations

from typing import Generic, NamedTuple, TypeVar

from preseance.terms import Ints

TIE_BITS = 32
"""Bits of a tie that number the partner."""
PARTNER = (1 << TIE_BITS) - 1

T = TypeVar("T")
"""What a field holds: an array (``Ints``), or its mark on the tape (``int``)."""


class Numbers(NamedTuple, Generic[T]):
    """Plain numbers."""

    items: T
    places: T
    """Places of all sessions together; slots from here on are waiting spots."""
    sessions: T
    levels: T
    mix: T
    """Mix terms."""
    between: T
    """Between terms."""


class Slots(NamedTuple, Generic[T]):
    """Slots, one after the other."""

    session: T
    local: T
    """Place within the session; the session's number of places for a waiting spot."""


class Sessions(NamedTuple, Generic[T]):
    """Sessions, one after the other."""

    first: T
    """First slot."""
    size: T
    """Places."""


class Relations(NamedTuple, Generic[T]):
    """Relations between places of a session, by number; places are local (0 .. m - 1)."""

    kind: T
    """0: same group; 1: full matrix; 2: lists alone."""
    size: T
    """Places of the relation's session."""
    offset: T
    """Where the groups (kind 0) or the matrix (kind 1) begin in ``cells``."""
    cells: T
    begin: T
    """Where the runs of the lists begin, per relation; -1 where they were not needed."""
    out_run: T
    out_place: T
    out_value: T
    in_run: T
    in_place: T
    in_value: T


class WeightTables(NamedTuple, Generic[T]):
    """Weights w(i, j), by number: sorted sparse entries plus class tables."""

    begin: T
    key: T
    """i * (n + 1) + j, ascending within each table."""
    value: T
    part_begin: T
    part_row: T
    """Where the classes of the rows begin in ``classes``."""
    part_column: T
    part_table: T
    part_width: T
    classes: T
    tables: T
    matrix_at: T
    """Where a whole table (items + 1, items + 1) begins in ``matrices``; -1 where not kept."""
    matrices: T


class PlaceCosts(NamedTuple, Generic[T]):
    """Costs of items at places: one full table a session where it fits, else lists and classes."""

    full_at: T
    """Where a session's table [item, place, level] begins in ``full``; -1 for none."""
    full: T
    begin: T
    """Runs by session and item."""
    place: T
    level: T
    value: T
    part_begin: T
    part_row: T
    part_column: T
    part_table: T
    part_width: T
    part_level: T
    classes: T
    tables: T


class PairCosts(NamedTuple, Generic[T]):
    """Ties are walked from an item to its partners, links from a place to its neighbours."""

    tie_begin: T
    """Runs by session and item."""
    ties: T
    """The partner, and above it (``TIE_BITS``) the sort of the tie: all that ties of many have in common, so
    that walking those of one item reads a cache line or two."""
    sort_value: T
    sort_level: T
    sort_relation: T
    sort_outward: T
    """1 where the item is the first of the pair."""
    link_begin: T
    """Runs by session."""
    link_relation: T
    link_weights: T
    link_level: T


class FieldCosts(NamedTuple, Generic[T]):
    """Links kept as sums by place, level and class of item; see ``fields``."""

    at: T
    """Where a session's sums begin among those kept; -1 where its links are walked."""
    width: T
    """Classes of each session."""
    class_at: T
    classes: T
    begin: T
    """Layers by session."""
    relation: T
    side: T
    level: T
    matrix_at: T
    matrices: T
    near_at: T
    near: T


class CompanyCosts(NamedTuple, Generic[T]):
    """Company terms, by session."""

    begin: T
    relation: T
    weights: T
    level: T
    curve_at: T
    last: T
    curves: T
    counted: T
    """Whether an item is one of the term's, flat by term and item."""


class TallyCosts(NamedTuple, Generic[T]):
    """Tally terms, by session; a cell is one group of one term."""

    begin: T
    level: T
    attribute_at: T
    attributes: T
    group_at: T
    groups: T
    first_cell: T
    zero: T
    cell_curve: T
    last: T
    curves: T


class BetweenCosts(NamedTuple, Generic[T]):
    """Between terms; ``begin`` and ``term`` list those an item matters to, by session and item."""

    begin: T
    term: T
    session: T
    a: T
    b: T
    level: T
    apart: T
    curve_at: T
    last: T
    curves: T
    end_begin: T
    end_key: T
    path_run: T
    path_place: T
    member: T


class MixCosts(NamedTuple, Generic[T]):
    """Mix terms; relation and values by term and session, -1 for none."""

    level: T
    weights: T
    curve_at: T
    last: T
    curves: T
    relation: T
    value_at: T
    values: T


class Kept(NamedTuple, Generic[T]):
    """What is kept up to date while searching, and scratch; fields of ``z``, each where it begins."""

    companions: T
    """Company of each item, by company term and item."""
    total: T
    """Weighted count of each cell of a tally."""
    used: T
    """Items on each cell."""
    value: T
    """Value of each between term."""
    field: T
    """Sums of fields."""
    stamp: T
    """Tick at which an item was last touched."""
    sum: T
    """What it gains there."""
    touched: T
    tick: T
    met: T
    """Meetings by mix term and two items; -1 where they are counted anew each time."""


class Costs(NamedTuple):
    """All that a search reads and never changes."""

    num_items: int
    num_places: int
    """Places of all sessions together; slots from here on are waiting spots."""
    num_levels: int
    slots: Slots[Ints]
    sessions: Sessions[Ints]
    relations: Relations[Ints]
    weights: WeightTables[Ints]
    place: PlaceCosts[Ints]
    pair: PairCosts[Ints]
    field: FieldCosts[Ints]
    company: CompanyCosts[Ints]
    tally: TallyCosts[Ints]
    between: BetweenCosts[Ints]
    mix: MixCosts[Ints]
