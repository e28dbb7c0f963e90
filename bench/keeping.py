"""Runs kept line by line in a file, so that a long measurement goes on where it stopped."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, ClassVar, Protocol, TypeVar

ENGINE = "preseance"


@dataclass(frozen=True)
class Task:
    """One run that is to be made."""

    solver: str
    family: str
    instance: str
    seed: int
    limit: float
    """Seconds."""


class Kept(Protocol):
    """A run that was made: a dataclass that knows what was asked."""

    __dataclass_fields__: ClassVar[dict[str, Any]]

    @property
    def task(self) -> Task:
        """What was asked."""
        ...


Made = TypeVar("Made", bound=Kept)


def kept(path: Path, read: Callable[..., Made]) -> dict[Task, Made]:
    """Runs of earlier calls; ``read`` makes one of its named values."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    runs = [read(**json.loads(line)) for line in lines]
    return {run.task: run for run in runs}


def keep_all(
    done: dict[Task, Made],
    plan: Iterator[Task],
    make: Callable[[Task], Made],
    told: Callable[[Made], str],
    path: Path,
    minutes: float,
) -> None:
    """Make what is not ``done`` yet until the time is over; every run is kept at once."""
    begun, left_out = time.monotonic(), 0
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        for task in plan:
            if task in done:
                continue
            spent = time.monotonic() - begun
            if spent + task.limit > 60 * minutes:
                left_out += 1
                continue
            run = done[task] = make(task)
            file.write(json.dumps(asdict(run)) + "\n")
            file.flush()
            head = f"{spent / 60:5.1f} of {minutes:g} min  {task.solver}"
            said = f"{task.family} {task.instance} seed {task.seed} {task.limit:g} s"
            print(f"{head} {said}: {told(run)}", flush=True)
    if left_out:
        print(f"{left_out} runs are left for a later call", flush=True)
