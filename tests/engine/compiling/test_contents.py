"""Two kernels have the same identity exactly where they would be the same machine code."""

from __future__ import annotations

import os
from types import ModuleType
from typing import Any

import numba as nb
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numba.core.registry import cpu_target

from preseance.engine.compiling.contents import identity
from preseance.engine.quadratic import lanes, tabu

pytestmark = pytest.mark.skipif("NUMBA_DISABLE_JIT" in os.environ, reason="nothing is compiled")

TEXT = """
from typing import NamedTuple
import enum
import numpy as np
from numba import njit

class Pair(NamedTuple):
    a: int
    b: int

@njit
def inner(x, step=1):
    return x + MARK + step + np.int64(2)

@njit(nogil=True)
def outer(x):
    return inner(x) if x else outer(x - 1)
"""
ONE = (nb.int64,)
constants = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(),
    st.tuples(st.integers(), st.floats()), st.frozensets(st.text(max_size=3)),
)  # fmt: skip


def made(text: str = TEXT, mark: object = 1) -> Any:
    """The outer kernel of a module with this text, in which MARK stands for this object."""
    module = ModuleType("house")
    vars(module)["MARK"] = mark
    exec(compile(text, "house.py", "exec"), vars(module))
    return module.outer


def known(kernel: Any, signature: Any = ONE, processor: tuple[str, ...] = ("a", "b")) -> str:
    """Its identity."""
    found = identity(kernel, signature, processor)
    assert found
    return found


@settings(deadline=None)
@given(constants, constants)
def test_kernels_are_alike_exactly_where_their_constants_are(one: object, other: object) -> None:
    alike = (type(one), repr(one)) == (type(other), repr(other))
    assert (known(made(mark=one)) == known(made(mark=other))) == alike


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (np.arange(4), np.array([0, 1, 2, 4])),
        (np.arange(4), np.arange(4).reshape(2, 2)),
        (np.arange(4), np.arange(4, dtype=np.int32)),
        (np.int64(1), np.int32(1)),
        (np.dtype(np.int64), np.dtype(np.int32)),
        (0.0, -0.0),
        (1, True),
    ],
)
def test_arrays_and_numbers_of_another_kind_differ(one: object, other: object) -> None:
    assert known(made(mark=one)) != known(made(mark=other))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("np.int64(2)", "np.int64(3)"),
        ("x + MARK", "x - MARK"),
        ("step=1", "step=2"),
        ("@njit\ndef inner", "@njit(error_model='numpy')\ndef inner"),
        ("@njit(nogil=True)", "@njit"),
        ("inner(x) if x", "inner(x) if not x"),
    ],
)
def test_a_change_of_what_is_compiled_changes_the_kernel_above_it(old: str, new: str) -> None:
    assert old in TEXT
    assert known(made(TEXT.replace(old, new))) != known(made())


def test_text_that_is_not_compiled_does_not_count() -> None:
    more = TEXT.replace("def inner", "# Why.\ndef inner") + "\nOTHER = 3\n"
    assert known(made(more)) == known(made())


def test_types_processor_and_settings_count(monkeypatch: pytest.MonkeyPatch) -> None:
    kernel = made()
    seen = {known(kernel), known(kernel, (nb.int32,)), known(kernel, processor=("a", "c"))}
    monkeypatch.setattr("numba.core.config.BOUNDSCHECK", 1)
    assert len(seen | {known(kernel)}) == 4


def test_fields_of_a_named_tuple_count_in_their_order() -> None:
    swapped = TEXT.replace("a: int\n    b: int", "b: int\n    a: int")
    pairs = [made(text).py_func.__globals__["Pair"] for text in (TEXT, TEXT, swapped)]
    one, same, other = (
        known(made(), (nb.types.Tuple((nb.typeof(pair(1, 2)), nb.int64)),)) for pair in pairs
    )
    assert one == same != other


def test_code_that_writes_machine_code_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    processor = cpu_target.target_context.codegen().magic_tuple()
    before = identity(tabu.advance, ONE, processor)
    assert before
    monkeypatch.setattr(lanes, "REGISTER", lanes.REGISTER // 2)
    monkeypatch.setattr("preseance.engine.compiling.contents._found_first", {})
    assert identity(tabu.advance, ONE, processor) != before


def test_a_name_that_changes_meaning_within_a_process_has_no_identity() -> None:
    kernel = made()
    first = known(kernel)
    kernel.py_func.__globals__["MARK"] = 2
    assert identity(kernel, ONE, ("a", "b")) is None
    kernel.py_func.__globals__["MARK"] = 1
    assert known(kernel) == first


@pytest.mark.parametrize("mark", [object(), np.array([object()]), {1: 2}])
def test_an_object_of_which_nobody_knows_what_is_taken_is_refused(mark: object) -> None:
    with pytest.raises(TypeError, match="nobody knows what compiled code takes"):
        known(made(mark=mark))
