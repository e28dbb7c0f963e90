"""Where commands speak: answers on stdout, progress and remarks on stderr."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from rich.console import Console

if TYPE_CHECKING:
    from rich.table import Table

    from preseance.door.telling import Grid, Part

out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, soft_wrap=True)
_STYLES = {"heading": "bold", "aside": "dim", "gain": "bold green", "loss": "bold red"}


def say(report: dict[str, Any]) -> None:
    """Print one JSON object."""
    sys.stdout.write(json.dumps(report, ensure_ascii=False, indent=1) + "\n")
    sys.stdout.flush()  # Here, where what goes wrong is told.


def tell(parts: Iterable[Part]) -> None:
    """Print lines and tables for people."""
    from preseance.door.telling import Line

    for part in parts:
        if isinstance(part, Line):
            out.print(part.text, markup=False, style=_STYLES.get(part.style))
        else:
            out.print(table_of(part), soft_wrap=False)


def table_of(grid: Grid) -> Table:
    """A table as a terminal shows it, folded into its width."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    from preseance.door.telling import Line

    table = Table(
        title=Text(grid.title) if grid.title else None,
        title_justify="left",
        box=SIMPLE_HEAD,
        pad_edge=False,
        show_edge=False,
    )
    for column in grid.columns:
        table.add_column(
            Text(column.name),
            justify="right" if column.right else "left",
            no_wrap=column.width == "whole",
            ratio=1 if column.width == "rest" else None,
        )
    for row in grid.rows:
        table.add_row(
            *(
                Text(cell.text, _STYLES.get(cell.style, ""))
                if isinstance(cell, Line)
                else Text(cell)
                for cell in row
            )
        )
    return table
