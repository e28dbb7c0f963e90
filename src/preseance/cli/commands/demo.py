"""The Paris story."""

from __future__ import annotations

from pathlib import Path

from preseance.cli.console import out


def run(*, to: Path = Path("out/paris-2018")) -> int:
    """Tell the Paris story, from guest list to last-minute switch, with its papers.

    Example: preseance demo --to out/paris-2018
    """
    import tempfile

    from preseance.cli.story import tell
    from preseance.examples import copy_example

    to.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix="event-", dir=to))
    return tell(copy_example("paris-2018", folder), to, out)
