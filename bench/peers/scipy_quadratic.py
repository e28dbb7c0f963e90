"""SciPy's quadratic assignment, FAQ and 2-opt, restarted from random points."""

from __future__ import annotations

import time
from typing import Literal

import numpy as np
from scipy.optimize import quadratic_assignment

from bench.peers.worker import Report

Rows = list[list[int]]


def search(
    peer: str,
    flow: Rows,
    distance: Rows,
    seconds: float,
    seed: int,
    report: Report,
) -> None:
    """Restart until the time is over; the first start is SciPy's own."""
    a, b = np.array(flow, dtype=float), np.array(distance, dtype=float)
    draws = np.random.default_rng(seed)
    report.ready()
    end, n, first = time.perf_counter() + seconds, len(a), seed % 2 == 0
    while time.perf_counter() < end:
        if peer == "scipy_faq":
            start: Literal["barycenter", "randomized"] = "barycenter" if first else "randomized"
            found = quadratic_assignment(a, b, options={"P0": start, "rng": draws})
        else:
            guess = np.column_stack([np.arange(n), draws.permutation(n)])
            found = quadratic_assignment(
                a, b, method="2opt", options={"rng": draws, "partial_guess": guess}
            )
        first = False
        if report([int(p) for p in found.col_ind]):
            return
