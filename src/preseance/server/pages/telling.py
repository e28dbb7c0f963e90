"""What a report tells, for templates: lines and tables, nothing of it HTML."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from preseance.door.telling import Grid, Part, cell_text

_STYLES = {"heading": "heading", "aside": "quiet", "loss": "loss"}


def parts_of(told: Iterable[Part]) -> list[dict[str, Any]]:
    """A list of ``lines`` (text, class) and ``grid`` (title, heads, rows), in their order."""
    found: list[dict[str, Any]] = []
    for part in told:
        if isinstance(part, Grid):
            found.append({"grid": _grid(part)})
            continue
        line = {"text": part.text.strip(), "style": _STYLES.get(part.style, "")}
        if part.style == "heading":
            found.append({"heading": line["text"]})
        elif found and "lines" in found[-1]:
            found[-1]["lines"].append(line)
        else:
            found.append({"lines": [line]})
    return found


def _grid(grid: Grid) -> dict[str, Any]:
    kinds = ["number" if column.right else "" for column in grid.columns]
    return {
        "title": grid.title,
        "heads": [
            {"text": c.name, "style": kind} for c, kind in zip(grid.columns, kinds, strict=True)
        ],
        "rows": [
            [{"text": cell_text(c), "style": kind} for c, kind in zip(row, kinds, strict=True)]
            for row in grid.rows
        ],
    }
