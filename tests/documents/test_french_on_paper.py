"""What papers print in French keeps to French typography: every paper of every example."""

import re
from pathlib import Path

import pytest
from tests.wording.french_faults import faults

from preseance import examples
from preseance.documents.printing import making
from preseance.documents.scene import Scene
from preseance.door.paper_kinds import KINDS, PAGES, ordered
from preseance.door.sheets import sheets_of
from preseance.formats import read_event
from preseance.model.place import PlaceKind
from preseance.model.plan import Placement, Plan
from preseance.planning.checks.checking import Check
from preseance.planning.occasion.making import occasion_of

_HERE = Path(examples.__file__).parent
_TEXT = re.compile(r'"((?:[^"\\]|\\.)*)"')


@pytest.mark.parametrize("example", examples.names())
def test_no_paper_of_an_example_has_a_fault(example: str, monkeypatch: pytest.MonkeyPatch) -> None:
    said: set[str] = set()

    def source_kept(source: str, *_: object) -> tuple[bytes, ...]:
        said.update(_TEXT.findall(source))
        return (b"",)

    def scenes_kept(scenes: tuple[Scene, ...], *_: object) -> tuple[bytes, ...]:
        said.update(text.content for scene in scenes for text in scene.texts())
        return (b"",)

    monkeypatch.setattr(making, "write_source", source_kept)
    monkeypatch.setattr(making, "write_scenes", scenes_kept)
    folder = _HERE / example
    written = " ".join(file.read_text("utf-8") for file in folder.iterdir() if file.is_file())
    occasion = occasion_of(read_event(folder))
    seated = tuple(
        Placement(session=assembly.session.id, guest=guest, place=place)
        for assembly in occasion.assemblies
        for guest, place in zip(
            assembly.guests,
            (p.id for p in assembly.places if p.kind is not PlaceKind.AUXILIARY),
            strict=False,
        )
    )
    checked = Check(occasion, Plan(placements=seated), (), (), ())
    # A sign needs an address to lead to, and pages are read in a browser.
    kinds = tuple(kind for kind in KINDS if kind not in (*PAGES, "find-sign"))
    order = ordered((*kinds, "a1"), "protocol", "fr", "pdf")
    for assembly in occasion.assemblies:
        for sheet in sheets_of(checked, assembly, order):
            said.update(remark.text for remark in sheet.printed.remarks)
    assert said
    found = [
        (fault, text)
        for text in said
        for fault, near in faults(text, around=5)
        # What hosts have written stays as they wrote it.
        if near not in written and near.strip() not in written
    ]
    assert found == []
