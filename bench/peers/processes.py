"""Runs peers in processes of their own and reads what they answer line by line.

Each says `ready` once it has loaded its library and the instance; its time starts there. Then it
prints a JSON object whenever it has something better.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from importlib.util import find_spec
from typing import IO, Any


def java_python() -> str | None:
    """The interpreter that has optapy, if any."""
    named = os.environ.get("OPTAPY_PYTHON")
    return named or (sys.executable if find_spec("optapy") else None)


def answers(
    commands: Sequence[list[str]], text: str, seconds: float, goal: int | None
) -> list[dict[str, Any]]:
    """The last line of each process, which is ended when its time is over."""
    with ExitStack() as stack:
        outs = [stack.enter_context(tempfile.TemporaryFile("w+")) for _ in commands]
        running = [
            _started(command, out, text) for command, out in zip(commands, outs, strict=True)
        ]
        _wait(running, lambda k: _lines(outs[k]), seconds, goal)
        said = [_lines(out) for out in outs]
    return [json.loads(lines[-1]) if len(lines) > 1 else {} for lines in said]


def _started(command: list[str], out: IO[str], text: str) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=out, stderr=subprocess.DEVNULL, text=True
    )
    assert process.stdin is not None
    try:
        process.stdin.write(text)
        process.stdin.close()
    except BrokenPipeError:
        pass  # It could not start; its silence tells.
    return process


def _lines(out: IO[str]) -> list[str]:
    """Whole lines written so far."""
    text = os.pread(out.fileno(), 1 << 24, 0).decode()
    return text[: text.rfind("\n") + 1].splitlines()


def _has_reached(said: list[str], goal: int | None) -> bool:
    return goal is not None and len(said) > 1 and int(json.loads(said[-1])["cost"]) <= goal


def _wait(
    running: list[subprocess.Popen[str]],
    lines: Callable[[int], list[str]],
    seconds: float,
    goal: int | None,
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
            reached = _has_reached(said, goal)
            # A little grace lets a peer that watches its own clock end by itself.
            late = now - ready.get(k, now) > seconds + 0.3 or now - born > seconds + 60
            if process.poll() is None and (late or reached):
                process.kill()
            if reached:
                for other in running:
                    other.kill()
    for process in running:
        process.wait()
