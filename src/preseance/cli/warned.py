"""Warnings of the house as sentences on stderr, where Python would name a file and a line."""

from __future__ import annotations

import warnings
from typing import TextIO

from preseance.cli.console import err
from preseance.cli.language import spoken
from preseance.errors import NOT_KEPT, KernelsNotKept, WorkbookRebuilt


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
        if isinstance(message, WorkbookRebuilt):
            err.print(message.said(spoken()), markup=False)
        elif isinstance(message, KernelsNotKept):
            err.print(_sentence(message), markup=False)
        else:
            others(message, category, filename, lineno, file, line)

    warnings.showwarning = show


def _sentence(warning: KernelsNotKept) -> str:
    from preseance.wording.languages import translated

    case = warning.case
    return translated(f"kernels.{case}", NOT_KEPT[case], spoken()).format(**warning.fields)
