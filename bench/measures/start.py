"""What one waits for at the start: first and second plans, beside another build's, in processor time.

Every plan is a process of its own with an empty folder for compiled code; user and system time of it and
all it started are counted, wall time stands below. Builds take turns, on one machine.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.goals import Goal, ratio, table

HERE = Path(__file__).resolve().parent.parent.parent
FIND = "import preseance, pathlib; print(pathlib.Path(preseance.__file__).parent)"


@dataclass(frozen=True)
class Spent:
    """What a process took, with all that it started."""

    processor: float
    wall: float


@dataclass(frozen=True)
class Started:
    """A build that can be started: its interpreter, and where its sources are."""

    interpreter: Path
    source: Path | None
    """None where it is installed."""

    def run(self, words: Sequence[str], caches: Path) -> Spent:
        """One command of it, with compiled code kept in that folder.

        Raises
        ------
        subprocess.CalledProcessError
            Where it says that something is wrong; a plan that breaks a must is none such.
        """
        before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        done = subprocess.run(
            [self.interpreter, "-m", "preseance", *words],
            env=self._environment(caches), cwd=caches, check=False, capture_output=True, text=True,
        )  # fmt: skip
        wall = time.perf_counter() - begun
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        if done.returncode not in (0, 1):
            raise subprocess.CalledProcessError(
                done.returncode, done.args, done.stdout, done.stderr
            )
        spent = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
        return Spent(spent, wall)

    def example(self, name: str, to: Path) -> Path:
        """An example of that build, which may write it otherwise than this one."""
        home = self._asked(FIND)
        words = ["-c", "import shutil, sys; shutil.copytree(sys.argv[1], sys.argv[2])"]
        source = Path(home) / "examples" / name
        subprocess.run([sys.executable, *words, source, to], check=True)
        return to

    def _asked(self, program: str) -> str:
        told = subprocess.run(
            [self.interpreter, "-c", program],
            env=self._environment(Path(tempfile.gettempdir())), check=True, capture_output=True, text=True,
        )  # fmt: skip
        return told.stdout.strip()

    def _environment(self, caches: Path) -> dict[str, str]:
        # A build before kernels were kept by what they are made of has them kept by Numba.
        own = {"PRESEANCE_CACHE_DIR": str(caches), "NUMBA_CACHE_DIR": str(caches)}
        # Whoever uses it has bytecode written at the first start, whatever is set here.
        mine = ("PYTHONPATH", "PYTHONDONTWRITEBYTECODE")
        made = {k: v for k, v in os.environ.items() if k not in mine} | own
        return made | ({"PYTHONPATH": str(self.source)} if self.source else {})


def first_and_second(build: Started, example: str) -> tuple[Spent, Spent]:
    """Two plans of an example, one after the other, from an empty folder."""
    with tempfile.TemporaryDirectory() as aside:
        caches = Path(aside) / "caches"
        caches.mkdir()
        event = build.example(example, Path(aside) / "event")
        build.run(["places", str(event)], caches)  # Bytecode of the sources is there already.
        words = ["plan", str(event), "--afresh", "--to", str(Path(aside) / "out")]
        (Path(aside) / "out").mkdir()
        return build.run(words, caches), build.run(words, caches)


def demo_after_setup(build: Started, *, compiles_ahead: bool) -> Spent:
    """The story of the demo, after what a setup compiles ahead."""
    with tempfile.TemporaryDirectory() as aside:
        caches = Path(aside) / "caches"
        caches.mkdir()
        if compiles_ahead:
            build.run(["doctor", "--warm"], caches)
        return build.run(["demo", "--to", str(Path(aside) / "story")], caches)


def measured(old: Started, new: Started, wheel: Started | None, *, demo: bool) -> Iterator[Goal]:
    """The lines of the table, each as soon as it is known."""
    was, again_was = first_and_second(old, "embassy-dinner")
    now, again = first_and_second(new, "embassy-dinner")
    yield from _both("first plan of embassy-dinner, from source", was, now, 0.2)
    if wheel is not None:
        installed, _ = first_and_second(wheel, "embassy-dinner")
        yield from _both("first plan of embassy-dinner, from the wheel", was, installed, 0.06)
    yield from _both("second plan of embassy-dinner", again_was, again, 0.4)
    hall_was, _ = first_and_second(old, "wedding")
    hall, _ = first_and_second(new, "wedding")
    yield from _both("first plan of wedding, from source", hall_was, hall, 0.45)
    if demo:
        story_was = demo_after_setup(old, compiles_ahead=False)
        story = demo_after_setup(new, compiles_ahead=True)
        yield from _both("first demo after setup", story_was, story, 0.4)


def _both(what: str, was: Spent, now: Spent, target: float) -> Iterator[Goal]:
    yield ratio(f"{what}: processor", was.processor, now.processor, target)
    yield ratio(f"{what}: wall", was.wall, now.wall, target)


def main(argv: list[str]) -> int:
    """Print the table, its lines as they come."""
    parser = argparse.ArgumentParser(prog="python -m bench start", description=__doc__)
    parser.add_argument(
        "--old", type=Path, required=True, help="sources of the build before (DIR/src)"
    )
    parser.add_argument(
        "--old-python", type=Path, default=Path(sys.executable), help="its interpreter (this one)"
    )
    parser.add_argument("--wheel", type=Path, help="interpreter that has this build as a wheel")
    parser.add_argument("--no-demo", action="store_true", help="leave out the demo's minutes")
    options = parser.parse_args(argv)
    old = Started(options.old_python.absolute(), options.old.absolute())
    new = Started(Path(sys.executable), HERE / "src")
    wheel = Started(options.wheel.absolute(), None) if options.wheel else None
    goals = []
    for goal in measured(old, new, wheel, demo=not options.no_demo):
        goals.append(goal)
        print(f"{goal.what}: {goal.was}, now {goal.now}: {goal.came_to:.2f}", flush=True)
    print(table(goals))
    return 0
