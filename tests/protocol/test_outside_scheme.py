"""An order that another package brings ranks guests as one of the house."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "cases" / "outside-scheme"
GROUP = "preseance.schemes"
EVENT = '[event]\nid = "feast"\ntitle = "Feast"\nstart = 2030-05-01\nscheme = "guild"\n'
GUESTS = """id,name,role,elected
young,Ann Young,master,2020
old,Bo Old,master,1999
warden,Cy Warden,warden,
hand,Di Hand,journeyman,
"""


@pytest.fixture(scope="module")
def feast(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("feast")
    (folder / "event.toml").write_text(EVENT, "utf-8")
    (folder / "guests.csv").write_text(GUESTS, "utf-8")
    return folder


def installed(to: Path, points: dict[str, str] | None = None) -> Path:
    """The package as an installer leaves it, or with other entry points than its own."""
    project = tomllib.loads((PACKAGE / "pyproject.toml").read_text("utf-8"))["project"]
    shutil.copytree(PACKAGE / "src", to, dirs_exist_ok=True)
    folder = to / "preseance_guild-1.0.dist-info"
    folder.mkdir()
    (folder / "METADATA").write_text(
        f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: 1.0\n"
    )
    brought = project["entry-points"][GROUP] if points is None else points
    lines = [f"[{GROUP}]", *(f"{name} = {value}" for name, value in brought.items())]
    (folder / "entry_points.txt").write_text("\n".join(lines) + "\n")
    return to


def preseance(site: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join([str(site), *sys.path])
    return subprocess.run(
        [sys.executable, "-m", "preseance", *arguments],
        env={**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "1"},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_an_order_from_outside_ranks_and_says_its_source(tmp_path: Path, feast: Path) -> None:
    run = preseance(installed(tmp_path / "site"), "precedence", str(feast), "--json")
    assert not run.returncode, run.stderr
    report = json.loads(run.stdout)
    assert [r["guest"] for r in report["order"]] == ["warden", "old", "young", "hand"]
    assert "statutes of the guild, art. 4" in run.stdout


def test_an_order_from_outside_is_said_in_french(tmp_path: Path, feast: Path) -> None:
    run = preseance(installed(tmp_path / "site"), "precedence", str(feast), "--lang", "fr")
    assert "Les maîtres passent d'abord" in run.stdout.replace("’", "'")
    assert "syndic" in run.stdout


@pytest.mark.parametrize(
    ("points", "said"),
    [
        ({"guild": "preseance_guild:NOTHING"}, "guild = preseance_guild:NOTHING"),
        ({"guild": "preseance_guild:SCHEME", "g7": "preseance_guild:SCHEME"}, "«g7»"),
    ],
)
def test_an_order_that_cannot_be_used_names_its_package(
    points: dict[str, str], said: str, tmp_path: Path, feast: Path
) -> None:
    run = preseance(installed(tmp_path / "site", points), "precedence", str(feast))
    assert run.returncode == 2
    assert "preseance-guild" in run.stderr
    assert said in run.stderr
    assert "Traceback" not in run.stderr
