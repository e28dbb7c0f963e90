"""The wheel: built from this tree, installed where nothing else of ours is, and run."""

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from preseance.engine.compiling.processors import host, shipped_for

ROOT = Path(__file__).parents[2]
SOURCES = ROOT / "src" / "preseance"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built without a network."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    compiled = os.environ | {"PRESEANCE_KERNELS": "embassy-dinner"}
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True, env=compiled)
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def command(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command in an environment that holds the wheel, and what the wheel needs from others."""
    folder = tmp_path_factory.mktemp("empty")
    venv.create(folder, with_pip=True)
    (packages,) = folder.glob("lib/python*/site-packages")
    # Dependencies come from this environment; a path file inside it, such as that of an
    # editable install, is not followed from there, so the product itself can only be the wheel's.
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib"))
    python = folder / "bin" / "python"
    install = [python, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", wheel]
    subprocess.run(install, check=True, capture_output=True, env=_environment(folder))
    return folder / "bin" / "preseance"


def _environment(home: Path) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "PIP_"))}
    return kept | {"HOME": str(home)}


def _data() -> Iterator[str]:
    """What is no Python and must be in the package all the same."""
    for file in SOURCES.rglob("*"):
        if file.is_file() and "__pycache__" not in file.parts and file.suffix != ".py":
            yield file.relative_to(SOURCES.parent).as_posix()


def test_wheel_holds_the_data_of_the_package(wheel: Path) -> None:
    held = set(zipfile.ZipFile(wheel).namelist())
    assert not set(_data()) - held


def test_wheel_holds_no_compiled_file_of_this_machine(wheel: Path) -> None:
    held = zipfile.ZipFile(wheel).namelist()
    assert not [name for name in held if name.endswith((".pyc", ".nbi", ".nbc"))]


def test_wheel_runs_where_nothing_else_of_ours_is(command: Path, tmp_path: Path) -> None:
    event = tmp_path / "dinner"
    begun = [command, "new", event, "--from", "embassy-dinner"]
    subprocess.run(begun, check=True, capture_output=True, env=_environment(tmp_path))
    said = subprocess.run(
        [command, "precedence", event, "--lang", "fr"],
        check=True, capture_output=True, text=True, env=_environment(tmp_path),
    )  # fmt: skip
    assert len(said.stdout.splitlines()) > 10


@pytest.mark.skipif(
    shipped_for(host()) is None, reason="no kernels are shipped for processors such as this one"
)
def test_a_first_plan_compiles_nothing(command: Path, tmp_path: Path) -> None:
    event, kept = tmp_path / "dinner", tmp_path / "kernels"
    environment = _environment(tmp_path) | {"PRESEANCE_CACHE_DIR": str(kept)}
    begun = [command, "new", event, "--from", "embassy-dinner"]
    subprocess.run(begun, check=True, capture_output=True, env=environment)
    said = subprocess.run(
        [command, "plan", event, "--afresh"], check=True, capture_output=True, text=True,
        env=environment,
    )  # fmt: skip
    assert "compiled" not in said.stderr
    assert not list(kept.glob("*.kernel"))


def test_a_wheel_without_kernels_can_be_asked_for(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    plain = os.environ | {"PRESEANCE_KERNELS": "none"}
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True, env=plain)
    (made,) = tmp_path.glob("*.whl")
    assert not [n for n in zipfile.ZipFile(made).namelist() if n.endswith(".kernel")]
