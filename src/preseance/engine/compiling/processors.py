"""Processors for which packages bring compiled kernels, and what each must be able to do."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

import llvmlite.binding as llvm  # type: ignore[import-untyped]  # It ships no types.
from numba.core.registry import cpu_target

SHIPPED: Mapping[str, tuple[str, frozenset[str]]] = MappingProxyType(
    {
        "x86_64": (
            "x86-64-v3",
            frozenset({"avx", "avx2", "bmi", "bmi2", "f16c", "fma", "lzcnt", "movbe", "popcnt"}),
        )
    }
)
"""By kind of machine, LLVM's name of the processor that kernels are compiled for, and the features that
are asked of the host: the third level of the x86-64 psABI."""


def shipped_for(processor: tuple[Any, ...]) -> tuple[Any, ...] | None:
    """The processor whose shipped kernels run where these do; None where there are none such.

    Parameters
    ----------
    processor
        Triple, name and features, as Numba tells them of the code it makes.
    """
    triple = str(processor[0])
    name, features = SHIPPED.get(triple.partition("-")[0], ("", frozenset[str]()))
    if not name or processor[1] == name or not features <= _features():
        return None
    return (triple, name, "")


def host() -> tuple[Any, ...]:
    """The processor that this process compiles for."""
    target: Any = cpu_target.target_context
    return tuple(target.codegen().magic_tuple())


@cache
def _features() -> frozenset[str]:
    """What this host can do."""
    return frozenset(name for name, there in llvm.get_host_cpu_features().items() if there)
