"""What a revision did, in words: one sentence a command, for every page that tells of the journal."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from preseance.server.events.store import Past
from preseance.server.pages.opening import said
from preseance.wording.said import Said

DONE: Mapping[str, Said] = MappingProxyType(
    {
        "move": Said("Guest moved"),
        "swap": Said("Two guests swapped"),
        "unseat": Said("Guests taken off"),
        "move-several": Said("Guests moved"),
        "move-to-table": Said("Guests put at a table"),
        "move-table": Said("Tables changed over"),
        "insert": Said("Guest put between two"),
        "move-from": Said("Guests moved from one session to another"),
        "pin": Said("Guest pinned"),
        "unpin": Said("Guest unpinned"),
        "pin-several": Said("Guests pinned"),
        "unpin-several": Said("Guests unpinned"),
        "apply-plan": Said("Plan taken over"),
        "set-mark": Said("Places marked"),
        "take-mark": Said("A mark taken back"),
        "clear-marks": Said("Marks taken away"),
        "publish": Said("Published"),
        "add-guest": Said("Guest added"),
        "change-guest": Said("Guest changed"),
        "remove-guest": Said("Guest removed"),
        "add-delegation": Said("Delegation added"),
        "change-delegation": Said("Delegation changed"),
        "remove-delegation": Said("Delegation removed"),
        "add-rule": Said("Rule added"),
        "change-rule": Said("Rule changed"),
        "remove-rule": Said("Rule removed"),
        "add-request": Said("Request added"),
        "change-request": Said("Request changed"),
        "remove-request": Said("Request removed"),
        "change-session": Said("Session changed"),
        "change-room": Said("Room changed"),
        "change-event": Said("Event changed"),
        "add-session": Said("Session added"),
        "remove-session": Said("Session removed"),
        "add-room": Said("Room added"),
        "remove-room": Said("Room removed"),
        "change-several": Said("Several lines changed"),
        "approve": Said("Tables approved"),
        "return": Said("Tables returned"),
        "tick": Said("Task ticked"),
        "take-reports": Said("Taken from reports"),
        "revert": Said("Back to revision {number}", number="{number}"),
        "undo": Said("Revision {number} taken back", number="{number}"),
        "redo": Said("Revision {number} done again", number="{number}"),
        "take": Said("Answer taken"),
        "switch": Said("Changed five minutes before"),
        "take-variant": Said("Variant taken over"),
        "erase": Said("Somebody erased"),
    }
)
"""By command; undo and redo are none, and stand here too. Of those that a revision gives no number the sentence
without it is said."""
_WITHOUT_NUMBER: Mapping[str, Said] = MappingProxyType(
    {
        "revert": Said("Back to an earlier revision"),
        "undo": Said("A revision taken back"),
        "redo": Said("A revision done again"),
    }
)


def done(act: str, do: str, number: int | None = None) -> str:
    """What a revision did: ``act`` is ``do``, or how its command came about; ``number`` is the revision
    that it speaks of."""
    name = do if act == "do" else act
    if number is None and name in _WITHOUT_NUMBER:
        return said(_WITHOUT_NUMBER[name])
    return said(DONE[name]).replace("{number}", str(number))


def done_by(past: Past) -> str:
    """What a revision of the journal did."""
    number = past.reverts if past.reverts is not None else past.command.get("of")
    return done(past.act, str(past.command.get("do", "")), number)
