"""What the planning room needs of its machine."""

from __future__ import annotations

import os

from preseance.cli.commands.serve import Data
from preseance.cli.console import out, say
from preseance.cli.options import Json, Lang
from preseance.wording.said import in_language

_SIGNS = {"well": "✓", "mind": "!", "broken": "✗"}


def run(*, data: Data = None, lang: Lang = "en", as_json: Json = False) -> int:
    """Look whether this machine has what the planning room needs; nothing is changed.

    Status 1 where something is broken.

    Example: preseance doctor
    """
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
