"""Codes by which guests find their table without their names: short letters that nobody can reckon.

A code comes of the guest's id and the house's secret alone (HMAC-SHA256, RFC 2104), so that it
stands on an invitation before anybody is seated and stays the same through every version.
"""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from hashlib import sha256

from preseance.planning.checks.checking import Check

LETTERS = "BCDFGHJKMNPRSTVWXZ"
"""Without vowels, so that no word arises, and without what is taken for a numeral or for another."""
_LENGTH = 6


def find_codes(checked: Check) -> Mapping[str, str]:
    """The code of each guest of the event by id; none where the house has set no secret."""
    event = checked.occasion.event
    secret = event.settings.get("papers.find_secret", "")
    if not isinstance(secret, str) or not secret:
        return {}
    return checked.occasion.kept(
        "find codes", lambda: codes_of(secret, event.id, [guest.id for guest in event.guests])
    )


def codes_of(secret: str, event: str, guests: list[str]) -> dict[str, str]:
    """No two alike: of two that are, the guest who stands later in the list has another.

    >>> codes_of("a word of the house", "gala", ["ana", "ben"])
    {'ana': 'HVM-VPD', 'ben': 'TNK-PVT'}
    """
    found: dict[str, str] = {}
    taken: set[str] = set()
    for guest in guests:
        turn = 0
        while (code := _code(secret, f"{event}\0{guest}\0{turn}")) in taken:
            turn += 1
        taken.add(code)
        found[guest] = code
    return found


def _code(secret: str, of: str) -> str:
    number = int.from_bytes(hmac.digest(secret.encode(), of.encode(), sha256), "big")
    letters = []
    for _ in range(_LENGTH):
        number, at = divmod(number, len(LETTERS))
        letters.append(LETTERS[at])
    half = _LENGTH // 2
    return f"{''.join(letters[:half])}-{''.join(letters[half:])}"
