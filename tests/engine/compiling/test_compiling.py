"""A kept kernel is used where it is what its sources would be compiled to, and only there."""

from __future__ import annotations

import ast
import os
import shutil
from io import BytesIO
from pathlib import Path

import pytest
from numba.core.environment import Environment
from numba.core.serialize import dumps
from tests.engine.compiling import house
from tests.engine.compiling.house import RIGHT

import preseance.engine
from preseance.engine.compiling import _Unpickler, kernel

COMPILED = pytest.mark.skipif("NUMBA_DISABLE_JIT" in os.environ, reason="nothing is compiled")
ENGINE = Path(preseance.engine.__file__).parent


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds the kernels of the house as it was built."""
    folder = tmp_path_factory.mktemp("kept")
    built = house.build(tmp_path_factory.mktemp("built"))
    first = house.run(built, PRESEANCE_CACHE_DIR=str(folder))
    assert (first.answer, first.compiled, first.said) == (RIGHT, ["walk", "second"], "")
    return folder


@COMPILED
def test_a_house_with_the_same_sources_elsewhere_compiles_nothing(
    kept: Path, tmp_path: Path
) -> None:
    copied = house.build(tmp_path)
    for path in (copied / "house").iterdir():
        os.utime(path, (1, 1))
    again = house.run(copied, PRESEANCE_CACHE_DIR=str(kept))
    assert (again.answer, again.compiled, again.said) == (RIGHT, [], "")


@COMPILED
@pytest.mark.parametrize(
    ("file", "old", "new", "answer"),
    [
        ("counting.py", "marks.STEPS[0]", "3", 7016),
        ("marks.py", "FIRST, SECOND = 0, 1", "FIRST, SECOND = 1, 0", 7021),
        ("marks.py", "FACTOR = 10", "FACTOR = 20", 7022),
        ("marks.py", "STEPS = (1,", "STEPS = (5,", 7020),
        ("shapes.py", "first: object\n    second: object", "second: object\n    first: object", RIGHT),
    ],
    ids=["callee", "two marks exchanged", "number", "tuple through a module", "order of fields"],
)  # fmt: skip
def test_a_change_in_another_file_is_compiled(
    kept: Path, tmp_path: Path, file: str, old: str, new: str, answer: int
) -> None:
    built = house.build(tmp_path)
    house.edit(built, file, old, new)
    changed = house.run(built, PRESEANCE_CACHE_DIR=str(kept))
    assert changed.answer == answer
    assert "walk" in changed.compiled


@COMPILED
def test_an_edit_elsewhere_compiles_nothing(kept: Path, tmp_path: Path) -> None:
    built = house.build(tmp_path)
    house.edit(built, "marks.py", "UNUSED = 5", "# A mark nobody reads.\nUNUSED = 6")
    house.edit(built, "counting.py", "return x", "return x + 1")
    (built / "house" / "another.py").write_text("FIRST = 3\n")
    edited = house.run(built, PRESEANCE_CACHE_DIR=str(kept))
    assert (edited.answer, edited.compiled) == (RIGHT, [])


@COMPILED
def test_damaged_kernels_are_compiled_anew(kept: Path, tmp_path: Path) -> None:
    folder = tmp_path / "damaged"
    shutil.copytree(kept, folder)
    (folder / "rubbish").write_bytes(b"\0" * 99)
    for path in folder.glob("walk-*"):
        path.write_bytes(path.read_bytes()[:-100])
    for path in folder.glob("second-*"):
        path.write_bytes(b"rubbish")
    built = house.build(tmp_path)
    for compiled in (["walk", "second"], []):
        damaged = house.run(built, PRESEANCE_CACHE_DIR=str(folder))
        assert (damaged.answer, damaged.compiled, damaged.said) == (RIGHT, compiled, "")


@COMPILED
def test_two_processes_may_compile_at_once(tmp_path: Path) -> None:
    built, folder = house.build(tmp_path), str(tmp_path / "kept")
    both = [house.start(built, PRESEANCE_CACHE_DIR=folder) for _ in range(2)]
    for process in both:
        done = house.ended(process)
        assert (done.answer, done.said) == (RIGHT, "")
    assert house.run(built, PRESEANCE_CACHE_DIR=folder).compiled == []


@COMPILED
def test_without_a_home_kernels_are_kept_among_temporary_files_with_one_sentence(
    tmp_path: Path,
) -> None:
    built, temporary = house.build(tmp_path), tmp_path / "temporary"
    temporary.mkdir()
    nowhere = {"HOME": str(tmp_path / "nobody"), "TMPDIR": str(temporary)}
    before = sorted(built.rglob("*.py*"))
    first = house.run(built, PYTHONDONTWRITEBYTECODE="1", **nowhere)
    assert (first.answer, first.said.count("KernelsNotKept")) == (RIGHT, 1)
    assert "Traceback" not in first.said
    assert not (tmp_path / "nobody").exists()
    assert sorted(built.rglob("*.py*")) == before
    second = house.run(built, **nowhere)
    assert (second.answer, second.compiled, second.said) == (RIGHT, [], "")


def test_every_kernel_of_the_engine_goes_through_this_door() -> None:
    found = set()
    for path in ENGINE.rglob("*.py"):
        if path.parent.name == "compiling":
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Import):
                found |= {(path.name, n.name) for n in node.names if n.name.startswith("numba")}
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("numba"):
                found |= {(path.name, name.name) for name in node.names}
    # Two loops are written in the compiler's own terms; their emitters are part of what is hashed.
    assert found == {
        (name, said) for name in ("lanes.py", "rows.py") for said in ("types", "intrinsic")
    }


@COMPILED
def test_a_number_that_stands_in_the_code_compiles_nothing_more() -> None:
    salt = os.getpid()  # So that no other run has kept it.

    @kernel
    def shifted(x: int, by: int) -> int:
        return x + by + 0 * salt

    @kernel
    def thrice(x: int) -> int:
        return shifted(x, 0) + shifted(x, -1) + shifted(x, x)

    assert thrice(5) == 5 + 4 + 10
    assert len(shifted.signatures) == 1  # type: ignore[attr-defined]  # of Numba


def test_a_kept_kernel_is_read_without_the_modules_its_parts_were_written_in() -> None:
    made = Environment({"__name__": "a_module_that_is_not_there"})
    made.consts.append("constant")
    made.env_name = "of a test"
    kept: bytes = dumps(made)
    read = _Unpickler(BytesIO(kept)).load()
    assert (read.consts, read.env_name) == (["constant"], "of a test")
    assert dumps(read) == kept
    assert _Unpickler(BytesIO(kept)).load() is read
