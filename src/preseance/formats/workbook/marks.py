"""How a workbook that the program wrote last is told from one that a spreadsheet program saved."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Final

PRODUCER: Final = "Préséance"
"""Stands as the company of a workbook; spreadsheet programs may keep it, but name themselves."""
_PART: Final = "docProps/app.xml"


def is_ours(content: bytes) -> bool:
    """Whether nobody saved the workbook since the program wrote it."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        # XlsxWriter dates each part 1980, which no other program does.
        dated = {part.date_time[:3] for part in package.infolist()}
        said = package.read(_PART).decode("utf-8", "replace") if _PART in package.namelist() else ""
    return dated == {(1980, 1, 1)} and PRODUCER in said
