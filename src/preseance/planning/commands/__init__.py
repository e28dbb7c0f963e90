"""What people do to an event: one class a command, the same for the terminal and the page."""

from preseance.planning.commands.base import Command, Handed, Outcome, OvertakenError, carry_out
from preseance.planning.commands.catalogue import AnyCommand, ByHand, command_of, json_of
from preseance.planning.commands.parts import ALL, Change, Delta, back, delta_of, overlap, patched
from preseance.planning.commands.placing import (
    Insert,
    Move,
    MoveSeveral,
    MoveTable,
    MoveToTable,
    Swap,
    To,
    Unseat,
)

__all__ = [
    "ALL",
    "AnyCommand",
    "ByHand",
    "Change",
    "Command",
    "Delta",
    "Handed",
    "Insert",
    "Move",
    "MoveSeveral",
    "MoveTable",
    "MoveToTable",
    "Outcome",
    "OvertakenError",
    "Swap",
    "To",
    "Unseat",
    "back",
    "carry_out",
    "command_of",
    "delta_of",
    "json_of",
    "overlap",
    "patched",
]
