"""What `check` tells besides findings: steps, the costliest rule, the gap."""

import json
from pathlib import Path

import pytest

from preseance.cli.commands import check
from preseance.examples import copy_example
from preseance.formats import read_event, write_plan
from preseance.planning.seating import plan_event


@pytest.fixture(scope="module")
def dinner(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The embassy dinner, planned in haste."""
    folder = copy_example("embassy-dinner", tmp_path_factory.mktemp("check") / "dinner")
    write_plan(plan_event(read_event(folder), effort=100).plan, folder)
    return folder


def test_each_finding_is_told_with_its_step_where_asked(
    dinner: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    check.run(dinner, mend=True, as_json=True)
    report = json.loads(capsys.readouterr().out)
    (session,) = report["sessions"].values()
    assert session["findings"]
    mended = [f["mend"] for f in session["findings"] if f["mend"]]
    assert mended
    assert {m["kind"] for m in mended} <= {"move", "swap", "relax"}
    check.run(dinner, mend=True)
    assert "→" in capsys.readouterr().out


def test_the_costliest_rule_is_told_where_asked(
    dinner: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    check.run(dinner, costliest=True, as_json=True)
    found = json.loads(capsys.readouterr().out)["costliest"]
    assert found["rule"] == "default-precedence"
    assert found["saves"]["prefer"] > 0


def test_the_total_has_a_gap_at_its_first_level_not_proven(
    dinner: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    check.run(dinner, as_json=True)
    total = json.loads(capsys.readouterr().out)["total"]
    assert not total["proven"]
    level = next(v for v, proven in total["proven_levels"].items() if not proven)
    cost, bound = total["cost"][level], total["bound"][level]
    assert total["gap"] == pytest.approx((cost - bound) / max(1, cost))
