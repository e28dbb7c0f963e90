"""Names that stand for nothing, and the lines they stand in."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from difflib import get_close_matches

from preseance.errors import Mistake
from preseance.wording.said import Said, meant

Lines = dict[str, tuple[int, ...]]
"""Line of each file's records, in the order of the event."""


def line_of(lines: Lines, file: str, index: int) -> int | None:
    """The line of a record of a file, None where it has none."""
    return lines[file][index] if index < len(lines.get(file, ())) else None


def stated(name: str) -> tuple[str, ...]:
    """A name that need not be given."""
    return (name,) if name else ()


def unknown(
    file: str,
    row: int | None,
    column: str,
    names: Iterable[str],
    kind: Said,
    known: Collection[str],
) -> Iterator[Mistake]:
    """Each name that is not there, with the known names it may have meant."""
    for name in names:
        if name not in known:
            found = Said("unknown {kind} «{name}»", kind=kind, name=name)
            near = get_close_matches(name, list(known), n=3)
            expected = Said("the id of a {kind}{hint}", kind=kind, hint=meant(near))
            yield Mistake(file, row, column, found, expected)
