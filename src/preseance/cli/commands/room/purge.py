"""Events of the planning room whose time is over."""

from __future__ import annotations

from preseance.cli.commands.serve import Data
from preseance.cli.console import out, say
from preseance.cli.options import DryRun, Json, Lang
from preseance.wording.message import Moment
from preseance.wording.said import Said, in_language


def run(
    *,
    dry_run: DryRun = False,
    data: Data = None,
    lang: Lang = "en",
    as_json: Json = False,
) -> int:
    """Let the events go whose retention is over, with journal, versions and all else.

    The room does so itself once a day, where it is set for an event.

    Example: preseance room purge --dry-run
    """
    from preseance.server import running

    running.ready(data)
    from preseance.server.events.personal.retention import due, purge

    gone = due() if dry_run else purge()
    if as_json:
        found = [{"key": g.key, "end": g.end.isoformat(), "days": g.days} for g in gone]
        say({"purged": found, "dry_run": dry_run})
        return 0
    for event in gone:
        told = (
            Said("«{key}» ended on {end}: {days} days are over.", key=event.key, end=Moment(event.end.isoformat()), days=str(event.days))
            if dry_run
            else Said("«{key}» is gone; it ended on {end}.", key=event.key, end=Moment(event.end.isoformat()))
        )  # fmt: skip
        out.print(in_language(told, lang), markup=False)
    if not gone:
        out.print(in_language(Said("No event's time is over."), lang), markup=False)
    return 0
