"""Whether a form can seat the number asked for, and how many it can."""

from __future__ import annotations

import math
from collections.abc import Mapping

from preseance.model.forms.customs import ONE_SIDED, customs, row_facing
from preseance.model.forms.sides import (
    LARGEST_CAR,
    car_counts,
    ends_of,
    hosts_of,
    sections,
    u_counts,
)
from preseance.model.forms.variants import VARIANTS, table_in
from preseance.model.room import Form, Hosts, Table
from preseance.wording.said import Said

LEAST_WIDTH = 0.45
"""Metres between the middles of two neighbours below which nobody can sit or stand."""
END_WIDTH = 0.6
"""Metres of edge a place at the end of a long table takes."""
CHAIR_GAP = 0.3
"""Metres from the edge of a table to the middle of who sits at it."""

_LEAST: Mapping[Form, int] = {
    Form.LONG: 2,
    Form.U: 3,
    Form.T: 3,
    Form.SQUARE: 4,
    Form.NEGOTIATION: 2,
    Form.ARMCHAIRS: 2,
}
_ALONG = frozenset({Hosts.FRENCH, Hosts.ENGLISH, Hosts.HEAD, Hosts.MIDDLE, Hosts.GUEST_OF_HONOUR})
_OPPOSITE = frozenset({Hosts.ONE, Hosts.FACING, Hosts.GUEST_OF_HONOUR})
_PAIR = frozenset({Hosts.FACING, Hosts.GUEST_OF_HONOUR})
_HOSTS: Mapping[Form, frozenset[Hosts]] = {
    Form.LONG: _ALONG,
    Form.NEGOTIATION: _PAIR,
    Form.LINE: _OPPOSITE | {Hosts.MIDDLE},
    Form.CAR: frozenset({Hosts.ONE}),
    Form.BUS: frozenset({Hosts.ONE}),
    Form.PROCESSION: frozenset({Hosts.ONE}),
}
_ENDED = (Form.LONG, Form.NEGOTIATION, Form.U)
"""Forms that may have chairs at two ends."""
_IN_ROWS = frozenset({Form.ROWS, Form.PHOTO, Form.PROCESSION})
_HEADS = ("bar", "north", "row")
"""Sides of one-sided forms where the hosts are."""
_NO_CHAIRS = frozenset({Form.LINE, Form.PROCESSION, Form.CAR, Form.BUS})
"""Forms whose places nobody can move closer."""
_UNPRESIDED = frozenset(
    {Form.DAIS, Form.ROWS, Form.PHOTO, Form.LINE, Form.PROCESSION, Form.CAR, Form.BUS}
)
"""Forms where the senior guest may have the first place and nobody presides."""


def capacity_problem(table: Table) -> str | None:
    """Why a table cannot have the places asked for, with the number it can have; None if it can."""
    checks = (
        _hosts_problem,
        _number_problem,
        _parts_problem,
        _head_problem,
        _custom_problem,
        _edge_problem,
        _variants_problem,
    )
    for problem in checks:
        found = problem(table)
        if found is not None:
            return found
    for numbers, what in (
        (table.closed, Said("closed")),
        (table.closed_up, Said("closed up")),
        (table.interpreter_places, Said("interpreted for")),
        (table.aide_places, Said("to have an aide")),
    ):
        wrong = [n for n in numbers if not 1 <= n <= table.seats]
        if wrong:
            return Said(
                "place {number} is {what}, but the places are 1 to {seats}",
                number=wrong[0],
                what=what,
                seats=table.seats,
            )
    return _closed_up_problem(table)


def _closed_up_problem(table: Table) -> str | None:
    """A slot of a line or a vehicle is no chair that could be taken away; one place must stay."""
    if table.closed_up and table.form in _NO_CHAIRS:
        return Said(
            "closed_up does not go with the form «{form}», whose places stay where they are",
            form=table.form.value,
        )
    return None if table.chairs else Said("all places are closed up; leave one, or the table out")


def _hosts_problem(table: Table) -> str | None:
    hosts = hosts_of(table)
    allowed = _HOSTS.get(table.form, _OPPOSITE)
    free = table.form in _UNPRESIDED or table.honour_by != "form"
    if table.hosts is Hosts.NONE and not free:
        hosts = Hosts.NONE
    if hosts is None or hosts in allowed:
        return None
    names = ", ".join(sorted(h.value for h in allowed))
    return Said(
        "hosts «{hosts}» do not go with the form «{form}»; use {names}",
        hosts=hosts.value,
        form=table.form.value,
        names=names,
    )


