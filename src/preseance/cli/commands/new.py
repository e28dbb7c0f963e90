"""Start an event folder from an example."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from preseance.cli.console import out


def run(
    folder: Path, *, example: Annotated[str, Parameter(name="--from")] = "embassy-dinner"
) -> int:
    """Make an event folder to start from.

    Example: preseance new my-lunch --from paris-2018
    """
    from preseance.examples import copy_example

    out.print(f"{copy_example(example, folder)} is ready. Next: preseance plan {folder}")
    return 0
