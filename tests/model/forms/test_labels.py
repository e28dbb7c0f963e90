"""Chairs in rows are named as they are labelled."""

from __future__ import annotations

from typing import Any

import pytest

from preseance.model.forms import capacity_problem, labels
from preseance.model.room import Table


def rows(**given: Any) -> Table:
    return Table.model_validate({"id": "t", "form": "rows", "seats": 12, "rows": 3, **given})


def said(table: Table) -> list[str]:
    return [f"{label.row}{label.seat}" for label in labels(table).values()]


@pytest.mark.parametrize(
    ("given", "chairs"),
    [
        ({}, []),
        ({"row_names": "letters"}, ["A1", "A2", "A3", "A4", "B5", "B6", "B7", "B8"]),
        ({"seat_numbers": "by-row"}, ["11", "12", "13", "14", "21", "22", "23", "24"]),
        ({"seat_numbers": "by-row", "row_names": "letters"},
         ["A1", "A2", "A3", "A4", "B1", "B2", "B3", "B4"]),
        ({"seat_numbers": "odd-even", "fills_from": "aisle", "row_names": "letters"},
         ["A3", "A1", "A2", "A4", "B3", "B1", "B2", "B4"]),
    ],
)  # fmt: skip
def test_a_chair_has_its_row_and_seat(given: dict[str, Any], chairs: list[str]) -> None:
    assert said(rows(**given))[:8] == chairs


def test_rows_beyond_z_have_two_letters() -> None:
    many = rows(seats=54, rows=54, row_names="letters", seat_numbers="by-row")
    assert [name[:-1] for name in said(many)[24:28]] == ["Y", "Z", "AA", "AB"]
    assert len(set(said(many))) == 54


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ({"seat_numbers": "odd-even"}, 'seat_numbers «odd-even» goes with fills_from = "aisle"'),
        ({"form": "round", "row_names": "letters"},
         "row_names «letters» does not go with the form «round»; it goes with rows, photo"),
    ],
)  # fmt: skip
def test_labels_a_form_cannot_have_are_refused(given: dict[str, Any], problem: str) -> None:
    assert capacity_problem(rows(**given)) == problem