def _head_problem(table: Table) -> str | None:
    """A side where somebody presides has a place for them."""
    if table.form not in (Form.LONG, Form.NEGOTIATION, Form.SQUARE):
        return None
    counts = {s.side: s.count for s in sections(table)}
    needed = {Hosts.ENGLISH: ("west", "east"), Hosts.HEAD: ("west",)}
    usual = ("north", "south") if table.form is Form.NEGOTIATION else ("north",)
    for side in needed.get(hosts_of(table) or Hosts.NONE, usual):
        if side not in counts:
            return Said("somebody presides from the side {side}, which has no place", side=side)
    return None


def _custom_problem(table: Table) -> str | None:
    """A custom that the form cannot have."""
    one_sided = (Form.DAIS, Form.U, Form.T, Form.COMB, Form.ROWS, Form.PHOTO)
    for name, said, usual, forms in (
        ("ends", table.ends, (0, 0), _ENDED),
        ("fills_from", table.fills_from, "centre", (Form.ROWS,)),
        ("order", table.order, ("crossing", "host-first"), (Form.LINE,)),
        ("senior", table.senior, "first", (Form.PROCESSION,)),
        ("co_host", table.co_host, "right", one_sided),
        ("row_names", table.row_names, "numbers", (Form.ROWS, Form.PHOTO)),
        ("seat_numbers", table.seat_numbers, "through", (Form.ROWS, Form.PHOTO)),
    ):
        if said not in (usual if name == "order" else (usual,)) and table.form not in forms:
            return Said(
                "{name} «{said}» does not go with the form «{form}»; it goes with {forms}",
                name=name,
                said=str(said),
                form=table.form.value,
                forms=", ".join(form.value for form in forms),
            )
    if table.seat_numbers == "odd-even" and table.fills_from != "aisle":
        return Said('seat_numbers «odd-even» goes with fills_from = "aisle"')
    if table.custom:
        return _named_custom_problem(table)
    if table.co_host == "right":
        return None
    if hosts_of(table) is not Hosts.FACING or table.fills_from != "centre":
        return Said(
            'co_host «{said}» goes with hosts = "facing", from the centre', said=table.co_host
        )
    bar = next((s.count for s in sections(table) if s.side in _HEADS), 0)
    # From the right-hand one of two middle places the row goes on less far to the right.
    farther = 2 * (table.host_middle == "right" and bar % 2 == 0)
    least = 3 if table.co_host == "left" else 4 + farther
    if bar < least:
        return Said(
            "co_host «{said}» needs {least} places in the host's row, not {seats}",
            said=table.co_host,
            least=least,
            seats=bar,
        )
    return None


def _named_custom_problem(table: Table) -> str | None:
    """A custom nobody knows, or one that the form, its hosts or its row cannot have."""
    known = ", ".join(customs())
    if table.custom not in customs():
        return Said(
            "nobody knows the custom «{custom}»; known are {known}",
            custom=table.custom,
            known=known,
        )
    if table.form not in ONE_SIDED:
        return Said(
            "the custom «{custom}» needs a row that faces the guests, which the form «{form}» has not; it goes with {forms}",
            custom=table.custom,
            form=table.form.value,
            forms=", ".join(form.value for form in ONE_SIDED),
        )
    if table.hosts not in (None, Hosts.NONE) or table.co_host != "right":
        return Said(
            "by the custom «{custom}» nobody presides but the couple; leave hosts and co_host out",
            custom=table.custom,
        )
    if len(row_facing(table)) < 2:
        return Said("the custom «{custom}» needs two places in its row", custom=table.custom)
    return None


def _number_problem(table: Table) -> str | None:
    least = table.prongs + 1 if table.form is Form.COMB else _LEAST.get(table.form, 1)
    if table.form is Form.U:
        least += sum(ends_of(table))
    elif table.form in _ENDED:
        least = max(least, sum(ends_of(table)))
    if table.seats < least:
        return Said(
            "a table of form «{form}» has at least {least} places, not {seats}",
            form=table.form.value,
            least=least,
            seats=table.seats,
        )
    if table.form is Form.CAR and table.seats > LARGEST_CAR:
        return Said(
            "a car seats at most {most} passengers, not {seats}; use a bus",
            most=LARGEST_CAR,
            seats=table.seats,
        )
    if table.form in _IN_ROWS and not table.per_row and table.rows > table.seats:
        return Said(
            "{rows} rows need at least {rows} places, not {seats}",
            rows=table.rows,
            seats=table.seats,
        )
    return None


