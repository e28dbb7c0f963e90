"""Static files: all of one folder under one name that tells what is in it.

Modules and style sheets name each other by plain relative paths, so names inside must not change; the
name of the folder is its digest, so that browsers may keep what is in it for good.
"""

from __future__ import annotations

import hashlib
import re
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.safestring import mark_safe
from whitenoise.middleware import WhiteNoiseMiddleware

from preseance import documents

FOLDER = Path(__file__).parent / "static"
FONTS = Path(documents.__file__).parent / "fonts"
"""The papers' own, so that names on a page are as wide as they were measured."""
_LETTERS = 12
_IMPORT = re.compile(r'^(?:import|export)\b[^;"]*?"(\./[\w/.-]+|\.\./[\w/.-]+)";', re.MULTILINE)


@cache
def digest() -> str:
    """Twelve letters over the names and bytes of all static files."""
    found = hashlib.sha256()
    for folder in (FOLDER, FONTS):
        for file in sorted(p for p in folder.rglob("*") if p.is_file()):
            content = file.read_bytes()
            found.update(f"{file.relative_to(folder).as_posix()}\0{len(content)}\0".encode())
            found.update(content)
    return found.hexdigest()[:_LETTERS]


def prefix() -> str:
    """Where static files are found."""
    return f"/static/room.{digest()}/"


def asset(name: str) -> str:
    """The address of a static file, by its path in the folder.

    Raises
    ------
    FileNotFoundError
        Where there is none.
    """
    if not (FOLDER / name).is_file():
        raise FileNotFoundError(name)
    return prefix() + name


@cache
def modules(name: str) -> tuple[str, ...]:
    """All modules that one imports, and those that these import, by their paths in the folder; itself first.

    A browser finds out of one module after the other what it needs; told at once, it asks for all at once.

    Raises
    ------
    FileNotFoundError
        Where there is none, or one that is imported is not there.
    """
    found = [name]
    for one in found:
        file = FOLDER / one
        for told in _IMPORT.findall(file.read_text("utf-8")):
            path = (file.parent / told).resolve().relative_to(FOLDER.resolve()).as_posix()
            if path not in found:
                found.append(path)
    return tuple(found)


def preloaded(name: str) -> str:
    """Links that have a browser ask for a module and for all that it imports."""
    links = (f'<link rel="modulepreload" href="{prefix()}{path}">' for path in modules(name))
    # Names of our own files.
    told: str = mark_safe("\n".join(links))
    return told


class Assets(WhiteNoiseMiddleware):  # type: ignore[misc]  # WhiteNoise carries no types
    """Serves the folder, the fonts, and the static files that packages bring."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.add_files(str(FOLDER), prefix=prefix())
        self.add_files(str(FONTS), prefix=f"{prefix()}fonts/")
