"""The places of each session."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from preseance.cli.console import out, say
from preseance.cli.options import Json


def run(event: Path, *, session: str | None = None, as_json: Json = False) -> int:
    """Show the places of each session with their honour and relations.

    Example: preseance places my-lunch --session lunch --json
    """
    from preseance.formats import read_event
    from preseance.planning.occasions import occasion_of

    occasion = occasion_of(read_event(event), session)
    found: dict[str, list[dict[str, Any]]] = {}
    for scene in occasion.scenes:
        relations = scene.layout.relations
        found[scene.session.id] = [
            {
                "place": p.id,
                "kind": p.kind.value,
                "room": p.room,
                "table": p.table,
                "table_rank": p.table_rank,
                "number": p.number,
                "x": p.x,
                "y": p.y,
                "facing": p.facing,
                "presiding": p.presiding,
                "honour": p.honour,
                "relations": {name: list(of.get(p.id, ())) for name, of in relations.items()},
            }
            for p in scene.places
        ]
    if as_json:
        say({"sessions": found})
        return 0
    for name, rows in found.items():
        out.print(f"[bold]{name}[/bold]: {len(rows)} places")
        for row in rows:
            what = row["presiding"] or f"honour {row['honour']}"
            out.print(f"  {row['place']:<12} {what:<12} x {row['x']:.2f} m, y {row['y']:.2f} m")
    return 0
