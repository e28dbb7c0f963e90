"""Drawings of rows of flags for the manual: codes as the viewer sees them, and their order of honour."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from preseance.documents.fonts import Weight
from preseance.documents.palette import ACCENT, DISC, OUTLINE, QUIET, TEXT
from preseance.documents.scene import Box, Pen, Run, Scene, Text, middled, rectangle, stroke
from preseance.model.flag_row import FlagRow
from preseance.model.guest import Delegation
from preseance.protocol.flags import flags_of_row
from preseance.rooms.flags import flag_positions

_WIDTH, _HEIGHT = 140.0, 58.0
_FLAG = (13.0, 8.5)
"""Width and height of a flag, millimetres."""


def flag_scene(drawing: Mapping[str, Any]) -> Scene:
    """A row of flags: the host's filled, under each the place in the order of honour."""
    row = FlagRow.model_validate({"id": "row", **drawing["flags"]})
    home, *states = drawing["states"]
    delegations = [Delegation(id=home.lower(), name=home, country=home, home=True)]
    delegations += [Delegation(id=s.lower(), name=s, country=s) for s in states]
    delegations += [Delegation(id=b.lower(), name=b, monogram=b) for b in drawing.get("bodies", [])]
    codes = {d.id: d.monogram or d.country for d in delegations}
    flags = flags_of_row(row, delegations, {}, "en")
    scene = Scene(_WIDTH, _HEIGHT, drawing["caption"])
    at = flag_positions(row, len(flags))
    pitch = min(18.0, (_WIDTH - 24) / max(1, len(flags) - 1))
    for flag, (_, y, _) in zip(flags, at, strict=True):
        # Side by side as one sees them; what stands farther back is drawn higher.
        middle = _WIDTH / 2 + (flag.number - (len(flags) + 1) / 2) * pitch
        foot = _HEIGHT - 17 - y * 8.0
        own = flag.delegation == home.lower()
        top = foot - 7 - _FLAG[1]
        box = Box(middle - _FLAG[0] / 2, top, middle + _FLAG[0] / 2, top + _FLAG[1])
        pen = Pen(ACCENT if own else OUTLINE, 0.4, ACCENT if own else DISC)
        scene.add("tables", stroke(((middle, top), (middle, foot)), Pen(OUTLINE, 0.5)))
        scene.add("places", rectangle(box, pen))
        code = Run(codes[flag.delegation], Weight.SEMIBOLD, DISC if own else TEXT)
        scene.add("labels", middled(middle, top + _FLAG[1] / 2, code, 3.6))
        honour = "" if flag.honour is None else str(flag.honour + 1)
        scene.add("labels", middled(middle, foot + 3.5, Run(honour, Weight.REGULAR, QUIET), 3.0))
    caption = Run(drawing["caption"], Weight.SEMIBOLD, TEXT)
    scene.add("heading", Text(3.0, 5.0, (caption,), 3.4))
    viewer = Run("viewer", Weight.REGULAR, QUIET)
    scene.add("heading", Text(_WIDTH / 2, _HEIGHT - 4, (viewer,), 2.8, "middle"))
    return scene
