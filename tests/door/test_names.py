"""What `import preseance` offers: sorted, lazy, there, and the same to a type checker."""

from __future__ import annotations

import ast
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import preseance

HEAVY = {"babel", "numba", "numpy", "ortools", "pandas", "pydantic", "scipy", "typst"}
SOURCE = Path(preseance.__file__).read_text("utf-8")


def _typed() -> dict[str, tuple[str, str]]:
    """Public name -> module and name, as the imports for type checkers say."""
    (block,) = (node for node in ast.parse(SOURCE).body if isinstance(node, ast.If))
    return {
        alias.asname or alias.name: (node.module or "", alias.name)
        for node in block.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }


def test_all_is_sorted_and_each_name_once() -> None:
    assert preseance.__all__ == sorted(set(preseance.__all__))


def test_type_checkers_see_every_name_and_no_other() -> None:
    assert sorted(_typed()) == preseance.__all__


@pytest.mark.parametrize("name", preseance.__all__)
def test_each_name_is_what_type_checkers_are_told(name: str) -> None:
    home, called = _typed()[name]
    assert getattr(preseance, name) is getattr(import_module(home), called)
    assert name in dir(preseance)


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="banquet"):
        preseance.banquet  # noqa: B018  # To ask for it is the test.


@pytest.mark.parametrize("program", ["import preseance", "import preseance.cli.app"])
def test_importing_loads_nothing_heavy(program: str) -> None:
    ask = f"{program}, sys; print(*({HEAVY} & sys.modules.keys()))"
    run = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True)
    assert (run.stdout.strip(), run.stderr) == ("", "")
