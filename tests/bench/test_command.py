"""Claims about `python -m bench`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bench.__main__ import main
from bench.registry import family, family_names, measure, measure_names
from bench.row import excess_of

KEYS = [
    "instance",
    "n",
    "seed",
    "sense",
    "best_known",
    "cost",
    "excess",
    "bound",
    "proven",
    "seconds",
    "seconds_to_best",
    "solution",
]


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """Four facilities in a row; the least cost is 2 * (5 + 3 + 1)."""
    file = tmp_path / "tiny.dat"
    file.write_text(
        "4\n\n0 5 0 0\n5 0 3 0\n0 3 0 1\n0 0 1 0\n\n0 1 2 3\n1 0 1 2\n2 1 0 1\n3 2 1 0\n"
    )
    return file


def test_a_row_has_the_promised_keys_and_unknown_files_have_no_excess(
    tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["qaplib", str(tiny), "--seconds", "0.2", "--seeds", "2", "--json", "-"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [row["seed"] for row in rows] == [0, 1]
    for row in rows:
        assert list(row) == KEYS
        assert (row["instance"], row["n"], row["sense"], row["cost"]) == ("tiny", 4, "min", 18)
        assert row["best_known"] is None and row["excess"] is None
        assert sorted(row["solution"]) == [0, 1, 2, 3]


def test_a_folder_of_published_files_is_known_by_name(
    tiny: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "all" / "qaplib"
    target.mkdir(parents=True)
    (target / "nug12.dat").write_text(tiny.read_text())
    report = tmp_path / "report.json"
    assert main(["qaplib", str(target), "--seeds", "1", "--json", str(report)]) == 0
    row = json.loads(report.read_text())
    assert row["best_known"] == 578 and row["excess"] < 0
    assert main(["published", str(tmp_path / "all"), "--seconds", "0.1", "--seeds", "1"]) == 0
    assert "nug12" in capsys.readouterr().out


def test_missing_files_and_unknown_names_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["qaplib", "no-such-file.dat"]) == 2
    assert "no-such-file.dat" in capsys.readouterr().err
    assert main(["quaplib"]) == 2
    assert "qaplib" in capsys.readouterr().err
    assert main(["--help"]) == 0


def test_every_name_runs_one_thing_only() -> None:
    assert not set(family_names()) & set(measure_names())
    for name in measure_names():
        assert callable(measure(name).main)
    for name in family_names():
        made = family(name)
        assert callable(made.load)
        names = [instance.name for instance in made.generate()]
        assert names and len(set(names)) == len(names)


def test_excess_counts_what_is_worse_in_either_sense() -> None:
    assert excess_of(110, 100, "min") == 10
    assert excess_of(90, 100, "max") == 10
    assert excess_of(-90, -100, "min") == 10
    assert excess_of(3, 0, "min") == 300
    assert excess_of(None, 100, "min") is None


@pytest.mark.parametrize(
    ("option", "value"),
    [("--seconds", "nan"), ("--seconds", "-1"), ("--seeds", "0"), ("--json", "no-such/rows.json")],
)
def test_options_nothing_can_come_of_are_refused_before_the_search(
    option: str, value: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main(["qaplib", option, value])
    assert left.value.code == 2
    assert f"found {value}; expected" in capsys.readouterr().err
