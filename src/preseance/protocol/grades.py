"""Military grades by the codes of NATO's STANAG 2116, and the pay grades of the United States.

A code's number falls from OF-10 to OF-1, then warrant officers (WO-5 to WO-1), then OR-9 to
OR-1. From OF-2 up a pay grade of a United States officer is one higher than the code (a major
is OF-3 and O-4); O-1 and O-2 are both OF-1.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_CODE: Final = re.compile(r"(OF|OR|WO|CWO|O|E|W)-?\s?(\d{1,2})(?:\s?\(?([A-D])\)?)?", re.IGNORECASE)
_HIGHEST: Final = {"OF": 10, "OR": 9, "WO": 5, "CWO": 5, "O": 11, "E": 9, "W": 5}


@dataclass(frozen=True)
class Grade:
    """A grade that compares across nations and services."""

    order: int
    """0 is the highest."""
    code: str
    """NATO code, or WO and a number for warrant officers."""
    written: str

    @property
    def shown(self) -> str:
        """The code, with what was written where that differs."""
        return self.code if self.code == self.written else f"{self.code} ({self.written})"


def read(text: str, *, split_junior_officers: bool = False) -> Grade:
    """The grade of a code such as ``OF-5``, ``O-6``, ``OR-9``, ``E-7`` or ``CWO-3``.

    ``split_junior_officers`` puts O-2 before O-1, and OF-1(A) before OF-1(B), within OF-1.

    Raises
    ------
    ValueError
        Where the text is no such code.
    """
    found = _CODE.fullmatch(text.strip())
    if not found:
        raise ValueError(f"«{text}» is no NATO code or pay grade, such as OF-5, O-6, OR-9 or WO-3")
    kind, number, letter = found[1].upper(), int(found[2]), (found[3] or "").upper()
    if not 1 <= number <= _HIGHEST[kind]:
        raise ValueError(f"«{text}»: {kind} goes from 1 to {_HIGHEST[kind]}")
    written = f"{kind}-{number}{letter}"
    if kind in ("OF", "O"):
        code = number if kind == "OF" else max(1, number - 1)
        junior = code == 1 and ((kind == "O" and number == 1) or letter in ("B", "C", "D"))
        half = 1 if split_junior_officers and junior else 0
        return Grade(2 * (10 - code) + half, f"OF-{code}", written)
    if kind in ("WO", "CWO", "W"):
        return Grade(30 + 5 - number, f"WO-{number}", written)
    return Grade(40 + 9 - number, f"OR-{number}", written)
