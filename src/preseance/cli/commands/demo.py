"""The Paris story."""

from __future__ import annotations

from itertools import count
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from preseance.cli.options import Lang


def run(
    *,
    to: Annotated[Path, Parameter(help="Folder of the event and its papers.")] = Path(
        "out/paris-2018"
    ),
    lang: Lang = "en",
) -> int:
    """Tell the Paris story, from the hosts' request to Buenos Aires, with its papers.

    Example: preseance demo --to out/paris-2018 --lang fr
    """
    from preseance import copy_example
    from preseance.cli.story import tell

    to.mkdir(parents=True, exist_ok=True)
    # An earlier run's events may have been worked on since; they are left alone.
    tail = next(
        end
        for end in (f"-{k}" if k > 1 else "" for k in count(1))
        if not any((to / f"{name}{end}").exists() for name in ("event", "buenos-aires"))
    )
    folder = copy_example("paris-2018", to / f"event{tail}")
    then = copy_example("buenos-aires-2018", to / f"buenos-aires{tail}")
    return tell(folder, then, to, lang)
