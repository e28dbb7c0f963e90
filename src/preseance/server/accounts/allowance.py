"""How often somebody may do something."""

from __future__ import annotations

import threading
import time
from collections import defaultdict, deque

_MINUTE = 60.0


class Allowance:
    """How many calls each may make in a minute, in this process."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._calls: defaultdict[int, deque[float]] = defaultdict(deque)

    def take(self, who: int) -> bool:
        """Whether one more is allowed; it counts."""
        now = time.monotonic()
        with self._lock:
            calls = self._calls[who]
            while calls and calls[0] < now - _MINUTE:
                calls.popleft()
            if len(calls) >= self._most:
                return False
            calls.append(now)
            return True
