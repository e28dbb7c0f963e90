"""The typefaces an event is printed in: the house's own before those that are bundled."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from preseance.documents.typefaces import Typefaces
    from preseance.door.events import Source
    from preseance.model.event import Event

SETTING = "papers.fonts"


def typefaces_of(event: Event, source: Source) -> Typefaces:
    """Those of the folder that the setting names, as seen from the event's folder.

    Raises
    ------
    InputError
        Where it is no folder of fonts, or holds a file that is none.
    """
    from preseance.documents.own_fonts import with_own_fonts
    from preseance.documents.typefaces import bundled
    from preseance.model.event import Event

    named = event.settings.get(SETTING)
    if not named:
        return bundled()
    home = Path() if isinstance(source, Event) else Path(source)
    home = home if home.is_dir() else home.parent
    return with_own_fonts(home / Path(str(named)).expanduser(), str(named))
