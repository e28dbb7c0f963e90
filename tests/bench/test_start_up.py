"""Starting is measured for this build and, by turns, for another."""

import subprocess
import sys

import pytest
from bench.measures.start_up import main, seconds


def test_each_program_is_timed_and_the_other_build_beside_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["--runs", "1", "--old", sys.executable]) == 0
    said = capsys.readouterr().out.splitlines()
    assert [line.partition(":")[0] for line in said] == [
        "python alone",
        "import preseance",
        "preseance --help",
    ]
    assert all("the other build" in line for line in said)


def test_a_program_that_fails_is_no_measurement() -> None:
    with pytest.raises(subprocess.CalledProcessError):
        seconds([sys.executable], "raise SystemExit(3)", 1)
