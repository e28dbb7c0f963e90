"""What the planning room needs of its machine."""

from __future__ import annotations

import os
from typing import Annotated

from cyclopts import Parameter

from preseance.cli.commands.serve import Data
from preseance.cli.console import err, out, say
from preseance.cli.options import Json, Lang
from preseance.wording.said import Said, in_language

_SIGNS = {"well": "✓", "mind": "!", "broken": "✗"}


def run(
    *,
    warm: Annotated[
        bool,
        Parameter(negative="", help="Compile first what plans need, so that none waits for it."),
    ] = False,
    data: Data = None,
    lang: Lang = "en",
    as_json: Json = False,
) -> int:
    """Look whether this machine has what the planning room needs; nothing is changed.

    Status 1 where something is broken.

    Example: preseance doctor
    """
    if warm:
        _warm(lang)
    from preseance.server import doctor, environment

    if data is not None:
        os.environ[environment.DATA] = str(data.absolute())
    looks = doctor.looked()
    state = doctor.worst(looks)
    if as_json:
        say({"state": state, "looks": [look.to_json(lang) for look in looks]})
    else:
        for look in looks:
            out.print(f"{_SIGNS[look.state]} {in_language(look.said, lang)}", markup=False)
    return 1 if state == "broken" else 0


def _warm(lang: str) -> None:
    from rich.progress import Progress

    from preseance.door.warming import warm

    with Progress(console=err) as bar:
        said = Said("Compiling the search for this machine")
        task = bar.add_task(in_language(said, lang), total=None)
        warm(lambda done, all_: bar.update(task, completed=done, total=all_))
