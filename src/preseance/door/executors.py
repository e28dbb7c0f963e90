"""Who else works: processes of this machine, or the machines of a Dask scheduler."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from importlib import import_module
from multiprocessing import get_context
from typing import Any, ParamSpec, TypeVar
from warnings import simplefilter

from preseance.errors import KernelsNotKept, PreseanceError
from preseance.garbage import look_seldom
from preseance.wording.said import Said

Given = ParamSpec("Given")
Answer = TypeVar("Answer")

PROCESSES = "processes"
DASK = "dask://"
PATIENCE = 10
"""Seconds in which a scheduler has to answer."""


def _begin() -> None:
    """Be a process that helps."""
    # What there is to warn of, the process that asked says as well.
    simplefilter("ignore", KernelsNotKept)
    look_seldom()


class Processes(Executor):
    """Processes of this machine, begun anew where one of them died.

    Whatever was handed to those of before fails with ``BrokenExecutor``, and may be handed over again.
    """

    def __init__(self, workers: int) -> None:
        self._workers = workers
        self._pool = self._begun()

    def _begun(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(self._workers, get_context("spawn"), initializer=_begin)

    def submit(
        self, fn: Callable[Given, Answer], /, *args: Given.args, **kwargs: Given.kwargs
    ) -> Future[Answer]:
        """Hand a call over."""
        try:
            return self._pool.submit(fn, *args, **kwargs)
        except BrokenExecutor:
            self._pool.shutdown(wait=False)
            self._pool = self._begun()
            return self._pool.submit(fn, *args, **kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Let the processes go."""
        self._pool.shutdown(wait, cancel_futures=cancel_futures)


@contextmanager
def helping(executor: str | Executor | None, workers: int | None) -> Iterator[Executor | None]:
    """Who works besides this process; None where it is to work alone.

    Parameters
    ----------
    executor
        ``processes``, ``dask://host:port``, or any executor that is there already, which stays open.
    workers
        Processes, this one among them: one where neither they nor an executor are asked for, one a core
        for ``processes``. A scheduler knows its own.

    Raises
    ------
    PreseanceError
        Where there is no such executor, or its scheduler does not answer.
    """
    if isinstance(executor, Executor):
        yield executor
    elif executor is not None and executor.startswith(DASK):
        yield from _scheduled(executor.removeprefix(DASK))
    elif executor in (None, PROCESSES):
        count = workers or (1 if executor is None else os.cpu_count() or 1)
        if count == 1:
            yield None
        else:
            with Processes(count - 1) as pool:
                yield pool
    else:
        raise PreseanceError(
            Said(
                "There is no executor «{name}»: expected processes, or dask://host:port.",
                name=executor or "",
            )
        )


def _scheduled(address: str) -> Iterator[Executor]:
    """The workers of a scheduler."""
    try:
        distributed: Any = import_module("distributed")
    except ModuleNotFoundError:
        raise PreseanceError(
            Said("To work with a scheduler of Dask, install preseance with its extra «dask».")
        ) from None
    try:
        client = distributed.Client(f"tcp://{address}", timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError):
        raise PreseanceError(
            Said(
                "No scheduler of Dask answers at {address}; see that it runs (dask scheduler).",
                address=address,
            )
        ) from None
    with client:
        _refuse_others(client)
        yield client.get_executor(pure=False)


def _refuse_others(client: Any) -> None:
    """Refuse workers that have another version of this package, or none."""
    here = _version()
    try:
        versions = client.run(_version)
    except Exception as error:
        raise PreseanceError(_other(str(error) or type(error).__name__, here)) from None
    for version in versions.values():
        if version != here:
            raise PreseanceError(_other(version, here))


def _other(found: str, here: str) -> Said:
    return Said(
        "Each worker of the scheduler must have Préséance {version}; found {found}.",
        version=here,
        found=found,
    )


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("preseance")
    except PackageNotFoundError:
        return "–"
