"""Garbage is looked for seldom, by the command and by the processes that help it."""

import subprocess
import sys

import preseance.garbage as garbage

ASKED = """
import gc, sys
from preseance.door.executors import Processes
if __name__ == "__main__":
    with Processes(1) as pool:
        print(pool.submit(gc.get_threshold).result())
"""


def test_whoever_helps_looks_as_seldom_as_the_command() -> None:
    done = subprocess.run(
        [sys.executable, "-c", ASKED], check=True, capture_output=True, text=True, timeout=120
    )
    assert done.stdout.strip() == str(garbage.SELDOM)


def test_the_command_looks_seldom() -> None:
    program = (
        "import gc, sys; sys.argv = ['preseance', '--version']\n"
        "from preseance.__main__ import main\n"
        "try:\n    main()\nexcept SystemExit:\n    print(gc.get_threshold())\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True, timeout=120
    )
    assert done.stdout.strip().endswith(str(garbage.SELDOM))
