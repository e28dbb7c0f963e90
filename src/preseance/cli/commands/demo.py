"""The Paris story."""

from __future__ import annotations

from itertools import count
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from preseance.cli.console import out


def run(
    *,
    to: Annotated[Path, Parameter(help="Folder of the event and its papers.")] = Path(
        "out/paris-2018"
    ),
) -> int:
    """Tell the Paris story, from guest list to last-minute switch, with its papers.

    Example: preseance demo --to out/paris-2018
    """
    from preseance import copy_example
    from preseance.cli.story import tell

    to.mkdir(parents=True, exist_ok=True)
    folders = (to / f"event{f'-{k}' if k > 1 else ''}" for k in count(1))
    # An earlier run's event may have been worked on since; it is left alone.
    folder = next(f for f in folders if not f.exists())
    return tell(copy_example("paris-2018", folder), to, out)
