"""A link by which somebody chooses another password."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter
from cyclopts.validators import Number

from preseance.cli.commands.serve import Data
from preseance.cli.console import out, say
from preseance.cli.options import Json, Lang
from preseance.wording.said import Said, in_language


def run(
    name: Annotated[str, Parameter(help="The name of the account.")],
    /,
    *,
    port: Annotated[
        int,
        Parameter(validator=Number(gte=1, lte=65535), help="Where the room listens."),
    ] = 8000,
    data: Data = None,
    lang: Lang = "en",
    as_json: Json = False,
) -> int:
    """Make a link by which somebody chooses another password, once, within a day.

    Whoever has the link is them: give it to nobody else. It closes those made before.

    Example: preseance room password olga
    """
    from preseance.server import running

    running.ready(data)
    link = running.password_address(name, port)
    if as_json:
        say({"name": name, "link": link})
        return 0
    told = Said("{name} chooses another password here; the link works once, for a day: {link}", name=name, link=link)  # fmt: skip
    out.print(in_language(told, lang), markup=False)
    return 0
