"""Warnings of the house as sentences on stderr, where Python would name a file and a line."""

from __future__ import annotations

import sys
import warnings
from itertools import pairwise
from typing import TextIO

from preseance.cli.console import err
from preseance.errors import NOT_KEPT, KernelsNotKept


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
            err.print(_sentence(message), markup=False)
        else:
            others(message, category, filename, lineno, file, line)

    warnings.showwarning = show


def _sentence(warning: KernelsNotKept) -> str:
    from preseance.wording.languages import translated

    case = warning.case
    return translated(f"kernels.{case}", NOT_KEPT[case], _language()).format(**warning.fields)


def _language() -> str:
    """That of ``--lang``, read here, as a warning comes from far below what has read the command."""
    given = [part for argument in sys.argv[1:] for part in argument.split("=", 1)]
    return dict(pairwise(given)).get("--lang", "en")
