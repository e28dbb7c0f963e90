"""A setting is refused only where it changes nothing of the form."""

from datetime import date
from typing import Any

import pytest

from preseance.model.event import Event
from preseance.model.forms import capacity_problem, hosts_of, labels
from preseance.model.forms.belonging import FORMS_OF, strays, unheard
from preseance.model.forms.sides import ends_of, row_counts
from preseance.model.room import Door, Form, Hosts, Room, Table
from preseance.model.session import Session
from preseance.planning.occasion.places import layout_of, tables_in
from preseance.rooms import outlines

OTHERWISE: dict[str, Any] = {
    "ends": (1, 1), "legs": "row-by-row", "inner": True, "prongs": 4, "rows": 2, "order": "host-first",
    "front": "first", "wheel": "right", "mirror": True, "diameter": 2.5, "pitch": 1.1, "host_middle": "right",
    "depth": 2.2,
}  # fmt: skip
USUAL_SEATS = {Form.CAR: 5, Form.BUS: 16, Form.COMB: 23, Form.U: 17}
CHANGED: dict[str, list[Any]] = {
    **{name: [value] for name, value in OTHERWISE.items()},
    "x": [3.0], "y": [3.0], "rotation": [90.0], "hosts": list(Hosts), "honour_by": ["running", "near-door"],
    "per_row": [(5, 6, 3), (5, 9), (5, 6, 6, 6), (3,), (5, 5, 4), (0, 3, 2), (6, 6, 4), (9, 3, 1)],
    "fills_from": ["aisle", "right-end", "left-end"], "row_names": ["letters"],
    "seat_numbers": ["by-row", "odd-even"], "co_host": ["left", "beyond-guest"],
    "honour_side": ["left"], "senior": ["last"], "interpreters": ["behind", "left", "right"],
    "interpreter_places": [(1,)], "shared_interpreters": [True], "closed": [(1,)],
    "closed_up": [(1,), (2,)], "front": ["first"],
    "variants": [("hostess-moves-left",), ("two-at-an-end",)],
}  # fmt: skip
SEEN_ELSEWHERE = {
    "id": "a name", "name": "a name", "number": "a name", "form": "is what is looked at",
    "seats": "is what is looked at", "rank": "of one table among others (test_places)",
    "aides": "shown where somebody has one (test_places)", "aide_places": "as many as there are aides",
    "translations": "a name", "custom": "roles have their places (test_customs)", "wheelchair": "the rule access",
}  # fmt: skip
"""Settings whose effect is seen where several tables, guests or rules are."""
SAME = {
    ("hosts", Form.LONG): "one and middle, facing and french are one thing of a long table",
    ("honour_by", Form.CAR): "a car's seats are numbered as they are honoured",
    ("honour_by", Form.PROCESSION): "in single file the numbers are the order",
    ("honour_by", Form.LINE): "in a line that nobody presides the numbers are the order",
}
"""Two ways to say one thing of a form."""


def _looks(table: Table) -> str:
    variant = (*table.variants, "")[0]
    session = Session(id="s", title="S", room="r")
    room = Room(
        id="r", name="R", width=60, depth=60, tables=(table,), doors=(Door(side="south", at=9),)
    )
    event = Event(id="e", title="E", start=date(2018, 1, 1), rooms=(room,), sessions=(session,))
    layout = layout_of(event, session, variant=variant)
    told = (layout.places, layout.relations, outlines(tables_in(event, session, variant)[0]))
    return repr((told, {number: (one.row, one.seat) for number, one in labels(table).items()}))


@pytest.mark.parametrize("name", FORMS_OF)
def test_a_stray_setting_changes_no_place_of_the_form(name: str) -> None:
    for form in set(Form) - set(FORMS_OF[name]):
        for hosts in (None, *Hosts):
            for seats in (5, 9, 16):
                plain = Table(id="t", form=form, seats=seats, hosts=hosts, x=30, y=30)
                if capacity_problem(plain) is None:
                    changed = plain.model_copy(update={name: OTHERWISE[name]})
                    assert _looks(plain) == _looks(changed)
                    assert [n for n, _ in strays(changed)] == [name]


def _is_refused(table: Table) -> bool:
    return capacity_problem(table) is not None or any(strays(table)) or any(unheard(table))


def _says_the_same(name: str, plain: Table, changed: Table) -> bool:
    """Whether what is written now is what held without it."""
    if name == "per_row":
        return row_counts(plain) == row_counts(changed) or plain.form in (
            Form.LONG,
            Form.NEGOTIATION,
        )
    reckoned = {"hosts": hosts_of, "ends": ends_of}.get(name)
    return (reckoned is not None and reckoned(plain) == reckoned(changed)) or (
        name,
        plain.form,
    ) in SAME


@pytest.mark.parametrize("form", Form)
def test_whatever_is_written_of_a_table_changes_it_or_is_refused(form: Form) -> None:
    for hosts in (None, *Hosts):
        plain = Table(id="t", form=form, seats=USUAL_SEATS.get(form, 14), hosts=hosts, x=30, y=30)
        if _is_refused(plain):
            continue
        for name, values in CHANGED.items():
            for value in values:
                changed = plain.model_copy(update={name: value})
                if getattr(plain, name) == value or _is_refused(changed):
                    continue
                assert _looks(plain) != _looks(changed) or _says_the_same(name, plain, changed), (
                    hosts,
                    name,
                    value,
                )


@pytest.mark.parametrize(
    ("form", "name", "value"),
    [
        (Form.ROWS, "fills_from", "right-end"),
        (Form.PROCESSION, "senior", "last"),
        (Form.CAR, "front", "first"),
        (Form.LONG, "mirror", True),
    ],
)
def test_a_running_order_refuses_what_would_change_the_order_of_honour(
    form: Form, name: str, value: object
) -> None:
    table = Table(id="t", form=form, seats=4, hosts=Hosts.FRENCH if form is Form.LONG else None)
    said = table.model_copy(update={"honour_by": "running", name: value})
    assert name in [n for n, _ in unheard(said)]


def test_every_setting_of_a_table_is_looked_at() -> None:
    assert {*CHANGED, *SEEN_ELSEWHERE} == set(Table.model_fields)
