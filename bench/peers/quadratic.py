"""Runs a peer on a quadratic assignment instance in processes of its own.

Each process says `ready` once it has loaded its library and the instance; its time starts there.
Solvers of one thread run twice at once from two seeds, so that each peer has both cores.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bench.peers.processes import answers, java_python
from bench.quadratic.files import Matrices
from bench.quadratic.running import recount

HERE = Path(__file__).parent
ROBUST_TABU = "robust_tabu"
LIBRARIES = ("scipy_faq", "scipy_2opt", "cp_sat", "highs", "optaplanner")
PEERS = (*LIBRARIES, ROBUST_TABU)
LARGEST = {"cp_sat": 32, "highs": 32, "optaplanner": 60}
"""Facilities up to which a peer's model fits in memory and time; beyond it has no answer."""
ALONE = ("cp_sat", "highs", "optaplanner")
"""Peers that use both cores by themselves, or one process only."""


@dataclass(frozen=True)
class PeerRun:
    """What a peer found; all None where it found nothing in its time."""

    cost: int | None
    seconds_to_best: float | None
    evaluations_per_second: float | None
    """Swap costs known a second and core, where the peer counts them."""


def missing(peer: str) -> str | None:
    """Why a peer cannot run here, or None."""
    if peer == ROBUST_TABU:
        return None if shutil.which("cc") else "no C compiler `cc`"
    if peer == "optaplanner" and not java_python():
        return "pip install --pre optapy, with Java 17, or name its interpreter in OPTAPY_PYTHON"
    return None


@cache
def _compiled() -> Path:
    """The C peer as a program, made once a run in a temporary folder."""
    program = Path(tempfile.mkdtemp(prefix="bench-")) / ROBUST_TABU
    source = HERE / f"{ROBUST_TABU}.c"
    subprocess.run(["cc", "-O3", "-march=native", "-o", program, source], check=True)
    return program


def _command(peer: str, seconds: float, seed: int, target: int) -> list[str]:
    limits = [str(seconds), str(seed), str(target)]
    if peer == ROBUST_TABU:
        return [str(_compiled()), *limits]
    python = (java_python() if peer == "optaplanner" else None) or sys.executable
    return [python, "-m", "bench.peers.worker", peer, *limits]


def run_peer(
    peer: str, matrices: Matrices, seconds: float, seed: int, target: int | None = None
) -> PeerRun:
    """Run within a time limit, stopping at `target`; costs are counted again here."""
    n = len(matrices.flow)
    if n > LARGEST.get(peer, n):
        return PeerRun(None, None, None)
    goal = -(2**62) if target is None else target
    text = _as_text(matrices)
    copies = 1 if peer in ALONE else 2
    commands = [_command(peer, seconds, copies * seed + k, goal) for k in range(copies)]
    said = answers(commands, text, seconds, target)
    found = [a for a in said if a]
    for answer in found:
        if recount(matrices, answer["place"]) != answer["cost"]:
            raise AssertionError(f"{peer} on {matrices.name}: its cost differs from a recount")
    if not found:
        return PeerRun(None, None, None)
    best = min(found, key=lambda a: (a["cost"], a["seconds"]))
    speeds = [a["evaluations"] / a["spent"] for a in found if "evaluations" in a]
    speed = sum(speeds) / len(speeds) if speeds else None
    return PeerRun(best["cost"], best["seconds"], speed)


def _as_text(matrices: Matrices) -> str:
    rows = [str(len(matrices.flow))]
    for matrix in (matrices.flow, matrices.distance):
        rows += [" ".join(map(str, row)) for row in matrix.tolist()]
    return "\n".join(rows) + "\n"
