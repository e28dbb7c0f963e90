"""What the planning room holds about one guest."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter

from preseance.cli.commands.serve import Data
from preseance.cli.console import say
from preseance.cli.options import Lang

EventKey = Annotated[str, Parameter(help="The event in the room, by the key in its address.")]
GuestId = Annotated[str, Parameter(help="The guest's id.")]


def run(
    event: EventKey,
    guest: GuestId,
    /,
    *,
    data: Data = None,
    lang: Lang = "en",  # what is wrong is said in it
) -> int:
    """Give out everything the planning room holds about one guest, as JSON on stdout.

    The row, places, rules and requests, each revision and version that tells of them, all else.

    Example: preseance room export-person embassy-dinner tomasz-wrona
    """
    from preseance.server import running

    running.ready(data)
    from preseance.server.events import store
    from preseance.server.events.personal.exporting import held_of

    told = held_of(event, guest)
    store.audit(store.latest(event).pk, None, "held", guest=guest)
    say(told)
    return 0
