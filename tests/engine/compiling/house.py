"""A small house of kernels in a folder of its own, and what running it in a new process costs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

SOURCES = {
    "marks.py": "FIRST, SECOND = 0, 1\nFACTOR = 10\nUNUSED = 5\nSTEPS = (1, 1)\n",
    "shapes.py": """
from typing import NamedTuple

class Tape(NamedTuple):
    first: object
    second: object
""",
    "counting.py": """
from preseance.engine.compiling import kernel
from house import marks

def plain(x):
    return x

@kernel
def second(tape):
    return tape[marks.SECOND] * marks.STEPS[0]
""",
    "walking.py": """
from preseance.engine.compiling import kernel
from house.counting import second
from house.marks import FACTOR, FIRST

@kernel
def walk(tape, named):
    return FACTOR * tape[FIRST] + second(tape) + 1000 * named.first[0]
""",
    "program.py": """
import json
import numpy as np
from house.counting import second
from house.shapes import Tape
from house.walking import walk

fields = {"first": np.array([7]), "second": np.array([8])}
answer = walk(np.array([1, 2]), Tape(**fields))
compiled = [k.__name__ for k in (walk, second) if k.stats.cache_misses]
print(json.dumps([int(answer), compiled]))
""",
}
RIGHT = 7012


@dataclass(frozen=True)
class Run:
    """What a process said."""

    answer: int
    compiled: list[str]
    said: str


def build(folder: Path) -> Path:
    """The house, written into a folder."""
    house = folder / "house"
    house.mkdir(parents=True)
    for name, text in SOURCES.items():
        (house / name).write_text(text)
    return folder


def edit(folder: Path, file: str, old: str, new: str) -> None:
    """Change one of its sources."""
    path = folder / "house" / file
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def environment(folder: Path, **more: str) -> dict[str, str]:
    """What a process of the house sees; neither a home nor a folder for kernels of its own accord."""
    hidden = ("HOME", "XDG_CACHE_HOME", "PRESEANCE_CACHE_DIR", "TMPDIR")
    seen = {name: value for name, value in os.environ.items() if name not in hidden}
    paths = (str(folder), os.environ.get("PYTHONPATH", ""))
    return seen | {"PYTHONPATH": os.pathsep.join(filter(None, paths)), **more}


def start(folder: Path, **more: str) -> subprocess.Popen[str]:
    """A process of the house that has begun."""
    return subprocess.Popen(
        [sys.executable, "-m", "house.program"], cwd=folder, env=environment(folder, **more),
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def run(folder: Path, **more: str) -> Run:
    """Run the house in a new process."""
    return ended(start(folder, **more))


def ended(process: subprocess.Popen[str]) -> Run:
    """What a process said, once it has ended well."""
    out, said = process.communicate()
    assert process.returncode == 0, said
    answer, compiled = json.loads(out)
    return Run(answer, compiled, said)
