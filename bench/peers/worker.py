"""python -m bench.peers.worker PEER SECONDS SEED TARGET: a library peer in a process of its own.

Reads n, A and B from standard input, prints `ready` when the model stands, then a JSON object for each improvement.
"""

from __future__ import annotations

import json
import os
import sys
import time
from importlib import import_module
from typing import TextIO

MODULES = {
    "scipy_faq": "bench.peers.scipy_quadratic",
    "scipy_2opt": "bench.peers.scipy_quadratic",
    "cp_sat": "bench.peers.cp_sat_quadratic",
    "highs": "bench.peers.highs_quadratic",
    "optaplanner": "bench.peers.optaplanner_quadratic",
}


class Report:
    """Counts and prints what is better than all before; says when to stop."""

    def __init__(
        self, flow: list[list[int]], distance: list[list[int]], target: int, out: TextIO
    ) -> None:
        self.flow, self.distance, self.target, self.out = flow, distance, target, out
        self.began = time.perf_counter()
        self.best: int | None = None

    def ready(self) -> None:
        """The model stands: time begins."""
        print("ready", file=self.out, flush=True)
        self.began = time.perf_counter()

    def __call__(self, place: list[int]) -> bool:
        """Whether the target is reached."""
        n = range(len(place))
        cost = sum(self.flow[i][j] * self.distance[place[i]][place[j]] for i in n for j in n)
        if self.best is None or cost < self.best:
            self.best = cost
            seconds = round(time.perf_counter() - self.began, 4)
            print(
                json.dumps({"cost": cost, "seconds": seconds, "place": place}),
                file=self.out,
                flush=True,
            )
        return cost <= self.target


def main() -> None:
    """Solve one instance."""
    # Libraries print banners; the answers go out by a door of their own.
    out = os.fdopen(os.dup(1), "w")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    peer, seconds, seed, target = sys.argv[1], float(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
    search = import_module(MODULES[peer]).search
    numbers = [int(word) for word in sys.stdin.read().split()]
    n = numbers[0]
    rows = [numbers[1 + n * k : 1 + n * (k + 1)] for k in range(2 * n)]
    report = Report(rows[:n], rows[n:], int(target), out)
    search(peer, rows[:n], rows[n:], seconds, seed, report)
    out.flush()
    os._exit(0)  # A Java machine or solver threads would keep the process alive.


if __name__ == "__main__":
    main()
