"""Warnings of the house as sentences on stderr, where Python would name a file and a line."""

from __future__ import annotations

import sys
import warnings
from itertools import pairwise
from typing import TextIO

from preseance.cli.console import err
from preseance.errors import KernelsNotKept

_FRENCH = {
    "in": "dans «\u202f{folder}\u202f» ({problem})",
    "homeless": "dans un dossier personnel, car il n’y en a pas",
    "instead": "il est conservé dans «\u202f{instead}\u202f»",
    "anew": "il est compilé à chaque fois",
    "whole": "Le code compilé ne peut être conservé {where}\u00a0: {now}. "
    "PRESEANCE_CACHE_DIR peut désigner un dossier.",
}


def say_warnings() -> None:
    """From now on say warnings of the house in the language asked for; others as Python does."""
    others = warnings.showwarning

    def show(
        message: Warning | str,
        category: type[Warning],
        filename: str,
        lineno: int,
        file: TextIO | None = None,
        line: str | None = None,
    ) -> None:
        if isinstance(message, KernelsNotKept):
            err.print(_french(message) if _asks_french() else str(message), markup=False)
        else:
            others(message, category, filename, lineno, file, line)

    warnings.showwarning = show


def _french(warning: KernelsNotKept) -> str:
    said = vars(warning)
    where = _FRENCH["in" if warning.folder else "homeless"].format(**said)
    now = _FRENCH["instead" if warning.instead else "anew"].format(**said)
    return _FRENCH["whole"].format(where=where, now=now)


def _asks_french() -> bool:
    """A warning may come before the command line is read, or from far below it."""
    given = sys.argv[1:]
    return "--lang=fr" in given or ("--lang", "fr") in pairwise(given)
