"""What a person may be to an event: one table, role × operation; the table of audiences says what each sees.

Administrators of the machine have no line in it: they open no event they have no role in.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from preseance.planning.commands import Command
from preseance.planning.commands.approving import Approve, Return
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
from preseance.planning.commands.taking import Revert, Switch, Take
from preseance.planning.commands.ticking import Tick
from preseance.views.audiences import AUDIENCES, DEFAULT, DELEGATION, WHOLE, Audience


class Op(StrEnum):
    """What can be done with an event."""

    SEE = "see"
    """Look at sessions, and hear when they change."""
    PRINT = "print"
    """Have papers, those of one's audience."""
    ASK = "ask"
    """What a place would cost, why a guest is where they are."""
    ARRANGE = "arrange"
    """Move guests, pin them, take a plan over; undo and redo."""
    EDIT = "edit"
    """Change guests, rules, requests, rooms, sessions, settings."""
    APPROVE = "approve"
    """Approve tables or return them; mark places approved, or let that lapse."""
    VERDICTS = "verdicts"
    """Read what was approved and returned, with which words."""
    MARK = "mark"
    """Mark places told and printed."""
    SEAT = "seat"
    """Mark guests seated."""
    PUBLISH = "publish"
    SOLVE = "solve"
    """Have plans and answers worked out."""
    JOURNAL = "journal"
    """Read what was changed by whom."""
    EXPORT = "export"
    """Have the whole event as files."""
    PROPOSE = "propose"
    """Enter names, diets and cars of one's own delegation, as proposals."""
    MEMBERS = "members"
    """Say who may do what; links."""
    AUDIT = "audit"
    """Read who saw what."""
    PERSONAL = "personal"
    """Have all that is held of one guest, erase one, say how long the event is kept."""


@dataclass(frozen=True, slots=True)
class Role:
    """One line of the table."""

    name: str
    audience: str
    """What it sees: a line of the table of audiences."""
    may: frozenset[Op]

    @property
    def sees(self) -> Audience:
        """The rights of its audience."""
        return AUDIENCES[self.audience]

    @property
    def of_delegation(self) -> bool:
        """Whether it sees one delegation's part and nothing else."""
        return self.audience == DELEGATION


def _role(name: str, audience: str, *may: Op) -> Role:
    return Role(name, audience, frozenset((Op.SEE, *may)))


_PLANNING = (
    Op.PRINT, Op.ASK, Op.ARRANGE, Op.EDIT, Op.MARK, Op.SEAT, Op.PUBLISH, Op.SOLVE, Op.JOURNAL,
    Op.EXPORT, Op.VERDICTS,
)  # fmt: skip
_TABLE = (
    _role("owner", WHOLE, *_PLANNING, Op.APPROVE, Op.MEMBERS, Op.AUDIT, Op.PERSONAL),
    _role("planner", WHOLE, *_PLANNING),
    _role("approver", "host", Op.PRINT, Op.APPROVE, Op.VERDICTS),
    _role("usher", "usher", Op.PRINT, Op.SEAT),
    _role("kitchen", "kitchen", Op.PRINT),
    _role("liaison", DELEGATION, Op.PROPOSE),
    _role("viewer", DEFAULT, Op.PRINT),
)
ROLES: Mapping[str, Role] = MappingProxyType({r.name: r for r in _TABLE})
"""By name."""
OWNER = _TABLE[0].name
APPROVER = next(r.name for r in _TABLE if Op.APPROVE in r.may and Op.EDIT not in r.may)

_ARRANGING: tuple[type[Command], ...] = (
    Move, Swap, Unseat, MoveSeveral, MoveToTable, MoveTable, Insert, MoveFrom, Pin, Unpin,
    PinSeveral, UnpinSeveral, ApplyPlan, Revert, Take,
)  # fmt: skip
_EDITING: tuple[type[Command], ...] = (
    AddGuest, ChangeGuest, RemoveGuest, AddDelegation, ChangeDelegation, RemoveDelegation,
    AddRule, ChangeRule, RemoveRule, AddRequest, ChangeRequest, RemoveRequest, AddSession,
    ChangeSession, RemoveSession, AddRoom, ChangeRoom, RemoveRoom, ChangeSeveral, ChangeEvent,
    TakeReports,
)  # fmt: skip
_OF_COMMANDS: Mapping[type[Command], Op] = MappingProxyType(
    {
        **dict.fromkeys(_ARRANGING, Op.ARRANGE),
        **dict.fromkeys(_EDITING, Op.EDIT),
        ClearMarks: Op.APPROVE,
        Approve: Op.APPROVE,
        Return: Op.APPROVE,
        Publish: Op.PUBLISH,
        Switch: Op.PUBLISH,
        Tick: Op.MARK,
    }
)
_OF_MARKS: Mapping[str, Op] = MappingProxyType(
    {"approved": Op.APPROVE, "told": Op.MARK, "printed": Op.MARK, "seated": Op.SEAT}
)


def op_of(command: Command) -> Op:
    """What somebody must be allowed to do to send a command."""
    if isinstance(command, SetMark | TakeMark):
        return _OF_MARKS[command.mark]
    return _OF_COMMANDS[type(command)]
