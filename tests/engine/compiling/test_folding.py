"""A kernel may name numbers by the fields of a named tuple, at no cost in what is compiled."""

from __future__ import annotations

from typing import Any, NamedTuple

import numba as nb
import numpy as np
import pytest
from numba.core import config, types

from preseance.engine.compiling import kernel
from preseance.terms import Ints


class Marks(NamedTuple):
    first: int
    second: int


MARK = Marks(1, 2)


@kernel
def by_field(m: Ints) -> int:
    total = 0
    for _ in range(3):
        total += m[MARK.second] if m[MARK.first] else m[0]
    return total


@kernel
def by_whole(m: Ints) -> int:
    both = MARK
    return int(m[both.first] + m[both[1]] + len(MARK))


def test_fields_are_the_numbers_they_hold() -> None:
    m = np.array([5, 1, 9])
    assert by_field(m) == 27
    assert by_whole(m) == 12


@pytest.mark.skipif(bool(vars(config)["DISABLE_JIT"]), reason="nothing is compiled")
def test_no_tuple_is_left_where_only_fields_are_read() -> None:
    plain: Any = nb.njit
    made = plain(function_of(by_field))
    made(np.array([5, 1, 9]))
    (compiled,) = made.overloads.values()
    kinds = compiled.type_annotation.typemap.values()
    assert not [kind for kind in kinds if isinstance(kind, types.NamedUniTuple)]


def function_of(made: Any) -> Any:
    """The function behind a kernel."""
    return made.py_func
