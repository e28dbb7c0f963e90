"""No pair of writing commands on one event folder loses what one of them acknowledged."""

import pytest
from bench.measures.races import COMMANDS, main

RACES = 3


def test_no_pair_of_writing_commands_loses_anything(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["--races", str(RACES), "--guests", "4"]) == 0
    said = capfd.readouterr()
    lines = said.out.splitlines()
    assert said.err == ""
    assert len(lines) == len(COMMANDS) * (len(COMMANDS) + 1) // 2
    assert all(f"{RACES} races" in line and "lost: 0" in line for line in lines)
