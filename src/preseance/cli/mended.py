"""Keeping a mended plan: the event folder in one step, a version where wished, the sheets."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from preseance.cli.options import Lang
from preseance.formats import Draft, write_event
from preseance.formats.atomic import write_atomically
from preseance.formats.versions import publish_version
from preseance.model.plan import Stage, Version
from preseance.planning.mending import Answer
from preseance.planning.publishing import author_of, now, stamped
from preseance.planning.replanning import Replanned


def keep(
    draft: Draft, answer: Answer, sentences: Sequence[str], stage: str | None
) -> Version | None:
    """Write the mended event as the draft, or publish it at once; the version, if any."""
    if stage is None:
        write_event(answer.event, draft.folder, since=draft)
        return None
    return publish_version(
        draft.folder,
        stamped(answer.event, Stage(stage)),
        stage=Stage(stage),
        author=author_of(answer.event),
        reason="; ".join(sentences),
        time=now(),
        since=draft,
    )


def write_sheets(
    made: Replanned,
    answer: Answer,
    current: Version | None,
    to: Path | None,
    lang: Lang,
    published: Version | None = None,
) -> list[str]:
    """The change sheet of each reader, into a folder; none where no folder is named."""
    if to is None:
        return []
    from preseance.documents import print_changes
    from preseance.planning.change_sheets import readers, sheet_for

    to.mkdir(parents=True, exist_ok=True)
    files = []
    for reader in readers(answer):
        printed = print_changes(sheet_for(made, answer, reader, current, lang, published))
        file = to / f"changes-{reader.stem}.pdf"
        write_atomically(file, printed.pages[0])
        files.append(str(file))
    return files
