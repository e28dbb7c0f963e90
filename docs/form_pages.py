"""The pages of the table forms, from docs/forms.toml: text, drawings with the order of honour, source."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from docs.flag_drawings import flag_scene

from preseance.documents.fonts import Weight
from preseance.documents.forms import case_scene, form_scene
from preseance.documents.palette import ACCENT, OUTLINE, QUIET, TEXT
from preseance.documents.scene import Pen, Run, Text, stroke
from preseance.documents.svg import write_svg
from preseance.model.forms import capacity_problem
from preseance.model.room import Table
from preseance.views.forms import custom_view, form_view

_DATA = Path(__file__).parent / "forms.toml"


def form_pages() -> Mapping[str, bytes]:
    """Every file of docs/forms, by its path in there."""
    pages: dict[str, bytes] = {}
    listed = tomllib.loads(_DATA.read_text("utf-8"))["page"]
    for page in listed:
        name = page["id"]
        lines = [f"# {page['title']}", "", page["text"], ""]
        for k, drawing in enumerate(page["drawings"], 1):
            pages[f"{name}-{k}.svg"] = _drawing(drawing)
            lines += [f"![{drawing['caption']}]({name}-{k}.svg)", ""]
            said = {"seating": "table"} if drawing.get("whole") else {}
            told = drawing["flags"] if "flags" in drawing else {**drawing["table"], **said}
            lines += ["```toml", *_settings(told), "```", ""]
        lines += ["## Settings", "", *(f"- {text}" for text in page["settings"]), ""]
        lines += ["## Source", "", page["source"], ""]
        pages[f"{name}.md"] = "\n".join(lines).encode()
    index = [
        "# Table forms",
        "",
        "Made by `python docs/build.py forms` from docs/forms.toml; do not edit.",
        "",
        "Drawn by the program. H is the host, C the co-host or guest of honour who presides with "
        "them; 1 is the first place of honour, and on. Dashed discs are auxiliary places.",
        "",
        *(f"- [{p['title']}]({p['id']}.md)" for p in listed),
        "",
    ]
    pages["README.md"] = "\n".join(index).encode()
    return pages


def _settings(table: Mapping[str, Any]) -> list[str]:
    def said(value: object) -> str:
        if isinstance(value, bool):
            return "true" if value else "false"
        return f'"{value}"' if isinstance(value, str) else str(value)

    return [f"{key} = {said(value)}" for key, value in table.items()]


def _drawing(drawing: Mapping[str, Any]) -> bytes:
    if "flags" in drawing:
        return write_svg(flag_scene(drawing))
    table = Table.model_validate({"id": "t", **drawing["table"]})
    problem = capacity_problem(table)
    assert problem is None, problem
    if table.custom:
        scene = case_scene(custom_view(table, drawing["caption"]))
    else:
        view = form_view(
            table,
            drawing["caption"],
            variant=drawing.get("variant", ""),
            room=drawing.get("room", {}),
            whole=drawing.get("whole", False),
        )
        scene = form_scene(view, labelled=drawing.get("labelled", False))
    top = 5.0
    caption = Run(drawing["caption"], Weight.SEMIBOLD, TEXT)
    scene.add("heading", Text(3.0, top, (caption,), 3.4))
    key = [
        Run("H", Weight.SEMIBOLD, TEXT),
        Run(" host   ", Weight.REGULAR, QUIET),
        Run("C", Weight.SEMIBOLD, TEXT),
        Run(" co-host   ", Weight.REGULAR, QUIET),
        Run("1", Weight.SEMIBOLD, ACCENT),
        Run(" first place of honour", Weight.REGULAR, QUIET),
    ]
    if not table.custom and not drawing.get("labelled"):
        scene.add("heading", Text(scene.width - 3.0, top, tuple(key), 2.6, "end"))
    for side, y in (("head", 13.0), ("foot", scene.height - 2.0)):
        said = drawing.get(side, "")
        if not said:
            continue
        text = Text(scene.width / 2, y, (Run(said, Weight.REGULAR, QUIET),), 2.8, "middle")
        near, far = text.width / 2 + 2, text.width / 2 + 14
        for left, right in ((-far, -near), (near, far)):
            line = ((text.x + left, y - 1.0), (text.x + right, y - 1.0))
            scene.add("room", stroke(line, Pen(OUTLINE, 0.6)))
        scene.add("heading", text)
    return write_svg(scene)
