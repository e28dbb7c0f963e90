"""The register of numbered copies: ``copies.csv`` beside an event's versions, a row a copy.

It is a record of paper that is out, so neither `undo` nor `restore` takes it back, and a row is
replaced by its own copy alone. People may tick copies off in it by writing a time into
``collected``.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from preseance.errors import InputError, Mistake, naming
from preseance.formats.atomic import write_atomically
from preseance.formats.homes import home_of
from preseance.formats.lock import writing
from preseance.model.printed_copy import PrintedCopy
from preseance.views.audiences import AUDIENCES
from preseance.wording.message import Listed
from preseance.wording.said import Said

FILE = "copies.csv"
_COLUMNS = (
    "version", "session", "paper", "audience", "copy", "of", "holder", "printed", "collected",
)  # fmt: skip


def read_copies(event: Path) -> tuple[PrintedCopy, ...]:
    """The copies that were handed out of an event's papers; none where none ever was.

    Raises
    ------
    InputError
        With every cell that says nothing.
    """
    file = home_of(event) / FILE
    if not file.is_file():
        return ()
    with naming(file):
        text = file.read_bytes().decode("utf-8-sig", "replace")
    rows = csv.DictReader(io.StringIO(text))
    missing = [name for name in _COLUMNS if name not in (rows.fieldnames or ())]
    if missing:
        found = ",".join(rows.fieldnames or ())
        said = Said("the columns {columns}", columns=",".join(_COLUMNS))
        raise InputError([Mistake(FILE, 1, None, f"«{found}»", said)])
    wrong: list[Mistake] = []
    copies = [copy for row in rows if (copy := _copy(row, rows.line_num, wrong))]
    if wrong:
        raise InputError(wrong)
    return tuple(copies)


def _copy(row: dict[str, str | None], line: int, wrong: list[Mistake]) -> PrintedCopy | None:
    before = len(wrong)

    def number(name: str) -> int:
        said = (row[name] or "").strip()
        if said.isascii() and said.isdigit():
            return int(said)
        wrong.append(Mistake(FILE, line, name, f"«{said}»", Said("a whole number")))
        return 0

    def moment(name: str) -> datetime:
        said = (row[name] or "").strip()
        try:
            return datetime.fromisoformat(said)
        except ValueError:
            wrong.append(
                Mistake(
                    FILE,
                    line,
                    name,
                    f"«{said}»",
                    Said("a time such as {time}", time="2026-05-01T18:30"),
                )
            )
            return datetime.min

    audience = (row["audience"] or "").strip()
    if audience not in AUDIENCES:
        known = Listed(tuple(AUDIENCES), either=True)
        wrong.append(Mistake(FILE, line, "audience", f"«{audience}»", Said("{known}", known=known)))
    copy = PrintedCopy(
        version=number("version") if (row["version"] or "").strip() else None,
        session=row["session"] or "",
        paper=row["paper"] or "",
        audience=audience,
        number=number("copy"),
        of=number("of"),
        holder=row["holder"] or "",
        printed=moment("printed"),
        collected=moment("collected") if (row["collected"] or "").strip() else None,
    )
    return copy if len(wrong) == before else None


def register(event: Path, copies: Iterable[PrintedCopy]) -> None:
    """Enter copies; one that is in it already, printed again or collected, takes its own row.

    Raises
    ------
    InputError
        Where the register cannot be read; it is left as it is.
    HeldError, NoLockError
        Where others write in the event.
    """
    with writing(event):
        known = {copy.key: copy for copy in read_copies(event)}
        known |= {copy.key: copy for copy in copies}
        stream = io.StringIO()
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(_COLUMNS)
        writer.writerows(_cells(copy) for copy in known.values())
        write_atomically(home_of(event) / FILE, stream.getvalue().encode())


def _cells(copy: PrintedCopy) -> tuple[object, ...]:
    return (
        copy.version or "",
        copy.session,
        copy.paper,
        copy.audience,
        copy.number,
        copy.of,
        copy.holder,
        copy.printed.isoformat(),
        copy.collected.isoformat() if copy.collected else "",
    )
