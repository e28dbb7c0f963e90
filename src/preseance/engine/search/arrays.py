"""A problem as flat arrays, kind by kind of term; ``tape`` lays them end to end.

A slot is a place of a session, or a waiting spot of an item that has none there; places come
first, session after session, then all waiting spots. ``n`` is the number of items: whoever
looks up slot ``on[slot] == n`` finds it empty.
"""

from __future__ import annotations

from typing import NamedTuple

from preseance.terms import Ints


class Relations(NamedTuple):
    """Relations between places of a session, by number; places are local (0 .. m - 1)."""

    kind: Ints
    """0: same group; 1: full matrix; 2: lists alone."""
    size: Ints
    """Places of the relation's session."""
    offset: Ints
    """Where the groups (kind 0) or the matrix (kind 1) begin in ``cells``."""
    cells: Ints
    begin: Ints
    """Where the runs of the lists begin, per relation; -1 where they were not needed."""
    out_run: Ints
    out_place: Ints
    out_value: Ints
    in_run: Ints
    in_place: Ints
    in_value: Ints


class WeightTables(NamedTuple):
    """Weights w(i, j), by number: sorted sparse entries plus class tables."""

    begin: Ints
    key: Ints
    """i * (n + 1) + j, ascending within each table."""
    value: Ints
    part_begin: Ints
    part_row: Ints
    """Where the classes of the rows begin in ``classes``."""
    part_column: Ints
    part_table: Ints
    part_width: Ints
    classes: Ints
    tables: Ints
    matrix_at: Ints
    """Where a whole table (items + 1, items + 1) begins in ``matrices``; -1 where not kept."""
    matrices: Ints


class PlaceCosts(NamedTuple):
    """Costs of items at places: one full table a session where it fits, else lists and classes."""

    full_at: Ints
    """Where a session's table [item, place, level] begins in ``full``; -1 for none."""
    full: Ints
    begin: Ints
    """Runs by session and item."""
    place: Ints
    level: Ints
    value: Ints
    part_begin: Ints
    part_row: Ints
    part_column: Ints
    part_table: Ints
    part_width: Ints
    part_level: Ints
    classes: Ints
    tables: Ints


class PairCosts(NamedTuple):
    """Ties are walked from an item to its partners, links from a place to its neighbours."""

    tie_begin: Ints
    """Runs by session and item."""
    tie_other: Ints
    tie_value: Ints
    tie_level: Ints
    tie_relation: Ints
    tie_outward: Ints
    """1 where the item is the first of the pair."""
    link_begin: Ints
    """Runs by session."""
    link_relation: Ints
    link_weights: Ints
    link_level: Ints


class FieldCosts(NamedTuple):
    """Links kept as sums by place, level and class of item; see ``fields``."""

    at: Ints
    """Where a session's sums begin among those kept; -1 where its links are walked."""
    width: Ints
    """Classes of each session."""
    class_at: Ints
    classes: Ints
    begin: Ints
    """Layers by session."""
    relation: Ints
    side: Ints
    level: Ints
    matrix_at: Ints
    matrices: Ints
    near_at: Ints
    near: Ints


class CompanyCosts(NamedTuple):
    """Company terms, by session."""

    begin: Ints
    relation: Ints
    weights: Ints
    level: Ints
    curve_at: Ints
    last: Ints
    curves: Ints
    counted: Ints
    """Whether an item is one of the term's, flat by term and item."""


class TallyCosts(NamedTuple):
    """Tally terms, by session; a cell is one group of one term."""

    begin: Ints
    level: Ints
    attribute_at: Ints
    attributes: Ints
    group_at: Ints
    groups: Ints
    first_cell: Ints
    zero: Ints
    cell_curve: Ints
    last: Ints
    curves: Ints


class BetweenCosts(NamedTuple):
    """Between terms; ``begin`` and ``term`` list those an item matters to, by session and item."""

    begin: Ints
    term: Ints
    session: Ints
    a: Ints
    b: Ints
    level: Ints
    apart: Ints
    curve_at: Ints
    last: Ints
    curves: Ints
    end_begin: Ints
    end_key: Ints
    path_run: Ints
    path_place: Ints
    member: Ints


class MixCosts(NamedTuple):
    """Mix terms; relation and values by term and session, -1 for none."""

    level: Ints
    weights: Ints
    curve_at: Ints
    last: Ints
    curves: Ints
    relation: Ints
    value_at: Ints
    values: Ints


class Costs(NamedTuple):
    """All that a search reads and never changes."""

    num_items: int
    num_places: int
    """Places of all sessions together; slots from here on are waiting spots."""
    num_levels: int
    session: Ints
    """Of each slot."""
    local: Ints
    """Place within the session; the session's number of places for a waiting spot."""
    first: Ints
    """First slot of each session."""
    size: Ints
    relations: Relations
    weights: WeightTables
    place: PlaceCosts
    pair: PairCosts
    field: FieldCosts
    company: CompanyCosts
    tally: TallyCosts
    between: BetweenCosts
    mix: MixCosts
