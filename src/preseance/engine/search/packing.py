"""From a problem to flat arrays: relations and weights numbered once, costs by kind of term."""

from __future__ import annotations

import numpy as np

from preseance.engine.problem import Placement, Problem
from preseance.engine.search.arrays import (
    BetweenCosts,
    CompanyCosts,
    Costs,
    MixCosts,
    PlaceCosts,
    Sessions,
    Slots,
    TallyCosts,
)
from preseance.engine.search.numbering import Classes, Numbered, Runs
from preseance.engine.search.opening import movable
from preseance.engine.search.pairing import pair_costs
from preseance.terms import (
    BetweenTerm,
    CompanyTerm,
    Ints,
    MixTerm,
    PlaceTerm,
    TallyTerm,
)

MOST_FULL_CELLS = 8_000_000
"""Items x places x levels up to which a session's place costs are one full table."""


def pack(problem: Problem) -> Costs:
    """The arrays of a problem; waiting spots are numbered by ``standing``."""
    n, sizes = problem.num_items, [s.num_places for s in problem.sessions]
    numbered = Numbered(n, sizes)
    waiting = [len(movable(problem, k)) for k in range(len(sizes))]
    every = [np.full(m, k) for k, m in enumerate(sizes)]
    spots = [np.full(w, k) for k, w in enumerate(waiting)]
    local = [np.arange(m) for m in sizes] + [
        np.full(w, m) for w, m in zip(waiting, sizes, strict=True)
    ]
    pair, field = pair_costs(problem, numbered)
    company = _company(problem, numbered)
    mix = _mix(problem, numbered)
    return Costs(
        num_items=n,
        num_places=sum(sizes),
        num_levels=len(problem.levels),
        slots=Slots(_joined([*every, *spots]), _joined(local)),
        sessions=Sessions(_joined([np.cumsum([0, *sizes])[:-1]]), np.array(sizes, dtype=np.int64)),
        place=_place(problem),
        pair=pair,
        field=field,
        company=company,
        tally=_tally(problem),
        between=_between(problem),
        mix=mix,
        relations=numbered.relations(),
        weights=numbered.weights(),
    )


def standing(problem: Problem, costs: Costs, placement: Placement) -> tuple[Ints, Ints]:
    """Item on each slot, and slot of each session and item (-1 where it does not attend)."""
    n, sessions = problem.num_items, len(problem.sessions)
    on = np.full(len(costs.slots.session), n, dtype=np.int64)
    at = np.full(sessions * n, -1, dtype=np.int64)
    spot = costs.num_places
    for k in range(sessions):
        here = placement[k].astype(np.int64)
        seated = np.flatnonzero(here >= 0)
        at[k * n + seated] = costs.sessions.first[k] + here[seated]
        loose = movable(problem, k)
        lost = loose[here[loose] < 0]
        at[k * n + lost] = spot + np.arange(len(lost))
        spot += len(loose)
    held = np.flatnonzero(at >= 0)
    on[at[held]] = held % n
    return on, at


def placement_of(problem: Problem, costs: Costs, on: Ints) -> Placement:
    """The placement that slots filled so stand for."""
    out = []
    for first, m in zip(costs.sessions.first.tolist(), costs.sessions.size.tolist(), strict=True):
        at = np.full(problem.num_items, -1, dtype=np.int32)
        places = np.flatnonzero(on[first : first + m] < problem.num_items)
        at[on[first + places]] = places
        out.append(at)
    return tuple(out)


def _joined(parts: list[Ints]) -> Ints:
    return np.concatenate([np.zeros(0, dtype=np.int64), *parts]).astype(np.int64)


def _ints(values: list[int]) -> Ints:
    return np.array(values, dtype=np.int64)


def _place(problem: Problem) -> PlaceCosts[Ints]:
    n, levels = problem.num_items, len(problem.levels)
    full_at: list[int] = []
    full: list[Ints] = []
    begin: list[Ints] = [np.zeros(1, dtype=np.int64)]
    rows: list[tuple[Ints, Ints, Ints]] = []
    parts, part_begin = Classes(), [0]
    cells = entries = 0
    for k, session in enumerate(problem.sessions):
        m = session.num_places
        terms = problem.of(PlaceTerm, k)
        counts = np.zeros(n + 1, dtype=np.int64)
        if (n + 1) * (m + 1) * levels <= MOST_FULL_CELLS:
            table = np.zeros((n + 1, m + 1, levels), dtype=np.int64)
            for term in terms:
                table[:, :, term.level] += term.costs.to_dense(n + 1, m + 1)
            full_at.append(cells)
            full.append(table.ravel())
            cells += table.size
        else:
            full_at.append(-1)
            item, place, level, value = _place_entries(terms, m, levels)
            counts = np.bincount(item, minlength=n + 1)
            rows.append((place, level, value))
            for term in terms:
                parts.add(term.costs, n + 1, m + 1, term.level)
        part_begin.append(len(parts))
        begin.append(entries + np.cumsum(counts))
        entries += int(counts.sum())
    place, level, value = (_joined([row[i] for row in rows]) for i in range(3))
    row, column, table_at, width, part_level = parts.arrays()
    classes, tables = parts.data()
    return PlaceCosts(
        full_at=_ints(full_at),
        full=_joined(full),
        begin=_joined(begin),
        place=place,
        level=level,
        value=value,
        part_begin=_ints(part_begin),
        part_row=row,
        part_column=column,
        part_table=table_at,
        part_width=width,
        part_level=part_level,
        classes=classes,
        tables=tables,
    )


