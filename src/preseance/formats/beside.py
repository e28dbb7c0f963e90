"""The files of schemes of precedence that stand beside ``event.toml``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Final

from preseance.formats.toml_part import FILE

_NO_SCHEMES: Final = frozenset({FILE, "version.toml"})
_WORD: Final = re.compile(r"[\w-]+")


def schemes_beside(folder: Path, contents: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of schemes in an event folder: those that event.toml names, and those these name.

    ``contents`` are the files known already, by name; they stay as they are.
    """
    there = [f.name for f in folder.glob("*.toml")]
    return schemes_among(
        there, contents, lambda n: contents[n] if n in contents else (folder / n).read_bytes()
    )


def schemes_among(
    names: Iterable[str], contents: Mapping[str, bytes], content_of: Callable[[str], bytes]
) -> dict[str, bytes]:
    """The files of schemes among those named, as ``schemes_beside`` finds them in a folder."""
    there = {
        n.removesuffix(".toml"): n for n in names if n.endswith(".toml") and n not in _NO_SCHEMES
    }
    if not there or FILE not in contents:
        return {}
    found: dict[str, bytes] = {}
    waiting = [contents[FILE]]
    while waiting:
        words = set(_WORD.findall(waiting.pop().decode("utf-8", errors="replace")))
        for stem in sorted(words & there.keys()):
            name = there.pop(stem)
            found[name] = content_of(name)
            waiting.append(found[name])
    return found
