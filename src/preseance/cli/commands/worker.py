"""Work for the planning room."""

from __future__ import annotations

from preseance.cli.commands.serve import Data


def run(*, data: Data = None) -> int:
    """Work out plans and answers for the planning room, until told to stop.

    Example: DATABASE_URL=postgresql://room@db/room preseance worker
    """
    from preseance.server import running

    running.ready(data)
    running.work()
    return 0
