"""Rehearsals are the same whoever helps, and nothing is lost or counted twice where a worker dies."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest
from distributed import LocalCluster
from tests.planning.halls import hall, must, seated

import preseance
from preseance.cli.app import app
from preseance.door.executors import Processes, helping
from preseance.errors import PreseanceError
from preseance.planning.replan import rehearsing


@pytest.fixture(autouse=True)
def _everything_is_handed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rehearsing, "WORTH_SHARING", 0)
    monkeypatch.setattr(rehearsing, "CHUNK", 2)


@pytest.fixture
def dinner(tmp_path: Path) -> Path:
    event = hall("anna ben cleo dan", [must("host", "pin", "anna", "t1-1")], tables=(4, 4))
    placed = seated(event, "anna=t1-1 ben=t1-2 cleo=t1-3 dan=t2-1")
    preseance.write_event(event.model_copy(update={"plan": placed}), tmp_path / "dinner")
    return tmp_path / "dinner"


def _rehearsed(dinner: Path, name: str, **who: Any) -> dict[str, Any]:
    report = preseance.rehearse(dinner, count=40, journal=dinner.parent / name, **who)
    return report.to_json()


class _Deadly(Processes):
    """Its first worker dies with the call it was handed first."""

    def __init__(self, workers: int) -> None:
        super().__init__(workers)
        self.handed = 0

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        self.handed += 1
        if self.handed == 1:
            died = super().submit(os.kill, super().submit(os.getpid).result(), signal.SIGKILL)
            assert died.exception() is not None
            return died
        return super().submit(fn, *args, **kwargs)


def test_a_worker_that_is_killed_is_replaced_and_nothing_is_lost(dinner: Path) -> None:
    alone = _rehearsed(dinner, "alone.jsonl")
    with _Deadly(1) as pool:
        assert _rehearsed(dinner, "killed.jsonl", executor=pool) == alone
        assert pool.submit(os.getpid).result() != os.getpid()
    answered = (dinner.parent / "killed.jsonl").read_text().splitlines()
    assert len(answered) == len(set(answered))


class _Dropping(Processes):
    """It never runs what it is handed: a scheduler that was lost."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        future.cancel()
        return future


def test_what_an_executor_drops_is_answered_here(dinner: Path) -> None:
    with _Dropping(1) as lost:
        assert _rehearsed(dinner, "lost.jsonl", executor=lost) == _rehearsed(dinner, "alone.jsonl")


@pytest.fixture
def scheduler() -> Iterator[str]:
    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    ) as cluster:
        yield cluster.scheduler_address.removeprefix("tcp://")


def test_machines_of_a_scheduler_answer_alike(
    dinner: Path, scheduler: str, capsys: pytest.CaptureFixture[str]
) -> None:
    alone = _rehearsed(dinner, "alone.jsonl")
    assert _rehearsed(dinner, "dask.jsonl", executor=f"dask://{scheduler}") == alone
    # Two events by one call.
    words = ["rehearse", str(dinner), str(dinner), "--count", "5", "--executor"]
    assert app([*words, f"dask://{scheduler}"], result_action="return_value") == 0
    assert capsys.readouterr().out.count("change") >= 2


def test_a_scheduler_that_is_not_there_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("preseance.door.executors.PATIENCE", 1)
    with (
        pytest.raises(PreseanceError, match=r"No scheduler of Dask answers at 127.0.0.1:9"),
        helping("dask://127.0.0.1:9", None),
    ):
        raise AssertionError


def test_an_executor_that_is_not_there_is_a_sentence() -> None:
    with pytest.raises(PreseanceError, match="expected processes, or dask"), helping("slurm", None):
        raise AssertionError
