"""Papers of an event, printed as the caller's audience may have them."""

from __future__ import annotations

import io
import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from preseance.door.papers import print_papers
from preseance.server.events import seen, store
from preseance.server.events.access import Entry

Form = Literal["pdf", "svg", "png"]
_TYPES = {"pdf": "application/pdf", "svg": "image/svg+xml", "png": "image/png"}


@dataclass(frozen=True)
class Made:
    """A file to be handed out."""

    name: str
    content: bytes
    kind: str
    """Its media type."""


def made_paper(
    kept: store.Kept,
    who: Entry,
    paper: str,
    *,
    session: str | None = None,
    form: Form = "pdf",
    language: str = "",
    guests: Sequence[str] = (),
) -> Made:
    """A paper of one session, or of all; several files in an archive.

    Raises
    ------
    UnknownNameError
        Where there is no such session, paper or guest.
    PreseanceError
        Where it is not for the audience, or cannot be printed.
    """
    named: Any = paper  # Which papers there are, the door says.
    with tempfile.TemporaryDirectory(prefix="preseance-") as aside:
        report = print_papers(
            store.as_printed(kept),
            named,
            audience=who.role.audience,
            fmt=form,
            to=aside,
            session=session,
            language=seen.language_of(kept.event, language),
            guests=guests,
        )
        made = {file.name: Path(file).read_bytes() for file in report.files}
    if len(made) == 1:
        ((name, content),) = made.items()
        return Made(name, content, _TYPES[form])
    return Made(f"{kept.key}-{paper}.zip", archive(made), "application/zip")


def archive(files: Mapping[str, bytes]) -> bytes:
    """Files as one archive."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as whole:
        for name, content in files.items():
            whole.writestr(name, content)
    return held.getvalue()
