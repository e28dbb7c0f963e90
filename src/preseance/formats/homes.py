"""Where an event lives: in a folder, or in a workbook with a folder beside it.

Versions, history and the lock of a folder are in it; those of ``EVENT.xlsx`` are in
``EVENT.xlsx.d``, which looks like an event folder without an event.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

ENDING: Final = ".xlsx"
_BESIDE: Final = ".d"


def is_workbook(event: Path) -> bool:
    """Whether an event of that name is, or is to be, a workbook."""
    return event.suffix.lower() == ENDING and not event.is_dir()


def is_event(event: Path) -> bool:
    """Whether an event is there, whatever it holds."""
    return event.is_file() if is_workbook(event) else (event / "event.toml").exists()


def home_of(event: Path) -> Path:
    """The folder of an event's versions, history and lock; of such a folder, itself."""
    if not is_workbook(event):
        return event
    real = event.resolve() if event.is_symlink() else event
    return real.with_name(real.name + _BESIDE)


def place_of(home: Path, file: str) -> Path:
    """Where a file of an event stands: in its home, a workbook beside it."""
    return home.parent / file if home.name == f"{file}{_BESIDE}" else home / file