def _parts_problem(table: Table) -> str | None:
    """What ``per_row`` says must add up to the seats."""
    parts = table.per_row
    if not parts:
        return None
    if any(k < 0 for k in parts) or not any(parts):
        return Said("per_row {parts} must hold counts of places, not below 0", parts=str(parts))
    if table.form is Form.CAR and (len(parts) not in (2, 3) or parts[0] > 1 or max(parts) > 3):
        return Said(
            "per_row {parts} of a car is (front 0 or 1, then one or two rows of up to 3)",
            parts=str(parts),
        )
    if table.form is Form.COMB and len(parts) != table.prongs + 1:
        return Said(
            "per_row {parts} of a comb is (bar, then {prongs} prongs from west to east)",
            parts=str(parts),
            prongs=table.prongs,
        )
    if table.form is Form.SQUARE and len(parts) != 4:
        return Said(
            "per_row {parts} of a hollow square is (north, east, south, west)", parts=str(parts)
        )
    if table.form in (Form.LONG, Form.NEGOTIATION) and len(parts) != 2:
        return Said("per_row {parts} of a long table is (north side, south side)", parts=str(parts))
    if table.rows > 1 and table.form in _IN_ROWS and len(parts) != table.rows:
        return Said(
            "per_row {parts} tells {count} rows, and rows {rows}",
            parts=str(parts),
            count=len(parts),
            rows=table.rows,
        )
    if table.form is Form.T and len(parts) > 3:
        return Said("per_row {parts} of a T is (bar, one side of the stem, foot)", parts=str(parts))
    if table.form is Form.U and len(parts) > 3:
        return Said(
            "per_row {parts} of a U is (closed end, outer side of a leg, inner side of a leg)",
            parts=str(parts),
        )
    if table.form in (Form.ROUND, Form.DAIS, Form.LINE, Form.ARMCHAIRS):
        return Said(
            "per_row {parts} means nothing for the form «{form}»; leave it empty",
            parts=str(parts),
            form=table.form.value,
        )
    can = _seated(table)
    return (
        None
        if can == table.seats
        else Said(
            "per_row {parts} can seat {can}, not {seats}",
            parts=str(parts),
            can=can,
            seats=table.seats,
        )
    )


def _seated(table: Table) -> int:
    if table.form is Form.U:
        bar, outer, inner = u_counts(table)
        return bar + 2 * (outer + inner) + sum(ends_of(table))
    if table.form is Form.CAR:
        return sum(car_counts(table))
    if table.form is Form.T:
        bar, stem, *foot = (*table.per_row, 0)[: max(2, len(table.per_row))]
        if foot:
            return bar + 2 * stem + foot[0]
        return min(max(table.seats, bar + 2 * stem), bar + 2 * stem + 1)
    return sum(section.count for section in sections(table))


def _edge_problem(table: Table) -> str | None:
    if table.form is Form.ROUND and table.diameter is not None:
        around = math.pi * (table.diameter + 2 * CHAIR_GAP)
        most = max(1, math.floor(around / (LEAST_WIDTH * 1.05)))
        if table.seats > most:
            return Said(
                "a round table of {diameter:g} m seats at most {most}, not {seats}",
                diameter=table.diameter,
                most=most,
                seats=table.seats,
            )
    if table.form in _ENDED:
        most = max(1, math.floor(table.depth / END_WIDTH))
        if max(ends_of(table)) > most:
            return Said(
                "an end {depth:g} m wide seats at most {most}, not {seats}",
                depth=table.depth,
                most=most,
                seats=max(ends_of(table)),
            )
    foot = next((s.count for s in sections(table) if s.side == "foot"), 0)
    if foot * END_WIDTH > table.depth:
        return Said(
            "an end {depth:g} m wide seats at most {most}, not {seats}",
            depth=table.depth,
            most=max(1, math.floor(table.depth / END_WIDTH)),
            seats=foot,
        )
    if table.pitch < LEAST_WIDTH:
        return Said(
            "a pitch of {pitch:g} m is too narrow; each place needs {least} m",
            pitch=table.pitch,
            least=LEAST_WIDTH,
        )
    return None


def _variants_problem(table: Table) -> str | None:
    """A variant that is not known, or that the table is too narrow for."""
    for name in table.variants:
        if name not in VARIANTS:
            return Said(
                "there is no variant «{name}»; known are {known}",
                name=name,
                known=", ".join(VARIANTS),
            )
        changed = table_in(table, name)
        problem = None if changed is table else _number_problem(changed) or _edge_problem(changed)
        if problem is not None:
            return Said("the variant «{name}» does not fit: {problem}", name=name, problem=problem)
    return None
