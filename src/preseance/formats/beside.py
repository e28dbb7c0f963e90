"""The files of schemes of precedence that stand beside ``event.toml``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from preseance.formats.toml_part import FILE

_NO_SCHEMES: Final = frozenset({FILE, "version.toml"})
_WORD: Final = re.compile(r"[\w-]+")


def schemes_beside(folder: Path, contents: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of schemes in an event folder: those that event.toml names, and those these name.

    ``contents`` are the files known already, by name; they stay as they are.
    """
    there = {f.stem: f for f in folder.glob("*.toml") if f.name not in _NO_SCHEMES}
    if not there or FILE not in contents:
        return {}
    found: dict[str, bytes] = {}
    waiting = [contents[FILE]]
    while waiting:
        words = set(_WORD.findall(waiting.pop().decode("utf-8", errors="replace")))
        for stem in sorted(words & there.keys()):
            path = there.pop(stem)
            content = contents[path.name] if path.name in contents else path.read_bytes()
            found[path.name] = content
            waiting.append(content)
    return found
