"""Runs a peer on a quadratic assignment instance in processes of its own.

Each process says `ready` once it has loaded its library and the instance; its time starts there.
Solvers of one thread run twice at once from two seeds, so that each peer has both cores.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import IO, Any

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
    if peer == "optaplanner" and not _java_python():
        return "pip install --pre optapy, with Java 17, or name its interpreter in OPTAPY_PYTHON"
    return None


def _java_python() -> str | None:
    named = os.environ.get("OPTAPY_PYTHON")
    return named or (sys.executable if find_spec("optapy") else None)


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
    python = (_java_python() if peer == "optaplanner" else None) or sys.executable
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
    answers = _answers(commands, text, seconds, goal)
    found = [a for a in answers if a]
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


def _answers(
    commands: Sequence[list[str]], text: str, seconds: float, goal: int
) -> list[dict[str, Any]]:
    """The last line of each process, which is ended when its time is over."""
    outs = [tempfile.TemporaryFile("w+") for _ in commands]  # noqa: SIM115  # Closed below.
    running = []
    for command, out in zip(commands, outs, strict=True):
        process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=out, stderr=subprocess.DEVNULL, text=True
        )
        assert process.stdin is not None
        try:
            process.stdin.write(text)
            process.stdin.close()
        except BrokenPipeError:
            pass  # It could not start; its silence tells.
        running.append(process)
    _wait(running, lambda k: _lines(outs[k]), seconds, goal)
    said = [_lines(out) for out in outs]
    for out in outs:
        out.close()
    return [json.loads(lines[-1]) if len(lines) > 1 else {} for lines in said]


def _lines(out: IO[str]) -> list[str]:
    """Whole lines written so far."""
    text = os.pread(out.fileno(), 1 << 24, 0).decode()
    return text[: text.rfind("\n") + 1].splitlines()


def _wait(
    running: list[subprocess.Popen[str]],
    lines: Callable[[int], list[str]],
    seconds: float,
    goal: int,
) -> None:
    """Until all ended, one reached the goal, or the time since each was ready has passed."""
    born, ready = time.monotonic(), {}
    while any(process.poll() is None for process in running):
        time.sleep(0.01)
        now = time.monotonic()
        for k, process in enumerate(running):
            said = lines(k)
            if said and k not in ready:
                ready[k] = now
            reached = len(said) > 1 and json.loads(said[-1])["cost"] <= goal
            # A little grace lets a peer that watches its own clock end by itself.
            late = now - ready.get(k, now) > seconds + 0.3 or now - born > seconds + 60
            if process.poll() is None and (late or reached):
                process.kill()
            if reached:
                for other in running:
                    other.kill()
    for process in running:
        process.wait()