def _place_entries(terms: list[PlaceTerm], m: int, levels: int) -> tuple[Ints, Ints, Ints, Ints]:
    """Sparse entries by item, place and level, each position once."""
    item = _joined([t.costs.rows for t in terms])
    place = _joined([t.costs.columns for t in terms])
    level = _joined([np.full(len(t.costs.rows), t.level) for t in terms])
    value = _joined([t.costs.values for t in terms])
    keys, inverse = np.unique((item * (m + 1) + place) * levels + level, return_inverse=True)
    sums = np.zeros(len(keys), dtype=np.int64)
    np.add.at(sums, inverse, value)
    cell = keys // levels
    return cell // (m + 1), cell % (m + 1), keys % levels, sums


def _company(problem: Problem, numbered: Numbered) -> CompanyCosts[Ints]:
    n, sessions = problem.num_items, len(problem.sessions)
    terms = sorted(problem.of(CompanyTerm), key=lambda t: t.session)
    counted = np.zeros((len(terms), n), dtype=np.int64)
    for row, term in enumerate(terms):
        counted[row, term.items] = 1
    return CompanyCosts(
        begin=_begins([t.session for t in terms], sessions),
        relation=_ints([numbered.relation(t.relation, t.session, lists=True) for t in terms]),
        weights=_ints([numbered.weight(t.wanted) for t in terms]),
        level=_ints([t.level for t in terms]),
        curve_at=_starts([t.costs for t in terms]),
        last=_ints([len(t.costs) - 1 for t in terms]),
        curves=_joined([t.costs for t in terms]),
        counted=counted.ravel(),
    )


def _begins(sessions: list[int], count: int) -> Ints:
    return np.searchsorted(np.array(sessions, dtype=np.int64), np.arange(count + 1))


def _starts(parts: list[Ints]) -> Ints:
    return _ints(np.cumsum([0, *map(len, parts)]).tolist()[:-1])


def _tally(problem: Problem) -> TallyCosts[Ints]:
    n = problem.num_items
    terms = sorted(problem.of(TallyTerm), key=lambda t: t.session)
    attributes = [np.append(t.attribute, 0)[: n + 1] for t in terms]
    rows = [row for t in terms for row in np.asarray(t.costs)]
    return TallyCosts(
        begin=_begins([t.session for t in terms], len(problem.sessions)),
        level=_ints([t.level for t in terms]),
        attribute_at=_starts(attributes),
        attributes=_joined(attributes),
        group_at=_starts([t.group for t in terms]),
        groups=_joined([t.group for t in terms]),
        first_cell=_starts([t.costs for t in terms]),
        zero=_ints([int(t.zero_when_unused) for t in terms]),
        cell_curve=_starts(rows),
        last=_ints([t.costs.shape[1] - 1 for t in terms]),
        curves=_joined(rows),
    )


def _between(problem: Problem) -> BetweenCosts[Ints]:
    n, sessions = problem.num_items, len(problem.sessions)
    terms = problem.of(BetweenTerm)
    member = np.zeros((len(terms), n), dtype=np.int64)
    concerned: list[Ints] = []
    keys: list[Ints] = []
    counts: list[int] = []
    path_runs: list[int] = [0]
    path_places: list[int] = []
    for row, term in enumerate(terms):
        member[row, term.members] = 1
        items = np.unique(np.concatenate([[term.a, term.b], term.members]).astype(np.int64))
        concerned.append(np.stack([term.session * n + items, np.full(len(items), row)]))
        m = problem.sessions[term.session].num_places
        ends = np.asarray(term.ends, dtype=np.int64).reshape(-1, 2)
        paths = np.asarray(term.paths, dtype=np.int64).reshape(-1, 3)
        found = np.unique(ends[:, 0] * m + ends[:, 1])
        along = paths[:, 0] * m + paths[:, 1]
        for key in found.tolist():
            path_places += np.unique(paths[along == key, 2]).tolist()
            path_runs.append(len(path_places))
        keys.append(found)
        counts.append(len(found))
    runs = Runs(sessions * n, concerned, 1)
    return BetweenCosts(
        begin=runs.begin,
        term=runs.columns[0],
        session=_ints([t.session for t in terms]),
        a=_ints([t.a for t in terms]),
        b=_ints([t.b for t in terms]),
        level=_ints([t.level for t in terms]),
        apart=_ints([t.apart for t in terms]),
        curve_at=_starts([t.costs for t in terms]),
        last=_ints([len(t.costs) - 1 for t in terms]),
        curves=_joined([t.costs for t in terms]),
        end_begin=_ints(np.cumsum([0, *counts]).tolist()),
        end_key=_joined(keys),
        path_run=_ints(path_runs),
        path_place=_ints(path_places),
        member=member.ravel(),
    )


def _mix(problem: Problem, numbered: Numbered) -> MixCosts[Ints]:
    sessions = range(len(problem.sessions))
    # Meetings are counted for the first terms alone, those that have a relation.
    terms = sorted(problem.of(MixTerm), key=lambda t: not t.relations)
    relation, value_at = [], []
    values: list[Ints] = []
    for term in terms:
        for k in sessions:
            known = k in term.relations
            relation.append(numbered.relation(term.relations[k], k, lists=True) if known else -1)
            value_at.append(sum(map(len, values)) if k in term.place_values else -1)
            if k in term.place_values:
                values.append(term.place_values[k])
    return MixCosts(
        level=_ints([t.level for t in terms]),
        weights=_ints([numbered.weight(t.weights) for t in terms]),
        curve_at=_starts([t.costs for t in terms]),
        last=_ints([len(t.costs) - 1 for t in terms]),
        curves=_joined([t.costs for t in terms]),
        relation=_ints(relation),
        value_at=_ints(value_at),
        values=_joined(values),
    )
