"""The published versions."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from preseance.cli.console import out, say
from preseance.cli.options import Json


def run(event: Path, *, as_json: Json = False) -> int:
    """List the published versions, oldest first, with what moved from each to the next.

    Example: preseance history my-lunch
    """
    from preseance.cli.moves import move_report
    from preseance.formats import read_event
    from preseance.formats.versions import current_version, list_versions, read_version
    from preseance.model.event import Event
    from preseance.planning.publishing import difference

    read_event(event)
    current, rows = current_version(event), list[dict[str, Any]]()
    before: Event | None = None
    for version in list_versions(event):
        frozen = read_version(event, version.number)
        changed = difference(before.plan, frozen.plan, frozen) if before else None
        before = frozen
        rows.append(
            {
                "version": version.number,
                **version.model_dump(mode="json", exclude={"number", "superseded_by"}),
                "current": current is not None and version.number == current.number,
                "moves": [move_report(m) for m in changed.moves] if changed else [],
            }
        )
    if as_json:
        say({"versions": rows, "current": current.number if current else None})
        return 0
    for row in rows:
        mark = "▸" if row["current"] else " "
        out.print(
            f"{mark} {row['version']:>3}  {row['time']}  {row['stage']:<9} {row['author']}"
            f"  {len(row['moves'])} moved  {row['reason']}",
            markup=False,
        )
    if not rows:
        out.print("Nothing is published yet.")
    return 0
