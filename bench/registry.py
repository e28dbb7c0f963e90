"""Which families and measurements there are: the modules of `bench.families` and `bench.measures`."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

import bench.families
import bench.measures
from bench.instance import Instance


class Family(Protocol):
    """What a module of `bench.families` offers."""

    def load(self, path: Path) -> Iterator[Instance]:
        """Read the instances of a file or folder; raise `MalformedError` for what is none."""

    def generate(self) -> Iterator[Instance]:
        """Make own instances of the same kind, small ones first, always the same."""


class Measure(Protocol):
    """What a module of `bench.measures` offers."""

    def main(self, argv: list[str]) -> int:
        """Run with the words after the name; 0 done, 2 bad input."""


def family_names() -> list[str]:
    """Names of all families."""
    return sorted(module.name for module in pkgutil.iter_modules(bench.families.__path__))


def measure_names() -> list[str]:
    """Names of all measurements."""
    return sorted(module.name for module in pkgutil.iter_modules(bench.measures.__path__))


def family(name: str) -> Family:
    """The family of that name, imported when asked for."""
    return cast(Family, import_module(f"bench.families.{name}"))


def measure(name: str) -> Measure:
    """The measurement of that name."""
    return cast(Measure, import_module(f"bench.measures.{name}"))
