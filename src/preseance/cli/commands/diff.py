"""What differs between two versions."""

from __future__ import annotations

from pathlib import Path

from preseance.cli.console import say, tell
from preseance.cli.options import Json, Lang


def run(
    event: Path,
    first: int | None = None,
    second: int | None = None,
    /,
    *,
    session: str | None = None,
    lang: Lang = "en",
    as_json: Json = False,
) -> int:
    """Show who moves from one version to another: two versions, or one and the draft.

    With no version named, from the version in force to the draft.
    Example: preseance diff my-lunch 1 2
    """
    from preseance import diff

    report = diff(event, first, second, session=session, language=lang)
    if as_json:
        say(report.to_json(lang))
    else:
        tell(report.told(lang))
    return 0
