"""Races two writing commands on one event folder, again and again; what they acknowledge must be there.

Each race starts from the same published event. Afterwards the folder must be as if the commands that
ended well had run one after the other, in either order, and whoever was refused was told why. All the
while the folder is read, and every reading must be one of those states too.
"""

from __future__ import annotations

import argparse
import io
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from itertools import combinations_with_replacement
from multiprocessing import get_context
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import TypeAlias

from bench.banquets import banquet
from preseance.cli.app import run
from preseance.formats import read_draft, write_event
from preseance.formats.drafts import leftovers
from preseance.formats.versions import fingerprint, read_version, versions_of
from preseance.model.plan import Placement, Plan

COMMANDS: Mapping[str, tuple[str, ...]] = {
    "plan": ("plan", "{folder}", "--afresh", "--session", "part{side}", "--effort", "20"),
    "publish": ("publish", "{folder}", "--reason", "by {side}"),
    "replan": ("replan", "{folder}", "--change", "cancel g00{side} leave"),
    "replan --publish": (
        "replan", "{folder}", "--change", "cancel g00{side} leave", "--publish", "approved",
    ),
    "import": ("import", "{folder}", "{folder}/list{side}.csv", "--yes"),
    "undo": ("undo", "{folder}"),
    "restore": ("restore", "{folder}", "1"),
}  # fmt: skip
"""Every command that writes into an event folder that is there, as each side of a race types it."""
_PAUSE = 0.01
"""Seconds between two readings, so that the reader leaves the writers their processors."""
REFUSALS = ("Somebody changed", "is being written by")

State: TypeAlias = tuple[str, tuple[tuple[str, str], ...]]
"""Fingerprint of the draft; reason and fingerprint of each version."""
Ended: TypeAlias = tuple[int, str]
"""Exit status of a command, and what it said on stderr."""


@dataclass
class Tally:
    """What came of the races of two commands."""

    races: int = 0
    both: int = 0
    """Races in which both commands ended well."""
    refused: int = 0
    """Commands that were refused and said why."""
    readings: int = 0
    lost: int = 0
    """Races and readings that no order of the commands explains."""


def state_of(folder: Path) -> State:
    """What a reader sees of a folder; every version is read whole."""
    draft = read_draft(folder)
    versions = versions_of(draft)
    for version in versions:
        read_version(folder, version.number)
    return fingerprint(draft.seen.contents), tuple((v.reason, v.fingerprint) for v in versions)


def begun(folder: Path, num_guests: int) -> Path:
    """A banquet in two parts, published with the guests against their order of precedence."""
    event = banquet(num_guests, 0)
    parts = tuple(event.sessions[0].model_copy(update={"id": f"part{k}"}) for k in range(2))
    table = event.rooms[0].tables[0].id
    places = [
        Placement(session=part.id, guest=guest.id, place=f"{table}-{number}")
        for part in parts
        for number, guest in enumerate(reversed(event.guests), 1)
    ]
    plan = Plan(placements=tuple(places))
    write_event(event.model_copy(update={"sessions": parts, "plan": plan}), folder)
    for side in range(4):
        (folder / f"list{side}.csv").write_text(f"Name\nLate Guest {side}\n", encoding="utf-8")
    # Two steps that can be undone, and a version.
    for command, side in (("import", 2), ("import", 3), ("publish", 9)):
        status, said = _typed(command, folder, side)
        if status == 2:
            raise RuntimeError(said)
    return folder


def _typed(command: str, folder: Path, side: int, barrier: Barrier | None = None) -> Ended:
    """Run a command as if it were typed."""
    words = [w.format(folder=folder, side=side) for w in COMMANDS[command]]
    sys.argv = ["preseance", *words]
    said = io.StringIO()
    with redirect_stdout(io.StringIO()), redirect_stderr(said):
        if barrier is not None:
            barrier.wait()
        try:
            run()
        except SystemExit as stop:
            return int(stop.code or 0), said.getvalue()
    raise AssertionError("a command always exits")


