"""Start an event folder from an example."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from preseance.cli.console import out
from preseance.cli.options import Lang
from preseance.wording.languages import translated

READY = "{folder} is ready. Next: preseance plan {folder}"
ASK = "What kind of occasion is it ({kinds}; nothing for none of them)?"


def run(
    folder: Annotated[Path, Parameter(help="The folder, or the workbook (.xlsx), to make.")],
    *,
    example: Annotated[
        str | None,
        Parameter(
            name="--from",
            help="The example: buenos-aires-2018, conference-dinner, embassy-dinner, gala, "
            "paris-2018, summit, town-hall or wedding; the one nearest to the occasion where it is "
            "left out.",
        ),
    ] = None,
    occasion: Annotated[
        str | None,
        Parameter(
            help="The kind of occasion, which sets what holds by default: wedding, gala, "
            "state-dinner, working-lunch, ceremony, conference or talks."
        ),
    ] = None,
    lang: Lang = "en",
) -> int:
    """Make an event folder, or a workbook, to start from.

    Example: preseance new my-wedding --occasion wedding
    """
    from preseance.examples import OCCASIONS, start

    if occasion is None and example is None and sys.stdin.isatty() and sys.stdout.isatty():
        ask = translated("new.ask", ASK, lang).format(kinds=", ".join(OCCASIONS))
        occasion = out.input(f"{ask} ", markup=False).strip() or None
    ready = translated("new.ready", READY, lang)
    folder = start(folder, example=example, occasion=occasion)
    out.print(ready.format(folder=folder), markup=False)
    return 0
