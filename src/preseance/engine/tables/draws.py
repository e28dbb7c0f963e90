"""Random draws inside kernels: Marsaglia's xorshift128 on 32-bit words held in int64.

The generator lives in an array of its own, so that a draw depends on the seed alone: not on the
thread, and not on whether the kernel was compiled. Words never pass 2^43, so that nothing
overflows with the compiler switched off either.

References
----------
G. Marsaglia, Xorshift RNGs, Journal of Statistical Software 8(14), 2003.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from preseance.engine.compiling import kernel

_WORD = 0xFFFFFFFF


def new_draws(*seeds: int) -> NDArray[np.int64]:
    """State for :func:`below` and :func:`unit`, from any integers."""
    sequence = np.random.SeedSequence([abs(int(seed)) for seed in seeds])
    state = sequence.generate_state(4).astype(np.int64)
    state[0] |= 1
    return state


@kernel(inline="always")
def word(state: NDArray[np.int64]) -> int:
    """The next 32 bits."""
    t = state[0] ^ ((state[0] << 11) & _WORD)
    state[0] = state[1]
    state[1] = state[2]
    state[2] = state[3]
    w = state[3]
    w = w ^ (w >> 19) ^ t ^ (t >> 8)
    state[3] = w
    return int(w)


@kernel
def below(state: NDArray[np.int64], n: int) -> int:
    """A whole number from 0 to n - 1; n below 2^31."""
    return (word(state) * n) >> 32


@kernel
def unit(state: NDArray[np.int64]) -> float:
    """A real number from 0 up to, not including, 1."""
    return word(state) * (1.0 / 4294967296.0)
