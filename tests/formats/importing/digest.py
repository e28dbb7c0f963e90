"""What the tests hold an import against: its report without what is empty."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from preseance.formats.importing import Imported
from preseance.formats.importing.folding import folded
from preseance.formats.importing.report import import_report

CASES = Path(__file__).parents[2] / "cases" / "imports"
_LEFT_OUT = ("cells", "guest", "at", "sex", "groups", "honours")
_SAID_ELSEWHERE = frozenset(
    [
        "id",
        "status",
        "diet",
        "allergy",
        "access",
        "country",
        "language",
        "sex",
        "took_office",
        "arrival",
        "departure",
        "plus_one",
        "children",
        "rank",
        "title",
        "partner",
        "companion_of",
        "name_order",
        "table",
        "seat",
    ]
)
"""Fields that are kept as codes, not as words."""
_JOINING = frozenset(
    [
        "and",
        "et",
        "und",
        "e",
        "y",
        "2",
        "4",
        "5",
        "plus1",
        "begleitung",
        "bambini",
        "guest",
        "anni",
        "accompagnatore",
    ]
)
"""Words of a cell of names that say who comes along; the companions themselves tell it."""


def digest(imported: Imported) -> dict[str, Any]:
    """The report in a form that reads well in YAML."""
    report = import_report(imported, "en")
    return {
        "columns": {
            c["heading"] or c["column"]: f"companion's {c['field']}"
            if c["companion"]
            else c["field"]
            for c in report["columns"]
        },
        "persons": [
            {
                "at": p["at"],
                **{k: v for k, v in p.items() if k not in _LEFT_OUT and v not in ("", [], None)},
            }
            for p in report["persons"]
        ],
        "companions": [
            " ".join(
                str(w)
                for w in (c["at"], c["relation"], "of", c["of"], c["name"] and f"({c['name']})")
                if w
            )
            for c in report["companions"]
        ],
        "doubts": [f"{d['at']} {d['kind']}" for d in report["doubts"]],
        "doubles": [d["names"] for d in report["doubles"]],
        "skipped": [f"{s['at']} {s['kind']}" for s in report["skipped"]],
        "rules": [f"{r['kind']} {';'.join(r['a'])} {';'.join(r['b'])}" for r in report["rules"]],
    }


def lost_cells(imported: Imported) -> list[str]:
    """Cells of guests whose words stand nowhere in the report, nor as a code of their column."""
    report = import_report(imported, "en")
    field_of = {c["heading"] or c["column"]: c["field"] for c in report["columns"]}
    said: dict[str, str] = {}
    for entry in (*report["persons"], *report["companions"]):
        words = [str(v) for k, v in entry.items() if k not in ("cells", "at")]
        said[entry["at"]] = f"{said.get(entry['at'], '')} {' '.join(words)}"
    for doubt in report["doubts"]:
        said[doubt["at"]] = f"{said.get(doubt['at'], '')} {doubt['text']}"
    lost = []
    for person in report["persons"]:
        there = set(folded(said[person["at"]]).split())
        for heading, text in person["cells"].items():
            if field_of[heading] in _SAID_ELSEWHERE:
                continue
            missing = set(folded(text).split()) - there - _JOINING
            if missing:
                lost.append(f"{person['at']} {heading}: {text} ({', '.join(sorted(missing))})")
    return lost
