"""How long swapped pairs stay tabu: two habits, and which of them suits a problem.

Brief stays dig deep where costs look like noise; stays that change from brief to long leave the
valleys of structured problems. Which is better shows when both are tried from like starts, so the
searches of a batch are shared among them and each batch tells who did better.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

BRIEF, CHANGING = 0, 1
HABITS = (
    ((0.03, 0.1), (0.05, 0.2), (0.1, 0.1)),
    ((0.03, 0.1), (0.05, 0.2), (0.1, 0.1), (0.2, 0.2), (0.5, 0.5)),
)
"""Each habit's least stays and how much longer each may be, as parts of the number of facilities."""
MEMORY = 0.85
"""Weight of all earlier batches against the latest."""
SURE = 0.6
"""From this lead on, the other habit is tried in one batch of four only."""


@dataclass
class Habits:
    """Which habit leads: -1 (brief, always so far) to 1 (changing, always so far)."""

    lead: float = 0.0
    batches: int = 0

    def share(self, size: int, even: bool) -> list[int]:
        """Habits of the next `size` searches; `even` gives both the same number."""
        self.batches += 1
        favourite = CHANGING if self.lead > 0 else BRIEF
        tried = abs(self.lead) < SURE or self.batches % 4 == 0
        others = size // 2 if even else int(tried)
        return [1 - favourite] * others + [favourite] * (size - others)

    def learn(self, habits: Sequence[int], costs: Sequence[int]) -> None:
        """A batch came back."""
        brief, changing = (
            [cost for own, cost in zip(habits, costs, strict=True) if own == habit]
            for habit in (BRIEF, CHANGING)
        )
        if brief and changing and fmean(brief) != fmean(changing):
            sign = 1 if fmean(changing) < fmean(brief) else -1
            self.lead = MEMORY * self.lead + (1 - MEMORY) * sign