_barrier: Barrier | None = None


def _ready(barrier: Barrier) -> None:
    global _barrier
    _barrier = barrier


def _side(command: str, folder: Path, side: int) -> Ended:
    """One side of a race: waits until the other is there."""
    return _typed(command, folder, side, _barrier)


def expected_states(start: Path, pair: tuple[str, str]) -> dict[tuple[int, ...], State]:
    """By the order in which sides come to write, what the folder holds then."""
    found: dict[tuple[int, ...], State] = {}
    for order in ((), (0,), (1,), (0, 1), (1, 0)):
        with tempfile.TemporaryDirectory() as home:
            folder = Path(shutil.copytree(start, Path(home, "event")))
            for side in order:
                _typed(pair[side], folder, side)
            found[order] = state_of(folder)
    return found


def race(
    pool: ProcessPoolExecutor,
    start: Path,
    pair: tuple[str, str],
    expected: Mapping[tuple[int, ...], State],
    tally: Tally,
) -> Iterator[str]:
    """One race; yields what is wrong about it."""
    with tempfile.TemporaryDirectory() as home:
        folder = Path(shutil.copytree(start, Path(home, "event")))
        sides = [pool.submit(_side, command, folder, k) for k, command in enumerate(pair)]
        yield from _read_meanwhile(folder, sides, expected, tally)
        ended = [side.result() for side in sides]
        done = tuple(k for k, (status, _) in enumerate(ended) if status != 2)
        for status, said in ended:
            if status == 2 and not any(r in said for r in REFUSALS):
                yield f"refused without a reason: {said}"
        tally.races += 1
        tally.both += len(done) == 2
        tally.refused += 2 - len(done)
        orders = [order for order in expected if sorted(order) == list(done)]
        if state_of(folder) not in [expected[order] for order in orders]:
            yield f"a change is lost or mixed: {ended}"
        if any(leftovers(folder)):
            yield "something is left over"


def _read_meanwhile(
    folder: Path,
    sides: Sequence[Future[Ended]],
    expected: Mapping[tuple[int, ...], State],
    tally: Tally,
) -> Iterator[str]:
    states = set(expected.values())
    while not all(side.done() for side in sides):
        time.sleep(_PAUSE)
        tally.readings += 1
        if state_of(folder) not in states:
            yield "a reader saw what never was"


def raced(races: int, num_guests: int = 5) -> Iterator[tuple[tuple[str, str], Tally]]:
    """Race every pair of writing commands."""
    with tempfile.TemporaryDirectory() as home:
        start = begun(Path(home, "start"), num_guests)
        context = get_context("spawn")
        with ProcessPoolExecutor(2, context, _ready, (context.Barrier(2),)) as pool:
            for pair in combinations_with_replacement(COMMANDS, 2):
                expected, tally = expected_states(start, pair), Tally()
                for _ in range(races):
                    for wrong in race(pool, start, pair, expected, tally):
                        tally.lost += 1
                        print(f"{' and '.join(pair)}: {wrong}", file=sys.stderr, flush=True)
                yield pair, tally


def main(argv: list[str]) -> int:
    """Print a line a pair of commands; 1 where anything was lost."""
    parser = argparse.ArgumentParser(prog="python -m bench races", description=__doc__)
    parser.add_argument("--races", type=int, default=300, help="of each pair of commands (300)")
    parser.add_argument("--guests", type=int, default=5, help="of the event (5)")
    options = parser.parse_args(argv)
    lost = 0
    for pair, tally in raced(options.races, options.guests):
        print(
            f"{' and '.join(pair):36} {tally.races} races, both done in {tally.both}, "
            f"{tally.refused} refused, {tally.readings} readings; lost: {tally.lost}",
            flush=True,
        )
        lost += tally.lost
    return 1 if lost else 0
