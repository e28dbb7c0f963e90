"""A custom that a form cannot have is said with what was found and what goes."""

from typing import Any

import pytest

from preseance.model.forms import capacity_problem
from preseance.model.room import Table


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ({"form": "round", "seats": 8, "fills_from": "aisle"},
         "fills_from «aisle» does not go with the form «round»; it goes with rows"),
        ({"form": "round", "seats": 8, "hosts": "facing", "co_host": "left"},
         "co_host «left» does not go with the form «round»; it goes with dais, u, t, comb, rows, photo"),
        ({"form": "dais", "seats": 7, "co_host": "left"},
         'co_host «left» goes with hosts = "facing", from the centre'),
        ({"form": "rows", "seats": 7, "hosts": "facing", "co_host": "left", "fills_from": "aisle"},
         'co_host «left» goes with hosts = "facing", from the centre'),
        ({"form": "dais", "seats": 3, "hosts": "facing", "co_host": "beyond-guest"},
         "co_host «beyond-guest» needs 4 places in the host's row, not 3"),
        ({"form": "t", "seats": 14, "per_row": [5, 3, 2]},
         "per_row (5, 3, 2) can seat 13, not 14"),
        ({"form": "t", "seats": 14, "per_row": [5, 3, 2, 1]},
         "per_row (5, 3, 2, 1) of a T is (bar, one side of the stem, foot)"),
        ({"form": "t", "seats": 14, "per_row": [5, 3, 3]},
         "an end 1.2 m wide seats at most 2, not 3"),
        ({"form": "round", "seats": 8, "ends": [1, 1]},
         "ends «(1, 1)» does not go with the form «round»; it goes with long, negotiation, u"),
        ({"form": "u", "seats": 4, "ends": [1, 1]},
         "a table of form «u» has at least 5 places, not 4"),
        ({"form": "u", "seats": 13, "ends": [3, 1]},
         "an end 1.2 m wide seats at most 2, not 3"),
        ({"form": "u", "seats": 13, "ends": [1, 1], "per_row": [5, 4]},
         "per_row (5, 4) can seat 15, not 13"),
        ({"form": "long", "seats": 8, "hosts": "one", "fills_from": "left-end"}, "it goes with rows"),
        ({"form": "line", "seats": 8, "senior": "last"}, "it goes with procession"),
    ],
)  # fmt: skip
def test_a_custom_that_the_form_cannot_have_is_refused(table: dict[str, Any], said: str) -> None:
    found = capacity_problem(Table.model_validate({"id": "t", **table}))
    assert found is not None
    assert said in str(found)


@pytest.mark.parametrize("side", ["right", "left"])
@pytest.mark.parametrize("custom", ["left", "beyond-guest"])
@pytest.mark.parametrize("form", ["dais", "u", "t", "comb", "rows", "photo"])
def test_what_goes_is_let_through(form: str, custom: str, side: str) -> None:
    table = {"form": form, "seats": 17, "hosts": "facing", "co_host": custom, "honour_side": side}
    assert capacity_problem(Table.model_validate({"id": "t", **table})) is None
