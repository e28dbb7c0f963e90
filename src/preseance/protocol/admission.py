"""The states of the United States in order of their admission to the Union.

The Order of Precedence ranks governors away from home by it. The thirteen first states count
by their ratification of the Constitution; North Dakota goes before South Dakota by custom.
"""

from __future__ import annotations

from typing import Final

_IN_ORDER: Final = [
    "DE",
    "PA",
    "NJ",
    "GA",
    "CT",
    "MA",
    "MD",
    "SC",
    "NH",
    "VA",
    "NY",
    "NC",
    "RI",
    "VT",
    "KY",
    "TN",
    "OH",
    "LA",
    "IN",
    "MS",
    "IL",
    "AL",
    "ME",
    "MO",
    "AR",
    "MI",
    "FL",
    "TX",
    "IA",
    "WI",
    "CA",
    "MN",
    "OR",
    "KS",
    "WV",
    "NV",
    "NE",
    "CO",
    "ND",
    "SD",
    "MT",
    "WA",
    "ID",
    "WY",
    "UT",
    "OK",
    "NM",
    "AZ",
    "AK",
    "HI",
]
_PLACE: Final = {state: place for place, state in enumerate(_IN_ORDER, 1)}


def order_of(state: str) -> int:
    """1 for Delaware to 50 for Hawaii, by the postal code (``NY``).

    Raises
    ------
    ValueError
        Where it is no state's code.
    """
    try:
        return _PLACE[state.strip().upper()]
    except KeyError:
        raise ValueError(f"«{state}» is no state's postal code, such as NY") from None
