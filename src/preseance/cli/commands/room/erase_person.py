"""One guest erased from the planning room."""

from __future__ import annotations

from preseance.cli.commands.room.export_person import EventKey, GuestId
from preseance.cli.commands.serve import Data
from preseance.cli.console import out, say
from preseance.cli.options import Json, Lang
from preseance.wording.said import Said, in_language


def run(
    event: EventKey,
    guest: GuestId,
    /,
    *,
    data: Data = None,
    lang: Lang = "en",
    as_json: Json = False,
) -> int:
    """Erase one guest for good: from the event, its whole journal, its versions and papers.

    A neutral guest keeps the place, so that plan and counts stay right. Backups keep what they hold.

    Example: preseance room erase-person embassy-dinner tomasz-wrona
    """
    from preseance.server import running

    running.ready(data)
    from preseance.server.events.personal.erasing import erase

    erased = erase(event, guest, None)
    if as_json:
        say(erased.to_json())
        return 0
    told = Said(
        "They are erased; «{name}» ({id}) stands where they stood. Backups made before still hold them.",
        name=erased.label,
        id=erased.stands,
    )
    out.print(in_language(told, lang), markup=False)
    return 0
