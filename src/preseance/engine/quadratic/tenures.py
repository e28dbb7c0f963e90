"""How many searches of a batch have short tenures (a swapped pair is tabu only briefly), learnt as they go.

Where a problem has structure, short tenures may be caught in its basins or dig deeper. Neither can be
told from the numbers beforehand, so both kinds of search run side by side and are compared.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

BATCH = 4
"""Searches between two meetings of the threads; the same on any number of cores."""
_LESSON = 0.05
"""What one comparison adds to or takes from the trust in short tenures."""


class Tenures:
    """The trust in short tenures, from 0 to 1; undecided at first."""

    def __init__(self) -> None:
        self.trust = 0.5

    def short(self, batch: int) -> list[bool]:
        """Which searches of a batch have short tenures: half, or one in eight where they fared worse."""
        if self.trust >= 0.5:
            return [k % 2 == 1 for k in range(BATCH)]
        return [k == 1 and batch % 2 == 0 for k in range(BATCH)]

    def learn(self, costs: Sequence[int], short: Sequence[bool]) -> None:
        """Compare the two kinds of search by their mean ranks in a batch."""
        if len(set(short)) < 2:
            return
        ranks = np.unique(costs, return_inverse=True)[1]
        which = np.array(short)
        gain = np.sign(ranks[~which].mean() - ranks[which].mean())
        self.trust = min(1.0, max(0.0, self.trust + _LESSON * float(gain)))
