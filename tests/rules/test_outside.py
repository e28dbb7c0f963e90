"""A rule that another package brings is planned, checked and worded as one of the house."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import Distribution, EntryPoint, distributions
from pathlib import Path

import pytest

from preseance.errors import OutsideRuleError
from preseance.rules import RULES
from preseance.rules.outside import GROUP, rules_from_outside

PACKAGE = Path(__file__).parents[1] / "cases" / "outside-rule"
EVENT = {
    "event.toml": """
[event]
id = "supper"
title = "Supper"
start = 2030-01-01
languages = ["en"]
scheme = "hand-made"

[[rooms]]
id = "hall"
name = "Hall"
width = 8.0
depth = 8.0
doors = [{ side = "south", at = 4.0, main = true }]
tables = [{ id = "t1", seats = 6, x = 4.0, y = 2.0 }]

[[sessions]]
id = "supper"
title = "Supper"
kind = "meal"
room = "hall"
""",
    "guests.csv": "id,name,override,groups\nann,Ann,1,delicate\nbob,Bob,2,\ncat,Cat,3,delicate\n",
    "rules.csv": "id,kind,a,b,level,weight,params,confidential\n"
    "draught,out_of_draught,bob,,must,9,metres=1,no\n",
}
SHAPELESS = """
from preseance.rules.shapes import Rule

class Shapeless(Rule):
    kind = "shapeless"

class Seated(Rule):
    '''Another way to seat.'''
    kind = "seated"
    title = "seat"
    messages = {"without": "{a} stands."}
    def findings(self, plan): return ()
    def terms(self): return ()

number = 7
raise_at = None
"""
WORTH = """
import random
from tests.rules.events import random_event, random_plan
from tests.rules.test_catalogue import assert_worth, problem_of
from preseance.planning.occasion.making import occasion_of
from preseance.rules import RULES

draw, broken = random.Random(1), 0
for _ in range(30):
    occasion = occasion_of(random_event(draw, ("out_of_draught",)))
    rules = [
        RULES[row.kind](row, occasion) for row in occasion.event.rules
    ]
    for rule in rules:
        broken += assert_worth(occasion, rule, problem_of(occasion, rule), random_plan(draw, occasion))
assert rules and broken
"""


def installed(to: Path, code: Path, name: str, points: dict[str, str]) -> Path:
    """A package as an installer leaves it: its modules, and what it is called and brings."""
    shutil.copytree(code, to, dirs_exist_ok=True)
    folder = to / f"{name.replace('-', '_')}-1.0.dist-info"
    folder.mkdir()
    (folder / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
    lines = [f"[{GROUP}]", *(f"{point} = {value}" for point, value in points.items())]
    (folder / "entry_points.txt").write_text("\n".join(lines) + "\n")
    return to


@pytest.fixture(scope="module")
def draught(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = tomllib.loads((PACKAGE / "pyproject.toml").read_text("utf-8"))["project"]
    to = tmp_path_factory.mktemp("site")
    points = project["entry-points"][GROUP]
    return installed(to, PACKAGE / "src", project["name"], points)


@pytest.fixture(scope="module")
def supper(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("supper")
    for name, text in EVENT.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def run(site: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join([str(site), *sys.path])
    return subprocess.run(
        [sys.executable, *arguments],
        env={**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "1"},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def preseance(site: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return run(site, "-m", "preseance", *arguments)


def test_a_rule_from_outside_keeps_guests_where_it_says(draught: Path, supper: Path) -> None:
    planned = preseance(draught, "plan", str(supper), "--effort", "2000", "--json")
    assert planned.returncode == 0, planned.stderr
    seated = json.loads(planned.stdout)["placements"]["supper"]
    # The two places nearest the door are those of neither Ann nor Cat.
    assert not {seated["ann"], seated["cat"]} & {"t1-3", "t1-4", "t1-5"}


def test_it_is_worded_in_both_languages(draught: Path, supper: Path) -> None:
    plan = "session,guest,place\nsupper,ann,t1-4\nsupper,bob,t1-1\nsupper,cat,t1-2\n"
    (supper / "plan.csv").write_text(plan, encoding="utf-8")
    for language, said in (("en", "Ann sits in the draught"), ("fr", "Ann est dans le courant")):
        checked = preseance(draught, "check", str(supper), "--lang", language)
        assert said in checked.stdout, checked.stdout + checked.stderr


def test_its_findings_cost_what_its_terms_are_worth(draught: Path) -> None:
    proved = run(draught, "-c", WORTH)
    assert proved.returncode == 0, proved.stderr


def test_its_settings_and_rows_are_checked(draught: Path, supper: Path, tmp_path: Path) -> None:
    event = shutil.copytree(supper, tmp_path / "event")
    (event / "rules.csv").write_text("id,kind,a,level,params\nr,out_of_draught,,must,metres=far\n")
    wrong = preseance(draught, "check", str(event))
    assert wrong.returncode == 2
    assert "column a" in wrong.stderr
    assert "metres" in wrong.stderr


def test_without_the_package_its_kind_is_unknown(supper: Path, tmp_path: Path) -> None:
    wrong = preseance(tmp_path, "check", str(supper))
    assert wrong.returncode == 2
    assert "unknown kind «out_of_draught»" in wrong.stderr


@pytest.mark.parametrize(
    ("point", "value", "complaint"),
    [
        ("gone", "no_such_module:Gone", "No module named 'no_such_module'"),
        ("gone", "shapeless:Gone", "has no attribute 'Gone'"),
        ("number", "shapeless:number", "not a class made from"),
        ("shapeless", "shapeless:Shapeless", "does not define findings, terms"),
        ("shapeless", "shapeless:Shapeless", "has no title"),
        ("shapeless", "shapeless:Shapeless", "has no docstring"),
        ("other", "shapeless:Shapeless", "its kind is «shapeless»"),
        (
            "seated",
            "shapeless:Seated",
            "the kind «seated» is taken by preseance.rules.kinds.seated",
        ),
        ("seated", "shapeless:Seated", "message «without» does not begin with «seated.»"),
    ],
)
def test_a_rule_that_cannot_be_used_is_named_with_its_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, point: str, value: str, complaint: str
) -> None:
    (tmp_path / "code").mkdir()
    (tmp_path / "code" / "shapeless.py").write_text(SHAPELESS, encoding="utf-8")
    site = installed(tmp_path / "site", tmp_path / "code", "odd-rules", {point: value})
    monkeypatch.syspath_prepend(str(site))
    monkeypatch.delitem(sys.modules, "shapeless", raising=False)
    with pytest.raises(OutsideRuleError, match="odd-rules") as refused:
        rules_from_outside(dict(RULES), points_of(site))
    assert complaint in str(refused.value)
    assert f"«{point} = {value}»" in str(refused.value)


def points_of(site: Path) -> list[EntryPoint]:
    found: list[Distribution] = list(distributions(path=[str(site)]))
    return [point for one in found for point in one.entry_points]


def test_a_broken_package_ends_a_command_with_a_sentence_and_help_without(
    supper: Path, tmp_path: Path
) -> None:
    (tmp_path / "code").mkdir()
    (tmp_path / "code" / "bad_rule.py").write_text("1 / 0\n", encoding="utf-8")
    site = installed(tmp_path / "site", tmp_path / "code", "bad-rules", {"bad": "bad_rule:Bad"})
    wrong = preseance(site, "check", str(supper))
    assert wrong.returncode == 2
    assert "of the package «bad-rules» cannot be used" in " ".join(wrong.stderr.split())
    assert "Traceback" not in wrong.stderr
    assert preseance(site, "--help").returncode == 0
