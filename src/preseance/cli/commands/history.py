"""The published versions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from preseance.cli.console import out, say
from preseance.cli.options import Json, Lang

if TYPE_CHECKING:
    from preseance.formats import Draft
    from preseance.model.event import Event
    from preseance.planning.wording import Wording


def run(event: Path, *, lang: Lang = "en", as_json: Json = False) -> int:
    """List the published versions, oldest first, with what moved from each to the next.

    Example: preseance history my-lunch
    """
    from preseance.formats import read_draft
    from preseance.formats.versions import version_of
    from preseance.planning.catalogue import wording_of

    draft = read_draft(event)
    known, current = draft.event, version_of(draft)
    in_force = current.number if current else None
    rows = [row | {"current": row["version"] == in_force} for row in _rows(draft)]
    if as_json:
        say({"versions": rows, "current": in_force})
        return 0
    for line in _lines(rows, wording_of(known, lang)):
        out.print(line, markup=False)
    return 0


def _rows(draft: Draft) -> Iterator[dict[str, Any]]:
    """Each version, with what moved since the one before."""
    from preseance.cli.moves import move_report
    from preseance.formats.versions import read_version, versions_of
    from preseance.planning.publishing import difference

    before: Event | None = None
    for version in versions_of(draft):
        frozen = read_version(draft.folder, version.number)
        moves = difference(before.plan, frozen.plan, frozen).moves if before else ()
        before = frozen
        yield {
            "version": version.number,
            **version.model_dump(mode="json", exclude={"number", "superseded_by"}),
            "moves": [move_report(m) for m in moves],
        }


def _lines(rows: Sequence[dict[str, Any]], wording: Wording) -> Iterator[str]:
    from preseance.model.finding import Message, Term

    if not rows:
        yield wording.sentence(Message("version.none"))
    stages = [str(wording.word(Term(f"stage.{row['stage']}"))) for row in rows]
    authors = [row["author"] for row in rows]
    for row, stage, author in zip(rows, stages, authors, strict=True):
        moved = wording.sentence(Message("version.moved", {"number": len(row["moves"])}))
        yield (
            f"{'▸' if row['current'] else ' '} {row['version']:>3}  {row['time']}"
            f"  {stage:<{max(map(len, stages))}}  {author:<{max(map(len, authors))}}"
            f"  {moved}  {' '.join(row['reason'].split())}"
        )
