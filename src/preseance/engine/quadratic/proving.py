"""Proofs by branch and bound: that nothing is cheaper, or that the first bound can be reached.

The second is a dive: only assignments that cost no more than the bound of Gilmore and Lawler are
looked for, so all that raises the bound by one step is cut off at once. Where that bound is tight
(Drezner's neighbourhoods, many of Li and Pardalos') the dive finds the optimum with its proof where
swaps are led astray; elsewhere it ends after a few nodes.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, wait
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from preseance.engine.quadratic.branching import Branch, Tree, branch, expand, explore, tree
from preseance.engine.quadratic.search import Costs

Integers = NDArray[np.int64]
TOGETHER = 4
"""Branches searched between two meetings of the threads; the same on any number of cores."""


@dataclass(frozen=True)
class Proof:
    """What a search of the tree came to."""

    cost: int
    """The least cost met, or the one that was to be undercut."""
    place: Integers | None
    """Its assignment, if one was met."""
    whole: bool
    """Nothing that costs less was left out."""


class Prover:
    """Searches the tree of one problem on all cores."""

    def __init__(self, costs: Costs, step: int, workers: Executor) -> None:
        self.tree: Tree = tree(costs.flow, costs.distance, costs.linear, step)
        self.workers = workers
        self.step = step

    def below(
        self, incumbent: int, limit: int, stopped: Callable[[], bool], first: bool = False
    ) -> Proof:
        """Look for less than `incumbent`, in at most `limit` nodes a branch of the root.

        With `first`, whatever is found first will do, and a branch that exceeds its nodes ends it: where the
        bound can be reached, nearly all else is cut off at once.
        """
        root = branch(self.tree)
        expand(self.tree, root, 0, incumbent)
        cost, place, whole = incumbent, None, True
        for begin in range(0, int(root.kept[0]), TOGETHER):
            parts = range(begin, min(begin + TOGETHER, int(root.kept[0])))
            found, finished = self._parts(root, parts, cost, limit, stopped)
            whole &= finished
            for lower, where in found:
                if lower < cost:
                    cost, place = lower, where
            if stopped() or (first and (place is not None or not finished)):
                return Proof(cost, place, whole and parts.stop == int(root.kept[0]))
        return Proof(cost, place, whole)

    def _parts(
        self,
        root: Branch,
        parts: range,
        incumbent: int,
        limit: int,
        stopped: Callable[[], bool],
    ) -> tuple[list[tuple[int, Integers]], bool]:
        halt, bests = (
            np.zeros(1, np.int64),
            [np.zeros(len(self.tree.flow), np.int64) for _ in parts],
        )
        futures = [
            self.workers.submit(
                explore, self.tree, root, part, branch(self.tree), best, incumbent, limit, halt
            )
            for part, best in zip(parts, bests, strict=True)
        ]
        while wait(futures, timeout=0.01).not_done:
            if stopped():
                halt[0] = 1
        results = [future.result() for future in futures]
        found = [(int(cost), best) for (cost, _), best in zip(results, bests, strict=True)]
        return found, all(finished for _, finished in results)
