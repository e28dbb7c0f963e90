"""The command that prints is timed as a process of its own."""

from pathlib import Path

import pytest
from bench.measures.print import main, timed


def test_a_command_that_fails_is_no_measurement(tmp_path: Path) -> None:
    source = Path(__file__).parents[2] / "src"
    with pytest.raises(RuntimeError, match="ended with 2"):
        timed(source, tmp_path / "no-event", ["place-cards"], tmp_path / "out")


def test_a_folder_without_the_package_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--old", str(tmp_path)]) == 2
    assert "There is no package preseance in" in capsys.readouterr().err
