"""All commands there are, and from JSON to a command and back."""

from __future__ import annotations

import json
from typing import Annotated, Any

from pydantic import Field, TypeAdapter

from preseance.planning.commands.base import Command
from preseance.planning.commands.pinning import Pin, Unpin
from preseance.planning.commands.placing import (
    Insert,
    Move,
    MoveSeveral,
    MoveTable,
    MoveToTable,
    Swap,
    Unseat,
)
from preseance.planning.commands.plans import ApplyPlan, ClearMarks, Publish, SetMark
from preseance.planning.commands.reports import TakeReports
from preseance.planning.commands.rows import (
    AddDelegation,
    AddGuest,
    AddRequest,
    AddRule,
    ChangeDelegation,
    ChangeEvent,
    ChangeGuest,
    ChangeRequest,
    ChangeRoom,
    ChangeRule,
    ChangeSession,
    RemoveDelegation,
    RemoveGuest,
    RemoveRequest,
    RemoveRule,
)
from preseance.planning.commands.taking import Revert, Switch, Take

ByHand = (
    Move | Swap | Unseat | MoveSeveral | MoveToTable | MoveTable | Insert
    | Pin | Unpin
    | AddGuest | ChangeGuest | RemoveGuest
    | AddDelegation | ChangeDelegation | RemoveDelegation
    | AddRule | ChangeRule | RemoveRule
    | AddRequest | ChangeRequest | RemoveRequest
    | ChangeSession | ChangeRoom | ChangeEvent
    | ApplyPlan | SetMark | ClearMarks | Publish
)  # fmt: skip
"""Commands that people send."""
AnyCommand = ByHand | Revert | Take | Switch | TakeReports
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
