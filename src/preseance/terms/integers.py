"""Whole numbers at the door: whatever is given becomes int64, or a sentence says why it cannot."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from preseance.errors import ProblemError

Ints: TypeAlias = NDArray[np.int64]
_EXACT = 2.0**53
"""From here on not every whole number is a float."""


def integers(values: ArrayLike) -> Ints:
    """An int64 array of what was given.

    Raises
    ------
    ProblemError
        Where a value is no whole number, or rows differ in length.
    """
    try:
        given = np.asarray(values)
    except ValueError:
        raise ProblemError("Rows differ in length; give all rows the same length.") from None
    if given.size == 0 or given.dtype.kind in "ib":
        return np.ascontiguousarray(given, dtype=np.int64)
    if given.dtype.kind == "u":
        if int(given.max()) >= 2**63:
            raise ProblemError(f"{given.max()} is too large; numbers stay below 2^63.")
        return np.ascontiguousarray(given, dtype=np.int64)
    if given.dtype.kind == "f":
        whole = np.isfinite(given) & (given == np.floor(given)) & (np.abs(given) < _EXACT)
        if whole.all():
            return np.ascontiguousarray(given, dtype=np.int64)
        raise ProblemError(_why_not(given[~whole].flat[0].item()))
    odd = next((v for v in given.flat if not is_whole(v) or not -(2**63) <= v < 2**63), None)
    raise ProblemError(_why_not(odd))


def _why_not(odd: object) -> str:
    if is_whole(odd) or (isinstance(odd, float) and odd.is_integer()):
        return f"{odd} is too large; integers stay below 2^63, whole floats below 2^53."
    shown = repr(str(odd)) if isinstance(odd, str) else odd
    return f"{shown} is not an integer; costs and indices are whole numbers."


def is_whole(value: object) -> bool:
    """Whether a single value is an integer, of Python or NumPy."""
    return isinstance(value, int | np.integer) and not isinstance(value, bool)


def tidy(record: object, *names: str) -> None:
    """Turn the lists of a frozen record into int64 arrays, once, as it is made.

    Truth values are left for the door to refuse: a mask is easily taken for a list of indices.
    """
    for name in names:
        given = getattr(record, name)
        if given is None or (isinstance(given, np.ndarray) and given.dtype == np.int64):
            continue
        if isinstance(given, np.ndarray) and given.dtype.kind == "b":
            continue
        try:
            object.__setattr__(record, name, integers(given))
        except ProblemError as error:
            raise ProblemError(f"{type(record).__name__}: {name}: {error}") from None
