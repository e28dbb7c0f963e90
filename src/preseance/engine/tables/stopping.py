"""When a search must end: a flag the kernels read while a watcher minds the clock and the caller."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from types import TracebackType
from typing import Self

import numpy as np
from numpy.typing import NDArray

CancelCheck = Callable[[], bool]
_POLL_SECONDS = 0.02


class Stopper:
    """Sets ``flag[0]`` to 1 once the time is over or the caller cancels; a context manager.

    Parameters
    ----------
    seconds
        Wall time from now, or None for no limit.
    cancel
        Polled fifty times a second; True ends the search.
    """

    def __init__(self, seconds: float | None, cancel: CancelCheck | None = None) -> None:
        self.flag: NDArray[np.int64] = np.zeros(1, dtype=np.int64)
        self.cancelled = False
        self._seconds = seconds
        self._cancel = cancel
        self._start = time.perf_counter()
        self._done = threading.Event()
        self._watcher: threading.Thread | None = None

    def __enter__(self) -> Self:
        if self._seconds is not None or self._cancel is not None:
            self._watcher = threading.Thread(target=self._watch, daemon=True)
            self._watcher.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._done.set()
        if self._watcher is not None:
            self._watcher.join()

    @property
    def elapsed(self) -> float:
        """Seconds since the stopper was made."""
        return time.perf_counter() - self._start

    @property
    def remaining(self) -> float:
        """Seconds left; infinite without a limit, 0 once stopped."""
        if self.stopped:
            return 0.0
        return np.inf if self._seconds is None else max(0.0, self._seconds - self.elapsed)

    @property
    def stopped(self) -> bool:
        """Whether the search must end now."""
        return bool(self.flag[0])

    def _watch(self) -> None:
        while not self._done.is_set():
            if self._cancel is not None and self._cancel():
                self.cancelled = True
                break
            left = np.inf if self._seconds is None else self._seconds - self.elapsed
            if left <= 0:
                break
            self._done.wait(min(_POLL_SECONDS, left))
        self.flag[0] = 1
