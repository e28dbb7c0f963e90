"""No use case reads a clock, a user, an environment or a file, and no answer depends on a clock."""

from __future__ import annotations

import ast
import random
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest
from tests.planning.halls import hall, must, seated
from tests.planning.replanned import random_lunch

from preseance.model.event import Event
from preseance.model.plan import Plan
from preseance.planning.checks.assessing import assess
from preseance.planning.checks.checking import check
from preseance.planning.occasion.making import occasion_of
from preseance.planning.questions.remedies import costliest
from preseance.planning.questions.why import Questions
from preseance.planning.questions.wishing import beside
from preseance.planning.replan.rehearsing import rehearse
from preseance.planning.replan.replanning import replan
from preseance.planning.seating import plan_event

PLANNING = Path(__file__).resolve().parents[2] / "src" / "preseance" / "planning"
OUTSIDE = {"gc", "getpass", "io", "os", "pathlib", "shutil", "socket", "sys", "tempfile", "time"}
READS = {"now", "today", "utcnow", "open"}


@pytest.mark.parametrize("file", sorted(PLANNING.rglob("*.py")), ids=lambda f: f.stem)
def test_a_use_case_reads_nothing_of_the_machine(file: Path) -> None:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            assert not OUTSIDE & {name.name.partition(".")[0] for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert (node.module or "").partition(".")[0] not in OUTSIDE
        elif isinstance(node, ast.Call):
            called = node.func
            name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
            assert name not in READS


def _clashing() -> Event:
    """Two who are to sit together and apart."""
    rules = [
        must("apart", "keep_apart", "anna", "ben", "same-table"),
        must("near", "keep_together", "anna", "ben", "beside"),
        must("pin", "pin", "cleo", "t1-1"),
    ]
    event = hall("anna ben cleo dan eve finn gus hana", rules)
    plan = seated(
        event, "anna=t1-1 ben=t2-1 cleo=t1-2 dan=t1-3 eve=t1-4 finn=t2-2 gus=t2-3 hana=t2-4"
    )
    return event.model_copy(update={"plan": plan})


def _planned() -> object:
    return plan_event(_clashing(), effort=5_000).plan


def _checked() -> object:
    event = _clashing()
    checked = check(occasion_of(event), event.plan)
    known = assess(checked, keep=Plan())
    dearest = costliest(checked)
    return known.total, known.conflicts, dearest and (dearest.rule.row.id, dearest.saves)


def _asked() -> object:
    event = _clashing()
    wish = beside(Questions(occasion_of(event), event.plan), "dan", "hana")
    return wish.granted, wish.moves, wish.cost, wish.conflict


def _replanned() -> object:
    event = _clashing().model_copy(update={"rules": ()})
    made = replan(event, ["together dan hana beside", "close t1-4"])
    return [(a.kind, a.cost, a.changed, a.at_least, a.conflicts) for a in made.answers]


def _refused() -> object:
    event = _clashing().model_copy(update={"rules": ()})
    best = replan(event, ["together dan hana beside", "apart dan hana same-table"]).best
    return best.cost, best.changed, best.conflicts


def _rehearsed() -> object:
    return rehearse(random_lunch(random.Random(4), 9, spare=0), count=20, seed=3)


@pytest.mark.parametrize(
    "ask", [_planned, _checked, _asked, _replanned, _refused, _rehearsed], ids=lambda f: f.__name__
)
def test_an_answer_is_the_same_whatever_the_clock_says(
    ask: Callable[[], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = ask()
    for clock in ("perf_counter", "monotonic", "time"):
        hours = count(time.time(), 3600.0)
        monkeypatch.setattr(time, clock, lambda hours=hours: next(hours))
    assert ask() == usual
