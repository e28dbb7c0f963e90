"""Chance in compiled code: a search seeds its own; a move tried alone draws from what stands there."""

from __future__ import annotations

import numpy as np
from numba import njit


@njit
def begin_chance(seed: int) -> None:
    """Let compiled code, or the same code with the compiler switched off, draw from a seed."""
    np.random.seed(seed)
