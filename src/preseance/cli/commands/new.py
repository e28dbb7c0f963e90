"""Start an event folder from an example."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from preseance.cli.console import out
from preseance.cli.options import Lang
from preseance.wording.languages import translated

READY = "{folder} is ready. Next: preseance plan {folder}"


def run(
    folder: Annotated[Path, Parameter(help="The folder to make.")],
    *,
    example: Annotated[
        str,
        Parameter(
            name="--from",
            help="The example: conference-dinner, embassy-dinner, gala, paris-2018, summit, "
            "town-hall or wedding.",
        ),
    ] = "embassy-dinner",
    lang: Lang = "en",
) -> int:
    """Make an event folder to start from.

    Example: preseance new my-lunch --from paris-2018
    """
    from preseance import copy_example

    ready = translated("new.ready", READY, lang)
    out.print(ready.format(folder=copy_example(example, folder)), markup=False)
    return 0
