"""All commands there are, and from JSON to a command and back."""

from __future__ import annotations

import json
from typing import Annotated, Any

from pydantic import Field, TypeAdapter

from preseance.planning.commands.approving import Approve, Return
from preseance.planning.commands.base import Command
from preseance.planning.commands.between_sessions import MoveFrom
from preseance.planning.commands.pinning import Pin, PinSeveral, Unpin, UnpinSeveral
from preseance.planning.commands.placing import (
    Insert,
    Move,
    MoveSeveral,
    MoveTable,
    MoveToTable,
    Swap,
    Unseat,
)
from preseance.planning.commands.plans import ApplyPlan, ClearMarks, Publish, SetMark, TakeMark
from preseance.planning.commands.reports import TakeReports
from preseance.planning.commands.rows import (
    AddDelegation,
    AddGuest,
    AddRequest,
    AddRoom,
    AddRule,
    AddSession,
    ChangeDelegation,
    ChangeEvent,
    ChangeGuest,
    ChangeRequest,
    ChangeRoom,
    ChangeRule,
    ChangeSession,
    ChangeSeveral,
    RemoveDelegation,
    RemoveGuest,
    RemoveRequest,
    RemoveRoom,
    RemoveRule,
    RemoveSession,
)
from preseance.planning.commands.taking import Erase, Revert, Switch, Take, TakeVariant
from preseance.planning.commands.ticking import Tick

ByHand = (
    Move | Swap | Unseat | MoveSeveral | MoveToTable | MoveTable | Insert
    | MoveFrom | Pin | Unpin | PinSeveral | UnpinSeveral
    | AddGuest | ChangeGuest | RemoveGuest
    | AddDelegation | ChangeDelegation | RemoveDelegation
    | AddRule | ChangeRule | RemoveRule
    | AddRequest | ChangeRequest | RemoveRequest
    | AddSession | ChangeSession | RemoveSession
    | AddRoom | ChangeRoom | RemoveRoom
    | ChangeSeveral | ChangeEvent
    | ApplyPlan | SetMark | TakeMark | ClearMarks | Publish
    | Approve | Return | Tick
)  # fmt: skip
"""Commands that people send."""
AnyCommand = ByHand | Revert | Take | Switch | TakeReports | TakeVariant | Erase
"""Those, and what the program makes."""
_ANY: TypeAdapter[Command] = TypeAdapter(Annotated[AnyCommand, Field(discriminator="do")])


def command_of(values: Any) -> Command:
    """A command from its JSON.

    Raises
    ------
    ValidationError
        Where it is none.
    """
    return _ANY.validate_json(json.dumps(values))


def json_of(command: Command) -> dict[str, Any]:
    """A command as JSON."""
    return command.model_dump(mode="json", by_alias=True, exclude_unset=True) | {"do": command.do}
