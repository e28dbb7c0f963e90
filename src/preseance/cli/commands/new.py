"""Start an event folder from an example."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from preseance.cli.console import out
from preseance.cli.options import Lang
from preseance.errors import UnknownNameError
from preseance.model.occasions import OccasionKind
from preseance.wording.languages import translated
from preseance.wording.said import Said

READY = "{folder} is ready. Next: preseance plan {folder}"
ASK = "What kind of occasion is it ({kinds}; nothing for none of them)?"
_USUAL = "embassy-dinner"


def run(
    folder: Annotated[Path, Parameter(help="The folder to make.")],
    *,
    example: Annotated[
        str | None,
        Parameter(
            name="--from",
            help="The example: conference-dinner, embassy-dinner, gala, paris-2018, summit, "
            "town-hall or wedding; the one nearest to the occasion where it is left out.",
        ),
    ] = None,
    occasion: Annotated[
        str | None,
        Parameter(
            help="The kind of occasion, which sets what holds by default: wedding, gala, "
            "state-dinner, working-lunch, ceremony, conference or talks."
        ),
    ] = None,
    lang: Lang = "en",
) -> int:
    """Make an event folder to start from.

    Example: preseance new my-wedding --occasion wedding
    """
    from preseance.examples import FOR_OCCASION, copy_example

    asked = occasion is None and example is None and sys.stdin.isatty() and sys.stdout.isatty()
    kind = _kind(_answer(lang) if asked else occasion)
    copied = copy_example(example or (FOR_OCCASION[kind] if kind else _USUAL), folder)
    if kind is not None:
        _set(copied, kind)
    ready = translated("new.ready", READY, lang)
    out.print(ready.format(folder=copied), markup=False)
    return 0


def _answer(lang: str) -> str | None:
    ask = translated("new.ask", ASK, lang).format(kinds=", ".join(OccasionKind))
    return out.input(f"{ask} ", markup=False).strip() or None


def _kind(name: str | None) -> OccasionKind | None:
    if name is None:
        return None
    if name not in list(OccasionKind):
        raise UnknownNameError(Said("kind of occasion"), name, tuple(OccasionKind))
    return OccasionKind(name)


def _set(folder: Path, kind: OccasionKind) -> None:
    """Write the kind of occasion into the event; what its settings say goes before it."""
    from preseance.formats.event_folder import read_event, write_event

    event = read_event(folder)
    if event.occasion is not kind:
        write_event(event.model_copy(update={"occasion": kind}), folder)
