"""The user's own fonts: a folder that comes first in the order of typefaces, looked at before use.

Typst reads what it can of a folder and says nothing of the rest; here each file is named that is
no font, so that nobody wonders on the evening why the house's type is missing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import typst

from preseance.documents.typefaces import Typefaces, bundled
from preseance.errors import InputError, Mistake
from preseance.wording.said import Said

READ = (".ttf", ".otf", ".ttc", ".otc")
_WEB = (".woff", ".woff2")
SETTING = "settings.papers.fonts"
_FOLDER = Said("a folder with fonts ({kinds})", kinds=", ".join(READ))


def with_own_fonts(folder: Path, named: str) -> Typefaces:
    """The bundled typefaces after those of a folder; `named` is what the user wrote.

    Raises
    ------
    InputError
        Where the folder is not there, is a file, or holds no font or a file that is none.
    """
    if not folder.exists():
        raise _mistake(named, _FOLDER)
    if not folder.is_dir():
        expected = Said("the folder that the file is in, {known}", known=f"«{Path(named).parent}»")
        raise _mistake(named, expected)
    found = typst.Fonts(False, False, [str(folder)])
    read = {Path(info.path).resolve() for info in found.fonts() if info.path}
    mistakes = [*_unread(folder, read)]
    if mistakes:
        raise InputError(mistakes)
    if not read:
        raise _mistake(named, _FOLDER)
    known = bundled()
    own = tuple(found.families())
    held = {family.lower() for family in own}
    others = (family for family in known.families if family.lower() not in held)
    return replace(known, families=(*own, *others), folders=(folder, *known.folders))


def _unread(folder: Path, read: set[Path]) -> Iterator[Mistake]:
    """Files that are meant as fonts, and cannot be read as such."""
    for path in sorted(folder.rglob("*")):
        kind = path.suffix.lower()
        if kind in READ and path.is_file() and path.resolve() not in read:
            expected = Said("a font; this file is damaged, or is none")
            yield Mistake("event.toml", None, SETTING, f"«{path}»", expected)
        if kind in _WEB:
            expected = Said(
                "the same font as {kinds}; web fonts are not read", kinds=", ".join(READ)
            )
            yield Mistake("event.toml", None, SETTING, f"«{path}»", expected)


def _mistake(named: str, expected: Said) -> InputError:
    return InputError([Mistake("event.toml", None, SETTING, f"«{named}»", expected)])
