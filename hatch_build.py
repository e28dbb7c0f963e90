"""What a built wheel brings besides the sources: the search, compiled for common processors.

A wheel is the same on any machine: where its kernels do not fit (another processor, Python, Numba or LLVM)
they are left alone, and compiled at first use as in a checkout.
"""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

FOR = "PRESEANCE_KERNELS"
"""Names the examples whose kernels go into the wheel, with commas between; ``none`` for no kernels."""
TARGETS = {"x86_64": "x86-64-v3", "AMD64": "x86-64-v3"}
"""By kind of machine, LLVM's name of the processor; as ``engine/compiling/processors.py`` has them."""
FOLDER = "preseance/engine/compiling/shipped"


class Kernels(BuildHookInterface[Any]):
    """Compiles the kernels of a wheel; an editable one has none."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Put the compiled kernels among the files of the wheel."""
        target, wanted = TARGETS.get(platform.machine()), os.environ.get(FOR, "")
        if version == "editable" or target is None or wanted == "none":
            return
        self.folder = tempfile.TemporaryDirectory(prefix="preseance-kernels-")
        names = [name for name in wanted.split(",") if name]
        program = f"from preseance.door.warming import warm; warm(only={names!r})"
        environment = os.environ | {
            "NUMBA_CPU_NAME": target,
            "NUMBA_CPU_FEATURES": "",
            "PRESEANCE_CACHE_DIR": self.folder.name,
            "PYTHONPATH": str(Path(self.root) / "src"),
        }
        done = subprocess.run(
            [sys.executable, "-c", program],
            env=environment, capture_output=True, text=True, check=False,
        )  # fmt: skip
        if done.returncode != 0:
            self.app.display_warning(
                "This wheel has no compiled kernels, which are then compiled at first use: "
                + (done.stderr.strip().splitlines() or ["no reason was given"])[-1]
            )
            return
        for kernel in sorted(Path(self.folder.name).glob("*.kernel")):
            build_data["force_include"][str(kernel)] = f"{FOLDER}/{kernel.name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Take away what was made on the way."""
        if hasattr(self, "folder"):
            self.folder.cleanup()
