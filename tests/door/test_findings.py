"""Many findings of one kind are one line with their number; few, and all if asked, stand alone."""

from __future__ import annotations

from preseance.door.findings import MOST_ALIKE, finding_lines
from preseance.model.finding import Finding
from preseance.model.rule_row import Level
from preseance.views.speaking import sentences
from preseance.wording.message import GuestRef, Message
from preseance.wording.wording import Wording

ENGLISH = Wording(sentences("en"))


def _findings(kind: str, count: int) -> list[Finding]:
    return [
        Finding(
            rule=kind, kind=kind, level=Level.MUST, session="s", guests=(f"g{k}",), places=(),
            cost=1, message=Message("replan.none_found" if k else "change.add", {"a": GuestRef("g")}),
        )
        for k in range(count)
    ]  # fmt: skip


def test_157_of_one_kind_are_one_line_with_a_number() -> None:
    (line,) = finding_lines(_findings("keep_apart", 157), ENGLISH)
    assert line.startswith("157 × ")
    assert line.endswith("first: Add g")


def test_a_few_of_each_kind_stand_alone_in_their_order() -> None:
    found = [*_findings("pin", MOST_ALIKE), *_findings("keep_apart", MOST_ALIKE + 1)]
    lines = finding_lines(found, ENGLISH)
    assert len(lines) == MOST_ALIKE + 1
    assert lines[-1].startswith(f"{MOST_ALIKE + 1} × ")
