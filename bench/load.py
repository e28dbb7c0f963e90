"""How much of the machine other work took while a run was made."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import mean

STAT = Path("/proc/stat")


class Others:
    """Cores that other programs kept busy since this was made; None where that cannot be known."""

    def __init__(self) -> None:
        self._wall, self._busy, self._own = time.monotonic(), _busy(), _own()

    def cores(self) -> float | None:
        """Mean number of cores."""
        now, wall = _busy(), time.monotonic() - self._wall
        # The kernel counts in hundredths of a second: less than half a second tells nothing.
        if now is None or self._busy is None or wall < 0.5:
            return None
        return round(max(0.0, (now - self._busy - _own() + self._own) / wall), 3)


def _busy() -> float | None:
    """Seconds that all cores together worked since the machine started (Linux)."""
    if not STAT.exists():
        return None
    user, nice, system, _idle, _wait, irq, soft = map(int, STAT.read_text().split()[1:8])
    return (user + nice + system + irq + soft) / os.sysconf("SC_CLK_TCK")


def _own() -> float:
    """Seconds of work of this process and of those it started and saw end."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def told(others: Sequence[float | None]) -> str:
    """One sentence on what else ran, for a report."""
    known = [cores for cores in others if cores is not None]
    if not known:
        return ""
    return (
        f"{os.cpu_count()} cores; other work kept {mean(known):.2f} of them busy on average"
        f" during these runs, {max(known):.2f} at most during one."
    )
