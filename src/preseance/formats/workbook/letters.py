"""What a cell can hold: any text of XML 1.0, one kind of line break, up to a length."""

from __future__ import annotations

import re
from typing import Final

LONGEST: Final = 32_767
"""Letters of a cell, as Excel counts them: UTF-16 units."""
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_BREAKS = re.compile("\r\n?")


def shown(text: str) -> str:
    """A text as a cell gives it back, whichever program saved the workbook last."""
    if text.isalnum():
        return text
    return _NO_XML.sub("", _BREAKS.sub("\n", text))


def length(text: str) -> int:
    """Letters of a text as a cell counts them."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2
