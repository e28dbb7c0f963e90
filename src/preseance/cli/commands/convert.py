"""An event in another form."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter

from preseance.cli.console import say, tell
from preseance.cli.options import Json, Lang


def run(
    source: Annotated[
        Path,
        Parameter(help="An event folder, workbook or JSON file, or a seating plan of pretix."),
    ],
    target: Annotated[
        Path,
        Parameter(
            help="What to write, by its ending: .xlsx, .json, .pretix.json, .csv (names and "
            "places, for mail merge), or none for a folder."
        ),
    ],
    *,
    form: Annotated[
        Literal["folder", "workbook", "json", "pretix", "csv"] | None,
        Parameter(name="--as", help="What to write, whatever the ending says."),
    ] = None,
    lang: Lang = "en",
    as_json: Json = False,
) -> int:
    """Write an event in another form, and say what that form cannot hold.

    Example: preseance convert my-gala my-gala.xlsx
    """
    from preseance import convert

    report = convert(source, target, form=form)
    if as_json:
        say(report.to_json(lang))
    else:
        tell(report.told(lang))
    return 0
