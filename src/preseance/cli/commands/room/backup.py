"""A backup of the planning room."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from preseance.cli.commands.serve import Data
from preseance.cli.console import out, say
from preseance.cli.options import Json, Lang
from preseance.wording.said import Said, in_language


def run(
    file: Annotated[Path, Parameter(help="Where the backup goes; nothing may be there yet.")],
    /,
    *,
    data: Data = None,
    lang: Lang = "en",
    as_json: Json = False,
) -> int:
    """Write the whole planning room into one archive, while it runs; for its owner alone.

    The same from SQLite and PostgreSQL. The secret key is not in it.

    Example: preseance room backup room-2024-05-17.zip
    """
    from preseance.server import running

    running.ready(data)
    from preseance.server.backups.making import back_up

    made = back_up(file)
    if as_json:
        say({"file": str(file), **made.to_json()})
        return 0
    rows = sum(table.rows for table in made.tables.values())
    events = made.tables["events.event"].rows
    told = Said("{events} events ({rows} rows) are in «{file}».", events=str(events), rows=str(rows), file=str(file))  # fmt: skip
    out.print(in_language(told, lang), markup=False)
    return 0
